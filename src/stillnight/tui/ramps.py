"""The colours of the five levels: for each look, and once more where a terminal has sixteen colours only.

Every ramp runs from dark to light (on the day's light ground from light to dark), from blue to yellow or within one
red, so that it stays in order for people who confuse red and green or blue and yellow; a test simulates their sight.
The signs carry the levels too.
"""

from __future__ import annotations

from typing import Final

from stillnight.diary.person import Look

Ramp = tuple[str, str, str, str, str]
"""Colours of the first to the fifth level, as #rrggbb."""

RAMPS: Final[dict[Look, Ramp]] = {
    "evening": ("#005f87", "#5f87af", "#87afaf", "#d7d787", "#ffffd7"),
    "red": ("#5f0000", "#870000", "#af0000", "#d70000", "#d75f5f"),
    "day": ("#afd7d7", "#5fafd7", "#5f87af", "#005f87", "#00005f"),
    "contrast": ("#5fafff", "#00d7ff", "#afd7d7", "#ffd787", "#ffffff"),
}
"""Each colour is one of the 256, so that a terminal with 256 colours and one with all of them show the same. The
terminal's own look has none: it has its sixteen everywhere."""

NUMBERS_OF_16: Final[dict[Look, tuple[int, int, int, int, int]]] = {
    "evening": (4, 12, 6, 14, 11),
    "red": (1, 1, 1, 1, 1),
    "day": (14, 6, 12, 4, 0),
    "contrast": (6, 10, 14, 11, 15),
    "terminal": (4, 12, 6, 14, 11),
}
"""The same by the numbers of the sixteen. High contrast has five of the six that stand at 7 to 1 on black in the
palettes of xterm and of the Linux console. Of red there is one that is not bright: the signs tell its levels."""


def number_of_256(colour: str) -> int:
    """The number of a colour of the 256's cube: 16 + 36 red + 6 green + blue, each 0 to 5."""
    red, green, blue = (max(int(colour[at : at + 2], 16) - 55, 0) // 40 for at in (1, 3, 5))
    return 16 + 36 * red + 6 * green + blue
