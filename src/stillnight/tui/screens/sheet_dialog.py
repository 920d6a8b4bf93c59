"""A sheet in a box: the questions of an item, of an entry, or about the person, each saved as it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult

from stillnight.diary.answers import Answer
from stillnight.tui.commands import Where
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.session import Session
from stillnight.tui.sheet import Sheet
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.questions import QuestionRows


class SheetDialog(Dialog[None]):
    """Rows that are questions. What is asked, and how answers are kept, is for subclasses; closing needs nothing."""

    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "questions", "dialog")
    TALL: ClassVar[bool] = False
    """Whether the box takes all the height there is."""

    rows = getters.query_one("#rows", QuestionRows)

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._glyphs = glyphs

    def heading(self) -> str:
        """What the box is called."""
        raise NotImplementedError

    def sheet(self) -> Sheet:
        """What is asked, with the answers as they are now."""
        raise NotImplementedError

    def give(self, answers: Mapping[str, Answer]) -> None:
        """Save answers by question id, and show what came of it.

        Raises:
            StillnightError: they cannot be saved; the old ones stay.
        """
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self.heading()} ", self._glyphs, classes="-tall" if self.TALL else ""):
            yield QuestionRows(self.sheet(), self.give, goes_on=True, id="rows", glyphs=self._glyphs)
            yield SayLine(id="said", glyphs=self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()
        self.begin()

    def begin(self) -> None:
        """Show the questions, and say what there is to know of them."""
        self.rows.show_sheet(self.sheet())

    def type_into(self, field: str, text: str) -> bool:
        """Open a question with a text that was typed before; whether there is one that takes it."""
        return self.rows.type_into(field, text)
