"""A month of boxes: each night with its day, a bar as long as its level, and its figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from stillnight.diary.calendar import Grid, week_number
from stillnight.diary.clock import WEEKDAYS
from stillnight.diary.drawing import Cells, Chosen, Drawn, Piece, Signs, tint
from stillnight.diary.measure import Measure

WIDEST: Final = 14
"""Columns of a box at the most: a bar needs no more to be read."""

DAY: Final = 4
"""Columns of a box before its bar: the cursor's sign, the day, a space."""

NUMBER: Final = 3
"""Columns before the boxes for the number of the week."""


class MonthPicture(Struct, frozen=True, kw_only=True):
    """The picture of a grid that holds one month."""

    grid: Grid
    measure: Measure
    signs: Signs
    figures: Callable[[date], str]
    """The figure of a night in five characters at the most."""

    room: tuple[int, int]
    """The columns and lines there are."""

    mark: str = ""
    numbered: bool = False

    @property
    def box(self) -> int:
        """Columns of a box."""
        return max(min((self.room[0] - self.before) // 7, WIDEST), DAY + 1)

    @property
    def before(self) -> int:
        """Columns before the first box."""
        return NUMBER if self.numbered else 0

    @property
    def tall(self) -> int:
        """Lines of a week: the figure's own line, and one between, go first where there is little room."""
        return max(min((self.room[1] - 1) // max(self.grid.weeks, 1), 3), 1)

    @property
    def height(self) -> int:
        """How many lines it has."""
        return 1 + self.grid.weeks * self.tall

    def line(self, y: int, chosen: Chosen) -> Drawn:
        """One line of it: the days of the week, or a line of the boxes of a week."""
        if y == 0:
            names = (WEEKDAYS[(self.grid.starts + row) % 7] for row in range(7))
            return [Piece(" " * self.before + "".join(f" {name}".ljust(self.box) for name in names), "heading")]
        week, line = divmod(y - 1, self.tall)
        return [*self._number(week, line), *self._boxes(week, line, chosen)]

    def _number(self, week: int, line: int) -> Iterator[Piece]:
        if self.numbered:
            days = (self.grid.at(week, row) for row in range(7))
            number = f"{week_number(next(filter(None, days)), self.grid.starts):02}" if line == 0 else ""
            yield Piece(f"{number:{NUMBER}}", "ghost")

    def _boxes(self, week: int, line: int, chosen: Chosen) -> Iterator[Piece]:
        for row in range(7):
            day = self.grid.at(week, row)
            if day is None or line == 2:
                yield Piece(" " * self.box)
            elif line == 0:
                yield from self._day_and_bar(day, chosen)
            else:
                yield from self._figure(day, chosen)

    def _day_and_bar(self, day: date, chosen: Chosen) -> Iterator[Piece]:
        look, room = self.grid.look(day), max(self.box - DAY - 1, 1)
        filled = 1 if look.level is None else max(round(room * look.level / 5), 1)
        ground = chosen.ground(day)
        marked = self.mark if self.mark and self.grid.marked(day) else " "
        yield Piece(f"{chosen.sign(day, self.signs, ' ')}{day.day:2}", "label", ground)
        yield Piece(marked, "strong", "chosen" if ground else "")
        bar = self.signs.look(look) * filled
        yield Piece(bar.ljust(self.box - DAY), tint(look, self.measure), "chosen" if ground else "")

    def _figure(self, day: date, chosen: Chosen) -> Iterator[Piece]:
        text = self.figures(day)
        fits = len(text) < self.box
        yield Piece(f" {text if fits else ''}".ljust(self.box), "ghost", "chosen" if chosen.ground(day) else "")

    def cells(self, day: date) -> Cells | None:
        """Where a night stands; ``None`` where it is of another month."""
        if not self.grid.first <= day <= self.grid.last:
            return None
        week, row = self.grid.place(day)
        return Cells(self.before + row * self.box, 1 + week * self.tall, self.box, self.tall)

    def day_at(self, x: int, y: int) -> date | None:
        """The night that stands there."""
        if y < 1 or x < self.before:
            return None
        return self.grid.at((y - 1) // self.tall, (x - self.before) // self.box)
