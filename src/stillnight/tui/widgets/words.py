"""Lines of pieces that a screen has made ready: a legend, a night in words, what a year comes to."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive
from textual.strip import Strip

from stillnight.diary.drawing import Drawn
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.ink import Inked, Pieces, fitted


class Words(Inked):
    """A few lines; repainted only when they change."""

    DEFAULT_CSS = """
    Words { width: 1fr; height: 1fr; }
    """

    lines: reactive[Sequence[Drawn]] = reactive(())
    """What to draw, a line each; the room for them is the screen's to give."""

    def __init__(self, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw one line."""
        width = self.size.width
        line = self.lines[y] if y < len(self.lines) else []
        pieces: Pieces = [(" ", "label"), *((self._glyphs.plain(text), tint) for text, tint, _ in line)]
        return self.drawn(fitted(pieces, width, self._glyphs.ellipsis), width)
