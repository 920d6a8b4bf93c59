"""The guide: found at once, read on a phone, searched by typing, each page with its sources and its cards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual import events
from textual.pilot import Pilot

from stillnight import content
from stillnight.diary.errors import DiaryDamaged
from stillnight.diary.medicines import adding_entry, ending
from stillnight.diary.night import Cramp
from stillnight.diary.person import Medicine, Person
from stillnight.diary.strategy import Statement
from stillnight.store.memory import MemoryDiary
from stillnight.tui.app import StillnightApp
from stillnight.tui.commands import BY_ID
from stillnight.tui.glyphs import ASCII, UNICODE, Glyphs
from stillnight.tui.screens.read import ReadScreen
from stillnight.tui.screens.topic import TopicScreen
from stillnight.tui.widgets.reader import Reader
from tests.builders import SUNDAY, night_with, without_ids
from tests.tui.driving import (
    answer,
    app_at,
    diary_with,
    go_to,
    keys_shown,
    line,
    press,
    rows_of,
    said,
    screen_lines,
    screen_text,
    settled,
    shown_ids,
    tonight,
    typed,
)

EVENING = "2026-11-22 21:40"
SIZES = [(80, 24), (45, 20), (40, 15), (120, 40)]
sizes = pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
TOPICS = [topic.id for topic in content.guide()]


def reader(app: StillnightApp) -> Reader:
    """The page in front."""
    return app.screen.query_one(Reader)


def topic(app: StillnightApp) -> str:
    """The topic that is open."""
    assert isinstance(app.screen, TopicScreen), f"{type(app.screen).__name__} is in front"
    return app.screen.topic.id


def flat(app: StillnightApp) -> str:
    """What can be read in the box in front, on one line."""
    return " ".join(" ".join(text.strip(" │|↑↓^v") for text in screen_lines(app)).split())


async def read_through(pilot: Pilot[None], app: StillnightApp) -> str:
    """All of a page, a screenful after the other."""
    read = [flat(app)]
    for _ in range(40):
        before = screen_text(app)
        await press(pilot, "space")
        if screen_text(app) == before:
            return " ".join(read)
        read.append(flat(app))
    raise AssertionError("the page has no end")


@sizes
async def test_help_and_when_to_see_someone_stand_first(size: tuple[int, int]) -> None:
    """In fear at night I do not search: the first row says when to call for help, and one key opens it."""
    app = app_at(EVENING)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "G")
        assert app.place.NAME == "guide"
        assert shown_ids(app)[:2] == ["topic:help-now", "topic:see-someone"]
        await press(pilot, "h")
        assert topic(app) == "help-now"
        assert "Call the emergency number" in flat(app)


async def test_help_now_is_in_the_palette_of_every_screen() -> None:
    """Whoever knows no key finds it by its words."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in "TCG":
            await press(pilot, key)
            offered = [command.title for command in app.get_system_commands(app.screen)]
            assert {"Help now", "Signs today", "About you", "Medicines", "Blood tests"} <= set(offered)


@sizes
async def test_every_page_is_listed_and_reached_with_the_arrow(size: tuple[int, int]) -> None:
    """Holding the arrow down I pass every page, and each is on the screen when I am on it."""
    app = app_at(EVENING)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "G", "home")
        seen = []
        for row_id in shown_ids(app):
            assert rows_of(app).cursor_id == row_id
            (marked,) = [text for text in screen_lines(app) if text.startswith("▸ ")]
            seen.append((row_id, marked))
            await press(pilot, "down")
        for row_id, marked in seen:
            if row_id.startswith("topic:"):
                assert content.guide().named(row_id.removeprefix("topic:")).title in marked
        assert {row_id.removeprefix("topic:") for row_id, _ in seen} >= set(TOPICS)


@pytest.mark.parametrize("name", TOPICS)
async def test_all_of_a_page_can_be_read_at_forty_columns(name: str) -> None:
    """With the space bar alone I read every sentence, and no word is cut."""
    app = app_at(EVENING)
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "G")
        await go_to(pilot, f"topic:{name}")
        await press(pilot, "enter")
        assert topic(app) == name
        words = set((await read_through(pilot, app)).split())
        for statement in content.guide().named(name).statements:
            missing = [word for word in statement.says.split() if word not in words and "-" not in word]
            assert missing == []


