"""What a running timer shows: how far it is, and how much is left."""

from __future__ import annotations

from rich.cells import set_cell_size
from textual.reactive import reactive
from textual.strip import Strip

from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.ink import Inked, fitted


class Left(Inked):
    """The time that is left. A small block of its own: a second that passes sends these few cells and no more."""

    DEFAULT_CSS = """
    Left { width: 9; height: 1; }
    """

    words: reactive[str] = reactive("")
    """The time as it is shown."""

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw the line."""
        width = self.size.width
        return self.drawn([(set_cell_size(f" {self.words}", width), "answer")], width)


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
        self._share = 0.0

    def show(self, share: float) -> None:
        """Show how much has passed, 0 to 1."""
        self._share = share
        self.cells = int(share * max(self.size.width - 1, 0))

    def on_resize(self) -> None:
        """Called by Textual when the size changed."""
        self.show(self._share)

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw the bar."""
        width, states = self.size.width, self._glyphs.states
        full, rest = self.cells, width - 1 - self.cells
        return self.drawn(
            fitted([(states["asleep"] * full, "meter"), (states["in-bed"] * rest, "ghost")], width, ""), width
        )
