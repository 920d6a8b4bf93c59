"""Undo and redo of what is kept about me: the plan, my strategies, medicines, answers and settings."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from stillnight.diary.about import answering_about
from stillnight.diary.medicines import changing_entry, removing_entry
from stillnight.diary.own import keeping
from stillnight.diary.person import WEEK, About, Medicine, OwnStrategy, Person, Planned
from stillnight.diary.plan import planning
from stillnight.store.memory import MemoryDiary
from stillnight.tui.screens.entries import MedicinesScreen
from stillnight.tui.screens.entry import EntryScreen
from stillnight.tui.screens.own import OwnScreen
from stillnight.tui.screens.plan import PlanScreen
from tests.tui.driving import answer, app_at, diary_with, go_to, line, night, press, rows_of, said, shown_ids
from tests.tui.refusing import RefusingDiary

EVENING = "2026-11-22 21:40"
MAY = date(2026, 5, 1)
GABAPENTIN = Medicine(name="gabapentin", dose="300 mg", since=MAY)
STRONGER = Medicine(name="gabapentin", dose="600 mg", since=MAY)
IRON = Medicine(name="iron", since=MAY)
ANTS = OwnStrategy(id="count-ants", name="Count ants")


def diary_of(person: Person) -> tuple[MemoryDiary, MemoryDiary]:
    """A diary with this person, and another session's handle on it."""
    files: dict[str, bytes] = {}
    diary, other = diary_with(files=files), MemoryDiary(files)
    diary.change_person(lambda _: person)
    return diary, other