async def test_the_sources_of_a_page_are_one_key_away_and_numbered_as_in_the_text() -> None:
    """I want to know where that comes from: s, and the numbers are those I just read."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "G")
        await go_to(pilot, "topic:dopamine")
        await press(pilot, "enter", "s")
        text = flat(app)
        for number, name in enumerate(content.guide().named("dopamine").sources, 1):
            assert f"[{number}] {content.sources()[name].title}" in text
        await press(pilot, "q")
        assert topic(app) == "dopamine"


async def test_pages_and_cards_that_belong_to_one_are_gone_on_to_by_number() -> None:
    """From stretching I go on to how to read what helps, and to the card of the calf stretch."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        await go_to(pilot, "topic:stretching")
        await press(pilot, "enter", "enter", "2")
        assert topic(app) == "honest"
        await press(pilot, "enter", "2", "enter", "4")
        assert isinstance(app.screen, ReadScreen)
        assert "CALF STRETCH" in flat(app)
        await press(pilot, "q")
        assert topic(app) == "stretching"


async def test_pages_are_turned_with_brackets() -> None:
    """I read the guide as a book, from page to page and round again."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        await go_to(pilot, f"topic:{TOPICS[0]}")
        await press(pilot, "enter")
        seen = [topic(app)]
        for _ in TOPICS[1:]:
            await press(pilot, "]")
            seen.append(topic(app))
        assert seen == TOPICS
        await press(pilot, "]", "[")
        assert topic(app) == TOPICS[-1]


async def test_scrolling_stops_at_both_ends_and_says_that_there_is_more() -> None:
    """Signs at the edge tell me that the page goes on; beyond the ends nothing moves and nothing is sent."""
    app = app_at(EVENING)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "G")
        await go_to(pilot, "topic:iron")
        await press(pilot, "enter")
        page = reader(app)
        edges = [page.render_line(0).text[-1], page.render_line(page.size.height - 1).text[-1]]
        assert edges == [" ", "↓"]
        first = screen_text(app)
        await press(pilot, "up", "pageup", "home")
        assert screen_text(app) == first
        await press(pilot, "down")
        assert page.render_line(0).text[-1] == "↑"
        await press(pilot, "end")
        last = screen_text(app)
        await press(pilot, "space", "down")
        assert screen_text(app) == last
        await press(pilot, "home")
        assert screen_text(app) == first


async def test_a_page_wraps_anew_when_the_phone_is_turned() -> None:
    """I turn the phone and read on about where I was."""
    app = app_at(EVENING)
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "G")
        await go_to(pilot, "topic:iron")
        await press(pilot, "enter", "space")
        await pilot.resize_terminal(80, 12)
        await settled(pilot)
        assert all(len(text) == 80 for text in screen_lines(app))
        assert "75 ng/ml" in flat(app)


# --- searching ---------------------------------------------------------------------------------------


async def test_searching_shows_what_was_found_as_it_is_typed() -> None:
    """I type a word and see where it stands; Enter, Enter opens the page at that very sentence."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "/", *"cherr")
        assert shown_ids(app) == ["find"]
        assert "try fewer or other words" in screen_text(app)
        await press(pilot, *["backspace"] * 5, *"ferritin of 75")
        assert shown_ids(app) == ["find", "hit:0"]
        assert line(app, "hit:0").startswith("iron: …")
        assert "ferritin of 75" in line(app, "hit:0")
        await press(pilot, "enter", "enter")
        assert topic(app) == "iron"
        assert screen_lines(app)[1].strip("│ ").startswith("What prescribers look at")


async def test_letters_of_a_search_are_text() -> None:
    """Searching for "scam" notes no cramp, opens no box and leaves no screen."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "/", *"qTCGcuasmbhx?/[]")
        assert typed(app) == "qTCGcuasmbhx?/[]"
        assert app.place is app.screen
        assert app.session.night(SUNDAY).is_blank()


@pytest.mark.parametrize(
    "keys", [["escape"], ["backspace", "backspace", "backspace"], ["enter", "escape"], ["enter", "backspace"]]
)
async def test_a_search_is_left_with_escape_and_with_backspace(keys: list[str]) -> None:
    """After a search all pages are there again; no key is the only way."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G")
        everything = shown_ids(app)
        await press(pilot, "/", *"no")
        assert shown_ids(app) != everything
        await press(pilot, *keys)
        assert shown_ids(app) == everything
        assert typed(app) is None


