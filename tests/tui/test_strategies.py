"""The checklist: a strategy a row, four answers kept apart, every rating a key, each saved as it is pressed."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillnight.diary.night import Night, StrategyUse
from stillnight.diary.person import About, Medicine, OwnStrategy, Person, Planned
from stillnight.store.disk import DiskDiary
from stillnight.store.memory import MemoryDiary
from stillnight.tui.app import StillnightApp
from stillnight.tui.glyphs import ASCII
from stillnight.tui.screens.strategies import StrategiesScreen
from stillnight.tui.widgets.checks import CheckRows
from tests.builders import SUNDAY, at, night_with, without_ids
from tests.tui.driving import (
    StandingClock,
    answer,
    app_at,
    diary_with,
    line,
    night,
    on_disk,
    press,
    rows_of,
    said,
    screen_lines,
    screen_text,
    shown_ids,
    tonight,
    typed,
)
from tests.tui.refusing import RefusingDiary

EVENING = "2026-11-22 21:40"
FIVE = ("calf-stretch", "warm-bath", "no-late-caffeine", "heat", "leg-massage")
SIZES = [(80, 24), (45, 20), (40, 15), (120, 40)]


def planned(*strategies: str, about: About | None = None, nights: tuple[Night, ...] = ()) -> MemoryDiary:
    """A diary with these strategies on the plan for every evening."""
    diary = diary_with(*nights)
    person = Person(plan=tuple(Planned(strategy=one) for one in strategies), about=about or About())
    diary.change_person(lambda _: person)
    return diary


def checks(app: StillnightApp) -> CheckRows:
    """The checklist in front."""
    rows = rows_of(app)
    assert isinstance(rows, CheckRows)
    return rows


def uses(app: StillnightApp) -> tuple[StrategyUse, ...]:
    """The uses of the night as the diary has them."""
    return without_ids(night(app)).uses or ()


def label(app: StillnightApp, row_id: str) -> str:
    """Mark and name of a row."""
    return next(row.label for row in rows_of(app).rows if row.id == row_id)


def beside(app: StillnightApp) -> str:
    """The words below the rows, or beside them."""
    screen = app.screen
    assert isinstance(screen, StrategiesScreen)
    return " ".join("".join(piece.text for piece in drawn).strip() for drawn in screen.detail.lines)


# --- ticking -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_ticking_five_planned_strategies_takes_ten_keys(size: tuple[int, int]) -> None:
    """Ten keys from Tonight: S, then space and down for each of the five that I do every evening."""
    app = app_at(EVENING, planned(*FIVE))
    keys = ("S", "space", "down", "space", "down", "space", "down", "space", "down", "space")
    assert len(keys) <= 10
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        assert {use.strategy: use.done for use in uses(app)} == dict.fromkeys(FIVE, "done")


async def test_space_ticks_and_again_leaves_blank(tmp_path: Path) -> None:
    """A tick by mistake is taken back with the same key, and nothing of it stays in the file."""
    app = app_at(EVENING, DiskDiary(tmp_path / "diary"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "S", "down", "space")
        (use,) = on_disk(tmp_path / "diary")["uses"]
        assert use["done"] == "done"
        await press(pilot, "space")
        assert "uses" not in on_disk(tmp_path / "diary")


async def test_the_four_answers_are_kept_apart_and_shown_by_sign_and_word() -> None:
    """Done, not done, skipped with why, and blank are four things, with colour and without."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "space", "down", "minus", "down", "s", *"too late", "enter")
        shown = {row: (label(app, f"{row}#0")[0], line(app, f"{row}#0").split("  ")[0]) for row in FIVE[:4]}
        assert shown == {
            "calf-stretch": ("✓", "done"),
            "warm-bath": ("✗", "not done"),
            "no-late-caffeine": ("/", "skipped: too late"),
            "heat": ("○", "!"),
        }
        kept = {use.strategy: (use.done, use.reason) for use in uses(app)}
        assert kept == {
            "calf-stretch": ("done", None),
            "warm-bath": ("not-done", None),
            "no-late-caffeine": ("skipped", "too late"),
        }


async def test_skipping_needs_no_reason_and_leaving_the_reason_skips_nothing() -> None:
    """Enter on an empty line skips without a reason; Esc leaves the row as it was."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "S", "s", *"no", "escape")
        assert uses(app) == ()
        await press(pilot, "s", "enter")
        assert uses(app) == (StrategyUse(strategy="calf-stretch", done="skipped"),)


# --- ratings -----------------------------------------------------------------------------------------


async def test_urge_before_and_after_and_relief_are_a_key_each() -> None:
    """B 7, a 4, 3: that it was done is understood."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "S", "b", "7", "a", "4", "3")
        expected = StrategyUse(strategy="calf-stretch", done="done", before=7, after=4, relief=3)
        assert uses(app) == (expected,)
        assert line(app, "calf-stretch#0") == "7 → 4, good"


