"""A stretch of nights to look back on: so many back from the last one that is over, or from one date to another."""

from __future__ import annotations

from datetime import date, timedelta

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.night import Night

NIGHTS = 28
"""How many where nobody says: SOL takes more than two weeks to settle, WASO three (Wohlgemuth 1999, Psychophysiology
36:233-44)."""

MOST = 4_000
"""Nights at the most, some eleven years."""


def last_over(tonight: Night) -> date:
    """The last night that is over: tonight once it says when its sleep ended, or that there was none; else last night.

    Args:
        tonight: the night of the present moment, blank or not.
    """
    over = tonight.sleep.woke is not None or tonight.sleep.up is not None or tonight.sleep.none
    return tonight.night_of if over else tonight.night_of - timedelta(days=1)


def stretch(
    last: date, count: int | None = None, begins: date | None = None, ends: date | None = None
) -> tuple[date, date]:
    """The first and the last night of a stretch.

    Args:
        last: the last night that is over.
        count: how many nights.
        begins: its first night; with a count it runs on from there, never past ``last``.
        ends: its last night; with a count it reaches back from there.

    Raises:
        NotUnderstood: all three are given, or the stretch holds no night.
    """
    if count is not None and begins is not None and ends is not None:
        raise NotUnderstood("two dates say how many nights; leave --nights out, or one of --from and --to")
    if begins is None:
        until = ends or last
        return until - timedelta(days=(count or NIGHTS) - 1), until
    until = ends or (last if count is None else min(last, begins + timedelta(days=count - 1)))
    if until < begins:
        raise NotUnderstood(f"there is no night from {begins.isoformat()} to {until.isoformat()}")
    return begins, until
