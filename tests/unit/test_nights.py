"""Nights stand in order, each evening once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from tests.builders import SUNDAY
from tests.strategies import LAW

EVENINGS = [SUNDAY - timedelta(days=back) for back in (9, 5, 4, 0)]
FOUR = Nights(Night(night_of=day) for day in reversed(EVENINGS))


def dates(nights: Nights) -> list[date]:
    """The evenings of these nights."""
    return [night.night_of for night in nights]


@given(st.lists(st.dates(), max_size=20))
@LAW
def test_nights_stand_in_order_each_once(days: list[date]) -> None:
    """In whatever order I filled them in, nights are read from the first to the last."""
    nights = Nights(Night(night_of=day) for day in days)
    assert dates(nights) == sorted(set(days))
    assert len(nights) == len(set(days))
    assert all(nights.on(day) == Night(night_of=day) for day in days)


def test_a_night_is_found_by_its_evening() -> None:
    """A night I did not fill in is not there, not some other one."""
    assert FOUR.on(EVENINGS[1]) == Night(night_of=EVENINGS[1])
    assert FOUR.on(EVENINGS[1] + timedelta(days=2)) is None
    assert FOUR.on(SUNDAY + timedelta(days=1)) is None
    assert Nights().on(SUNDAY) is None


def test_between_holds_both_ends() -> None:
    """From the 17th to the 18th are two nights."""
    assert dates(FOUR.between(EVENINGS[1], EVENINGS[2])) == EVENINGS[1:3]
    assert len(FOUR.between(SUNDAY, EVENINGS[0])) == 0


@pytest.mark.parametrize(("count", "kept"), [(0, 0), (-1, 0), (1, 1), (3, 3), (9, 4)])
def test_last_takes_the_latest(count: int, kept: int) -> None:
    """The last three nights are the three latest recorded ones."""
    assert dates(FOUR.last(count)) == EVENINGS[len(EVENINGS) - kept :]


def test_replacing_leaves_the_old_nights_as_they_were() -> None:
    """A changed night takes the place of its own evening's, a new one is added."""
    changed = Night(night_of=EVENINGS[1], fatigue=3)
    after = FOUR.replace(changed)
    assert (after.on(EVENINGS[1]), len(after)) == (changed, 4)
    assert FOUR.on(EVENINGS[1]) == Night(night_of=EVENINGS[1])
    assert len(FOUR.replace(Night(night_of=SUNDAY + timedelta(days=1)))) == 5


def test_equal_nights_are_equal() -> None:
    """Two looks at the same nights show the same."""
    again = Nights(Night(night_of=day) for day in EVENINGS)
    assert (again == FOUR, hash(again) == hash(FOUR), again == Nights(), FOUR == "FOUR") == (True, True, False, False)
    assert repr(FOUR) == "Nights(4 nights)"
