"""One table of commands feeds keys, footer, palette and help; and letters are text while text is typed."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.actions import parse
from textual.app import SystemCommand
from textual.command import CommandInput, CommandPalette
from textual.dom import DOMNode
from textual.widgets import TextArea

from stillnight.tui.app import StillnightApp
from stillnight.tui.commands import COMMANDS, Command, Where, bindings
from stillnight.tui.glyphs import UNICODE
from stillnight.tui.screens.ask import AskRow
from stillnight.tui.screens.calendar import CalendarScreen
from stillnight.tui.screens.card import CardScreen
from stillnight.tui.screens.choose import ChoiceRows
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.entries import EntriesScreen, EntryRows
from stillnight.tui.screens.form import FormScreen
from stillnight.tui.screens.guide import GuideRows, GuideScreen
from stillnight.tui.screens.items import ItemRows
from stillnight.tui.screens.mend import MendScreen
from stillnight.tui.screens.notes import NotesScreen
from stillnight.tui.screens.own import OwnScreen
from stillnight.tui.screens.page import help_page
from stillnight.tui.screens.place import Place
from stillnight.tui.screens.plan import PlanScreen
from stillnight.tui.screens.printing import PrintScreen
from stillnight.tui.screens.signs import SignRows, SignsScreen
from stillnight.tui.screens.strategies import StrategiesScreen
from stillnight.tui.screens.timer import TimerScreen
from stillnight.tui.screens.tonight import TonightScreen
from stillnight.tui.screens.topic import TopicScreen
from stillnight.tui.widgets.checks import CheckRows
from stillnight.tui.widgets.questions import QuestionRows
from stillnight.tui.widgets.reader import Reader
from tests.tui.driving import answer, app_at, night, press, rows_of, screen_text, settled, tonight, typed

EVENING = "2026-11-22 21:40"

PALETTE = [command for command in COMMANDS if command.palette and command.where in TonightScreen.PLACES]
"""The commands that the palette offers on Tonight."""

AT_ONCE: dict[str, tuple[Where, ...]] = {
    "Tonight": ("rows", "questions", "tonight", "place", "app"),
    "the calendar": ("calendar", "place", "app"),
    "the guide": ("rows", "guide", "place", "app"),
    "a page of the guide": ("reader", "topic", "dialog"),
    "signs": ("rows", "choices", "signs", "dialog"),
    "about you": ("rows", "questions", "asking", "person", "dialog"),
    "medicines": ("rows", "entries", "person", "dialog"),
    "the checklist": ("rows", "checks", "strategies", "place", "app"),
    "a card": ("reader", "card", "dialog"),
    "a timer": ("timer", "dialog"),
    "a timer that is over": ("ended", "dialog"),
    "the plan": ("rows", "plan", "person", "dialog"),
    "a strategy of one's own": ("rows", "questions", "person", "dialog"),
    "an item": ("rows", "questions", "dialog"),
    "a list": ("rows", "items", "dialog"),
    "choices": ("rows", "choices", "dialog"),
    "notes to print": ("rows", "choices", "printing", "dialog"),
    "typing on a row": ("editing",),
    "notes": ("notes",),
    "what can be brought back": ("mending", "dialog"),
}
"""The places whose keys are live at the same time."""


@pytest.mark.parametrize(
    ("node", "places"),
    [
        (StillnightApp, ["app"]),
        (TonightScreen, ["tonight"]),
        (CalendarScreen, ["calendar"]),
        (GuideScreen, ["guide"]),
        (GuideRows, ["rows"]),
        (Reader, ["reader"]),
        (TopicScreen, ["topic"]),
        (SignRows, ["rows", "choices"]),
        (SignsScreen, ["signs", "dialog"]),
        (FormScreen, ["asking", "person", "dialog"]),
        (OwnScreen, ["person", "dialog"]),
        (EntriesScreen, ["person", "dialog"]),
        (EntryRows, ["rows", "entries"]),
        (StrategiesScreen, ["strategies"]),
        (CheckRows, ["rows", "checks"]),
        (CardScreen, ["card", "dialog"]),
        (TimerScreen, ["timer", "ended", "dialog"]),
        (PlanScreen, ["plan", "person", "dialog"]),
        (QuestionRows, ["rows", "questions"]),
        (ItemRows, ["rows", "items"]),
        (ChoiceRows, ["rows", "choices"]),
        (PrintScreen, ["printing", "dialog"]),
        (AskRow, ["rows"]),
        (Dialog, ["dialog"]),
        (NotesScreen, ["notes"]),
        (MendScreen, ["mending"]),
    ],
)
def test_every_key_leads_to_an_action_that_is_there(node: type[DOMNode], places: list[Where]) -> None:
    """No key that the help names is dead."""
    actions = [parse(command.action.format(key="1")) for command in COMMANDS if command.where in places]
    nodes = [(StillnightApp if space == "app" else node, f"action_{name}") for space, name, _ in actions]
    assert [name for where, name in nodes if not hasattr(where, name)] == []


@pytest.mark.parametrize(
    "node",
    [
        *(StillnightApp, Place, TonightScreen, CalendarScreen, QuestionRows, ItemRows, ChoiceRows, Dialog),
        *(GuideScreen, Reader, TopicScreen, SignRows, SignsScreen, FormScreen, EntryRows),
        *(StrategiesScreen, CardScreen, TimerScreen, PlanScreen, PrintScreen, OwnScreen, EntriesScreen),
        CheckRows,
    ],
)
def test_every_binding_comes_from_the_table(node: type[DOMNode]) -> None:
    """No key does anything that the help does not name."""
    own = node.__dict__["BINDINGS"]
    everywhere = [binding for where in {command.where for command in COMMANDS} for binding in bindings(where)]
    assert own
    assert [binding for binding in own if binding not in everywhere] == []


@pytest.mark.parametrize("place", AT_ONCE)
def test_no_two_commands_of_one_place_share_a_key(place: str) -> None:
    """In one place a key means one thing."""
    live = [command for command in COMMANDS if command.where in AT_ONCE[place]]
    for one, other in combinations(live, 2):
        shared = set(one.keys.split(",")) & set(other.keys.split(",")) - {""}
        assert not shared, f"{one.id} and {other.id} share {shared}"


def test_ids_are_unique_and_every_command_says_what_it_does() -> None:
    """Every command has a name of its own and a sentence."""
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids)
    for command in COMMANDS:
        assert command.label
        assert len(command.words.split()) > 2
        assert command.words.endswith(".")


def test_every_command_stands_in_the_help() -> None:
    """The help names every command there is."""
    page = "\n".join(help_page([], UNICODE))
    assert [command.id for command in COMMANDS if command.words not in page] == []


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_the_help_says_what_the_row_asks(key: str) -> None:
    """? tells me what the question means and where it comes from, then every key."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 40)) as pilot:
        await answer(pilot, "fatigue", key)
        text = " ".join(screen_text(app).replace("│", " ").split())
        assert "How tired you were in the day, 0 not at all to 10 as tired as can be." in text
        assert "HOW TO ANSWER" in text
        await press(pilot, "q")
        assert rows_of(app).cursor_id == "fatigue"


