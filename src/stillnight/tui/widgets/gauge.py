"""What a running timer shows: how far it is, and how much is left."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip

from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.ink import Inked, fitted


class Left(Inked):
    """The time that is left. A small block of its own: a second that passes sends these few cells and no more."""

    DEFAULT_CSS = """
    Left { width: 10; height: 1; }
    """

    words: reactive[str] = reactive("")
    """The time as it is shown."""

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw the line."""
        return self.drawn(fitted([(f"  {self.words}", "answer")], self.size.width, ""), self.size.width)


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
        self.cells = int(share * (self.size.width - 2))

    def on_resize(self) -> None:
        """Called by Textual when the size changed."""
        self.show(self._share)

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw the bar."""
        width = self.size.width
        full, states = self.cells, self._glyphs.states
        return self.drawn(
            fitted(
                [(" ", "label"), (states["asleep"] * full, "meter"), (states["in-bed"] * (width - 2 - full), "ghost")],
                width,
                "",
            ),
            width,
        )