async def test_one_then_nought_is_ten_and_a_nought_alone_is_no_relief() -> None:
    """The worst urge there is, is 1 then 0; after any other key a 0 says that it did not help."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "b", "1", "0")
        assert (uses(app)[0].before, uses(app)[0].relief) == (10, None)
        await press(pilot, "a", "2", "0")
        assert (uses(app)[0].after, uses(app)[0].relief) == (2, 0)


async def test_one_here_and_a_nought_on_another_strategy_is_no_ten() -> None:
    """I rate one 1, click on the next, and say that it did not help: neither is a 10."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "b", "1")
        here = rows_of(app).cursor_line
        await pilot.click(rows_of(app), offset=(4, here + 1))
        await press(pilot, "0")
        assert [(use.before, use.relief) for use in uses(app)] == [(1, None), (None, 0)]


async def test_a_digit_above_four_is_no_relief_and_says_what_to_press() -> None:
    """A 7 that I did not say before or after of changes nothing, and a line says which key comes first."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "7")
        assert uses(app) == ()
        assert "b (before) or a (after) first" in beside(app)


async def test_what_was_skipped_is_not_rated_by_mistake() -> None:
    """A rating of something that I skipped is refused in words."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "minus", "3")
        assert uses(app) == (StrategyUse(strategy="calf-stretch", done="not-done"),)
        assert "Space says it was done" in beside(app)


async def test_another_key_drops_the_question_for_the_urge() -> None:
    """B by mistake, then down: the digit that follows is the relief of the row I am on."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "b", "down", "2")
        (use,) = uses(app)
        assert (use.strategy, use.before, use.relief) == ("warm-bath", None, 2)


async def test_when_time_and_amount_are_a_key_each() -> None:
    """W says before bed, t the time, d how much, all optional."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "w", "t", *"2110", "enter", "d", *"10 min", "enter")
        (use,) = uses(app)
        assert (use.when, use.at, use.amount) == ("before-bed", at("2026-11-22 21:10"), "10 min")
        await press(pilot, "w")
        assert uses(app)[0].when == "during-episode"
        await press(pilot, "w")
        assert uses(app)[0].when is None


async def test_a_wrong_time_stays_on_its_row_and_says_why() -> None:
    """What is no time stays where I typed it, and the words beside say what would be one."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "t", *"99x", "enter")
        assert typed(app) == "99x"
        assert '"99x" is not a time' in beside(app)
        await press(pilot, "escape")
        assert uses(app) == ()


async def test_a_time_that_comes_twice_is_told_apart_by_a_digit() -> None:
    """In the night the clock goes back, 1 or 2 says which half past two it was."""
    app = app_at("2026-10-25 07:10", planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "t", *"0230", "enter", "2")
        (use,) = app.session.night(SUNDAY.replace(month=10, day=24)).uses or ()
        assert use.at == at("2026-10-25 02:30", second=True)
        assert typed(app) is None


# --- several uses ------------------------------------------------------------------------------------


async def test_a_second_use_in_the_night_has_ratings_of_its_own() -> None:
    """At 3 a.m. I stretch once more: m notes it with the time, and the evening's ratings stay as they were."""
    first = StrategyUse(strategy="calf-stretch", done="done", at=at("2026-11-22 21:10"), before=7, after=4)
    app = app_at("2026-11-23 03:12", planned(*FIVE, nights=(night_with({"uses": (first,)}),)))
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "S", "m", "b", "9", "a", "5")
        second = StrategyUse(strategy="calf-stretch", done="done", at=at("2026-11-23 03:12"), before=9, after=5)
        assert uses(app) == (first, second)
        assert rows_of(app).cursor_id == "calf-stretch#1"
        await press(pilot, "up", "backspace")
        assert uses(app) == (second,)


