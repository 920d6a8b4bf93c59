"""The nights as a list: a line each, from the first to tonight; only the lines that are asked for are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from stillnight.diary.calendar import Look, figure_of, look
from stillnight.diary.clock import say_day
from stillnight.diary.drawing import Cells, Chosen, Drawn, Ground, Piece, Signs, Tint, tint
from stillnight.diary.measure import Measure
from stillnight.diary.night import Night
from stillnight.diary.say import BLANK
from stillnight.diary.words import clean_line

BAR: Final = 5
"""Columns of the bar: one a level."""

NARROW: Final = 62
"""Columns below which the year and the words of the columns are left out."""

NOTE: Final = 80
"""Characters of a note that are looked at."""


class ListPicture(Struct, frozen=True, kw_only=True):
    """The nights from the first to the last, a line each."""

    first: date
    last: date
    measure: Measure
    signs: Signs
    on: Callable[[date], Night | None]
    """The night of an evening; asked only for lines that are drawn."""

    width: int

    @property
    def height(self) -> int:
        """How many lines it has."""
        return (self.last - self.first).days + 1

    def line(self, y: int, chosen: Chosen) -> Drawn:
        """The line of one night."""
        day = self.first + timedelta(days=y)
        ground: Ground = "chosen" if chosen.ground(day) else ""
        sign = Piece(f"{chosen.sign(day, self.signs, ' ')} ", "strong", ground)
        return [sign, *(Piece(text, tint_, ground) for text, tint_ in self._columns(day))]

    @property
    def _wide(self) -> bool:
        return self.width >= NARROW

    def heading(self) -> Drawn:
        """The words over the columns."""
        night, figure, bar, *others = self._sizes
        counts = ("urge", "cramps", "strat.") if self._wide else ("u", "c", "s")
        names = (("night", night), (self.measure.label, figure + bar), *zip((*counts, "notes"), others, strict=True))
        return [Piece(" " + "".join(self._padded(text, size) for text, size in names), "heading")]

    @property
    def _sizes(self) -> tuple[int, ...]:
        """Columns of the date, the figure, the bar and the three counts; the note has all that is left."""
        return (17, 9, BAR + 2, 5, 7, 7, 0) if self._wide else (11, 6, BAR + 1, 3, 3, 3, 0)

    def _padded(self, text: str, size: int) -> str:
        """A text in a column, with a gap behind it; what has to be cut ends in the ellipsis."""
        short = text if len(text) < size or not size else text[: size - 2] + self.signs.ellipsis
        return short.ljust(size)

    def _columns(self, day: date) -> Iterator[tuple[str, Tint]]:
        night = self.on(day)
        how = look(self.measure, night)
        figure = figure_of(self.measure, night)
        bar = self.signs.look(how) * (how.level or 1)
        texts = (say_day(day, year=self._wide), figure, bar, *self._counts(night), self._note(night))
        tints: tuple[Tint, ...] = ("label", "answer", tint(how, self.measure), "label", "label", "label", "ghost")
        if how is Look.BLANK:
            tints = ("ghost", "ghost", "ghost", "ghost", "ghost", "ghost", "ghost")
        for text, size, one in zip(texts, self._sizes, tints, strict=True):
            yield self._padded(text, size), one

    def _counts(self, night: Night | None) -> tuple[str, str, str]:
        if night is None:
            return "", "", ""
        urge, cramps, uses = night.urge.worst, night.cramps, night.uses
        done = None if uses is None else sum(use.done in (None, "done") for use in uses)
        counts = (urge, None if cramps is None else len(cramps), done)
        urge_, cramps_, uses_ = (BLANK if count is None else str(count) for count in counts)
        return urge_, cramps_, uses_

    def _note(self, night: Night | None) -> str:
        return clean_line((night.notes or "")[:NOTE].strip()) if night else ""

    def cells(self, day: date) -> Cells | None:
        """Where a night stands: its whole line."""
        return Cells(0, (day - self.first).days, self.width, 1) if self.first <= day <= self.last else None

    def day_at(self, x: int, y: int) -> date | None:
        """The night that stands there."""
        return self.first + timedelta(days=y) if 0 <= y < self.height else None
