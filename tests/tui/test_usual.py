"""The usual answer: shown with how many nights it rests on, and taken only by a key."""

from __future__ import annotations

from datetime import timedelta

import pytest

from stillnight.diary.answers import answer as answer_of
from stillnight.diary.questions import QUESTIONS
from tests import invented
from tests.builders import SUNDAY, at, night_with
from tests.tui.driving import (
    after_a_fortnight,
    answer,
    app_at,
    diary_with,
    go_to,
    line,
    night,
    press,
    rows_of,
    screen_text,
    shown_ids,
    trouble,
)

EVENING, MORNING = "2026-11-22 21:40", "2026-11-23 07:10"


async def test_the_usual_answer_is_shown_with_the_nights_it_rests_on() -> None:
    """The row tells me what I mostly answer, and over how many nights; under the cursor also which key takes it."""
    app = app_at(EVENING, after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        assert line(app, "caffeine.count") == "usually 2 · 14 nights"
        await go_to(pilot, "caffeine.count")
        assert line(app, "caffeine.count") == "usually 2 · 14 nights  y takes it"
        assert "usually 2 · 14 nights" in screen_text(app)


async def test_the_usual_answer_is_never_stored_unless_it_is_taken() -> None:
    """What is only shown is no answer: I walk over it, answer beside it, close the app, and it is not there."""
    app = app_at(EVENING, after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "end", "home", "pagedown", "T", "[", "]")
        assert night(app) == night_with({"urge.worst": 6}, zone=None)  # type: ignore[arg-type]


async def test_y_takes_the_usual_answer_and_goes_on() -> None:
    """One key answers two cups and asks when the last of them was, which it answers too."""
    app = app_at(EVENING, after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "caffeine.count", "y")
        assert night(app).caffeine.count == 2
        assert rows_of(app).cursor_id == "caffeine.last"
        await press(pilot, "y")
        last = night(app).caffeine.last
        assert last is not None
        assert last.date() == SUNDAY
        assert line(app, "caffeine.last") == f"{last:%H:%M}"
        assert rows_of(app).cursor_id == "alcohol.count"


async def test_y_changes_no_answer_that_is_there() -> None:
    """An answer I gave is not replaced by the usual one."""
    app = app_at(EVENING, after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "caffeine.count", "4", "y")
        assert night(app).caffeine.count == 4
        assert trouble(app) == "no usual answer here"
        await press(pilot, "Y")
        assert night(app).caffeine.count == 4


async def test_the_arrows_start_from_the_usual_answer() -> None:
    """A blank row steps from what is usual: one press takes it, the next is one more."""
    app = app_at(EVENING, after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "caffeine.count", "right")
        assert night(app).caffeine.count == 2
        await press(pilot, "right")
        assert night(app).caffeine.count == 3


async def test_all_as_usual_leaves_the_other_parts_alone() -> None:
    """Taking all as usual in the evening says nothing of the morning."""
    app = app_at(EVENING, after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "Y")
        kept = night(app)
        answered = {row.part for row in QUESTIONS if answer_of(kept, row.id) is not None}
        assert answered == {"evening"}


@pytest.mark.parametrize("moment", [EVENING, MORNING])
async def test_no_usual_answer_colours_a_rating_a_time_or_a_length_of_a_symptom(moment: str) -> None:
    """For how bad, when and how long my legs were, nothing is suggested."""
    app = app_at(moment, after_a_fortnight())
    async with app.run_test(size=(120, 40)) as pilot:
        if moment == EVENING:
            await press(pilot, "5")
        offered = {row for row in shown_ids(app) if "usually" in line(app, row)}
        never = {"urge.began", "urge.lasted", "urge.rest_before", "urge.eased", "fatigue", "uses", "cramps",
                 "sleep.latency", "sleep.awakenings", "sleep.woke", "sleep.estimate", "sleep.quality",
                 "sleep.rested", "naps", "notes"}  # fmt: skip
        assert offered
        assert not offered & never
        assert "usually" not in line(app, "cramps")


@pytest.mark.parametrize(("count", "offered"), [(2, False), (3, True)])
async def test_below_three_nights_nothing_is_called_usual(count: int, offered: bool) -> None:
    """Two nights are no habit."""
    app = app_at(EVENING, diary_with(*invented.nights(SUNDAY - timedelta(days=1), count)))
    async with app.run_test(size=(80, 24)):
        assert ("usually" in line(app, "caffeine.count")) is offered


async def test_nights_older_than_a_fortnight_are_not_usual_any_more() -> None:
    """What I did in spring is not offered in autumn."""
    app = app_at(EVENING, diary_with(*invented.nights(SUNDAY - timedelta(days=15), 14)))
    async with app.run_test(size=(80, 24)):
        assert "usually" not in screen_text(app)


async def test_a_usual_time_stands_on_the_night_in_hand() -> None:
    """The usual bedtime offered this morning is a time of this night."""
    app = app_at(MORNING, after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.bed", "y", "y")
        bed, tried = night(app).sleep.bed, night(app).sleep.tried
        assert bed is not None
        assert tried is not None
        assert at("2026-11-22 21:00") < bed < at("2026-11-23 01:00")
        assert bed < tried


async def test_the_usual_medicines_are_offered_whole() -> None:
    """My evening medicine is one key: its name, dose and time."""
    app = app_at(EVENING, after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        assert line(app, "doses") == "usually 1: gabapentin 300 mg 20:30 · 14 nights"
        await answer(pilot, "doses", "y")
        assert line(app, "doses") == "1: gabapentin 300 mg 20:30"
