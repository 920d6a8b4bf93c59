"""What the calendar shows and where one stands in it: the view, the measure, the mark, a cursor for each view."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from stillnight.diary.calendar import Span, months_on, span, within
from stillnight.diary.drawing import Chosen, Drawn, Picture, Signs
from stillnight.diary.list_picture import ListPicture
from stillnight.diary.measure import Measure
from stillnight.diary.measures import BY_ID, MEASURES
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.overlays import Overlay, overlays
from stillnight.diary.pictures import Showing
from stillnight.diary.week import WEEKDAY
from stillnight.tui.session import Session

View = Literal["year", "month", "list"]
"""A year of cells, a month of boxes, or a night a line."""

VIEWS: Final[tuple[View, ...]] = ("year", "month", "list")

FIRST_MEASURES: Final = ("se", "tst", "urge", "onset", "cramps", "quality", "uses")
"""The measures that are asked for most; the others follow in the order of their table."""

CYCLE: Final[tuple[Measure, ...]] = tuple(
    sorted(MEASURES, key=lambda one: FIRST_MEASURES.index(one.id) if one.id in FIRST_MEASURES else len(MEASURES))
)
"""All measures in the order in which a key goes through them."""

Step = Literal["left", "right", "up", "down"]

STEPS: Final[dict[View, dict[Step, int]]] = {
    "year": {"left": -7, "right": 7, "up": -1, "down": 1},
    "month": {"left": -1, "right": 1, "up": -7, "down": 7},
    "list": {"left": -7, "right": 7, "up": -1, "down": 1},
}
"""How many nights an arrow goes, as the nights stand in each view."""


class Almanac:
    """The calendar without its screen. It asks the session for nights, and for no more than a picture needs."""

    def __init__(self, session: Session, signs: Signs, cursor: date) -> None:
        self._session = session
        self.signs = signs
        self.view: View = "year"
        self.measure: Measure = CYCLE[0]
        self.overlay: Overlay | None = None
        self.numbered = False
        self.anchor: date | None = None
        """The other end of the range that is chosen; ``None`` without one."""

        self._cursors: dict[View, date] = {"year": cursor}
        self._years: dict[int, tuple[int, Nights]] = {}

    # --- where one stands ------------------------------------------------------------------------------

    @property
    def cursor(self) -> date:
        """The night the cursor is on, in the view that is shown."""
        return self._cursors[self.view]

    @property
    def chosen(self) -> Chosen:
        """The cursor, and the range if there is one."""
        return Chosen(self.cursor, self.anchor)

    def go_to(self, day: date) -> None:
        """Put the cursor on a night, or on the nearest that a diary may hold and that has begun."""
        self._cursors[self.view] = within(day.toordinal(), self._session.tonight())

    def walk(self, step: Step) -> None:
        """Go as an arrow goes in this view."""
        ordinal = self.cursor.toordinal() + STEPS[self.view][step]
        self._cursors[self.view] = within(ordinal, self._session.tonight())

    def walk_months(self, months: int) -> bool:
        """Go so many months on; whether there was any way to go."""
        before = self.cursor
        self.go_to(months_on(before, months))
        return self.cursor != before

    def edge(self, end: int) -> None:
        """Go to the first night of the month (-1) or to the last (1)."""
        self.go_to(span(self.cursor, "month")[end > 0])

    def entry(self, towards: int) -> bool:
        """Go to the next night with an entry, on (1) or back (-1); whether there is one."""
        recorded = self._session.recorded()
        if recorded is None:
            return False
        year = self.cursor.year
        while recorded[0].year <= year <= recorded[1].year:
            days = [night.night_of for night in self.nights(year) if not night.is_blank()]
            found = [day for day in days[::towards] if (day - self.cursor).days * towards > 0]
            if found:
                self.go_to(found[0])
                return True
            year += towards
        return False

    def turn_view(self) -> None:
        """Show the next view, where it was left, or here if it has not been seen yet."""
        here = self.cursor
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self._cursors.setdefault(self.view, here)

    # --- what it shows ---------------------------------------------------------------------------------

    def turn_measure(self) -> None:
        """Show the next measure."""
        self.measure = CYCLE[(CYCLE.index(self.measure) + 1) % len(CYCLE)]

    def take_measure(self, measure_id: str) -> None:
        """Show this measure."""
        self.measure = BY_ID[measure_id]

    def overlays(self) -> tuple[Overlay, ...]:
        """What can be marked in the year of the cursor."""
        return overlays(self.nights(), self._name_of)

    def _name_of(self, strategy: str) -> str:
        # Imported here: a calendar on which nothing is marked need not read the strategies.
        from stillnight import content

        return content.catalogue().with_own(self._session.person()).of_use(strategy).name

    def turn_overlay(self) -> None:
        """Mark the next thing; after the last, nothing."""
        there = (None, *self.overlays())
        at = there.index(self.overlay) if self.overlay in there else 0
        self.overlay = there[(at + 1) % len(there)]

    def take_overlay(self, number: str) -> None:
        """Mark what has this number among all that can be marked; 0 is nothing."""
        self.overlay = (None, *self.overlays())[int(number)]

    @property
    def begun(self) -> tuple[date, date]:
        """The first night of the cursor's year, and the last that has begun."""
        first, last = span(self.cursor, "year")
        return first, min(last, self._session.tonight())

    def nights(self, year: int | None = None) -> Nights:
        """The nights of a year, the cursor's without one; read once for as long as nobody saves in it."""
        days = span(date(year or self.cursor.year, 1, 1), "year")
        revision = self._session.revision(days[0])
        known = self._years.get(days[0].year)
        if known is None or known[0] != revision or self._session.unsaved_words:
            known = self._years[days[0].year] = revision, self._session.nights(*days)
        return known[1]

    def on(self, day: date) -> Night | None:
        """The night of an evening; ``None`` where nothing is recorded."""
        return self.nights(day.year).on(day)

    def changed_elsewhere(self) -> bool:
        """Whether anybody has saved in the cursor's year since it was read."""
        known = self._years.get(self.cursor.year)
        return known is not None and known[0] != self._session.revision(self.cursor)

    # --- pictures --------------------------------------------------------------------------------------

    @property
    def _showing(self) -> Showing:
        return Showing(
            measure=self.measure,
            signs=self.signs,
            tonight=self._session.tonight(),
            starts=WEEKDAY[self._session.week_starts()],
            overlay=self.overlay,
            numbered=self.numbered,
        )

    def picture(self, width: int, height: int) -> Picture:
        """The picture of the view in so many columns and lines."""
        if self.view == "list":
            return self._list_picture(width)
        if self.view == "month":
            return self._showing.month(self.nights(), self.cursor, (width, height))
        return self._showing.year(self.nights(), self.cursor, width)

    def _list_picture(self, width: int) -> ListPicture:
        recorded, tonight = self._session.recorded(), self._session.tonight()
        first = min(recorded[0] if recorded else tonight, *self._cursors.values())
        return self._showing.nights((first, tonight), self.on, width)

    def same_picture(self, one: date, other: date, width: int) -> bool:
        """Whether two nights stand in the same picture, so that going from one to the other is only a move."""
        if self.view == "list":
            return one.year == other.year
        size: Span = "month" if self.view == "month" else self._showing.size(width)
        return span(one, size) == span(other, size)

    def legend(self, width: int) -> list[Drawn]:
        """What the signs of the picture mean."""
        return self._showing.legend(width)

    def heading(self, width: int) -> list[Drawn]:
        """What stands over the picture: the words of the list's columns."""
        return [self._list_picture(width).heading()] if self.view == "list" else []