async def test_the_cursor_goes_with_a_use_whose_time_puts_it_elsewhere() -> None:
    """Uses stand in order of time; giving one its time never makes my next key hit another."""
    pair = (StrategyUse(strategy="heat", done="done", before=3), StrategyUse(strategy="heat", done="done", before=8))
    app = app_at(EVENING, planned("heat", nights=(night_with({"uses": pair}),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "down", "t", *"2030", "enter", "1")
        rated = next(use for use in uses(app) if use.before == 8)
        assert (rated.at, rated.relief) == (at("2026-11-22 20:30"), 1)


# --- saving, undo, other sessions --------------------------------------------------------------------


async def test_each_key_is_saved_at_once_and_the_header_says_when(tmp_path: Path) -> None:
    """The clock stands beside saved as soon as the tick is on the disk."""
    app = app_at(EVENING, DiskDiary(tmp_path / "diary"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "space")
        assert "saved 21:40:00" in screen_lines(app)[0]
        assert len(on_disk(tmp_path / "diary")["uses"]) == 1


async def test_undo_takes_a_tick_back_and_redo_brings_it_again() -> None:
    """^z works here as anywhere, and the list shows it."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "space", "3", "ctrl+z")
        assert uses(app) == (StrategyUse(strategy="calf-stretch", done="done"),)
        await press(pilot, "ctrl+z")
        assert uses(app) == ()
        assert label(app, "calf-stretch#0").startswith("○")
        await press(pilot, "ctrl+y")
        assert label(app, "calf-stretch#0").startswith("✓")


async def test_what_another_session_ticks_is_seen_and_told() -> None:
    """What I tick on the phone shows on the laptop, under my eyes, and is said."""
    files: dict[str, bytes] = {}
    diary = MemoryDiary(files)
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "space")
        elsewhere = MemoryDiary(files)
        use = StrategyUse(strategy="heat", done="done")
        elsewhere.change(SUNDAY, lambda _: night_with({"uses": (use,)}))
        app.upkeep.look()
        assert label(app, "heat#0").startswith("✓")
        assert "another session answered" in said(app)


async def test_a_tick_that_the_disk_refuses_stays_shown_and_is_said_to_wait() -> None:
    """The disk is full: my tick stays on the screen, the header says NOT SAVED, and it goes in later."""
    diary = RefusingDiary(2)
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "space")
        assert "NOT SAVED" in screen_lines(app)[0]
        assert "tried again" in said(app)
        ticked = rows_of(app).cursor_id
        assert label(app, ticked).startswith("✓")
        app.upkeep.retry()
        app.upkeep.retry()
        assert diary.night(SUNDAY).uses
        assert label(app, ticked).startswith("✓")


# --- finding and folding -----------------------------------------------------------------------------


async def test_typing_after_the_slash_finds_by_name_and_letters_do_nothing_else() -> None:
    """/ then bath: only the bath is left, and neither b nor t rated anything."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "S", "slash", *"bath")
        assert [row for row in shown_ids(app) if "#" in row] == ["warm-bath#0"]
        await press(pilot, "enter", "space")
        assert [use.strategy for use in uses(app)] == ["warm-bath"]
        await press(pilot, "escape")
        assert "calf-stretch#0" in shown_ids(app)


async def test_a_search_is_left_without_esc_and_finding_nothing_is_said() -> None:
    """A phone without Esc: / and an empty line show all again; a name nobody has says so."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "slash", *"zzz")
        assert "no strategy has that in its name" in screen_text(app)
        await press(pilot, "enter", "slash", *["backspace"] * 3, "enter")
        assert "calf-stretch#0" in shown_ids(app)


async def test_what_is_planned_comes_first_and_the_rest_is_folded_by_group() -> None:
    """I see my five; the other groups are a key away."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S")
        assert shown_ids(app) == ["planned", *(f"{key}#0" for key in FIVE), "day", "before-bed", "strikes", "medical"]
        await press(pilot, "end", "right")
        assert "prescribed-iron#0" in shown_ids(app)
        await press(pilot, "down", "left")
        assert "prescribed-iron#0" not in shown_ids(app)
        assert rows_of(app).cursor_id == "medical"
        await press(pilot, "enter", "up", "space")
        assert {"prescribed-iron#0", "walking#0"} <= set(shown_ids(app))


# --- safety ------------------------------------------------------------------------------------------


async def test_what_is_withheld_says_why_and_is_ticked_only_when_asked_twice() -> None:
    """With numb feet, heat is not offered; if I did use it, the same key again notes that."""
    app = app_at(EVENING, planned("heat", about=About(numb_feet=True)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S")
        assert "not for now" in line(app, "heat#0")
        assert "Not for now" in beside(app)
        await press(pilot, "space")
        assert uses(app) == ()
        assert "The same key again" in beside(app)
        await press(pilot, "down", "up", "space")
        assert uses(app) == ()
        await press(pilot, "space")
        assert [use.strategy for use in uses(app)] == ["heat"]


@pytest.mark.parametrize("keys", [("b",), ("3",), ("w",), ("m",), ("t",), ("d",), ("g",)])
async def test_no_other_key_notes_or_starts_what_is_withheld(keys: tuple[str, ...]) -> None:
    """Ratings, times and the timer are no way round it."""
    app = app_at(EVENING, planned("heat", about=About(numb_feet=True)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", *keys)
        assert isinstance(app.screen, StrategiesScreen)
        assert uses(app) == ()
        assert typed(app) is None
        assert "Not for now" in beside(app)


async def test_a_question_nobody_answered_shows_its_caution_and_withholds_nothing() -> None:
    """Where I was not asked about my feet, heat is there with an If."""
    app = app_at(EVENING, planned("heat"))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "S")
        assert "If your feet are numb" in beside(app)
        await press(pilot, "space")
        assert len(uses(app)) == 1


async def test_the_medicine_row_says_what_is_on_my_list() -> None:
    """Medicine as prescribed names my own medicines and gives no advice."""
    diary = planned("medicine")
    taken = Medicine(name="gabapentin", dose="300 mg", usual="21:00")
    diary.change_person(lambda person: Person(plan=person.plan, medicines=(taken,)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S")
        assert "gabapentin 300 mg, 21:00" in line(app, "medicine#0")


# --- other screens -----------------------------------------------------------------------------------


async def test_enter_on_tonights_row_opens_the_checklist_and_tonight_shows_what_was_ticked() -> None:
    """The row of Tonight leads to the list, and T back to it with the answer in it."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "uses", "enter")
        assert isinstance(app.screen, StrategiesScreen)
        await press(pilot, "space", "T")
        tonight(app)
        assert line(app, "uses") == "1: calf stretch"


async def test_the_checklist_is_of_the_night_in_hand_and_brackets_change_it_for_both() -> None:
    """Yesterday's entry in hand, yesterday's checklist; [ takes Tonight along."""
    app = app_at(EVENING, planned(*FIVE))
    saturday = SUNDAY.replace(day=21)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "[", "S", "space")
        assert [use.strategy for use in app.session.night(saturday).uses or ()] == ["calf-stretch"]
        await press(pilot, "]", "down", "space")
        assert [use.strategy for use in uses(app)] == ["warm-bath"]
        await press(pilot, "]")
        assert "has not begun yet" in said(app)
        await press(pilot, "[", "[", "T")
        assert tonight(app).night.night_of == SUNDAY


async def test_opened_first_it_leaves_tonight_right() -> None:
    """I start at the checklist, tick, and go to Tonight, which knows of it."""
    app = StillnightApp(planned(*FIVE), StandingClock(EVENING), app_at(EVENING).session.home, screen="strategies")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "T", "end")
        assert [use.strategy for use in tonight(app).night.uses or ()] == ["calf-stretch"]


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_fits_and_every_row_is_reached(size: tuple[int, int]) -> None:
    """On the phone and on the desk, no line runs over the edge."""
    own = OwnStrategy(id="x", name="a name as long as a name of one's own is")
    diary = planned(*FIVE, "x")
    diary.change_person(lambda person: Person(plan=person.plan, own=(own,)))
    app = app_at(EVENING, diary)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "S")
        for row_id in shown_ids(app):
            assert rows_of(app).cursor_id == row_id or row_id == "planned"
            assert [strip.cell_length for strip in app.screen._compositor.render_strips()] == [size[0]] * size[1]
            if row_id != "planned":
                await press(pilot, "down")


async def test_without_unicode_every_sign_is_one_the_terminal_has() -> None:
    """On the bare console the four answers are x, -, / and o."""
    app = app_at(EVENING, planned(*FIVE), glyphs=ASCII)
    async with app.run_test(size=(110, 30)) as pilot:
        await press(pilot, "S", "b", "7", "a", "4", "down", "minus", "down", "s", "enter")
        assert screen_text(app).isascii()
        signs = [label(app, f"{key}#0")[0] for key in FIVE[:4]]
        assert signs == ["x", "-", "/", "o"]
        await press(pilot, "home", "down")
        for keys in (("enter",), ("q", "g"), ("q", "p"), ("q", "plus")):
            await press(pilot, *keys)
            assert screen_text(app).isascii(), screen_text(app)


async def test_the_help_says_the_whole_of_what_is_cut_below_the_rows() -> None:
    """? has every word of the caution, and every key of the place."""
    app = app_at(EVENING, planned("heat"))
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "S", "question_mark")
        text = " ".join(screen_text(app).replace("│", " ").split())
        assert "If your feet are numb" in text


async def test_beside_tonight_the_checklist_stands_in_brief() -> None:
    """On a wide terminal Tonight shows what is planned, what is done, and what it did."""
    ticked = StrategyUse(strategy="calf-stretch", done="done", before=7, after=4, relief=3)
    app = app_at(EVENING, planned(*FIVE, nights=(night_with({"uses": (ticked,)}),)))
    async with app.run_test(size=(110, 30)):
        text = screen_text(app)
        assert "TONIGHT'S STRATEGIES   1 of 5" in text
        assert "✓ calf stretch          7 → 4  good" in text
        assert "○ warm bath" in text
