"""One night and its parts: what the person said, as said. A blank is ``None``; "none" is an answer.

Field names are the ends of the question ids (``night.urge.worst`` answers ``urge.worst``), so that
reading and writing an answer needs no second table. Measures are never stored here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Instant = Annotated[datetime, Meta(tz=True)]
"""A moment with the UTC offset that the person's clock had (ISO 8601 on disk). Compared in UTC."""

Minutes = Annotated[int, Meta(ge=0, le=1440)]
"""A length of time, 0 to 24 hours."""

Count = Annotated[int, Meta(ge=0, le=99)]
"""A number of things, 0 to 99."""

Tenths = Annotated[int, Meta(ge=0, le=10)]
"""A rating from 0 (none) to 10 (the worst)."""

Fifths = Annotated[int, Meta(ge=1, le=5)]
"""One of five steps, 1 the poorest and 5 the best."""

Relief = Annotated[int, Meta(ge=0, le=4)]
"""How far a strategy helped: 0 none, 1 slight, 2 moderate, 3 good, 4 complete."""

Line = Annotated[str, Meta(max_length=200)]
"""A few words, on one line."""

Text = Annotated[str, Meta(max_length=20_000)]
"""Notes, as long as they need to be."""

ItemId = Annotated[str, Meta(min_length=1, max_length=40)]
"""What tells an item from every other one of its list: chance, or what a script chose. Nobody is shown it."""

DayKind = Literal["work", "free", "travel", "night-shift"]
"""What kind of day led up to the night."""

Site = Literal["left-calf", "right-calf", "left-foot", "right-foot", "left-thigh", "right-thigh", "arms", "trunk"]
"""Where the urge is felt."""

Feeling = Literal["crawling", "tingling", "pulling", "aching", "burning", "electric", "pain", "urge-only"]
"""What the urge feels like."""

Trigger = Literal["sitting", "lying", "travelling", "other"]
"""What set the urge off."""

Eased = Literal["fully", "partly", "no"]
"""Whether moving helped."""

Side = Literal["left", "right", "both"]
Muscle = Literal["calf", "foot", "thigh", "other"]
Ending = Literal["stretching", "walking", "massage", "heat", "by-itself", "other"]
"""What ended a cramp."""

Sign = Literal[
    "hot-leg",
    "breathless",
    "cold-leg",
    "saddle-numb",
    "wound",
    "bruising",
    "weak-legs",
    "rest-pain",
    "impulses",
    "dark-thoughts",
]
"""Something of this day that may need somebody to look at it."""

When = Literal["before-bed", "during-episode"]
Done = Literal["done", "not-done", "skipped"]
EpisodeKind = Literal["nap", "sleep"]


class _Part(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What every part of a night shares: frozen, blank by default, blanks absent on disk.

    No part can hold itself, so the collector need not look at them: ten years are some fifty thousand.
    """


class Urge(_Part, frozen=True):
    """The urge to move the legs (Allen 2014, doi:10.1016/j.sleep.2014.03.025)."""

    worst: Tenths | None = None
    began: Instant | None = None
    lasted: Minutes | None = None
    where: tuple[Site, ...] | None = None
    feels: tuple[Feeling, ...] | None = None
    set_off: tuple[Trigger, ...] | None = None
    rest_before: Minutes | None = None
    eased: Eased | None = None


class _Item(_Part, frozen=True):
    """What every item of a list has: an id, given once, so that to save it again is not to add it again."""

    id: ItemId | None = None
    """``None`` only where a file was written by hand."""


class Cramp(_Item, frozen=True):
    """One sudden painful contraction (fields as cramp trials record them: Sebo 2019, w20048)."""

    at: Instant | None = None
    side: Side | None = None
    muscle: Muscle | None = None
    pain: Tenths | None = None
    minutes: Minutes | None = None
    woke: bool | None = None
    ended_by: Ending | None = None


class Sleep(_Part, frozen=True):
    """The main sleep (the measures of the Consensus Sleep Diary, Carney 2012, in our own words)."""

    none: bool | None = None
    bed: Instant | None = None
    tried: Instant | None = None
    latency: Minutes | None = None
    awakenings: Count | None = None
    awake: Minutes | None = None
    woke: Instant | None = None
    tried_after: Minutes | None = None
    earlier: Minutes | None = None
    up: Instant | None = None
    estimate: Minutes | None = None
    quality: Fifths | None = None
    rested: Fifths | None = None


class SleepEpisode(_Item, frozen=True):
    """One further stretch of sleep: a nap, or a second sleep of the same night."""

    kind: EpisodeKind | None = None
    began: Instant | None = None
    ended: Instant | None = None
    minutes: Minutes | None = None


class Drinks(_Part, frozen=True):
    """Drinks of one kind: how many, and when the last was."""

    count: Count | None = None
    last: Instant | None = None


class Exercise(_Part, frozen=True):
    """Exercise of the day: minutes in all, and when."""

    minutes: Minutes | None = None
    at: Instant | None = None


class Dose(_Item, frozen=True):
    """One medicine taken."""

    name: Line | None = None
    dose: Line | None = None
    at: Instant | None = None


class StrategyUse(_Item, frozen=True):
    """One strategy on one night, with the urge before and after and the relief."""

    strategy: Line | None = None
    done: Done | None = None
    when: When | None = None
    at: Instant | None = None
    before: Tenths | None = None
    after: Tenths | None = None
    relief: Relief | None = None
    amount: Line | None = None
    reason: Line | None = None
    """Why it was skipped."""


class Day(_Part, frozen=True):
    """The day that led up to the night."""

    kind: DayKind | None = None


class Night(_Part, frozen=True):
    """One noon-to-noon stretch, keyed by the date of its evening."""

    night_of: date
    """The evening's date."""

    zone: Line | None = None
    """IANA name of the zone its clock times were typed in."""

    urge: Urge = Urge()
    cramps: tuple[Cramp, ...] | None = None
    sleep: Sleep = Sleep()
    naps: tuple[SleepEpisode, ...] | None = None
    caffeine: Drinks = Drinks()
    alcohol: Drinks = Drinks()
    exercise: Exercise = Exercise()
    doses: tuple[Dose, ...] | None = None
    uses: tuple[StrategyUse, ...] | None = None
    signs: tuple[Sign, ...] | None = None
    fatigue: Tenths | None = None
    day: Day = Day()
    notes: Text | None = None

    def is_blank(self) -> bool:
        """Whether nothing at all has been answered."""
        return Night(night_of=self.night_of, zone=self.zone) == self
