"""The plan and strategies of one's own: evenings, order, archive; and the card of each strategy."""

from __future__ import annotations

from datetime import timedelta

import pytest

from stillnight.diary.night import StrategyUse
from stillnight.diary.person import WEEK, About, OwnStrategy, Planned
from stillnight.tui.screens.card import CardScreen
from stillnight.tui.screens.own import OwnScreen
from stillnight.tui.screens.plan import PlanScreen
from stillnight.tui.screens.strategies import StrategiesScreen
from stillnight.tui.settings import turn_week
from tests.builders import SUNDAY, night_with
from tests.tui.driving import app_at, line, night, press, rows_of, said, screen_text, shown_ids, trouble
from tests.tui.test_strategies import planned

EVENING = "2026-11-22 21:40"


# --- the plan ----------------------------------------------------------------------------------------


async def test_a_strategy_is_planned_for_every_evening_for_some_or_for_none() -> None:
    """Space plans it, a digit takes one evening out, Space again takes it off."""
    diary = planned()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "p")
        chosen = rows_of(app).cursor_id
        await press(pilot, "space")
        assert diary.person().plan == (Planned(strategy=chosen, days=WEEK),)
        await press(pilot, "7")
        assert diary.person().plan == (Planned(strategy=chosen, days=WEEK[:6]),)
        await press(pilot, "q")
        assert isinstance(app.screen, StrategiesScreen)
        assert "planned" not in shown_ids(app), "this is a Sunday"
        await press(pilot, "p", "space")
        assert [one for one in diary.person().plan if one.strategy == chosen] == []


async def test_the_digits_count_the_evenings_as_they_stand_there() -> None:
    """Where weeks begin on Sunday, 1 is Sunday."""
    diary = planned("heat")
    app = app_at(EVENING, diary)
    turn_week(app.session)
    first = app.session.week_starts()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "p", "1")
        (plan,) = diary.person().plan
        assert set(WEEK) - set(plan.days) == {first}


async def test_the_order_of_the_plan_is_that_of_the_checklist() -> None:
    """What I do first stands first."""
    diary = planned("heat", "cold", "walking")
    app = app_at(EVENING, diary)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "S", "p", "J", "J", "K", "q")
        assert [one.strategy for one in diary.person().plan] == ["cold", "heat", "walking"]
        assert shown_ids(app)[1:4] == ["cold#0", "heat#0", "walking#0"]


async def test_what_is_put_away_is_shown_no_longer_and_comes_back_with_its_history() -> None:
    """X puts it away on the list; under ARCHIVED on the plan x brings it back, and no night lost a word."""
    used = night_with({"uses": (StrategyUse(strategy="heat", relief=2),)}, SUNDAY - timedelta(days=1))
    diary = planned("heat", "cold", nights=(used,))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "x")
        assert "heat#0" not in shown_ids(app)
        assert diary.night(used.night_of) == used
        await press(pilot, "p", "end")
        assert "ARCHIVED" in screen_text(app)
        assert "heat" not in shown_ids(app)
        await press(pilot, "enter", "end", "x", "q")
        assert diary.person().archived == ()
        assert shown_ids(app)[1:3] == ["heat#0", "cold#0"]


async def test_what_was_used_tonight_stays_in_sight_when_it_is_put_away() -> None:
    """I ticked it and put it away: tonight still says that I used it."""
    app = app_at(EVENING, planned("heat", "cold"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "space", "x")
        assert "used" in shown_ids(app)
        assert "heat#0" in shown_ids(app)


# --- one's own ---------------------------------------------------------------------------------------


async def test_a_strategy_of_my_own_has_name_group_timer_caution_and_steps() -> None:
    """Name it, choose when, give it minutes, something to mind, and steps, each saved as I give it."""
    diary = planned()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "S", "plus", *"Ants [walk]", "enter")
        assert isinstance(app.screen, OwnScreen)
        await press(pilot, "down", "2", *"15", "down", "enter", *"mind the cat", "down")
        await press(pilot, "enter", *"one", "enter", *"two", "tab", "q")
        expected = OwnStrategy(
            id="ants-walk",
            name="Ants [walk]",
            group="before-bed",
            minutes=15,
            caution="mind the cat",
            steps=("one", "two"),
        )
        assert diary.person().own == (expected,)
        assert rows_of(app).cursor_id == "ants-walk#0"
        await press(pilot, "space")
        assert [use.strategy for use in night(app).uses or ()] == ["ants-walk"]


