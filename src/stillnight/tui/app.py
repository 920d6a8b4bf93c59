"""The app: it wires session, screens, looks and keys together, and nothing else."""

from __future__ import annotations

import os
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from stillnight.diary.clock import Clock
from stillnight.diary.draft import DraftStore, Forgetful
from stillnight.diary.errors import fault_words
from stillnight.diary.home import Home
from stillnight.diary.port import PATIENCE, DiaryStore
from stillnight.tui.anywhere import Anywhere
from stillnight.tui.boxes import KeepReport
from stillnight.tui.commands import bindings
from stillnight.tui.doors import Indoors
from stillnight.tui.drafting import Drafting
from stillnight.tui.filters import Filtered
from stillnight.tui.first_frame import FirstFrame
from stillnight.tui.glyphs import ASCII, Glyphs, glyphs_for, locale_is_guessed
from stillnight.tui.lifeline import forgive_noise, hold
from stillnight.tui.looks import Looks
from stillnight.tui.palette import Palette
from stillnight.tui.places import checked_place
from stillnight.tui.session import Session
from stillnight.tui.stopping import go_on_cleanly
from stillnight.tui.theme import themes
from stillnight.tui.upkeep import Upkeep
from stillnight.tui.wire import Wired


class StillnightApp(Anywhere, Palette, Looks, FirstFrame, Filtered, Wired, Indoors):
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
        self._glyphs = glyphs or self._glyphs_here(ascii_only)
        self._first_night = night_of
        self._first_screen = checked_place(screen or self.DEFAULT_MODE)
        self.add_places()
        self._dress()

    def _glyphs_here(self, ascii_only: bool) -> Glyphs:
        """The signs for this terminal, plain ones where they are asked for."""
        plain = ascii_only or self.session.person().signs == "ascii"
        return ASCII if plain else glyphs_for(os.environ, locale_is_guessed())

    def _dress(self) -> None:
        """Put the look on, before anything is drawn."""
        for theme in themes(self.console.color_system):
            self.register_theme(theme)
        self.theme = self.look_now()
        self.parse_once()
        self.animation_level = "none"
        self.set_class(self._glyphs is ASCII, "-ascii")

    # --- beginning and ending ----------------------------------------------------------------------

    def on_mount(self) -> None:
        """Called by Textual when the app is there."""
        if not self.is_headless:
            hold(self.leave, self.keep_all)
            go_on_cleanly(self._driver)
        self.upkeep.begin()
        self.enter(self._first_screen)

    def on_ready(self) -> None:
        """Called by Textual when the first frame is out: what was not needed for it is told now."""
        self.call_later(self.tell_signs)
        self.call_later(self.offer_draft)

    def leave(self, code: int) -> None:
        """End, told from outside, with this exit code; what can still be kept is kept first."""
        self.keep_all()
        self.upkeep.end(code)

    def keep_all(self) -> None:
        """Keep notes that are being written and what is half typed, and try once more what is not saved yet."""
        self.drafting.keep_now()
        self.tonight_screen.boxes.keep_open_notes()
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

    def _fatal_error(self) -> None:
        """Called by Textual when something broke: its own words show local variables, which are diary text."""
        self._exit_renderables.append(Text(fault_words(self._exception or RuntimeError())))
        self._close_messages_no_wait()
