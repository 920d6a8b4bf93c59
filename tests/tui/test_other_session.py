"""Another session on the same diary: what it answers shows by itself, is told, and disturbs nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest

from stillnight.diary.edits import answering
from stillnight.diary.night import Cramp
from stillnight.diary.port import Change, DiaryStore, Edit
from stillnight.store.disk import DiskDiary
from stillnight.store.memory import MemoryDiary
from stillnight.tui.screens.item import ItemScreen
from stillnight.tui.screens.items import ItemsScreen
from stillnight.tui.upkeep import LOOK_SECONDS
from tests.builders import BERLIN, SUNDAY, at, night_with
from tests.tui.driving import (
    answer,
    app_at,
    go_to,
    line,
    night,
    press,
    rows_of,
    said,
    screen_lines,
    shown_ids,
    tonight,
    typed,
)

EVENING = "2026-11-22 21:40"
FIRST, SECOND = (Cramp(id=time, at=at(f"2026-11-23 {time}")) for time in ("01:10", "03:12"))


@pytest.fixture
def here(tmp_path: Path) -> DiskDiary:
    """The handle of this session."""
    return DiskDiary(tmp_path)


@pytest.fixture
def phone(tmp_path: Path) -> DiskDiary:
    """The handle of another session on the same folder."""
    return DiskDiary(tmp_path)


def give(diary: DiaryStore, **answers: object) -> None:
    """Answer questions of tonight in the other session; ``__`` stands for the point in an id."""
    diary.change(SUNDAY, answering({key.replace("__", "."): value for key, value in answers.items()}, BERLIN))


class RacingDiary(DiskDiary):
    """A handle before whose next save another session is quicker: after the last look, before the lock."""

    def __init__(self, folder: Path, quicker: Callable[[], object]) -> None:
        super().__init__(folder)
        self._quicker: list[Callable[[], object]] = [quicker]

    def change(self, night_of: date, edit: Edit) -> Change:
        """Let the other one be quicker once, then save."""
        while self._quicker:
            self._quicker.pop()()
        return super().change(night_of, edit)


def cramps(diary: DiaryStore, *kept: Cramp) -> None:
    """Let the other session keep these cramps."""
    diary.change(SUNDAY, lambda night: msgspec.structs.replace(night, cramps=kept or None, zone=BERLIN))


async def test_another_session_s_answer_shows_and_is_told(here: DiskDiary, phone: DiskDiary) -> None:
    """I answer on the phone, and the laptop shows it and says so."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        give(phone, caffeine__count=2)
        app.upkeep.look()
        await pilot.pause()
        assert line(app, "caffeine.count") == "2"
        assert said(app) == "another session answered: Caffeine 2"


async def test_the_timer_itself_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody presses a key; the other answer comes."""
    monkeypatch.setattr("stillnight.tui.upkeep.LOOK_SECONDS", 0.01)
    files: dict[str, bytes] = {}
    app = app_at(EVENING, MemoryDiary(files))
    async with app.run_test(size=(80, 24)) as pilot:
        give(MemoryDiary(files), caffeine__count=2)
        for _ in range(1000):
            if said(app).startswith("another session"):
                break
            await pilot.pause(0.01)
        assert line(app, "caffeine.count") == "2"


def test_it_is_looked_for_within_two_seconds() -> None:
    """I need not count the seconds until the laptop knows what I said on the phone."""
    assert LOOK_SECONDS < 2


async def test_an_answer_given_before_the_first_look_is_told_too(here: DiskDiary, phone: DiskDiary) -> None:
    """It came in the first second after the start, and is not missed."""
    give(phone, fatigue=3)
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)):
        give(phone, fatigue=5)
        app.upkeep.look()
        assert said(app) == "another session answered: Tired today 5 of 10"


async def test_looking_without_news_changes_nothing(here: DiskDiary, phone: DiskDiary) -> None:
    """My own answers, and other nights of the same year, are no news."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        phone.change(SUNDAY.replace(day=3), answering({"fatigue": 1}, BERLIN))
        for _ in range(3):
            app.upkeep.look()
        assert said(app) == ""


