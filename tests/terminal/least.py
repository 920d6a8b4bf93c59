"""The least that has to be sent to make of one screen another: the measure the wire is held against.

Cells that changed, one move of the cursor for each stretch of them, one change of style where the style changes, and
one erasing where a line ends in blanks. It is reckoned from two pictures of a terminal, and knows nothing of how the
wire goes about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from pyte.graphics import FG_BG_256

from tests.tui.emulator import SEEN_ON_BLANKS, Emulator

_MARKS: Final = {"bold": "1", "italics": "3", "underscore": "4", "blink": "5", "reverse": "7", "strikethrough": "9"}
_NAMES: Final = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
_INDEX: Final = {colour: number for number, colour in reversed(list(enumerate(FG_BG_256)))}

Picture = Sequence[Sequence[Any]]
"""The cells of a terminal, line by line."""


def picture(emulator: Emulator) -> Picture:
    """What a terminal holds now."""
    return [[emulator.buffer[y][x] for x in range(emulator.columns)] for y in range(emulator.lines)]


def least(before: Picture, after: Picture) -> int:
    """The bytes that the difference between two pictures of one size takes at least, in 256 colours."""
    return sum(
        _line(y, old, new) for y, (old, new) in enumerate(zip(before, after, strict=True)) if _seen(old) != _seen(new)
    )


def _line(y: int, old: Sequence[Any], new: Sequence[Any]) -> int:
    """One line, which begins and ends with the plain style."""
    size, style = 0, frozenset[str]()
    tail = _tail(new)
    for start, cells in _stretches(old, new):
        size += len(f"\x1b[{y + 1};{start + 1}H")
        erased = cells[max(tail - start, 0) :]
        size += len("\x1b[K") if erased else 0
        for cell in [*cells[: max(tail - start, 0)], *erased[:1]]:
            wanted = _style(cell)
            if wanted != style and not (_is_bare(cell) and _paper(wanted) == _paper(style)):
                size += _change(style, wanted)
                style = wanted
            size += 0 if erased and cell is erased[0] else len(cell.data.encode())
    return size


def _tail(row: Sequence[Any]) -> int:
    """Where the blanks at the end of a line begin."""
    seen = _seen(row)
    last = len(row) - next((n for n, cell in enumerate(reversed(seen)) if cell != seen[-1]), len(row))
    return last if _is_bare(row[-1]) else len(row)


def _stretches(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, list[Any]]]:
    """Where cells differ, one beside the other, and what is to stand there."""
    columns = enumerate(zip(_seen(old), _seen(new), new, strict=True))
    for differs, stretch in groupby(columns, lambda column: column[1][0] != column[1][1]):
        if differs:
            found = list(stretch)
            yield found[0][0], [cell for _, (_, _, cell) in found]


def _seen(row: Sequence[Any]) -> list[object]:
    return [(" ", cell.bg) if _is_bare(cell) else cell for cell in row]


def _is_bare(cell: Any) -> bool:
    """Whether it is a blank of which only the background shows."""
    return cell.data == " " and not any(getattr(cell, mark) for mark in SEEN_ON_BLANKS)


def _style(cell: Any) -> frozenset[str]:
    marks = () if _is_bare(cell) else (code for mark, code in _MARKS.items() if getattr(cell, mark))
    ink = "" if _is_bare(cell) else _colour(cell.fg, 30)
    return frozenset(filter(None, (*marks, ink, _colour(cell.bg, 40))))


def _paper(style: frozenset[str]) -> set[str]:
    return {code for code in style if code.startswith(("4", "10")) and len(code) > 1}


def _colour(name: str, base: int) -> str:
    """The code of a colour as pyte names it."""
    if name == "default":
        return ""
    bright = name.removeprefix("bright")
    if bright in _NAMES:
        return str(base + _NAMES.index(bright) + (60 if name != bright else 0))
    return f"{base + 8};5;{_INDEX.get(name, 255)}"


def _change(old: frozenset[str], new: frozenset[str]) -> int:
    """The shorter of what is new alone, where nothing has to end, and everything anew."""
    anew = len("\x1b[m") + (len(";".join(["0", *sorted(new)])) if new else 0)
    kinds = [{_kind(code) for code in style} for style in (old, new)]
    return min(anew, len("\x1b[m") + len(";".join(sorted(new - old)))) if kinds[0] <= kinds[1] else anew


def _kind(code: str) -> str:
    """What a code decides: the ink, the paper, or a mark."""
    return code if len(code) == 1 else "paper" if _paper(frozenset({code})) else "ink"
