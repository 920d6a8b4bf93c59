"""What I mostly answer is offered to me, with the nights it rests on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.night import Dose, Night
from stillnight.diary.nights import Nights
from stillnight.diary.questions import BY_ID, QUESTIONS
from stillnight.diary.usual import Usual, offers, usual, window
from tests.builders import LONDON, SUNDAY, at, good_night, here, night_with
from tests.strategies import LAW


def nights_before(question_id: str, answers: list[Any]) -> Nights:
    """The nights before Sunday with these answers, the first the latest; ``None`` leaves one blank."""
    return Nights(
        night_with({question_id: value}, SUNDAY - timedelta(days=back)) for back, value in enumerate(answers, start=1)
    )


def usual_of(question_id: str, answers: list[Any]) -> Usual | None:
    """What would be offered on Sunday after these answers."""
    return usual(BY_ID[question_id], nights_before(question_id, answers), here())


def clocks(*texts: str) -> list[Any]:
    """These bedtimes on the nights before Sunday, those in the small hours on the day after."""
    days = [SUNDAY - timedelta(days=back - (text < "12")) for back, text in enumerate(texts, start=1)]
    return [at(f"{day} {text}") for day, text in zip(days, texts, strict=True)]


@pytest.mark.parametrize(
    ("answers", "offered"),
    [
        ([2, 2, 9], Usual(2, 3)),
        ([0, 0, 2, None], Usual(0, 3)),
        ([1, 2, 3, 4, 5], Usual(3, 5)),
        ([2, 2], None),
        ([2, None, 2, None], None),
        ([], None),
    ],
)
def test_the_usual_number_is_the_median_of_three_nights_or_more(answers: list[Any], offered: Usual | None) -> None:
    """Three cups tell what is usual; two do not, and a blank is no cup."""
    assert usual_of("caffeine.count", answers) == offered


@pytest.mark.parametrize(
    ("bedtimes", "offered"),
    [
        (("23:50", "00:10", "00:00"), "2026-11-23 00:00"),
        (("23:50", "00:10", "23:55", "00:05"), "2026-11-23 00:00"),
        (("23:00", "23:30", "02:00"), "2026-11-22 23:30"),
        (("23:13", "23:13", "23:13"), "2026-11-22 23:15"),
        (("23:59", "23:59", "23:59"), "2026-11-23 00:00"),
        (("05:00", "04:50", "05:10"), "2026-11-23 05:00"),
    ],
)
def test_the_usual_time_goes_over_midnight(bedtimes: tuple[str, ...], offered: str) -> None:
    """Ten to twelve and ten past are midnight, to five minutes, on the right side of this night."""
    assert usual_of("sleep.bed", clocks(*bedtimes)) == Usual(at(offered), len(bedtimes))


def test_a_usual_time_follows_the_time_before_it() -> None:
    """The light I usually put out at half past ten goes out after this evening's bed."""
    nights = nights_before("sleep.tried", clocks("22:30", "22:30", "22:30"))
    offered = usual(BY_ID["sleep.tried"], nights, here(), at("2026-11-23 01:00"))
    assert offered is not None
    assert offered.value == at("2026-11-22 22:30")


def test_times_without_a_middle_offer_nothing() -> None:
    """Of bedtimes all around the clock none is usual."""
    assert usual_of("sleep.bed", clocks("00:00", "08:00", "16:00")) is None


def half_past_one(evening: date) -> Nights:
    """Three nights some days before this one, each to bed at half past one."""
    days = [evening - timedelta(days=back) for back in (4, 3, 2)]
    return Nights(night_with({"sleep.bed": at(f"{day + timedelta(days=1)} 01:30", LONDON)}, day) for day in days)


def test_a_usual_time_in_doubt_this_night_is_not_offered() -> None:
    """On the nights that skip half past one or have it twice, my usual half past one is left out, without a fault."""
    for missing_or_twice in (date(2026, 3, 28), date(2026, 10, 24)):
        assert usual(BY_ID["sleep.bed"], half_past_one(missing_or_twice), here(missing_or_twice, LONDON)) is None
        evening = missing_or_twice - timedelta(days=1)
        assert usual(BY_ID["sleep.bed"], half_past_one(missing_or_twice), here(evening, LONDON)) is not None


def test_only_the_last_fortnight_counts() -> None:
    """What I did before the last fourteen nights, tonight, or later is no part of it."""
    assert window(SUNDAY) == (SUNDAY - timedelta(days=14), SUNDAY - timedelta(days=1))
    assert usual_of("caffeine.count", [1] * 14 + [9] * 20) == Usual(1, 14)
    tonight = Night(night_of=SUNDAY, caffeine=night_with({"caffeine.count": 9}).caffeine)
    assert usual(BY_ID["caffeine.count"], nights_before("caffeine.count", [1, 1]).replace(tonight), here()) is None


def test_the_commonest_kind_of_day_is_usual() -> None:
    """Four days of work and a free one make work usual."""
    assert usual_of("day.kind", ["work", "free", "work", "work", "work"]) == Usual("work", 5)


def test_figures_of_symptoms_are_never_offered() -> None:
    """How bad and where it was is asked afresh each night; only what it feels like may be offered."""
    same = Nights(
        Night(
            night_of=SUNDAY - timedelta(days=back),
            sleep=good_night().sleep,
            urge=night_with({"urge.worst": 6, "urge.where": ("left-calf",), "urge.feels": ("pulling",)}).urge,
            cramps=(),
            fatigue=5,
        )
        for back in range(1, 15)
    )
    offered = {question.id for question in QUESTIONS if usual(question, same, here()) is not None}
    assert offered == {"urge.feels", "sleep.bed", "sleep.tried", "sleep.up"}


def doses(day: int, *clock_times: str) -> tuple[Dose, ...]:
    """Gabapentin at these times on this day of November."""
    return tuple(Dose(name="gabapentin", dose="300 mg", at=at(f"2026-11-{day} {clock}")) for clock in clock_times)


def test_usual_medicines_are_timed_to_this_night() -> None:
    """The tablet I take at nine is offered at nine tonight, not on the night I last took it."""
    offered = usual_of(
        "doses", [doses(21, "21:00"), doses(20, "21:10"), doses(19, "20:50"), doses(18, "21:00", "23:00")]
    )
    assert offered == Usual(doses(22, "21:00"), 4)


def test_a_medicine_without_a_time_is_offered_without_one() -> None:
    """I am not told when I took what I never gave a time for."""
    plain = (Dose(name="iron"),)
    assert usual_of("doses", [plain, plain, plain]) == Usual(plain, 3)


def test_taking_none_can_be_usual() -> None:
    """Mostly no medicine is offered as "none taken"."""
    assert usual_of("doses", [(), (), doses(19, "21:00")]) == Usual((), 3)


@given(st.lists(st.integers(0, 12), min_size=3, max_size=14))
@LAW
def test_half_the_nights_lie_on_either_side(cups: list[int]) -> None:
    """What is offered is never outside what I answered."""
    offered = usual_of("caffeine.count", list(cups))
    assert offered is not None
    assert offered.n == len(cups)
    assert min(cups) <= offered.value <= max(cups)
    assert sum(cup < offered.value for cup in cups) <= len(cups) / 2
    assert sum(cup > offered.value for cup in cups) <= len(cups) / 2


def test_only_what_is_usual_is_offered() -> None:
    """My evening shows my usual two cups, and nothing beside what I never told."""
    nights = nights_before("caffeine.count", [2, 2, 2])
    assert offers(QUESTIONS, Night(night_of=SUNDAY), nights, here()) == {"caffeine.count": Usual(2, 3)}
