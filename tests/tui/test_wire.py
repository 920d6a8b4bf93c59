"""The wire between Textual and the terminal: when it draws whole, when it sends nothing, when it stands aside."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import textual
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate
from textual.driver import Driver
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from stillnight.tui import wire
from stillnight.tui.terminal.cells import cells_of
from stillnight.tui.terminal.pen import PLAIN
from stillnight.tui.terminal.shadow import Shadow
from stillnight.tui.terminal.writing import ANEW, sent_bytes
from stillnight.tui.wire import KNOWN, Sparing, is_known, pieces
from tests.tui.beside import Beside
from tests.tui.driving import StandingClock, after_a_fortnight, app_at, go_to, press
from tests.tui.emulator import Emulator

EVENING = "2026-11-22 21:40"
MINUTE = 60


def beside(clock: StandingClock | None = None) -> Beside:
    """The app with two terminals, in 256 colours."""
    return Beside(after_a_fortnight(), clock or StandingClock(EVENING), ColorSystem.EIGHT_BIT)


def whole_frames(app: Beside) -> int:
    """How many frames drew the terminal from nothing."""
    return sum(sent.startswith(ANEW) for _, sent in app.frames)


# --- when it stands aside ------------------------------------------------------------------------------


def test_the_installed_version_of_textual_is_known() -> None:
    """What is installed here, pinned in the package, is what the private parts were read in."""
    assert is_known(Path(textual.__file__).parent)
    assert version("textual") in KNOWN


@pytest.mark.parametrize("installed", ["8.2.9", "8.2", "9.0.0", ""])
def test_another_version_is_not_known(installed: str, tmp_path: Path) -> None:
    """With a newer Textual, or one whose version nothing tells, it is left alone."""
    (tmp_path / "textual").mkdir()
    if installed:
        (tmp_path / f"textual-{installed}.dist-info").mkdir()
    assert not is_known(tmp_path / "textual")


async def test_with_another_version_textual_sends_what_it_always_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade that nobody looked at I still see my diary, only with more bytes."""
    monkeypatch.setattr(wire, "KNOWN", ("0.0.1",))
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "question_mark")
        assert app.differences == []
        # Textual may have rendered a frame before, in other colours than it is compared in: only its shape is asked.
        assert {len(shape(plain)) - len(shape(sent)) for plain, sent in app.frames} == {0}


def shape(sent: str) -> str:
    """What was sent, without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", sent)


async def test_without_a_terminal_nothing_is_drawn_and_nothing_taken_as_shown() -> None:
    """In tests and pictures there is no terminal to have a copy of."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        assert not app._shadow.knows(80, 24)


# --- what is drawn -----------------------------------------------------------------------------------------


async def test_lines_drawn_alone_stand_as_in_a_whole_picture() -> None:
    """However few lines a key draws anew, my screen is the one that I would see if all were drawn."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in (
            "down",
            "up",
            "5",
            "pagedown",
            "down",
            "enter",
            "escape",
            "question_mark",
            "down",
            "q",
            "C",
            "left",
        ):
            await press(pilot, key)
            assert isinstance(app.screen._compositor, Sparing)
            assert shown(app.wires) == shown(drawn_whole(app)), key


async def test_a_key_on_one_row_asks_no_other_widget_for_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone's processor draws the two lines that I see change, not the screen."""
    asked: list[tuple[str | None, int]] = []
    plain = Widget.render_lines

    def counting(widget: Widget, crop: Region) -> list[Strip]:
        asked.append((widget.id, crop.height))
        return plain(widget, crop)

    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        monkeypatch.setattr(Widget, "render_lines", counting)
        await press(pilot, "down")
        assert sorted({widget or "" for widget, _ in asked} - {app.screen.id or ""}) == ["rows"]
        assert {height for _, height in asked} == {2}


def shown(terminal: Emulator) -> list[object]:
    """What stands on the lines of a terminal."""
    return [terminal.line(y) for y in range(terminal.lines)]


