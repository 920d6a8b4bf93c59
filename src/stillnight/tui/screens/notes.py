"""The notes of a night, in a page of their own."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import TextArea

from stillnight.diary.words import clean
from stillnight.tui.commands import bindings
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.widgets.box import Box


class NotesScreen(ModalScreen[str]):
    """Dismissed with the text as it stands: there is no way to leave that loses it. Undo takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("notes")
    DEFAULT_CSS = """
    NotesScreen { align: center middle; background: $background; }
    """
    AUTO_FOCUS = "#text"

    text = getters.query_one("#text", TextArea)

    def __init__(self, before: str, glyphs: Glyphs, title: str = "Notes") -> None:
        super().__init__()
        self._title = title
        self._before = before
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Called by Textual to build the page."""
        with Box(f" {self._title} ", self._glyphs, classes="-tall", foot=" Tab or Esc keeps them "):
            area = TextArea(self._before, id="text", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
            area.cursor_blink = False
            area.move_cursor(area.document.end)
            yield area

    @property
    def written(self) -> str:
        """The notes as they stand."""
        return clean(self.text.text).strip()

    def action_keep(self) -> None:
        """Keep the notes and close."""
        self.dismiss(self.written)
