"""What is shown of nights, whichever picture shows it: the same for the app and for the shell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from stillnight.diary.calendar import Grid, Span, figure_of, grid, span
from stillnight.diary.drawing import Drawn, Signs
from stillnight.diary.legend import legend
from stillnight.diary.list_picture import ListPicture
from stillnight.diary.measure import Measure
from stillnight.diary.month_picture import MonthPicture
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.overlays import Overlay
from stillnight.diary.year_picture import YearPicture, fitting


class Showing(Struct, frozen=True, kw_only=True):
    """What is shown, and how."""

    measure: Measure
    signs: Signs
    tonight: date
    """The night after which none has begun."""

    starts: int
    """The day a week begins with, as ``date.weekday`` counts."""

    overlay: Overlay | None = None
    """What is marked besides; ``None`` for nothing."""

    numbered: bool = False
    """Whether weeks have their numbers."""

    @property
    def _mark(self) -> str:
        return self.overlay.sign(self.signs) if self.overlay else ""

    def size(self, width: int) -> Span:
        """How much of a year stands in so many columns."""
        return fitting(width, marked=self.overlay is not None)[0]

    def grid(self, nights: Nights, days: tuple[date, date]) -> Grid:
        """The grid of these days."""
        marked = self.overlay.marks if self.overlay else None
        return grid(nights, self.measure, days, self.tonight, self.starts, marked)

    def year(self, nights: Nights, day: date, width: int) -> YearPicture:
        """The year of a day, or as much of it as fits in so many columns."""
        size, cell = fitting(width, marked=self.overlay is not None)
        return YearPicture(
            grid=self.grid(nights, span(day, size)),
            measure=self.measure,
            signs=self.signs,
            cell=cell,
            mark=self._mark,
            numbered=self.numbered,
        )

    def month(self, nights: Nights, day: date, room: tuple[int, int]) -> MonthPicture:
        """The month of a day, in so many columns and lines."""
        return MonthPicture(
            grid=self.grid(nights, span(day, "month")),
            measure=self.measure,
            signs=self.signs,
            figures=lambda of: figure_of(self.measure, nights.on(of)),
            room=room,
            mark=self._mark,
            numbered=self.numbered,
        )

    def nights(self, days: tuple[date, date], on: Callable[[date], Night | None], width: int) -> ListPicture:
        """The nights from the first to the last of these days, each asked for when its line is drawn."""
        first, last = days
        return ListPicture(first=first, last=last, measure=self.measure, signs=self.signs, on=on, width=width)

    def legend(self, width: int) -> list[Drawn]:
        """What the signs mean, in lines of so many columns."""
        return legend(self.measure, self.signs, width, (self._mark, self.overlay.words) if self.overlay else ("", ""))
