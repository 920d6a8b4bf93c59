"""The rows of the signs of a night, in full words, the most urgent first. Pure; draws nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from stillnight.diary.flags import URGENCIES, Flag
from stillnight.diary.wrapping import wrapped
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.prose import NARROWEST
from stillnight.tui.widgets.ink import Role
from stillnight.tui.widgets.row import Row, Span

INDENT = 6
"""Columns before the words of a sign: the cursor, its number, whether it is ticked."""


def sign_rows(flags: Iterable[Flag], ticked: Collection[str] | None, width: int, glyphs: Glyphs) -> tuple[Row, ...]:
    """A row a sign; what does not fit on it follows below, and under a ticked one what is said of it.

    Args:
        flags: those that a sign raises, in the order of their urgency.
        ticked: the signs that are so; ``None`` where nobody said, empty for none of them.
        width: columns there are.
        glyphs: the signs to show it with.
    """
    rows: list[Row] = []
    urgency = ""
    for number, flag in enumerate(flags, 1):
        assert flag.sign is not None, "only signs can be ticked"
        if flag.urgency != urgency:
            urgency = flag.urgency
            rows.append(
                Row(f"{urgency}!", "", (Span(URGENCIES[flag.urgency].upper(), "heading"),), note=True, indent=-2)
            )
        rows += _sign(flag, number, flag.sign in (ticked or ()), max(width - INDENT - 2, NARROWEST), glyphs)
    if ticked is not None and not ticked:
        rows.append(Row("none!", "", (Span(f"{glyphs.ticked} none of these", "answer"),), note=True, indent=-2))
    return tuple(rows)


def _sign(flag: Flag, number: int, ticked: bool, width: int, glyphs: Glyphs) -> Iterator[Row]:
    mark = glyphs.ticked if ticked else glyphs.unticked
    first, *rest = wrapped(flag.asks, width)
    role: Role = "answer" if ticked else "label"
    yield Row(f"{flag.sign}", f"{number if number < 10 else ' '} {mark}", (Span(first, role),))
    for at, line in enumerate(rest):
        yield Row(f"{flag.sign}!{at}", "", (Span(line, role),), note=True, indent=INDENT - 4)
    for at, line in enumerate(wrapped(glyphs.plain(flag.says), width) if ticked else ()):
        sign = f"{glyphs.warning} " if at == 0 else "  "
        yield Row(f"{flag.sign}!!{at}", "", (Span(sign + line, "warning"),), note=True)
