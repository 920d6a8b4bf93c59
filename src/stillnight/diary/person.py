"""What the diary keeps about the person rather than about a night. Nothing that was once used is ever deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal, TypeVar, get_args

from msgspec import Meta, Struct

from stillnight.diary.night import Line
from stillnight.diary.week import WeekStart

Hour = Annotated[int, Meta(ge=0, le=23)]


Look = Literal["evening", "red", "day", "contrast", "terminal"]
"""How the interface looks: ``red`` is dim red on black, for a dark bedroom; ``terminal`` has the terminal's colours."""

LOOKS: tuple[Look, ...] = get_args(Look)

Colours = Literal["auto", "none", "16", "256", "24bit"]
"""How many colours are sent: ``auto`` is as many as ``COLORTERM`` and ``TERM`` say."""

COLOURS: tuple[Colours, ...] = get_args(Colours)

Signs = Literal["auto", "ascii", "unicode"]
"""What the screens are drawn with: ``auto`` is what the locale and the terminal say."""

SIGNS: tuple[Signs, ...] = get_args(Signs)

Word = TypeVar("Word", bound=str)

Mouse = Literal["auto", "on", "off"]
"""Whether the terminal is asked for the mouse: ``auto`` is on here and off over SSH."""

Group = Literal["day", "before-bed", "strikes", "medical"]
"""When a strategy has its place: in the day, before bed, when it strikes, or in medical hands."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""The weekday of a night's evening."""

WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

TimerMinutes = Annotated[int, Meta(ge=1, le=240)]
"""How long a timer of one's own runs."""

MedicineKind = Literal["dopamine", "gabapentin", "opioid", "iron", "quinine", "other"]
"""What kind of medicine: ``dopamine`` acts on dopamine, ``gabapentin`` stands for pregabalin as well."""

LabTest = Literal["ferritin", "transferrin-saturation"]
"""A blood test of iron."""

Value = Annotated[float, Meta(ge=0, le=100_000)]
"""A laboratory's figure, in the unit written beside it."""


class _Part(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What every part of a person shares: frozen, blank by default, blanks absent on disk."""


class About(_Part, frozen=True):
    """Answers that make strategies safe, and what may contribute: yes, no, or blank where nobody said."""

    numb_feet: bool | None = None
    poor_circulation: bool | None = None
    heart_failure: bool | None = None
    nerve_damage: bool | None = None
    skin_problems: bool | None = None
    pregnant: bool | None = None
    kidney_disease: bool | None = None
    blood_thinners: bool | None = None
    low_iron: bool | None = None
    family: bool | None = None
    worsening: bool | None = None
    other: Line | None = None

    asked: bool = False
    """Whether these were shown once. They are never put before a person again who skipped them."""


class OwnStrategy(_Part, frozen=True):
    """A strategy of the person's own."""

    id: Line
    """What its uses are kept under; made from the first name and never changed."""

    name: Line
    group: Group = "strikes"
    steps: tuple[Line, ...] = ()
    minutes: TimerMinutes | None = None
    """How long its timer runs."""

    caution: Line | None = None


class Planned(_Part, frozen=True):
    """A strategy on the plan, for some evenings of the week."""

    strategy: Line
    days: tuple[Weekday, ...] = WEEK


class Medicine(_Part, frozen=True):
    """One medicine in one dose, from one date to another. A new dose is a new entry: the list is its history."""

    name: Line | None = None
    dose: Line | None = None
    usual: Line | None = None
    """When it is usually taken, in the person's words: "21:00", "with supper"."""

    since: date | None = None
    until: date | None = None
    """The last day; blank while it is taken."""

    kind: MedicineKind | None = None
    side_effects: Line | None = None


class LabResult(_Part, frozen=True):
    """One result of a blood test, as the laboratory wrote it. Makers' methods differ, so it is never judged here."""

    test: LabTest | None = None
    value: Value | None = None
    unit: Line | None = None
    on: date | None = None
    laboratory: Line | None = None


class Aside(_Part, frozen=True):
    """A line that was put aside."""

    flag: Line
    until: date
    """The first evening on which it may be said again."""


class Person(_Part, frozen=True):
    """The person's settings and lists; every one has a default, so a new diary needs no set-up."""

    zone: str | None = None
    """IANA zone the person lives in; ``None`` takes ``TZ`` or the machine's."""

    night_starts: Hour = 12
    """Hour at which one night ends and the next begins; shift workers move it."""

    look: Line = "evening"
    """The look that was chosen. A word that is none is kept and costs nothing but the look: see ``look_chosen``."""

    red_from: Hour | None = None
    """The hour from which the look is red by itself, until ``red_until``; ``None`` for never."""

    red_until: Hour = 7

    colours: Line = "auto"
    """How many colours are sent. As with the look, a word that is none costs nothing else: see ``colours_chosen``."""

    signs: Line = "auto"
    """What the screens are drawn with: see ``signs_chosen``."""

    week_starts: WeekStart | None = None
    """The day a week begins with; ``None`` goes by the territory of the locale."""

    bell: bool = True
    """Whether the terminal's bell rings when a timer ends."""

    mouse: Mouse = "auto"

    about: About = About()
    own: tuple[OwnStrategy, ...] = ()
    plan: tuple[Planned, ...] = ()
    """In the order they are shown."""

    archived: tuple[Line, ...] = ()
    """Ids of strategies that are no longer shown, of the catalogue and one's own alike."""

    medicines: tuple[Medicine, ...] = ()
    labs: tuple[LabResult, ...] = ()
    aside: tuple[Aside, ...] = ()

    settled: date | None = None
    """First evening of a fortnight that the person marked as settled, to compare later ones with."""

    demo: bool = False
    """Whether nobody lived these nights: ``stillnight demo`` made them. It never changes (see ``diary.demo``)."""


def look_chosen(person: Person) -> Look:
    """The look that was chosen; the evening's where the settings name one that there is not."""
    return _known(person.look, LOOKS)


def colours_chosen(person: Person) -> Colours:
    """How many colours were chosen; as many as the terminal says where the settings name what there is not."""
    return _known(person.colours, COLOURS)


def signs_chosen(person: Person) -> Signs:
    """The signs that were chosen; those of the locale where the settings name what there is not."""
    return _known(person.signs, SIGNS)


def _known(word: str, known: Sequence[Word]) -> Word:
    return next((one for one in known if one == word), known[0])


def is_red_hour(person: Person, hour: int) -> bool:
    """Whether the look is red by itself at this hour of the person's clock, 0 to 23."""
    if person.red_from is None:
        return False
    return (hour - person.red_from) % 24 < (person.red_until - person.red_from) % 24


def changed_settings(before: Person, after: Person) -> dict[str, object]:
    """The settings that differ, by name, as they are afterwards."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in Person.__struct_fields__)
    return {name: new for name, old, new in pairs if new != old}


def setting_label(name: str) -> str:
    """What a setting is called in a sentence."""
    return name.replace("_", " ")
