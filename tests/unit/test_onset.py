"""It has come to begin earlier than it did: I am told so when it plainly has, and at no other time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest

from stillnight import content
from stillnight.diary.flags import raised
from stillnight.diary.night import Night, Urge
from stillnight.diary.nights import Nights
from stillnight.diary.onset import Earlier, earlier_onset, marking_settled
from stillnight.diary.person import Medicine, MedicineKind, Person
from tests.builders import SUNDAY

MAY = date(2026, 5, 1)


def person(kind: MedicineKind = "dopamine", settled: date | None = MAY, until: date | None = None) -> Person:
    """Somebody with a medicine, who marked a fortnight in May."""
    return marking_settled(settled)(Person(medicines=(Medicine(name="x", kind=kind, until=until),)))


def began(first: date, clocks: Iterable[str]) -> list[Night]:
    """Nights from this evening on, on which the urge began at these times; an empty one says nothing."""
    nights = []
    for days, clock in enumerate(clocks):
        evening = first + timedelta(days=days)
        at = datetime.fromisoformat(f"{evening}T{clock}:00+01:00") if clock else None
        nights.append(Night(night_of=evening, urge=Urge(began=at)))
    return nights


def found(before: list[str], after: list[str], who: Person | None = None) -> Earlier | None:
    """What is found of a settled fortnight and the seven nights up to Sunday's."""
    nights = Nights(began(MAY, before) + began(SUNDAY - timedelta(days=6), after))
    return earlier_onset(nights, who or person(), SUNDAY)


NINE = ["21:00"] * 14


def test_three_hours_earlier_on_six_of_seven_nights_is_found() -> None:
    """From nine to six: about three hours, on six of the last seven."""
    assert found(NINE, ["18:00"] * 6 + ["21:00"]) == Earlier(hours=3, nights=6)


@pytest.mark.parametrize(
    "after",
    [
        ["19:01"] * 7,  # a minute short of two hours
        ["18:00"] * 4 + ["21:00"] * 3,  # four of seven
        ["18:00"] * 4 + [""] * 3,  # too few say when
        ["23:30"] * 7,  # later
    ],
)
def test_less_than_that_is_not(after: list[str]) -> None:
    """A noisy week is no sign, and a blank is no time."""
    assert found(NINE, after) is None


def test_two_hours_on_five_nights_is_just_enough() -> None:
    """The bound itself counts."""
    assert found(NINE, ["19:00"] * 5 + ["", ""]) == Earlier(hours=2, nights=5)


def test_too_few_beginnings_in_the_fortnight_compare_with_nothing() -> None:
    """Four nights are no fortnight."""
    assert found(["21:00"] * 4 + [""] * 10, ["18:00"] * 7) is None


def test_midnight_is_no_wall() -> None:
    """From half past midnight to ten in the evening is earlier, not 21 hours later."""
    early = [began(MAY + timedelta(days=days), [""])[0] for days in range(14)]
    late = [
        Night(
            night_of=n.night_of,
            urge=Urge(began=datetime.fromisoformat(f"{n.night_of + timedelta(days=1)}T00:30+01:00")),
        )
        for n in early
    ]
    nights = Nights(late + began(SUNDAY - timedelta(days=6), ["22:00"] * 7))
    assert earlier_onset(nights, person(), SUNDAY) == Earlier(hours=2, nights=7)


@pytest.mark.parametrize(
    "who",
    [person(kind="gabapentin"), person(settled=None), person(until=SUNDAY - timedelta(days=1)), Person(settled=MAY)],
)
def test_only_who_marked_a_fortnight_and_takes_such_a_medicine_is_told(who: Person) -> None:
    """For everybody else it is no sign of anything."""
    assert found(NINE, ["18:00"] * 7, who) is None


def test_the_line_has_the_figures_and_no_label() -> None:
    """I read what was counted and whom to tell; the word for it is in the guide."""
    nights = Nights(began(MAY, NINE) + began(SUNDAY - timedelta(days=6), ["18:00"] * 6))
    (flag,) = raised(content.flags(), Night(night_of=SUNDAY), nights, person())
    assert flag.id == "earlier-onset"
    assert flag.says.startswith("The urge began about 3 h earlier on 6 of the last 7 nights")
    assert "augmentation" not in flag.says.casefold()
    assert "Do not change or stop it yourself." in flag.says
