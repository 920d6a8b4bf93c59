"""The notes of a night, in a page of their own."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import TextArea

from stillnight.diary.draft import Draft, Spot
from stillnight.diary.words import clean
from stillnight.tui.commands import bindings
from stillnight.tui.drafting import at_spot
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

    def __init__(
        self, before: str, glyphs: Glyphs, title: str = "Notes", *, spot: Spot | None = None, typed: str | None = None
    ) -> None:
        """``spot``: what they are the notes of; ``typed``: what somebody was writing there, to be gone on with."""
        super().__init__()
        self._spot = spot
        self._typed = before if typed is None else clean(typed)
        self._title = title
        self._before = before
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Called by Textual to build the page."""
        with Box(f" {self._title} ", self._glyphs, classes="-tall", foot=" Tab or Esc keeps them "):
            area = TextArea(self._typed, id="text", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
            area.cursor_blink = False
            area.move_cursor(area.document.end)
            yield area

    @property
    def written(self) -> str:
        """The notes as they stand."""
        return clean(self.text.text).strip()

    @property
    def is_of_a_night(self) -> bool:
        """Whether these are the notes of a night."""
        return self._spot is not None and self._spot.place == "night"

    def kept(self, text: str) -> None:
        """They are kept as this, and the page stays open."""
        self._before = text

    def half_typed(self) -> Draft | None:
        """What is written and not kept yet."""
        text = self.text.text
        return at_spot(self._spot, text) if text.strip() != self._before.strip() else None

    def action_keep(self) -> None:
        """Keep the notes and close."""
        self.dismiss(self.written)
