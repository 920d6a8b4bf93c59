"""What I type on a row becomes its answer, and what a row says can be typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from stillnight.diary.errors import NotUnderstood, TimeComesTwice, TimeDoesNotExist
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID
from stillnight.diary.reading import read
from stillnight.diary.say import say
from tests.builders import LONDON, SUNDAY, at, here
from tests.strategies import ASKED_AND_ANSWERED, LAW

CALVES = ("left-calf", "right-calf")


@given(ASKED_AND_ANSWERED)
@LAW
def test_what_is_said_reads_back(row: tuple[Question, Any]) -> None:
    """Whatever stands on a row, I can type it as it stands and get the same answer."""
    question, value = row
    assert read(question, say(question, value), here()) == value


@pytest.mark.parametrize("question_id", BY_ID)
@pytest.mark.parametrize("text", ["", "  ", "\t\n"])
def test_an_empty_answer_is_blank(question_id: str, text: str) -> None:
    """Typing nothing leaves a blank, and never a nought."""
    assert read(BY_ID[question_id], text, here()) is None


@pytest.mark.parametrize(
    ("question_id", "text", "value"),
    [
        ("urge.worst", "6", 6),
        ("urge.worst", "6 of 10", 6),
        ("urge.worst", "none", 0),
        ("fatigue", "Not at all", 0),
        ("sleep.quality", "good", 4),
        ("sleep.quality", "4 good", 4),
        ("sleep.rested", "not at all", 1),
        ("sleep.latency", "1h20", 80),
        ("sleep.latency", "none", 0),
        ("sleep.tried_after", "not  at all", 0),
        ("sleep.earlier", "not too early", 0),
        ("sleep.awakenings", "never", 0),
        ("sleep.awakenings", "3 times", 3),
        ("sleep.awakenings", "1 time", 1),
        ("sleep.awakenings", "3", 3),
        ("exercise.minutes", "35", 35),
        ("sleep.none", "y", True),
        ("urge.eased", "no", "no"),
        ("urge.set_off", "nothing", ()),
        ("urge.set_off", "none", ()),
        ("urge.set_off", "car or plane, sitting", ("sitting", "travelling")),
        ("urge.where", "both calves", CALVES),
        ("urge.where", "Both  Calves, arms", (*CALVES, "arms")),
        ("urge.where", "arms, both feet", ("left-foot", "right-foot", "arms")),
        ("urge.where", "2, 1", CALVES),
        ("day.kind", "night shift", "night-shift"),
        ("cramps", "none", ()),
        ("doses", "none taken", ()),
        ("notes", "a\r\nb\x1b[2J", "a\nb␛[2J"),
    ],
)
def test_answers_are_read_as_people_give_them(question_id: str, text: str, value: Any) -> None:
    """I answer in my words or in figures."""
    assert read(BY_ID[question_id], text, here()) == value


@pytest.mark.parametrize(
    ("question_id", "text"),
    [
        ("urge.worst", "11"),
        ("urge.worst", "6 of 12"),
        ("sleep.quality", "0"),
        ("sleep.quality", "none"),
        ("caffeine.count", "3 times"),
        ("sleep.awakenings", "3 times a night"),
        ("urge.where", "none"),
        ("urge.where", "-"),
        ("urge.where", "both ears"),
        ("sleep.latency", "long"),
        ("sleep.none", "perhaps"),
        ("cramps", "03:12 left calf"),
        ("doses", "gabapentin"),
    ],
)
def test_what_is_no_answer_is_refused_in_words(question_id: str, text: str) -> None:
    """I am told what would be an answer, in one line."""
    with pytest.raises(NotUnderstood) as found:
        read(BY_ID[question_id], text, here())
    assert str(found.value).isprintable()
    assert len(str(found.value)) < 120


def test_times_are_read_in_their_night() -> None:
    """2315 is this evening, and up at 0645 the morning after it."""
    assert read(BY_ID["sleep.bed"], "2315", here()) == at("2026-11-22 23:15")
    assert read(BY_ID["sleep.up"], "6:45am", here(), at("2026-11-22 23:15")) == at("2026-11-23 06:45")
    assert read(BY_ID["sleep.up"], "-20", here(now=at("2026-11-23 07:00"))) == at("2026-11-23 06:40")


def test_an_hour_that_came_twice_is_read_with_its_pass() -> None:
    """On the night the clock went back I type which half past one it was."""
    night = here(SUNDAY.replace(month=10, day=24), LONDON)
    with pytest.raises(TimeComesTwice):
        read(BY_ID["sleep.bed"], "1:30", night)
    assert read(BY_ID["sleep.bed"], "1:30 second", night) == at("2026-10-25 01:30", LONDON, second=True)
    with pytest.raises(TimeDoesNotExist):
        read(BY_ID["sleep.bed"], "1:30", here(SUNDAY.replace(month=3, day=28), LONDON))
