"""Every field of a value is met, whatever its struct."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from stillnight.diary.night import Cramp, Night, Urge
from stillnight.diary.walk import leaves, mapped
from tests.strategies import LAW, NIGHTS

NIGHT = Night(
    night_of=date(2026, 11, 22), urge=Urge(worst=6, where=("arms", "trunk")), cramps=(Cramp(id="a"), Cramp(pain=3))
)


def test_parts_lists_and_items_are_gone_into() -> None:
    """Nothing that I noted is passed over."""
    told = [pair for pair in leaves(NIGHT) if pair[1] is not None]
    expected = [
        ("Night.night_of", date(2026, 11, 22)),
        ("Urge.worst", 6),
        ("Urge.where", "arms"),
        ("Urge.where", "trunk"),
    ]
    assert told == [*expected, ("Cramp.id", "a"), ("Cramp.pain", 3)]


def test_each_is_changed_by_its_place() -> None:
    """One rule for ids, and no other field is touched."""
    told = mapped(NIGHT, lambda place, value: None if place in ("Cramp.id", "Urge.where") else value)
    assert told.cramps == (Cramp(), Cramp(pain=3))
    assert told.urge == Urge(worst=6, where=())


@LAW
@given(night=NIGHTS)
def test_changing_nothing_is_the_same_night(night: Night) -> None:
    """What nobody changes stays as it was."""
    assert mapped(night, lambda place, value: value) == night
