"""The wire between Textual and the terminal: when it draws whole, when it sends nothing, when it stands aside."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest
import textual
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate
from textual.strip import Strip

from stillnight.tui import wire
from stillnight.tui.terminal.cells import cells_of
from stillnight.tui.terminal.pen import PLAIN
from stillnight.tui.terminal.shadow import Shadow
from stillnight.tui.terminal.writing import ANEW
from stillnight.tui.wire import KNOWN, is_known, pieces
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


async def test_frames_are_bracketed_where_the_terminal_can_hold_them_back() -> None:
    """A terminal that knows synchronized output shows each frame at once, and an empty one is not sent at all."""
    app = beside()
    async with app.run_test(size=(80, 24)) as pilot:
        app._sync_available = True
        seen = len(app.frames)
        await press(pilot, "down", "ctrl+l", "ctrl+l")
        sent = [sent for _, sent in app.frames[seen:]]
        assert all(one.startswith("\x1b[?2026h") and one.endswith("\x1b[?2026l") for one in sent if one)
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
