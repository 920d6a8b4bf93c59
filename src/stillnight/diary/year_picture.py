"""A year at a glance: weeks across, days down, one cell a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from stillnight.diary.calendar import Grid, Span, week_number
from stillnight.diary.clock import MONTHS, WEEKDAYS
from stillnight.diary.drawing import Cells, Chosen, Drawn, Piece, Signs, tint
from stillnight.diary.measure import Measure

LABELS: Final = 5
"""Columns before the first week."""

WIDE: Final = 120
"""Columns from which a cell of a year is two columns wide."""

YEAR: Final = 62
"""Columns from which a year fits, or half of one with two columns a cell."""

HALF: Final = 40
"""Columns from which half a year fits."""

QUARTER: Final = 36
"""Columns from which a quarter fits with two columns a cell."""


def fitting(width: int, *, marked: bool) -> tuple[Span, int]:
    """How much of a year stands in so many columns, and how many columns a cell has.

    A mark needs a column of its own, so that a level is never hidden behind it.
    """
    if width >= WIDE:
        return "year", 2
    if marked:
        return ("half" if width >= YEAR else "quarter"), 2 if width >= QUARTER else 1
    return ("year" if width >= YEAR else "half" if width >= HALF else "quarter"), 1


class YearPicture(Struct, frozen=True, kw_only=True):
    """The picture of a grid."""

    grid: Grid
    measure: Measure
    signs: Signs
    cell: int = 1
    """Columns of a cell, 1 or 2."""

    mark: str = ""
    """The sign of a marked night; empty where nothing is marked."""

    numbered: bool = False
    """Whether the numbers of the weeks stand below the months."""

    @property
    def above(self) -> int:
        """Lines above the days."""
        return 2 if self.numbered else 1

    @property
    def height(self) -> int:
        """How many lines it has."""
        return self.above + 7

    @property
    def width(self) -> int:
        """How many columns it has; the number of a last week may stand out by one."""
        days = LABELS + self.grid.weeks * self.cell
        return max(days, len(self._spread_out(self._numbers()))) if self.numbered else days

    def line(self, y: int, chosen: Chosen) -> Drawn:
        """One line of it: the months, the weeks, or a day of every week."""
        if y == 0:
            return [Piece(self._spread_out(self._months()), "heading")]
        if y < self.above:
            return [Piece(self._spread_out(self._numbers()), "ghost")]
        return [*self._days(y - self.above, chosen)]

    def _spread_out(self, words: Iterator[tuple[int, str]]) -> str:
        """Short words over their weeks."""
        line = ""
        for week, word in words:
            line = line.ljust(LABELS + week * self.cell) + word
        return line

    def _months(self) -> Iterator[tuple[int, str]]:
        first = self.grid.first
        while first <= self.grid.last:
            yield self.grid.place(first)[0], MONTHS[first.month - 1]
            first = (first + timedelta(days=31)).replace(day=1)

    def _numbers(self) -> Iterator[tuple[int, str]]:
        """Every second or fourth, so that they stay apart."""
        for week in range(0, self.grid.weeks, 4 // self.cell):
            day = self.grid.first if week == 0 else self.grid.at(week, 0)
            if day is not None:
                yield week, f"{week_number(day, self.grid.starts):02}"

    def _days(self, row: int, chosen: Chosen) -> Iterator[Piece]:
        yield Piece(f" {WEEKDAYS[(self.grid.starts + row) % 7]} ", "ghost")
        for week in range(self.grid.weeks):
            day = self.grid.at(week, row)
            if day is None:
                yield Piece(" " * self.cell)
            else:
                yield from self._night(day, chosen)

    def _night(self, day: date, chosen: Chosen) -> Iterator[Piece]:
        look, ground = self.grid.look(day), chosen.ground(day)
        own = self.signs.look(look)
        sign = chosen.sign(day, self.signs, own)
        beside = ""
        if self.cell == 2 and not self.mark:
            beside = own if look.level is not None or sign != own else " "
        yield Piece(sign + beside, tint(look, self.measure), ground)
        if self.cell == 2 and self.mark:
            yield Piece(self.mark if self.grid.marked(day) else " ", "strong", "chosen" if chosen.covers(day) else "")

    def cells(self, day: date) -> Cells | None:
        """Where a night stands; ``None`` where it is not in the span."""
        if not self.grid.first <= day <= self.grid.last:
            return None
        week, row = self.grid.place(day)
        return Cells(LABELS + week * self.cell, self.above + row, self.cell, 1)

    def day_at(self, x: int, y: int) -> date | None:
        """The night that stands there."""
        return self.grid.at((x - LABELS) // self.cell, y - self.above) if x >= LABELS else None
