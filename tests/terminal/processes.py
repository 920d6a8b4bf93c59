"""Processes as the system sees them: how much of the processor they use, and whether they are gone."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.terminal.screen import PATIENCE

LOOK = 0.02
"""Seconds between two looks at something that nobody tells of."""


def wait_until(holds: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until something holds.

    Raises:
        AssertionError: it does not come.
    """
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, "what was waited for did not come"
        time.sleep(LOOK)


def is_gone(process: subprocess.Popen[bytes]) -> bool:
    """Whether a process has ended."""
    return process.poll() is not None


def ticks_of(pid: int) -> int:
    """The clock ticks of the processor that a process has used so far, its own and the kernel's for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def cpu_used_by(pid: int, seconds: float) -> float:
    """The part of one processor that a process uses in so many seconds from now."""
    before, begun = ticks_of(pid), time.monotonic()
    time.sleep(seconds)
    used = (ticks_of(pid) - before) / os.sysconf("SC_CLK_TCK")
    return used / (time.monotonic() - begun)
