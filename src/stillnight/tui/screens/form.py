"""Questions about the person in a box: each answer is saved as it is given, and a key says why it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight import content
from stillnight.diary.answers import Answer
from stillnight.diary.draft import Draft
from stillnight.diary.question import Question
from stillnight.tui.commands import Where, bindings
from stillnight.tui.drafting import of_rows
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.guide_pages import why_page
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.read import ReadScreen
from stillnight.tui.session import Session
from stillnight.tui.sheet import Sheet
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.questions import QuestionRows


class FormScreen(Dialog[None]):
    """Rows that are questions about the person. What is asked, and how it is kept, is for subclasses."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("asking"), *bindings("person")]
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "questions", "asking", "person", "dialog")
    TALL: ClassVar[bool] = False
    """Whether the box takes all the height there is."""

    QUESTIONS: ClassVar[tuple[Question, ...]] = ()

    def __init__(self, title: str, session: Session, glyphs: Glyphs) -> None:
        super().__init__()
        self._title = title
        self._session = session
        self._glyphs = glyphs
        self._setting = session.setting(session.readable_night(session.tonight()))

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self._title} ", self._glyphs, classes="-tall" if self.TALL else ""):
            yield QuestionRows(self._sheet(), self.give, goes_on=True, id="rows", glyphs=self._glyphs)
            yield SayLine(id="said", glyphs=self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()
        self.query_one("#rows", QuestionRows).show_sheet(self._sheet())
        self.say("All may stay blank. ? says why it is asked.")

    def record(self) -> msgspec.Struct:
        """What is answered, as it is now."""
        raise NotImplementedError

    def questions(self) -> tuple[Question, ...]:
        """What is asked."""
        return self.QUESTIONS

    def warnings(self) -> Mapping[str, str]:
        """What does not fit together, by question id."""
        return {}

    def keep(self, answers: Mapping[str, Answer]) -> str:
        """Save answers by question id; what to say of it.

        Raises:
            StillnightError: they cannot be saved; the old ones stay.
        """
        raise NotImplementedError

    def give(self, answers: Mapping[str, Answer]) -> None:
        """Save answers and show what came of it.

        Raises:
            StillnightError: they cannot be saved; the old ones stay.
        """
        words = self.keep(answers)
        self.stepped()
        self.say(words)

    def stepped(self) -> None:
        """Show the answers as they are now."""
        self.query_one("#rows", QuestionRows).show_sheet(self._sheet())

    def half_typed(self) -> Draft | None:
        """What is half typed on a row."""
        return of_rows(self.query_one("#rows", QuestionRows), "about")

    def _saved(self) -> str:
        unsaved = self._session.unsaved_words
        return unsaved[0] if unsaved else f"saved {self._session.now():%H:%M}"

    def _sheet(self) -> Sheet:
        return Sheet(
            record=self.record(),
            questions=self.questions(),
            base=self._setting,
            clock=self._session.now,
            warnings=self.warnings(),
        )

    def action_why(self) -> None:
        """Say what the question under the cursor asks, and why."""
        question = self.query_one("#rows", QuestionRows).question
        if question is not None:
            self.app.push_screen(ReadScreen("Why it is asked", why_page(question, content.catalogue()), self._glyphs))
