"""The line to the person's terminal: what happens when it is cut, noisy, or when the process is told to end.

Every answer is on the disk already, but for those it refused. What is left is to try these once more, to keep open
notes and what is half typed, leave the terminal clean and be gone.
"""

from __future__ import annotations

import asyncio
import codecs
import os
import select
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Final

from textual.drivers import linux_driver

ENDINGS: Final = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
"""Signals that end the app; Textual would die of them with the terminal left in its own state."""

GRACE: Final = 4.0
"""Seconds that a clean end may take before the process goes anyway: one last save may wait for the lock for two."""

HUNG_UP: Final = 128 + signal.SIGHUP


def hold(leave: Callable[[int], object], keep_all: Callable[[], object]) -> None:
    """Hold the line for a running app: signals end it cleanly, and a vanished terminal ends it at once.

    Args:
        leave: ends the app with this exit code; called on its own loop.
        keep_all: keeps what is not on the disk yet; called on its own loop where the terminal is gone.
    """
    loop = asyncio.get_running_loop()

    def end(number: int, frame: FrameType | None) -> None:
        timer = threading.Timer(GRACE, os._exit, (128 + number,))
        timer.daemon = True
        timer.start()
        loop.call_soon_threadsafe(leave, 128 + number)

    for number in ENDINGS:
        signal.signal(number, end)
    threading.Thread(target=_watch, args=(loop, keep_all), name="hang-up watcher", daemon=True).start()


def _watch(loop: asyncio.AbstractEventLoop, keep_all: Callable[[], object]) -> None:
    """Wait until the terminal is gone. Without SIGHUP (nohup) Textual's input thread would spin for ever."""
    poller = select.poll()
    poller.register(0, 0)
    poller.poll()
    kept = threading.Event()

    def keep() -> None:
        try:
            keep_all()
        finally:
            kept.set()

    with suppress(RuntimeError):  # the loop may have come to its end meanwhile
        loop.call_soon_threadsafe(keep)
        kept.wait(GRACE)
    os._exit(HUNG_UP)


def forgive_noise() -> None:
    """Read bytes that are no UTF-8 as a question mark: one of them, from a bad line, would end the app."""
    decoder = codecs.getincrementaldecoder("utf-8")
    linux_driver.getincrementaldecoder = lambda _: partial(decoder, errors="replace")  # type: ignore[attr-defined]
