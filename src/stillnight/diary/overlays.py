"""What a calendar can mark besides a measure, so that two things are compared by eye: cramps, or a strategy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from stillnight.diary.calendar import Marked
from stillnight.diary.drawing import Signs
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.words import clean_line

LONGEST_WORDS: Final = 24
"""Characters of a strategy's name in the legend."""


class Overlay(Struct, frozen=True):
    """One thing to mark."""

    kind: str
    """``cramps`` or ``uses``."""

    strategy: str = ""
    """The strategy that is meant, as uses name it; empty for any."""

    name: str = ""
    """What the strategy is called."""

    @property
    def words(self) -> str:
        """What a mark says."""
        if self.kind == "cramps":
            return "cramp"
        return clean_line(self.name or self.strategy, LONGEST_WORDS) if self.strategy else "strategy"

    def sign(self, signs: Signs) -> str:
        """The sign of a marked night."""
        return signs.cramp if self.kind == "cramps" else signs.use

    @property
    def marks(self) -> Marked:
        """Whether a night has it."""
        return self._has_cramp if self.kind == "cramps" else self._has_use

    def _has_cramp(self, night: Night) -> bool:
        return bool(night.cramps)

    def _has_use(self, night: Night) -> bool:
        return any(name == self.strategy or not self.strategy for name in used(night))


def used(night: Night) -> list[str]:
    """The strategies that were used in a night: those done, not those skipped."""
    return [use.strategy or "" for use in night.uses or () if use.done in (None, "done")]


def overlays(nights: Nights, name_of: Callable[[str], str] = str) -> tuple[Overlay, ...]:
    """What can be marked in these nights: cramps, any strategy, and each that was used, the most used first.

    ``name_of`` tells what a strategy is called, by what uses name it.
    """
    counts = Counter(name for night in nights for name in set(used(night)) if name)
    each = sorted(counts, key=lambda name: (-counts[name], name))
    return (Overlay("cramps"), Overlay("uses"), *(Overlay("uses", one, name_of(one)) for one in each))
