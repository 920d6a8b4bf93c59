"""The bytes that move the cursor, change the pen, write and erase, as few as will do.

Only sequences of the VT100 are used for moving and erasing; they are known to everything that calls itself a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Final, NamedTuple

from rich.cells import cell_len

from stillnight.tui.terminal.cells import Cell, are_disputed, differing
from stillnight.tui.terminal.pen import PLAIN, Pen, change, for_blank

ANEW: Final = "\x1b[r\x0f\x1b(B\x1b[m"
"""No margins, plain letters, the plain pen: whatever another program left behind."""

ERASE_LINE, ERASE_SCREEN = "\x1b[K", "\x1b[2J"

_text_of, _pen_of = itemgetter(0), itemgetter(1)

_WORTH_WRITING: Final = 5
"""No way to the right takes more bytes than this, so a longer stretch is never written only to get over it."""


class Hand(NamedTuple):
    """Where the terminal's cursor stands, and what it draws with."""

    x: int | None = None
    """The column, counted from 0; ``None`` where terminals may disagree, as after the last column."""

    y: int | None = None
    pen: Pen = PLAIN


Written = tuple[str, Hand]
"""What to send, and how the terminal then stands."""


def sent_bytes(text: str) -> int:
    """How many bytes a text is on the line; a pseudo-terminal puts a carriage return before each line feed."""
    size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
    return size + text.count("\n")


def moved(hand: Hand, x: int, y: int) -> Written:
    """The shortest way to a column and line."""
    return _way(hand.x, hand.y, x, y), Hand(x, y, hand.pen)


@lru_cache(4096)
def _way(from_x: int | None, from_y: int | None, x: int, y: int) -> str:
    if from_y == y and from_x is not None and from_x <= x:
        return _step(x - from_x, "C")  # no other way is as short
    return min(_ways(from_x, from_y, x, y), key=sent_bytes)


def _ways(from_x: int | None, from_y: int | None, x: int, y: int) -> Iterator[str]:
    """Ways to a column and line; the first is right wherever the cursor may be."""
    yield f"\x1b[{y + 1 if y else ''}{f';{x + 1}' if x else ''}H"
    if from_y is None:
        return
    if y >= from_y:
        yield "\r" + "\n" * (y - from_y) + _step(x, "C")
    if from_x is not None:
        upright = _step(y - from_y, "B") + _step(from_y - y, "A")
        yield upright + _step(x - from_x, "C") + _step(from_x - x, "D")


def _step(count: int, letter: str) -> str:
    """So many steps one way, none where the count is not above 0."""
    return "" if count <= 0 else f"\x1b[{count if count > 1 else ''}{letter}"


def inked(cells: Iterable[Cell], pen: Pen) -> tuple[str, Pen]:
    """The cells written one after another, and the pen that is then in hand."""
    parts: list[str] = []
    found = [("".join(map(_text_of, group)), wanted) for wanted, group in groupby(cells, _pen_of)]
    drawn = [(text, wanted) for text, wanted in found if text]  # without right halves of wide signs
    after = [wanted for _, wanted in drawn[1:]]
    for (text, wanted), following in zip_longest(drawn, after):
        needed = wanted if text.strip(" ") else for_blank(pen, wanted, following)
        if needed != pen:
            parts.append(change(pen, needed))
            pen = needed
        parts.append(text)
    return "".join(parts), pen


def written(hand: Hand, row: Sequence[Cell], start: int, end: int) -> Written:
    """The columns of a line from and up to, written where the cursor stands."""
    if are_disputed(row[start:end]):
        return _written_apart(hand, row, start, end)
    text, pen = inked(row[start:end], hand.pen)
    return text, Hand(end if end < len(row) else None, hand.y, pen)


def _written_apart(hand: Hand, row: Sequence[Cell], start: int, end: int) -> Written:
    """The same where terminals disagree about widths: each such sign on a cleared place, the next one put by column."""
    assert hand.y is not None, "the cursor was moved here"
    parts: list[str] = []
    for x in range(start, end):
        cell = row[x]
        if not cell.text:
            continue
        way, hand = moved(hand, x, hand.y)
        columns, is_disputed = cell_len(cell.text), are_disputed([cell])
        room = " " * columns + _step(columns, "D") if is_disputed and x + columns < len(row) else ""
        text, pen = inked([cell], hand.pen)
        sign = len(text) - len(cell.text)
        parts += [way, text[:sign], room, text[sign:]]
        after = None if is_disputed or x + columns >= len(row) else x + columns
        hand = Hand(after, hand.y, pen)
    return "".join(parts), hand


def mended(hand: Hand, y: int, old: Sequence[Cell], new: Sequence[Cell], erases_paper: bool) -> Written:
    """What makes one line of another.

    Args:
        hand: how the terminal stands.
        y: the line, counted from 0.
        old: what it shows.
        new: what it is to show, as many columns.
        erases_paper: whether the terminal erases with the paper of the pen, and not always with its own.
    """
    stretches = differing(old, new)
    tail = blank_tail(new, erases_paper)
    if not stretches or stretches[-1][1] <= tail:
        return _drawn(hand, y, new, stretches)
    head = [(start, min(end, tail)) for start, end in stretches if start < tail]
    rest = [(max(start, tail), end) for start, end in stretches if end > tail]
    text, hand = _drawn(hand, y, new, head)
    ways = _drawn(hand, y, new, rest), _erased(hand, y, new, rest[0][0])
    shortest, hand = min(ways, key=lambda way: sent_bytes(way[0]))
    return text + shortest, hand


def blank_tail(row: Sequence[Cell], erases_paper: bool) -> int:
    """The column from which erasing to the end of the line leaves what is to be there."""
    last = row[-1]
    if last.text != " " or not last.pen.erases or (last.pen.paper and not erases_paper):
        return len(row)
    start = len(row)
    while start and row[start - 1] == last:
        start -= 1
    return start


def _erased(hand: Hand, y: int, row: Sequence[Cell], start: int) -> Written:
    """The blank tail of a line, erased from a column on, or from further left where the cursor stands already."""
    is_there = hand.y == y and hand.x is not None and row[hand.x : start].count(row[-1]) == start - hand.x
    way, hand = moved(hand, hand.x if is_there and hand.x is not None else start, y)
    pen = for_blank(hand.pen, row[-1].pen)
    return way + change(hand.pen, pen) + ERASE_LINE, hand._replace(pen=pen)


def _drawn(hand: Hand, y: int, row: Sequence[Cell], stretches: Iterable[tuple[int, int]]) -> Written:
    """The stretches of a line, each written where it belongs."""
    parts: list[str] = []
    for start, end in stretches:
        way, hand = _reached(hand, start, y, row)
        text, hand = written(hand, row, start, end)
        parts += [way, text]
    return "".join(parts), hand


def _reached(hand: Hand, x: int, y: int, row: Sequence[Cell]) -> Written:
    """The way to a column: a move, or what stands before it written once more where that is shorter."""
    way, there = moved(hand, x, y)
    if hand.y != y or hand.x is None or not 0 < x - hand.x <= _WORTH_WRITING:
        return way, there
    text, pen = inked(row[hand.x : x], hand.pen)
    over = text + change(pen, row[x].pen), way + change(hand.pen, row[x].pen)
    return (text, Hand(x, y, pen)) if sent_bytes(over[0]) < sent_bytes(over[1]) else (way, there)


def rested(hand: Hand, x: int, y: int) -> Written:
    """The plain pen again, and the cursor where it rests."""
    way, there = moved(hand, x, y)
    return change(hand.pen, PLAIN) + way, there._replace(pen=PLAIN)
