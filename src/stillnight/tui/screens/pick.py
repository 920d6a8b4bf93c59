"""One of several to pick, in a list."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from stillnight.tui.commands import Where
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine
from stillnight.tui.widgets.row import Row
from stillnight.tui.widgets.rows import RowList


class PickRows(RowList):
    """Things to pick, one a row; a digit picks the one with that number."""

    LABEL_WIDTH = 22

    def on_key(self, event: events.Key) -> None:
        """Called by Textual."""
        if event.key.isdigit() and 1 <= int(event.key) <= len(self.rows):
            event.stop()
            self.move_to(self.rows[int(event.key) - 1].id)
            self.open_row()

    def open_row(self) -> None:
        """Pick the row under the cursor."""
        self.screen.dismiss(self.cursor_id)


class PickScreen(Dialog[str]):
    """Dismissed with the id of what was picked, or ``None``."""

    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "dialog")
    ROWS: ClassVar[type[PickRows]] = PickRows
    """How wide labels are is for the kind of rows to say."""

    def __init__(self, label: str, rows: tuple[Row, ...], here: str, glyphs: Glyphs) -> None:
        super().__init__()
        self._label = label
        self._rows = rows
        self._here = here
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self._label} ", self._glyphs, classes="-tall"):
            yield self.ROWS(id="rows", glyphs=self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()
        self.query_one("#rows", PickRows).show_rows(self._rows, self._here)
