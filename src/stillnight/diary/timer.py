"""The guided timer: phases in order, and where one is in them at a moment.

It is driven by instants and never counts ticks, so a stalled terminal or a closed lid does not put it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

Seconds = Annotated[int, Meta(ge=1, le=4 * 3600)]

SIDES: Final = ("left", "right")

NEAR_START: Final = 2.0
"""Seconds into a phase within which "back" means the phase before it."""


class Phase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One stretch of a timer, and what it is called while it lasts."""

    says: Annotated[str, Meta(min_length=1, max_length=60)]
    seconds: Seconds
    now: Annotated[str, Meta(max_length=16)] = ""
    """The same in a word or two, where the rest stands beside it; all the words where it is empty."""

    about: Annotated[str, Meta(max_length=60)] = ""
    """What it is a part of: the stretch that is held, the one to get ready for."""

    part: Annotated[str, Meta(max_length=20)] = ""
    """Which time and which side: "2 of 3, left"."""


class Course(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the phases of a strategy follow one another."""

    phases: Annotated[tuple[Phase, ...], Meta(min_length=1)]
    each_side: bool = False
    times: Annotated[int, Meta(ge=1, le=10)] = 1
    rest: Annotated[int, Meta(ge=0, le=60)] = 0
    """Seconds between two times on one side."""

    change: Annotated[int, Meta(ge=0, le=60)] = 0
    """Seconds to get ready for each side."""

    most: int | None = None
    """A length in seconds that is never to be passed."""

    ends: str = "Done."
    """What is said when it is over."""

    def expanded(self) -> tuple[Phase, ...]:
        """The phases one after another, with rests and changes of side called out."""
        if not self.each_side:
            return tuple(self._side(""))
        return tuple(phase for side in SIDES for phase in self._side(side))

    def _side(self, side: str) -> Iterator[Phase]:
        if side and self.change:
            call = "get ready" if side == SIDES[0] else "change sides"
            first, part = self.phases[0], self._part(1, side)
            yield Phase(says=f"{call}: {side} leg", seconds=self.change, now=call, about=first.about, part=part)
        for time in range(1, self.times + 1):
            for phase in self.phases:
                part = self._part(time, side)
                says = ", ".join(filter(None, (phase.says, side, f"{time} of {self.times}" * (self.times > 1))))
                yield msgspec.structs.replace(phase, says=says, now=phase.now or phase.says, part=part)
            if self.rest and time < self.times:
                yield Phase(says="let go", seconds=self.rest, about=self.phases[0].about, part=part)

    def _part(self, time: int, side: str) -> str:
        return ", ".join(filter(None, (f"{time} of {self.times}" * (self.times > 1), side)))


class Reading(Struct, frozen=True, kw_only=True):
    """Where a timer is at a moment."""

    number: int
    """The phase, counted from 0; the last one when it is over."""

    says: str
    left_in_phase: float
    """Seconds until the next phase."""

    left: float
    """Seconds until the end."""

    share: float
    """How much of the whole has passed, 0 to 1."""

    paused: bool
    finished: bool


class Timer(Struct, frozen=True, kw_only=True):
    """A timer that was started. Every verb takes the present moment and returns the timer as it then is."""

    phases: tuple[Phase, ...]
    began: datetime
    """The moment at which it would have begun had it never been paused or moved."""

    held: float | None = None
    """Seconds that had passed when it was paused; ``None`` while it runs."""

    @property
    def length(self) -> int:
        """Seconds from beginning to end."""
        return sum(phase.seconds for phase in self.phases)

    def passed(self, now: datetime) -> float:
        """Seconds that have passed, 0 to the whole length; a clock set back does not make them negative."""
        passed = (now - self.began).total_seconds() if self.held is None else self.held
        return min(max(passed, 0.0), float(self.length))

    def at(self, now: datetime) -> Reading:
        """Where it is now."""
        passed = self.passed(now)
        ends = self._ends()
        number = next((at for at, end in enumerate(ends) if passed < end), len(ends) - 1)
        return Reading(
            number=number,
            says=self.phases[number].says,
            left_in_phase=max(ends[number] - passed, 0.0),
            left=self.length - passed,
            share=passed / self.length,
            paused=self.held is not None,
            finished=passed >= self.length,
        )

    def paused(self, now: datetime) -> Timer:
        """Hold it here; one that is held or over stays as it is."""
        if self.held is not None or self.at(now).finished:
            return self
        return msgspec.structs.replace(self, held=self.passed(now))

    def resumed(self, now: datetime) -> Timer:
        """Let it go on from where it was held."""
        return self if self.held is None else self._from(self.held, now, held=False)

    def back(self, now: datetime) -> Timer:
        """To the beginning of this phase; near its beginning, to that of the one before."""
        number, starts = self.at(now).number, self._starts()
        if self.passed(now) - starts[number] < NEAR_START and number > 0:
            number -= 1
        return self._from(starts[number], now, held=self.held is not None)

    def forward(self, now: datetime) -> Timer:
        """To the beginning of the next phase; from the last one, to the end."""
        following = self.at(now).number + 1
        starts = [*self._starts(), float(self.length)]
        return self._from(starts[following], now, held=self.held is not None)

    def _starts(self) -> list[float]:
        return [float(end - phase.seconds) for end, phase in zip(self._ends(), self.phases, strict=True)]

    def _ends(self) -> list[int]:
        return list(accumulate(phase.seconds for phase in self.phases))

    def _from(self, passed: float, now: datetime, *, held: bool) -> Timer:
        began = now - timedelta(seconds=passed)
        return msgspec.structs.replace(self, began=began, held=passed if held else None)


def started(phases: tuple[Phase, ...], now: datetime) -> Timer:
    """A timer over these phases that begins now.

    Raises:
        ValueError: there are no phases.
    """
    if not phases:
        raise ValueError("a timer needs at least one phase")
    return Timer(phases=phases, began=now)


def countdown(seconds: float) -> str:
    """What is left, as a timer shows it: "0:08", "12:30", "1:00:00"; a begun second counts whole."""
    whole = -int(-seconds // 1)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
