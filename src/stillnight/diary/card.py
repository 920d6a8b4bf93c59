"""A strategy's card: the person's own history with it, said so that it claims nothing.

Nights with and without a strategy are never compared: people use one on the worse evenings, so a strategy that
truly helps looks harmful (simulated for this project: wrong sign in 99 % of 28-night diaries).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from stillnight.diary.night import Night, StrategyUse
from stillnight.diary.nights import Nights
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Strategy
from stillnight.diary.uses import mark_of, state_of, uses_of

LEAST: Final = 5
"""Uses (or pairs, or ratings) below which nothing but their number is said."""

OF_LATE: Final = 7
"""Nights that "of the last 7 nights" looks at."""

MOST_TOGETHER: Final = 2


class Change(Struct, frozen=True, kw_only=True):
    """The urge before and after, over the uses that have both; means on the 0-10 scale."""

    n: int
    before: float
    after: float


class History(Struct, frozen=True, kw_only=True):
    """One's own history with a strategy, over the nights that were looked at."""

    nights: int
    """Nights on which it was done."""

    recorded: int
    """Nights with any answer, used or not."""

    of_late: int
    """Nights of the last seven on which it was done."""

    skipped: int
    """Nights on which it was skipped for a reason."""

    uses: int
    """Uses that were done; several on one night count each."""

    change: Change | None = None
    """``None`` below five uses with both ratings."""

    relief: tuple[int, int, int, int, int] | None = None
    """How often relief was none, slight, moderate, good, complete; ``None`` below five ratings."""

    together: tuple[tuple[str, int], ...] = ()
    """Names of what else was done on most of its nights, and on how many of them."""

    @property
    def enough(self) -> bool:
        """Whether there are enough uses to show more than their number."""
        return self.uses >= LEAST


def history(strategy: Strategy, nights: Nights, evening: date, catalogue: Catalogue) -> History:
    """The history with a strategy up to an evening.

    Args:
        strategy: which; uses that were written in words count as well.
        nights: the nights to look at; those after ``evening`` are left out.
        evening: the night in hand, the last of "the last 7 nights".
        catalogue: the strategies there are, the person's own among them.
    """
    past = nights.between(date.min, evening)
    by_night = [(night, uses_of(night, strategy)) for night in past]
    used = [night for night, uses in by_night if mark_of(uses) == "done"]
    done = [use for _, uses in by_night for use in uses if state_of(use) == "done"]
    enough = len(done) >= LEAST
    return History(
        nights=len(used),
        recorded=len(past),
        of_late=sum(night.night_of > evening - timedelta(days=OF_LATE) for night in used),
        skipped=sum(mark_of(uses) == "skipped" for _, uses in by_night),
        uses=len(done),
        change=_change(done),
        relief=_relief(done),
        together=_together(strategy, used, catalogue) if enough else (),
    )


def say_history(told: History) -> tuple[str, ...]:
    """The history in plain lines, without its caveats."""
    if not told.uses:
        return ("Not used yet.",)
    lines = [f"Used on {told.of_late} of the last {OF_LATE} nights, on {told.nights} of {told.recorded} in all."]
    if not told.enough:
        return (*lines, f"More is shown from {LEAST} uses on; there are {told.uses}.")
    if told.change is not None:
        change = told.change
        lines.append(f"Urge before and after: {change.before:.1f} → {change.after:.1f} on average, {change.n} uses.")
    if told.relief is not None:
        said = zip(told.relief, ("none", "slight", "moderate", "good", "complete"), strict=True)
        lines.append(f"Relief: {', '.join(f'{count} {word}' for count, word in said if count)}.")
    lines += [f"On {n} of its {told.nights} nights also {name}." for name, n in told.together]
    return tuple(lines)


def _change(done: Iterable[StrategyUse]) -> Change | None:
    pairs = [(use.before, use.after) for use in done if use.before is not None and use.after is not None]
    if len(pairs) < LEAST:
        return None
    before, after = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    return Change(n=len(pairs), before=before, after=after)


def _relief(done: Iterable[StrategyUse]) -> tuple[int, int, int, int, int] | None:
    counts = Counter(use.relief for use in done if use.relief is not None)
    return (counts[0], counts[1], counts[2], counts[3], counts[4]) if counts.total() >= LEAST else None


def _together(strategy: Strategy, used: list[Night], catalogue: Catalogue) -> tuple[tuple[str, int], ...]:
    """What else was done on at least half of the nights, the most frequent first."""
    names = Counter(
        name
        for night in used
        for name in {
            catalogue.of_use(use.strategy).name
            for use in night.uses or ()
            if use.strategy and state_of(use) == "done" and not strategy.is_meant_by(use.strategy)
        }
    )
    often = [(name, n) for name, n in names.items() if 2 * n >= len(used)]
    return tuple(sorted(often, key=lambda pair: (-pair[1], pair[0]))[:MOST_TOGETHER])
