"""Lost links: however the session goes, what was half typed is offered again, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import EVENING_IN_FILE, NIGHT, nights_in_files, start, type_evening
from tests.terminal.processes import cpu_used_by, is_gone, wait_until
from tests.terminal.screen import PATIENCE, Terminal
from tests.terminal.sent import modes_left

DIES: Final = PATIENCE / 4
"""Seconds within which a program without its terminal is gone."""

SIGNALS: Final = {"HUP": 129, "INT": 130, "QUIT": 131, "TERM": 143}
"""The signals that end a program, and the exit code by which a shell knows them."""


def type_half(terminal: Terminal, text: str = "1:2") -> None:
    """Type an evening, and then a time on the row below, without Enter."""
    type_evening(terminal)
    terminal.press("home", "down", "down", text)
    terminal.wait_for(f"{text}▏")


def drafts_in(folder: Path) -> list[str]:
    """The files of what is half typed."""
    return sorted(path.name for path in (folder / "drafts").glob("[!.]*")) if (folder / "drafts").exists() else []


def written(folder: Path, text: str = "1:2") -> bool:
    """Whether the text is on the disk."""
    return any(f'"text":"{text}"' in path.read_text() for path in (folder / "drafts").glob("[!.]*.json"))


def test_what_is_half_typed_is_offered_after_a_kill_and_taken_up(folder: Path) -> None:
    """The machine kills the program in the middle of a time: a key brings me back there, Enter saves it."""
    with start(folder) as terminal:
        type_half(terminal)
        wait_until(lambda: written(folder))
        terminal.signal(signal.SIGKILL)
        terminal.wait_for_exit()
        assert nights_in_files(folder) == {NIGHT: EVENING_IN_FILE}
    with start(folder) as again:
        again.wait_for('^t: you were typing "1:2" for It began on Thu 18 Jan')
        again.press("\x14")
        again.wait_for("1:2▏")
        assert nights_in_files(folder) == {NIGHT: EVENING_IN_FILE}
        again.press("5", "enter")
        again.wait_for("01:25")
        assert nights_in_files(folder)[NIGHT]["urge"]["began"] == "2024-01-19T01:25:00+01:00"
        wait_until(lambda: not drafts_in(folder))
    with start(folder) as later:
        later.settle()
        assert "you were typing" not in later.text


@pytest.mark.parametrize(("name", "code"), SIGNALS.items(), ids=SIGNALS.keys())
def test_a_signal_keeps_what_is_half_typed_and_leaves_the_terminal_clean(name: str, code: int, folder: Path) -> None:
    """Told to end, it keeps the half-typed time, gives my terminal back as it was, and says how it ended."""
    with start(folder) as terminal:
        type_half(terminal)
        terminal.signal(signal.Signals[f"SIG{name}"])
        assert terminal.wait_for_exit() == code
        assert modes_left(terminal.output) == set()
        assert terminal.line_settings() == terminal.untouched
        assert written(folder)
        assert nights_in_files(folder) == {NIGHT: EVENING_IN_FILE}


@pytest.mark.parametrize("nohup", [False, True], ids=["hung up", "hang-up ignored"])
def test_a_closed_terminal_keeps_what_is_half_typed_and_nothing_stays_behind(nohup: bool, folder: Path) -> None:
    """I close the window in the middle of a time."""
    with start(folder, nohup=nohup) as terminal:
        type_half(terminal)
        terminal.hang_up()
        terminal.wait_for_exit(DIES)
        assert written(folder)


def test_ctrl_q_in_the_middle_of_typing_loses_nothing(folder: Path) -> None:
    """I leave in a hurry: what stood on the row is offered again."""
    with start(folder) as terminal:
        type_half(terminal)
        terminal.press("\x11")
        assert terminal.wait_for_exit() == 0
        assert written(folder)


def test_a_second_window_is_not_offered_what_i_am_typing_in_the_first(folder: Path) -> None:
    """Two windows at once: only what is lost is offered."""
    with start(folder) as first:
        type_half(first)
        wait_until(lambda: written(folder))
        with start(folder) as second:
            second.settle()
            assert "you were typing" not in second.text


def test_after_the_lid_was_closed_and_opened_keys_work_and_nothing_burns(folder: Path) -> None:
    """The laptop sleeps in the middle of a time: opened again, I type on, the processor has its rest, and q ends it."""
    with start(folder) as terminal:
        type_half(terminal)
        for _ in range(3):
            terminal.signal(signal.SIGSTOP)
            wait_until(lambda: state_of(terminal.process.pid) == "T")
            terminal.signal(signal.SIGCONT)
            wait_until(lambda: state_of(terminal.process.pid) != "T")
        terminal.settle()
        terminal.press("5", "enter")
        terminal.wait_for("01:25")
        terminal.settle()
        assert cpu_used_by(terminal.process.pid, 1.0) < 0.05
        terminal.press("q")
        assert terminal.wait_for_exit(DIES) == 0


def state_of(pid: int) -> str:
    """The state of a process: R, S, T and so on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def urge_in(folder: Path) -> object:
    """What the file says of the urge."""
    return nights_in_files(folder).get(NIGHT, {}).get("urge")


def worst_is(folder: Path, worst: int) -> bool:
    """Whether this is the only answer about the urge in the file."""
    return urge_in(folder) == {"worst": worst}


def stall(terminal: Terminal, stopped: bool) -> None:
    """Stop the output of a terminal, as ctrl+s does, or let it go on."""
    handle = os.open(terminal.name, os.O_RDWR | os.O_NOCTTY)
    try:
        termios.tcflow(handle, termios.TCOOFF if stopped else termios.TCOON)
    finally:
        os.close(handle)


def test_stalled_output_holds_up_no_answer_and_is_right_when_it_goes_on(folder: Path) -> None:
    """The line is stopped: what I type meanwhile is saved all the same, and the screen then shows it."""
    with start(folder) as terminal:
        terminal.press("home", "down")
        terminal.settle()
        stall(terminal, True)
        for turn in range(50):
            worst = 2 + turn % 8
            terminal.press(str(worst))
            wait_until(partial(worst_is, folder, worst))
        terminal.press("down", "2045", "down", "1:2")
        wait_until(lambda: written(folder))
        assert urge_in(folder) == {"worst": worst, "began": "2024-01-18T20:45:00+01:00"}
        assert cpu_used_by(terminal.process.pid, 1.0) < 0.05
        stall(terminal, False)
        terminal.wait_for("1:2▏")
        terminal.settle()
        assert f"{worst} of 10" in terminal.row_with("Worst urge")
        assert "20:45" in terminal.row_with("It began")


@pytest.mark.parametrize(
    "end",
    [lambda terminal: terminal.hang_up(), lambda terminal: terminal.signal(signal.SIGTERM)],
    ids=["hung up", "told to end"],
)
def test_a_session_that_is_lost_while_its_output_stalls_is_gone_and_its_text_kept(
    end: Callable[[Terminal], None], folder: Path
) -> None:
    """The line is frozen and then cut: the half-typed time is kept, and nothing of mine runs on."""
    with start(folder) as terminal:
        type_half(terminal)
        stall(terminal, True)
        terminal.press("5")
        wait_until(lambda: written(folder, "1:25"))
        end(terminal)
        wait_until(lambda: is_gone(terminal.process), 2 * DIES)
        assert written(folder, "1:25")
