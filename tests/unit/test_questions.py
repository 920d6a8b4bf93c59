"""Every question has its name, its words and its place in the night; every measure its source."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import msgspec
import pytest

from stillnight.diary.measure import Measure
from stillnight.diary.measures import BY_ID as MEASURES_BY_ID
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Cramp, Dose, Night, SleepEpisode, StrategyUse
from stillnight.diary.question import Part, Question
from stillnight.diary.questions import BY_ID, PARTS, QUESTIONS
from tests.strategies import ITEMS

NAMES = {
    *("urge.worst", "urge.began", "urge.lasted", "urge.where", "urge.feels", "urge.set_off", "urge.rest_before"),
    *("urge.eased", "sleep.bed", "sleep.tried", "sleep.latency", "sleep.awakenings", "sleep.awake", "sleep.woke"),
    *("sleep.tried_after", "sleep.earlier", "sleep.up", "sleep.estimate", "sleep.quality", "sleep.rested"),
    *("sleep.none", "caffeine.count", "caffeine.last", "alcohol.count", "alcohol.last", "exercise.minutes"),
    *("exercise.at", "fatigue", "day.kind", "notes", "signs"),
}
LISTS = {"cramps", "naps", "doses", "uses"}
KINDS = {
    "urge.worst": "scale",
    "urge.began": "time",
    "urge.lasted": "duration",
    "urge.rest_before": "duration",
    "sleep.bed": "time",
    "sleep.latency": "duration",
    "sleep.awakenings": "count",
    "sleep.awake": "duration",
    "sleep.tried_after": "duration",
    "sleep.earlier": "duration",
    "sleep.estimate": "duration",
    "sleep.quality": "scale",
    "sleep.rested": "scale",
    "sleep.none": "yesno",
    "fatigue": "scale",
    "notes": "text",
}
ALL = [*QUESTIONS, *(field for question in QUESTIONS for field in question.fields)]
MEASURE_NAMES = [
    *("tib", "presleep", "sol", "spt", "waso", "tst", "twak", "ema", "se", "se_dse"),
    *("midpoint", "sleep24", "quality", "cramps", "urge", "onset", "uses"),
]


def leaves(struct: type[msgspec.Struct], prefix: str = "") -> set[str]:
    """The dotted paths of the answers in a struct."""
    found: set[str] = set()
    for field in msgspec.structs.fields(struct):
        inner = field.type
        nested = isinstance(inner, type) and issubclass(inner, msgspec.Struct)
        found |= leaves(inner, f"{prefix}{field.name}.") if nested else {prefix + field.name}
    return found


def test_the_questions_have_their_published_names() -> None:
    """The names in commands, exports and files are those of the product, no more and no fewer."""
    assert {question.id for question in QUESTIONS} == NAMES | LISTS
    assert len(BY_ID) == len(QUESTIONS)
    assert {question.id for question in QUESTIONS if question.kind == "list"} == LISTS
    assert {key: BY_ID[key].kind for key in KINDS} == KINDS


def test_every_question_has_a_field_and_every_field_a_question() -> None:
    """Whatever the night can keep, I am asked about, and whatever I am asked about is kept."""
    assert leaves(Night) - {"night_of", "zone"} == set(BY_ID)


@pytest.mark.parametrize(("list_id", "item"), ITEMS.items())
def test_every_field_of_an_item_is_asked_about(list_id: str, item: type[msgspec.Struct]) -> None:
    """So it is with cramps, medicines, naps and uses; only what tells one from another is nobody's to answer."""
    assert {field.id for field in BY_ID[list_id].fields} == leaves(item) - {"id"}
    assert BY_ID[list_id].item
    assert {Cramp, Dose, SleepEpisode, StrategyUse} == set(ITEMS.values())


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_every_question_has_its_words(question: Question) -> None:
    """A label fits its column, and what is meant is told in a sentence."""
    assert 0 < len(question.label) <= 16
    assert question.help.endswith((".", "!"))
    assert len(question.help) <= 120
    assert question.step >= 1
    assert question.low <= question.start <= question.high or question.kind == "duration" or question.start == 0


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_options_stand_only_where_there_is_a_choice(question: Question) -> None:
    """A choice has choices, each with one name and one wording, and a scale has all its words or none."""
    assert bool(question.options) == (question.kind in {"choice", "choices"})
    assert len({option.id for option in question.options}) == len({o.words for o in question.options})
    assert len(question.words) in {0, question.high - question.low + 1}
    assert bool(question.fields) == (question.kind == "list")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_options_are_what_the_night_takes(question: Question) -> None:
    """Every choice offered can be kept, and every one that can be kept is offered."""
    if question.options:
        value = [option.id for option in question.options]
        for one in value:
            raw = {"night_of": "2026-11-22"}
            path, _, leaf = question.id.partition(".")
            answered = [one] if question.kind == "choices" else one
            msgspec.convert({**raw, path: {leaf: answered} if leaf else answered}, Night)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_questions_point_at_questions(question: Question) -> None:
    """A detail belongs to a question that can be "none" or blank, and a later time to an earlier one."""
    rows = BY_ID if question in QUESTIONS else {row.id: row for row in ALL if row not in QUESTIONS}
    assert not question.needs or BY_ID[question.needs].none
    assert not question.after or rows[question.after].kind == "time"


def test_questions_stand_in_the_order_of_the_night() -> None:
    """Evening, night, morning: no question jumps back, and a detail follows what it is a detail of."""
    parts: tuple[Part, ...] = get_args(Part)
    assert tuple(PARTS) == parts
    assert [parts.index(question.part) for question in QUESTIONS] == sorted(parts.index(q.part) for q in QUESTIONS)
    order = list(BY_ID)
    for question in QUESTIONS:
        for other in filter(None, (question.needs, question.after)):
            assert order.index(other) < order.index(question.id)


def test_no_figure_of_a_symptom_is_ever_offered() -> None:
    """An offered figure would colour what I say about my legs and my sleep; where and what it feels like may be."""
    assert {question.id for question in QUESTIONS if question.usual} == {
        *("caffeine.count", "caffeine.last", "alcohol.count", "alcohol.last", "exercise.minutes", "exercise.at"),
        *("doses", "day.kind", "sleep.bed", "sleep.tried", "sleep.up", "urge.feels"),
    }


def test_the_measures_have_their_published_names_in_order() -> None:
    """The figures stand in one order everywhere."""
    assert [measure.id for measure in MEASURES] == MEASURE_NAMES == list(MEASURES_BY_ID)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_every_measure_says_what_it_is_and_where_from(measure: Measure) -> None:
    """No figure without its definition, its source and five levels in order."""
    assert measure.label
    assert 0 < len(measure.meaning) <= 28
    assert measure.definition.endswith(".")
    assert measure.source
    assert bool(measure.context) == bool(measure.context_source)
    assert all(low < high for low, high in pairwise(measure.bounds))
