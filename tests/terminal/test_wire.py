"""The wire at a real terminal: what it shows is what Textual would show, and nothing that others do breaks it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import start, surroundings, words_for
from tests.terminal.places import WALK
from tests.terminal.screen import Terminal
from tests.tui.emulator import Emulator, Shown

WITHOUT: Final = "from stillnight.tui import wire; wire.KNOWN = (); from stillnight.__main__ import main; main()"
"""Runs the program as with a version of Textual that nobody has looked into."""

STEPS: Final = WALK[:8]
"""The places where nothing tells the time, but for the first line, which says when it was saved."""


def start_without_wire(folder: Path, environ: dict[str, str]) -> Terminal:
    """Start the program with Textual's own output."""
    _, *words = words_for(folder)
    terminal = Terminal([sys.executable, "-c", WITHOUT, *words], surroundings(**environ))
    terminal.wait_for(lambda: terminal.at("Into bed"))
    return terminal


def as_one_sees_it(terminal: Terminal) -> list[list[Shown]]:
    """What all that was sent shows, in colour."""
    emulator = Emulator(terminal.columns, terminal.lines)
    emulator.take(terminal.output.decode())
    return emulator.shown()


@pytest.mark.parametrize(
    "environ",
    [{"COLORTERM": "truecolor"}, {}, {"NO_COLOR": "1"}, {"TERM": "linux", "LANG": "C"}],
    ids=["24 bit", "256", "no colour", "console"],
)
def test_with_and_without_the_wire_the_same_is_shown(environ: dict[str, str], tmp_path: Path) -> None:
    """At every place, in every kind of terminal, each letter and each colour is what Textual would have sent."""
    with (
        start(tmp_path / "with", environ=environ) as wired,
        start_without_wire(tmp_path / "without", environ) as plain,
    ):
        for keys, shows, closing in STEPS:
            for terminal in (wired, plain):
                terminal.press(*keys)
            for terminal in (wired, plain):
                terminal.wait_for(shows)
                terminal.settle()
            assert as_one_sees_it(wired)[1:] == as_one_sees_it(plain)[1:], shows
            for terminal in (wired, plain):
                terminal.press(*closing)
                terminal.wait_for_end_of(shows if closing else "not shown anywhere")
        assert len(wired.output) < len(plain.output) / 3


@pytest.mark.parametrize("end", [b"\x1b[2J\x1b[H", b"\x1b[10;1H\x1b[41mBroadcast message from root\x1b[3;5r\x1b[7h"])
def test_ctrl_l_brings_back_what_was_written_over(end: bytes, folder: Path) -> None:
    """The system wrote "going down for reboot" over my diary: ctrl+l, and it is gone."""
    with start(folder) as terminal:
        terminal.settle()
        before = as_one_sees_it(terminal)
        terminal.output += end
        terminal.press("ctrl+l")
        terminal.settle()
        assert as_one_sees_it(terminal) == before


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP])
def test_after_a_stop_the_whole_screen_is_drawn_again(stop: signal.Signals, folder: Path) -> None:
    """I closed the lid, or went to the shell and came back: the diary stands there as before."""
    with start(folder) as terminal:
        terminal.settle()
        before = as_one_sees_it(terminal)
        terminal.signal(stop)
        os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED)
        terminal.settle()
        terminal.output += b"\x1b[m\x1b[2J\x1b[H$ fg\r\n"
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(lambda: as_one_sees_it(terminal) == before)
        terminal.settle()
        terminal.press("up")
        terminal.settle()
        assert as_one_sees_it(terminal) != before


def test_another_size_is_drawn_whole_and_the_old_one_again(folder: Path) -> None:
    """I make the window small and large again: nothing is left of the small one, whatever stood there before."""
    with start(folder) as terminal:
        terminal.settle()
        terminal.resize(45, 20)
        terminal.settle()
        terminal.mark()
        terminal.resize(80, 24)
        terminal.settle()
        emulator = Emulator(80, 24)
        emulator.take("left over " * 8 + terminal.bytes_since().decode())
        assert emulator.shown() == as_one_sees_it(terminal)
        assert "q quit" in terminal.rows[-1]
