"""Nights by the kind of day that led up to them: work and free days apart, as clinics ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from stillnight.diary.night import DayKind, Night

Days = Literal["all", "work", "free"]
"""Which nights are meant."""

KINDS: Final[dict[Days, frozenset[DayKind]]] = {
    "work": frozenset({"work", "night-shift"}),
    "free": frozenset({"free"}),
}
"""Days of travel are neither, and a night that does not say is in neither."""


def of_days(nights: Iterable[Night], days: Days) -> list[Night]:
    """The nights after days of this kind."""
    return [night for night in nights if days == "all" or night.day.kind in KINDS[days]]
