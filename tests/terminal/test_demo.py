"""The demo in a real terminal: it opens, says what it is, and leaves nothing behind however it ends."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import COMMAND, surroundings
from tests.terminal.screen import PATIENCE, Terminal

ENDS: Final[dict[str, Callable[[Terminal], None]]] = {
    "left": lambda terminal: terminal.press("q"),
    "told to end": lambda terminal: terminal.signal(signal.SIGTERM),
    "hung up": lambda terminal: terminal.signal(signal.SIGHUP),
    "killed": lambda terminal: terminal.signal(signal.SIGKILL),
    "terminal closed": lambda terminal: terminal.hang_up(),
}


def demo(tmp_path: Path, *words: str) -> Terminal:
    """The demo, with this folder for what is temporary and no diary of one's own."""
    environ = surroundings(TMPDIR=str(tmp_path), HOME=str(tmp_path / "home"), TZ="Europe/Berlin")
    return Terminal([COMMAND, "demo", *words], environ)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_nothing_of_the_demo_is_left_after_any_end(end: Callable[[Terminal], None], tmp_path: Path) -> None:
    """I try it out, type a little, and close the lid: no folder stays behind, and none is made at home."""
    with demo(tmp_path, "--today", "2026-11-22", "--screen", "calendar") as terminal:
        terminal.wait_for("invented diary")
        terminal.wait_for("2026: efficiency")
        terminal.settle()
        (place,) = tmp_path.iterdir()
        assert place.name.startswith("stillnight-demo-")
        end(terminal)
        terminal.wait_for_exit()
        _wait_until_gone(place)
    assert list(tmp_path.iterdir()) == []


def test_the_end_says_that_what_was_typed_is_gone(tmp_path: Path) -> None:
    """I am not left believing that my evening was kept."""
    with demo(tmp_path) as terminal:
        terminal.wait_for("invented diary")
        terminal.settle()
        terminal.press("q")
        terminal.wait_for("gone, with what you typed into it")


def test_a_demo_that_is_kept_opens_again_and_still_says_so(tmp_path: Path) -> None:
    """What I showed on Sunday I can show on Monday."""
    folder = tmp_path / "kept"
    with demo(tmp_path, "--into", str(folder)) as terminal:
        terminal.wait_for("invented diary")
        terminal.settle()
        terminal.press("q")
        terminal.wait_for_exit()
    with Terminal([COMMAND, "--diary", str(folder)], surroundings(TZ="Europe/Berlin")) as terminal:
        terminal.wait_for("invented diary")


def _wait_until_gone(place: Path) -> None:
    """The second process needs a moment of its own."""
    patience = time.monotonic() + PATIENCE
    while place.exists() and time.monotonic() < patience:
        time.sleep(0.02)
