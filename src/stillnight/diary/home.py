"""Where the person is: which zone their clock is in and how we know, and how weeks go there."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from stillnight.diary.week import WeekStart

ZoneSource = Literal["--zone", "the diary", "TZ", "this machine"]
"""Who named the zone; the first that does wins, in this order."""


class Home(Struct, frozen=True):
    """The person's zone and week."""

    zone: str
    source: ZoneSource
    remote: bool = False
    """Whether we are reached over SSH, where the machine's zone is often not the person's."""

    week: WeekStart = "mon"
    """The day a week begins with in the territory of the locale; the diary's settings may say another."""

    def is_a_guess(self) -> bool:
        """Whether the person should be asked: nobody who knows them named the zone."""
        return self.remote and self.source in {"TZ", "this machine"}
