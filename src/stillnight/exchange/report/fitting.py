"""What there is room for: typed text on one line, and of a list the first, with how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

from stillnight.diary.words import clean_line, one_spaced
from stillnight.diary.wrapping import columns_of

_LONGEST = 20_000


def cut(text: str, most: int) -> str:
    """Typed text on one clean line of at most so many columns; what is cut ends in an ellipsis."""
    line = one_spaced(clean_line(text, _LONGEST))
    if columns_of(line) <= most:
        return line
    while columns_of(line) > most - 1:
        line = line[: len(line) - max((columns_of(line) - most + 1) // 2, 1)]
    return line.rstrip() + "…"


def few(lines: Sequence[str], most: int) -> tuple[str, ...]:
    """The first lines, and how many more there are where they are too many."""
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], f"… and {len(lines) - most + 1} more")
