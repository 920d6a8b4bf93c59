"""Half-typed texts in the app: kept while they are typed, offered after a lost session, taken up where they were."""

from __future__ import annotations

from datetime import timedelta

import pytest

from stillnight.diary.draft import Draft, Left
from stillnight.diary.home import Home
from stillnight.store.memory import MemoryDiary
from stillnight.tui.app import StillnightApp
from stillnight.tui.screens.notes import NotesScreen
from tests.builders import BERLIN, SUNDAY, at
from tests.tui.driving import StandingClock, answer, app_of, night, press, said, tonight, type_text, typed

EVENING = "2026-11-22 21:40"


class Kept:
    """Drafts in memory: two of these over one list are two sessions."""

    def __init__(self, others: tuple[Draft, ...] = ()) -> None:
        self.own: tuple[Draft, ...] = ()
        self.others = [Left(str(number), at(EVENING), draft) for number, draft in enumerate(others)]
        self.flushed = 0

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Keep them."""
        self.own = drafts

    def flush(self) -> None:
        """Count how often that was asked for."""
        self.flushed += 1

    def left(self) -> tuple[Left, ...]:
        """What the others left."""
        return tuple(self.others)

    def adopt(self, left: Left) -> bool:
        """It belongs to the others no more."""
        self.others.remove(left)
        return True


def app_with(drafts: Kept, diary: MemoryDiary | None = None, *, screen: str | None = None) -> StillnightApp:
    """The app on a Sunday evening, with these drafts."""
    home = Home(BERLIN, "the diary")
    return StillnightApp(diary or MemoryDiary(), StandingClock(EVENING), home, screen=screen, drafts=drafts)


HALF: dict[str, tuple[tuple[str, ...], tuple[str, str, str]]] = {
    # the keys, and then place, field and text of what is half typed
    "a time": (("home", "down", "6", "down", *"2045"), ("night", "urge.began", "2045")),
    "how long ago": (("home", "down", "6", "down", "minus", *"20"), ("night", "urge.began", "-20")),
    "notes": (("end", "up", "enter", *"warm bath"), ("night", "notes", "warm bath")),
    "the minutes of a cramp": (("c", "down", "down", "down", "down", *"12"), ("item", "minutes", "12")),
    "why it was skipped": (("S", "down", "s", *"too tired"), ("use", "reason", "too tired")),
    "a strategy of one's own": (("S", "plus", *"pacing"), ("own", "name", "pacing")),
    "a medicine": (("G", "m", "enter", *"gabap"), ("medicines", "name", "gabap")),
}


@pytest.mark.parametrize(("keys", "kept"), HALF.values(), ids=HALF.keys())
async def test_what_is_half_typed_is_kept_and_taken_up_where_it_was(
    keys: tuple[str, ...], kept: tuple[str, str, str]
) -> None:
    """The line was lost in the middle of a word: at the next start one key puts me back there, and nothing is saved."""
    first, diary = Kept(), MemoryDiary()
    async with app_with(first, diary).run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        (draft,) = first.own
        assert (draft.spot.place, draft.spot.field, draft.text) == kept
    second = Kept((draft,))
    async with app_with(second, diary).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = night(app_of(pilot))
        assert said(app_of(pilot)).startswith(f'^t: you were typing "{kept[2]}" for ')
        await press(pilot, "ctrl+t")
        assert second.others == []
        assert second.own == (draft,), "it is half typed again"
        assert night(app_of(pilot)) == before, "nothing is saved by that"


async def test_nothing_is_kept_of_what_stands_there_already_or_belongs_to_nothing() -> None:
    """I open a row to look at it, search, or ask for a date: none of that is offered to me tomorrow."""
    drafts = Kept()
    async with app_with(drafts).run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down", "6", "down", *"2045", "enter", "enter")
        assert typed(app_of(pilot)) == "20:45"
        assert drafts.own == ()
        await press(pilot, "escape", "g", *"yester")
        assert drafts.own == ()
        await press(pilot, "escape", "S", "slash", *"calf")
        assert drafts.own == ()


@pytest.mark.parametrize("end", ["enter", "escape"])
async def test_a_draft_goes_when_it_is_saved_or_given_up(end: str) -> None:
    """What I finished, or gave up with Esc, is not offered again."""
    drafts = Kept()
    async with app_with(drafts).run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down", "6", "down", *"2045")
        assert [draft.text for draft in drafts.own] == ["2045"]
        await press(pilot, end)
        assert drafts.own == ()
        assert (night(app_of(pilot)).urge.began is not None) == (end == "enter")


async def test_a_text_that_is_no_answer_stays_a_draft() -> None:
    """A typing mistake is not lost either: it stands on the row, and is offered again."""
    drafts = Kept()
    async with app_with(drafts).run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down", "6", "down", *"99x", "enter")
        assert [draft.text for draft in drafts.own] == ["99x"]


async def test_what_is_typed_on_two_screens_is_kept_twice() -> None:
    """I was typing a time and went to the checklist by the palette: both are kept."""
    drafts = Kept()
    async with app_with(drafts).run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down", "6", "down", *"2045")
        app_of(pilot).go("strategies")
        await press(pilot, "down", "s", *"tired")
        assert [draft.text for draft in drafts.own] == ["2045", "tired"]


async def test_a_draft_of_another_night_is_taken_up_in_that_night() -> None:
    """I was filling in Friday when the line went; on Sunday the diary goes back to Friday and the text is there."""
    first = Kept()
    friday = SUNDAY - timedelta(days=2)
    async with app_with(first).run_test(size=(80, 24)) as pilot:
        tonight(app_of(pilot)).go_to(friday)
        await answer(pilot, "sleep.bed", *"2230")
    second = Kept(first.own)
    async with app_with(second, screen="calendar").run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert said(app_of(pilot)) == '^t: you were typing "2230" for Into bed on Fri 20 Nov'
        await press(pilot, "ctrl+t")
        assert tonight(app_of(pilot)).night.night_of == friday
        assert typed(app_of(pilot)) == "2230"
        await press(pilot, "enter")
        assert night(app_of(pilot), friday).sleep.bed == at("2026-11-20 22:30")
        assert second.own == ()


async def test_the_offer_waits_and_going_on_takes_nothing_up() -> None:
    """I do not want to think of it now: I go on, and it is there the next time."""
    drafts = Kept(await _half_typed("2045"))
    async with app_with(drafts).run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down", "4", "q")
    assert len(drafts.others) == 1


async def _half_typed(text: str) -> tuple[Draft, ...]:
    """What a lost session leaves that typed this as the time the urge began."""
    drafts = Kept()
    async with app_with(drafts).run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down", "6", "down")
        await type_text(pilot, text)
    return drafts.own


async def test_with_nothing_left_the_key_says_so() -> None:
    """Nothing was lost: the key says it and does nothing else."""
    async with app_with(Kept()).run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+t")
        assert said(app_of(pilot)) == "Nothing was being typed when a session was lost."


async def test_a_draft_is_data_and_is_shown_literally() -> None:
    """Whatever stands in the file, nothing in it steers my terminal or is taken for markup."""
    (draft,) = await _half_typed("20")
    hostile = Draft(draft.spot, "[/b]\x1b]52;c;AAAA\x07[@click=app.quit]x\n9")
    drafts = Kept((hostile,))
    async with app_with(drafts, MemoryDiary()).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "\x1b" not in said(app_of(pilot))
        assert "[/b]␛]52" in said(app_of(pilot))
        await press(pilot, "home", "down", "6", "ctrl+t")
        assert typed(app_of(pilot)) == "[/b]␛]52;c;AAAA␇[@click=app.quit]x 9"


async def test_a_draft_of_a_row_that_is_not_asked_now_stays_and_is_said() -> None:
    """There is no such row at the moment: I read what I had typed, and it is offered again."""
    drafts = Kept(await _half_typed("2045"))
    async with app_with(drafts, MemoryDiary()).run_test(size=(120, 24)) as pilot:
        await press(pilot, "home", "down", "0", "ctrl+t")
        assert said(app_of(pilot)).startswith('There is no row for it now; you were typing "2045".')


async def test_notes_kept_at_an_end_from_outside_are_no_draft_any_more() -> None:
    """My notes were saved when the program was told to end: they are not offered a second time."""
    drafts = Kept()
    async with app_with(drafts).run_test(size=(80, 24)) as pilot:
        await press(pilot, "end", "up", "enter", *"warm bath")
        assert isinstance(app_of(pilot).screen, NotesScreen)
        app_of(pilot).keep_all()
        assert night(app_of(pilot)).notes == "warm bath"
        assert drafts.own == ()
        assert drafts.flushed > 0


async def test_the_key_does_not_write_over_what_is_being_typed_now() -> None:
    """I have begun to type elsewhere already: that stays, and I am told what to do first."""
    drafts = Kept(await _half_typed("2045"))
    async with app_with(drafts).run_test(size=(80, 24)) as pilot:
        await press(pilot, "home", "down", "6", "down", *"19", "ctrl+t")
        assert typed(app_of(pilot)) == "19"
        assert said(app_of(pilot)) == "You are typing: Enter keeps that, Esc gives it up; then ^t."
        assert len(drafts.others) == 1


async def test_of_several_the_newest_is_taken_up_first_and_the_rest_is_told() -> None:
    """Twice the line was lost: the last text comes first, and I hear that there is another."""
    (draft,) = await _half_typed("2045")
    drafts = Kept((draft, Draft(draft.spot, "1930")))
    async with app_with(drafts).run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert said(app_of(pilot)).endswith("for It began on Sun 22 Nov, and 1 more")
        await press(pilot, "home", "down", "6", "ctrl+t")
        assert typed(app_of(pilot)) == "2045"
        assert said(app_of(pilot)).endswith("^t then takes up what else there is.")


async def test_trouble_is_said_before_what_was_being_typed() -> None:
    """When something is damaged I read that first."""
    files = {"person.json": b"not json"}
    drafts = Kept(await _half_typed("2045"))
    async with app_with(drafts, MemoryDiary(files)).run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert said(app_of(pilot)).startswith("person.json is damaged")
        assert said(app_of(pilot)).endswith('; ^t: you were typing "2045" for It began on Sun 22 Nov')
