"""When the process was stopped and goes on: the terminal is taken anew, with the threads of before given back first.

Textual 8.2.8 gives them back at SIGTSTP only. After SIGSTOP, or a SIGCONT without any stop, it would start a second
reader and a second writer beside the first: two threads more each time, and keys that go to the wrong one.
"""

from __future__ import annotations

import signal
from types import FrameType

from textual.driver import Driver


def go_on_cleanly(driver: Driver | None) -> None:
    """Let this driver go on after a stop with the threads it had. One without signals of its own is left alone."""
    if driver is None or not hasattr(driver, "_must_signal_resume"):
        return
    is_going_on = False

    def go_on(number: int, frame: FrameType | None) -> None:
        nonlocal is_going_on
        if is_going_on or not driver._auto_restart:
            return
        is_going_on = True
        try:
            if not driver._must_signal_resume:  # nobody gave the terminal back
                driver.suspend_application_mode()
            driver.resume_application_mode()
        finally:
            is_going_on = False

    signal.signal(signal.SIGCONT, go_on)
