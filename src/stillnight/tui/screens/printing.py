"""The notes that a report may print, ticked before it is made; whoever closes the box makes none."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import BindingType

from stillnight.diary.words import counted
from stillnight.tui.commands import Where, bindings
from stillnight.tui.screens.choose import ChoiceRows, ChooseScreen
from stillnight.tui.widgets.row import Row, Span

MAKE: Final = "make"
"""The row that makes the report; the others are evenings."""


class PrintRows(ChoiceRows):
    """The report to be made, and under it the notes, ticked or not."""

    def ticks(self) -> tuple[Row, ...]:
        """The rows."""
        notes = f"with {counted(len(self.chosen), 'note')}" if self.chosen else "without notes"
        return (Row(MAKE, "", (Span(f"Make the report, {notes}"),)), *super().ticks())

    def action_flip(self) -> None:
        """Tick or untick the note under the cursor; on the first row, make the report."""
        if self.cursor_id == MAKE:
            self.screen.dismiss(self.chosen)
        else:
            super().action_flip()

    def action_open(self) -> None:
        """The same."""
        self.action_flip()


class PrintScreen(ChooseScreen):
    """Dismissed with the evenings whose notes are ticked, which may be none, or ``None`` where no report is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("printing")
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "choices", "printing", "dialog")
    ROWS: ClassVar[type[ChoiceRows]] = PrintRows

    def action_make(self) -> None:
        """Make the report with the notes that are ticked."""
        self.dismiss(self.query_one("#rows", PrintRows).chosen)

    def action_leave(self) -> None:
        """Close the box; no report is made."""
        self.dismiss(None)
