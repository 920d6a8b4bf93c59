"""Rows of questions with an editor for their answers; what is wrong with one stands below its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stillnight.diary.answers import Answer, answer, earlier, fitting
from stillnight.diary.errors import StillnightError
from stillnight.diary.question import Question
from stillnight.diary.reading import read
from stillnight.diary.say import same_answer
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.sheet import Sheet, sheet_rows
from stillnight.tui.widgets.answers import AnswerRows

Giving = Callable[[Mapping[str, Answer]], None]
"""Takes answers by question id and saves them, or raises a StillnightError that says why not."""


class QuestionList(AnswerRows):
    """The rows of a sheet. What the keys say of a question is for the subclass; this shows, reads and gives.

    Giving is a call and not a message: the next key may be there already, and has to find the rows as the
    answer left them.
    """

    def __init__(
        self,
        sheet: Sheet,
        save: Giving,
        *,
        id: str | None = None,  # noqa: A002
        glyphs: Glyphs = UNICODE,
    ) -> None:
        super().__init__(id=id, glyphs=glyphs)
        self.sheet = sheet
        self._save = save
        self._trouble = ""
        self._kept = ""

    # --- what is shown -----------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet, cursor_id: str = "", *, still: bool = False) -> None:
        """Show these answers; the cursor stays where it was, or goes to ``cursor_id``.

        ``still`` is for what comes from elsewhere: the cursor's row stays under the eyes, and stays there at all.
        """
        if still:
            self._kept = self.cursor_id
        self.sheet = sheet
        width = self.size.width or self.app.size.width
        rows = sheet_rows(sheet, self.glyphs, width, cursor_id or self.cursor_id, self._trouble, self._kept)
        self.show_rows(rows, cursor_id, still=still)

    def _redraw(self) -> None:
        self.show_sheet(self.sheet)

    def on_resize(self) -> None:
        """Called by Textual: what fits on a row depends on the width."""
        self._redraw()
        super().on_resize()

    def move_to(self, row_id: str) -> None:
        """Put the cursor on a row; what was said about the last one is gone."""
        left = self.cursor_id
        self.say("")
        super().move_to(row_id)
        if left != self.cursor_id:
            self._kept = ""
            self._redraw()

    def say(self, trouble: str) -> None:
        """Say under the cursor's row what is wrong."""
        if trouble != self._trouble:
            self._trouble = trouble
            self._redraw()

    # --- the question under the cursor -------------------------------------------------------------

    @property
    def question(self) -> Question | None:
        """The question the cursor is on; ``None`` on a heading."""
        found = self.sheet.by_id.get(self.cursor_id)
        return None if found is None else fitting(self.sheet.record, found)

    @property
    def value(self) -> Answer:
        """The answer under the cursor."""
        return None if self.question is None else answer(self.sheet.record, self.question.id)

    def give(self, value: Answer) -> bool:
        """Give the answer under the cursor; whether it was taken. One that stands there already is not given again."""
        question = self.question
        if question is None or same_answer(question, value, self.value):
            self.say("")
            return True
        return self.give_all({question.id: value})

    def give_all(self, answers: Mapping[str, Answer]) -> bool:
        """Give answers by question id; whether they were taken."""
        self._twice = None
        self._trouble = ""
        try:
            self._save(answers)
        except StillnightError as trouble:
            self.say(str(trouble))
            return False
        return True

    # --- typing ------------------------------------------------------------------------------------

    def take_text(self, text: str) -> bool:
        """Take what was typed; where it is no answer, say so under the row and keep it there."""
        return self.question is None or super().take_text(text)

    def read_text(self, text: str) -> Answer:
        """The answer that a text is to the question under the cursor."""
        question = self.question
        assert question is not None, "nothing is typed on a heading"
        return read(question, text, self.sheet.setting, earlier(self.sheet.record, question, self.sheet.questions))

    def text_changed(self) -> None:
        """What was said about the text no longer holds."""
        super().text_changed()
        self.say("")

    def leave_text(self) -> None:
        """Close the editor; the old answer stays."""
        self.say("")
        super().leave_text()