async def test_a_name_that_is_taken_is_refused_and_stays_to_be_mended() -> None:
    """There is a warm bath already; the box says so and keeps what I typed."""
    diary = planned()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "plus", *"warm bath or shower", "enter")
        assert "there is already a strategy" in said(app)
        await press(pilot, "escape")
        assert diary.person().own == ()


async def test_renaming_my_own_keeps_its_history() -> None:
    """E changes the name; what I ticked under the old one is still its use."""
    diary = planned("ants")
    diary.change_person(lambda person: person.__class__(plan=person.plan, own=(OwnStrategy(id="ants", name="ants"),)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "space", "e", "enter", "ctrl+u", *"bees", "enter", "q")
        assert diary.person().own[0].name == "bees"
        assert "✓ bees" in screen_text(app)
        assert line(app, "ants#0") == "done"


async def test_an_empty_name_is_refused_on_its_row() -> None:
    """A strategy without a name is none; the old name stays."""
    diary = planned()
    diary.change_person(lambda person: person.__class__(own=(OwnStrategy(id="ants", name="ants"),)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "slash", *"ants", "enter", "e", "backspace")
        assert "needs a name" in trouble(app)
        assert diary.person().own[0].name == "ants"


async def test_what_is_not_mine_is_not_changed() -> None:
    """E on a strategy of the catalogue says what to do instead."""
    app = app_at(EVENING, planned("heat"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "e")
        assert "Only strategies of your own" in said(app)
        await press(pilot, "p", "e")
        assert isinstance(app.screen, PlanScreen)
        assert "Only strategies of your own" in said(app)


# --- the card ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (45, 20), (40, 15), (120, 40)])
async def test_the_card_says_how_what_is_known_and_where_from(size: tuple[int, int]) -> None:
    """Reading down the card I pass the steps, both tags, what it is no evidence for, and the sources."""
    app = app_at(EVENING, planned("calf-stretch"))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "S", "enter")
        assert isinstance(app.screen, CardScreen)
        seen = ""
        for _ in range(12):
            assert [strip.cell_length for strip in app.screen._compositor.render_strips()] == [size[0]] * size[1]
            seen += " ".join(screen_text(app).replace("│", " ").split()) + " "
            await press(pilot, "space")
        for words in ("HOW [1", "TO MIND", "restless legs: small trials", "cramps: mixed trials", "Not shown by this"):
            assert words in seen
        for words in ("YOUR OWN HISTORY", "Not used yet.", "SOURCES", "Hallegraeff"):
            assert words in seen
        await press(pilot, "q")
        assert isinstance(app.screen, StrategiesScreen)


@pytest.mark.parametrize(("times", "shown"), [(4, False), (5, True)])
async def test_my_own_history_is_hidden_below_five_uses_and_never_stands_without_its_caveats(
    times: int, shown: bool
) -> None:
    """Four uses say nothing; five are shown with what such figures cannot tell."""
    use = StrategyUse(strategy="heat", done="done", before=6, after=4, relief=2)
    nights = tuple(night_with({"uses": (use,)}, SUNDAY - timedelta(days=back)) for back in range(times))
    app = app_at(EVENING, planned("heat", nights=nights))
    async with app.run_test(size=(80, 120)) as pilot:
        await press(pilot, "S", "enter")
        text = " ".join(screen_text(app).replace("│", " ").split())
        assert (f"6.0 → 4.0 on average, {times} uses" in text) is shown
        assert ("cannot tell" in text) is shown
        assert (f"there are {times}" in text) is not shown


async def test_the_card_of_what_is_withheld_says_why_in_place_of_its_steps() -> None:
    """With numb feet the card of heat gives no steps to follow."""
    app = app_at(EVENING, planned("heat", about=About(numb_feet=True)))
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "S", "enter")
        text = screen_text(app)
        assert "NOT FOR NOW" in text
        assert "HOW" not in text
        assert "hot-water bottle" not in text
