"""Strategies: the checklist of the night in hand, a row a strategy, with what to mind below or beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight.diary.draft import Draft, Spot
from stillnight.diary.errors import StillnightError
from stillnight.diary.person import OwnStrategy
from stillnight.diary.placing import Setting
from stillnight.diary.plan import archiving, restoring
from stillnight.tui.agenda import Agenda
from stillnight.tui.agenda_rows import NOT_FOR_NOW, detail, told
from stillnight.tui.commands import Where, bindings, footer
from stillnight.tui.drafting import at_spot
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.place import Place
from stillnight.tui.screens.sizes import size_classes
from stillnight.tui.session import Session
from stillnight.tui.settings import turn_bell
from stillnight.tui.timing import HOW_NOW, Timing
from stillnight.tui.widgets.check_list import FIELDS
from stillnight.tui.widgets.checks import CheckRows
from stillnight.tui.widgets.rows import RowList
from stillnight.tui.widgets.words import Words

NO_PLAN = "p plans what stands here first, on which evenings."
"""Said when the screen opens while there is no plan."""


class StrategiesScreen(Place):
    """The checklist of one night: the one that Tonight has in hand."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("strategies")
    AUTO_FOCUS = "#rows"
    NAME = "strategies"
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "checks", "strategies", "app")

    def __init__(
        self, session: Session, glyphs: Glyphs, in_hand: Callable[[], date], take_in_hand: Callable[[date], None]
    ) -> None:
        super().__init__(session, glyphs)
        self._in_hand = in_hand
        self._take_in_hand = take_in_hand
        self.agenda = Agenda(session, in_hand)
        self._timed_in = in_hand()
        self._asks_later = False
        self.timing = Timing(self, session, self.ask_how_it_is)
        self.rows = CheckRows(self.agenda, self._setting, self.tell, id="rows", glyphs=glyphs)
        self.detail = Words(id="detail", glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the screen."""
        self.update_classes(size_classes(self.app.size))
        self.see_again()
        if not self.agenda.person.plan:
            self.say(NO_PLAN)
        yield from (self.top, self.tabs, self.rows, self.detail, self.said, self.keys)

    def on_resize(self, event: events.Resize) -> None:
        """Called by Textual when the terminal has another size."""
        self.update_classes(size_classes(event.size))
        self.call_after_refresh(self._show_detail)

    # --- what is shown -----------------------------------------------------------------------------

    def _setting(self) -> Setting:
        return self._session.setting(self.agenda.night)

    def _show(self, cursor_id: str = "", *, still: bool = False) -> None:
        self.rows.show(cursor_id, still=still)
        self.show_heading(self.agenda.night)
        self._show_detail()

    def _show_detail(self, trouble: str = "") -> None:
        wide, low = self.has_class("-wide"), self.has_class("-low")
        columns = (self.app.size.width * 54 // 100 if wide else self.app.size.width) - 2
        room = None if wide else 2 if low else 3
        planned = bool(self.agenda.person.plan)
        self.detail.lines = told(self.rows.item, trouble, columns, planned=planned, room=room)

    def tell(self, trouble: str) -> None:
        """Show what came of a key: what is wrong, or the night as it is now."""
        news = self._session.news()
        self.show_saving()
        self._show_detail(trouble)
        kept = self.kept_words()
        if news or kept or self.said.said:
            self.say(news or kept)

    def see_again(self) -> None:
        """Show the night and the plan as they are now."""
        self.agenda.look()
        self._show(still=True)

    @on(RowList.EditingChanged)
    def show_keys(self, message: RowList.EditingChanged) -> None:
        """While something is typed, the keys are those of typing."""
        self.keys.commands = footer("editing") if message.editing else footer(*self.PLACES)

    # --- other nights ------------------------------------------------------------------------------

    def go_to(self, wanted: date) -> None:
        """Take another night in hand; one that has not begun is refused in words."""
        try:
            self._session.night(self._session.checked(wanted))
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        if wanted != self._in_hand():
            self._take_in_hand(wanted)
            self.say("")
        self.see_again()

    def action_other_night(self, nights: int) -> None:
        """Go so many nights on or back."""
        self.go_to(date.fromordinal(self._in_hand().toordinal() + nights))

    # --- the card and the timer ----------------------------------------------------------------------

    @on(CheckRows.Opened)
    def open_card(self, message: CheckRows.Opened) -> None:
        """Show the card of a strategy."""
        from stillnight.tui.screens.card import CardScreen

        strategy, night = message.item.entry.strategy, self.agenda.night
        self.app.push_screen(CardScreen(self._session, strategy.id, night, self._glyphs, self.action_timer))

    def action_timer(self) -> None:
        """Start the timer of the strategy under the cursor, or go back to the one that runs."""
        from stillnight.tui.screens.timer import TimerScreen

        if not self.timing.is_running and not self._start_timer():
            return
        strategy = self.timing.strategy
        assert strategy is not None, "a timer that runs is of a strategy"
        self.app.push_screen(TimerScreen(self.timing, strategy, self._glyphs), self._after_timer)

    def _start_timer(self) -> bool:
        """Start the timer of the strategy under the cursor; whether there was one to start."""
        item = self.rows.item
        if item is None:
            self.say("g starts the timer of a strategy; go to one first.")
        elif item.entry.verdict.state == "withheld":
            self._show_detail(NOT_FOR_NOW + " ".join(line.says for line in item.entry.verdict.why))
        elif phases := self.agenda.catalogue.course(item.entry.strategy):
            self._timed_in = self.agenda.night.night_of
            self.timing.start(item.entry.strategy, phases)
            return True
        else:
            self.say(f"There is no timer for {item.entry.strategy.name}.")
        return False

    def ask_how_it_is(self) -> None:
        """The time is up: go to the strategy's row, and ask; elsewhere the question waits until one is here again."""
        self._asks_later = self.app.screen is not self
        if not self._asks_later and self.timing.strategy is not None and self._timed_in == self._in_hand():
            self.rows.show(self.agenda.reveal(self.timing.strategy.id))
            self._show_detail(f"{self.timing.ends} {HOW_NOW} Space done, 0-4 the relief, a then 0-9 the urge.")

    def on_screen_resume(self) -> None:
        """Called by Textual when the screen is in front again: what waited to be asked is asked."""
        if self._asks_later:
            self.ask_how_it_is()

    def _after_timer(self, answer: str | None) -> None:
        """Note what was said at the end of a timer; one that was left runs on."""
        strategy = self.timing.strategy
        if strategy is None:
            return
        if answer is None:
            if self.timing.is_running:
                self.say(f"The timer of {strategy.name} runs on; g shows it.")
            return
        self._asks_later = False
        self.go_to(self._timed_in)
        self.rows.show(self.agenda.reveal(strategy.id))
        if answer == "tick":
            self.rows.action_done()
        elif answer == "after":
            self.rows.action_ask("after")
        else:
            self.rows.action_digit(answer)

    # --- the plan, and strategies of one's own ---------------------------------------------------------

    def action_plan(self) -> None:
        """Open the plan, on the strategy under the cursor."""
        from stillnight.tui.screens.plan import PlanScreen

        here = "" if self.rows.item is None else self.rows.item.entry.strategy.id
        self.app.push_screen(PlanScreen(self._session, here, self._glyphs), lambda _: self.see_again())

    def action_new(self) -> None:
        """Add a strategy of one's own, and stand on it."""
        from stillnight.tui.screens.own import new_own

        def made(own: OwnStrategy) -> None:
            self.agenda.look()
            self._show(self.agenda.reveal(own.id))

        new_own(self.app, self._session, self._glyphs, made)

    def half_typed(self) -> Draft | None:
        """What is half typed about a strategy; what is searched for is no part of the diary."""
        rows, item = self.rows, self.rows.item
        if item is None or not rows.typing:
            return None
        label = f"{item.entry.strategy.name}: {FIELDS[rows.typing].label.lower()}"
        night_of = self.agenda.night.night_of
        spot = Spot(place="use", night_of=night_of, item=item.entry.strategy.id, field=rows.typing, label=label[:200])
        return at_spot(spot, rows.half_typed)

    def type_into(self, strategy_id: str, field: str, text: str) -> bool:
        """Open a field of a strategy of this night with a text that was typed before; whether it is on the list."""
        self.rows.show(self.agenda.reveal(strategy_id))
        return self.rows.type_into(field, text)

    def action_edit(self) -> None:
        """Change a strategy of one's own."""
        from stillnight.tui.screens.own import change_own

        item = self.rows.item
        if item is not None and not change_own(
            self.app, self._session, self._glyphs, item.entry.strategy.id, self.see_again
        ):
            self.say("Only strategies of your own can be changed; x puts this one away.")

    def action_archive(self) -> None:
        """Put a strategy away, or bring one back that is shown because it was used this night."""
        item = self.rows.item
        if item is None:
            return
        strategy, archived = item.entry.strategy, item.entry.archived
        try:
            self._session.change_person((restoring if archived else archiving)(strategy.id))
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self.see_again()
        self.say(f"{strategy.name} is {'back on the list' if archived else 'put away; p brings it back'}.")

    def action_bell(self) -> None:
        """Let the bell ring when a timer ends, or not."""
        self.turn(turn_bell)

    def help_lines(self) -> list[str]:
        """What was said last, and what stands below the rows, whole."""
        known = detail(self.rows.item, 1000, planned=bool(self.agenda.person.plan), whole=True)
        return [*super().help_lines(), *("".join(piece.text for piece in line) for line in known)]
