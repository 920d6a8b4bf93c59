"""A change of a list is made on the list as it is now: item by item."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.listed import LISTS, Items, Listed
from stillnight.diary.night import Cramp
from stillnight.diary.person import Medicine, Planned
from tests.builders import at
from tests.strategies import LAW

ONE = Cramp(id="one", at=at("2026-11-23 01:10"))
TWO = Cramp(id="two", at=at("2026-11-23 03:12"))
THREE = Cramp(id="three", at=at("2026-11-23 05:00"))
LEFT, PAIN = Cramp(id="one", at=ONE.at, side="left"), Cramp(id="one", at=ONE.at, pain=7)
BOTH = Cramp(id="one", at=ONE.at, side="left", pain=7)
STRETCH, BATH, HEAT = (Planned(strategy=name) for name in ("calf-stretch", "warm-bath", "heat"))
ON_MONDAY = Planned(strategy="calf-stretch", days=("mon",))
OLD, NEW = Medicine(name="gabapentin", dose="300 mg"), Medicine(name="gabapentin", dose="600 mg")
IRON = Medicine(name="iron", since=date(2026, 5, 1))


@pytest.mark.parametrize(
    ("name", "before", "after", "now", "expected"),
    [
        ("cramps", None, (ONE,), (TWO,), (ONE, TWO)),
        ("cramps", (ONE,), None, (ONE, TWO), (TWO,)),
        ("cramps", (ONE,), None, (ONE,), None),
        ("cramps", (ONE,), (), (ONE,), ()),
        ("cramps", None, (THREE,), (TWO,), (TWO, THREE)),
        ("cramps", (ONE, TWO), (ONE,), (ONE, TWO, THREE), (ONE, THREE)),
        ("cramps", (ONE,), (ONE, TWO), (ONE, THREE), (ONE, TWO, THREE)),
        ("cramps", (ONE, TWO), (ONE,), (TWO,), None),
        ("cramps", (ONE,), (LEFT,), (PAIN,), (BOTH,)),
        ("cramps", (LEFT,), (ONE,), (BOTH, TWO), (PAIN, TWO)),
        ("plan", (STRETCH,), (STRETCH, BATH), (STRETCH, HEAT), (STRETCH, BATH, HEAT)),
        ("plan", (STRETCH, BATH), (BATH,), (STRETCH, BATH, HEAT), (BATH, HEAT)),
        ("plan", (STRETCH,), (ON_MONDAY,), (HEAT, STRETCH), (HEAT, ON_MONDAY)),
        ("plan", (STRETCH, BATH), (BATH, STRETCH), (STRETCH, HEAT, BATH), (BATH, HEAT, STRETCH)),
        ("plan", (STRETCH, BATH), (STRETCH,), (BATH,), ()),
        ("archived", (), ("heat",), ("warm-bath",), ("heat", "warm-bath")),
        ("medicines", (NEW,), (OLD,), (NEW, IRON), (OLD, IRON)),
        ("medicines", (OLD,), (), (OLD, IRON), (IRON,)),
    ],
)
def test_what_others_put_into_the_list_stays(
    name: str, before: Items, after: Items, now: Items, expected: Items
) -> None:
    """I take back what I did to a list; what my phone did to it meanwhile is still there, in its place."""
    change = Listed(before, after, LISTS[name])
    assert change.fits(now)
    assert change.applied(now) == expected


@pytest.mark.parametrize(
    ("name", "before", "after", "now"),
    [
        ("cramps", (ONE,), None, (TWO,)),
        ("cramps", (ONE,), None, None),
        ("cramps", (ONE,), None, (LEFT,)),
        ("cramps", (LEFT,), (ONE,), (Cramp(id="one", at=ONE.at, side="right"),)),
        ("cramps", (), None, (ONE,)),
        ("cramps", None, (), (ONE,)),
        ("cramps", None, (ONE,), (LEFT,)),
        ("cramps", (Cramp(), Cramp()), (Cramp(),), (Cramp(), Cramp(), TWO)),
        ("plan", (STRETCH, BATH), (BATH, STRETCH), (BATH, HEAT, STRETCH)),
        ("plan", (STRETCH, BATH), (BATH, STRETCH), (STRETCH,)),
        ("medicines", (NEW,), (OLD,), (IRON,)),
    ],
)
def test_what_others_changed_since_is_theirs(name: str, before: Items, after: Items, now: Items) -> None:
    """The same item was changed or taken away elsewhere, "none" is no longer so, or items cannot be told apart."""
    assert not Listed(before, after, LISTS[name]).fits(now)


ITEMS = st.lists(st.sampled_from([ONE, TWO, THREE, LEFT, PAIN]), max_size=3, unique_by=lambda one: one.id).map(tuple)


@given(st.none() | ITEMS, st.none() | ITEMS)
@LAW
def test_a_list_nobody_else_touched_becomes_what_it_was(before: Any, after: Any) -> None:
    """There and back again it is the same, blank or "none" or in another order."""
    there, back = Listed(before, after, LISTS["cramps"]), Listed(after, before, LISTS["cramps"])
    assert back.applied(there.applied(before)) == before


@given(ITEMS, ITEMS, st.integers(0, 3))
@LAW
def test_an_item_of_somebody_else_is_never_lost(before: Any, after: Any, place: int) -> None:
    """Wherever my phone put its own cramp, it is there once afterwards."""
    theirs = Cramp(id="theirs", at=at("2026-11-23 02:00"))
    now = (*before[:place], theirs, *before[place:])
    change = Listed(before, after, LISTS["cramps"])
    if change.fits(now):
        made = change.applied(now) or ()
        assert made.count(theirs) == 1
        assert {one for one in made if one != theirs} == set(after)
