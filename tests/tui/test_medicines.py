"""My medicines and blood tests: kept with their history, offered where a dose is noted, and never judged."""

from __future__ import annotations

from datetime import date

import pytest

from stillnight import content
from stillnight.diary.medicines import adding_entry
from stillnight.diary.night import Dose
from stillnight.diary.person import LabResult, Medicine
from stillnight.store.memory import MemoryDiary
from stillnight.tui.screens.entries import EntriesScreen
from stillnight.tui.screens.item import ItemScreen
from stillnight.tui.screens.pick import PickScreen
from stillnight.tui.screens.topic import TopicScreen
from tests.builders import SUNDAY, at, without_ids
from tests.tui.driving import (
    answer,
    app_at,
    diary_with,
    go_to,
    line,
    night,
    press,
    rows_of,
    said,
    screen_lines,
    shown_ids,
    strips,
    tonight,
    typed,
)
from tests.tui.test_guide import flat, sizes

EVENING = "2026-11-22 21:40"
MAY = date(2026, 5, 1)
GABAPENTIN = Medicine(name="gabapentin", dose="300 mg", usual="21:00", since=MAY, kind="gabapentin")
IRON = Medicine(name="iron", dose="one tablet", usual="with supper", since=MAY, side_effects="dizzy [at first]")
OLD = Medicine(name="pramipexole", dose="0.18 mg", since=date(2025, 1, 3), until=date(2026, 4, 30), kind="dopamine")
LOW = LabResult(test="ferritin", value=12.0, unit="ng/ml", on=MAY, laboratory="Nord")
HIGH = LabResult(test="ferritin", value=400.0, unit="ng/ml", on=date(2026, 10, 3), laboratory="Nord")


def diary_of(*entries: Medicine | LabResult) -> MemoryDiary:
    """A diary whose person has these medicines and blood tests."""
    diary = diary_with()
    for entry in entries:
        diary.change_person(adding_entry("medicines" if isinstance(entry, Medicine) else "labs", entry))
    return diary


async def test_a_medicine_is_typed_as_on_the_packet() -> None:
    """The box opens ready for the name; every field is saved as I give it, and blanks stay blank."""
    diary = diary_with()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "G", "m", "enter")
        assert typed(app) == ""
        await press(pilot, *"gabapentin", "enter")
        assert diary.person().medicines == (Medicine(name="gabapentin"),)
        await answer(pilot, "dose", "3", *"00 mg", "enter")
        await answer(pilot, "usual", "enter", *"21:00", "enter")
        await answer(pilot, "since", "enter", *"2026-05-01", "enter")
        await answer(pilot, "kind", "2")
        assert diary.person().medicines == (GABAPENTIN,)
        await press(pilot, "q")
        assert line(app, "0") == "gabapentin 300 mg, 21:00"
        await press(pilot, "q")
        assert line(app, "medicines").endswith("gabapentin 300 mg, 21:00")


async def test_a_new_dose_is_a_new_entry_and_the_old_one_stays_in_sight() -> None:
    """I write 600 over 300: from today it is 600, and that it was 300 since May is still there."""
    diary = diary_of(GABAPENTIN)
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m", "home", "enter")
        await answer(pilot, "dose", "enter", "ctrl+u", *"600 mg", "enter")
        assert "the old dose stays" in said(app)
        old, new = diary.person().medicines
        assert (old.dose, old.since, old.until) == ("300 mg", MAY, date(2026, 11, 21))
        assert (new.dose, new.since, new.until, new.kind) == ("600 mg", SUNDAY, None, "gabapentin")
        await press(pilot, "q")
        text = flat(app)
        assert text.index("gabapentin 600 mg") < text.index("NOT NOW") < text.index("gabapentin 300 mg")
        assert "Fri 1 May 2026 to Sat 21 Nov 2026" in text


async def test_a_slip_in_the_dose_of_today_is_mended_and_makes_no_history() -> None:
    """I mistyped the new dose; mending it leaves two entries, not three."""
    diary = diary_of(GABAPENTIN)
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m", "home", "enter")
        await answer(pilot, "dose", "enter", "ctrl+u", *"6000 mg", "enter")
        await answer(pilot, "dose", "enter", "ctrl+u", *"600 mg", "enter")
        assert [one.dose for one in diary.person().medicines] == ["300 mg", "600 mg"]


async def test_what_is_no_longer_taken_is_ended_and_stays() -> None:
    """Until yesterday: it moves to what is not taken now, side effects and all."""
    diary = diary_of(IRON)
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m", "home", "enter")
        await answer(pilot, "until", "enter", *"yesterday", "enter")
        await press(pilot, "q")
        assert diary.person().medicines[0].until == date(2026, 11, 21)
        assert flat(app).index("NOT NOW") < flat(app).index("iron one tablet")
        assert "side effects: dizzy [at first]" in flat(app)


async def test_a_last_day_before_the_first_is_said_on_its_row_and_kept() -> None:
    """I mistyped the year: the row says what does not fit, and what I typed stays to be mended."""
    diary = diary_of(GABAPENTIN)
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m", "home", "enter")
        await answer(pilot, "until", "enter", *"2025-05-01", "enter")
        assert diary.person().medicines[0].until == date(2025, 5, 1)
        assert "before the first day" in flat(app)


async def test_what_was_written_by_mistake_is_taken_away_when_it_is_said_twice() -> None:
    """X asks first, and keeping it is the first answer: nothing brings it back."""
    diary = diary_of(GABAPENTIN, IRON)
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m")
        await go_to(pilot, "1")
        await press(pilot, "x", "enter")
        assert len(diary.person().medicines) == 2
        await press(pilot, "x", "2")
        assert diary.person().medicines == (GABAPENTIN,)
        assert said(app) == "taken away"
        await go_to(pilot, "add")
        await press(pilot, "x")
        assert isinstance(app.screen, EntriesScreen)


