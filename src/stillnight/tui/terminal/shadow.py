"""A copy of what the terminal shows, and the bytes that make it show something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from stillnight.tui.terminal.cells import BLANK, Cell, Row, put
from stillnight.tui.terminal.pen import PLAIN, change
from stillnight.tui.terminal.writing import ANEW, ERASE_SCREEN, Hand, blank_tail, mended, rested

Piece = tuple[int, int, Sequence[Cell]]
"""The line and the column, counted from 0, where cells are to stand, and the cells."""

_ERASE_PAPER: Final = frozenset(
    {"xterm", "tmux", "linux", "rxvt", "alacritty", "foot", "konsole", "vte", "putty", "mintty"}
)


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
        self._resting: tuple[int, int] | None = None

    def knows(self, width: int, height: int) -> bool:
        """Whether it is known what stands on a terminal of this size."""
        return len(self._rows) == height and height > 0 and len(self._rows[0]) == width

    def forget(self) -> None:
        """Somebody else drew on the terminal, or cleared it: nothing is known of it any more."""
        self._rows = []

    def frame(self, width: int, height: int, pieces: Iterable[Piece], cursor: tuple[int, int]) -> str:
        """What to send so that the pieces stand where they belong, and take them as shown.

        Args:
            width: columns of the terminal.
            height: lines of the terminal.
            pieces: what is to be shown; all of the screen, where nothing is known of the terminal.
            cursor: the column and line where the cursor rests.
        """
        hand, parts = Hand(), list[str]()
        if self.knows(width, height):
            wanted = self._wanted(width, height, pieces)
        else:
            self.forget()
            wanted = self._wanted(width, height, pieces)
            text, hand = self._cleared(width, height, wanted)
            parts.append(text)
        for y in sorted(wanted):
            if wanted[y] != self._rows[y]:
                text, hand = mended(hand, y, self._rows[y], wanted[y], self._erases_paper)
                self._rows[y] = wanted[y]
                parts.append(text)
        if parts or cursor != self._resting:
            parts.append(rested(hand, *cursor)[0])
            self._resting = cursor
        return "".join(parts)

    def _wanted(self, width: int, height: int, pieces: Iterable[Piece]) -> dict[int, Row]:
        """The lines that the pieces touch, as they are to be."""
        found: dict[int, Row] = {}
        for y, x, cells in pieces:
            if y < height and x < width:
                row = found.get(y) or (self._rows[y].copy() if self._rows else [BLANK] * width)
                put(row, x, cells)
                found[y] = row
        return found

    def _cleared(self, width: int, height: int, wanted: dict[int, Row]) -> tuple[str, Hand]:
        """A cleared terminal, in the colour of which most lines end."""
        tails = Counter(row[-1].pen for row in wanted.values() if blank_tail(row, self._erases_paper) < width)
        pen = tails.most_common(1)[0][0] if tails else PLAIN
        self._rows = [[Cell(" ", pen)] * width for _ in range(height)]
        return ANEW + change(PLAIN, pen) + ERASE_SCREEN, Hand(pen=pen)


def erases_paper(term: str) -> bool:
    """Whether a terminal of this name erases with the background of the pen; where in doubt, no.

    Terminfo says so (``bce``) of the families below. GNU screen, which names itself so, and a real VT100 do not; tmux
    does since 2.4, whatever its terminfo says.
    """
    return term.partition("-")[0] in _ERASE_PAPER
