"""How many columns a text takes in a terminal; Rich would know too, and costs 15 ms that no command has to spare."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import category, east_asian_width


def columns(text: str) -> int:
    """The columns of a text: two for wide characters, none for those that join the one before (UAX 11)."""
    return sum(map(_columns_of, text))


def first_columns(text: str, most: int) -> str:
    """As much of the beginning of a text as fits into so many columns."""
    ends = accumulate(map(_columns_of, text))
    return "".join(character for character, end in zip(text, ends, strict=True) if end <= most)


def _columns_of(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
