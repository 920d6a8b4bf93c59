"""A page to read in a box: it wraps to the width there is and scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from stillnight.tui.commands import Where
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.prose import Para
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine
from stillnight.tui.widgets.reader import Reader


class ReadScreen(Dialog[None]):
    """Paragraphs to read."""

    AUTO_FOCUS = "#reader"
    PLACES: ClassVar[tuple[Where, ...]] = ("reader", "dialog")

    def __init__(self, title: str, page: Sequence[Para], glyphs: Glyphs, anchor: str = "") -> None:
        """``anchor``: the paragraph to begin at."""
        super().__init__()
        self._title = title
        self._glyphs = glyphs
        self.reader = Reader(id="reader", glyphs=glyphs)
        self.reader.show(page, anchor)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the page."""
        with Box(f" {self._title} ", self._glyphs, classes="-tall"):
            yield self.reader
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the page is there."""
        self.show_keys()
