"""The app: it wires session, screens, looks and keys together, and nothing else."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

import msgspec
from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen

from stillnight.diary.clock import Clock
from stillnight.diary.errors import StillnightError, fault_words
from stillnight.diary.home import Home
from stillnight.diary.port import DiaryStore
from stillnight.tui.commands import COMMANDS, Command, bindings
from stillnight.tui.filters import NoColour, NoControls
from stillnight.tui.glyphs import ASCII, Glyphs, glyphs_for, locale_is_guessed
from stillnight.tui.lifeline import forgive_noise, hold
from stillnight.tui.screens.tonight import TonightScreen
from stillnight.tui.session import Session
from stillnight.tui.theme import THEMES, after
from stillnight.tui.typeahead import InOrder
from stillnight.tui.upkeep import Upkeep
from stillnight.tui.widgets.rows import RowList
from stillnight.tui.wire import Wired

ROLLOVER_SECONDS = 30
"""How often the app looks whether a new night has begun. Looking draws nothing."""


class StillnightApp(InOrder, Wired):
    """The diary at the terminal."""

    TITLE = "stillnight"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        diary: DiaryStore,
        clock: Clock,
        home: Home,
        night_of: date | None = None,
        glyphs: Glyphs | None = None,
    ) -> None:
        super().__init__()
        forgive_noise()
        self.session = Session(diary, clock, home)
        self.upkeep = Upkeep(self, self.session)
        self._glyphs = glyphs or glyphs_for(os.environ, locale_is_guessed())
        self._first_night = night_of
        self._shown_tonight = self.session.tonight()
        self._line_filters: list[LineFilter] = [NoControls(), *([NoColour()] if self.no_color else [])]
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = self.session.person().look
        self.animation_level = "none"
        self.set_class(self._glyphs is ASCII, "-ascii")

    def get_default_screen(self) -> Screen[None]:
        """Called by Textual for the first screen: Tonight."""
        return TonightScreen(self.session, self._glyphs, self._first_night)

    def on_mount(self) -> None:
        """Called by Textual when the app is there."""
        if not self.is_headless:
            hold(self.leave, self.keep_all)
        self.upkeep.begin()
        self.set_interval(ROLLOVER_SECONDS, self._look_at_the_clock)

    def leave(self, code: int) -> None:
        """End, told from outside, with this exit code; what can still be kept is kept first."""
        self.keep_all()
        self.upkeep.end(code)

    def keep_all(self) -> None:
        """Keep notes that are being written, and try once more what is not saved yet."""
        if not self.tonight_screen.keep_open_notes():
            self.session.saving.retry()

    async def action_quit(self) -> None:
        """Leave; with something unsaved only when it is asked for twice."""
        if self.upkeep.may_leave():
            self.upkeep.end()

    def on_ready(self) -> None:
        """Called by Textual when the first frame is out: from here on there is garbage, and only new things hold it."""
        gc.freeze()
        gc.enable()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Called by Textual: every line loses its control characters, and its colours where none are wanted."""
        return [*super().get_line_filters(), *self._line_filters]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Called by Textual for the palette: the commands of the table."""
        for command in COMMANDS:
            if command.palette:
                node = self._node_of(command)
                yield SystemCommand(
                    command.label.capitalize(), command.words, getattr(node, f"action_{command.action}")
                )

    def action_command_palette(self) -> None:
        """Open the palette."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="Search for commands", id="--command-palette"))

    def _node_of(self, command: Command) -> App[None] | Screen[None] | RowList:
        """Where the action of a command is."""
        if command.where == "app":
            return self
        return self.tonight_screen if command.where == "tonight" else self.tonight_screen.rows

    @property
    def tonight_screen(self) -> TonightScreen:
        """The screen at the bottom of the stack."""
        screen = self.screen_stack[0]
        assert isinstance(screen, TonightScreen), "the first screen is Tonight"
        return screen

    def _fatal_error(self) -> None:
        """Called by Textual when something broke: its own words show local variables, which are diary text."""
        self._exit_renderables.append(Text(fault_words(self._exception or RuntimeError())))
        self._close_messages_no_wait()

    def _look_at_the_clock(self) -> None:
        tonight = self.session.tonight()
        if tonight != self._shown_tonight:
            self._shown_tonight = tonight
            self.tonight_screen.say("A new night has begun. T goes to it.")

    def action_tonight(self) -> None:
        """Come back to tonight."""
        self.tonight_screen.go_to(self.session.tonight())

    def action_cramp(self) -> None:
        """Note a cramp now."""
        self.tonight_screen.note_cramp()

    def action_urge(self) -> None:
        """Note the urge now."""
        self.tonight_screen.note_urge()

    def action_undo(self) -> None:
        """Take the last change back."""
        self._after_stepping(*self.session.undo())

    def action_redo(self) -> None:
        """Do what was taken back again."""
        self._after_stepping(*self.session.redo())

    def _after_stepping(self, night_of: date | None, words: str) -> None:
        if night_of is not None:
            self.tonight_screen.go_to(night_of)
        news = "" if words.startswith("another session") else self.session.news()
        self.tonight_screen.look_again()
        self.tonight_screen.say("; ".join(filter(None, (words, news))))

    def action_look(self) -> None:
        """Change the look, and remember it."""
        self.theme = look = after(self.session.person().look)
        try:
            self.session.change_person(lambda person: msgspec.structs.replace(person, look=look))
        except StillnightError as trouble:
            self.tonight_screen.say(str(trouble))

    def action_help(self) -> None:
        """Say what the row asks, and every key."""
        from stillnight.tui.screens.page import PageScreen, help_page

        self.push_screen(PageScreen(help_page(self.tonight_screen.help_lines(), self._glyphs), self._glyphs))
