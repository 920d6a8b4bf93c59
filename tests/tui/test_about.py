"""The questions about me: all may stay blank, each is saved as it is given, and I can see why it is asked."""

from __future__ import annotations

import pytest

from stillnight.diary.about import ABOUT
from stillnight.diary.errors import DiaryNotSaved
from stillnight.diary.person import About, Person
from stillnight.diary.port import PersonEdit
from stillnight.store.memory import MemoryDiary
from stillnight.tui.screens.about import AboutScreen
from tests.tui.driving import answer, app_at, diary_with, line, press, said, settled, shown_ids
from tests.tui.refusing import FULL
from tests.tui.test_guide import flat, sizes

EVENING = "2026-11-22 21:40"


class FullDiary(MemoryDiary):
    """A diary whose disk is too full for anything about the person."""

    def change_person(self, edit: PersonEdit) -> Person:
        """Refuse."""
        raise DiaryNotSaved(FULL)


@sizes
async def test_all_questions_are_there_and_each_answer_is_kept_at_once(size: tuple[int, int]) -> None:
    """Yes, no and blank are three answers; what I skip stays blank."""
    diary = diary_with()
    app = app_at(EVENING, diary)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "G", "a")
        assert shown_ids(app) == [question.id for question in ABOUT]
        await answer(pilot, "numb_feet", "space")
        assert diary.person().about == About(numb_feet=True, asked=True)
        await answer(pilot, "pregnant", "minus")
        await answer(pilot, "kidney_disease", "right")
        await answer(pilot, "other", "enter", *"shift work [nights]", "enter")
        assert diary.person().about == About(
            numb_feet=True, pregnant=False, kidney_disease=True, other="shift work [nights]", asked=True
        )
        assert said(app) == "saved 21:40"
        await answer(pilot, "kidney_disease", "backspace")
        assert diary.person().about.kidney_disease is None
        await press(pilot, "q")
        assert "3 of 12 answered" in line(app, "about")


async def test_why_it_is_asked_and_what_a_yes_changes_is_one_key_away() -> None:
    """? says what the question means, which strategies an answer changes, and where that is from."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "G", "a")
        await answer(pilot, "numb_feet", "question_mark")
        text = flat(app)
        assert ABOUT[0].help in text
        assert "WHAT A YES CHANGES" in text
        assert "SOURCES" in text
        await press(pilot, "q")
        assert isinstance(app.screen, AboutScreen)
        await answer(pilot, "family", "question_mark")
        assert "WHAT A YES CHANGES" not in flat(app)


async def test_who_looked_at_the_questions_and_left_is_not_offered_them_again() -> None:
    """I opened them from the palette and answered nothing; the guide does not come back to it."""
    diary = diary_with()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("about")
        await settled(pilot)
        await press(pilot, "q", "G")
        assert said(app) == ""
    assert diary.person() == Person(about=About(asked=True))


@pytest.mark.parametrize("keys", [["space"], ["minus"]])
async def test_an_answer_that_the_disk_refuses_is_kept_and_said(keys: list[str]) -> None:
    """The disk is full: the answer stays, the foot says that it is not saved and why, and nothing claims that it is."""
    app = app_at(EVENING, FullDiary())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "a", *keys)
        assert "NOT SAVED: the disk is full" in said(app)
        assert line(app, "numb_feet") == ("yes" if keys == ["space"] else "no")
        assert "saved 21:40" not in said(app)