def drawn_whole(app: Beside) -> Emulator:
    """Another terminal, on which the present screen is drawn from nothing."""
    terminal = Emulator(80, 24, erases_paper=True)
    update = app.screen._compositor.render_full_update()
    terminal.take(Shadow(erases_paper=True).frame(80, 24, pieces(update, app.colours), (0, 0)))
    return terminal


# --- when it draws whole -------------------------------------------------------------------------------


async def test_the_first_frame_is_whole_and_no_later_one() -> None:
    """The terminal is cleared once, when the app opens."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "question_mark", "escape", "r")
        assert app.frames[0][1].startswith(ANEW)
        assert whole_frames(app) == 1


@pytest.mark.parametrize("place", [(), ("question_mark",), ("v",), ("c",), ("notes", "enter"), ("ctrl+p",)])
async def test_ctrl_l_draws_the_whole_screen_again(place: tuple[str, ...]) -> None:
    """Somebody wrote over my screen: ctrl+l brings it back, wherever I am."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        if len(place) == 2:
            await go_to(pilot, place[0])
        await press(pilot, *place[-1:])
        app.wires.take("\x1b[5;5H\x1b[41mBroadcast message from root\x1b[3;9r")
        await press(pilot, "ctrl+l")
        assert whole_frames(app) == 2
        assert app.wires.shown() == app.textuals.shown()


async def test_a_terminal_that_was_taken_anew_is_drawn_whole() -> None:
    """Back from another program: the driver has begun again, and what stood there counts for nothing."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        app.recorder._writer_thread = object()
        app.wires.take("\x1b[2J")
        await press(pilot, "down")
        assert whole_frames(app) == 2
        assert app.differences == []
        assert app.wires.shown() == app.textuals.shown()


async def test_another_size_is_drawn_whole() -> None:
    """I turn the phone: everything is drawn for the new width."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        app.resized(45, 20)
        await pilot.resize_terminal(45, 20)
        await pilot.pause()
        assert app.wires.shown() == app.textuals.shown()
        assert app.differences == []


# --- what it takes from Textual ------------------------------------------------------------------------

SPANS = [(first, last) for first in range(11) for last in range(first + 1, 12)]


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_of_a_partial_update_just_what_textual_would_draw_is_taken(first: int, last: int) -> None:
    """Where only a part of a line was refreshed, the rest of what was rendered may be stale, and is left out."""
    chops: list[dict[int, Strip | None]] = [{0: Strip([Segment("abcd")]), 4: None, 6: Strip([Segment("界fg한")])}]
    update = ChopsUpdate(chops, [(0, first, last)], [[4, 6, 12]])
    plain, wired, shadow = Emulator(12, 1), Emulator(12, 1), Shadow()
    background = [(0, 0, cells_of([("." * 12, PLAIN)]))]
    wired.take(shadow.frame(12, 1, background, (0, 0)))
    plain.take("." * 12 + update.render_segments(Console(color_system="256")))
    wired.take(shadow.frame(12, 1, pieces(update, ColorSystem.EIGHT_BIT), (0, 0)))
    assert wired.shown() == plain.shown()


# --- what it sends -------------------------------------------------------------------------------------


async def test_long_frames_are_bracketed_where_the_terminal_can_hold_them_back() -> None:
    """A terminal that knows synchronized output shows each screen at once; what is short comes at once by itself."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        app._sync_available = True
        seen = len(app.frames)
        await press(pilot, "down")
        await press(pilot, "ctrl+l", "ctrl+l")
        sent = [sent for _, sent in app.frames[seen:] if sent]
        assert min(map(sent_bytes, sent)) <= wire.ROOM < max(map(sent_bytes, sent))
        for one in sent:
            is_bracketed = one.startswith("\x1b[?2026h") and one.endswith("\x1b[?2026l")
            assert is_bracketed == (sent_bytes(one) > wire.ROOM)
        app.refresh()
        await pilot.pause()
        assert app.frames[-1][1] == ""


async def test_the_cursor_rests_where_textual_puts_it() -> None:
    """An input method shows its box where I write notes."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "notes")
        await press(pilot, "enter", "a", "b")
        assert app.cursor_position.x > 0
        assert (app.wires.cursor.x, app.wires.cursor.y) == app.cursor_position


