"""Upkeep while the app is open: the unsaved is tried again, and what others save, or a new night, is told."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from rich.text import Text
from textual.app import App
from textual.timer import Timer

from stillnight.diary.port import PATIENCE
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.place import Place
from stillnight.tui.session import Session
from stillnight.tui.waiting import Waiting
from stillnight.tui.widgets.lines import SayLine

RETRY_SECONDS: Final = 5.0
"""How often what is not saved is tried again. The timer is there only while something waits."""

LOOK_SECONDS: Final = 1.5
"""How often the file of the night in hand is looked at. Looking draws nothing."""

ROLLOVER_SECONDS: Final = 30.0
"""How often it is seen whether a new night has begun. Seeing draws nothing."""

TIDY_SECONDS: Final = 60.0
"""How often it is seen whether old backups can be thinned: only where nothing was saved for that long."""

LEFT_UNSAVED: Final = 1
"""The exit code of an app that was left with something unsaved."""


class Upkeep:
    """What an app does by itself between two keys."""

    def __init__(self, app: App[None], session: Session) -> None:
        self._app = app
        self._session = session
        self._retrying: Timer | None = None
        self._warned_of: tuple[Waiting, ...] = ()
        self._saved_at: datetime | None = None
        self._tonight = session.tonight()

    def begin(self) -> None:
        """Begin, when the app is there."""
        self._session.saving.when_tried = self._mind_the_queue
        self._app.set_interval(LOOK_SECONDS, self.look)
        self._app.set_interval(ROLLOVER_SECONDS, self.tell_new_night)
        self._app.set_interval(TIDY_SECONDS, self.tidy)

    @property
    def is_retrying(self) -> bool:
        """Whether something is tried again by itself."""
        return self._retrying is not None

    def _mind_the_queue(self) -> None:
        if self._session.saving.waiting and self._retrying is None:
            self._retrying = self._app.set_interval(RETRY_SECONDS, self.retry)
        elif not self._session.saving.waiting and self._retrying is not None:
            self._retrying.stop()
            self._retrying = None

    def retry(self) -> None:
        """Try what is unsaved again, and show what came of it."""
        if not self._app.screen_stack:
            return
        before = self._session.unsaved_words
        if self._session.saving.retry() or self._session.unsaved_words != before:
            self._show()
        if before and not self._session.saving.waiting and isinstance(self._app.screen, Place):
            self._app.screen.say("Everything is saved now.")
        self._tell()

    def look(self) -> None:
        """See whether another session changed the night in hand, the settings or what is shown, show it, say what."""
        if not self._app.screen_stack:  # the app ends, and its timers have not heard of it yet
            return
        here = self._app.screen
        elsewhere = isinstance(here, Place) and here.look_elsewhere()
        if self._session.look_elsewhere() or elsewhere:
            self._show()
        self._tell()

    def tell_new_night(self) -> None:
        """See whether a new night has begun, and say so in the place one is in, which stays at its own."""
        before, self._tonight = self._tonight, self._session.tonight()
        place = self._app.screen_stack[0] if self._app.screen_stack else None
        if self._tonight != before and isinstance(place, Place):
            place.say("A new night has begun. T goes to it.")

    def tidy(self) -> None:
        """Thin the backups of what was saved here, in a pause: a window may stay open for months."""
        before, self._saved_at = self._saved_at, self._session.saved_at
        if self._saved_at == before and not self._session.saving.waiting:
            self._session.condition.tidy()

    def _show(self) -> None:
        for screen in self._app.screen_stack:
            if isinstance(screen, Dialog | Place) and screen.is_mounted:
                screen.see_again()

    def _say(self, words: str) -> None:
        for line in self._app.screen.query(SayLine):
            line.said = words

    def _tell(self) -> None:
        """Say the news on the screen in front; where it has no line for it, they wait for one that has."""
        for line in self._app.screen.query(SayLine):
            line.said = self._session.news() or line.said

    # --- leaving -----------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Whether the app may end now: all is saved after a last try, or the person was warned of just this."""
        self._session.saving.retry(PATIENCE)
        waiting = self._session.saving.waiting
        if not waiting or waiting == self._warned_of:
            return True
        self._warned_of = waiting
        self._show()
        self._say(f"q again leaves without {self._session.saving.unsaved_labels()}: {self._session.saving.reason}")
        return False

    def end(self, code: int | None = None) -> None:
        """End the app, and say in the terminal it leaves what was not saved."""
        saving = self._session.saving
        if not saving.waiting:
            self._app.exit(return_code=code or 0)
            return
        words = f"stillnight: not saved: {saving.unsaved_labels()}; {saving.reason}"
        self._app.exit(return_code=LEFT_UNSAVED if code is None else code, message=Text(words))
