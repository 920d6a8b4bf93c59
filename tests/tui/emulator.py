"""A terminal to hold two ways of drawing against each other: pyte, mended where it is no terminal of today.

pyte drops what follows a joiner or a variation selector, and leaves the other half of a wide sign standing when one
half is written over. Here widths are Rich's, as Textual reckons them, and half a wide sign is a blank. For terminals
that reckon otherwise there is ``Older``.
"""

from __future__ import annotations

from typing import Any

import pyte
from pyte import modes
from rich.cells import split_graphemes
from wcwidth import wcwidth

from tests.terminal.sent import drawable

Shown = tuple[object, ...]
"""What the eye sees in one column: the sign, its colours, its marks."""

SEEN_ON_BLANKS = ("underscore", "strikethrough", "reverse", "blink")


class Emulator(pyte.Screen):
    """A terminal of today. It does not wrap, as Textual tells it."""

    def __init__(self, columns: int, lines: int, *, erases_paper: bool = True) -> None:
        self.erases_paper = erases_paper
        super().__init__(columns, lines)
        self.mode.discard(modes.DECAWM)
        self._stream = pyte.Stream(self)

    def take(self, text: str) -> None:
        """Take what was sent."""
        self._stream.feed(drawable(text.encode()).decode())

    def shown(self) -> list[list[Shown]]:
        """What is to be seen, line by line."""
        return [self.line(y) for y in range(self.lines)]

    def line(self, y: int) -> list[Shown]:
        """What is to be seen of one line."""
        line = self.buffer[y]
        return [seen(line[x]) for x in range(self.columns)]

    # --- what pyte does otherwise ------------------------------------------------------------------

    def draw(self, data: str) -> None:
        """Called by pyte with text."""
        self.dirty.add(self.cursor.y)
        for start, end, width in split_graphemes(data)[0]:
            self._put(data[start:end], width)

    def _put(self, sign: str, width: int) -> None:
        line = self.buffer[self.cursor.y]
        if not width:
            before = self.cursor.x - (2 if self.cursor.x > 1 and not line[self.cursor.x - 1].data else 1)
            if before >= 0:
                line[before] = line[before]._replace(data=line[before].data + sign)
            return
        x = min(self.cursor.x, self.columns - width)
        if not line[x].data and x:
            line[x - 1] = line[x - 1]._replace(data=" ")
        for place, data in enumerate((sign, *[""] * (width - 1)), x):
            line[place] = self.cursor.attrs._replace(data=data)
        if x + width < self.columns and not line[x + width].data:
            line[x + width] = line[x + width]._replace(data=" ")
        self.cursor.x = x + width

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """Called by pyte for EL."""
        pen = self.cursor.attrs
        self.cursor.attrs = pen if self.erases_paper else self.default_char
        super().erase_in_line(how)
        self.cursor.attrs = pen

    def erase_in_display(self, how: int = 0, *args: Any, **kwargs: Any) -> None:
        """Called by pyte for ED; it would leave out what nobody has written to yet."""
        assert how == 2, "the only way it is used"
        x, y = self.cursor.x, self.cursor.y
        for line in range(self.lines):
            self.cursor.y = line
            self.erase_in_line(2)
        self.cursor.x, self.cursor.y = x, y


class Older(Emulator):
    """A terminal that knows nothing of joiners and selectors: each code point has the width of its own."""

    def draw(self, data: str) -> None:
        """Called by pyte with text."""
        self.dirty.add(self.cursor.y)
        for character in data:
            self._put(character, max(wcwidth(character), 0))


def seen(cell: Any) -> Shown:
    """What the eye sees of a cell: of a blank no ink, and no mark that only letters show."""
    if cell.data == " " and not any(getattr(cell, mark) for mark in SEEN_ON_BLANKS):
        return (" ", cell.bg)
    return tuple(cell)


def same(one: Emulator, other: Emulator) -> bool:
    """Whether two terminals show the same, their cursors included."""
    return one.shown() == other.shown() and places(one) == places(other)


def places(emulator: Emulator) -> tuple[int, int]:
    """Where the cursor stands; after the last column it stands on it."""
    return min(emulator.cursor.x, emulator.columns - 1), emulator.cursor.y


def plainly(y: int, x: int, segments: list[tuple[str, str]]) -> str:
    """Segments drawn without any art: their place, and each with all its codes."""
    return f"\x1b[{y + 1};{x + 1}H" + "".join(f"\x1b[0;{codes}m{text}\x1b[m" for text, codes in segments)
