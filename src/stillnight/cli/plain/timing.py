"""The guided timer in lines: each step is said as it begins, and how long it lasts; then how it was."""

from __future__ import annotations

from typing import Final

from stillnight import content
from stillnight.cli.pages import Para
from stillnight.cli.plain.checklist import entry_of, minded, one
from stillnight.cli.plain.talk import Talk
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.strategy import Strategy
from stillnight.diary.timer import Phase, Timer, started
from stillnight.diary.words import counted

MINUTE: Final = 60
SAID_EVERY: Final = 5 * MINUTE
"""Seconds of a long step after which what is left of it is said."""

JUST_AFTER: Final = 0.02
"""Seconds past a step's end at which the clock is looked at, so that it finds the next one."""


def run_timer(talk: Talk, name: str) -> None:
    """Run the timer of a strategy, by its name, and ask of the strategy when the time is up.

    Raises:
        NotUnderstood: there is no such strategy, it has no timer, or nobody is there to hear it.
    """
    catalogue = content.catalogue().with_own(talk.sitting.person)
    strategy = catalogue.named(name)
    phases, entry = catalogue.course(strategy), entry_of(talk, strategy.id)
    if entry.verdict.state == "withheld":
        talk.lines.tell(f"{strategy.name}: not for now.")
        talk.lines.tell_all(minded(entry))
        return
    if not phases:
        raise NotUnderstood(f"there is no timer for {strategy.name}; 'use {strategy.id}' says how it is done")
    if not talk.lines.interactive:
        raise NotUnderstood("a timer needs somebody who hears it; leave it out of a file of answers")
    _begin(talk, strategy, phases)
    if _has_run(talk, started(phases, talk.sitting.clock())):
        talk.lines.tell(strategy.timer.ends if strategy.timer else "Done.")
        one(talk, strategy.id)
    else:
        talk.lines.tell("The timer is stopped.")


def _begin(talk: Talk, strategy: Strategy, phases: tuple[Phase, ...]) -> None:
    talk.lines.tell_all(Para("  ", line.says) for line in strategy.cautions)
    length = sum(phase.seconds for phase in phases)
    talk.lines.tell(f"{strategy.name}, {say_seconds(length)}. Enter stops it.")


def _has_run(talk: Talk, timer: Timer) -> bool:
    """Say each step as it begins; whether the timer came to its end rather than being stopped."""
    told = -1
    while not (reading := timer.at(talk.sitting.clock())).finished:
        left = reading.left_in_phase
        if reading.number != told:
            talk.lines.tell(f"{reading.says}: {say_seconds(timer.phases[reading.number].seconds)}")
            told = reading.number
        else:
            talk.lines.tell(f"{say_seconds(round(left))} left")
        if talk.lines.typed_within((left % SAID_EVERY or min(left, SAID_EVERY)) + JUST_AFTER):
            return False
    return True


def say_seconds(seconds: int) -> str:
    """A length as it is spoken: "10 seconds", "12 minutes", "1 minute 30 seconds"."""
    minutes, rest = divmod(seconds, MINUTE)
    words = (counted(minutes, "minute") if minutes else "", counted(rest, "second") if rest or not minutes else "")
    return " ".join(filter(None, words))
