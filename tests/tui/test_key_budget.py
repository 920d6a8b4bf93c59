"""How many keys an evening costs: twenty-five, with the usual answers taken by one of them."""

from __future__ import annotations

import pytest

from stillnight.diary.answers import answer, asked
from stillnight.diary.questions import QUESTIONS
from tests.builders import at
from tests.tui.driving import after_a_fortnight, app_at, night

KEYS = (
    *("6", "down"),  # the worst urge
    *("2", "0", "4", "5", "down"),  # it began
    *("2", "h", "down"),  # it lasted
    *("1", "down"),  # set off by sitting
    *("2", "0", "down"),  # rest before it
    *("1", "down"),  # moving helped fully
    *("1", "2", "down"),  # where: both calves
    "down",  # feels like: as usual, below
    *("5", "down"),  # tired today
    "minus",  # strategies: none
    "Y",  # everything else as usual
)

BUDGET = 25


@pytest.mark.parametrize("size", [(80, 24), (45, 20), (40, 15)])
async def test_the_evening_of_a_usual_night_takes_no_more_than_25_keys(size: tuple[int, int]) -> None:
    """Forty seconds on the sofa: two dozen keys and every question of the evening has its answer."""
    app = app_at("2026-11-22 21:40", after_a_fortnight())
    async with app.run_test(size=size) as pilot:
        await pilot.press(*KEYS)
        kept = night(app)
    blank = [row.id for row in QUESTIONS if row.part == "evening" and asked(kept, row) and answer(kept, row.id) is None]
    assert blank == []
    assert len(KEYS) <= BUDGET
    assert (kept.urge.worst, kept.urge.began, kept.urge.lasted) == (6, at("2026-11-22 20:45"), 120)
    assert (kept.urge.set_off, kept.urge.rest_before, kept.urge.eased) == (("sitting",), 20, "fully")
    assert (kept.urge.where, kept.urge.feels) == (("left-calf", "right-calf"), ("tingling", "burning"))
    assert (kept.fatigue, kept.uses, kept.caffeine.count, kept.day.kind) == (5, (), 2, "work")


async def test_taking_all_as_usual_never_answers_a_detail_of_none() -> None:
    """When I usually drink nothing, "all as usual" does not say when I had the last drink."""
    app = app_at("2026-11-22 21:40", after_a_fortnight())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("Y")
        kept = night(app)
        assert kept.alcohol.count == 0
        assert kept.alcohol.last is None
        details = [row for row in QUESTIONS if row.needs and answer(kept, row.id) is not None]
        assert [row.id for row in details if not answer(kept, row.needs)] == []
