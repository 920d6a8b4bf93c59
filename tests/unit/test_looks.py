"""A night's look says what I said: its level, none, in part, no sleep or nothing at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

from stillnight.diary.calendar import Look, figure_of, level, level_of_none, look
from stillnight.diary.measure import Measure, clock_face
from stillnight.diary.measures import BY_ID, MEASURES
from stillnight.diary.night import Cramp, Night, SleepEpisode, StrategyUse
from tests.builders import SUNDAY, at, good_night, night_with
from tests.strategies import LAW, NIGHTS, SLEEPS

NUMBERS = [measure for measure in MEASURES if measure.unit != "clock"]
CLOCKS = [measure for measure in MEASURES if measure.unit == "clock"]
NOON = datetime.fromisoformat("2026-11-22 12:00+01:00")


def named(measure: Measure) -> str:
    """What a test of a measure is called."""
    return measure.id


@pytest.mark.parametrize("measure", NUMBERS, ids=named)
def test_a_level_begins_exactly_at_its_bound(measure: Measure) -> None:
    """A hair below a bound is the level before it, as it is said; where less is better the fifth is the least."""
    least, hair = measure.better == "less", 0.01 if measure.unit in {"count", "rating"} else 0.51
    for number, bound in enumerate(measure.bounds, 1):
        below, from_ = (6 - number, 5 - number) if least else (number, number + 1)
        assert (level(measure, bound - hair), level(measure, bound), level(measure, bound + hair)) == (
            below,
            from_,
            from_,
        )
    assert level(measure, 0) == (5 if least else 1)
    assert level(measure, 100_000) == (1 if least else 5)


@pytest.mark.parametrize("measure", CLOCKS, ids=named)
def test_a_level_of_the_clock_begins_exactly_at_its_minute(measure: Measure) -> None:
    """From noon to the next noon the levels rise, over midnight as over any hour; seconds do not count."""
    for number, bound in enumerate(measure.bounds, 1):
        moment = NOON + timedelta(minutes=bound)
        before, after = moment - timedelta(seconds=1), moment + timedelta(seconds=59)
        assert [level(measure, one) for one in (before, moment, after)] == [number, number + 1, number + 1]
    assert (level(measure, NOON), level(measure, NOON - timedelta(minutes=1))) == (1, 5)


@pytest.mark.parametrize(
    ("measure_id", "value", "expected"),
    [
        ("se", 64.4, 1),
        ("se", 65, 2),
        ("se", 84.4, 3),
        ("se", 84.6, 4),
        ("se", 85, 4),
        ("se", 90, 5),
        ("se", 100, 5),
        ("tst", 299, 1),
        ("tst", 480, 5),
        ("sol", 14, 5),
        ("sol", 30, 4),
        ("sol", 31, 3),
        ("sol", 61, 1),
        ("waso", 20, 4),
        ("cramps", 1, 4),
        ("cramps", 99, 1),
        ("urge", 10, 1),
        ("urge", 1, 4),
        ("quality", 1, 1),
        ("quality", 5, 5),
        ("uses", 4, 4),
        ("uses", 5, 5),
        ("onset", at("2026-11-22 17:59"), 1),
        ("onset", at("2026-11-22 18:00"), 2),
        ("onset", at("2026-11-22 22:29"), 4),
        ("onset", at("2026-11-22 22:30"), 5),
        ("onset", at("2026-11-23 00:00"), 5),
        ("onset", at("2026-11-23 02:30"), 5),
        ("midpoint", at("2026-11-22 23:50"), 1),
        ("midpoint", at("2026-11-23 00:10"), 1),
        ("midpoint", at("2026-11-23 01:30"), 2),
        ("midpoint", at("2026-11-23 04:30"), 5),
        ("midpoint", 10, 1),
        ("midpoint", 23 * 60 + 50, 1),
        ("midpoint", 4 * 60 + 30, 5),
        ("onset", 22 * 60 + 29.4, 4),
    ],
)
def test_the_level_of_a_value(measure_id: str, value: float | datetime, expected: int) -> None:
    """Efficiency from 85 % is the fourth level, half an hour to fall asleep too; midnight is no border."""
    assert level(BY_ID[measure_id], value) == expected


def test_fuller_is_never_worse() -> None:
    """The fifth level is the best wherever there is a better end, and the best of all is in it."""
    best = {"more": 100_000, "less": 0}
    worst = {"more": 0, "less": 100_000}
    judged = [measure for measure in MEASURES if measure.better != "neither"]
    assert {measure.better for measure in judged} == {"more", "less"}
    assert {level(measure, best[measure.better]) for measure in judged} == {5}
    assert {level(measure, worst[measure.better]) for measure in judged} == {1}


@pytest.mark.parametrize(
    ("measure_id", "expected"), [("cramps", 5), ("urge", 5), ("sol", 5), ("tst", 1), ("uses", 1), ("presleep", 1)]
)
def test_a_zero_belongs_to_a_level(measure_id: str, expected: int) -> None:
    """No cramp has the best colour, no sleep at all the poorest."""
    assert level_of_none(BY_ID[measure_id]) == expected


def test_only_levels_have_a_number() -> None:
    """Five looks are levels and five are not."""
    assert [one.level for one in Look] == [None, None, None, None, None, 1, 2, 3, 4, 5]


BLANK = Night(night_of=SUNDAY, zone="Europe/Berlin")
ONLY_A_NOTE = night_with({"notes": "Slept in the other room."})
NO_SLEEP = night_with({"sleep.none": True})
NO_SLEEP_IN_BED = night_with(
    {"sleep.none": True, "sleep.bed": at("2026-11-22 23:00"), "sleep.up": at("2026-11-23 05:00")}
)


@pytest.mark.parametrize("measure", MEASURES, ids=named)
def test_no_entry_is_blank_and_some_other_answer_is_a_part(measure: Measure) -> None:
    """A night I left out, one without an answer, and one with only a note are told apart for every measure."""
    assert (look(measure, None), look(measure, BLANK)) == (Look.BLANK, Look.BLANK)
    assert look(measure, ONLY_A_NOTE) is Look.PART


@pytest.mark.parametrize(
    ("measure_id", "answers", "expected"),
    [
        ("urge", {"urge.worst": 0}, Look.NONE),
        ("urge", {"urge.worst": 1}, Look.FOURTH),
        ("urge", {"urge.began": at("2026-11-22 20:45")}, Look.PART),
        ("onset", {"urge.worst": 0}, Look.NONE),
        ("onset", {"urge.worst": 6}, Look.PART),
        ("onset", {"urge.worst": 6, "urge.began": at("2026-11-22 20:45")}, Look.THIRD),
        ("cramps", {"cramps": ()}, Look.NONE),
        ("cramps", {"cramps": (Cramp(),)}, Look.FOURTH),
        ("cramps", {"urge.worst": 0}, Look.PART),
        ("uses", {"uses": ()}, Look.NONE),
        ("uses", {"uses": (StrategyUse(done="skipped"),)}, Look.NONE),
        ("uses", {"uses": (StrategyUse(done="done"),)}, Look.SECOND),
        ("sol", {"sleep.latency": 0}, Look.NONE),
        ("sol", {"sleep.latency": 1}, Look.FIFTH),
        ("ema", {"sleep.earlier": 0}, Look.NONE),
        ("waso", {"sleep.awakenings": 0}, Look.NONE),
        ("waso", {"sleep.awakenings": 2}, Look.PART),
        ("quality", {"sleep.quality": 1}, Look.FIRST),
        ("quality", {"sleep.quality": 5}, Look.FIFTH),
    ],
)
def test_none_is_an_answer_and_blank_is_not(measure_id: str, answers: dict[str, Any], expected: Look) -> None:
    """Having said "none" looks different from a level, and from not having said."""
    assert look(BY_ID[measure_id], night_with(answers)) is expected


def test_sleep_of_no_length_is_none_and_not_no_sleep() -> None:
    """Whoever did not say that there was no sleep, but was awake throughout, has a zero."""
    awake_throughout = good_night(awake=462)
    assert [look(BY_ID[key], awake_throughout) for key in ("tst", "se", "spt")] == [Look.NONE, Look.NONE, Look.FOURTH]


WITHOUT_SLEEP = {
    "tib": (Look.PART, Look.SECOND),
    "presleep": (Look.PART, Look.PART),
    "sol": (Look.NO_SLEEP, Look.NO_SLEEP),
    "spt": (Look.NO_SLEEP, Look.NO_SLEEP),
    "waso": (Look.NO_SLEEP, Look.NO_SLEEP),
    "tst": (Look.NO_SLEEP, Look.NO_SLEEP),
    "twak": (Look.NO_SLEEP, Look.NO_SLEEP),
    "ema": (Look.NO_SLEEP, Look.NO_SLEEP),
    "se": (Look.NO_SLEEP, Look.NO_SLEEP),
    "se_dse": (Look.NO_SLEEP, Look.NO_SLEEP),
    "midpoint": (Look.NO_SLEEP, Look.NO_SLEEP),
    "sleep24": (Look.PART, Look.PART),
    "quality": (Look.NO_SLEEP, Look.NO_SLEEP),
    "cramps": (Look.PART, Look.PART),
    "urge": (Look.PART, Look.PART),
    "onset": (Look.PART, Look.PART),
    "uses": (Look.PART, Look.PART),
}
"""The looks of a night without sleep, with nothing else said and with six hours in bed."""


@pytest.mark.parametrize("measure", MEASURES, ids=named)
def test_a_night_without_sleep_has_its_own_look(measure: Measure) -> None:
    """Not having slept shows for every measure of sleep; time in bed stays one, and an urge not told is not told."""
    assert (look(measure, NO_SLEEP), look(measure, NO_SLEEP_IN_BED)) == WITHOUT_SLEEP[measure.id]


def test_a_nap_is_sleep_of_the_day_after_a_night_without() -> None:
    """Without a nap the day had no sleep; with one it had as much as the nap."""
    assert look(BY_ID["sleep24"], night_with({"sleep.none": True, "naps": ()})) is Look.NO_SLEEP
    nap = SleepEpisode(kind="nap", minutes=60)
    assert look(BY_ID["sleep24"], night_with({"sleep.none": True, "naps": (nap,)})) is Look.FIRST


def test_other_answers_of_a_night_without_sleep_keep_their_levels() -> None:
    """Cramps and the urge of a night without sleep are seen as those of any other."""
    night = night_with({"sleep.none": True, "cramps": (Cramp(), Cramp()), "urge.worst": 9, "sleep.quality": 1})
    assert [look(BY_ID[key], night) for key in ("cramps", "urge", "quality", "se")] == [
        Look.THIRD,
        Look.FIRST,
        Look.FIRST,
        Look.NO_SLEEP,
    ]


@given(NIGHTS | SLEEPS)
@LAW
def test_whatever_was_answered_has_a_look(night: Night) -> None:
    """A figure above zero has a level and nothing else does, and a night that has begun is never still to come."""
    for measure in MEASURES:
        value = measure.of(night).value
        shown = look(measure, night)
        assert (shown.level is not None) == (value is not None and value != 0)
        assert shown is not Look.COMING
        assert (shown is Look.BLANK) == night.is_blank()


@pytest.mark.parametrize(
    ("measure_id", "value", "words", "short"),
    [
        ("se", 81.6, "82 %", "82%"),
        ("se", 100.0, "100 %", "100%"),
        ("tst", 432, "7 h 12", "7h12"),
        ("tst", 420, "7 h", "7h"),
        ("tst", 45.4, "45 min", "45m"),
        ("tst", 59.6, "1 h", "1h"),
        ("tst", 0, "0 min", "0m"),
        ("tib", 24 * 60 + 30, "24 h 30", "24h30"),
        ("cramps", 2, "2", "2"),
        ("urge", 6.5, "6.5", "6.5"),
        ("urge", 6.25, "6.2", "6.2"),
        ("midpoint", 159.0, "02:39", "02:39"),
        ("midpoint", at("2026-11-23 02:39"), "02:39", "02:39"),
        ("onset", 1439.6, "00:00", "00:00"),
    ],
)
def test_a_figure_in_words_and_in_five_characters(
    measure_id: str, value: float | datetime, words: str, short: str
) -> None:
    """In a sentence a figure has its unit, in a box it takes five characters at the most."""
    measure = BY_ID[measure_id]
    assert (measure.say(value), measure.short(value)) == (words, short)


@pytest.mark.parametrize(
    ("night", "measure_id", "figure"),
    [
        (None, "se", ""),
        (BLANK, "se", ""),
        (ONLY_A_NOTE, "se", ""),
        (NO_SLEEP, "se", ""),
        (NO_SLEEP_IN_BED, "tib", "6h"),
        (good_night(), "se", "82%"),
        (good_night(), "midpoint", "02:39"),
        (night_with({"cramps": ()}), "cramps", "0"),
        (night_with({"urge.worst": 0}), "onset", ""),
    ],
)
def test_a_box_has_the_figure_of_its_night(night: Night | None, measure_id: str, figure: str) -> None:
    """Blank is no nought, none is one, and a night without sleep has its sign instead of a zero."""
    assert figure_of(BY_ID[measure_id], night) == figure


@pytest.mark.parametrize(
    ("minutes", "face"), [(0, "00:00"), (159, "02:39"), (1439.4, "23:59"), (1439.5, "00:00"), (1440, "00:00")]
)
def test_minutes_after_midnight_are_a_time_of_the_clock(minutes: float, face: str) -> None:
    """A median that falls between two minutes is rounded to one, and midnight is 00:00."""
    assert clock_face(minutes) == face


@given(NIGHTS | SLEEPS)
@LAW
def test_no_figure_takes_more_than_five_characters(night: Night) -> None:
    """Whatever I answer, the figure fits its box."""
    for measure in MEASURES:
        value = measure.of(night).value
        assert value is None or 1 <= len(measure.short(value)) <= 5