async def test_the_cursor_the_fold_and_half_typed_text_stay(here: DiskDiary, phone: DiskDiary) -> None:
    """I am in the middle of typing a time when the phone answers: nothing under my fingers moves."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "caffeine.count", "2")
        await answer(pilot, "caffeine.last", "1", "5")
        folded = [row for row in shown_ids(app) if row.startswith("part:")]
        give(phone, urge__worst=6, sleep__quality=4)
        app.upkeep.look()
        await pilot.pause()
        assert rows_of(app).cursor_id == "caffeine.last"
        assert typed(app) == "15"
        assert [row for row in shown_ids(app) if row.startswith("part:")] == folded
        assert "sleep.quality" not in shown_ids(app)
        assert said(app) == "another session answered: Worst urge 6 of 10, Quality 4 good"
        await press(pilot, "3", "0", "enter")
        assert (night(app).urge.worst, night(app).caffeine.last) == (6, at("2026-11-22 15:30"))


async def test_the_row_being_typed_on_stays_though_it_is_asked_no_longer(here: DiskDiary, phone: DiskDiary) -> None:
    """The phone blanks the caffeine while I type its time: my text stays on its own row."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "caffeine.count", "2")
        await answer(pilot, "caffeine.last", "1", "5", "3")
        give(phone, caffeine__count=None)
        app.upkeep.look()
        await pilot.pause()
        assert rows_of(app).cursor_id == "caffeine.last"
        assert typed(app) == "153"
        assert said(app) == "another session answered: Caffeine blank"
        await press(pilot, "0", "enter")
        assert night(app).caffeine.last == at("2026-11-22 15:30")


@pytest.mark.parametrize("size", [(80, 24), (45, 20)])
async def test_rows_that_come_above_do_not_move_the_screen(
    size: tuple[int, int], here: DiskDiary, phone: DiskDiary
) -> None:
    """The phone's answer opens rows above mine; the row I am on stays where it is on the screen."""
    app = app_at("2026-11-25 21:40", here, night_of=SUNDAY)
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, "notes")
        before = next(at for at, text in enumerate(screen_lines(app)) if "▸ Notes" in text)
        give(phone, urge__worst=6)
        app.upkeep.look()
        await pilot.pause()
        assert "urge.began" in shown_ids(app)
        assert "▸ Notes" in screen_lines(app)[before]


async def test_what_the_phone_answered_is_told_when_my_answer_finds_it_first(here: DiskDiary, phone: DiskDiary) -> None:
    """I answer in the very second after the phone did: both are kept, and I am told of the other."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        give(phone, fatigue=5)
        await press(pilot, "6")
        assert (night(app).urge.worst, night(app).fatigue) == (6, 5)
        assert said(app) == "another session answered: Tired today 5 of 10"
        app.upkeep.look()
        assert said(app) == "another session answered: Tired today 5 of 10"


async def test_undo_refuses_another_session_s_answer_in_words(here: DiskDiary, phone: DiskDiary) -> None:
    """The phone answered over mine: undo leaves it alone and says so, and undoes what is mine alone."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        give(phone, urge__worst=8)
        app.upkeep.look()
        await press(pilot, "ctrl+z")
        assert night(app).urge.worst == 8
        assert said(app) == "another session has changed that answer since; nothing undone"


async def test_news_wait_for_a_screen_that_can_tell_them(here: DiskDiary, phone: DiskDiary) -> None:
    """I am writing notes: they stay as they are, and when I come back I am told."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter", *"half a")
        give(phone, fatigue=5)
        app.upkeep.look()
        await press(pilot, *" line", "tab")
        assert night(app).notes == "half a line"
        assert said(app) == "another session answered: Tired today 5 of 10"
        assert line(app, "fatigue").endswith("5 of 10")


async def test_a_list_that_is_open_follows_with_the_cursor_on_its_item(here: DiskDiary, phone: DiskDiary) -> None:
    """The phone notes an earlier cramp while I look at the list: the cursor stays on the cramp it was on."""
    cramps(phone, SECOND)
    app = app_at("2026-11-23 07:10", here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter")
        assert isinstance(app.screen, ItemsScreen)
        cramps(phone, FIRST, SECOND)
        app.upkeep.look()
        await pilot.pause()
        assert line(app, rows_of(app).cursor_id) == "03:12"
        assert said(app).startswith("another session answered: Cramps 2: 01:10")
        await press(pilot, "x")
        assert night(app).cramps == (FIRST,)


async def test_an_item_changed_a_moment_ago_elsewhere_is_taken_away_all_the_same(
    here: DiskDiary, phone: DiskDiary
) -> None:
    """The phone says how bad the cramp was in the very second I take it away: it is that cramp that goes."""
    cramps(phone, SECOND)
    app = app_at("2026-11-23 07:10", here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter")
        cramps(phone, msgspec.structs.replace(SECOND, pain=7))
        await press(pilot, "x")
        assert night(app).cramps is None
        assert said(app) == "taken away; Esc, then ^z brings it back"


async def test_an_item_that_is_open_follows_its_own_change_elsewhere(here: DiskDiary, phone: DiskDiary) -> None:
    """The phone says how bad the cramp was while I say which leg: it is one cramp with both answers."""
    cramps(phone, SECOND)
    app = app_at("2026-11-23 07:10", here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter", "enter")
        assert isinstance(app.screen, ItemScreen)
        cramps(phone, worse := msgspec.structs.replace(SECOND, pain=7))
        app.upkeep.look()
        await pilot.pause()
        assert line(app, "pain").endswith("7 of 10")
        assert said(app).startswith("another session answered: Cramps 1: 03:12")
        await go_to(pilot, "side")
        cramps(phone, msgspec.structs.replace(worse, minutes=3))
        await press(pilot, "1")
        assert night(app).cramps == (msgspec.structs.replace(worse, minutes=3, side="left"),)


async def test_half_typed_text_in_a_box_stays(here: DiskDiary, phone: DiskDiary) -> None:
    """I am typing a medicine's name when the phone answers: the box tells me, and I type on."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "doses", "space", *"gaba")
        assert isinstance(app.screen, ItemScreen)
        give(phone, fatigue=5)
        app.upkeep.look()
        await pilot.pause()
        assert typed(app) == "gaba"
        assert said(app) == "another session answered: Tired today 5 of 10"
        await press(pilot, *"pentin", "enter", "escape")
        assert [dose.name for dose in night(app).doses or ()] == ["gabapentin"]
        assert line(app, "fatigue").endswith("5 of 10")


