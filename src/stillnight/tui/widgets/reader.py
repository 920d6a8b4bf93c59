"""The reader: paragraphs that wrap to the room there is and scroll, with a sign that there is more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from stillnight.tui.commands import bindings
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.prose import Para, lines_of
from stillnight.tui.widgets.ink import Inked, Pieces, fitted

EDGE: int = 2
"""Columns at the right for the sign that there is more, and one at the left."""


class Reader(Inked, can_focus=True):
    """Text to read. Only a key that moves it repaints it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")
    DEFAULT_CSS = """
    Reader { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._paras: Sequence[Para] = ()
        self._lines: list[Pieces] = []
        self._begins: dict[str, int] = {}
        self._first = 0
        self._anchor = ""

    def show(self, paras: Sequence[Para], anchor: str = "") -> None:
        """Show these paragraphs from the first line, or from the one that ``anchor`` names."""
        self._paras = paras
        self._anchor = anchor
        self._first = 0
        self._wrap()
        self.refresh()

    def _wrap(self) -> None:
        width = self.size.width
        if not width:
            return
        self._lines, self._begins = [], {}
        for para in self._paras:
            if para.anchor:
                self._begins.setdefault(para.anchor, len(self._lines))
            self._lines += lines_of(para, width - EDGE - 1)
        if self._anchor:
            self._first = self._begins.get(self._anchor, 0)
        self._first = self._within(self._first)

    def _within(self, line: int) -> int:
        return max(min(line, len(self._lines) - self.size.height), 0)

    def on_resize(self) -> None:
        """Called by Textual when the size changed; what was at the top stays near it."""
        before, many = self._first, max(len(self._lines), 1)
        self._wrap()
        if not self._anchor:
            self._first = self._within(before * len(self._lines) // many)
        self._anchor = ""
        self.refresh()

    def scroll_lines(self, lines: int) -> None:
        """Go so many lines on, or back, as far as there is something to read."""
        first = self._within(self._first + lines)
        if first != self._first:
            self._first = first
            self.refresh()

    def action_read(self, screens: float) -> None:
        """Go so many screenfuls on, or back; two lines of the last one stay in sight."""
        self.scroll_lines(round(screens * max(self.size.height - 2, 1)))

    def action_line(self, lines: int) -> None:
        """Go a line on or back."""
        self.scroll_lines(lines)

    def action_end(self, end: int) -> None:
        """Go to the first line (-1) or the last (1)."""
        self.scroll_lines(end * len(self._lines))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Called by Textual when the wheel turns."""
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Called by Textual when the wheel turns."""
        self.scroll_lines(-3)

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw one line."""
        width, at = self.size.width, self._first + y
        line = self._lines[at] if at < len(self._lines) else []
        plain: Pieces = [(" ", "label"), *((self._glyphs.plain(text), role) for text, role in line)]
        more = self._more_sign(y)
        pieces = fitted(plain, width - EDGE, self._glyphs.ellipsis)
        return self.drawn([*pieces, (f" {more or ' '}", "ghost")], width)

    def _more_sign(self, y: int) -> str:
        if y == 0 and self._first > 0:
            return self._glyphs.above
        if y == self.size.height - 1 and self._first + self.size.height < len(self._lines):
            return self._glyphs.below
        return ""
