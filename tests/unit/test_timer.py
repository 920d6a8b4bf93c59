"""The guided timer tells the right time, whatever the terminal did meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from stillnight.diary.timer import Course, Phase, Timer, countdown, started
from tests.builders import at

NOON = at("2026-11-22 21:00")
PHASES = (Phase(says="left", seconds=10), Phase(says="change sides", seconds=5), Phase(says="right", seconds=10))


def after(seconds: float) -> datetime:
    """So many seconds after the timer was started."""
    return NOON + timedelta(seconds=seconds)


def running() -> Timer:
    """A timer of 25 seconds in three phases."""
    return started(PHASES, NOON)


@pytest.mark.parametrize(
    ("seconds", "says", "left_in_phase", "left"),
    [
        (0, "left", 10, 25),
        (9.5, "left", 0.5, 15.5),
        (10, "change sides", 5, 15),
        (15, "right", 10, 10),
        (24, "right", 1, 1),
        (25, "right", 0, 0),
    ],
)
def test_it_says_the_phase_and_what_is_left(seconds: float, says: str, left_in_phase: float, left: float) -> None:
    """I see what to do now, how long still, and how long in all."""
    reading = running().at(after(seconds))
    assert (reading.says, reading.left_in_phase, reading.left) == (says, left_in_phase, left)
    assert reading.finished == (left == 0)
    assert reading.share == pytest.approx(seconds / 25)


def test_a_stalled_terminal_does_not_put_it_out() -> None:
    """The link hung for a while and nobody asked; it is as far as the clock is."""
    timer = running()
    timer.at(after(1))
    assert timer.at(after(17)).says == "right"


def test_a_lid_closed_over_the_end_finds_it_finished() -> None:
    """I come back after ten minutes: it is over, and not 40 times over."""
    reading = running().at(after(600))
    assert (reading.finished, reading.left, reading.share, reading.number) == (True, 0, 1, 2)


def test_a_clock_that_was_set_back_does_not_go_below_zero() -> None:
    """The machine's clock was corrected by a minute just then."""
    reading = running().at(after(-60))
    assert (reading.says, reading.left, reading.share) == ("left", 25, 0)


def test_a_pause_holds_it_and_the_pause_is_not_counted() -> None:
    """The phone rings; I go on where I was."""
    held = running().paused(after(7))
    assert held.at(after(100)).left_in_phase == 3
    assert held.at(after(100)).paused
    assert held.resumed(after(100)).at(after(102)).left_in_phase == 1


def test_pausing_twice_and_going_on_twice_change_nothing() -> None:
    """I pressed the key twice."""
    held = running().paused(after(7))
    assert held.paused(after(50)) == held
    going = held.resumed(after(60))
    assert going.resumed(after(70)) == going


def test_one_that_is_over_cannot_be_paused() -> None:
    """There is nothing to hold."""
    assert not running().paused(after(30)).at(after(31)).paused


@pytest.mark.parametrize(("seconds", "says", "left"), [(18, "right", 10), (16, "change sides", 15), (1, "left", 25)])
def test_back_is_the_beginning_of_the_phase_or_of_the_one_before(seconds: float, says: str, left: float) -> None:
    """I was not ready: once more; pressed again at once, the one before."""
    back = running().back(after(seconds))
    assert (back.at(after(seconds)).says, back.at(after(seconds)).left) == (says, left)


def test_back_from_the_end_is_the_last_phase_again() -> None:
    """It was over too soon for me."""
    assert running().back(after(60)).at(after(60)).left == 10


def test_forward_is_the_next_phase_and_at_last_the_end() -> None:
    """This side is enough."""
    timer = running().forward(after(3))
    assert timer.at(after(3)).says == "change sides"
    timer = timer.forward(after(3)).forward(after(3))
    assert timer.at(after(3)).finished


def test_moving_a_held_timer_leaves_it_held() -> None:
    """I look for the right place in peace."""
    moved = running().paused(after(3)).forward(after(4)).back(after(5))
    assert moved.at(after(50)).paused
    assert moved.at(after(50)).left == 25


def test_a_timer_of_nothing_is_refused() -> None:
    """There is no progress to show."""
    with pytest.raises(ValueError, match="at least one phase"):
        started((), NOON)


def test_each_side_has_its_times_rests_and_change() -> None:
    """Twice each side with a rest, and the change of side called out."""
    course = Course(phases=(Phase(says="hold", seconds=10),), each_side=True, times=2, rest=5, change=8)
    assert [(phase.says, phase.seconds) for phase in course.expanded()] == [
        ("get ready: left leg", 8),
        ("hold, left, 1 of 2", 10),
        ("let go", 5),
        ("hold, left, 2 of 2", 10),
        ("change sides: right leg", 8),
        ("hold, right, 1 of 2", 10),
        ("let go", 5),
        ("hold, right, 2 of 2", 10),
    ]


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (0.2, "0:01"), (8, "0:08"), (61, "1:01"), (750, "12:30"), (3600, "1:00:00")]
)
def test_what_is_left_is_said_as_a_clock_does(seconds: float, words: str) -> None:
    """A begun second counts whole, so that it never says zero too soon."""
    assert countdown(seconds) == words
