"""Two sessions on one diary, each a real process: what one answers the other shows, and both are on the disk."""

from __future__ import annotations

import fcntl
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import COMMAND, NIGHT, nights_in_files, start, surroundings
from tests.terminal.screen import Terminal

SOON: Final = 2.0
"""Seconds within which the other session's answer has to be seen."""

NEWS: Final = "another session answered"


@pytest.fixture
def laptop(folder: Path) -> Iterator[Terminal]:
    """A session at the laptop, idle: all it had to draw is drawn."""
    with start(folder) as terminal:
        terminal.settle()
        yield terminal


@pytest.fixture
def phone(folder: Path) -> Iterator[Terminal]:
    """A session at the phone, on the same diary."""
    with start(folder, (45, 20)) as terminal:
        terminal.settle()
        yield terminal


def set_by_script(folder: Path, *answers: str) -> float:
    """Answer from a script; the moment at which it was saved at the latest."""
    words = [COMMAND, "--diary", str(folder), "--zone", "Europe/Berlin", "set", *answers, "--night", NIGHT]
    subprocess.run(words, env=surroundings(), check=True, capture_output=True, timeout=60)
    return time.monotonic()


def sees(terminal: Terminal, text: str, saved: float) -> None:
    """Wait until the screen shows a text; it may take two seconds from the save."""
    terminal.wait_for(text, max(saved + SOON - time.monotonic(), 0.05))


def test_a_script_s_answer_shows_within_two_seconds_and_is_told(laptop: Terminal, folder: Path) -> None:
    """A script answers while the app is open: two seconds later I see it and am told, my cursor where it was."""
    saved = set_by_script(folder, "fatigue=5")
    sees(laptop, f"{NEWS}: Tired today 5 of 10", saved)
    assert laptop.at("Into bed")


def test_two_sessions_see_each_other_and_lose_nothing(laptop: Terminal, phone: Terminal, folder: Path) -> None:
    """I answer on the phone and on the laptop: each shows both answers, and both are in the file."""
    phone.press("home", "down", "6")
    phone.wait_for("saved ")
    sees(laptop, f"{NEWS}: Worst urge 6 of 10", time.monotonic())
    laptop.press("home", "end", "up", "up", "up", "4")
    laptop.wait_for("saved ")
    saved = time.monotonic()
    sees(phone, NEWS, saved)
    night = nights_in_files(folder)[NIGHT]
    assert night["urge"] == {"worst": 6}
    assert len(night.keys() - {"night_of", "zone", "urge"}) == 1


def test_half_typed_text_outlives_the_news_and_is_saved_beside_it(laptop: Terminal, folder: Path) -> None:
    """I have typed half a time when a script answers: I type on, and both are on the disk."""
    laptop.press("22")
    laptop.wait_for("22▏")
    saved = set_by_script(folder, "fatigue=5")
    sees(laptop, NEWS, saved)
    assert laptop.row_with("▸ Into bed").split()[-1] == "22▏"
    laptop.press("15", "enter")
    laptop.wait_for("saved ")
    night = nights_in_files(folder)[NIGHT]
    assert night["sleep"]["bed"] == "2024-01-18T22:15:00+01:00"
    assert night["fatigue"] == 5


def test_a_session_that_was_killed_locks_nobody_out(laptop: Terminal, phone: Terminal, folder: Path) -> None:
    """The phone's session is killed in the middle; the laptop saves as ever."""
    phone.press("home", "down", "6")
    phone.wait_for("saved ")
    phone.signal(signal.SIGKILL)
    phone.wait_for_exit()
    sees(laptop, f"{NEWS}: Worst urge 6 of 10", time.monotonic())
    laptop.press("2215", "enter")
    laptop.wait_for("saved ")
    night = nights_in_files(folder)[NIGHT]
    assert (night["urge"]["worst"], night["sleep"]["bed"]) == (6, "2024-01-18T22:15:00+01:00")


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Another program holds the diary for as long as this lasts."""
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def test_an_answer_that_another_program_keeps_waiting_is_saved_by_itself(laptop: Terminal, folder: Path) -> None:
    """A backup program sits on the diary: my answer is kept and told, and saved when it lets go; I press nothing."""
    with holding(folder):
        laptop.press("home", "down", "6")
        laptop.wait_for("NOT SAVED: another session is saving")
        laptop.wait_for(lambda: "! not saved" in laptop.row_with("Worst urge"))
        assert nights_in_files(folder) == {}
    laptop.wait_for("saved ")
    laptop.wait_for(lambda: "not saved" not in laptop.text)
    assert nights_in_files(folder)[NIGHT]["urge"] == {"worst": 6}


def test_the_second_q_leaves_and_the_terminal_says_what_was_not_saved(laptop: Terminal, folder: Path) -> None:
    """I cannot wait for the other program: q warns me, q again leaves, and my shell shows what is missing."""
    with holding(folder):
        laptop.press("home", "down", "6")
        laptop.wait_for("NOT SAVED: another session is saving")
        laptop.press("q")
        laptop.wait_for("q again leaves without Worst urge")
        laptop.press("q")
        assert laptop.wait_for_exit() == 1
    assert "stillnight: not saved: Worst urge; another session is saving" in laptop.text
    assert laptop.line_settings() == laptop.untouched


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_tries_once_more(number: signal.Signals, laptop: Terminal, folder: Path) -> None:
    """The machine shuts down while my answer waits: it is saved by the last try."""
    with holding(folder):
        laptop.press("home", "down", "6")
        laptop.wait_for("NOT SAVED: another session is saving")
    laptop.signal(number)
    assert laptop.wait_for_exit() == 128 + number
    assert nights_in_files(folder)[NIGHT]["urge"] == {"worst": 6}


def test_a_vanished_terminal_tries_once_more(laptop: Terminal, folder: Path) -> None:
    """The line drops while my answer waits: it is saved by the last try."""
    with holding(folder):
        laptop.press("home", "down", "6")
        laptop.wait_for("NOT SAVED: another session is saving")
    laptop.hang_up()
    laptop.wait_for_exit()
    assert nights_in_files(folder)[NIGHT]["urge"] == {"worst": 6}


def test_the_open_session_sends_no_byte_until_there_is_news(laptop: Terminal, phone: Terminal) -> None:
    """Two sessions are open and nobody types: neither sends anything, however often they look."""
    assert laptop.sends_nothing_for(2.0)
    assert phone.sends_nothing_for(0.0)
