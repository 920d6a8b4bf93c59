"""A copy of what the terminal shows, and the bytes that make it show something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from stillnight.tui.terminal.cells import BLANK, Cell, Row, put
from stillnight.tui.terminal.pen import PLAIN, change
from stillnight.tui.terminal.writing import ANEW, ERASE_SCREEN, Hand, Written, blank_tail, mended, rested, sent_bytes

Piece = tuple[int, int, Sequence[Cell]]
"""The line and the column, counted from 0, where cells are to stand, and the cells."""

_ERASE_PAPER: Final = frozenset(
    {"xterm", "tmux", "linux", "rxvt", "alacritty", "foot", "konsole", "vte", "putty", "mintty"}
)


class Room(NamedTuple):
    """How much of what changed a frame may hold: what answers a key goes first, and the rest is owed.

    The first and the last line of the screen say how things stand, and what answers a key stands between them: they
    go with it where all fits, and else behind it. Where not even what stands between fits, the line of the cursor is
    before all others.
    """

    size: int
    """Bytes. A line that is longer goes in a frame of its own."""

    edges_wait: bool = False
    """Whether the first and the last line are not for this frame at all."""


class Shadow:
    """What the terminal shows as far as it is known.

    Every frame stands on its own: it begins with a place named by line and column, and it ends with the plain pen and
    the cursor at rest. What others send between two frames (a bell, a title, a mode) therefore changes nothing here.
    """

    def __init__(self, erases_paper: bool = False) -> None:
        """Begin with a terminal of which nothing is known.

        Args:
            erases_paper: whether the terminal erases with the background of the pen ("back colour erase").
        """
        self._erases_paper = erases_paper
        self._rows: list[Row] = []
        self._due: dict[int, Row] = {}
        self._resting: tuple[int, int] | None = None

    def knows(self, width: int, height: int) -> bool:
        """Whether it is known what stands on a terminal of this size."""
        return len(self._rows) == height and height > 0 and len(self._rows[0]) == width

    @property
    def owes(self) -> bool:
        """Whether a frame left lines to the next one, for want of room."""
        return bool(self._due)

    def forget(self) -> None:
        """Somebody else drew on the terminal, or cleared it: nothing is known of it any more."""
        self._rows, self._due = [], {}

    def frame(
        self, width: int, height: int, pieces: Iterable[Piece], cursor: tuple[int, int], room: Room | None = None
    ) -> str:
        """What to send so that the pieces stand where they belong, and take them as shown.

        Args:
            width: columns of the terminal.
            height: lines of the terminal.
            pieces: what is to be shown; all of the screen, where nothing is known of the terminal.
            cursor: the column and line where the cursor rests.
            room: what there is for the frame; the rest is owed. ``None``: all of it is sent.
        """
        known, start = self.knows(width, height), ("", Hand())
        if not known:
            self.forget()
        self._want(width, height, pieces)
        if not known:
            start, room = self._cleared(width, height), None
        text, hand = self._mended(start, cursor, room)
        if text or cursor != self._resting:
            text += rested(hand, *cursor)[0]
            self._resting = cursor
        return text

    def _want(self, width: int, height: int, pieces: Iterable[Piece]) -> None:
        """Have the lines that the pieces touch as they are to be."""
        for y, x, cells in pieces:
            if y < height and x < width:
                row = self._due.get(y) or (self._rows[y].copy() if self._rows else [BLANK] * width)
                put(row, x, cells)
                self._due[y] = row

    def _mended(self, start: Written, cursor: tuple[int, int], room: Room | None) -> Written:
        """What makes the lines that are due stand there, as far as there is room for them."""
        due = {y: row for y, row in self._due.items() if row != self._rows[y]}
        lines = sorted(due) if room is None else self._fitting(due, cursor, room)
        *_, (text, hand) = start, *self._growing(due, lines, start)
        self._rows = [due[y] if y in lines else row for y, row in enumerate(self._rows)]
        self._due = {y: row for y, row in due.items() if y not in lines}
        return text, hand

    def _growing(self, due: Mapping[int, Row], lines: Iterable[int], start: Written) -> Iterator[Written]:
        """What makes the first of these lines stand there, the first two, the first three, and so on."""
        text, hand = start
        for y in lines:
            line, hand = mended(hand, y, self._rows[y], due[y], self._erases_paper)
            text += line
            yield text, hand

    def _fitting(self, due: Mapping[int, Row], cursor: tuple[int, int], room: Room) -> list[int]:
        """Those of the lines that there is room for, in the order in which they go; one in any case."""
        between = [y for y in sorted(due) if 0 < y < len(self._rows) - 1]
        wanted = between if room.edges_wait else sorted(due)

        def sizes(lines: Iterable[int]) -> list[int]:
            grown = self._growing(due, lines, ("", Hand()))
            return [sent_bytes(text + rested(hand, *cursor)[0]) for text, hand in grown]

        for lines in (wanted, between, between[::-1]):
            if not between or sizes(lines)[-1] <= room.size:
                return lines
        by_rank = sorted(between, key=lambda y: (y != cursor[1], y))
        return by_rank[: max(sum(size <= room.size for size in sizes(by_rank)), 1)]

    def _cleared(self, width: int, height: int) -> Written:
        """A cleared terminal, in the colour of which most lines end."""
        tails = Counter(row[-1].pen for row in self._due.values() if blank_tail(row, self._erases_paper) < width)
        pen = tails.most_common(1)[0][0] if tails else PLAIN
        self._rows = [[Cell(" ", pen)] * width for _ in range(height)]
        return ANEW + change(PLAIN, pen) + ERASE_SCREEN, Hand(pen=pen)


def erases_paper(term: str) -> bool:
    """Whether a terminal of this name erases with the background of the pen; where in doubt, no.

    Terminfo says so (``bce``) of the families below. GNU screen, which names itself so, and a real VT100 do not; tmux
    does since 2.4, whatever its terminfo says.
    """
    return term.partition("-")[0] in _ERASE_PAPER
