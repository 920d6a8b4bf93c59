"""A program in a pseudo-terminal of 80 columns and 24 lines, with the moment at which each piece of output came.

What was painted is looked at only while nothing is coming, so that looking takes no time from the program.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from collections import deque
from collections.abc import Mapping, Sequence
from time import perf_counter
from types import TracebackType
from typing import Self

import pyte

COLUMNS, LINES = 80, 24
LONGEST_WAIT = 30.0
"""Seconds after which a program that shows nothing is given up."""

QUIET = 0.1
"""Seconds without output after which the screen is looked at."""


class NothingShown(Exception):
    """The program ended or fell silent before it showed what was waited for."""


class Terminal:
    """A running program and what it showed; leaving the ``with`` block ends it."""

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._unseen: deque[tuple[float, bytes]] = deque()
        self.output = b""
        """Every byte the program sent."""

        self._keyboard, screen_end = pty.openpty()
        fcntl.ioctl(screen_end, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._started = perf_counter()
        self._process = subprocess.Popen(
            argv, stdin=screen_end, stdout=screen_end, stderr=screen_end, env=environ, start_new_session=True
        )
        os.close(screen_end)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._keyboard)

    def shown(self, *texts: str) -> float:
        """Seconds from the program's start to the output after which all these texts stood on the screen.

        Raises:
            NothingShown: they never did.
        """
        while perf_counter() - self._started < LONGEST_WAIT and self.quiet(QUIET):
            while self._unseen:
                moment, piece = self._unseen.popleft()
                self._stream.feed(piece)
                if all(text in self.text for text in texts):
                    return moment - self._started
        raise NothingShown(f"{texts} did not come on the screen:\n{self.text}")

    @property
    def text(self) -> str:
        """What stands on the screen, of the output that was looked at."""
        return "\n".join(self._screen.display)

    def quiet(self, seconds: float) -> bool:
        """Wait until nothing came for so long; whether the program still runs."""
        while self._read(seconds):
            pass
        return self._process.poll() is None

    def press(self, key: bytes, quiet: float) -> float:
        """Seconds from a key to the first output after it; then wait until nothing came for ``quiet`` seconds.

        Raises:
            NothingShown: the key had no effect.
        """
        pressed = perf_counter()
        os.write(self._keyboard, key)
        if not self._read(LONGEST_WAIT):
            raise NothingShown(f"{key!r} changed nothing")
        answered = self._unseen[-1][0]
        self.quiet(quiet)
        return answered - pressed

    def _read(self, seconds: float) -> bool:
        """Take in one piece of output; whether one came in that time."""
        if not select.select([self._keyboard], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self._keyboard, 1 << 16)
        except OSError:  # Linux says so where the program has closed its end
            return False
        self._unseen.append((perf_counter(), piece))
        self.output += piece
        return True