async def test_a_pasted_word_is_searched_for() -> None:
    """I paste the name from my prescription."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "/")
        rows_of(app).post_message(events.Paste("prami\npexole"))
        await settled(pilot)
        assert typed(app) == "prami pexole"
        await press(pilot, *["backspace"] * 7)
        assert any(row_id.startswith("hit:") for row_id in shown_ids(app))


async def test_keys_of_typing_show_while_one_searches() -> None:
    """The foot says how to keep and leave what is typed, and then how to go on."""
    app = app_at(EVENING)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "G")
        assert "/ search" in keys_shown(app)
        await press(pilot, "/")
        assert "Esc leave" in keys_shown(app)
        await press(pilot, "escape")
        assert "/ search" in keys_shown(app)


# --- what is raised ----------------------------------------------------------------------------------

LONG = night_with({"cramps": (Cramp(minutes=15),)})


async def test_a_long_cramp_stands_at_the_top_of_the_guide_with_a_page_and_its_source() -> None:
    """A line, whole with its source on Enter; it counts what I noted and says nothing of what I have."""
    app = app_at(EVENING, diary_with(LONG))
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "G")
        assert shown_ids(app)[0] == "flag:long-cramp"
        assert line(app, "flag:long-cramp").startswith("the same day: You noted a cramp of 15 minutes.")
        await press(pilot, "home", "enter")
        assert "THE SAME DAY" in flat(app)
        assert "NHS: leg cramps" in await read_through(pilot, app)


async def test_a_line_is_put_aside_for_a_night_and_comes_back_after_it() -> None:
    """I have read it; it does not nag me tonight, and is there again if it is so tomorrow."""
    diary = diary_with(LONG)
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "home", "x")
        assert shown_ids(app)[0] == "topic:help-now"
        assert said(app) == "Put aside for tonight."
    assert [(put.flag, put.until) for put in diary.person().aside] == [("long-cramp", SUNDAY + timedelta(days=1))]


async def test_what_asks_for_help_now_stays() -> None:
    """Breathless is not put aside; it goes when its tick goes."""
    app = app_at(EVENING, diary_with(night_with({"signs": ("breathless",)})))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "home", "x")
        assert shown_ids(app)[0] == "flag:breathless"
        assert "stays until it is unticked" in said(app)
        await press(pilot, "down", "x")
        assert "puts a sign" in said(app)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"signs": ("dark-thoughts",)}, "G: a sign to read: call for help now"),
        ({"signs": ("hot-leg", "breathless")}, "G: 2 signs to read: call for help now"),
        ({"signs": ("weak-legs",)}, "G: a sign to read: make an appointment"),
        ({"signs": ()}, ""),
        ({}, ""),
    ],
)
async def test_opening_the_diary_tells_once_what_is_raised(answers: dict[str, object], words: str) -> None:
    """One line above the keys, and not again after I have read it; nothing is covered."""
    app = app_at(EVENING, diary_with(night_with({"fatigue": 3, **answers})))
    async with app.run_test(size=(40, 15)) as pilot:
        await settled(pilot)
        assert said(app) == words
        await press(pilot, "G", "T", "down", "5")
        assert said(app) == ""


async def test_a_long_cramp_is_told_when_its_box_is_closed() -> None:
    """I note fifteen minutes; when the box closes one line leads to what is known, and once only."""
    app = app_at(EVENING, diary_with(night_with({"fatigue": 3})))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c", "1", "1", "7", "down", "down", *"15", "enter", "q")
        assert said(app) == "G: a sign to read: the same day"
        await answer(pilot, "fatigue", "4")
        await press(pilot, "c", "q")
        assert said(app) == ""


async def test_a_settled_fortnight_is_marked_by_whoever_takes_a_medicine_that_acts_on_dopamine() -> None:
    """The row is there for them alone; a date marks the fortnight, "none" takes the mark away, a wrong one stays."""
    diary = diary_with()
    diary.change_person(adding_entry("medicines", Medicine(name="pramipexole", kind="dopamine")))
    app = app_at(EVENING, diary)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "G")
        await go_to(pilot, "settled")
        await press(pilot, "enter", *"2026-13-01", "enter")
        assert typed(app) == "2026-13-01"
        await press(pilot, "ctrl+u", *"2026-06-01", "enter")
        assert diary.person().settled == date(2026, 6, 1)
        assert "Mon 1 Jun 2026" in line(app, "settled")
        await press(pilot, "enter", *"none", "enter")
        assert diary.person().settled is None
        diary.change_person(ending(Medicine(name="pramipexole", kind="dopamine"), SUNDAY - timedelta(days=1)))
        await press(pilot, "T", "G")
        assert "settled" not in shown_ids(app)


class Unreadable(MemoryDiary):
    """A diary whose settings can no longer be read once ``broken``."""

    broken = False

    def person(self) -> Person:
        """The settings, or why they cannot be read."""
        if self.broken:
            raise DiaryDamaged("person.json is damaged; stillnight restore brings it back")
        return super().person()


@pytest.mark.parametrize("key", ["", "s", "a", "m", "b", "h"])
async def test_the_guide_is_there_when_the_settings_cannot_be_read(key: str) -> None:
    """A damaged file keeps nobody from reading when to call for help; what needs the file says why it is shut."""
    diary = Unreadable()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        diary.broken = True
        await press(pilot, "G", *key)
        if key in {"", "a", "m", "b"}:
            assert app.screen is app.place
            assert said(app).startswith("person.json is damaged")
            assert "topic:help-now" in shown_ids(app)


async def test_a_dose_is_typed_where_the_list_of_medicines_cannot_be_read() -> None:
    """The tablet of tonight is noted all the same."""
    diary = Unreadable()
    app = app_at(EVENING, diary)
    async with app.run_test(size=(80, 24)) as pilot:
        diary.broken = True
        await answer(pilot, "doses", "space", *"iron", "enter", "escape")
        assert [dose.name for dose in tonight(app).night.doses or ()] == ["iron"]


# --- the look of it ----------------------------------------------------------------------------------


@sizes
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("keys", ["G", "Gh", "Ghs", "Gs5", "Ga", "Gm", "Gb"])
async def test_no_line_is_longer_or_shorter_than_the_screen(size: tuple[int, int], glyphs: Glyphs, keys: str) -> None:
    """No place of the guide runs over the edge, and with plain signs it is plain throughout."""
    app = app_at(EVENING, diary_with(LONG), glyphs=glyphs)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        lines = app.screen._compositor.render_strips()
        assert [strip.cell_length for strip in lines] == [size[0]] * size[1]
        assert "Esc" in screen_text(app) or keys == "G"
        if glyphs is ASCII:
            assert screen_text(app).isascii()


async def test_a_move_in_the_list_repaints_two_rows() -> None:
    """On a poor link an arrow sends two lines, not a screen."""
    app = app_at(EVENING)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "G")
        before = screen_lines(app)
        await press(pilot, "down")
        changed = [at for at, (old, new) in enumerate(zip(before, screen_lines(app), strict=True)) if old != new]
        assert len(changed) == 2


async def test_the_questions_about_me_are_offered_once_and_no_box_opens() -> None:
    """A line offers them the first time; whether I answer or not, it is not said again."""
    diary = diary_with()
    for words in ("a: about you, so that tips are safe", ""):
        app = app_at(EVENING, diary)
        async with app.run_test(size=(40, 15)) as pilot:
            await press(pilot, "G")
            assert said(app) == words
            assert app.screen is app.place
    assert diary.person() == Person(about=diary.person().about)
    assert diary.person().about.asked


async def test_help_says_what_is_raised_in_full() -> None:
    """? repeats the whole line that the row had no room for."""
    app = app_at(EVENING, diary_with(LONG))
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "G", "question_mark")
        assert "needs asking a doctor the same day" in flat(app)


async def test_c_notes_a_cramp_from_the_guide_too() -> None:
    """The cramp comes while I read."""
    app = app_at(EVENING)
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "G", "c", "1", "q")
        assert without_ids(tonight(app).night).cramps == (Cramp(at=app.session.now(), side="left"),)


def test_every_statement_that_is_shown_elsewhere_is_there() -> None:
    """What stands under my lists is of the guide."""
    for name in ("no-advice", "figures-of-iron"):
        assert isinstance(content.guide().told(name), Statement)
    assert BY_ID["guide"].tab == "Guide"
