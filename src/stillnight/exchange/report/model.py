"""What a report says, ready in words and figures; the formats only lay it out."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from stillnight.diary.night import DayKind
from stillnight.diary.picture import Mark, Picture


class Row(Struct, frozen=True, kw_only=True):
    """One measure over the nights, in words."""

    label: str
    n: int
    mean: str
    sd: str
    median: str
    span: str
    work: str
    """Mean after work days, with its n."""

    free: str
    context: str
    """A published figure for comparison; empty where there is none."""


class Bar(Struct, frozen=True):
    """A stretch of a night, in hours from its beginning, 0 to 24."""

    begins: float
    ends: float


class Sign(Struct, frozen=True):
    """Something that happened in a night, so many hours from its beginning."""

    mark: Mark
    at: float


class NightRow(Struct, frozen=True, kw_only=True):
    """One night of the picture."""

    night_of: date
    day: str
    kind: DayKind | None
    recorded: bool
    in_bed: tuple[Bar, ...]
    asleep: tuple[Bar, ...]
    tried: float | None
    signs: tuple[Sign, ...]
    cells: Picture
    """The same in 48 cells, for plain text."""

    asleep_for: str
    efficiency: str
    urge: str
    cramps: str
    words: str
    """The times in words, for those who listen."""

    worst: int | None
    """The worst urge, 0 to 10."""

    began: float | None
    """When the urge began, in hours from the beginning of the night."""


class Treatment(Struct, frozen=True, kw_only=True):
    """What was taken, tested and tried: as it was given, never judged."""

    medicines: tuple[str, ...]
    changes: tuple[date, ...]
    """Evenings on which a medicine or a dose began in these nights, or the first without one that ended."""

    doses: tuple[str, ...]
    """What the nights themselves note."""

    labs: tuple[str, ...]
    strategies: str
    """Each with the nights on which it was used."""


class Report(Struct, frozen=True, kw_only=True):
    """Everything a report says. Text that a person typed is cleaned and cut to what there is room for."""

    name: str
    """As it was given; may be empty."""

    first: date
    last: date
    made: date
    starts: int
    """Hour at which a night begins."""

    nights: int
    recorded: int
    header: tuple[str, ...]
    """Sentences: the dates, the nights filled in, changes of zone and of the clock."""

    definitions: tuple[str, ...]
    rows: tuple[Row, ...]
    comparisons: tuple[str, ...]
    picture: tuple[NightRow, ...]
    urge: tuple[str, ...]
    halves: tuple[float | None, float | None]
    """When the urge began in the first and in the second half: medians, in hours from the beginning of the night."""

    cramps: tuple[str, ...]
    treatment: Treatment
    notes: tuple[str, ...]
    without_notes: str
    """Why there are no notes; empty where there are some."""


INVENTED = "Invented by 'stillnight demo': nobody lived these nights."
SELF_REPORTED = "Self-reported; not a diagnosis."
MADE_BY = (
    "Kept with Stillnight, which records the measures of the Consensus Sleep Diary (Carney 2012, "
    "doi:10.5665/sleep.1642), in our own words."
)
DEFINED = "SE is TST/TIB; SOL counts from trying to sleep; WASO leaves out the time after the final awakening (TWAK)."
NO_EFFECT = "How often each was used; nothing here says whether it helped."
UNLOCATED = "Time awake in the night has no clock time in this diary: it is in the figures, not in the bars."
KEY = "C caffeine, A alcohol, M medicine, E exercise, U urge began, ▲ cramp (the last drink is marked)"
KINDS: dict[DayKind | None, str] = {"work": "w", "free": "f", "travel": "t", "night-shift": "n", None: ""}
KINDS_KEY = "w work, f free, t travel, n night shift: the day before the night"
