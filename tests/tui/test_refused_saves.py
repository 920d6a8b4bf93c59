"""A disk that refuses: the answer stays on the screen, marked and told, and is tried again until it is there."""

from __future__ import annotations

import pytest

from stillnight.diary.edits import answering
from stillnight.diary.errors import DiaryBusy, DiaryDamaged, DiaryNewer, DiaryReadOnly
from stillnight.diary.night import Cramp
from stillnight.tui.app import StillnightApp
from stillnight.tui.glyphs import ASCII
from stillnight.tui.screens.item import ItemScreen
from tests.builders import BERLIN, SUNDAY, at, night_with, without_ids
from tests.tui.driving import (
    answer,
    app_at,
    line,
    night,
    press,
    said,
    screen_lines,
    screen_text,
    tonight,
    trouble,
)
from tests.tui.refusing import RefusingDiary

EVENING = "2026-11-22 21:40"
FOR_EVER = 1000
WIDE = (120, 40)


def header(app: StillnightApp) -> str:
    """What the top line says of saving."""
    return app.tonight_screen.top.saved[0]


async def test_the_answer_stays_marked_and_the_header_says_why() -> None:
    """On a full disk I see my answer, that it is not saved, and why."""
    app = app_at(EVENING, diary := RefusingDiary(FOR_EVER))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        assert diary.night(SUNDAY).is_blank()
        assert line(app, "urge.worst").startswith("! not saved")
        assert line(app, "urge.worst").endswith("6 of 10")
        assert screen_lines(app)[0].rstrip().endswith("NOT SAVED: the disk is full")
        assert said(app) == "the disk is full: kept here and tried again by itself"


@pytest.mark.parametrize(
    ("size", "words"),
    [((45, 20), "NOT SAVED"), ((60, 24), "NOT SAVED: the disk is full"), ((120, 40), "NOT SAVED: the disk is full")],
)
async def test_the_words_are_there_at_any_width(size: tuple[int, int], words: str) -> None:
    """On the phone too the top line says that it is not saved, in plain signs."""
    app = app_at(EVENING, RefusingDiary(FOR_EVER), glyphs=ASCII)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "6")
        assert screen_lines(app)[0].rstrip().endswith(words)
        assert "! not saved" in screen_text(app)


async def test_a_blank_that_is_not_saved_is_marked_too() -> None:
    """I take an answer away and the disk refuses: the row is blank and says that this is not saved."""
    app = app_at(EVENING, diary := RefusingDiary(FOR_EVER, night_with({"urge.worst": 4})))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "urge.worst", "backspace")
        assert line(app, "urge.worst").startswith("! not saved")
        assert "of 10" not in line(app, "urge.worst")
        assert diary.night(SUNDAY).urge.worst == 4


