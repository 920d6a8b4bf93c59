"""What a running timer shows: a few lines in one ink and a bar, so that a second that passes sends next to nothing."""

from __future__ import annotations

from itertools import zip_longest

from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.ink import Inked, Pieces, Role, fitted


class Face(Inked):
    """The lines of a timer; one change of the pen does for all that differ."""

    DEFAULT_CSS = """
    Face { height: 4; width: 1fr; }
    """

    lines: reactive[tuple[str, ...]] = reactive((), repaint=False)
    """The words, a line each; a line is drawn again only when it changes."""

    def __init__(self, role: Role, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id)
        self._role = role
        self._glyphs = glyphs

    def watch_lines(self, before: tuple[str, ...], lines: tuple[str, ...]) -> None:
        """Called by Textual when the words change."""
        for y, (old, new) in enumerate(zip_longest(before, lines)):
            if old != new:
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw one line."""
        width = self.size.width
        text = self.lines[y] if y < len(self.lines) else ""
        return self.drawn(fitted([(f" {self._glyphs.plain(text)}", self._role)], width, self._glyphs.ellipsis), width)


class Gauge(Inked):
    """A bar as wide as there is room. It is drawn again only when one more cell of it is full."""

    DEFAULT_CSS = """
    Gauge { width: 1fr; height: 1; }
    """

    cells: reactive[int] = reactive(0)
    """The full cells."""

    def __init__(self, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs

    def filled(self, share: float) -> int:
        """How many cells so much of the whole fills, 0 to 1."""
        return int(share * max(self.size.width - 2, 0))

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw the bar."""
        width, states = self.size.width, self._glyphs.states
        full, rest = self.cells, width - 2 - self.cells
        pieces: Pieces = [
            (" ", "answer"),
            (states["asleep"] * full, "answer"),
            (states["in-bed"] * rest, "ghost"),
        ]
        return self.drawn(fitted(pieces, width, ""), width)
