"""Every kind of row and what every key does there."""

from __future__ import annotations

from typing import Any

import pytest

from stillnight.diary import answers as diary_answers
from stillnight.diary.questions import BY_ID
from stillnight.store.memory import MemoryDiary
from tests.builders import at, good_night, night_with
from tests.tui.driving import (
    answer,
    app_at,
    diary_with,
    go_to,
    line,
    night,
    press,
    rows_of,
    screen_text,
    trouble,
    typed,
)

EVENING = "2026-11-22 21:40"
MORNING = "2026-11-23 07:10"

ANSWERED = {
    "urge.worst": 6,
    "urge.began": at("2026-11-22 20:45"),
    "caffeine.count": 3,
    "sleep.bed": at("2026-11-22 22:00"),
    "sleep.quality": 3,
}
"""The night that the keys below find; all else is blank."""

KEYS = [
    ("urge.worst", "7", 7, "7 of 10"),
    ("urge.worst", "1 0", 10, "10 of 10"),
    ("urge.worst", "1 1", 1, "1 of 10"),
    ("urge.worst", "1 0 4", 4, "4 of 10"),
    ("urge.worst", "right", 7, "7 of 10"),
    ("urge.worst", "l", 7, "7 of 10"),
    ("urge.worst", "left left", 4, "4 of 10"),
    ("urge.worst", "h", 5, "5 of 10"),
    ("urge.worst", "right right right right right right", 10, "10 of 10"),
    ("urge.worst", "0", 0, "none"),
    ("urge.worst", "minus", 0, "none"),
    ("urge.worst", "backspace", None, "0 to 10"),
    ("urge.worst", "delete", None, "0 to 10"),
    ("urge.worst", "backspace right", 5, "5 of 10"),
    ("urge.worst", "enter backspace 8 enter", 8, "8 of 10"),
    ("urge.worst", "space backspace n o n e enter", 0, "none"),
    ("urge.began", "right", at("2026-11-22 21:00"), "21:00"),
    ("urge.began", "left left", at("2026-11-22 20:15"), "20:15"),
    ("urge.began", "n", at("2026-11-22 21:40"), "21:40"),
    ("urge.began", "2 3 1 5 enter", at("2026-11-22 23:15"), "23:15"),
    ("urge.began", "2 3 colon 1 5 enter", at("2026-11-22 23:15"), "23:15"),
    ("urge.began", "9 full_stop 0 5 p m enter", at("2026-11-22 21:05"), "21:05"),
    ("urge.began", "minus 2 0 enter", at("2026-11-22 21:20"), "21:20"),
    ("urge.began", "enter ctrl+u n o w enter", at("2026-11-22 21:40"), "21:40"),
    ("urge.began", "enter backspace 0 enter", at("2026-11-22 20:40"), "20:40"),
    ("urge.began", "enter ctrl+u enter", None, "23:15, n now, -20"),
    ("urge.lasted", "4 5 enter", 45, "45 min"),
    ("urge.lasted", "1 colon 2 0 enter", 80, "1 h 20"),
    ("urge.lasted", "1 h 2 0 enter", 80, "1 h 20"),
    ("urge.lasted", "right right", 75, "1 h 15"),
    ("urge.lasted", "left", 60, "1 h"),
    ("exercise.minutes", "minus", 0, "none"),
    ("exercise.minutes", "0 enter", 0, "none"),
    ("caffeine.count", "2", 2, "2"),
    ("caffeine.count", "1 2", 12, "12"),
    ("caffeine.count", "0", 0, "none"),
    ("caffeine.count", "left left left left", 0, "none"),
    ("alcohol.count", "right", 1, "1"),
    ("urge.eased", "2", "partly", "partly"),
    ("urge.eased", "right", "fully", "fully"),
    ("urge.eased", "left", "no", "no"),
    ("urge.eased", "right right right right", "fully", "fully"),
    ("urge.eased", "enter enter", "partly", "partly"),
    ("urge.eased", "space", "fully", "fully"),
    ("urge.eased", "3 backspace", None, "1 fully"),
    ("urge.set_off", "1 3", ("sitting", "travelling"), "sitting, car or plane"),
    ("urge.set_off", "1 1", None, "1 sitting"),
    ("urge.set_off", "minus", (), "nothing"),
    ("urge.set_off", "0", (), "nothing"),
    ("urge.where", "1 2", ("left-calf", "right-calf"), "both calves"),
    ("uses", "minus", (), "none used"),
    ("doses", "0", (), "none taken"),
    ("sleep.none", "space", True, "yes"),
    ("sleep.none", "space space", False, "no"),
    ("sleep.none", "enter", True, "yes"),
    ("sleep.none", "right", True, "yes"),
    ("sleep.none", "left", False, "no"),
    ("sleep.none", "minus", False, "no"),
    ("sleep.none", "space backspace", None, "Space yes or no"),
    ("sleep.quality", "4", 4, "4 good"),
    ("sleep.quality", "right right right", 5, "5 very good"),
    ("sleep.quality", "left left left", 1, "1 very poor"),
    ("sleep.quality", "enter ctrl+u g o o d enter", 4, "4 good"),
    ("sleep.awakenings", "1", 1, "1 time"),
    ("sleep.awakenings", "minus", 0, "never"),
]
"""Question, keys, the answer that is kept, and how the row begins to read."""