async def test_a_strategy_taken_off_the_plan_comes_back_to_its_evenings() -> None:
    """Space on the wrong row: undo puts it back as it was, redo takes it off again."""
    mine = Planned(strategy="heat", days=("mon", "fri"))
    diary, _ = diary_of(Person(plan=(mine,)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "p")
        await go_to(pilot, "heat")
        await press(pilot, "space")
        assert diary.person().plan == ()
        await press(pilot, "ctrl+z")
        assert isinstance(app.screen, PlanScreen)
        assert diary.person().plan == (mine,)
        assert said(app) == "undone: heat planned Mon Fri"
        assert rows_of(app).cursor_id == "heat"
        await press(pilot, "ctrl+y")
        assert diary.person().plan == ()
        assert said(app) == "done again: heat not planned"


async def test_the_order_of_the_plan_comes_back_around_what_my_phone_planned() -> None:
    """J moved it down; my phone has planned one more since, and that stays."""
    heat, cold, walking = (Planned(strategy=name) for name in ("heat", "cold", "walking"))
    diary, phone = diary_of(Person(plan=(heat, cold)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "p")
        await go_to(pilot, "heat")
        await press(pilot, "J")
        phone.change_person(planning("walking"))
        await press(pilot, "ctrl+z")
        assert diary.person().plan == (heat, cold, walking)
        assert said(app).startswith("undone: plan in its order")


async def test_a_strategy_put_away_comes_back_from_the_checklist() -> None:
    """X put it away; undo on the same screen brings it back without a look into the plan."""
    diary, _ = diary_of(Person(plan=(Planned(strategy="heat", days=WEEK),)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S")
        await go_to(pilot, "heat#0")
        await press(pilot, "x")
        assert "heat#0" not in shown_ids(app)
        await press(pilot, "ctrl+z")
        assert "heat#0" in shown_ids(app)
        assert said(app) == "undone: heat: back on the list"


async def test_a_name_written_over_comes_back_while_the_fields_are_open() -> None:
    """I renamed the wrong strategy of mine: its row has the old name again."""
    diary, _ = diary_of(Person(own=(ANTS,)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "p")
        await go_to(pilot, "count-ants")
        await press(pilot, "e")
        await answer(pilot, "name", "enter", "ctrl+u", *"Bees", "enter")
        assert diary.person().own[0].name == "Bees"
        await press(pilot, "ctrl+z")
        assert diary.person().own == (ANTS,)
        assert line(app, "name") == "Count ants"
        assert said(app) == "undone: Count ants"


async def test_a_new_strategy_of_mine_goes_with_its_box() -> None:
    """I did not want it after all: undo takes it away, closes its fields, and says so on the plan."""
    diary, _ = diary_of(Person())
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "p", "+", *"Bees", "enter")
        assert isinstance(app.screen, OwnScreen)
        await press(pilot, "ctrl+z")
        assert isinstance(app.screen, PlanScreen)
        assert diary.person().own == ()
        assert said(app) == "undone: Bees: gone"
        await press(pilot, "ctrl+y")
        assert [own.name for own in diary.person().own] == ["Bees"]
        assert "bees" in shown_ids(app)


async def test_a_medicine_taken_away_by_mistake_comes_back() -> None:
    """X and "take it away" on the wrong one: undo brings it back, with all it said."""
    diary, _ = diary_of(Person(medicines=(GABAPENTIN, IRON)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m")
        await go_to(pilot, "0")
        assert line(app, "0") == "gabapentin 300 mg"
        await press(pilot, "x", "2", "end")
        assert diary.person().medicines == (IRON,)
        await press(pilot, "ctrl+z")
        assert isinstance(app.screen, MedicinesScreen)
        assert set(diary.person().medicines) == {GABAPENTIN, IRON}
        assert said(app) == "undone: gabapentin 300 mg: there"
        assert line(app, "0") == "gabapentin 300 mg"
        assert rows_of(app).cursor_id == "0"


async def test_a_new_dose_is_taken_back_in_the_box_it_was_written_in() -> None:
    """600 was a slip: the old entry stands as it was, and what I answer next goes to it."""
    diary, _ = diary_of(Person(medicines=(GABAPENTIN,)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m", "enter")
        await answer(pilot, "dose", "enter", "ctrl+u", *"600 mg", "enter")
        assert len(diary.person().medicines) == 2
        await press(pilot, "ctrl+z")
        assert isinstance(app.screen, EntryScreen)
        assert diary.person().medicines == (GABAPENTIN,)
        assert line(app, "dose") == "300 mg"
        assert said(app) == "undone: gabapentin 600 mg: gone"
        await answer(pilot, "usual", "enter", *"21:00", "enter")
        assert diary.person().medicines == (msgspec.structs.replace(GABAPENTIN, usual="21:00"),)


async def test_a_medicine_that_had_only_begun_is_blank_again_and_redo_goes_on_with_it() -> None:
    """Its first answer is undone: the box is empty, and holds the same medicine after redo."""
    diary, _ = diary_of(Person())
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m", "enter", *"iron", "enter", "ctrl+z")
        assert (diary.person().medicines, line(app, "name")) == ((), "Enter types")
        await press(pilot, "ctrl+y")
        assert line(app, "name") == "iron"
        await answer(pilot, "dose", "1", "enter")
        assert diary.person().medicines == (Medicine(name="iron", dose="1"),)


async def test_an_answer_about_me_is_blank_again() -> None:
    """A yes on the wrong row would withhold strategies: undo leaves it blank."""
    diary, _ = diary_of(Person())
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "a")
        await answer(pilot, "numb_feet", "space")
        await press(pilot, "ctrl+z")
        assert diary.person().about == About(asked=True)
        assert line(app, "numb_feet") == "Space yes or no"
        assert said(app) == "undone: Numb feet blank"
        await press(pilot, "ctrl+y")
        assert diary.person().about.numb_feet is True


async def test_settings_are_undone_where_they_were_set() -> None:
    """A look, the first day of the week and the zone each go back with one key, and hold at once."""
    diary, _ = diary_of(Person(zone="Europe/Berlin"))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert app.theme == "red"
        await press(pilot, "z", *"Asia/Tokyo", "enter")
        assert app.session.home.zone == "Asia/Tokyo"
        await press(pilot, "ctrl+z")
        assert (diary.person().zone, app.session.home.zone) == ("Europe/Berlin", "Europe/Berlin")
        assert said(app) == "undone: zone Europe/Berlin"
        await press(pilot, "ctrl+z")
        assert (diary.person().look, app.theme) == ("evening", "evening")
        assert said(app) == "undone: look evening"


async def test_a_zone_that_was_never_set_is_the_machines_again() -> None:
    """Undone, my clock is the one it was at the start."""
    app = app_at(EVENING)
    before = app.session.home
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "z", *"Asia/Tokyo", "enter", "ctrl+z")
        assert app.session.home == before


async def test_nights_and_the_plan_are_one_way_back() -> None:
    """An answer, then the plan: undo takes the plan first, then the answer, and goes to its night."""
    diary, _ = diary_of(Person())
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "S", "p")
        await go_to(pilot, "heat")
        await press(pilot, "space", "q", "T", "ctrl+z")
        assert (diary.person().plan, night(app).urge.worst) == ((), 6)
        await press(pilot, "ctrl+z")
        assert night(app).is_blank()
        await press(pilot, "ctrl+z")
        assert said(app) == "nothing to undo"


async def test_being_asked_is_nothing_to_undo() -> None:
    """That the questions about me were offered is no change of mine, and ends no redo."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "ctrl+z", "S", "T", "ctrl+z")
        assert said(app) == "nothing to undo"
        await press(pilot, "ctrl+y")
        assert night(app).urge.worst == 6


@pytest.mark.parametrize("what", ["plan", "medicine", "about", "own", "setting"])
async def test_what_another_session_changed_since_stays_as_it_has_it(what: str) -> None:
    """My phone has changed the same thing meanwhile: undo says so in words, and the phone's stays."""
    diary, phone = diary_of(Person(plan=(Planned(strategy="heat"),), medicines=(GABAPENTIN,), own=(ANTS,)))
    theirs = {
        "plan": planning("heat", ("sun",)),
        "medicine": removing_entry("medicines", STRONGER),
        "about": answering_about({"numb_feet": False}),
        "own": keeping(OwnStrategy(id="count-ants", name="Ants")),
        "setting": lambda person: msgspec.structs.replace(person, look="day"),
    }
    ours = {
        "plan": planning("heat", ("mon",)),
        "medicine": changing_entry("medicines", GABAPENTIN, STRONGER),
        "about": answering_about({"numb_feet": True}),
        "own": keeping(OwnStrategy(id="count-ants", name="Bees")),
        "setting": lambda person: msgspec.structs.replace(person, look="red"),
    }
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.change_person(ours[what])
        phone.change_person(theirs[what])
        before = phone.person()
        await press(pilot, "ctrl+z")
        assert said(app) == "another session has changed that since; nothing undone"
        assert phone.person() == before
        await press(pilot, "ctrl+z")
        assert said(app) == "nothing to undo"


async def test_what_the_disk_refuses_of_it_waits_and_is_undone_there() -> None:
    """On a full disk the plan waits; undone, nothing of it reaches the disk; done again and freed, it does."""
    diary = RefusingDiary()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "p")
        await go_to(pilot, "heat")
        diary.refuses = 99
        await press(pilot, "space", "ctrl+z")
        assert said(app) == "undone: heat not planned"
        assert not app.session.saving.waiting
        await press(pilot, "ctrl+y")
        diary.refuses = 0
        app.upkeep.retry()
        assert diary.person().plan == (Planned(strategy="heat"),)
        await press(pilot, "ctrl+z")
        assert diary.person().plan == ()