async def test_it_is_tried_again_by_itself_and_then_said_to_be_saved() -> None:
    """I make room on the disk and do nothing else: it is saved, the mark goes, the time is there."""
    app = app_at(EVENING, diary := RefusingDiary(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        assert app.upkeep.is_retrying
        app.upkeep.retry()
        assert header(app) == "NOT SAVED: the disk is full"
        app.upkeep.retry()
        await pilot.pause()
        assert header(app) == "saved 21:40:00"
        assert said(app) == "Everything is saved now."
        assert not line(app, "urge.worst").startswith("!")
        assert not app.upkeep.is_retrying
        assert diary.night(SUNDAY).urge.worst == 6


async def test_the_timer_itself_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody presses a key; what waits is saved."""
    monkeypatch.setattr("stillnight.tui.upkeep.RETRY_SECONDS", 0.01)
    app = app_at(EVENING, diary := RefusingDiary(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        for _ in range(1000):
            if not app.upkeep.is_retrying:
                break
            await pilot.pause(0.01)
        assert diary.night(SUNDAY).urge.worst == 6
        assert diary.asked == 4


async def test_nothing_is_tried_while_all_is_saved() -> None:
    """With nothing unsaved there is no timer for it."""
    app = app_at(EVENING, RefusingDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        assert not app.upkeep.is_retrying


async def test_several_answers_wait_and_go_through_in_order_with_the_next() -> None:
    """I go on answering on a full disk; with room again the next answer takes all the others with it."""
    app = app_at(EVENING, diary := RefusingDiary(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "escape", "7")
        await answer(pilot, "fatigue", "5")
        assert diary.night(SUNDAY).is_blank()
        assert [line(app, row).startswith("!") for row in ("urge.worst", "fatigue")] == [True, True]
        await answer(pilot, "caffeine.count", "2")
        kept = diary.night(SUNDAY)
        assert (kept.urge.worst, kept.fatigue, kept.caffeine.count) == (7, 5, 2)
        assert header(app) == "saved 21:40:00"


async def test_what_waits_is_there_when_i_come_back_to_its_night() -> None:
    """I look at another night meanwhile: what waits stays with its own night, and is marked when I come back."""
    app = app_at(EVENING, diary := RefusingDiary(FOR_EVER))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "[")
        assert "not saved" not in line(app, "urge.worst")
        assert header(app) == "NOT SAVED: the disk is full"
        await press(pilot, "T")
        assert line(app, "urge.worst").startswith("! not saved")
        diary.refuses = 0
        await press(pilot, "[")
        await answer(pilot, "fatigue", "5")
        assert diary.night(SUNDAY).urge.worst == 6
        assert diary.night(SUNDAY).fatigue is None


async def test_nothing_of_another_session_is_lost_by_waiting() -> None:
    """My phone answered while the laptop could not save: in the end both answers are there."""
    app = app_at(EVENING, diary := RefusingDiary(1))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        diary.other.change(SUNDAY, answering({"fatigue": 5}, BERLIN))
        app.upkeep.retry()
        await pilot.pause()
        assert (night(app).urge.worst, night(app).fatigue) == (6, 5)
        assert said(app) == "another session answered: Tired today 5 of 10"


async def test_undo_takes_an_unsaved_answer_out_and_redo_brings_it_back() -> None:
    """I undo an answer that was never saved: it is gone, and nothing is unsaved any more."""
    app = app_at(EVENING, diary := RefusingDiary(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "ctrl+z")
        assert said(app) == "undone: Worst urge blank"
        assert header(app) == ""
        assert not app.upkeep.is_retrying
        app.upkeep.retry()
        assert diary.night(SUNDAY).is_blank()
        await press(pilot, "ctrl+y")
        assert line(app, "urge.worst").startswith("! not saved")
        app.upkeep.retry()
        assert diary.night(SUNDAY).urge.worst == 6


async def test_an_answer_that_went_through_late_can_be_undone() -> None:
    """Saved at the second try, it is undone as any other."""
    app = app_at(EVENING, diary := RefusingDiary(1))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        app.upkeep.retry()
        await press(pilot, "ctrl+z")
        assert diary.night(SUNDAY).is_blank()
        assert said(app) == "undone: Worst urge blank"


async def test_a_cramp_on_a_full_disk_is_kept_and_told_in_its_box() -> None:
    """At three in the morning the disk is full: the cramp and its pain are kept, and the box says so."""
    app = app_at("2026-11-23 03:12", diary := RefusingDiary(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        assert isinstance(app.screen, ItemScreen)
        assert said(app) == "NOT SAVED: the disk is full"
        await press(pilot, "1")
        assert line(app, "side").startswith("! not saved")
        app.upkeep.retry()
        await pilot.pause()
        assert said(app) == "saved 03:12:00"
        assert not line(app, "side").startswith("!")
        await press(pilot, "escape")
        assert without_ids(diary.night(SUNDAY)).cramps == (Cramp(at=at("2026-11-23 03:12"), side="left"),)
        assert header(app) == "saved 03:12:00"


@pytest.mark.parametrize("kind", [DiaryReadOnly, DiaryDamaged, DiaryNewer])
async def test_what_may_not_be_written_keeps_the_old_answer_and_says_why(kind: type[DiaryReadOnly]) -> None:
    """A file that is not to be written is another matter: my old answer stays and the line says why."""
    diary = RefusingDiary(FOR_EVER, night_with({"urge.worst": 4}))
    diary.error = kind("nights-2026.json is not ours to write; mend that")
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "urge.worst", "6")
        assert line(app, "urge.worst").endswith("4 of 10")
        assert trouble(app) == "nights-2026.json is not ours to write; mend that"
        assert not app.upkeep.is_retrying
        await press(pilot, "q")
        assert app.return_code == 0


async def test_a_busy_diary_waits_too() -> None:
    """Somebody else holds the diary for long: my answer waits its turn."""
    app = app_at(EVENING, diary := RefusingDiary(1))
    diary.error = DiaryBusy("another Stillnight is saving this diary right now; try again in a moment")
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "6")
        assert header(app) == "NOT SAVED: another session is saving"
        app.upkeep.retry()
        assert diary.night(SUNDAY).urge.worst == 6


async def test_leaving_tries_once_more_and_leaves_when_that_works() -> None:
    """I quit with something unsaved and there is room again: it is saved, and I am out."""
    app = app_at(EVENING, diary := RefusingDiary(1))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "q")
    assert app.return_code == 0
    assert diary.night(SUNDAY).urge.worst == 6


async def test_leaving_with_something_unsaved_takes_a_second_q(capsys: pytest.CaptureFixture[str]) -> None:
    """One q does not leave me without my answer in silence; it says what is unsaved, and the second q leaves."""
    app = app_at(EVENING, diary := RefusingDiary(FOR_EVER))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        asked = diary.asked
        await press(pilot, "q")
        assert app.is_running
        assert diary.asked == asked + 1
        assert said(app) == "q again leaves without Worst urge: the disk is full"
        await press(pilot, "q")
    assert app.return_code == 1
    assert capsys.readouterr().err == "stillnight: not saved: Worst urge; the disk is full\n"


async def test_a_new_answer_after_the_warning_is_warned_of_anew() -> None:
    """I stay after all and answer on: leaving asks again."""
    app = app_at(EVENING, RefusingDiary(FOR_EVER))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "q")
        await answer(pilot, "fatigue", "5")
        await press(pilot, "q")
        assert said(app) == "q again leaves without Worst urge, Tired today: the disk is full"
        assert tonight(app).is_mounted


async def test_leaving_by_the_palette_warns_as_well() -> None:
    """Whichever way I leave, I am warned first."""
    app = app_at(EVENING, RefusingDiary(FOR_EVER))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        await app.action_quit()
        assert app.return_code is None
        assert said(app) == "q again leaves without Worst urge: the disk is full"
        await app.action_quit()
        await pilot.pause()
    assert app.return_code == 1


async def test_notes_being_written_on_a_full_disk_are_tried_before_the_end() -> None:
    """The line drops while I write notes and something else waits: both are tried before the app is gone."""
    app = app_at(EVENING, diary := RefusingDiary(1))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        await answer(pilot, "notes", "enter", *"a long night")
        app.keep_all()
        assert (diary.night(SUNDAY).urge.worst, diary.night(SUNDAY).notes) == (6, "a long night")


@pytest.mark.parametrize(("refuses", "kept"), [(1, 6), (FOR_EVER, None)])
async def test_being_told_to_end_tries_once_more_and_ends(refuses: int, kept: int | None) -> None:
    """The machine shuts down: one last try, then the app ends, whatever came of it."""
    app = app_at(EVENING, diary := RefusingDiary(refuses))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        app.leave(143)
        await pilot.pause()
    assert app.return_code == 143
    assert diary.night(SUNDAY).urge.worst == kept


# --- undo and settings wait as answers do ------------------------------------------------------------


async def test_an_undo_on_a_full_disk_waits_and_is_done_in_the_end() -> None:
    """The disk fills up and I take my answer back: the row shows it, marked, until it is done on the disk too."""
    app = app_at(EVENING, diary := RefusingDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        diary.refuses = 2
        await press(pilot, "ctrl+z")
        assert said(app) == "undone: Worst urge blank; the disk is full: kept here and tried again by itself"
        assert line(app, "urge.worst").startswith("! not saved")
        assert header(app) == "NOT SAVED: the disk is full"
        assert diary.night(SUNDAY).urge.worst == 6
        app.upkeep.retry()
        assert diary.night(SUNDAY).urge.worst == 6
        app.upkeep.retry()
        await pilot.pause()
        assert diary.night(SUNDAY).is_blank()
        assert header(app) == "saved 21:40:00"
        await press(pilot, "ctrl+y")
        assert diary.night(SUNDAY).urge.worst == 6


async def test_steps_on_a_full_disk_go_back_and_on_in_order() -> None:
    """I undo three times and redo as often, all on a full disk: each step is the next one, and none is lost."""
    app = app_at(EVENING, diary := RefusingDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "escape", "7")
        diary.refuses = FOR_EVER
        await answer(pilot, "fatigue", "5")
        seen = []
        for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y"):
            await press(pilot, key)
            shown = tonight(app).night
            seen.append((shown.urge.worst, shown.fatigue))
        back = [(7, None), (4, None), (None, None), (None, None)]
        assert seen == [*back, (4, None), (7, None), (7, 5), (7, 5)]
        assert [one.night_of for one in app.session.saving.waiting] == [SUNDAY], "what was redone waits no longer"
        diary.refuses = 0
        app.upkeep.retry()
        assert (diary.night(SUNDAY).urge.worst, diary.night(SUNDAY).fatigue) == (7, 5)


async def test_a_redo_on_a_full_disk_waits_and_can_be_taken_back() -> None:
    """I redo on a full disk and think better of it: nothing is left to save."""
    app = app_at(EVENING, diary := RefusingDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "ctrl+z")
        diary.refuses = FOR_EVER
        await press(pilot, "ctrl+y")
        assert line(app, "urge.worst").startswith("! not saved")
        await press(pilot, "ctrl+z")
        assert said(app) == "undone: Worst urge blank"
        assert app.session.saving.waiting == ()
        diary.refuses = 0
        await press(pilot, "ctrl+y")
        assert diary.night(SUNDAY).urge.worst == 6


async def test_an_answer_after_an_undo_that_waits_ends_what_could_be_redone() -> None:
    """I undo, answer something new, and redo: the new answer counts, also while neither is saved."""
    app = app_at(EVENING, diary := RefusingDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        diary.refuses = FOR_EVER
        await press(pilot, "ctrl+z")
        await answer(pilot, "fatigue", "5")
        await press(pilot, "ctrl+z", "ctrl+y")
        diary.refuses = 0
        app.upkeep.retry()
        assert (diary.night(SUNDAY).urge.worst, diary.night(SUNDAY).fatigue) == (None, 5)


async def test_an_undo_that_waited_leaves_alone_what_another_session_answered_since() -> None:
    """While my undo waits, the phone answers that question: its answer stays, and I am told."""
    app = app_at(EVENING, diary := RefusingDiary())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "6")
        diary.refuses = 1
        await press(pilot, "ctrl+z")
        diary.other.change(SUNDAY, answering({"urge.worst": 8}, BERLIN))
        app.upkeep.retry()
        await pilot.pause()
        assert diary.night(SUNDAY).urge.worst == 8
        assert line(app, "urge.worst").endswith("8 of 10")
        assert "another session has changed that answer since; nothing undone" in said(app)
        await press(pilot, "ctrl+y")
        assert said(app) == "nothing to redo"


async def test_an_undo_that_was_refused_but_arrived_is_told_as_done() -> None:
    """The disk broke after my undo was on it: I am not told that somebody else was there."""
    app = app_at(EVENING, diary := RefusingDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        diary.refuses, diary.did_save = 1, True
        await press(pilot, "ctrl+z")
        app.upkeep.retry()
        await pilot.pause()
        assert diary.night(SUNDAY).is_blank()
        assert said(app) == "Everything is saved now."


async def test_a_step_that_is_refused_for_good_can_be_taken_again() -> None:
    """The file may not be written for a while; undo says why, and when it may, it works."""
    app = app_at(EVENING, diary := RefusingDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        diary.refuses, diary.error = 1, DiaryReadOnly("nights-2026.json is not ours to write; mend that")
        await press(pilot, "ctrl+z")
        assert said(app) == "nights-2026.json is not ours to write; mend that"
        assert line(app, "urge.worst").endswith("6 of 10")
        await press(pilot, "ctrl+z")
        assert diary.night(SUNDAY).is_blank()


@pytest.mark.parametrize(
    ("keys", "setting", "value"), [(("r",), "look", "red"), (("z", *"Europe/London", "enter"), "zone", "Europe/London")]
)
async def test_a_setting_on_a_full_disk_holds_at_once_and_waits(
    keys: tuple[str, ...], setting: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """I choose a look or say my zone on a full disk: it holds, I see that it is not saved, and q warns me of it."""
    app = app_at(EVENING, diary := RefusingDiary(FOR_EVER))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *keys)
        assert said(app).endswith("the disk is full: kept here and tried again by itself")
        assert header(app) == "NOT SAVED: the disk is full"
        assert getattr(app.session.person(), setting) == value
        assert getattr(diary.person(), setting) != value
        await press(pilot, "q")
        assert said(app) == f"q again leaves without {setting}: the disk is full"
        diary.refuses = 0
        app.upkeep.retry()
        await pilot.pause()
        assert getattr(diary.person(), setting) == value
        assert (header(app), said(app)) == ("", "Everything is saved now.")
        await press(pilot, "q")
    assert (app.return_code, capsys.readouterr().err) == (0, "")


async def test_undo_takes_a_setting_that_waits_back_like_an_answer() -> None:
    """On a full disk I chose a look: the first undo takes that back, the second the answer before it."""
    app = app_at(EVENING, diary := RefusingDiary(FOR_EVER))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "r", "ctrl+z")
        assert said(app).startswith("undone: look evening")
        assert app.theme == "evening"
        await press(pilot, "ctrl+y")
        assert app.theme == "red"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert said(app) == "undone: Worst urge blank"
        diary.refuses = 0
        app.upkeep.retry()
        assert diary.night(SUNDAY).is_blank()
        assert diary.person().look == "evening"


# --- how long a key may take ---------------------------------------------------------------------------


async def test_no_key_waits_long_for_another_session() -> None:
    """Somebody else holds the diary for long: each of my keys is taken at once, and only leaving has patience."""
    app = app_at(EVENING, diary := RefusingDiary(FOR_EVER))
    diary.error = DiaryBusy("another Stillnight is saving this diary right now; try again in a moment")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "down", "2", "enter", "r", "ctrl+z")
        app.upkeep.retry()
        assert len(diary.waited) >= 4
        assert diary.waited[0] <= 0.25
        assert set(diary.waited[1:]) == {0.0}
        await press(pilot, "q")
        assert diary.waited[-1] == 2.0
