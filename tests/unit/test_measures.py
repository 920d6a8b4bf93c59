"""The figures are those of the sleep literature, from what I said and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given

from stillnight.diary.formulas import fell_asleep
from stillnight.diary.measure import Figure
from stillnight.diary.measures import BY_ID, MEASURES
from stillnight.diary.night import Cramp, Night, SleepEpisode, StrategyUse
from stillnight.diary.questions import BY_ID as QUESTIONS
from tests.builders import LONDON, NEW_YORK, SUNDAY, at, good_night, night_with, short_night
from tests.strategies import LAW, NIGHTS, SLEEPS

BLANK = Night(night_of=SUNDAY)
FOR_TST = ("sleep.tried", "sleep.latency", "sleep.awakenings", "sleep.woke")


def value(night: Night, measure_id: str) -> Any:
    """The figure of a measure, which must have one."""
    figure = BY_ID[measure_id].of(night)
    assert figure.value is not None, figure.why
    assert (figure.why, figure.missing) == ("", ())
    return figure.value


def figures(night: Night, *ids: str) -> list[Any]:
    """Several figures, percentages to one place."""
    return [round(value(night, key), 1) for key in ids]


def test_the_first_vector() -> None:
    """In bed 22:00 to 06:45, tried at 22:30, 18 minutes to sleep, 30 awake, last awake at 06:30."""
    night = good_night()
    assert figures(night, "tib", "presleep", "sol", "spt", "waso", "tst", "twak") == [525, 30, 18, 462, 30, 432, 15]
    assert figures(night, "se", "se_dse") == [82.3, 90.0]
    assert fell_asleep(night) == at("2026-11-22 22:48")
    assert value(night, "midpoint") == at("2026-11-23 02:39")


def test_the_second_vector() -> None:
    """Trying on for a quarter of an hour lowers only the efficiency of trying."""
    night = good_night(tried_after=15)
    assert figures(night, "tst", "se", "se_dse") == [432, 82.3, 87.3]


def test_the_third_vector() -> None:
    """In bed 23:50 to 06:40 with 45 minutes to sleep and 75 awake."""
    night = short_night()
    assert figures(night, "tib", "spt", "tst", "se", "se_dse") == [410, 315, 240, 58.5, 61.5]
    assert value(night, "midpoint") == at("2026-11-23 03:32:30")


def test_a_night_without_sleep_has_none_and_no_midpoint() -> None:
    """Not having slept is zero sleep and zero efficiency; a sleep period there is not, which is no zero."""
    night = night_with({"sleep.none": True, "sleep.bed": at("2026-11-22 23:00"), "sleep.up": at("2026-11-23 05:00")})
    assert figures(night, "tst", "se", "se_dse", "tib") == [0, 0, 0, 360]
    for key in ("spt", "midpoint", "sol", "waso", "twak", "ema"):
        assert BY_ID[key].of(night) == Figure(None, "you did not sleep", happened=False)


def test_lying_awake_before_and_after_is_no_sleep() -> None:
    """Reading in bed and dozing on are not counted as sleep, as the wrong shortcut TIB - SOL - WASO would."""
    night = good_night()
    assert value(night, "tst") == 432 != value(night, "tib") - value(night, "sol") - value(night, "waso")


@pytest.mark.parametrize(
    ("evening", "morning", "zone", "in_bed"),
    [
        ("2026-03-28 23:30", "2026-03-29 07:00", LONDON, 390),
        ("2026-10-24 23:30", "2026-10-25 07:00", LONDON, 510),
        ("2026-03-07 23:30", "2026-03-08 07:00", NEW_YORK, 390),
        ("2026-10-31 23:30", "2026-11-01 07:00", NEW_YORK, 510),
    ],
)
def test_a_clock_change_changes_what_it_changed(evening: str, morning: str, zone: str, in_bed: int) -> None:
    """On the nights the clock changes, I slept as long as really passed."""
    bed, up = at(evening, zone), at(morning, zone)
    night = good_night(bed=bed, tried=bed, latency=10, awakenings=0, awake=None, woke=up, up=up)
    assert figures(night, "tib", "spt", "waso", "tst") == [in_bed, in_bed - 10, 0, in_bed - 10]


def test_a_flight_counts_by_what_passed() -> None:
    """Asleep over London, awake over New York: elapsed minutes, and the midpoint on the clock I woke to."""
    bed, up = at("2026-11-22 23:00", LONDON), at("2026-11-23 01:00", NEW_YORK)
    night = good_night(bed=bed, tried=bed, latency=0, awakenings=0, awake=None, woke=up, up=up)
    assert figures(night, "tib", "tst") == [420, 420]
    assert value(night, "midpoint").isoformat() == "2026-11-22T21:30:00-05:00"


def test_no_sleep_of_a_split_night_is_dropped() -> None:
    """22:00 to 02:00 and 05:00 to 09:00 are eight hours, and a nap of twenty minutes comes on top."""
    bed, up = at("2026-11-22 22:00"), at("2026-11-23 02:00")
    second = SleepEpisode(kind="sleep", began=at("2026-11-23 05:00"), ended=at("2026-11-23 09:00"))
    night = good_night(bed=bed, tried=bed, latency=0, awakenings=0, awake=None, woke=up, up=up)
    night = night_with({"naps": (second, SleepEpisode(kind="nap", minutes=20)), "sleep": night.sleep})
    assert figures(night, "tst", "sleep24") == [240, 500]


def test_a_day_sleeper_sleeps_as_long_as_anyone() -> None:
    """To bed at five, up at half past one: eight and a half hours in bed."""
    bed, up = at("2026-11-23 05:00"), at("2026-11-23 13:30")
    night = good_night(bed=bed, tried=bed, latency=30, awakenings=0, awake=None, woke=up, up=up)
    assert figures(night, "tib", "tst") == [510, 480]
    assert value(night, "midpoint") == at("2026-11-23 09:30")


def test_blank_is_never_zero() -> None:
    """Of a night I said nothing about, nothing is known, and each figure says what it would need."""
    for measure in MEASURES:
        figure = measure.of(BLANK)
        assert figure.value is None
        assert figure.why.startswith("needs ")
        assert set(figure.missing) <= set(QUESTIONS)
        assert figure.missing


@pytest.mark.parametrize(
    ("measure_id", "missing"),
    [
        ("tib", ("sleep.bed", "sleep.up")),
        ("presleep", ("sleep.bed", "sleep.tried")),
        ("sol", ("sleep.latency",)),
        ("spt", ("sleep.tried", "sleep.latency", "sleep.woke")),
        ("waso", ("sleep.awakenings",)),
        ("tst", FOR_TST),
        ("twak", ("sleep.woke", "sleep.up")),
        ("ema", ("sleep.earlier",)),
        ("se", ("sleep.bed", *FOR_TST, "sleep.up")),
        ("se_dse", (*FOR_TST, "sleep.tried_after")),
        ("midpoint", ("sleep.tried", "sleep.latency", "sleep.woke")),
        ("sleep24", (*FOR_TST, "naps")),
        ("cramps", ("cramps",)),
        ("urge", ("urge.worst",)),
        ("onset", ("urge.began",)),
        ("uses", ("uses",)),
    ],
)
def test_every_missing_answer_is_named_at_once(measure_id: str, missing: tuple[str, ...]) -> None:
    """I am told all that is missing, not one thing after another."""
    assert BY_ID[measure_id].of(BLANK).missing == missing


def test_what_is_missing_is_said_in_words() -> None:
    """What is missing reads as a sentence."""
    assert BY_ID["tib"].of(BLANK).why == "needs into bed, out of bed"
    assert BY_ID["sol"].of(BLANK).why == "needs how long it took"
    assert BY_ID["waso"].of(good_night(awake=None)) == Figure(None, "needs awake in all", ("sleep.awake",))


def test_never_woken_needs_no_length() -> None:
    """Whoever never woke was not awake."""
    assert value(good_night(awakenings=0, awake=None), "waso") == 0
    assert value(good_night(awakenings=None), "waso") == 30


@pytest.mark.parametrize(
    ("measure_id", "changes", "why"),
    [
        ("tib", {"up": at("2026-11-22 21:00")}, "out of bed is before into bed"),
        ("presleep", {"tried": at("2026-11-22 21:00")}, "tried to sleep is before into bed"),
        ("twak", {"up": at("2026-11-23 06:00")}, "out of bed is before final awakening"),
        ("spt", {"latency": 600}, "the final awakening is before falling asleep"),
        ("tst", {"awake": 500}, "awake in all is longer than the time from falling asleep to the final awakening"),
        ("se", {"bed": at("2026-11-23 06:45")}, "time in bed is zero"),
        ("se", {"bed": at("2026-11-23 05:00")}, "time asleep is longer than time in bed"),
    ],
)
def test_what_cannot_be_says_why(measure_id: str, changes: dict[str, Any], why: str) -> None:
    """Answers that contradict each other give no figure but the reason."""
    assert BY_ID[measure_id].of(good_night(**changes)) == Figure(None, why)


@given(SLEEPS)
@LAW
def test_whatever_was_answered_figures_make_sense(night: Night) -> None:
    """No figure is ever negative or above a hundred percent, and every lack has its reason."""
    for measure in MEASURES:
        figure = measure.of(night)
        assert (figure.value is None) == bool(figure.why)
        if measure.unit == "percent" and figure.value is not None:
            assert not isinstance(figure.value, datetime)
            assert 0 <= figure.value <= 100
        elif measure.unit == "minutes" and figure.value is not None:
            assert not isinstance(figure.value, datetime)
            assert figure.value >= 0


@given(NIGHTS)
@LAW
def test_a_figure_is_said_in_words(night: Night) -> None:
    """Every figure there is can be read out."""
    for measure in MEASURES:
        figure = measure.of(night)
        assert figure.value is None or measure.say(figure.value)


@pytest.mark.parametrize(
    ("measure_id", "figure", "words"),
    [("tst", 432.0, "7 h 12"), ("se", 82.2857, "82 %"), ("sol", 18, "18 min"), ("cramps", 2, "2"), ("urge", 7, "7")],
)
def test_the_words_of_a_figure(measure_id: str, figure: float, words: str) -> None:
    """A figure is said the way people say it."""
    assert BY_ID[measure_id].say(figure) == words


def test_the_words_of_a_clock_figure_and_of_less_than_nothing() -> None:
    """A midpoint is a time of the clock, and a difference may go down."""
    assert BY_ID["midpoint"].say(at("2026-11-23 02:39")) == "02:39"
    assert BY_ID["tst"].say(-20.0) == "−20 min"


def test_none_is_counted_and_blank_is_not() -> None:
    """Having said none is nought cramps, a list not begun is not."""
    assert value(night_with({"cramps": ()}), "cramps") == 0
    assert value(night_with({"cramps": (Cramp(), Cramp())}), "cramps") == 2
    uses = (StrategyUse(done="done"), StrategyUse(done="skipped"), StrategyUse(done="not-done"), StrategyUse())
    assert value(night_with({"uses": uses}), "uses") == 2


def test_no_urge_began_at_no_time() -> None:
    """Where there was no urge, nothing is missing about when it began."""
    assert BY_ID["onset"].of(night_with({"urge.worst": 0})) == Figure(None, "there was no urge", happened=False)
    assert value(night_with({"urge.began": at("2026-11-22 20:45")}), "onset") == at("2026-11-22 20:45")


def test_a_nap_without_a_length_leaves_the_sum_open() -> None:
    """A sum that leaves a sleep out would be too small, so there is none."""
    slept = {"sleep": good_night().sleep}
    began = at("2026-11-22 14:00")
    open_end = night_with({**slept, "naps": (SleepEpisode(began=began),)})
    assert BY_ID["sleep24"].of(open_end) == Figure(None, "a nap has no length yet", ("naps",))
    backwards = night_with({**slept, "naps": (SleepEpisode(began=began, ended=at("2026-11-22 13:00")),)})
    assert BY_ID["sleep24"].of(backwards) == Figure(None, "a nap ends before it begins")
    assert value(night_with({**slept, "naps": ()}), "sleep24") == 432
