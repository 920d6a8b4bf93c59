"""A terminal to run programs in: a pty with a screen, keys to press, and never a fixed sleep."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Self

import pyte

from tests.terminal.sent import UNFINISHED, csis, drawable, rows_painted

PATIENCE: Final = 20.0
"""Seconds after which what is waited for will not come; a busy machine needs some of them."""

SETTLED: Final = 0.3
"""Seconds without a byte after which a screen has been drawn to its end."""

KEYS: Final[Mapping[str, str]] = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "ctrl+l": "\x0c",
    "ctrl+p": "\x10",
    "ctrl+u": "\x15",
    "ctrl+z": "\x1a",
}
"""What an xterm sends for the keys that have names; everything else is sent as it stands."""

_IN_A_TERMINAL: Final = """
import fcntl, json, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGHUP, signal.SIG_IGN if sys.argv[1] == "nohup" else signal.SIG_DFL)
os.execvpe(sys.argv[3], sys.argv[3:], json.loads(sys.argv[2]))
"""
"""Makes the pty the controlling terminal of the program it becomes, as a login does. The environment is handed over
as it is: in the C locale Python would add to its own."""


class Terminal:
    """A program in a terminal of its own that behaves as a plain xterm."""

    def __init__(
        self,
        argv: Sequence[str],
        environ: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        *,
        nohup: bool = False,
    ) -> None:
        self.columns, self.lines = size
        self.output = b""
        """Every byte the program sent."""

        self.closed = False
        """Whether nobody is left at the other end."""

        self._screen = pyte.Screen(self.columns, self.lines)
        self._stream = pyte.ByteStream(self._screen)
        self._waiting = b""
        self._mark = 0
        self._master, slave = pty.openpty()
        self.name = os.ttyname(slave)
        """The device that is its terminal."""

        self._tell_size()
        self.untouched = termios.tcgetattr(slave)
        """How the line was set before the program came."""

        how = "nohup" if nohup else ""
        self.process = subprocess.Popen(
            [sys.executable, "-ISc", _IN_A_TERMINAL, how, json.dumps(dict(environ)), *argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={"LANG": "C.UTF-8"},
            start_new_session=True,
        )
        self._slave = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- what it shows -----------------------------------------------------------------------------

    @property
    def rows(self) -> list[str]:
        """The lines on the screen, without the blanks at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.rows)

    def row_with(self, text: str) -> str:
        """The first row that holds this text; empty if none does."""
        return next((row for row in self.rows if text in row), "")

    def line_of(self, text: str) -> int:
        """Where the first row with this text stands, counted from 0.

        Raises:
            ValueError: no row holds it.
        """
        return self.rows.index(self.row_with(text) or "nowhere on the screen")

    def at(self, label: str) -> bool:
        """Whether the cursor's sign stands before this label."""
        return any(f"{sign} {label}" in row for row in self.rows for sign in "▸>")

    def mark(self) -> None:
        """From here on ``bytes_since`` counts."""
        self._mark = len(self.output)

    def bytes_since(self) -> bytes:
        """What was sent since the last ``mark``."""
        return self.output[self._mark :]

    def rows_painted(self, output: bytes) -> set[int]:
        """The rows of this screen, counted from 0, that the output writes text to or clears."""
        return rows_painted(output, self.columns, self.lines)

    # --- what is typed -----------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Type these keys in one write: names from ``KEYS``, or text as it stands."""
        self.send("".join(KEYS.get(key, key) for key in keys).encode())

    def paste(self, text: str) -> None:
        """Paste text, as a terminal with bracketed paste does."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def send(self, data: bytes) -> None:
        """Send raw bytes to the program."""
        with suppress(OSError):
            os.write(self._master, data)

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size; what stood there is gone until it is drawn again."""
        self.columns, self.lines = columns, lines
        self._screen.resize(lines, columns)
        self._screen.erase_in_display(2)
        self._tell_size()

    def _tell_size(self) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", self.lines, self.columns, 0, 0))

    # --- waiting -----------------------------------------------------------------------------------

    def wait_for(self, wanted: str | Callable[[], object], patience: float = PATIENCE) -> None:
        """Wait until the screen shows a text, or until something holds.

        Raises:
            AssertionError: it does not come; the words show the screen.
        """
        holds = (lambda: wanted in self.text) if isinstance(wanted, str) else wanted
        end = time.monotonic() + patience
        while not holds():
            left = end - time.monotonic()
            if left <= 0 or self.closed:
                what = wanted if isinstance(wanted, str) else "what was waited for"
                raise AssertionError(f"{what!r} did not come; the screen:\n{self.text}")
            self._take(left)

    def wait_for_end_of(self, text: str) -> None:
        """Wait until the screen no longer shows a text."""
        self.wait_for(lambda: text not in self.text)

    def settle(self) -> None:
        """Wait until nothing more is sent for a moment."""
        while self._take(SETTLED):
            pass

    def sends_nothing_for(self, seconds: float) -> bool:
        """Whether no byte comes in so many seconds."""
        return not self._take(seconds)

    def take_until(self, moment: float) -> None:
        """Show what comes until a moment of the monotonic clock."""
        while (left := moment - time.monotonic()) > 0:
            self._take(left)

    def wait_for_exit(self, patience: float = PATIENCE) -> int:
        """Read to the end and return the exit code; negative for a signal.

        Raises:
            AssertionError: the program is still there.
        """
        end = time.monotonic() + patience
        while not self.closed and time.monotonic() < end:
            self._take(end - time.monotonic())
        try:
            return self.process.wait(max(end - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the program is still there; the screen:\n{self.text}") from None

    def _take(self, seconds: float) -> bool:
        """Take what comes within so many seconds; whether anything did."""
        self._leave_slave_to_program()
        if self.closed or not select.select([self._master], [], [], max(seconds, 0))[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        if not data:
            self.closed = True
            return False
        self.output += data
        self._draw(data)
        return True

    def _draw(self, data: bytes) -> None:
        data = self._waiting + data
        cut = UNFINISHED.search(data)
        whole, self._waiting = (data[: cut.start()], data[cut.start() :]) if cut else (data, b"")
        self._stream.feed(drawable(whole))
        for csi in csis(whole):
            if csi.prefix == "?" and csi.final == "$p":
                self.send(f"\x1b[?{csi.numbers};0$y".encode())  # a mode that a plain xterm does not know
            elif not csi.prefix and csi.final == "c":
                self.send(b"\x1b[?64;1;2;6;9;15;18;21;22c")

    # --- the end -----------------------------------------------------------------------------------

    def line_settings(self) -> list[Any]:
        """How the line is set now."""
        return termios.tcgetattr(self._master)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Take the terminal away, as a closed window or a lost line does."""
        self._leave_slave_to_program()
        if self._master >= 0:
            os.close(self._master)
            self._master, self.closed = -1, True

    def close(self) -> None:
        """End whatever is left."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.hang_up()

    def _leave_slave_to_program(self) -> None:
        """Close our own copy of the program's end: as long as it is open, nobody sees the program leave."""
        if self._slave >= 0:
            os.close(self._slave)
            self._slave = -1
