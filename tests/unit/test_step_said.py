"""Undo says what it did: each answer as it stands afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from stillnight.diary.history import Step
from stillnight.diary.night import Cramp
from stillnight.diary.person import About, Aside, LabResult, Medicine, OwnStrategy, Person, Planned
from stillnight.diary.port import Change
from stillnight.diary.step_said import step_said
from tests.builders import at, night_with

OLD = Medicine(name="gabapentin", dose="300 mg", usual="21:00")
NEW = Medicine(name="gabapentin", dose="600 mg", usual="21:00", since=date(2026, 11, 22))
ENDED = Medicine(name="gabapentin", dose="300 mg", usual="21:00", until=date(2026, 11, 21))
IRON = LabResult(test="ferritin", value=48, unit="ng/ml", on=date(2026, 10, 3))
STRETCH, BATH = Planned(strategy="calf-stretch"), Planned(strategy="warm-bath", days=("mon", "fri"))
ON_SATURDAY = Planned(strategy="calf-stretch", days=("sat",))
ASIDE = Aside(flag="leg-swollen", until=date(2026, 11, 29))
ANTS = OwnStrategy(id="count-ants", name="Count ants")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, {"about": About(numb_feet=True, asked=True)}, "Numb feet yes"),
        ({"about": About(numb_feet=True)}, {}, "Numb feet blank"),
        ({}, {"medicines": (OLD,)}, "gabapentin 300 mg, 21:00: there"),
        ({"medicines": (OLD,)}, {}, "gabapentin 300 mg, 21:00: gone"),
        (
            {"medicines": (ENDED,)},
            {"medicines": (NEW,)},
            "gabapentin 600 mg, 21:00 instead of gabapentin 300 mg, 21:00",
        ),
        ({"medicines": (OLD,)}, {"medicines": (ENDED, NEW)}, "gabapentin 600 mg, 21:00: there"),
        ({"medicines": (OLD,)}, {"medicines": (ENDED,)}, "gabapentin 300 mg, 21:00"),
        ({"labs": (IRON,)}, {}, "ferritin 48 ng/ml, Sat 3 Oct 2026: gone"),
        ({}, {"plan": (STRETCH,)}, "calf stretch planned every evening"),
        ({"plan": (STRETCH, BATH)}, {"plan": (STRETCH,)}, "warm bath not planned"),
        (
            {"plan": (STRETCH,)},
            {"plan": (ON_SATURDAY,)},
            "calf stretch planned Sat",
        ),
        ({"plan": (STRETCH, BATH)}, {"plan": (BATH, STRETCH)}, "plan in its order"),
        ({}, {"archived": ("heat",)}, "heat: put away"),
        ({"archived": ("heat",)}, {}, "heat: back on the list"),
        ({}, {"own": (ANTS,)}, "Count ants: there"),
        ({"own": (ANTS,)}, {"own": (OwnStrategy(id="count-ants", name="Count ants", minutes=5),)}, "Count ants"),
        (
            {},
            {"aside": (Aside(flag="leg-swollen", until=date(2026, 11, 29)),)},
            "leg swollen put aside until Sun 29 Nov",
        ),
        ({"bell": False}, {}, "bell on"),
        ({}, {"look": "day", "mouse": "off"}, "look day, mouse off"),
        ({"zone": "Europe/Berlin"}, {}, "zone not set"),
        ({"week_starts": "mon"}, {"week_starts": "sun"}, "week starts sun"),
    ],
)
def test_what_is_kept_about_me_is_said_as_it_is_now(before: dict[str, Any], after: dict[str, Any], words: str) -> None:
    """I read what stands there now, in the words that the lists and the questions have."""
    person = Person(**after)
    assert step_said(Step.of_person(Person(**before), person), person) == words


def test_that_questions_were_offered_is_no_step() -> None:
    """Being asked is nothing that I did."""
    assert Step.of_person(Person(), Person(about=About(asked=True))).answers == {}


def test_a_list_of_the_night_is_said_as_it_is_now() -> None:
    """Of two cramps, one noted elsewhere, the one that is left is said."""
    mine, theirs = Cramp(id="mine", at=at("2026-11-23 01:10")), Cramp(id="theirs", at=at("2026-11-23 03:12"))
    step = Step.of(Change(night_with({}), night_with({"cramps": (mine,)}), 1)).reversed()
    now = step.applied(night_with({"cramps": (mine, theirs)}))
    assert step_said(step, now) == "Cramps 1: 03:12"