@pytest.mark.parametrize("key", ["T", "C", "S", "G"])
async def test_the_palette_offers_exactly_the_commands_meant_for_it(key: str) -> None:
    """The palette has the commands of this screen and of every one, and nothing of the toolkit's own."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key)
        offered = list(app.get_system_commands(app.screen))
        titles = [(command.title, command.help) for command in offered]
        here = [command for command in COMMANDS if command.palette and command.where in app.place.PLACES]
        assert titles == [(command.label.capitalize(), command.words) for command in here]
        assert len({title for title, _ in titles}) == len(titles) > 12


@pytest.mark.parametrize("command", PALETTE, ids=lambda command: command.id)
async def test_each_command_of_the_palette_runs(command: Command) -> None:
    """Whatever I choose in the palette happens."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        chosen: SystemCommand = next(
            one for one in app.get_system_commands(app.screen) if one.title == command.label.capitalize()
        )
        before = screen_text(app)
        app.call_later(chosen.callback)
        await settled(pilot)
        happened = not app._running or app.screen is not app.tonight_screen or screen_text(app) != before
        assert happened or command.id in {"tonight", "look", "repaint"}
        if command.id == "look":
            assert app.theme == "red"


async def test_a_command_is_found_by_its_words() -> None:
    """ctrl+p, a few letters of what I want, Enter."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        assert isinstance(app.focused, CommandInput)
        await pilot.press(*"cramp")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        if isinstance(app.screen, CommandPalette):
            await pilot.press("enter")
        await settled(pilot)
        assert len(night(app).cramps or ()) == 1


LETTERS = "cuqTCSGLgmvrz?[].,YynjkhlxNMoOwWsabtdpeBJK+/ -"
"""Every key of the table that types a character, digits apart."""


def test_the_letters_below_are_all_there_are() -> None:
    """The tests of letters being text know every letter that is a key."""
    single = {key for command in COMMANDS for key in command.keys.split(",") if len(key) == 1 and not key.isdigit()}
    assert single <= set(LETTERS)


async def test_no_letter_acts_while_an_answer_is_typed_on_its_row() -> None:
    """Typing on a row, every letter is text, and the night is as it was."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "caffeine.count", "enter", *LETTERS)
        assert typed(app) == LETTERS
        assert tonight(app).night.is_blank()
        assert app.theme == "evening"


@pytest.mark.parametrize("key", ["g", "z"])
async def test_no_letter_acts_while_a_date_or_a_zone_is_typed(key: str) -> None:
    """Typing a date or the name of a zone, every letter is text."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, key, *LETTERS)
        assert typed(app) == LETTERS
        await press(pilot, "escape")
        assert tonight(app).night.is_blank()
        assert rows_of(app).editor is None


async def test_no_letter_acts_while_notes_are_written() -> None:
    """Writing notes, every letter is text."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter", *LETTERS)
        assert app.screen.query_one(TextArea).text == LETTERS
        await press(pilot, "escape")
        assert night(app).notes == LETTERS.strip()
        assert night(app).cramps is None


@pytest.mark.parametrize("key", ["escape", "tab", "f2"])
async def test_notes_are_kept_however_they_are_left(key: str) -> None:
    """Esc, Tab and F2 all keep what I wrote, new lines and all."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter", *"one", "enter", *"two", key)
        tonight(app)
        assert night(app).notes == "one\ntwo"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_q_leaves_the_app(key: str) -> None:
    """The key q leaves from any row; everything is saved already."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "down", key)
    assert app.return_code == 0
    assert night(app).urge.worst == 6


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+p", "ctrl+z", "f1"])
async def test_no_key_leads_out_of_the_notes_without_keeping_them(key: str) -> None:
    """There is no key that leaves the notes and loses what I wrote, ctrl+q included."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter", *"a long night")
        await press(pilot, key, "escape")
        assert night(app).notes == (None if key == "ctrl+z" else "a long night")
