"""About you: answers that keep strategies safe, and what may play a part. All may stay blank."""

from __future__ import annotations

from collections.abc import Mapping

from stillnight.diary.about import ABOUT, answering_about
from stillnight.diary.answers import Answer
from stillnight.diary.person import About
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.offer import about_offer
from stillnight.tui.screens.form import FormScreen
from stillnight.tui.session import Session


class AboutScreen(FormScreen):
    """The questions about the person."""

    TALL = True
    QUESTIONS = ABOUT

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        super().__init__("About you", session, glyphs)

    def begin(self) -> None:
        """Show the questions: who has seen them need not be offered them."""
        super().begin()
        about_offer(self._session, "")

    def record(self) -> About:
        """The answers as they are on the disk."""
        return self._session.person().about

    def keep(self, answers: Mapping[str, Answer]) -> str:
        """Save answers by question id."""
        self._session.change_person(answering_about(answers))
        return self._saved()
