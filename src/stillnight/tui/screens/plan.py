"""The plan: which strategies stand on the checklist first, on which evenings, in what order; and one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight import content
from stillnight.diary.errors import StillnightError
from stillnight.diary.person import WEEK, OwnStrategy, Person, Weekday
from stillnight.diary.plan import archiving, days_of, moving, planning, restoring
from stillnight.diary.port import PersonEdit
from stillnight.diary.strategy import GROUPS, Strategy
from stillnight.tui.commands import Where, bindings
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.own import change_own, new_own
from stillnight.tui.session import Session
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.row import Row, Span
from stillnight.tui.widgets.rows import RowList

ARCHIVE = "archive"
"""The id of the heading over what is put away."""

PUT_AWAY = "{name} is put away; x there brings it back."

ROOMY_FROM = 56
"""Columns from which an evening has two letters."""

INITIALS = dict(zip(WEEK, ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), strict=True))


class PlanRows(RowList):
    """Strategies with their evenings; what the keys do is the screen's."""

    LABEL_WIDTH = 24

    def open_row(self) -> None:
        """Open the row under the cursor."""
        screen = self.screen
        assert isinstance(screen, PlanScreen), "only its screen shows these rows"
        screen.open_row()


class PlanScreen(Dialog[None]):
    """Every strategy there is: those on the plan in their order, the others by group, at last what is put away."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan"), *bindings("person")]
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "plan", "person", "dialog")

    def __init__(self, session: Session, here: str, glyphs: Glyphs) -> None:
        """``here``: the id of the strategy to begin on; empty for the first."""
        super().__init__()
        self._session = session
        self._here = here
        self._glyphs = glyphs
        self._folded = True

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(" Plan ", self._glyphs, classes="-tall"):
            yield PlanRows(id="rows", glyphs=self._glyphs)
            yield SayLine(id="said", glyphs=self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()
        self._show(self._here)
        self.say("Space every evening or none; 1 to 7 single evenings; J K its place.")

    def on_screen_resume(self) -> None:
        """Called by Textual when a box over this one was closed: a strategy may have another name."""
        self._show()

    def see_again(self) -> None:
        """Show the plan as it is now."""
        self._show()

    # --- what is shown -----------------------------------------------------------------------------

    @property
    def _rows(self) -> PlanRows:
        return self.query_one("#rows", PlanRows)

    @property
    def strategy(self) -> Strategy | None:
        """The strategy under the cursor."""
        row = self._rows.cursor_row
        if row is None or row.heading:
            return None
        return content.catalogue().with_own(self._session.person()).of_use(row.id)

    @property
    def week(self) -> tuple[Weekday, ...]:
        """The evenings of a week from the day it begins with."""
        first = WEEK.index(self._session.week_starts())
        return WEEK[first:] + WEEK[:first]

    def _show(self, cursor_id: str = "") -> None:
        rows = tuple(self._all())
        first = next((row.id for row in rows if not row.heading), "")
        self._rows.show_rows(rows, cursor_id or self._rows.cursor_id or first)

    def _all(self) -> Iterator[Row]:
        person = self._session.person()
        known = content.catalogue().with_own(person)
        shown = [one for one in known if one.id not in person.archived]
        planned = [one for plan in person.plan if (one := known.get(plan.strategy)) is not None and one in shown]
        yield from self._section("planned", planned, person)
        for group, title in GROUPS.items():
            yield from self._section(title, [one for one in shown if one.group == group and one not in planned], person)
        away = [known.of_use(key) for key in person.archived]
        if away:
            said = f"{len(away)}{' · folded' if self._folded else ''}"
            yield Row(ARCHIVE, "ARCHIVED", (Span(self._glyphs.plain(said), "ghost"),), heading=True)
        if not self._folded:
            yield from (self._row(one, person) for one in away)

    def _section(self, title: str, strategies: list[Strategy], person: Person) -> Iterator[Row]:
        if strategies:
            yield Row(f"heading:{title}", title.upper(), heading=True)
            yield from (self._row(one, person) for one in strategies)

    def _row(self, strategy: Strategy, person: Person) -> Row:
        days = days_of(person, strategy.id)
        letters, gap = (1, "") if self.app.size.width < ROOMY_FROM else (2, " ")
        blank = self._glyphs.dot.ljust(letters)
        week = gap.join(INITIALS[day][:letters] if day in days else blank for day in self.week)
        label = set_cell_size(self._glyphs.plain(strategy.name), PlanRows.LABEL_WIDTH - 1).rstrip()
        own = (Span("  yours", "ghost"),) if strategy.own else ()
        return Row(strategy.id, label, (Span(week, "answer" if days else "ghost"), *own))

    # --- keys --------------------------------------------------------------------------------------

    def _change(self, make: Callable[[Strategy], PersonEdit], words: str = "") -> None:
        strategy = self.strategy
        if strategy is None:
            return
        try:
            self._session.change_person(make(strategy))
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self._show()
        self.say(words.format(name=strategy.name))

    def open_row(self) -> None:
        """Plan the strategy or not; fold what is put away."""
        if self._rows.cursor_id == ARCHIVE:
            self._folded = not self._folded
            self._show()
        else:
            self.action_plan()

    def action_plan(self) -> None:
        """Every evening, or none."""
        if self._rows.cursor_id == ARCHIVE:
            self.open_row()
            return
        person = self._session.person()
        self._change(lambda one: planning(one.id, () if days_of(person, one.id) else WEEK))

    def action_day(self, number: int) -> None:
        """Plan it for one evening of the week more, or less."""
        day, person = self.week[number - 1], self._session.person()
        self._change(lambda one: planning(one.id, set(days_of(person, one.id)) ^ {day}))

    def action_move(self, by: int) -> None:
        """Move it up or down in the plan."""
        if self.strategy is not None and not days_of(self._session.person(), self.strategy.id):
            self.say("Only what is planned has a place; Space plans it.")
            return
        self._change(lambda one: moving(one.id, by))

    def action_archive(self) -> None:
        """Put it away, or bring it back."""
        strategy = self.strategy
        if strategy is not None and strategy.id in self._session.person().archived:
            self._change(lambda one: restoring(one.id), "{name} is back on the list.")
        else:
            self._change(lambda one: archiving(one.id), PUT_AWAY)

    def action_new(self) -> None:
        """Add a strategy of one's own."""
        new_own(self.app, self._session, self._glyphs, self._show_new)

    def _show_new(self, own: OwnStrategy) -> None:
        self._show(own.id)

    def action_edit(self) -> None:
        """Change a strategy of one's own."""
        if self.strategy is not None and not change_own(self.app, self._session, self._glyphs, self.strategy.id):
            self.say("Only strategies of your own can be changed; x puts this one away.")
