"""Nights in order: an immutable collection with verbs, so that nobody loops over raw records."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

from stillnight.diary.night import Night


class Nights:
    """Recorded nights, ordered by the date of their evening, each date at most once."""

    __slots__ = ("_dates", "_nights")

    def __init__(self, nights: Iterable[Night] = ()) -> None:
        by_date = {night.night_of: night for night in nights}
        self._dates = tuple(sorted(by_date))
        self._nights = tuple(by_date[day] for day in self._dates)

    def __iter__(self) -> Iterator[Night]:
        return iter(self._nights)

    def __len__(self) -> int:
        return len(self._nights)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Nights) and self._nights == other._nights

    def __hash__(self) -> int:
        return hash(self._nights)

    def __repr__(self) -> str:
        return f"Nights({len(self)} nights)"

    def on(self, night_of: date) -> Night | None:
        """The night of that evening, or ``None`` where nothing was recorded."""
        at = bisect_left(self._dates, night_of)
        return self._nights[at] if self._dates[at : at + 1] == (night_of,) else None

    def between(self, first: date, last: date) -> Nights:
        """The nights from ``first`` to ``last``, both included."""
        return Nights(night for night in self if first <= night.night_of <= last)

    def last(self, count: int) -> Nights:
        """The latest ``count`` nights."""
        return Nights(self._nights[-count:] if count > 0 else ())

    def replace(self, night: Night) -> Nights:
        """The same nights with this one put in place of its date's, or added."""
        return Nights((*self, night))
