"""One question in a small box: a date to go to, a time zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from textual import events
from textual.app import App, ComposeResult

from stillnight.diary.calendar_words import parse_date
from stillnight.diary.clock import zone_named
from stillnight.diary.draft import Draft, Spot
from stillnight.diary.errors import StillnightError
from stillnight.tui.drafting import at_spot
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.place import Place
from stillnight.tui.session import Session
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import SayLine
from stillnight.tui.widgets.rows import Row, RowList

R = TypeVar("R")


class AskRow(RowList):
    """A single row whose editor is open from the start."""

    def __init__(
        self, label: str, take: Callable[[str], bool], leave: Callable[[], None], glyphs: Glyphs, typed: str = ""
    ) -> None:
        super().__init__(id="rows", glyphs=glyphs)
        self._typed = typed
        self._label = label
        self._take = take
        self._leave = leave

    def on_mount(self) -> None:
        """Called by Textual when the row is there."""
        self.show_rows((Row("ask", self._label),))
        self.start_editing(self._typed, before="")

    def take_text(self, text: str) -> bool:
        """Hand what was typed on; it stays where it is no answer."""
        return self._take(text)

    def leave_text(self) -> None:
        """Leave without an answer."""
        self._leave()

    def on_key(self, event: events.Key) -> None:
        """Called by Textual: up and down have nowhere to go."""
        if event.key not in {"up", "down"}:
            super().on_key(event)


class AskScreen(Dialog[R]):
    """Dismissed with what ``read`` makes of the text, or ``None``."""

    def __init__(
        self,
        label: str,
        word: str,
        hint: str,
        read: Callable[[str], R],
        glyphs: Glyphs,
        *,
        spot: Spot | None = None,
        typed: str = "",
    ) -> None:
        """``spot``: what of the diary is typed here; ``typed``: what somebody had typed before."""
        super().__init__()
        self._spot = spot
        self._typed = typed
        self._label = label
        self._word = word
        self._hint = hint
        self._read = read
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self._label} ", self._glyphs, classes="-small"):
            yield AskRow(self._word, self._take, self.action_leave, self._glyphs, self._typed)
            yield SayLine(id="said", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.say(self._hint)

    def half_typed(self) -> Draft | None:
        """What is half typed, where it is something of the diary."""
        return at_spot(self._spot, self.query_one("#rows", RowList).half_typed)

    def _take(self, text: str) -> bool:
        if not text.strip():
            self.action_leave()
            return True
        try:
            value = self._read(text)
        except StillnightError as trouble:
            self.say(str(trouble))
            return False
        self.dismiss(value)
        return True


def ask_night(app: App[None], session: Session, glyphs: Glyphs, go: Callable[[date], None]) -> None:
    """Ask for the date of a night that has begun, and go there."""

    def read(text: str) -> date:
        return session.checked(parse_date(text, session.tonight()))

    box = AskScreen("Go to the night of", "Evening of", "yesterday, -3, fri, 2026-11-20", read, glyphs)
    app.push_screen(box, lambda wanted: None if wanted is None else go(wanted))


def ask_zone(place: Place, session: Session, glyphs: Glyphs) -> None:
    """Ask which zone the person's clock is in, and go by it from now on."""

    def read(text: str) -> str:
        return zone_named(text.strip()).key

    box = AskScreen("Your time zone", "Zone", f"now {session.home.zone}; a name like Europe/Berlin", read, glyphs)
    place.app.push_screen(box, lambda zone: None if zone is None else _live_in(place, session, zone))


def _live_in(place: Place, session: Session, zone: str) -> None:
    try:
        session.live_in(zone)
    except StillnightError as trouble:
        place.say(str(trouble))
        return
    place.see_again()
    place.say(f"Your clock is in {zone}; it shows {session.now():%H:%M} now. {place.kept_words()}".rstrip())
