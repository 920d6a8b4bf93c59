"""Whether the urge has come to begin earlier than in a fortnight that the person marked as settled.

In people who take medicines that act on dopamine an earlier beginning is the most frequent sign of augmentation
(97 % of 88 in a Boston clinic). It also happens without one, so it is a reason to tell the prescriber and no label.
The bounds are this diary's own and stricter than noise: two hours, on five of seven nights.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec
from msgspec import Struct

from stillnight.diary.clock import DAY, circular_median, middle, minute_of_day
from stillnight.diary.medicines import current
from stillnight.diary.nights import Nights
from stillnight.diary.person import Person
from stillnight.diary.port import PersonEdit

REFERENCE: Final = 14
"""Nights of the fortnight that is compared with."""

RECENT: Final = 7
"""Nights that are compared, the one in hand the last."""

LEAST: Final = 5
"""Beginnings that each of the two has to have, and nights on which it has to be earlier."""

EARLIER: Final = 120
"""Minutes."""


class Earlier(Struct, frozen=True, kw_only=True):
    """How much earlier the urge began of late, and on how many of the last seven nights."""

    hours: int
    nights: int


def marking_settled(first: date | None) -> PersonEdit:
    """Mark the fortnight that begins on this evening as the one to compare with; ``None`` takes the mark away."""
    return lambda person: msgspec.structs.replace(person, settled=first)


def window(person: Person, evening: date) -> tuple[date, date] | None:
    """The first and last night to read for this; ``None`` where there is nothing to compare.

    Only who marked a fortnight and takes a medicine that acts on dopamine is told anything.
    """
    if person.settled is None or not any(one.kind == "dopamine" for one in current(person, evening)):
        return None
    return person.settled, evening


def earlier_onset(nights: Nights, person: Person, evening: date) -> Earlier | None:
    """How much earlier the urge began on the last seven nights than in the settled fortnight, if it plainly did.

    Args:
        nights: the nights of both; others are left out.
        person: the fortnight that was marked, and the medicines.
        evening: the night in hand, the last of the seven.

    Returns:
        ``None`` where it did not, where too few nights say when it began, or where nobody marked a fortnight.
    """
    if window(person, evening) is None or person.settled is None:
        return None
    last = person.settled + timedelta(days=REFERENCE - 1)
    settled = _began(nights.between(person.settled, last))
    recent = _began(nights.between(max(evening - timedelta(days=RECENT - 1), last + timedelta(days=1)), evening))
    usual = circular_median(settled)
    if usual is None or len(settled) < LEAST or len(recent) < LEAST:
        return None
    by = [(usual - minute + DAY / 2) % DAY - DAY / 2 for minute in recent]
    plainly = [minutes for minutes in by if minutes >= EARLIER]
    return Earlier(hours=round(middle(plainly) / 60), nights=len(plainly)) if len(plainly) >= LEAST else None


def _began(nights: Nights) -> list[int]:
    """When the urge began, as minutes after midnight on the clock, of those nights that say so."""
    return [minute_of_day(night.urge.began) for night in nights if night.urge.began is not None]
