"""The checklist and its timer in a real terminal."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from time import monotonic

from tests.terminal.evening import NIGHT, nights_in_files, start
from tests.terminal.screen import Terminal


def test_the_bell_rings_once_when_a_timer_is_over_and_the_answer_is_in_the_file(folder: Path) -> None:
    """I go through the steps of the stretch; one bell, then a key says that it was done and what it did."""
    with start(folder, (45, 20)) as terminal:
        terminal.press("S", "/", "calf", "enter")
        terminal.wait_for("Esc shows all")
        terminal.press("g")
        terminal.wait_for("1 of 3, left")
        terminal.mark()
        terminal.press(*["right"] * 12)
        terminal.wait_for("Both calves are done")
        terminal.settle()
        assert terminal.bytes_since().count(b"\x07") == 1
        terminal.press("3")
        terminal.wait_for("✓ calf stretch  good")
    (use,) = nights_in_files(folder)[NIGHT]["uses"]
    assert (use["strategy"], use["done"], use["relief"]) == ("calf-stretch", "done", 3)


def test_an_idle_checklist_sends_nothing_and_so_does_a_timer_that_is_held(folder: Path) -> None:
    """While I read, or hold the timer, the line is silent."""
    with start(folder) as terminal:
        terminal.press("S", "/", "calf", "enter")
        terminal.wait_for("Esc shows all")
        terminal.settle()
        assert terminal.sends_nothing_for(1.2)
        terminal.press("g", " ")
        terminal.wait_for("paused")
        terminal.settle()
        assert terminal.sends_nothing_for(1.2)


def seconds_left(terminal: Terminal) -> int:
    """What the timer says is left of its step."""
    found = re.search(r"(\d+):(\d\d)  ", terminal.text)
    assert found, terminal.text
    return 60 * int(found[1]) + int(found[2])


def threads(terminal: Terminal) -> int:
    """The threads of the program."""
    return len(list(Path(f"/proc/{terminal.process.pid}/task").iterdir()))


def test_a_timer_is_right_after_stops_and_leaves_no_threads_behind(folder: Path) -> None:
    """My laptop slept while the pack was on: the time is that of the clock, and twenty stops leave nothing behind."""
    with start(folder) as terminal:
        terminal.press("S", "/", "heat", "enter")
        terminal.wait_for("Esc shows all")
        terminal.press("g")
        terminal.wait_for("warmth on")
        terminal.wait_for("9:58")
        began, before = monotonic(), threads(terminal)
        for number in (signal.SIGSTOP, None, signal.SIGTSTP, None) * 5:
            if number is not None:
                terminal.signal(number)
                os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED)
            terminal.mark()
            terminal.signal(signal.SIGCONT)
            terminal.wait_for(lambda: b"warmth on" in terminal.bytes_since())
        terminal.settle()
        assert threads(terminal) == before
        passed = monotonic() - began
        terminal.wait_for(lambda: seconds_left(terminal) <= 598 - int(passed))
        assert seconds_left(terminal) >= 598 - int(monotonic() - began) - 1
        terminal.press("x")
        terminal.wait_for_end_of("warmth on")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
