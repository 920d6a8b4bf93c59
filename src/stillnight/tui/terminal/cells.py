"""The columns of a line: what stands in each, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import cell_len, split_graphemes

from stillnight.tui.terminal.pen import PLAIN, Pen, on_blank

_FIRST_EMOJI: Final = "\U0001f000"


class Cell(NamedTuple):
    """One column."""

    text: str
    """The sign that begins here, with all that combines with it; empty under the right half of a wide one."""

    pen: Pen
    """How it is drawn; for a blank only what can be seen of it."""

    @property
    def is_disputed(self) -> bool:
        """Whether terminals disagree about its width: what combines, and pictures."""
        return len(self.text) > 1 or self.text >= _FIRST_EMOJI


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


def whole(row: Row) -> Row:
    """The same line, with a blank wherever only one half of a wide sign is left, as terminals do it."""
    if all(cell.text.isascii() and cell.text for cell in row):
        return row
    found = list(row)
    for x, cell in enumerate(row):
        if cell.text:
            is_half = cell_len(cell.text) == 2 and (x + 1 == len(row) or row[x + 1].text != "")
        else:
            is_half = x == 0 or cell_len(row[x - 1].text) != 2
        if is_half:
            found[x] = Cell(" ", on_blank(cell.pen))
    return found


def differing(old: Sequence[Cell], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """The stretches of columns, from and up to, that have to be drawn to make one line of another."""
    marked = [was != will for was, will in zip(old, new, strict=True)]
    if any(cell.is_disputed for cell in (*old, *new)):
        return [(0, len(new))]
    for row in (old, new):
        for x, cell in enumerate(row):
            if not cell.text:
                marked[x - 1] = marked[x] = marked[x - 1] or marked[x]
    return _stretches(marked)


def _stretches(marked: Sequence[bool]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = None
    for x, is_marked in enumerate((*marked, False)):
        if is_marked and start is None:
            start = x
        elif not is_marked and start is not None:
            found.append((start, x))
            start = None
    return found
