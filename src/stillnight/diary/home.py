"""Which zone the person's clock is in, and how we know."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ZoneSource = Literal["--zone", "the diary", "TZ", "this machine"]
"""Who named the zone; the first that does wins, in this order."""


class Home(Struct, frozen=True):
    """The person's zone."""

    zone: str
    source: ZoneSource
    remote: bool = False
    """Whether we are reached over SSH, where the machine's zone is often not the person's."""

    def is_a_guess(self) -> bool:
        """Whether the person should be asked: nobody who knows them named the zone."""
        return self.remote and self.source in {"TZ", "this machine"}
