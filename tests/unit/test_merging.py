"""Two accounts of a night: what is missing is added, nothing is taken away, and mine stays where they differ."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from msgspec.structs import replace

from stillnight.diary.document import to_document
from stillnight.diary.merging import merged
from stillnight.diary.night import Cramp, Dose, Night, Sleep, Urge
from stillnight.diary.person import About, LabResult, Medicine, OwnStrategy, Person, Planned
from tests.builders import at
from tests.store.strategies import any_struct
from tests.strategies import LAW, NIGHTS

EVENING = date(2026, 11, 22)
BLANK = Night(night_of=EVENING)
FIRST = Cramp(id="a", at=at("2026-11-23 03:12"), side="left")
SECOND = Cramp(id="b", at=at("2026-11-23 05:00"), pain=4)


def test_what_is_missing_is_added() -> None:
    """My phone has the evening and my laptop the morning."""
    mine = Night(night_of=EVENING, urge=Urge(worst=6))
    theirs = Night(night_of=EVENING, zone="Europe/Berlin", urge=Urge(lasted=30), sleep=Sleep(quality=3), fatigue=0)
    result = merged(mine, theirs)
    assert result.value == replace(theirs, urge=Urge(worst=6, lasted=30))
    assert result.added == ("zone", "urge.lasted", "sleep.quality", "fatigue")
    assert result.kept == result.replaced == ()


def test_what_differs_stays_and_is_told() -> None:
    """I corrected a rating here; the old copy does not undo that."""
    mine, theirs = Night(night_of=EVENING, fatigue=3, urge=Urge(worst=6)), Night(night_of=EVENING, fatigue=5)
    result = merged(mine, theirs)
    assert (result.value, result.kept, result.changes) == (mine, ("fatigue",), False)
    preferred = merged(mine, theirs, prefer_theirs=True)
    assert preferred.value == replace(mine, fatigue=5)
    assert (preferred.replaced, preferred.kept) == (("fatigue",), ())


def test_a_blank_takes_nothing_away() -> None:
    """The other copy does not know of my answers, however it is preferred."""
    mine = Night(night_of=EVENING, fatigue=3, cramps=(FIRST,), notes="long")
    assert merged(mine, BLANK, prefer_theirs=True).value == mine
    assert not merged(BLANK, Night(night_of=EVENING, zone="Europe/Berlin")).changes


def test_none_is_an_answer() -> None:
    """That I had no cramps fills a blank, and does not wipe out the one that I noted."""
    none = replace(BLANK, cramps=())
    assert merged(BLANK, none).value == none
    mine = replace(BLANK, cramps=(FIRST,))
    assert merged(mine, none, prefer_theirs=True).value == mine
    assert merged(mine, none, prefer_theirs=True).kept == ("cramps",)
    assert merged(none, mine).value == none
    assert merged(none, mine, prefer_theirs=True).value == mine


def test_an_item_is_known_by_its_id() -> None:
    """The same cramp on two devices, the side noted on one and the pain on the other, is one cramp."""
    mine = replace(BLANK, cramps=(SECOND, Cramp(id="a", pain=7)))
    theirs = replace(BLANK, cramps=(FIRST, replace(SECOND, pain=5)))
    result = merged(mine, theirs)
    assert result.value.cramps == (replace(FIRST, pain=7), SECOND)
    assert (result.added, result.kept) == (("cramps.at", "cramps.side"), ("cramps.pain",))


def test_items_without_ids_are_known_by_what_they_say() -> None:
    """Two equal pills are two pills, and stay two however often the list comes in."""
    pill = Dose(name="iron")
    once, twice = replace(BLANK, doses=(pill,)), replace(BLANK, doses=(pill, pill))
    assert merged(once, twice).value == twice
    assert not merged(twice, twice).changes
    assert not merged(twice, once).changes
    known = replace(BLANK, doses=(replace(pill, id="x"),))
    assert not merged(known, once).changes


def test_new_items_stand_at_their_time() -> None:
    """The cramp of three o'clock stands before that of five."""
    mine, theirs = replace(BLANK, cramps=(SECOND, Cramp(id="c"))), replace(BLANK, cramps=(FIRST,))
    assert merged(mine, theirs).value.cramps == (FIRST, SECOND, Cramp(id="c"))


def test_the_same_moment_by_another_clock_is_another_answer() -> None:
    """One of the two was told in the wrong zone; I hear of it."""
    bed = at("2026-11-22 23:00")
    mine, theirs = replace(BLANK, sleep=Sleep(bed=bed)), replace(BLANK, sleep=Sleep(bed=bed.astimezone(UTC)))
    assert merged(mine, theirs).kept == ("sleep.bed",)
    result = merged(mine, theirs, prefer_theirs=True).value.sleep.bed
    assert isinstance(result, datetime)
    assert result.utcoffset() == UTC.utcoffset(None)


def test_lists_of_the_person_grow_and_lose_nothing() -> None:
    """My strategies, my plan and my history of medicines are those of both copies."""
    old, new = Medicine(name="iron", since=date(2025, 1, 1)), Medicine(name="iron", since=date(2026, 1, 1))
    mine = Person(
        own=(OwnStrategy(id="sock", name="Sock"),),
        plan=(Planned(strategy="sock"),),
        archived=("heat",),
        medicines=(new,),
    )
    theirs = Person(
        zone="Europe/Berlin",
        night_starts=15,
        about=About(pregnant=False),
        own=(OwnStrategy(id="sock", name="A sock"), OwnStrategy(id="tea", name="Tea")),
        plan=(Planned(strategy="sock", days=("mon",)), Planned(strategy="tea")),
        archived=("heat", "cold"),
        medicines=(old,),
        labs=(LabResult(test="ferritin", value=48.0),),
    )
    result = merged(mine, theirs)
    assert result.value.medicines == (old, new)
    assert [one.name for one in result.value.own] == ["Sock", "Tea"]
    assert [one.strategy for one in result.value.plan] == ["sock", "tea"]
    assert result.value.archived == ("heat", "cold")
    assert (result.value.zone, result.value.night_starts, result.value.about.pregnant) == ("Europe/Berlin", 15, False)
    assert result.kept == ("own.name",)


@LAW
@given(mine=NIGHTS, theirs=NIGHTS)
@pytest.mark.parametrize("prefer_theirs", [False, True])
def test_a_second_time_changes_nothing(prefer_theirs: bool, mine: Night, theirs: Night) -> None:
    """I bring the same file in again, for I forgot that I had."""
    once = merged(mine, theirs, prefer_theirs=prefer_theirs).value
    again = merged(once, theirs, prefer_theirs=prefer_theirs)
    assert not again.changes
    assert to_document(again.value) == to_document(once)


@LAW
@given(theirs=NIGHTS)
def test_a_blank_night_becomes_theirs(theirs: Night) -> None:
    """Nothing is lost on the way into an empty diary, and nothing is put in another order."""
    expected = BLANK if theirs.is_blank() else theirs
    assert to_document(merged(BLANK, theirs).value) == to_document(expected)


@LAW
@given(theirs=any_struct(Person), mine=any_struct(Person))
def test_a_second_time_changes_no_settings(mine: Person, theirs: Person) -> None:
    """Nor do my settings move to and fro."""
    once = merged(mine, theirs).value
    assert not merged(once, theirs).changes
    assert to_document(merged(Person(), theirs).value) == to_document(theirs)
