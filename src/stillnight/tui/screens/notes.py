"""The notes of a night, in a page of their own."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from stillnight.diary.words import clean
from stillnight.tui.commands import bindings


class NotesScreen(ModalScreen[str]):
    """Dismissed with the text as it stands: there is no way to leave that loses it. Undo takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("notes")
    AUTO_FOCUS = "#text"

    text = getters.query_one("#text", TextArea)

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before = before

    def compose(self) -> ComposeResult:
        """Called by Textual to build the page."""
        with Vertical(classes="box tall") as box:
            box.border_title = " Notes "
            box.border_subtitle = " Tab or Esc keeps them "
            area = TextArea(self._before, id="text", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
            area.cursor_blink = False
            area.move_cursor(area.document.end)
            yield area

    def action_keep(self) -> None:
        """Keep the notes and close."""
        self.dismiss(clean(self.text.text).strip())
