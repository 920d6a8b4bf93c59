"""Who the invented person is: a plan, medicines and blood tests with their dates, a few answers about themselves.

Medicines and results are entries with dates and no more. Which of them came before a better or a worse time is chance,
and nothing says that one led to the other.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from stillnight.diary.person import About, LabResult, Medicine, OwnStrategy, Person, Planned
from stillnight.exchange.demo.coping import FEET, HABITS
from stillnight.exchange.demo.story import HOME, Story

_OWN: Final = OwnStrategy(
    id=FEET,
    name="feet on cool tiles",
    group="strikes",
    steps=("Sit on the edge of the bath.", "Bare feet flat on the tiles.", "Back to bed when they are cool."),
    minutes=10,
)


def person(story: Story, tonight: date) -> Person:
    """The person's settings and lists."""
    return Person(
        demo=True,
        zone=HOME,
        about=About(
            numb_feet=False,
            poor_circulation=False,
            pregnant=False,
            kidney_disease=False,
            low_iron=True,
            family=True,
            asked=True,
        ),
        own=(_OWN,),
        plan=tuple(_planned(habit.strategy) for habit in HABITS),
        medicines=_medicines(tonight),
        labs=_labs(tonight),
        settled=story.settled.first,
    )


def _planned(strategy: str) -> Planned:
    """A strategy of the plan; the bath on some evenings of the week."""
    return (
        Planned(strategy=strategy, days=("mon", "wed", "fri", "sun"))
        if strategy == "warm-bath"
        else Planned(strategy=strategy)
    )


def _medicines(tonight: date) -> tuple[Medicine, ...]:
    """What the person's prescriber gave, each dose an entry of its own."""

    def ago(days: int) -> date:
        return tonight - timedelta(days=days)

    return (
        Medicine(name="pramipexole", dose="0.125 mg", usual="19:00", since=ago(600), until=ago(291), kind="dopamine"),
        Medicine(name="pramipexole", dose="0.25 mg", usual="19:00", since=ago(290), until=ago(231), kind="dopamine"),
        Medicine(name="ferrous sulfate", dose="200 mg", since=ago(400), until=ago(185), kind="iron"),
        Medicine(name="gabapentin", dose="100 mg", usual="20:30", since=ago(230), until=ago(203), kind="gabapentin"),
        Medicine(name="gabapentin", dose="300 mg", usual="20:30", since=ago(202), kind="gabapentin"),
    )


def _labs(tonight: date) -> tuple[LabResult, ...]:
    """Blood tests of iron, as a laboratory wrote them."""
    results = ((410, 38.0, 17.0), (184, 71.0, 24.0), (19, 84.0, 27.0))
    return tuple(
        result
        for days, ferritin, saturation in results
        for result in (
            LabResult(
                test="ferritin", value=ferritin, unit="µg/l", on=tonight - timedelta(days=days), laboratory="Nord"
            ),
            LabResult(
                test="transferrin-saturation",
                value=saturation,
                unit="%",
                on=tonight - timedelta(days=days),
                laboratory="Nord",
            ),
        )
    )
