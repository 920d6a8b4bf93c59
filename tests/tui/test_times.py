"""Times typed on a row: the day they fall on, the hour that does not exist and the hour that comes twice."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import at, good_night, night_with
from tests.tui.driving import answer, app_at, diary_with, line, night, press, rows_of, screen_text, trouble, typed

SPRING = date(2026, 3, 28)
"""The evening before summer time begins: 02:00 to 03:00 does not exist on the 29th in Berlin."""

AUTUMN = date(2026, 10, 24)
"""The evening before it ends: 02:00 to 03:00 comes twice on the 25th."""


async def test_an_hour_the_clock_skipped_is_refused_in_words() -> None:
    """On the night the clocks go forward I cannot have woken at half past two, and am told so."""
    app = app_at("2026-03-29 07:10")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.woke", *"0230", "enter")
        assert trouble(app).startswith("02:30 did not exist on Sun 29 Mar in Europe/Berlin: the clock skipped it")
        assert typed(app) == "0230"
        assert night(app, SPRING).is_blank()
        await press(pilot, "backspace", "backspace", "backspace", *"330", "enter")
        assert night(app, SPRING).sleep.woke == at("2026-03-29 03:30")


@pytest.mark.parametrize(("key", "second"), [("1", False), ("2", True)])
async def test_an_hour_that_came_twice_is_asked_about_and_one_key_answers(key: str, second: bool) -> None:
    """On the night the clocks go back the diary asks which half past two it was; 1 or 2 says it, and I go on."""
    app = app_at("2026-10-25 07:10")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.tried", *"0230", "down")
        assert trouble(app).startswith("02:30 came twice that night: 1 the first")
        assert night(app, AUTUMN).is_blank()
        await press(pilot, key)
        assert night(app, AUTUMN).sleep.tried == at("2026-10-25 02:30", second=second)
        assert typed(app) is None
        assert rows_of(app).cursor_id == "sleep.latency"


async def test_the_question_which_of_two_goes_when_the_time_is_mended() -> None:
    """If I mend the time instead, 1 and 2 are digits again."""
    app = app_at("2026-10-25 07:10")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.tried", *"0230", "enter", "backspace", "backspace", "backspace", "backspace")
        assert trouble(app) == ""
        await press(pilot, *"0121", "enter")
        assert night(app, AUTUMN).sleep.tried == at("2026-10-25 01:21")


async def test_which_of_two_is_asked_once_also_where_it_stands_there_already() -> None:
    """I type the same half past two once more and say the same one: my next digit answers the next row."""
    app = app_at("2026-10-25 07:10")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.tried", *"0230", "enter", "1", "up", *"0230", "enter", "1")
        assert rows_of(app).cursor_id == "sleep.latency"
        await press(pilot, *"15", "enter")
        assert night(app, AUTUMN).sleep.latency == 15


async def test_which_of_two_can_be_typed_at_once() -> None:
    """Knowing it already, I type "0230 second" in one go."""
    app = app_at("2026-10-25 07:10")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.tried", *"0230 second", "enter")
        assert night(app, AUTUMN).sleep.tried == at("2026-10-25 02:30", second=True)


async def test_an_arrow_steps_over_a_change_of_the_clock_by_minutes_that_passed() -> None:
    """Five minutes more after 01:55 is 03:00 on the night that has no two o'clock."""
    kept = night_with({"sleep.woke": at("2026-03-29 01:55")}, SPRING)
    app = app_at("2026-03-29 07:10", diary_with(kept))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.woke", "right")
        assert line(app, "sleep.woke") == "03:00"
        await press(pilot, "left")
        assert night(app, SPRING).sleep.woke == at("2026-03-29 01:55")


async def test_a_time_after_midnight_falls_on_the_morning() -> None:
    """Typed in the morning, 00:10 is after the 23:50 before it, not a day earlier."""
    app = app_at("2026-11-23 07:10")
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.bed", *"2350", "down")
        await press(pilot, *"0010", "down")
        kept = night(app).sleep
        assert (kept.bed, kept.tried) == (at("2026-11-22 23:50"), at("2026-11-23 00:10"))


async def test_mending_the_first_time_moves_the_later_ones_to_their_day() -> None:
    """I mend a slip in the first time, and the times after it stand on the right day again."""
    app = app_at("2026-11-23 07:10", diary_with(good_night()))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.bed", *"1100", "enter")
        assert night(app).sleep.tried == at("2026-11-23 22:30")
        await press(pilot, *"2200", "enter")
        assert night(app) == good_night()
        assert "efficiency 82 %" in screen_text(app)


async def test_a_time_in_a_past_night_is_in_the_zone_that_night_was_typed_in() -> None:
    """Mending a night of my journey, I type the clock I had there."""
    there = night_with(
        {"sleep.bed": at("2026-11-20 22:00", "America/New_York")}, date(2026, 11, 20), "America/New_York"
    )
    app = app_at("2026-11-22 21:40", diary_with(there), night_of=there.night_of)
    async with app.run_test(size=(120, 40)) as pilot:
        assert "America/New_York" in screen_text(app)
        await answer(pilot, "sleep.up", *"0700", "enter")
        assert night(app, there.night_of).sleep.up == at("2026-11-21 07:00", "America/New_York")


async def test_now_is_refused_in_a_night_that_is_over() -> None:
    """In last Friday's night "now" is no answer, and the row says what to type."""
    app = app_at("2026-11-22 21:40", diary_with(), night_of=date(2026, 11, 20))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.bed", "n")
        assert trouble(app) == "now is not in this night; type the time, like 23:15"
        assert night(app, date(2026, 11, 20)).is_blank()


async def test_what_is_said_below_the_last_row_in_sight_is_in_sight_too() -> None:
    """On my phone the row is at the foot of the list, and I can still read why the time was not taken."""
    app = app_at("2026-10-25 07:10")
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "home")
        await answer(pilot, "sleep.up", *"0230", "enter")
        shown = " ".join(screen_text(app).split())
        assert "before the clock went back, or 2 the second" in shown