async def test_an_item_taken_away_elsewhere_is_not_lost_while_i_fill_it(here: DiskDiary, phone: DiskDiary) -> None:
    """The phone takes the cramp away while I answer in it: my answer keeps it."""
    cramps(phone, SECOND)
    app = app_at("2026-11-23 07:10", here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter", "enter")
        cramps(phone)
        app.upkeep.look()
        await go_to(pilot, "side")
        await press(pilot, "1")
        assert night(app).cramps == (msgspec.structs.replace(SECOND, side="left"),)


async def test_the_night_in_hand_is_the_one_that_is_watched(here: DiskDiary, phone: DiskDiary) -> None:
    """On another night, news of tonight are none; back at tonight I see them."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "[")
        give(phone, fatigue=5)
        app.upkeep.look()
        assert said(app) == ""
        await press(pilot, "T")
        assert tonight(app).night.fatigue == 5


async def test_a_file_that_broke_meanwhile_is_told_once(tmp_path: Path, here: DiskDiary) -> None:
    """Something wrote nonsense over the year's file while I had it open: I am told which file."""
    here.change(SUNDAY, lambda _: night_with({"urge.worst": 4}))
    app = app_at(EVENING, here)
    async with app.run_test(size=(120, 40)):
        app.upkeep.look()
        (tmp_path / "nights-2026.json").write_bytes(b"{")
        app.upkeep.look()
        assert said(app).startswith("nights-2026.json")


# --- settings ----------------------------------------------------------------------------------------


async def test_a_zone_set_elsewhere_holds_here_and_is_told(here: DiskDiary, phone: DiskDiary) -> None:
    """I land in London and say so on the phone: the open laptop goes by that clock within two seconds, and says so."""
    here.change_person(lambda person: msgspec.structs.replace(person, zone=BERLIN))
    app = app_at(EVENING, here)
    async with app.run_test(size=(120, 40)) as pilot:
        app.upkeep.look()
        phone.change_person(lambda person: msgspec.structs.replace(person, zone="Europe/London"))
        app.upkeep.look()
        await pilot.pause()
        assert said(app) == "another session set: zone Europe/London"
        assert "Europe/London" in screen_lines(app)[0]
        await answer(pilot, "caffeine.count", "2", "down", "n")
        assert line(app, "caffeine.last") == "20:40"
        app.upkeep.look()
        assert said(app) == ""


async def test_an_hour_of_the_night_set_elsewhere_holds_here(here: DiskDiary, phone: DiskDiary) -> None:
    """My nights begin at six in the evening from now on; what I type here falls into those hours at once."""
    app = app_at("2026-11-22 17:00", here)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.session.tonight() == SUNDAY
        phone.change_person(lambda person: msgspec.structs.replace(person, night_starts=18))
        app.upkeep.look()
        await pilot.pause()
        assert said(app) == "another session set: night starts 18"
        assert app.session.tonight() == SUNDAY.replace(day=21)
        assert app.tonight_screen.picture.starts == 18


async def test_a_look_chosen_elsewhere_is_told_and_lights_no_dark_room(here: DiskDiary, phone: DiskDiary) -> None:
    """The laptop is set to day while I lie in bed with dim red: my screen stays dim, and I am told."""
    here.change_person(lambda person: msgspec.structs.replace(person, look="red"))
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        phone.change_person(lambda person: msgspec.structs.replace(person, look="day"))
        app.upkeep.look()
        assert (app.theme, said(app)) == ("red", "another session set: look day")
        await press(pilot, "r")
        assert (app.theme, phone.person().look) == ("day", "day")


async def test_my_own_settings_are_no_news(here: DiskDiary) -> None:
    """What I set here is not told to me as somebody else's."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "r")
        before = said(app)
        for _ in range(3):
            app.upkeep.look()
        assert said(app) == before


async def test_settings_of_two_sessions_are_both_kept(here: DiskDiary, phone: DiskDiary) -> None:
    """I choose a look here in the very second the phone sets the zone: both are there, and I am told of the zone."""
    app = app_at(EVENING, here)
    async with app.run_test(size=(80, 24)) as pilot:
        phone.change_person(lambda person: msgspec.structs.replace(person, zone="Europe/London"))
        await press(pilot, "r")
        assert (here.person().zone, here.person().look) == ("Europe/London", "red")
        app.upkeep.look()
        assert said(app) == "another session set: zone Europe/London"


async def test_settings_that_broke_meanwhile_are_told_once(tmp_path: Path, here: DiskDiary) -> None:
    """Something wrote nonsense over my settings while I had them open: I am told which file, and the app goes on."""
    here.change_person(lambda person: msgspec.structs.replace(person, zone=BERLIN))
    app = app_at(EVENING, here)
    async with app.run_test(size=(120, 40)):
        app.upkeep.look()
        (tmp_path / "person.json").write_bytes(b"{")
        app.upkeep.look()
        assert said(app).startswith("person.json is damaged")
        app.tonight_screen.say("")
        app.upkeep.look()
        assert said(app) == ""


# --- items -------------------------------------------------------------------------------------------


async def test_two_sessions_answer_in_one_cramp_at_once(tmp_path: Path, phone: DiskDiary) -> None:
    """I say which leg in the very moment the phone says how bad: one cramp with both, and I am told."""
    cramps(phone, SECOND)
    worse = msgspec.structs.replace(SECOND, pain=7)
    app = app_at("2026-11-23 07:10", RacingDiary(tmp_path, lambda: cramps(phone, worse)))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter", "enter")
        await press(pilot, "1")
        assert night(app).cramps == (msgspec.structs.replace(worse, side="left"),)
        assert line(app, "pain").endswith("7 of 10")
        assert said(app).startswith("another session answered: Cramps 1: 03:12")


async def test_a_cramp_that_is_changed_while_i_take_it_away_stays_and_that_is_said(
    tmp_path: Path, phone: DiskDiary
) -> None:
    """The phone says how bad it was after my last look and before my save: that answer is not thrown away unseen."""
    cramps(phone, SECOND)
    worse = msgspec.structs.replace(SECOND, pain=7)
    app = app_at("2026-11-23 07:10", RacingDiary(tmp_path, lambda: cramps(phone, worse)))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter")
        await press(pilot, "x")
        assert night(app).cramps == (worse,)
        assert said(app).startswith("another session changed it a moment ago")
        await press(pilot, "x")
        assert night(app).cramps is None


async def test_an_item_written_by_hand_is_followed_by_what_it_says(here: DiskDiary, phone: DiskDiary) -> None:
    """A cramp that I wrote into the file has no id: open here and changed on the phone, it is still that cramp."""
    by_hand = msgspec.structs.replace(SECOND, id=None)
    cramps(phone, FIRST, by_hand)
    app = app_at("2026-11-23 07:10", here)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "cramps", "enter", "down", "enter")
        cramps(phone, FIRST, msgspec.structs.replace(by_hand, pain=7))
        app.upkeep.look()
        await pilot.pause()
        assert line(app, "pain").endswith("7 of 10")
        await press(pilot, "1")
        assert night(app).cramps == (FIRST, msgspec.structs.replace(by_hand, pain=7, side="left"))


# --- nobody is kept out ------------------------------------------------------------------------------

OPEN = {
    "a row being typed in": ("fatigue", "enter", "4"),
    "notes being written": ("notes", "enter", *"a long"),
    "a cramp being filled in": ("cramps", "space", "1"),
    "choices being ticked": ("urge.where", "enter", "1"),
    "the zone being asked": ("fatigue", "z", *"Europe/"),
    "the help": ("fatigue", "question_mark"),
}


@pytest.mark.parametrize("keys", OPEN.values(), ids=OPEN)
async def test_no_lock_is_held_while_the_app_waits_for_a_person(
    here: DiskDiary, phone: DiskDiary, keys: tuple[str, ...]
) -> None:
    """I fall asleep in the middle of an answer: the phone saves at once, as often as it likes."""
    past = SUNDAY.replace(day=21)
    here.change(past, lambda _: night_with({"urge.worst": 4}, past))
    phone.patience = 0.0
    app = app_at(EVENING, here, night_of=past)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, *keys)
        for much in (1, 2):
            give(phone, caffeine__count=much)
            phone.change_person(lambda person, much=much: msgspec.structs.replace(person, night_starts=11 + much))  # type: ignore[misc]
        assert phone.night(SUNDAY).caffeine.count == 2
