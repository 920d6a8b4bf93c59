"""Medicines and blood tests: kept as they were given, in order, never judged and never advised on.

A new dose is a new entry from its date on, and the old one ends the day before: the list is its own history.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from stillnight.diary.night import Dose
from stillnight.diary.person import LabResult, Medicine, Person
from stillnight.diary.port import PersonEdit
from stillnight.diary.typed import format_date
from stillnight.diary.words import clean_line

if TYPE_CHECKING:
    from stillnight.diary.strategy import Strategy

ListId = Literal["medicines", "labs"]

Entry = Medicine | LabResult
"""One entry of the lists: a medicine or a blood test."""


def current(person: Person, evening: date) -> tuple[Medicine, ...]:
    """What is taken on an evening; a date left blank leaves its side open."""
    return tuple(one for one in person.medicines if (one.since or evening) <= evening <= (one.until or evening))


def of_strategy(strategy: Strategy, person: Person, evening: date) -> tuple[Medicine, ...]:
    """The medicines of an evening that a strategy is about; none for most."""
    if strategy.medicines is None:
        return ()
    return tuple(one for one in current(person, evening) if strategy.medicines == "all" or one.kind == "iron")


def say_medicine(medicine: Medicine) -> str:
    """A medicine in words: "gabapentin 300 mg, 21:00"."""
    named = " ".join(clean_line(part) for part in (medicine.name or "a medicine", medicine.dose) if part)
    return f"{named}, {clean_line(medicine.usual)}" if medicine.usual else named


def say_span(medicine: Medicine) -> str:
    """When a medicine was taken in this dose: "Fri 1 May 2026 to Fri 31 Jul 2026"; empty where no date is known."""
    if medicine.until is None:
        return f"from {format_date(medicine.since)}" if medicine.since else ""
    until = f"to {format_date(medicine.until)}"
    return f"{format_date(medicine.since)} {until}" if medicine.since else until


def say_result(result: LabResult) -> str:
    """A blood test in words: "ferritin 48 ng/ml, Sat 3 Oct 2026, Nord"; nothing says whether that is much or little."""
    test = result.test.replace("-", " ") if result.test else "a blood test"
    value = "" if result.value is None else f"{result.value:g}"
    figure = " ".join(part for part in (test, value, clean_line(result.unit or "")) if part)
    day = format_date(result.on) if result.on else ""
    return ", ".join(part for part in (figure, day, clean_line(result.laboratory or "")) if part)


def say_entry(entry: Entry) -> str:
    """An entry in words."""
    return say_result(entry) if isinstance(entry, LabResult) else say_medicine(entry)


def doses_of(person: Person, evening: date) -> tuple[Dose, ...]:
    """The doses that the list of medicines says for an evening, without times: to be offered, never noted unasked."""
    return tuple(Dose(name=one.name, dose=one.dose) for one in current(person, evening) if one.name)


def entry_warnings(entry: Entry) -> dict[str, str]:
    """What to look at again in an entry, by the id of its field; it blocks nothing."""
    if isinstance(entry, Medicine) and entry.since is not None and entry.until is not None:
        return {"until": "before the first day"} if entry.until < entry.since else {}
    return {}


def adding_entry(list_id: ListId, entry: Entry) -> PersonEdit:
    """Add a medicine or a result; one that is there already, word for word, stays one."""
    return _listed(list_id, lambda entries: entries if entry in entries else (*entries, entry))


def changing_entry(list_id: ListId, old: Entry, new: Entry) -> PersonEdit:
    """Mend what was written wrongly; where another session took ``old`` away, ``new`` is added: nothing is lost."""

    def change(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if old not in entries:
            return entries if new in entries else (*entries, new)
        return tuple(new if entry == old else entry for entry in entries)

    return _listed(list_id, change)


def removing_entry(list_id: ListId, entry: Entry) -> PersonEdit:
    """Take away what was written by mistake. A medicine that is no longer taken is ended, not removed."""
    return _listed(list_id, lambda entries: tuple(one for one in entries if one != entry))


def keeping_entry(list_id: ListId, old: Entry | None, new: Entry) -> PersonEdit:
    """Keep an entry as it is answered now: a new one is added, and one that was emptied is taken away."""
    if new == type(new)():
        return removing_entry(list_id, old or new)
    return adding_entry(list_id, new) if old is None else changing_entry(list_id, old, new)


def ending(medicine: Medicine, last_day: date) -> PersonEdit:
    """Note the last day on which a medicine was taken; the entry stays."""
    return changing_entry("medicines", medicine, msgspec.structs.replace(medicine, until=last_day))


def keeps_the_old_dose(old: Medicine, new: Medicine, today: date) -> bool:
    """Whether a dose written over another is a new one, from today on, and no mending of what was written wrongly.

    It is where the old one has been taken before today and is still taken.
    """
    other = old.dose is not None and new.dose is not None and new.dose != old.dose
    return other and (old.since is None or old.since < today) and (old.until is None or old.until >= today)


def redosing(medicine: Medicine, dose: str, since: date) -> PersonEdit:
    """Note a new dose from a day on; the old entry ends the day before and stays."""

    def edit(person: Person) -> Person:
        person = ending(medicine, since - timedelta(days=1))(person)
        return adding_entry("medicines", redosed(medicine, dose, since))(person)

    return edit


def redosed(medicine: Medicine, dose: str, since: date) -> Medicine:
    """The entry of a new dose: what was noticed of the old one is not said of it."""
    return msgspec.structs.replace(medicine, dose=dose, since=since, until=None, side_effects=None)


def _listed(list_id: ListId, change: Callable[[tuple[Entry, ...]], tuple[Entry, ...]]) -> PersonEdit:
    def edit(person: Person) -> Person:
        entries = sorted(change(getattr(person, list_id)), key=since_of)
        return msgspec.structs.replace(person, **{list_id: tuple(entries)})

    return edit


def since_of(entry: Entry) -> date:
    """Where an entry stands; those without a date come first."""
    day = entry.since if isinstance(entry, Medicine) else entry.on
    return day or date.min
