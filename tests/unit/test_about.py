"""What is asked about me: every question has its field, and all of it may stay blank."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from stillnight.diary.about import ABOUT, LAB, MEDICINE, OWN, answering_about
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.person import About, LabResult, Medicine, OwnStrategy, Person
from stillnight.diary.question import Question
from stillnight.diary.reading import read
from stillnight.diary.say import say
from tests.builders import here

TABLES = [
    (About, ABOUT, {"asked"}),
    (Medicine, MEDICINE, set()),
    (LabResult, LAB, set()),
    (OwnStrategy, OWN, {"id", "steps"}),
]


@pytest.mark.parametrize(("struct", "table", "others"), TABLES, ids=lambda value: getattr(value, "__name__", ""))
def test_every_field_has_a_question(
    struct: type[msgspec.Struct], table: tuple[Question, ...], others: set[str]
) -> None:
    """Whatever is kept of me I was asked, and whatever I am asked is kept."""
    assert [question.id for question in table] == [name for name in struct.__struct_fields__ if name not in others]
    assert all(len(question.label) <= 16 for question in table)


@pytest.mark.parametrize(
    "question", [q for _, table, _ in TABLES for q in table if q.options], ids=lambda question: question.id
)
def test_options_are_those_that_can_be_kept(question: Question) -> None:
    """Every choice offered can be kept, and every one that can be kept is offered."""
    (struct,) = [struct for struct, table, _ in TABLES if question in table]
    kept = get_type_hints(struct)[question.id]
    literal = next((one for one in get_args(kept) if get_args(one)), kept)
    assert [option.id for option in question.options] == list(get_args(literal))


@pytest.mark.parametrize(
    ("question_id", "typed", "words"),
    [
        ("value", "48", "48"),
        ("value", "12,5", "12.5"),
        ("value", "0.75", "0.75"),
        ("on", "2026-05-01", "Fri 1 May 2026"),
        ("test", "ferr", "ferritin"),
    ],
)
def test_a_result_is_read_as_it_is_typed_and_said_so_that_it_reads_back(
    question_id: str, typed: str, words: str
) -> None:
    """I copy the figure from the letter, with a comma or a point."""
    (question,) = [question for question in LAB if question.id == question_id]
    value: Any = read(question, typed, here())
    assert say(question, value) == words
    assert read(question, words, here()) == value


@pytest.mark.parametrize("typed", ["low", "-3", "1e9", "48 µg", "200000", "1.2.3"])
def test_a_result_that_is_no_number_is_refused_in_a_line(typed: str) -> None:
    """I am told how to type it; the unit has a row of its own."""
    (question,) = [question for question in LAB if question.id == "value"]
    with pytest.raises(NotUnderstood, match=r"type it like 42 or 12\.5"):
        read(question, typed, here())


def test_answering_keeps_the_other_answers_and_counts_as_asked() -> None:
    """Two windows answer two questions; I am not asked again."""
    person = answering_about({"pregnant": False})(answering_about({"numb_feet": True})(Person()))
    assert person.about == About(numb_feet=True, pregnant=False, asked=True)


def test_skipping_all_of_it_counts_as_asked_and_answers_nothing() -> None:
    """I would rather not say; nothing is taken for a no."""
    assert answering_about({})(Person()).about == About(asked=True)
