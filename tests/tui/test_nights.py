"""Going from night to night, nights that were missed, and the zone the clock is in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from stillnight.diary.home import Home
from stillnight.diary.night import Night
from stillnight.store.memory import MemoryDiary
from stillnight.tui.screens.ask import AskScreen
from tests.builders import BERLIN, SUNDAY, at, night_with
from tests.tui.driving import (
    StandingClock,
    answer,
    app_at,
    diary_with,
    night,
    press,
    said,
    screen_lines,
    screen_text,
    tonight,
    typed,
)

EVENING = "2026-11-22 21:40"
REMOTE = Home("Etc/UTC", "this machine", remote=True)


def back(nights: int) -> date:
    """The evening so many nights before tonight."""
    return SUNDAY - timedelta(days=nights)


def kept(*nights_back: int) -> list[Night]:
    """Nights with an entry."""
    return [night_with({"urge.worst": 4}, back(count)) for count in nights_back]


@pytest.mark.parametrize(
    ("keys", "nights_back"),
    [
        ("[", 1),
        ("comma", 1),
        ("[ [ [", 3),
        ("[ [ ]", 1),
        ("[ [ full_stop", 1),
        ("[ [ [ T", 0),
        ("]", 0),
        ("g y e s t e r d a y enter", 1),
        ("g minus 3 enter", 3),
        ("g f r i enter", 2),
        ("g 2 0 2 6 minus 1 1 minus 0 1 enter", 21),
        ("g enter", 0),
        ("g f r i escape", 0),
    ],
)
async def test_keys_lead_to_other_nights(keys: str, nights_back: int) -> None:
    """A key or a date leads to any night that has begun, and T leads back."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys.split())
        assert tonight(app).night.night_of == back(nights_back)


async def test_the_night_after_tonight_is_refused_in_words() -> None:
    """Tomorrow's night has not begun; the diary says so and stays."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "]")
        assert said(app) == "the night of 2026-11-23 has not begun yet; choose tonight or earlier"
        assert tonight(app).night.night_of == SUNDAY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-23", "the night of 2026-11-23 has not begun yet; choose tonight or earlier"),
        ("2026-02-30", '"2026-02-30" is not in the calendar; check the day and the month'),
        ("sometime", '"sometime" is not a date; type it like yesterday, fri, -3, 20 nov or 2026-11-20'),
    ],
)
async def test_a_date_that_cannot_be_is_refused_in_the_box(text: str, words: str) -> None:
    """A date that is none keeps the box open, what I typed in it, and says why."""
    app = app_at(EVENING)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "g", *text, "enter")
        assert isinstance(app.screen, AskScreen)
        assert said(app) == words
        assert typed(app) == text


async def test_the_night_in_hand_is_named_at_the_top() -> None:
    """The top line says which night I am in, evening and morning."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "‹ Sun 22 → Mon 23 Nov 2026 ›" in screen_lines(app)[0]
        await press(pilot, "[")
        assert "‹ Sat 21 → Sun 22 Nov 2026 ›" in screen_lines(app)[0]


async def test_an_answer_goes_to_the_night_in_hand() -> None:
    """What I answer in last night's entry is last night's."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "[")
        await answer(pilot, "sleep.quality", "4")
        assert night(app, back(1)).sleep.quality == 4
        assert night(app).is_blank()


async def test_missed_nights_are_told_in_one_line_and_m_leads_through_them() -> None:
    """Coming back after a gap, I am told once, and m takes me to each missed night and round again."""
    app = app_at(EVENING, diary_with(*kept(6, 5, 3, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert said(app) == "m: 2 nights without an entry, the first on Wed 18 Nov"
        visited = []
        for _ in range(3):
            await press(pilot, "m")
            visited.append(tonight(app).night.night_of)
        assert visited == [back(4), back(2), back(4)]
        assert said(app) == "m next of 1 without an entry, T tonight"
        await press(pilot, "T")
        assert tonight(app).night.night_of == SUNDAY


async def test_one_missed_night_is_told_as_one() -> None:
    """One night is said as one night."""
    app = app_at(EVENING, diary_with(*kept(2)))
    async with app.run_test(size=(80, 24)):
        assert said(app) == "m: 1 night without an entry, the first on Sat 21 Nov"


@pytest.mark.parametrize("entries", [(), (1,), (3, 2, 1)])
async def test_nothing_is_said_where_no_night_is_missed(entries: tuple[int, ...]) -> None:
    """A new diary and a full one begin in silence; m says that there is none."""
    app = app_at(EVENING, diary_with(*kept(*entries)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert said(app) == ""
        await press(pilot, "m")
        assert said(app) == "No night of the last fortnight is without an entry."


async def test_a_missed_night_that_is_filled_in_is_missed_no_more() -> None:
    """After filling one in, m leads to the other."""
    app = app_at(EVENING, diary_with(*kept(6, 5, 3, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        await answer(pilot, "sleep.quality", "3")
        await press(pilot, "T", "m")
        assert tonight(app).night.night_of == back(2)


async def test_a_new_night_is_told_and_nothing_moves_by_itself() -> None:
    """Left open past noon, the app tells me of the new night and stays in the one I was filling in."""
    clock = StandingClock("2026-11-23 11:59")
    app = app_at(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        app.upkeep.tell_new_night()
        assert said(app) == ""
        clock.on(2)
        app.upkeep.tell_new_night()
        assert said(app) == "A new night has begun. T goes to it."
        assert tonight(app).night.night_of == SUNDAY
        await press(pilot, "T")
        assert tonight(app).night.night_of == SUNDAY + timedelta(days=1)


async def test_the_zone_of_the_times_is_shown() -> None:
    """I can see which zone my times are in, where there is room for it."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)):
        assert BERLIN in screen_lines(app)[0]


async def test_over_ssh_a_guessed_zone_is_asked_about_and_the_answer_is_kept() -> None:
    """On a server abroad I am told whose zone it goes by; z sets mine, and the next sitting knows it."""
    files: dict[str, bytes] = {}
    app = app_at(StandingClock(EVENING), MemoryDiary(files), home=REMOTE)
    async with app.run_test(size=(80, 24)) as pilot:
        assert said(app) == "z: is Etc/UTC your time zone? It is this machine's"
        await press(pilot, "z", *"Europe/Berlin", "enter")
        assert said(app) == "Your clock is in Europe/Berlin; it shows 21:40 now."
        await answer(pilot, "urge.worst", "6", "down", "n")
        assert night(app).urge.began == at(EVENING)
        assert night(app).zone == BERLIN
    settled = MemoryDiary(files).person().zone
    assert settled == BERLIN
    again = app_at(StandingClock(EVENING), MemoryDiary(files), home=Home(settled, "the diary", remote=True))
    async with again.run_test(size=(80, 24)):
        assert said(again) == ""
        assert BERLIN in screen_text(again)


async def test_an_unknown_zone_is_refused_in_words() -> None:
    """A name that is no zone is never taken for UTC; the box offers the nearest."""
    app = app_at(EVENING)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "z", *"Europe/Berln", "enter")
        assert said(app).startswith('there is no time zone "Europe/Berln"; did you mean Europe/Berlin')
        await press(pilot, "escape")
        assert app.session.person().zone is None