@pytest.mark.parametrize(("question_id", "keys", "kept", "shown"), KEYS, ids=[f"{row[0]} {row[1]}" for row in KEYS])
async def test_a_key_does_on_a_row_what_it_says(question_id: str, keys: str, kept: Any, shown: str) -> None:
    """The same few keys answer every kind of question, and the row reads back what I answered."""
    part = BY_ID[question_id].part
    app = app_at(MORNING if part == "morning" else EVENING, diary_with(night_with(ANSWERED)))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, question_id, *keys.split())
        assert diary_answers.answer(night(app), question_id) == kept
        assert line(app, question_id).lstrip("·■ ").startswith(shown)
        assert trouble(app) in ("", "still to come")
        assert typed(app) is None


REFUSED = [
    ("urge.worst", "enter backspace 1 1 enter", '"11" is not a number from 0 to 10; type one, or none'),
    ("urge.worst", "n", "now is an answer to a time only"),
    ("urge.worst", "y", "no usual answer here"),
    ("urge.worst", "Y", "no usual answers left here"),
    ("urge.began", "2 5 6 1 enter", '"2561" is not a time; type it like 23:15, 2315, 9.05pm, now or -20'),
    ("urge.began", "2 4 0 0 enter", '"2400" is 00:00 of the next day; type 00:00'),
    ("urge.began", "minus x enter", '"-x" is not a time; type it like 23:15, 2315, 9.05pm, now or -20'),
    ("urge.lasted", "9 9 9 9 enter", '"9999" is more than 24 h; type it like 45, 1:20, 1h20, 1.5h or none'),
    ("urge.lasted", "4 x down", '"4x" is not a length of time; type it like 45, 1:20, 1h20, 1.5h or none'),
    ("urge.eased", "4", "there is no choice 4; 1 to 3"),
    ("urge.eased", "minus", "none is no answer here; backspace leaves it blank"),
    ("urge.where", "9", "there is no choice 9; 1 to 8"),
    ("urge.where", "minus", "none is no answer here; backspace leaves it blank"),
    ("alcohol.count", "enter 1 0 0 enter", '"100" is not a number from 0 to 99; type one, or none'),
    ("sleep.quality", "0", "Quality goes from 1 to 5"),
    ("sleep.quality", "9", "Quality goes from 1 to 5"),
    ("sleep.quality", "minus", "none is no answer here; backspace leaves it blank"),
    ("sleep.tried", "right", "type a time like 23:15, or n for now"),
    ("sleep.none", "3", "a digit is no answer to did not sleep"),
]
"""Question, keys, and the word that stands below the row."""


