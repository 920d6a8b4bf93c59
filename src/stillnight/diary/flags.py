"""Signs that may need somebody to look at them: said for what was ticked or counted, and never as "you have".

The words are content; what is counted stands here. A line can be put aside for a while, except one that asks for
help now: that one goes when its tick goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final, Literal, get_args

import msgspec

from stillnight.diary.night import Night, Sign
from stillnight.diary.nights import Nights
from stillnight.diary.onset import REFERENCE, earlier_onset, window
from stillnight.diary.person import Aside, Person
from stillnight.diary.port import PersonEdit
from stillnight.diary.strategy import Statement

Urgency = Literal["now", "today", "soon"]
"""Help at once, the same day, or an appointment."""

Counted = Literal["long-cramp", "woken-by-cramps", "urge-unseen", "earlier-onset"]
"""What the diary counts by itself."""

URGENCIES: Final[dict[Urgency, str]] = {
    "now": "call for help now",
    "today": "the same day",
    "soon": "make an appointment",
}
"""The urgencies in order, and what they are called."""

ASIDE_FOR: Final[dict[Urgency, int]] = {"now": 0, "today": 1, "soon": 28}
"""Nights for which a line can be put aside."""

LOOKS_BACK: Final = 14
"""Nights that are counted, the one in hand among them."""

LONG_CRAMP: Final = 10
"""Minutes; cramps last seconds to ten minutes (Hallegraeff 2017, doi:10.1186/s12875-017-0600-x)."""

OFTEN: Final = 4
"""Nights of the last fourteen: twice a week, the line that Allen 2014 draws for a lasting course."""


Figures = dict[str, int]
"""The figures of something that was counted, by their names in the words of its line."""


class Flag(Statement, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line to say when a sign was ticked or something was counted."""

    id: str
    urgency: Urgency
    sign: Sign | None = None
    asks: str = ""
    """The sign in full, for the row that asks for it; the question's own options are short."""

    counted: Counted | None = None


def nights_counted(read: Callable[[date, date], Nights], person: Person, evening: date) -> Nights:
    """The nights to count in for an evening: a fortnight or two, so that years of nights cost nothing.

    Args:
        read: reads the nights from one evening to another.
        person: the settled fortnight, where one is marked.
        evening: the night in hand.
    """
    nights = [*read(evening - timedelta(days=LOOKS_BACK), evening)]
    compared = window(person, evening)
    if compared is not None:
        nights += read(compared[0], compared[0] + timedelta(days=REFERENCE - 1))
    return Nights(nights)


def may_raise(night: Night, nights: Nights, person: Person) -> bool:
    """Whether there may be a line to say: something was ticked or counted. It needs none of the lines."""
    return bool(night.signs or _counts(night, nights.replace(night), person))


def raised(flags: Iterable[Flag], night: Night, nights: Nights, person: Person) -> tuple[Flag, ...]:
    """The lines to say for a night, the most urgent first, those put aside left out.

    Args:
        flags: every line there is.
        night: the night in hand; only its own signs and cramps count for the first two urgencies.
        nights: the nights to count in, as ``nights_counted`` finds them.
        person: what is put aside, and whether anybody has looked at it: medicines and blood tests.
    """
    counts = _counts(night, nights.replace(night), person)
    aside = {put.flag: put.until for put in person.aside}
    said = [
        msgspec.structs.replace(flag, says=flag.says.format(**counts.get(flag.counted or "", {})))
        for flag in flags
        if _fires(flag, night, counts) and night.night_of >= aside.get(flag.id, date.min)
    ]
    order = list(get_args(Urgency))
    return tuple(sorted(said, key=lambda flag: order.index(flag.urgency)))


def asking(flags: Iterable[Flag]) -> dict[Sign, str]:
    """The signs in full, in the order of their urgency, for a screen that asks for them."""
    return {flag.sign: flag.asks for flag in flags if flag.sign is not None}


def putting_aside(flag: Flag, evening: date) -> PersonEdit:
    """Put a line aside for as long as its urgency allows; one that asks for help now stays."""

    def edit(person: Person) -> Person:
        nights = ASIDE_FOR[flag.urgency]
        if not nights:
            return person
        others = tuple(put for put in person.aside if put.flag != flag.id)
        until = evening + timedelta(days=nights)
        return msgspec.structs.replace(person, aside=(*others, Aside(flag=flag.id, until=until)))

    return edit


def _fires(flag: Flag, night: Night, counts: Mapping[str, Figures]) -> bool:
    return flag.sign in (night.signs or ()) if flag.sign else (flag.counted or "") in counts


def _counts(night: Night, nights: Nights, person: Person) -> dict[str, Figures]:
    """What is worth saying of what was counted, by its name."""
    recent = nights.between(night.night_of - timedelta(days=LOOKS_BACK - 1), night.night_of)
    longest = max((cramp.minutes or 0 for cramp in night.cramps or ()), default=0)
    woken = sum(any(cramp.woke for cramp in one.cramps or ()) for one in recent)
    urges = sum(bool(one.urge.worst) for one in recent)
    earlier = earlier_onset(nights, person, night.night_of)
    counts: dict[str, Figures] = {}
    if longest > LONG_CRAMP:
        counts["long-cramp"] = {"minutes": longest}
    if woken >= OFTEN:
        counts["woken-by-cramps"] = {"nights": woken}
    seen = bool(person.medicines or person.labs) or any(one.doses for one in recent)
    if urges >= OFTEN and not seen:
        counts["urge-unseen"] = {"nights": urges}
    if earlier is not None:
        counts["earlier-onset"] = {"hours": earlier.hours, "nights": earlier.nights}
    return counts
