"""What the calendar says in words: of the night under the cursor, of a range, of the year and its months."""

from __future__ import annotations

from datetime import date
from textwrap import wrap
from typing import Final

from stillnight.diary.calendar_say import (
    BESIDES,
    TEACHING,
    figure_columns,
    month_lines,
    night_lines,
    range_lines,
    summary_lines,
)
from stillnight.diary.clock import MONTHS
from stillnight.diary.drawing import Drawn, Piece
from stillnight.diary.nights import Nights
from stillnight.diary.summary import Summary, summary
from stillnight.tui.almanac import Almanac
from stillnight.tui.session import Session

WIDE: int = 62
"""Columns from which sentences are whole ones, and a night has both its dates."""

NARROWEST: int = 20

GAP: Final = "  "
"""What stands between the figure of a night and what else it had, on one line."""


class Said:
    """The words beside the pictures of an almanac, for so many columns."""

    def __init__(self, session: Session, almanac: Almanac, width: int) -> None:
        self._session = session
        self._almanac = almanac
        self._width = width
        self.wide = width >= WIDE

    def title(self) -> tuple[str, str]:
        """The year or the month and the measure, long and short."""
        day = self._almanac.cursor
        when = f"{day.year}" if self._almanac.view != "month" else f"{MONTHS[day.month - 1]} {day.year}"
        return f"{when}: {self._almanac.measure.label}", when

    def night(self, *, tall: bool) -> list[Drawn]:
        """The night under the cursor, on one line; on two where one is too short and the screen is tall."""
        almanac, tonight = self._almanac, self._session.tonight()
        whole = self._width - 2
        beside = whole - figure_columns(almanac.measure, wide=self.wide) - len(GAP)
        two = tall and beside < BESIDES
        first, second = night_lines(
            almanac.cursor,
            almanac.on(almanac.cursor),
            almanac.measure,
            almanac.signs,
            tonight,
            wide=self.wide,
            room=whole if two else beside,
        )
        return [first, second] if two else [[*first, Piece(GAP), *second]]

    def below(self) -> list[Drawn]:
        """What a range comes to, else the year; an empty diary says what will stand here."""
        width = max(self._width - 2, NARROWEST)
        return [[Piece(text)] for line in self._sentences() for text in wrap(line, width, subsequent_indent="  ")]

    def _sentences(self) -> list[str]:
        almanac = self._almanac
        if almanac.anchor is not None:
            return range_lines(self._range(almanac.anchor, almanac.cursor), almanac.measure, wide=self.wide)
        if almanac.view == "list":
            return []
        if almanac.nights():
            found = self._year()
            since = found.first if found.first > almanac.begun[0] else None
            return summary_lines(found, almanac.measure, since=since, wide=self.wide)
        if self._session.recorded():
            return [f"No night of {almanac.cursor.year} is recorded. N and n go to nights that are."]
        return list(TEACHING)

    def months(self, room: int) -> list[Drawn]:
        """The months of the year one by one, where there is room for them and no range is on."""
        almanac = self._almanac
        if almanac.view != "year" or almanac.anchor is not None:
            return []
        lines = month_lines(self._year(), almanac.measure, almanac.signs)
        return [[], *lines] if 0 < len(lines) < room else []

    def _range(self, one: date, other: date) -> Summary:
        first, last = sorted((one, other))
        years = range(first.year, last.year + 1)
        nights = Nights(night for year in years for night in self._almanac.nights(year))
        return summary(nights, self._almanac.measure, first, last)

    def _year(self) -> Summary:
        """What the cursor's year comes to, from its first entry on."""
        nights, (first, last) = self._almanac.nights(), self._almanac.begun
        began = next((night.night_of for night in nights), first)
        return summary(nights, self._almanac.measure, began, last, ongoing=last == self._session.tonight())
