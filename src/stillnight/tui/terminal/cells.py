"""The columns of a line: what stands in each, and how it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter, ne
from typing import Final, NamedTuple

from rich.cells import split_graphemes

from stillnight.tui.terminal.pen import PLAIN, Pen, on_blank

_FIRST_EMOJI: Final = "\U0001f000"
_text_of: Final = itemgetter(0)
_MARKED: Final = re.compile(b"\x01+")


class Cell(NamedTuple):
    """One column."""

    text: str
    """The sign that begins here, with all that combines with it; empty under the right half of a wide one."""

    pen: Pen
    """How it is drawn; for a blank only what can be seen of it."""


Row = list[Cell]
"""A line of the screen, a cell a column."""

BLANK: Final = Cell(" ", PLAIN)


def cells_of(segments: Iterable[tuple[str, Pen]]) -> Row:
    """The cells of texts and the pens they are drawn with, side by side."""
    row: Row = []
    for text, pen in segments:
        lead, cells = _cells(text, pen)
        if lead and row:
            last = -1 if row[-1].text else -2
            row[last] = Cell(row[last].text + lead, row[last].pen)
        row += cells
    return row


@lru_cache(8192)
def _cells(text: str, pen: Pen) -> tuple[str, tuple[Cell, ...]]:
    """The cells of a text; before them what takes no column and belongs to the sign before it."""
    blank = Cell(" ", on_blank(pen))
    if text.isascii() and text.isprintable():
        return "", tuple(blank if sign == " " else Cell(sign, pen) for sign in text)
    lead, cells = "", list[Cell]()
    for start, end, width in split_graphemes(text)[0]:
        sign = "".join(part for part in text[start:end] if part >= " " and not "\x7f" <= part <= "\x9f")
        if not width:
            lead += "" if cells else sign
        else:
            cells += [blank if sign == " " else Cell(sign, pen), *([Cell("", pen)] * (width - 1))]
    return lead, tuple(cells)


def put(row: Row, x: int, cells: Sequence[Cell]) -> None:
    """Put cells into a line at a column; of a wide sign that is cut in two, a blank is left, as terminals do it."""
    room = list(cells[: len(row) - x])
    if len(room) < len(cells) and not cells[len(room)].text:
        room[-1] = _blank_of(room[-1])
    end = x + len(room)
    if room and x and not row[x].text:
        row[x - 1] = _blank_of(row[x - 1])
    if room and end < len(row) and not row[end].text:
        row[end] = _blank_of(row[end])
    row[x:end] = room


def _blank_of(cell: Cell) -> Cell:
    return Cell(" ", on_blank(cell.pen))


def are_disputed(row: Sequence[Cell]) -> bool:
    """Whether terminals disagree about the width of any sign: of one that others combine with, or of a picture."""
    return _are_disputed(tuple(map(_text_of, row)))


def _are_disputed(texts: tuple[str, ...]) -> bool:
    line = "".join(texts)
    return not line.isascii() and (len(line) + texts.count("") != len(texts) or max(line) >= _FIRST_EMOJI)


def differing(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """The stretches of columns, from and up to, that have to be drawn to make one line of another."""
    both = tuple(map(_text_of, old)), tuple(map(_text_of, new))
    if any(map(_are_disputed, both)):
        return [(0, len(new))]
    marked = bytearray(map(ne, old, new))
    for texts in both:
        for x in [x for x, text in enumerate(texts) if not text] if "" in texts else ():
            marked[x - 1] = marked[x] = marked[x - 1] or marked[x]
    return [stretch.span() for stretch in _MARKED.finditer(marked)]
