"""One key on a row does what I expect of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import say
from stillnight.diary.stepping import none_of, now_for, stepped, toggled, with_digit
from tests.builders import BERLIN, LONDON, at, here
from tests.strategies import LAW, QUESTION_AND_ANSWER


@pytest.mark.parametrize(
    ("question_id", "value", "by", "offered", "after"),
    [
        ("urge.worst", 6, 1, None, 7),
        ("urge.worst", 10, 1, None, 10),
        ("urge.worst", 0, -1, None, 0),
        ("urge.worst", None, 1, None, 5),
        ("sleep.quality", 1, -1, None, 1),
        ("sleep.latency", 20, 1, None, 25),
        ("sleep.latency", 3, -1, None, 0),
        ("sleep.estimate", 1440, 1, None, 1440),
        ("sleep.estimate", None, -1, None, 420),
        ("caffeine.count", None, 1, 3, 3),
        ("caffeine.count", None, -1, 0, 0),
        ("caffeine.count", 99, 1, None, 99),
        ("day.kind", "work", 1, None, "free"),
        ("day.kind", "work", -1, None, "night-shift"),
        ("day.kind", None, 1, None, "work"),
        ("day.kind", None, -1, None, "night-shift"),
        ("day.kind", None, 1, "travel", "travel"),
        ("day.kind", None, -1, "travel", "travel"),
        ("sleep.none", None, 1, None, True),
        ("sleep.none", True, -1, None, False),
        ("sleep.bed", None, 1, None, None),
        ("notes", "a note", 1, None, "a note"),
        ("urge.where", ("arms",), 1, None, ("arms",)),
    ],
)
def test_an_arrow_changes_by_a_sensible_step(question_id: str, value: Any, by: int, offered: Any, after: Any) -> None:
    """An arrow goes one step, stops at the ends, and starts from what is usual."""
    assert stepped(BY_ID[question_id], value, by, BERLIN, offered) == after


def test_an_arrow_moves_a_time_as_the_clock_moved() -> None:
    """Five minutes after 00:58 it was 02:03 that night; a blank time takes the usual one."""
    bed = BY_ID["sleep.bed"]
    late = stepped(bed, at("2026-03-29 00:58", LONDON), 1, LONDON)
    assert late.isoformat() == "2026-03-29T02:03:00+01:00"
    assert stepped(bed, None, 1, BERLIN, at("2026-11-22 23:00")) == at("2026-11-22 23:00")


@given(QUESTION_AND_ANSWER, st.sampled_from([1, -1]))
@LAW
def test_a_step_is_an_answer_too(row: tuple[Question, Any], by: int) -> None:
    """Whatever the answer, an arrow leads to one that can be said."""
    question, value = row
    after = stepped(question, value, by, BERLIN)
    assert type(after) is type(value)
    assert say(question, after) or after == ()


@pytest.mark.parametrize(
    ("question_id", "value", "digits", "after"),
    [
        ("urge.worst", None, "6", 6),
        ("urge.worst", 1, "10", 10),
        ("urge.worst", 4, "0", 0),
        ("caffeine.count", 1, "12", 12),
        ("urge.eased", None, "2", "partly"),
        ("urge.where", None, "3", ("left-foot",)),
        ("urge.where", ("left-foot",), "1", ("left-calf", "left-foot")),
        ("urge.where", ("left-calf", "left-foot"), "1", ("left-foot",)),
        ("urge.where", ("left-foot",), "3", None),
        ("urge.set_off", ("sitting",), "0", ()),
        ("cramps", None, "0", ()),
    ],
)
def test_digits_answer(question_id: str, value: Any, digits: str, after: Any) -> None:
    """A digit is the number itself, or the place of a choice; the same digit takes the choice away again."""
    assert with_digit(BY_ID[question_id], value, digits) == after


@pytest.mark.parametrize(
    ("question_id", "digits", "words"),
    [
        ("urge.worst", "11", "Worst urge goes from 0 to 10"),
        ("sleep.quality", "0", "Quality goes from 1 to 5"),
        ("urge.eased", "4", "there is no choice 4; 1 to 3"),
        ("urge.where", "0", "there is no choice 0; 1 to 8"),
        ("cramps", "3", "a digit is no answer to cramps"),
        ("notes", "3", "a digit is no answer to notes"),
    ],
)
def test_a_digit_that_means_nothing_is_refused_in_words(question_id: str, digits: str, words: str) -> None:
    """I am told how far the digits go."""
    with pytest.raises(NotUnderstood, match=words):
        with_digit(BY_ID[question_id], None, digits)


def test_taking_the_last_choice_away_leaves_a_blank() -> None:
    """Untick is not the same as saying there was nothing."""
    assert toggled(BY_ID["urge.set_off"], ("sitting",), "sitting") is None
    assert toggled(BY_ID["urge.set_off"], (), "lying") == ("lying",)
    assert toggled(BY_ID["urge.where"], ("arms",), "left-calf") == ("left-calf", "arms")


@pytest.mark.parametrize(
    ("question_id", "none"),
    [
        ("urge.worst", 0),
        ("caffeine.count", 0),
        ("sleep.latency", 0),
        ("sleep.tried_after", 0),
        ("urge.set_off", ()),
        ("cramps", ()),
        ("doses", ()),
        ("sleep.none", False),
    ],
)
def test_none_is_an_answer_where_there_can_be_none(question_id: str, none: Any) -> None:
    """One key says there was none."""
    assert none_of(BY_ID[question_id]) == none


@pytest.mark.parametrize("question_id", ["sleep.quality", "sleep.bed", "notes", "urge.where", "urge.eased", "day.kind"])
def test_none_is_refused_where_it_means_nothing(question_id: str) -> None:
    """There is no such thing as no quality; a blank is left with backspace."""
    with pytest.raises(NotUnderstood, match="backspace"):
        none_of(BY_ID[question_id])


def test_now_is_an_answer_to_a_time_only() -> None:
    """Now puts this minute in a time of this night, and is refused elsewhere."""
    tonight = here(now=at("2026-11-22 22:41"))
    assert now_for(BY_ID["sleep.bed"], tonight) == at("2026-11-22 22:41")
    with pytest.raises(NotUnderstood, match="time only"):
        now_for(BY_ID["urge.worst"], tonight)
    with pytest.raises(NotUnderstood, match="not in this night"):
        now_for(BY_ID["sleep.bed"], here(now=at("2026-11-25 22:41")))
