"""Questions about the person in a box: each answer is saved as it is given, and a key says why it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec
from textual.binding import BindingType

from stillnight import content
from stillnight.diary.answers import Answer
from stillnight.diary.draft import Draft
from stillnight.diary.question import Question
from stillnight.tui.commands import Where, bindings
from stillnight.tui.drafting import of_rows
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.guide_pages import why_page
from stillnight.tui.screens.read import ReadScreen
from stillnight.tui.screens.sheet_dialog import SheetDialog
from stillnight.tui.session import Session
from stillnight.tui.sheet import Sheet


class FormScreen(SheetDialog):
    """Rows that are questions about the person. What is asked, and how it is kept, is for subclasses."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("asking"), *bindings("person")]
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "questions", "asking", "person", "dialog")
    QUESTIONS: ClassVar[tuple[Question, ...]] = ()

    def __init__(self, title: str, session: Session, glyphs: Glyphs) -> None:
        super().__init__(session, glyphs)
        self._title = title
        self._setting = session.setting(session.readable_night(session.tonight()))

    def heading(self) -> str:
        """What the form is called."""
        return self._title

    def begin(self) -> None:
        """Show the questions, and which key says why they are asked."""
        super().begin()
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
        self.rows.show_sheet(self.sheet())

    def half_typed(self) -> Draft | None:
        """What is half typed on a row."""
        return of_rows(self.rows, "about")

    def _saved(self) -> str:
        unsaved = self._session.unsaved_words
        return unsaved[0] if unsaved else f"saved {self._session.now():%H:%M}"

    def sheet(self) -> Sheet:
        """What is asked, with the answers as they are now."""
        return Sheet(
            record=self.record(),
            questions=self.questions(),
            base=self._setting,
            clock=self._session.now,
            warnings=self.warnings(),
        )

    def action_why(self) -> None:
        """Say what the question under the cursor asks, and why."""
        question = self.rows.question
        if question is not None:
            self.app.push_screen(ReadScreen("Why it is asked", why_page(question, content.catalogue()), self._glyphs))
