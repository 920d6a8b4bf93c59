"""I choose what appears on which evenings, and nothing I put away is lost."""

from __future__ import annotations

import pytest

from stillnight.diary.person import WEEK, Person, Planned
from stillnight.diary.plan import archiving, days_of, moving, planning, restoring, unplanning
from stillnight.diary.port import PersonEdit

THREE = Person(plan=(Planned(strategy="a"), Planned(strategy="b", days=("mon",)), Planned(strategy="c")))


def order(person: Person) -> str:
    """The plan's order."""
    return "".join(one.strategy for one in person.plan)


@pytest.mark.parametrize(
    "edit",
    [planning("b"), planning("d", ("sun", "fri")), planning("a", ()), unplanning("b"), archiving("a"), restoring("a")],
)
def test_each_change_twice_is_once(edit: PersonEdit) -> None:
    """Two windows, one key each, one effect."""
    assert edit(edit(THREE)) == edit(THREE)


def test_a_new_one_is_last_and_on_every_evening() -> None:
    """One key puts it on the plan."""
    planned = planning("d")(THREE)
    assert order(planned) == "abcd"
    assert days_of(planned, "d") == WEEK


def test_changing_its_days_leaves_its_place() -> None:
    """From Mondays to weekends, still second; days stand in the order of the week."""
    planned = planning("b", ("sun", "sat"))(THREE)
    assert order(planned) == "abc"
    assert days_of(planned, "b") == ("sat", "sun")


def test_no_days_at_all_takes_it_off() -> None:
    """I unticked the last day."""
    assert order(planning("b", ())(THREE)) == "ac"
    assert days_of(planning("b", ())(THREE), "b") == ()


@pytest.mark.parametrize(
    ("strategy", "by", "after"),
    [("a", 1, "bac"), ("c", -1, "acb"), ("a", -1, "abc"), ("c", 5, "abc"), ("a", 9, "bca"), ("z", 1, "abc")],
)
def test_moving_up_and_down_stops_at_the_ends(strategy: str, by: int, after: str) -> None:
    """One place a key, and the top is the top."""
    assert order(moving(strategy, by)(THREE)) == after


def test_what_is_archived_keeps_its_place_on_the_plan() -> None:
    """I bring it back in spring, and it stands where it stood."""
    away = archiving("b")(THREE)
    assert away.archived == ("b",)
    assert restoring("b")(away) == THREE
