"""How far something is that takes its time: one line on standard error, on a terminal only, gone when it is over."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self, TextIO

PATIENCE: Final = 1.0
"""Seconds before anything is said: what is over sooner needs no word."""

_PAUSE: Final = 0.2
"""Seconds between two lines: each is a round trip over a slow link."""


class Progress:
    """Told of each step, it says at most every fifth of a second how far it is."""

    def __init__(self, stream: TextIO | None = None, ticking: Callable[[], float] = time.monotonic) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._shown = self._stream is not None and self._stream.isatty()
        self._ticking = ticking
        self._due = ticking() + PATIENCE
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        if self._width:
            self._write("")

    def step(self, words: str) -> None:
        """It is as far as ``words`` say."""
        if self._shown and self._ticking() >= self._due:
            self._due = self._ticking() + _PAUSE
            self._write(words)

    def _write(self, words: str) -> None:
        """Blanks and a return take the old line away: no terminal is too simple for that."""
        blanks = " " * (self._width - len(words))
        self._stream.write(f"\r{words}{blanks}" if words else f"\r{blanks}\r")
        self._stream.flush()
        self._width = len(words)
