"""What was asked for: the words after ``stillnight``, read, or the usual start, where there are none."""

from __future__ import annotations

from types import SimpleNamespace


class Asked(SimpleNamespace):
    """What was typed after the program's name, by the names that ``parser.build`` gives it."""


def usual() -> Asked:
    """What is asked for by the bare command: Tonight, with everything as the diary and the surroundings have it."""
    unsaid = dict.fromkeys(("command", "diary", "zone", "night", "screen", "mouse", "colors"))
    return Asked(**unsaid, captive=False, plain=False, ascii=False)
