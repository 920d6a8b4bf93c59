"""Edits of lists: an item is known by its id, so it is there once and two may answer in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.edits import Item, adding, changing, found, removing
from stillnight.diary.night import Cramp, Dose, Night, SleepEpisode, StrategyUse
from stillnight.diary.port import Edit
from tests.builders import BERLIN, SUNDAY, at
from tests.strategies import LAW

BLANK = Night(night_of=SUNDAY)
FIRST = Cramp(id="first", at=at("2026-11-23 01:10"), side="left")
SECOND = Cramp(id="second", at=at("2026-11-23 03:12"), side="right")
BY_HAND = Cramp(at=at("2026-11-23 02:00"))
ITEMS: list[tuple[str, Item]] = [
    ("cramps", FIRST),
    ("doses", Dose(id="first", name="iron")),
    ("naps", SleepEpisode(id="first", minutes=20)),
    ("uses", StrategyUse(id="first", strategy="walk")),
]


def after(*edits: Edit, night: Night = BLANK) -> Night:
    """The night after these edits, one by one."""
    for edit in edits:
        night = edit(night)
    return night


def with_cramps(*cramps: Cramp) -> Night:
    """A night with these cramps and nothing else."""
    return Night(night_of=SUNDAY, zone=BERLIN, cramps=cramps or None)


def cramp_with(cramp: Cramp, **answers: Any) -> Cramp:
    """The cramp with other answers."""
    return Cramp(**{name: answers.get(name, getattr(cramp, name)) for name in cramp.__struct_fields__})


@pytest.mark.parametrize(("list_id", "item"), ITEMS, ids=[name for name, _ in ITEMS])
def test_an_item_that_is_added_again_is_there_once(list_id: str, item: Item) -> None:
    """The link broke before I read "saved" and it is sent again: I had one."""
    night = after(adding(list_id, item, BERLIN), adding(list_id, item, BERLIN))
    assert getattr(night, list_id) == (item,)


def test_what_was_answered_since_stays_when_an_item_is_added_again() -> None:
    """I said how bad the cramp was before the script came again with the bare cramp: I said it for good."""
    worse = cramp_with(FIRST, pain=7)
    again = after(
        adding("cramps", FIRST, BERLIN), changing("cramps", FIRST, worse, BERLIN), adding("cramps", FIRST, BERLIN)
    )
    assert again == with_cramps(worse)


def test_two_items_that_say_the_same_are_two() -> None:
    """Two cramps in the same minute, in the same leg, are two cramps."""
    twin = cramp_with(FIRST, id="twin")
    assert after(adding("cramps", FIRST, BERLIN), adding("cramps", twin, BERLIN)) == with_cramps(FIRST, twin)
    assert after(adding("cramps", Cramp(), BERLIN), adding("cramps", Cramp(), BERLIN)) == with_cramps(Cramp(), Cramp())


def test_two_sessions_that_answer_different_questions_of_one_cramp_both_keep_theirs() -> None:
    """The phone says how bad it was, the laptop which muscle: it is one cramp with both answers."""
    phone = changing("cramps", FIRST, cramp_with(FIRST, pain=7), BERLIN)
    laptop = changing("cramps", FIRST, cramp_with(FIRST, muscle="calf"), BERLIN)
    both = with_cramps(cramp_with(FIRST, pain=7, muscle="calf"))
    assert after(phone, laptop, night=with_cramps(FIRST)) == both
    assert after(laptop, phone, night=with_cramps(FIRST)) == both


def test_of_two_answers_to_one_question_of_a_cramp_the_newer_stays() -> None:
    """Two windows rate the same cramp: the last word is the last word, and the side is nobody's loss."""
    one = changing("cramps", FIRST, cramp_with(FIRST, pain=7), BERLIN)
    other = changing("cramps", FIRST, cramp_with(FIRST, pain=4, side=None), BERLIN)
    assert after(one, other, night=with_cramps(FIRST)) == with_cramps(cramp_with(FIRST, pain=4, side=None))


def test_an_item_that_moves_in_time_takes_its_new_place() -> None:
    """I corrected when it was; the list stands in the order of the night."""
    late = cramp_with(FIRST, at=at("2026-11-23 05:00"))
    assert changing("cramps", FIRST, late, BERLIN)(with_cramps(FIRST, SECOND)) == with_cramps(SECOND, late)


@pytest.mark.parametrize("cramp", [FIRST, BY_HAND], ids=["with an id", "without one"])
def test_a_change_of_an_item_that_is_gone_keeps_it_once(cramp: Cramp) -> None:
    """The phone took the cramp away while I answered in it, and my answer was sent twice: it is back, once."""
    change = changing("cramps", cramp, cramp_with(cramp, pain=7), BERLIN)
    assert after(change, change, night=with_cramps(SECOND)).cramps == tuple(
        sorted((cramp_with(cramp, pain=7), SECOND), key=lambda one: one.at or datetime.max)
    )


def test_an_item_is_taken_away_as_it_was_looked_at() -> None:
    """What the phone answered in the cramp since I looked is not thrown away with it."""
    worse = cramp_with(FIRST, pain=7)
    away = removing("cramps", FIRST, BERLIN)
    assert away(with_cramps(FIRST, SECOND)) == with_cramps(SECOND)
    assert away(with_cramps(worse, SECOND)) == with_cramps(worse, SECOND)
    assert away(with_cramps(FIRST)) == Night(night_of=SUNDAY, zone=BERLIN)


def test_an_item_without_an_id_is_known_by_what_it_says() -> None:
    """I wrote a cramp into the file by hand; it can be changed and taken away like any other."""
    worse = cramp_with(BY_HAND, pain=7)
    assert changing("cramps", BY_HAND, worse, BERLIN)(with_cramps(FIRST, BY_HAND)) == with_cramps(FIRST, worse)
    assert removing("cramps", BY_HAND, BERLIN)(with_cramps(FIRST, BY_HAND)) == with_cramps(FIRST)
    assert found((FIRST, BY_HAND), BY_HAND) == BY_HAND
    assert found((FIRST,), cramp_with(FIRST, id=None)) is None


@LAW
@given(order=st.permutations(range(6)), again=st.lists(st.integers(0, 5)))
def test_items_come_to_the_same_list_however_often_and_in_whatever_order(order: list[int], again: list[int]) -> None:
    """A queue that is sent again and again, from several places, notes each cramp once."""
    cramps = [Cramp(id=str(n), at=at(f"2026-11-23 0{n}:00")) for n in range(6)]
    edits = [adding("cramps", cramps[n], BERLIN) for n in (*order, *again)]
    assert after(*edits) == with_cramps(*cramps)
