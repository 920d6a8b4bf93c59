"""An answer is written and read by the id of its question."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from stillnight.diary.answers import answer, asked, differences, earlier, is_none, with_answer
from stillnight.diary.night import Cramp, Night, SleepEpisode
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID, QUESTIONS
from tests.builders import SUNDAY, at, good_night, night_with
from tests.strategies import LAW, NIGHTS, QUESTION_AND_ANSWER


@given(NIGHTS, QUESTION_AND_ANSWER)
@LAW
def test_what_is_written_is_read_and_nothing_else_changes(night: Night, row: tuple[Question, Any]) -> None:
    """My answer is kept as given, and answering one question changes no other."""
    question, value = row
    after = with_answer(night, question.id, value)
    assert answer(after, question.id) == value
    assert with_answer(after, question.id, answer(night, question.id)) == night
    assert set(differences(night, after)) <= {question.id}


def test_an_item_of_a_list_is_answered_the_same_way() -> None:
    """A cramp has answers of its own."""
    assert with_answer(Cramp(pain=7), "side", "left") == Cramp(pain=7, side="left")
    assert answer(Cramp(pain=7), "pain") == 7


def test_differences_say_what_was_and_what_is() -> None:
    """Of two states of a night I see what changed, blanks included."""
    before = night_with({"urge.worst": 6, "fatigue": 3})
    after = night_with({"urge.worst": 7, "cramps": ()})
    assert differences(before, after) == {"urge.worst": (6, 7), "fatigue": (3, None), "cramps": (None, ())}


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, True), ((), True), (False, True), (None, False), ("", False), (1, False), (True, False), (("a",), False)],
)
def test_none_is_nought_or_an_empty_list_or_no(value: Any, said: bool) -> None:
    """A blank is never "none"."""
    assert is_none(value) is said
    assert not is_none(at("2026-11-22 00:00"))


@pytest.mark.parametrize(
    ("answers", "question_id", "is_asked"),
    [
        ({}, "urge.worst", True),
        ({}, "urge.began", False),
        ({"urge.worst": 0}, "urge.began", False),
        ({"urge.worst": 1}, "urge.began", True),
        ({"urge.worst": 0, "urge.lasted": 30}, "urge.lasted", True),
        ({"sleep.awakenings": 2}, "sleep.awake", True),
        ({}, "signs", False),
        ({"signs": ()}, "signs", True),
        ({"sleep.none": True}, "sleep.woke", False),
        ({"sleep.none": True}, "sleep.rested", True),
        ({"sleep.none": True}, "sleep.bed", True),
        ({"sleep.none": True}, "naps", True),
        ({"sleep.none": False}, "sleep.woke", True),
        ({"sleep.none": True, "sleep.woke": at("2026-11-23 06:00")}, "sleep.woke", True),
    ],
)
def test_details_are_asked_where_there_is_something(answers: dict[str, Any], question_id: str, is_asked: bool) -> None:
    """I am not asked when the urge began if there was none, nor what is asked elsewhere; an answer always shows."""
    assert asked(night_with(answers), BY_ID[question_id]) is is_asked


def test_the_time_before_is_the_nearest_answered_one() -> None:
    """Out of bed comes after the final awakening or, where that is blank, after the last time I did give."""
    up = BY_ID["sleep.up"]
    assert earlier(good_night(), up, QUESTIONS) == at("2026-11-23 06:30")
    assert earlier(good_night(woke=None), up, QUESTIONS) == at("2026-11-22 22:30")
    assert earlier(good_night(woke=None, tried=None), up, QUESTIONS) == at("2026-11-22 22:00")
    assert earlier(Night(night_of=SUNDAY), up, QUESTIONS) is None
    assert earlier(good_night(), BY_ID["sleep.bed"], QUESTIONS) is None


def test_a_sleep_of_a_list_ends_after_it_began() -> None:
    """A nap has its own line of times."""
    fields = BY_ID["naps"].fields
    ended = next(field for field in fields if field.id == "ended")
    began = at("2026-11-22 14:00")
    assert earlier(SleepEpisode(began=began), ended, fields) == began
