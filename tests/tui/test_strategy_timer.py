"""The guided timer: it goes by the clock, follows me from screen to screen, and asks how it is when it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from stillnight.diary.night import StrategyUse
from stillnight.tui.app import StillnightApp
from stillnight.tui.screens.strategies import StrategiesScreen
from stillnight.tui.screens.timer import TimerScreen
from stillnight.tui.timing import Timing
from tests.builders import SUNDAY, without_ids
from tests.tui.driving import StandingClock, app_at, night, press, said, screen_text, settled, tonight
from tests.tui.test_strategies import FIVE, beside, planned

EVENING = "2026-11-22 21:40"
CALF_SECONDS = 2 * (8 + 3 * 10 + 2 * 5)
"""Get ready, three stretches with two rests between, on each side: what the content lays down."""


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the terminal's bell rang."""
    rung: list[str] = []
    monkeypatch.setattr(StillnightApp, "bell", lambda self: rung.append("bell"))
    return rung


def timing(app: StillnightApp) -> Timing:
    """The timer of the app, whichever screen is in front."""
    (screen,) = [one for stack in app._screen_stacks.values() for one in stack if isinstance(one, StrategiesScreen)]
    return screen.timing


def pass_seconds(app: StillnightApp, clock: StandingClock, seconds: float) -> None:
    """Let so many seconds pass, and the app look at the clock."""
    clock.moment += timedelta(seconds=seconds)
    timing(app).look()


async def test_it_counts_down_calls_the_change_of_side_and_asks_how_it_is(bells: list[str]) -> None:
    """g: get ready, ten seconds three times, change sides; at the end one bell, and done with how it is in a key."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned(*FIVE))
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "S", "g")
        assert "0:08  get ready" in screen_text(app)
        assert "1 of 3, left" in screen_text(app)
        assert "stretch the calf" in screen_text(app)
        pass_seconds(app, clock, 9)
        assert "0:09  hold" in screen_text(app)
        pass_seconds(app, clock, CALF_SECONDS / 2 - 9)
        assert "0:08  change sides" in screen_text(app)
        assert "1 of 3, right" in screen_text(app)
        pass_seconds(app, clock, CALF_SECONDS / 2)
        await pilot.pause()
        assert "Both calves are done." in screen_text(app)
        assert bells == ["bell"]
        await press(pilot, "3", "a", "2")
        expected = StrategyUse(strategy="calf-stretch", done="done", relief=3, after=2)
        assert without_ids(night(app)).uses == (expected,)


async def test_it_is_right_after_the_terminal_was_stopped_for_a_while(bells: list[str]) -> None:
    """I close the lid for half a minute: the timer is where the clock is, and over if its time is over."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned("warm-bath"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g")
        pass_seconds(app, clock, 33.5)
        assert "9:27" in screen_text(app)
        pass_seconds(app, clock, 3600)
        assert not timing(app).is_running
        assert bells == ["bell"]
        timing(app).look()
        assert bells == ["bell"]


async def test_pause_back_and_next_step() -> None:
    """Space holds it while the clock goes on; the arrows go to a step before and after."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g", "right")
        assert "step  2 of 12" in screen_text(app)
        pass_seconds(app, clock, 4)
        await press(pilot, "space")
        pass_seconds(app, clock, 60)
        assert "0:06" in screen_text(app)
        assert "paused" in screen_text(app)
        await press(pilot, "space", "left")
        assert "0:10" in screen_text(app)
        await press(pilot, "left")
        assert "step  1 of 12" in screen_text(app)


async def test_it_runs_on_while_i_am_elsewhere_and_says_its_steps_and_its_end(bells: list[str]) -> None:
    """I go to Tonight while I stretch: a word for each step, a word at the end, and S leads to the question."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g", "q")
        assert "runs on; g shows it" in said(app)
        await press(pilot, "T")
        pass_seconds(app, clock, CALF_SECONDS / 2)
        assert said(app) == "calf stretch: change sides: right leg"
        pass_seconds(app, clock, CALF_SECONDS / 2)
        assert said(app) == "calf stretch: Both calves are done. S: how is it now?"
        assert bells == ["bell"]
        tonight(app)
        await press(pilot, "S", "space")
        assert without_ids(night(app)).uses == (StrategyUse(strategy="calf-stretch", done="done"),)


async def test_g_goes_back_to_the_one_that_runs_and_x_stops_it() -> None:
    """There is one timer; g on another row shows it, x ends it and notes nothing."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g", "q", "down", "g")
        assert isinstance(app.screen, TimerScreen)
        assert "get ready" in screen_text(app)
        await press(pilot, "x")
        assert timing(app).reading() is None
        assert night(app).is_blank()


async def test_what_is_answered_at_the_end_goes_to_the_night_it_was_started_in() -> None:
    """Another night came into my hand meanwhile; the stretch is still noted where I did it."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g", "q", "[", "g")
        pass_seconds(app, clock, CALF_SECONDS)
        await press(pilot, "space")
        assert [use.strategy for use in without_ids(night(app)).uses or ()] == ["calf-stretch"]
        assert app.session.night(SUNDAY.replace(day=21)).is_blank()


async def test_the_routine_takes_its_stretches_one_after_another() -> None:
    """All leg stretches is calves, hamstrings and thighs in one go."""
    app = app_at(EVENING, planned("leg-stretches"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g")
        phases = timing(app).phases
        assert sum(phase.seconds for phase in phases) == 3 * CALF_SECONDS
        assert len({phase.says for phase in phases if "stretch" in phase.says and "1 of 3" in phase.says}) == 3 * 2


async def test_the_bell_can_be_turned_off_and_stays_off(bells: list[str]) -> None:
    """B: somebody sleeps beside me; no bell rings, this time and next."""
    clock = StandingClock(EVENING)
    diary = planned(*FIVE)
    app = app_at(clock, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "B")
        assert "stays silent" in said(app)
        await press(pilot, "g")
        pass_seconds(app, clock, CALF_SECONDS)
        assert bells == []
        assert not diary.person().bell


async def test_a_strategy_without_a_timer_says_so() -> None:
    """There is nothing to time about no late caffeine."""
    app = app_at(EVENING, planned("no-late-caffeine"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g")
        assert said(app) == "There is no timer for no late caffeine."


async def test_the_card_starts_it_too() -> None:
    """I read how it is done, and g begins."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "enter", "g")
        await settled(pilot)
        assert isinstance(app.screen, TimerScreen)


@pytest.mark.parametrize("size", [(80, 24), (45, 20), (40, 15), (120, 40)])
async def test_it_fits_every_screen(size: tuple[int, int]) -> None:
    """Bar, time and keys are whole on the smallest screen."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned("cold"))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "S", "g")
        pass_seconds(app, clock, 120)
        assert [strip.cell_length for strip in app.screen._compositor.render_strips()] == [size[0]] * size[1]
        assert "█" in screen_text(app)
        assert "Esc q close" in screen_text(app)


async def test_the_question_stands_on_the_checklist_when_no_box_is_open() -> None:
    """The timer ended while I looked at the list: the row is in hand, and the words below ask."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g", "q", "end")
        pass_seconds(app, clock, CALF_SECONDS)
        assert "How is it now?" in beside(app)
        await press(pilot, "4")
        assert without_ids(night(app)).uses == (StrategyUse(strategy="calf-stretch", done="done", relief=4),)