async def test_the_cursor_rests_on_the_row_and_at_the_caret() -> None:
    """My screen reader reads the row I am on, and an input method shows its box where I type."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "urge.worst")
        await press(pilot, "6", "down")
        assert "▸ It began" in app.wires.display[app.wires.cursor.y]
        assert app.wires.cursor.x == 0
        await press(pilot, "2", "0", "left")
        assert "2▏0" in (row := app.wires.display[app.wires.cursor.y])
        assert app.wires.cursor.x == row.index("▏")


async def test_the_shape_of_the_mouse_is_sent_where_it_changes() -> None:
    """Going to and fro between screens says nothing of a mouse I may not have."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        app._driver, driver = cast("Driver", app.recorder), app._driver
        app.recorder.written.clear()
        for shape in ("default", "default", "text", "text", "default"):
            app._set_pointer_shape(shape)
        sent = list(app.recorder.written)
        app._driver = driver
        await pilot.pause()
    assert sent == ["\x1b]22;text\x07", "\x1b]22;default\x07"]


# --- when the terminal is far --------------------------------------------------------------------------


async def test_far_away_what_a_key_answers_goes_before_the_rest() -> None:
    """Over my phone's line the row I answered is there first, then the rows that come with it and the moment of it."""
    app = Beside(after_a_fortnight(), StandingClock(EVENING), ColorSystem.EIGHT_BIT, far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "urge.worst")
        seen = len(app.followed)
        await press(pilot, "6")
        (answer, behind), *_ = app.followed[seen:]
        assert "6 of 10" in answer
        assert "Moving helped" in behind
        assert "saved" in behind
        assert sent_bytes(answer) <= wire.ROOM


async def test_a_minute_of_doing_nothing_sends_nothing() -> None:
    """Every timer there is runs as often as it would in a minute, and not one byte goes over the line."""
    clock = StandingClock(EVENING)
    app = beside(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "down")
        before = len(app.frames)
        timers = {timer for node in (app, app.screen, *app.screen.query("*")) for timer in node._timers}
        running = {timer for timer in timers if timer._active.is_set() and timer._repeat is None}
        assert {timer._callback.__name__ for timer in running if timer._callback} == {
            "tell_new_night",
            "look",
            "tidy",
        }
        clock.on(1)
        for timer in running:
            for _ in range(round(MINUTE / timer._interval)):
                app.call_later(timer._callback or list)
        await pilot.pause()
        assert [sent for _, sent in app.frames[before:] if sent] == []


# --- when the terminal takes nothing -------------------------------------------------------------------


class Waiting:
    """What waits in the driver for a terminal that stands still."""

    def __init__(self) -> None:
        self.pieces = 0

    def qsize(self) -> int:
        """How many pieces wait."""
        return self.pieces


async def test_what_a_standing_terminal_does_not_take_is_sent_in_one_piece_when_it_does() -> None:
    """The line stands still while I move on: nothing is put into its way, and then the screen is as it should be."""
    app, queue = beside(), Waiting()
    app.recorder._writer_thread = SimpleNamespace(_queue=queue)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        queue.pieces = wire.MOST_WAITING
        before = len(app.frames)
        await press(pilot, "down", "down", "up")
        assert len(app.frames) > before
        assert not any(sent for _, sent in app.frames[before:])
        queue.pieces = 0
        app.differences.clear()
        app.textuals.dirty.update(range(24))
        app._pay()
        assert app.frames[-1][1]
        assert app.differences == []
