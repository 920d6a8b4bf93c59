"""The app: it wires session, screens, looks and keys together, and nothing else."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property, partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Input

from stillnight.diary.clock import Clock
from stillnight.diary.draft import DraftStore, Forgetful
from stillnight.diary.errors import NotUnderstood, StillnightError, fault_words
from stillnight.diary.home import Home
from stillnight.diary.port import PATIENCE, DiaryStore
from stillnight.diary.words import quoted
from stillnight.tui.boxes import KeepReport
from stillnight.tui.commands import COMMANDS, SCREENS, Command, bindings
from stillnight.tui.doors import Indoors
from stillnight.tui.drafting import Drafting
from stillnight.tui.filters import NoColour, NoControls, OwnColours
from stillnight.tui.glyphs import ASCII, Glyphs, glyphs_for, locale_is_guessed
from stillnight.tui.lifeline import forgive_noise, hold
from stillnight.tui.looks import Looks
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.place import Place
from stillnight.tui.screens.tonight import TonightScreen
from stillnight.tui.session import Session
from stillnight.tui.stopping import go_on_cleanly
from stillnight.tui.theme import themes
from stillnight.tui.upkeep import Upkeep
from stillnight.tui.widgets.rows import RowList
from stillnight.tui.wire import Wired

ROLLOVER_SECONDS = 30
"""How often the app looks whether a new night has begun. Looking draws nothing."""


class StillnightApp(Looks, Wired, Indoors):
    """The diary at the terminal."""

    TITLE = "stillnight"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    ENABLE_COMMAND_PALETTE = True
    DEFAULT_MODE = "tonight"

    def __init__(
        self,
        diary: DiaryStore,
        clock: Clock,
        home: Home,
        night_of: date | None = None,
        glyphs: Glyphs | None = None,
        *,
        screen: str | None = None,
        drafts: DraftStore | None = None,
        keep_report: KeepReport | None = None,
        ascii_only: bool = False,
    ) -> None:
        """``screen``: the id of the one to open at; Tonight without it. ``drafts``: keeps what is half typed.
        ``keep_report``: keeps a report beside the diary; ``None`` where none may be. ``ascii_only``: as the settings
        may have it.

        Raises:
            NotUnderstood: there is no such screen.
        """
        super().__init__()
        forgive_noise()
        self.session = Session(diary, clock, home)
        self.keep_report = keep_report
        self.upkeep = Upkeep(self, self.session)
        self.drafting = Drafting(drafts or Forgetful(), self._screen_stacks)
        is_ascii = ascii_only or self.session.person().signs == "ascii"
        self._glyphs = glyphs or (ASCII if is_ascii else glyphs_for(os.environ, locale_is_guessed()))
        self._first_night = night_of
        self._first_screen = _checked(screen or self.DEFAULT_MODE)
        self.add_mode("calendar", self._calendar)
        self.add_mode("strategies", self._strategies)
        self.add_mode("guide", self._guide)
        self._shown_tonight = self.session.tonight()
        self._line_filters: list[LineFilter] = [NoControls(), *([NoColour()] if self.no_color else [])]
        for theme in themes(self.console.color_system):
            self.register_theme(theme)
        self.theme = self.look_now()
        self._parsed_for: str | None = self.theme
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none"
        self.set_class(self._glyphs is ASCII, "-ascii")

    @cached_property
    def tonight_screen(self) -> TonightScreen:
        """Tonight, whether it is in front or not."""
        return TonightScreen(self.session, self._glyphs, self._first_night, self.go, news=self.signs_news)

    def _calendar(self) -> Place:
        # Imported here: a start that shows no calendar need not read it.
        from stillnight.tui.screens.calendar import CalendarScreen

        return CalendarScreen(self.session, self._glyphs, self.session.tonight(), self.open_night)

    def get_default_screen(self) -> Screen[None]:
        """Called by Textual for the first screen. A mode of its own would parse the stylesheet twice for it."""
        return self.tonight_screen

    def refresh_css(self, animate: bool = True) -> None:
        """Called by Textual where the look changed; at the start nothing did, and parsing again costs a fortieth."""
        if self._parsed_for != self.theme:
            super().refresh_css(animate)
        self._parsed_for = None

    def _guide(self) -> Place:
        # Imported here: a start that shows no guide need not read it.
        from stillnight.tui.screens.guide import GuideScreen

        return GuideScreen(self.session, self._glyphs, self)

    def _strategies(self) -> Place:
        # Imported here: a start that shows no strategies need not read them.
        from stillnight.tui.screens.strategies import StrategiesScreen

        tonight = self.tonight_screen
        return StrategiesScreen(self.session, self._glyphs, lambda: tonight.night.night_of, tonight.go_to)

    def on_mount(self) -> None:
        """Called by Textual when the app is there."""
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)
        if not self.is_headless:
            hold(self.leave, self.keep_all)
            go_on_cleanly(self._driver)
        self.upkeep.begin()
        self.go(self._first_screen)
        self.set_interval(ROLLOVER_SECONDS, self._look_at_the_clock)

    def leave(self, code: int) -> None:
        """End, told from outside, with this exit code; what can still be kept is kept first."""
        self.keep_all()
        self.upkeep.end(code)

    def keep_all(self) -> None:
        """Keep notes that are being written and what is half typed, and try once more what is not saved yet."""
        self.drafting.keep_now()
        self.tonight_screen.keep_open_notes()
        self.session.saving.retry(PATIENCE)
        self.drafting.keep_now()

    def key_done(self) -> None:
        """Called after every key: what is half typed now is kept, until the app ends."""
        if not self._exit:
            self.drafting.note()

    async def action_quit(self) -> None:
        """Leave; with something unsaved only when it is asked for twice."""
        if self.upkeep.may_leave():
            self.upkeep.end()

    def on_ready(self) -> None:
        """Called by Textual when the first frame is out: from here on there is garbage, and only new things hold it."""
        gc.freeze()
        gc.enable()
        self.call_later(self.tell_signs)
        self.call_later(self.offer_draft)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Called by Textual: every line loses its control characters, and its colours where none are wanted."""
        own = [OwnColours()] if self.theme == "terminal" else []
        return [*super().get_line_filters(), *own, *self._line_filters]

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return self._glyphs

    @property
    def place(self) -> Place:
        """The screen one is in, whatever boxes stand over it."""
        screen = self.screen_stack[0]
        assert isinstance(screen, Place), "the first screen of every mode is a place"
        return screen

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Called by Textual for the palette: the commands of the table that apply here."""
        for command in COMMANDS:
            if command.id == "report" and self.keep_report is None:
                continue
            if command.palette and command.where in self.place.PLACES:
                node = self._node_of(command)
                action = partial(self.run_action, command.action, node)
                yield SystemCommand(command.label.capitalize(), command.words, action)

    async def action_command_palette(self) -> None:  # type: ignore[override]  # Textual awaits what an action returns
        """Open the palette, with a cursor that stands still: one that blinks sends twice a second for ever."""
        if not isinstance(self.screen, CommandPalette):
            palette = CommandPalette(placeholder="Search for commands", id="--command-palette")
            await self.push_screen(palette)
            palette.query_one(Input).cursor_blink = False

    def _node_of(self, command: Command) -> App[None] | Screen[None] | RowList:
        """Where the action of a command is."""
        if command.where == "app":
            return self
        return self.place.query_one(RowList) if command.where in {"rows", "questions", "checks"} else self.place

    def _fatal_error(self) -> None:
        """Called by Textual when something broke: its own words show local variables, which are diary text."""
        self._exit_renderables.append(Text(fault_words(self._exception or RuntimeError())))
        self._close_messages_no_wait()

    def _look_at_the_clock(self) -> None:
        tonight = self.session.tonight()
        if tonight != self._shown_tonight:
            self._shown_tonight = tonight
            self.place.say("A new night has begun. T goes to it.")

    # --- screens -----------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """Go to a screen, which shows the diary as it is now."""
        if place != self.current_mode:
            known = place in self._screen_stacks
            if place == "tonight" and not known:
                # It is made with the app, so another screen may have changed its night before it is first shown.
                self.tonight_screen.read_again()
            self.switch_mode(place)
            if known:
                self.place.see_again()

    def open_night(self, night_of: date) -> None:
        """Show a night in Tonight."""
        self.tonight_screen.go_to(night_of)
        self.go("tonight")

    @on(TonightScreen.SignsOpened)
    def show_signs(self, message: TonightScreen.SignsOpened) -> None:
        """Open the signs of a night."""
        self.open_signs(message.evening)

    def action_tonight(self) -> None:
        """Come back to tonight."""
        self.open_night(self.session.tonight())

    def action_calendar(self) -> None:
        """Go to the calendar, where one left it."""
        self.go("calendar")

    def action_strategies(self) -> None:
        """Go to the checklist of the night in hand."""
        self.go("strategies")

    def action_guide(self) -> None:
        """Go to the guide, where one left it."""
        self.go("guide")

    def action_next_screen(self, steps: int) -> None:
        """Go along the line of screens, which ends where it begins."""
        places = [screen.id for screen in SCREENS]
        self.go(places[(places.index(self.current_mode) + steps) % len(places)])

    async def arrive(self, place: str) -> None:
        """Go to a screen, and wait until it is there."""
        self.go(place)
        await self.switch_mode(place)

    # --- what can be done anywhere -----------------------------------------------------------------

    def action_cramp(self) -> None:
        """Note a cramp now."""
        self.go("tonight")
        self.tonight_screen.note_cramp()

    def action_urge(self) -> None:
        """Note the urge now."""
        self.go("tonight")
        self.tonight_screen.note_urge()

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step(self.session.undo)

    def action_redo(self) -> None:
        """Do what was taken back again."""
        self._step(self.session.redo)

    def _step(self, take: Callable[[], tuple[date | None, str]]) -> None:
        """Take a step back or on again, and say what it did: in the box in front, where one is."""
        place, before = self.place, self.session.person()
        night_of, words = take()
        if night_of is not None:
            place.go_to(night_of)
        self.look_again(before)
        news = self.session.news()
        place.see_again()
        said = (words,) if words.startswith("another session") else (words, news)
        self._show_in_front("; ".join(filter(None, (*said, place.kept_words()))))

    def _show_in_front(self, words: str) -> None:
        front = self.screen
        if isinstance(front, Dialog) and "person" in front.PLACES:
            front.stepped()
        front = self.screen  # a box that showed what is gone now has closed
        (front if isinstance(front, Dialog) and "person" in front.PLACES else self.place).say(words)

    async def action_take_up(self) -> None:
        """Take up what was being typed when a session was lost."""
        from stillnight.tui.resuming import take_up

        self.place.say(await take_up(self))

    def action_mouse(self) -> None:
        """Let the mouse be on, off, or as the line has it, from the next start on, and remember it."""
        try:
            words = self.session.turn_mouse()
        except StillnightError as trouble:
            words = str(trouble)
        self.place.say("; ".join(filter(None, (words, self.place.kept_words()))))

    def action_mend(self) -> None:
        """Show what the newest good backups would bring back of what is damaged, and do it when told to."""
        from stillnight.tui.screens.mend import MendScreen

        def mend(wanted: bool | None) -> None:
            if wanted:
                self._mend()

        lines = self.session.mending()
        if lines:
            self.push_screen(MendScreen(lines, self._glyphs), mend)
        else:
            self.place.say(self.session.trouble() or "Nothing is damaged.")

    def _mend(self) -> None:
        try:
            done = self.session.mend()
        except StillnightError as trouble:
            self.place.say(str(trouble))
            return
        self.place.see_again()
        self.place.say("; ".join(line.strip() for line in done if not line.startswith("  ")))

    def action_help(self) -> None:
        """Say what the row asks, and every key."""
        from stillnight.tui.screens.page import PageScreen, help_page

        self.push_screen(PageScreen(help_page(self.place.help_lines(), self._glyphs), self._glyphs))


def _checked(screen: str) -> str:
    names = [known.id for known in SCREENS]
    if screen not in names:
        raise NotUnderstood(
            f"--screen: there is no screen {quoted(screen)}; there are {', '.join(names[:-1])} and {names[-1]}"
        )
    return screen