@pytest.mark.parametrize(("question_id", "keys", "words"), REFUSED, ids=[f"{row[0]} {row[1]}" for row in REFUSED])
async def test_what_is_no_answer_is_told_on_its_row_and_writes_nothing(question_id: str, keys: str, words: str) -> None:
    """A slip of the finger costs nothing: the row says what is wrong, and my old answer is still there."""
    files: dict[str, bytes] = {}
    diary_with(night_with(ANSWERED), files=files)
    before = dict(files)
    app = app_at(MORNING if BY_ID[question_id].part == "morning" else EVENING, MemoryDiary(files))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, question_id, *keys.split())
        assert trouble(app) == words
        assert words[:40] in screen_text(app)
        assert rows_of(app).cursor_id == question_id
        assert files == before
        await press(pilot, "escape")
        assert trouble(app) == "" or typed(app) is None
        assert diary_answers.answer(night(app), question_id) == ANSWERED.get(question_id)


async def test_esc_leaves_what_was_typed_and_keeps_the_old_answer() -> None:
    """When I do not know after all, Esc puts the row back as it was."""
    app = app_at(EVENING, diary_with(night_with(ANSWERED)))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "urge.began", "1", "9")
        assert typed(app) == "19"
        await press(pilot, "escape")
        assert typed(app) is None
        assert line(app, "urge.began") == "20:45"
        assert night(app).urge.began == at("2026-11-22 20:45")


async def test_backspace_leaves_an_empty_editor_and_keeps_the_old_answer() -> None:
    """A phone without Esc leaves too: Backspace until there is nothing, and once more."""
    app = app_at(EVENING, diary_with(night_with(ANSWERED)))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "urge.began", "1", "backspace")
        assert typed(app) == ""
        await press(pilot, "backspace")
        assert typed(app) is None
        assert night(app).urge.began == at("2026-11-22 20:45")


@pytest.mark.parametrize(
    ("key", "row"),
    [("down", "urge.lasted"), ("tab", "urge.lasted"), ("up", "urge.worst"), ("shift+tab", "urge.worst"),
     ("enter", "urge.began")],
)  # fmt: skip
async def test_arrows_keep_what_was_typed_and_go_on(key: str, row: str) -> None:
    """I type a time and arrow on: it is kept, and I am on the next row."""
    app = app_at(EVENING, diary_with(night_with(ANSWERED)))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "urge.began", *"1930", key)
        assert night(app).urge.began == at("2026-11-22 19:30")
        assert rows_of(app).cursor_id == row
        assert typed(app) is None


async def test_the_words_about_a_slip_go_when_the_text_is_mended() -> None:
    """What was wrong is no longer said once I mend it."""
    app = app_at(EVENING, diary_with(night_with(ANSWERED)))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "urge.began", *"2561", "enter")
        assert trouble(app)
        await press(pilot, "backspace")
        assert trouble(app) == ""
        assert typed(app) == "256"


async def test_an_answer_given_again_is_not_written_again() -> None:
    """Pressing the same number twice does not wear out the disk."""
    app = app_at(EVENING, diary := diary_with(night_with(ANSWERED)))
    async with app.run_test(size=(80, 24)) as pilot:
        before = diary.revision(night(app).night_of)
        await answer(pilot, "urge.worst", "6")
        assert diary.revision(night(app).night_of) == before


async def test_what_does_not_fit_together_is_said_on_its_row_and_blocks_nothing() -> None:
    """The diary tells me that I cannot have got up before I woke, and keeps what I said."""
    app = app_at(MORNING, diary_with(good_night()))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "sleep.up", *"0615", "enter")
        assert night(app).sleep.up == at("2026-11-23 06:15")
        assert trouble(app) == "before final awakening"
        await go_to(pilot, "sleep.quality")
        assert "! before final awakening" in screen_text(app)
