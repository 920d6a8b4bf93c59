"""A sign that may need somebody is said when I ticked it or the diary counted it, and at no other time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from stillnight import content
from stillnight.diary.flags import Flag, asking, may_raise, nights_counted, putting_aside, raised
from stillnight.diary.night import Cramp, Dose, Night, Urge
from stillnight.diary.nights import Nights
from stillnight.diary.person import LabResult, Medicine, Person
from stillnight.diary.questions import BY_ID
from tests.builders import SUNDAY


def before(days: int, **answers: Any) -> Night:
    """The night so many days before Sunday's."""
    return Night(night_of=SUNDAY - timedelta(days=days), **answers)


def said(night: Night, *others: Night, person: Person | None = None) -> list[str]:
    """The ids of the lines that are said."""
    return [flag.id for flag in raised(content.flags(), night, Nights(others), person or Person())]


def flag_named(flag_id: str) -> Flag:
    """One of the product's lines."""
    (flag,) = [flag for flag in content.flags() if flag.id == flag_id]
    return flag


def test_nothing_ticked_and_nothing_counted_says_nothing() -> None:
    """A blank night raises no alarm, nor does one on which I looked and had nothing."""
    assert said(before(0)) == said(before(0, signs=())) == []


@pytest.mark.parametrize("sign", [option.id for option in BY_ID["signs"].options])
def test_a_sign_that_was_ticked_is_said_and_only_that(sign: Any) -> None:
    """I ticked one; I read about that one."""
    assert said(before(0, signs=(sign,))) == [sign]


def test_the_most_urgent_stands_first() -> None:
    """Help now comes before the same day, and that before an appointment."""
    assert said(before(0, signs=("weak-legs", "hot-leg", "breathless"))) == ["breathless", "hot-leg", "weak-legs"]


def test_a_sign_of_another_night_is_not_said() -> None:
    """What I ticked last week is no alarm tonight."""
    assert said(before(0), before(1, signs=("hot-leg",))) == []


@pytest.mark.parametrize(("minutes", "is_long"), [(None, False), (2, False), (10, False), (11, True)])
def test_a_cramp_of_more_than_ten_minutes_is_said_with_its_length(minutes: int | None, is_long: bool) -> None:
    """The NHS names ten minutes; the line says how many I noted."""
    flags = raised(content.flags(), before(0, cramps=(Cramp(minutes=minutes),)), Nights(), Person())
    assert [flag.id for flag in flags] == (["long-cramp"] if is_long else [])
    assert all("11 minutes" in flag.says for flag in flags)


@pytest.mark.parametrize(("nights", "often"), [(3, False), (4, True)])
def test_cramps_that_wake_me_often_are_counted_over_a_fortnight(nights: int, often: bool) -> None:
    """Twice a week and more is often; nights before the last fourteen are not counted."""
    woken = [before(days, cramps=(Cramp(woke=True), Cramp(woke=True))) for days in range(1, nights + 1)]
    old = [before(days, cramps=(Cramp(woke=True),)) for days in range(14, 30)]
    assert ("woken-by-cramps" in said(before(0), *woken, *old)) == often


def test_the_night_in_hand_counts_as_it_is_now() -> None:
    """The cramp I note this minute is the fourth."""
    woken = [before(days, cramps=(Cramp(woke=True),)) for days in range(3)]
    assert said(before(0, cramps=(Cramp(woke=True),)), *woken, before(3, cramps=(Cramp(woke=True),))) == [
        "woken-by-cramps"
    ]


@pytest.mark.parametrize(
    ("person", "is_said"),
    [(Person(), True), (Person(medicines=(Medicine(name="gabapentin"),)), False), (Person(labs=(LabResult(),)), False)],
)
def test_an_urge_that_nobody_has_looked_at_is_said_once_somebody_has_it_is_not(person: Person, is_said: bool) -> None:
    """With a medicine or a blood test in my diary I have plainly been to somebody."""
    urges = [before(days, urge=Urge(worst=5)) for days in range(1, 6)]
    none = [before(days, urge=Urge(worst=0)) for days in range(6, 12)]
    assert ("urge-unseen" in said(before(0), *urges, *none, person=person)) == is_said


def test_a_medicine_noted_on_a_night_counts_as_having_been_to_somebody() -> None:
    """I note my tablets every evening; nobody tells me that there is no medicine."""
    urges = [before(days, urge=Urge(worst=5), doses=(Dose(name="gabapentin"),)) for days in range(1, 6)]
    assert "urge-unseen" not in said(before(0), *urges)


def test_what_is_counted_needs_a_fortnight_and_the_settled_one_only() -> None:
    """Years of nights are not read for it."""
    read: list[tuple[date, date]] = []

    def nights(first: date, last: date) -> Nights:
        read.append((first, last))
        return Nights(())

    pramipexole = Medicine(name="pramipexole", kind="dopamine")
    nights_counted(nights, Person(medicines=(pramipexole,), settled=date(2026, 6, 1)), SUNDAY)
    assert read == [(date(2026, 11, 8), SUNDAY), (date(2026, 6, 1), date(2026, 6, 14))]


@pytest.mark.parametrize(
    ("night", "may"),
    [
        (Night(night_of=SUNDAY), False),
        (Night(night_of=SUNDAY, signs=()), False),
        (Night(night_of=SUNDAY, signs=("hot-leg",)), True),
        (Night(night_of=SUNDAY, cramps=(Cramp(minutes=11),)), True),
    ],
)
def test_a_night_without_anything_ticked_or_counted_raises_nothing(night: Night, may: bool) -> None:
    """Most nights need none of the lines."""
    assert may_raise(night, Nights(()), Person()) is may


@pytest.mark.parametrize(("flag_id", "nights"), [("hot-leg", 1), ("weak-legs", 28)])
def test_a_line_put_aside_comes_back(flag_id: Any, nights: int) -> None:
    """I have read it; it may be said again after a night, or after four weeks."""
    person = putting_aside(flag_named(flag_id), SUNDAY)(Person())
    for days in range(nights):
        later = Night(night_of=SUNDAY + timedelta(days=days), signs=(flag_id,))
        assert said(later, person=person) == []
    again = Night(night_of=SUNDAY + timedelta(days=nights), signs=(flag_id,))
    assert said(again, person=person) == [flag_id]


def test_a_line_that_calls_for_help_now_is_not_put_aside() -> None:
    """It goes when its tick goes."""
    person = putting_aside(flag_named("breathless"), SUNDAY)(Person())
    assert said(before(0, signs=("breathless",)), person=person) == ["breathless"]


def test_putting_aside_twice_keeps_one() -> None:
    """The key was pressed in two windows."""
    edit = putting_aside(flag_named("weak-legs"), SUNDAY)
    assert edit(edit(Person())) == edit(Person())


def test_every_sign_can_be_asked_for_in_full() -> None:
    """A row has a few words; the screen that asks has all of them."""
    assert set(asking(content.flags())) == {option.id for option in BY_ID["signs"].options}
