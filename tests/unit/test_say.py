"""An answer is said the way I would say it."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest
from hypothesis import given

from stillnight.diary.night import Cramp, Dose, SleepEpisode, StrategyUse
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import as_typed, label_of, same_answer, say, say_answer, say_item
from tests.builders import at, good_night
from tests.strategies import LAW, QUESTION_AND_ANSWER

ALL_CALVES_AND_FEET = ("left-calf", "right-calf", "left-foot", "right-foot")


@pytest.mark.parametrize(
    ("question_id", "value", "words"),
    [
        ("urge.worst", 6, "6 of 10"),
        ("urge.worst", 0, "none"),
        ("urge.worst", None, ""),
        ("fatigue", 0, "not at all"),
        ("urge.began", at("2026-11-22 20:45"), "20:45"),
        ("urge.lasted", 150, "2 h 30"),
        ("sleep.latency", 0, "0 min"),
        ("sleep.earlier", 0, "not too early"),
        ("sleep.awakenings", 3, "3 times"),
        ("sleep.awakenings", 1, "1 time"),
        ("sleep.awakenings", 0, "never"),
        ("caffeine.count", 2, "2"),
        ("sleep.quality", 4, "4 good"),
        ("sleep.none", True, "yes"),
        ("sleep.none", False, "no"),
        ("urge.eased", "partly", "partly"),
        ("urge.set_off", (), "nothing"),
        ("urge.set_off", ("travelling",), "car or plane"),
        ("urge.where", ALL_CALVES_AND_FEET, "both calves, both feet"),
        ("urge.where", ("left-thigh", "right-thigh", "arms"), "both thighs, arms"),
        ("urge.where", ("right-calf", "left-foot"), "right calf, left foot"),
        ("cramps", (), "none"),
        ("doses", (), "none taken"),
        ("notes", "two\nlines", "two lines"),
    ],
)
def test_an_answer_in_words(question_id: str, value: Any, words: str) -> None:
    """Rows read like a person speaking, and a blank says nothing."""
    assert say(BY_ID[question_id], value) == words


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (Cramp(), "a cramp"),
        (Cramp(at=at("2026-11-23 03:12"), side="left", muscle="calf", pain=7), "03:12 left calf, pain 7"),
        (Cramp(side="right", minutes=2), "right, 2 min"),
        (Cramp(pain=0), "a cramp, pain 0"),
        (Dose(name="gabapentin", dose="300 mg", at=at("2026-11-22 21:00")), "gabapentin 300 mg 21:00"),
        (Dose(), "a medicine"),
        (SleepEpisode(kind="nap", minutes=20), "nap 20 min"),
        (
            SleepEpisode(kind="sleep", began=at("2026-11-23 05:00"), ended=at("2026-11-23 09:00")),
            "second sleep 05:00 to 09:00",
        ),
        (SleepEpisode(began=at("2026-11-22 14:00")), "nap 14:00 to –"),
        (StrategyUse(strategy="calf stretch", done="done", before=7, after=4), "calf stretch 7 → 4"),
        (StrategyUse(strategy="calf-stretch"), "calf stretch"),
        (StrategyUse(strategy="My own-made walk"), "My own-made walk"),
        (StrategyUse(strategy="walk", done="skipped"), "walk skipped"),
        (StrategyUse(strategy="walk", done="not-done", before=0), "walk not done 0 → –"),
        (StrategyUse(), "a strategy"),
    ],
)
def test_an_item_in_words(item: Any, words: str) -> None:
    """A cramp, a medicine, a nap and a use are each said in a few words; what is blank is left out."""
    assert say_item(item) == words


def test_a_list_is_counted_and_named() -> None:
    """Of a list I see how many and which."""
    cramps = (Cramp(side="left"), Cramp(side="right"))
    assert say(BY_ID["cramps"], cramps) == "2: left; right"


@given(QUESTION_AND_ANSWER)
@LAW
def test_every_answer_fits_one_line(row: tuple[Question, Any]) -> None:
    """Whatever I answered, its row stays one row."""
    question, value = row
    said = say(question, value)
    assert said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("question_id", "words"),
    [
        ("sleep.up", "out of bed"),
        ("sleep.latency", "how long it took"),
        ("caffeine.last", "caffeine last at"),
        ("exercise.at", "exercise at"),
        ("urge.began", "when the urge began"),
        ("cramps", "cramps"),
    ],
)
def test_labels_make_sense_in_a_sentence(question_id: str, words: str) -> None:
    """Away from its row, a question is still clear."""
    assert label_of(question_id) == words


def test_the_answer_of_a_night_is_said() -> None:
    """The night's own answer is read out."""
    assert say_answer(good_night(), BY_ID["sleep.latency"]) == "18 min"
    assert say_answer(Cramp(pain=7), next(field for field in BY_ID["cramps"].fields if field.id == "pain")) == "7 of 10"


@pytest.mark.parametrize(
    ("question_id", "value", "text"),
    [
        ("urge.worst", 6, "6"),
        ("sleep.quality", 4, "4"),
        ("caffeine.count", 0, "0"),
        ("urge.lasted", 150, "2 h 30"),
        ("urge.began", at("2026-11-22 20:45"), "20:45"),
        ("urge.began", None, ""),
    ],
)
def test_an_answer_is_mended_as_i_would_have_typed_it(question_id: str, value: Any, text: str) -> None:
    """I open a 6 of 10 to mend it, and find a 6."""
    assert as_typed(BY_ID[question_id], value) == text


@pytest.mark.parametrize(
    ("question_id", "one", "other", "same"),
    [
        ("urge.worst", 6, 6, True),
        ("urge.worst", 0, None, False),
        ("sleep.none", False, 0, False),
        ("sleep.bed", at("2026-11-22 22:00"), at("2026-11-22 22:00"), True),
        ("sleep.bed", at("2026-11-22 22:00"), at("2026-11-22 22:00").astimezone(UTC), False),
    ],
)
def test_an_answer_is_the_same_where_it_reads_the_same(question_id: str, one: Any, other: Any, same: bool) -> None:
    """Ten in the evening here and nine in London are one moment, and two answers."""
    assert same_answer(BY_ID[question_id], one, other) is same
