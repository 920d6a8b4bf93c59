"""The guided timer that runs, whichever screen is in front. It looks at the clock, and never counts its own looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer as Wake

from stillnight.diary.strategy import Strategy
from stillnight.diary.timer import Phase, Reading, Timer, started
from stillnight.tui.screens.place import Place
from stillnight.tui.session import Session

A_SECOND: Final = 1.0
JUST_AFTER: Final = 0.02
"""Seconds past the full second at which the next look falls, so that it finds the new figure."""


HOW_NOW: Final = "How is it now?"
"""Asked when the time is up."""


class Timing:
    """One timer at a time: started, held, moved, looked at once a second, and told of wherever one is."""

    def __init__(self, host: MessagePump, session: Session, ended: Callable[[], None]) -> None:
        """``host`` knows the app; ``ended`` is called once when the time is up.

        The app is woken, and not a screen: a message to a screen below a box has the whole box sent again.
        """
        self._host = host
        self._session = session
        self._ended = ended
        self._wake: Wake | None = None
        self._number = 0
        self.watcher: Callable[[Reading], None] | None = None
        """Shown every look; while there is none, a new step is said on the screen in front."""

        self.strategy: Strategy | None = None
        """What the timer is of; stays when it is over, until it is answered or another one starts."""

        self.timer: Timer | None = None
        """The timer; ``None`` where none was started, or it was stopped."""

    @property
    def app(self) -> App[object]:
        """The app, for the screen in front and the bell."""
        return self._host.app

    def start(self, strategy: Strategy, phases: tuple[Phase, ...]) -> None:
        """Start a timer."""
        self.strategy = strategy
        self._number = 0
        self._turn(started(phases, self._session.moment()))

    def reading(self) -> Reading | None:
        """Where the timer is now; ``None`` where there is none."""
        return None if self.timer is None else self.timer.at(self._session.moment())

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The steps of the timer."""
        return () if self.timer is None else self.timer.phases

    @property
    def ends(self) -> str:
        """What is said when it is over."""
        course = None if self.strategy is None else self.strategy.timer
        return "Done." if course is None else course.ends

    @property
    def is_running(self) -> bool:
        """Whether a timer is under way, held or not."""
        reading = self.reading()
        return reading is not None and not reading.finished

    def hold(self) -> None:
        """Hold the timer, or let it go on."""
        if self.timer is not None:
            now = self._session.moment()
            self._turn(self.timer.paused(now) if self.timer.held is None else self.timer.resumed(now))

    def go(self, steps: int) -> None:
        """Back to the beginning of a step, or on to the next."""
        if self.timer is not None:
            now = self._session.moment()
            self._turn(self.timer.back(now) if steps < 0 else self.timer.forward(now))

    def stop(self) -> None:
        """Stop; nothing is left of it."""
        self._sleep()
        self.timer = self.strategy = None

    def _turn(self, timer: Timer) -> None:
        self.timer = timer
        self.look()

    def _sleep(self) -> None:
        if self._wake is not None:
            self._wake.stop()
            self._wake = None

    def look(self) -> None:
        """Look at the clock: show where the timer is, say a new step, end what is over, wait for the next second."""
        self._sleep()
        reading = self.reading()
        if reading is None:
            return
        if self.watcher is not None:
            self.watcher(reading)
        elif reading.number != self._number:
            self.say(reading.says)
        self._number = reading.number
        if reading.finished:
            self._end()
        elif not reading.paused:
            rest = reading.left_in_phase % A_SECOND or A_SECOND
            self._wake = self.app.set_timer(rest + JUST_AFTER, self.look)

    def _end(self) -> None:
        self.timer = None
        self.say(f"{self.ends} S: {HOW_NOW.lower()}")
        if self._session.person().bell:
            self.app.bell()
        self._ended()

    def say(self, words: str) -> None:
        """Say a few words of the timer on the screen in front, where it has a line for them."""
        if self.strategy is not None and isinstance(self.app.screen, Place):
            self.app.screen.say(f"{self.strategy.name}: {words}")
