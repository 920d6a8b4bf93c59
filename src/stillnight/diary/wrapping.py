"""Lines that fit: text in columns of a terminal, where some letters take two."""

from __future__ import annotations

import unicodedata
from typing import Final

_WIDE: Final = frozenset({"W", "F"})


def columns_of(text: str) -> int:
    """The columns a text takes: two for wide letters, none for marks that stand on the letter before."""
    return sum(map(_width, text))


def wrapped(text: str, columns: int, indent: str = "") -> tuple[str, ...]:
    """The text in lines of at most so many columns, broken between words, or inside a word that is too long.

    Args:
        text: one paragraph.
        columns: the most a line takes, its indent included; at least 8 more than the indent.
        indent: what every line but the first begins with.
    """
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, columns - columns_of(indent)):
            spaced = f"{lines[-1]} {piece}" if lines[-1].strip() else lines[-1] + piece
            if columns_of(spaced) <= columns:
                lines[-1] = spaced
            else:
                lines.append(indent + piece)
    return tuple(lines)


def _pieces(word: str, columns: int) -> tuple[str, ...]:
    """The word, cut where it would not fit on a line of its own."""
    if columns_of(word) <= columns:
        return (word,)
    pieces = [""]
    for letter in word:
        if columns_of(pieces[-1]) + _width(letter) > columns:
            pieces.append("")
        pieces[-1] += letter
    return tuple(pieces)


def _width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
