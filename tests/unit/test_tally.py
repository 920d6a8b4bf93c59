"""The checklist in brief: what is planned first, then what else was used, by name."""

from __future__ import annotations

from datetime import date

from stillnight.diary.night import Night, StrategyUse
from stillnight.diary.person import OwnStrategy, Person, Planned
from stillnight.diary.tally import tally

EVENING = date(2026, 11, 22)
PERSON = Person(
    plan=(Planned(strategy="warm-bath"), Planned(strategy="ants"), Planned(strategy="yoga", days=("mon",))),
    own=(OwnStrategy(id="ants", name="Counting ants"),),
)


def test_what_is_planned_for_the_evening_comes_first_and_what_else_was_used_after_it() -> None:
    """My plan in its order, done or not, then what I did besides."""
    uses = (StrategyUse(strategy="heat"), StrategyUse(strategy="warm-bath", done="not-done"))
    told = tally(Night(night_of=EVENING, uses=uses), PERSON)
    assert [(one.name, one.mark) for one in told] == [
        ("warm bath", "not-done"),
        ("Counting ants", None),
        ("heat", "done"),
    ]


def test_several_uses_of_one_strategy_are_one_line() -> None:
    """Twice stretched is one strategy with two uses, however I wrote its name."""
    uses = (StrategyUse(strategy="Calf stretch"), StrategyUse(strategy="calf-stretch", done="skipped"))
    (told,) = tally(Night(night_of=EVENING, uses=uses), Person())
    assert (told.name, told.mark, told.uses) == ("Calf stretch", "done", uses)


def test_a_night_without_plan_and_uses_has_nothing_to_tally() -> None:
    """Nothing planned, nothing said: no list stands beside my evening."""
    assert tally(Night(night_of=EVENING), Person()) == ()