async def test_an_entry_that_is_emptied_again_leaves_nothing_behind() -> None:
    """I began in the wrong list, and take back the one thing I typed."""
    diary = diary_with()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "m", "enter", *"iron", "enter", "backspace", "q")
        assert diary.person().medicines == ()
        await press(pilot, "enter", "escape", "q")
        assert diary.person().medicines == ()


async def test_a_blood_test_is_kept_with_its_unit_and_laboratory() -> None:
    """The figure as the laboratory wrote it."""
    diary = diary_with()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "G", "b", "enter")
        await answer(pilot, "test", "1")
        await answer(pilot, "value", "4", *"00", "enter")
        await answer(pilot, "unit", "enter", *"ng/ml", "enter")
        await answer(pilot, "on", "enter", *"2026-10-03", "enter")
        await answer(pilot, "laboratory", "enter", *"Nord", "enter")
        assert diary.person().labs == (HIGH,)
        await answer(pilot, "value", "enter", "ctrl+u", *"much", "enter")
        assert diary.person().labs == (HIGH,)
        assert "number" in flat(app)


async def test_high_and_low_figures_look_alike() -> None:
    """No colour and no sign says good or bad: 12 and 400 are drawn in the same inks."""
    app = app_at(EVENING, diary_of(LOW, HIGH))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "b", "end")
        rows = [strip for strip in strips(app) if "ferritin 12" in strip.text or "ferritin 400" in strip.text]
        high, low = ([str(segment.style) for segment in strip if segment.text.strip()] for strip in rows)
        assert high == low
        assert "ferritin 400" in rows[0].text


@sizes
@pytest.mark.parametrize(
    ("key", "statement", "page"), [("m", "no-advice", "medicines"), ("b", "figures-of-iron", "iron")]
)
async def test_what_prescribers_look_at_can_be_read_with_its_source(
    size: tuple[int, int], key: str, statement: str, page: str
) -> None:
    """Under the list stand the guide's own words and where they are from; the row opens the page at them."""
    app = app_at(EVENING, diary_of(GABAPENTIN, LOW))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "G", key)
        told = content.guide().told(statement)
        if size >= (80, 24):
            assert told.says in flat(app)
            assert content.sources()[told.sources[0]].title in flat(app)
        await go_to(pilot, "read")
        await press(pilot, "enter")
        assert isinstance(app.screen, TopicScreen)
        assert app.screen.topic.id == page
        shown = " ".join(text.strip("│ ↑↓") for text in screen_lines(app)[1:-1])
        assert told.says[:40] in " ".join(shown.split())


@sizes
async def test_long_names_end_in_an_ellipsis_and_the_lists_fit(size: tuple[int, int]) -> None:
    """A name as long as it may be stays on its line."""
    long = Medicine(name="x" * 200, dose="y" * 200, side_effects="z " * 100, since=MAY)
    app = app_at(EVENING, diary_of(long, OLD, LOW))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "G", "m")
        assert [strip.cell_length for strip in strips(app)] == [size[0]] * size[1]
        assert "…" in flat(app)


# --- a dose of tonight -------------------------------------------------------------------------------


async def test_medicines_of_the_list_are_offered_for_a_dose_by_number() -> None:
    """Space on medicines, 1, n: gabapentin 300 mg, now. What I took until April is not offered."""
    app = app_at(EVENING, diary_of(GABAPENTIN, IRON, OLD))
    async with app.run_test(size=(45, 20)) as pilot:
        await answer(pilot, "doses", "space")
        assert isinstance(app.screen, PickScreen)
        assert shown_ids(app) == ["0", "1", "other"]
        await press(pilot, "1")
        assert isinstance(app.screen, ItemScreen)
        assert without_ids(night(app)).doses == (Dose(name="gabapentin", dose="300 mg"),)
        assert rows_of(app).cursor_id == "at"
        await press(pilot, "n", "q")
        assert without_ids(tonight(app).night).doses == (Dose(name="gabapentin", dose="300 mg", at=at(EVENING)),)


async def test_another_medicine_is_typed_as_before() -> None:
    """A painkiller that is on no list: the last choice opens the box ready for its name."""
    app = app_at(EVENING, diary_of(GABAPENTIN))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "doses", "space", "2")
        assert typed(app) == ""
        await press(pilot, *"ibuprofen", "enter", "escape")
        assert [dose.name for dose in tonight(app).night.doses or ()] == ["ibuprofen"]


async def test_the_list_of_doses_offers_them_too_and_leaving_adds_nothing() -> None:
    """From the list of tonight's doses, a second one; Esc on the offer adds none."""
    app = app_at(EVENING, diary_of(GABAPENTIN, IRON))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "doses", "space", "1", "q")
        await press(pilot, "enter", "end", "enter", "escape")
        assert len(night(app).doses or ()) == 1
        await press(pilot, "enter", "2", "q")
        assert [dose.name for dose in night(app).doses or ()] == ["gabapentin", "iron"]
        assert shown_ids(app) == ["0", "1", "add"]


async def test_a_dose_from_the_list_can_be_undone() -> None:
    """One key too many is taken back."""
    app = app_at(EVENING, diary_of(GABAPENTIN))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "doses", "space", "1", "q")
        await press(pilot, "ctrl+z")
        assert tonight(app).night.doses is None
