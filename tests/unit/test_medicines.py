"""My medicines and blood tests, kept as they were."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from stillnight.diary.medicines import (
    adding_entry,
    changing_entry,
    current,
    doses_of,
    ending,
    keeps_the_old_dose,
    redosing,
    removing_entry,
    say_result,
    say_span,
)
from stillnight.diary.night import Dose
from stillnight.diary.person import LabResult, Medicine, Person
from tests.builders import SUNDAY

MAY = date(2026, 5, 1)
GABAPENTIN = Medicine(name="gabapentin", dose="300 mg", since=MAY, kind="gabapentin", side_effects="dizzy at first")
FERRITIN = LabResult(test="ferritin", value=48.0, unit="µg/l", on=MAY, laboratory="Nord")


def test_a_new_dose_keeps_the_old_one_as_history() -> None:
    """600 mg since August; that it was 300 mg from May on, with what I noticed then, stays."""
    august = date(2026, 8, 1)
    person = redosing(GABAPENTIN, "600 mg", august)(Person(medicines=(GABAPENTIN,)))
    old, new = person.medicines
    assert (old.dose, old.since, old.until, old.side_effects) == ("300 mg", MAY, date(2026, 7, 31), "dizzy at first")
    assert (new.dose, new.since, new.until, new.side_effects) == ("600 mg", august, None, None)
    assert redosing(GABAPENTIN, "600 mg", august)(person) == person


@pytest.mark.parametrize(
    ("since", "until", "taken"),
    [
        (None, None, True),
        (SUNDAY, SUNDAY, True),
        (SUNDAY + timedelta(days=1), None, False),
        (None, SUNDAY - timedelta(days=1), False),
    ],
)
def test_what_is_taken_on_an_evening(since: date | None, until: date | None, taken: bool) -> None:
    """The first and the last day count; a blank leaves that side open."""
    person = Person(medicines=(Medicine(name="x", since=since, until=until),))
    assert bool(current(person, SUNDAY)) == taken


def test_ending_notes_the_last_day_and_keeps_the_entry() -> None:
    """I no longer take it; that I did is not forgotten."""
    person = ending(GABAPENTIN, SUNDAY)(Person(medicines=(GABAPENTIN,)))
    assert [one.until for one in person.medicines] == [SUNDAY]


def test_doses_to_offer_are_those_of_the_evening() -> None:
    """The checklist can offer tonight's, and says no time for me."""
    person = Person(medicines=(GABAPENTIN, Medicine(dose="nameless"), Medicine(name="old", until=MAY)))
    assert doses_of(person, SUNDAY) == (Dose(name="gabapentin", dose="300 mg"),)


def test_entries_stand_in_order_of_their_dates() -> None:
    """I add an older test afterwards, and it stands before the newer."""
    older = LabResult(test="ferritin", value=30.0, on=date(2025, 1, 1))
    person = adding_entry("labs", older)(Person(labs=(FERRITIN,)))
    assert person.labs == (older, FERRITIN)


def test_adding_twice_is_adding_once_and_mending_loses_nothing() -> None:
    """Two windows; neither doubles nor loses an entry."""
    once = adding_entry("labs", FERRITIN)(Person())
    assert adding_entry("labs", FERRITIN)(once) == once
    mended = LabResult(test="ferritin", value=84.0, unit="µg/l", on=MAY, laboratory="Nord")
    change = changing_entry("labs", FERRITIN, mended)
    assert change(once).labs == (mended,)
    assert change(change(once)) == change(once)
    assert change(Person()).labs == (mended,)


def test_a_slip_can_be_taken_away() -> None:
    """I entered it for somebody else."""
    assert removing_entry("labs", FERRITIN)(Person(labs=(FERRITIN,))) == Person()


@pytest.mark.parametrize(
    ("old", "dose", "is_new"),
    [
        (GABAPENTIN, "600 mg", True),
        (GABAPENTIN, "300 mg", False),
        (GABAPENTIN, None, False),
        (Medicine(name="gabapentin", since=MAY), "300 mg", False),
        (Medicine(name="gabapentin", dose="300 mg"), "600 mg", True),
        (Medicine(name="gabapentin", dose="300 mg", since=SUNDAY), "600 mg", False),
        (Medicine(name="gabapentin", dose="300 mg", until=MAY), "600 mg", False),
    ],
)
def test_a_dose_written_over_one_that_was_taken_is_a_new_dose(old: Medicine, dose: str | None, is_new: bool) -> None:
    """What I took until yesterday stays; a slip of today, a blank and what has ended are only mended."""
    assert keeps_the_old_dose(old, msgspec.structs.replace(old, dose=dose), SUNDAY) is is_new


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (MAY, None, "from Fri 1 May 2026"),
        (MAY, SUNDAY, "Fri 1 May 2026 to Sun 22 Nov 2026"),
        (None, SUNDAY, "to Sun 22 Nov 2026"),
        (None, None, ""),
    ],
)
def test_when_a_medicine_was_taken_is_said_in_words(since: date | None, until: date | None, said: str) -> None:
    """I see from when to when, as far as I know it."""
    assert say_span(Medicine(since=since, until=until)) == said


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (FERRITIN, "ferritin 48 µg/l, Fri 1 May 2026, Nord"),
        (LabResult(test="transferrin-saturation", value=18.5, unit="%"), "transferrin saturation 18.5 %"),
        (LabResult(value=48.0), "a blood test 48"),
    ],
)
def test_a_blood_test_is_said_without_a_verdict(result: LabResult, said: str) -> None:
    """The figure as the laboratory wrote it, and nothing else."""
    assert say_result(result) == said
