"""A report, computed from nights and what is kept about the person; nothing is read and no clock is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from stillnight.diary.clock import circular_median, minute_of_day, say_day, zone_named
from stillnight.diary.errors import ZoneUnknown
from stillnight.diary.measure import clock_face
from stillnight.diary.medicines import say_medicine, say_result, say_span
from stillnight.diary.nights import Nights
from stillnight.diary.person import Medicine, Person
from stillnight.diary.tally import tally
from stillnight.diary.words import counted
from stillnight.exchange.report.complaints import cramp_lines, doses_on, halves_of, onset_hours, urge_lines
from stillnight.exchange.report.fitting import cut, few
from stillnight.exchange.report.model import INVENTED, Report, Treatment
from stillnight.exchange.report.raster import night_rows
from stillnight.exchange.report.table import COMPARISONS, DEFINITIONS, rows

LINE = 84
"""Columns of a line about a dose or a blood test."""

NAME, ZONE, STRATEGY, NOTE, MEDICINE = 60, 24, 28, 200, 44
MOST_MEDICINES, MOST_DOSES, MOST_LABS, MOST_STRATEGIES, MOST_NOTES, MOST_CHANGES = 7, 5, 4, 14, 5, 3


def report(
    nights: Nights, person: Person, first: date, last: date, made: date, *, notes: Container[date] = (), name: str = ""
) -> Report:
    """What the nights from the first to the last come to.

    Args:
        nights: those of the diary; others than the stretch's are left out.
        person: medicines, blood tests, own strategies, and the hour at which a night begins.
        first: the evening of the first night.
        last: the evening of the last one.
        made: the date that stands on the report.
        notes: the evenings whose notes the person chose to print.
        name: the name or the initials to put on it.
    """
    there = Nights(night for night in nights.between(first, last) if not night.is_blank())
    early, late = halves_of(there, first, last)
    chosen, without = _notes(there, notes)
    return Report(
        name=cut(name, NAME),
        first=first,
        last=last,
        made=made,
        starts=person.night_starts,
        nights=(last - first).days + 1,
        recorded=len(there),
        header=(*([INVENTED] if person.demo else []), *_header(there, first, last)),
        definitions=DEFINITIONS,
        rows=rows(there),
        comparisons=COMPARISONS,
        picture=night_rows(there, first, last, person.night_starts),
        urge=tuple(urge_lines(there, first, last)),
        cramps=tuple(cramp_lines(there)),
        treatment=_treatment(there, person, first, last),
        halves=(onset_hours(early, person.night_starts), onset_hours(late, person.night_starts)),
        notes=chosen,
        without_notes=without,
    )


def _treatment(nights: Nights, person: Person, first: date, last: date) -> Treatment:
    return Treatment(
        medicines=few(list(_medicines(person, first, last)), MOST_MEDICINES),
        changes=tuple(sorted(_changes(person, first, last))),
        doses=few(list(_doses(nights)), MOST_DOSES),
        labs=few([cut(say_result(one), LINE) for one in reversed(person.labs)], MOST_LABS),
        strategies=_strategies(nights, person),
    )


def _header(nights: Nights, first: date, last: date) -> Iterator[str]:
    yield f"{say_day(first, year=True)} to {say_day(last, year=True)}, by the date of the evening"
    yield f"filled in: {len(nights)} of {counted((last - first).days + 1, 'night')}"
    moves = [
        f"{say_day(after.night_of)} {cut(before.zone, ZONE)} to {cut(after.zone, ZONE)}"
        for before, after in pairwise(nights)
        if before.zone and after.zone and before.zone != after.zone
    ]
    yield "changes of time zone: " + ("; ".join(few(moves, MOST_CHANGES)) or "none")
    changed = [say_day(night.night_of) for night in nights if _clock_changes(night.night_of, night.zone)]
    if changed:
        yield "nights in which the clock changed: " + ", ".join(few(changed, MOST_CHANGES))


def _clock_changes(day: date, zone: str | None) -> bool:
    """Whether the clock was put forward or back between the noons of this night; no where its zone is not known."""
    try:
        place = zone_named(zone or "UTC")
    except ZoneUnknown:
        return False
    noons = (datetime.combine(day + timedelta(days=one), time(12), place) for one in (0, 1))
    return len({noon.utcoffset() for noon in noons}) == 2


def _medicines(person: Person, first: date, last: date) -> Iterator[str]:
    """The medicines of these nights in the order of their dates; what began or ended in them says so."""
    for one in person.medicines:
        if (one.since or first) <= last and (one.until or last) >= first:
            yield "; ".join(filter(None, (cut(say_medicine(one), MEDICINE), say_span(one)))) + _changed(
                one, first, last
            )


def _changed(medicine: Medicine, first: date, last: date) -> str:
    began = medicine.since is not None and first <= medicine.since <= last
    ended = medicine.until is not None and first <= medicine.until <= last
    said = ", ".join(word for word, is_so in (("new", began), ("ended", ended)) if is_so)
    return f" ({said})" if said else ""


def _changes(person: Person, first: date, last: date) -> set[date]:
    begun = {one.since for one in person.medicines if one.since is not None}
    ended = {one.until + timedelta(days=1) for one in person.medicines if one.until is not None}
    return {day for day in begun | ended if first < day <= last}


def _doses(nights: Nights) -> Iterator[str]:
    """What the nights themselves note: each medicine and dose, on how many nights, and when."""
    found = Counter(dose for night in nights for dose in doses_on(night))
    for (name, dose), times in found.most_common():
        at = [
            minute_of_day(one.at)
            for night in nights
            for one in night.doses or ()
            if (one.name, one.dose or "") == (name, dose) and one.at is not None
        ]
        median = circular_median(at)
        when = "" if median is None else f", median {clock_face(median)} (n {len(at)})"
        yield cut(f"{name} {dose}".strip(), LINE - 32) + f": {counted(times, 'night')}{when}"


def _strategies(nights: Nights, person: Person) -> str:
    found = Counter(one.name for night in nights for one in tally(night, person) if one.mark == "done")
    said = [f"{cut(name, STRATEGY)} {times}" for name, times in found.most_common()]
    return ", ".join(few(said, MOST_STRATEGIES))


def _notes(nights: Nights, chosen: Container[date]) -> tuple[tuple[str, ...], str]:
    """The notes that were chosen, cut to what there is room for, and else why there are none."""
    written = [night for night in nights if (night.notes or "").strip()]
    said = [
        f"{say_day(night.night_of)}: {cut(night.notes or '', NOTE)}" for night in written if night.night_of in chosen
    ]
    without = "" if said else f"None were chosen; {counted(len(written), 'night')} of these have notes."
    return few(said, MOST_NOTES), without
