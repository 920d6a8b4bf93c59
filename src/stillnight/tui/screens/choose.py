"""Choices to tick, any number of them."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight.diary.question import Question
from stillnight.diary.stepping import toggled
from stillnight.tui.commands import Where, bindings
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine
from stillnight.tui.widgets.row import Row, Span
from stillnight.tui.widgets.rows import RowList


class ChoiceRows(RowList):
    """Choices, one a row, ticked or not."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choices")

    def __init__(self, question: Question, chosen: tuple[str, ...], glyphs: Glyphs) -> None:
        super().__init__(id="rows", glyphs=glyphs)
        self._question = question
        self.chosen: tuple[str, ...] = chosen

    def on_mount(self) -> None:
        """Called by Textual when the list is there."""
        self._show()

    def _show(self) -> None:
        self.show_rows(self.ticks())

    def ticks(self) -> tuple[Row, ...]:
        """The rows."""
        signs = {True: self.glyphs.ticked, False: self.glyphs.unticked}
        return tuple(
            Row(option.id, f"{number} {signs[option.id in self.chosen]}", (Span(option.words),))
            for number, option in enumerate(self._question.options, 1)
        )

    def on_key(self, event: events.Key) -> None:
        """Called by Textual: a digit ticks the choice with that number."""
        if event.key.isdigit() and 1 <= int(event.key) <= len(self._question.options):
            event.stop()
            self._tick(self._question.options[int(event.key) - 1].id)

    def _tick(self, option: str) -> None:
        self.chosen = toggled(self._question, self.chosen, option) or ()
        self._show()

    def action_flip(self) -> None:
        """Tick or untick the choice under the cursor."""
        self._tick(self.cursor_id)

    def open_row(self) -> None:
        """Tick the choice that was clicked."""
        self.action_flip()

    def action_open(self) -> None:
        """Keep what is ticked."""
        screen = self.screen
        assert isinstance(screen, ChooseScreen), "only its screen shows these rows"
        screen.action_leave()


class ChooseScreen(Dialog[tuple[str, ...]]):
    """Ticks of one question.

    Dismissed with those that are ticked (none at all is a blank), or ``None`` where nothing changed.
    """

    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "choices", "dialog")
    ROWS: ClassVar[type[ChoiceRows]] = ChoiceRows

    def __init__(self, question: Question, chosen: tuple[str, ...] | None, glyphs: Glyphs) -> None:
        super().__init__()
        self._question = question
        self._before = chosen
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self._question.label} ", self._glyphs):
            yield self.ROWS(self._question, self._before or (), self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()

    def action_leave(self) -> None:
        """Close, keeping what is ticked."""
        chosen = self.query_one("#rows", ChoiceRows).chosen
        self.dismiss(None if chosen == (self._before or ()) else chosen)
