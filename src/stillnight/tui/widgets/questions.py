"""Rows that are questions: what the keys do to an answer, for a night and for an item of a list alike."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from stillnight.diary import stepping
from stillnight.diary.errors import NotUnderstood, StillnightError
from stillnight.diary.question import Question
from stillnight.diary.say import as_typed
from stillnight.tui.commands import bindings
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.sheet import HEADING, Sheet
from stillnight.tui.widgets.question_list import Giving, QuestionList

TYPED = frozenset({"time", "duration", "date", "number"})
"""Kinds whose digits begin to be typed rather than set at once."""

IN_PLACE = frozenset({"time", "duration", "count", "scale", "line", "date", "number"})
"""Kinds that open an editor on the row."""


class QuestionRows(QuestionList):
    """Questions with their answers. It steps them, and tells its screen what needs more than a row."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("questions")

    class Opened(Message):
        """A question that needs more than a row was opened: choices, a list, notes."""

        def __init__(self, question: Question, adding: bool = False) -> None:
            super().__init__()
            self.question = question
            self.adding = adding
            """Whether an item is to be added at once."""

    class Folded(Message):
        """A heading was folded or unfolded."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    def __init__(
        self,
        sheet: Sheet,
        save: Giving,
        *,
        goes_on: bool = False,
        id: str | None = None,  # noqa: A002
        glyphs: Glyphs = UNICODE,
    ) -> None:
        """``goes_on``: whether the cursor goes on to the next row by itself when a choice was made."""
        super().__init__(sheet, save, id=id, glyphs=glyphs)
        self._goes_on = goes_on

    @property
    def _part(self) -> str | None:
        """The part whose heading the cursor is on; ``None`` on a question."""
        prefix, _, part = self.cursor_id.partition(":")
        return part if prefix == HEADING else None

    def tell_apart(self, meant: datetime) -> bool:
        """Give the one of two equal clock times that is meant, and go on; whether it was taken."""
        taken = super().tell_apart(meant)
        if taken:
            self.move_by(1)
        return taken

    # --- answering ---------------------------------------------------------------------------------

    def action_digit(self, digit: str) -> None:
        """Set, choose or begin to type, as the kind of question has it."""
        question = self.question
        if question is None:
            return
        if question.kind in {*TYPED, "line"}:
            self.start_editing(digit, before="")
            return
        digits = self._pressed + digit if question.kind in {"count", "scale"} else digit
        trouble = ""
        for attempt in (digits, digit):
            try:
                value = stepping.with_digit(question, self.value, attempt)
            except NotUnderstood as refused:
                trouble = str(refused)
            else:
                self._pressed = attempt
                if self.give(value) and self._goes_on and question.kind == "choice":
                    self.move_by(1)
                return
        self.say(trouble)

    def action_step(self, by: int) -> None:
        """One step more or less; on a heading unfold or fold."""
        question = self.question
        if question is None:
            self._fold(by < 0)
            return
        if question.kind in {"list", "text", "choices", "line"}:
            self.action_open()
            return
        offered = self.sheet.offers.get(question.id)
        value = stepping.stepped(
            question, self.value, by, self.sheet.setting.zone, None if offered is None else offered.value
        )
        if value is None:
            self.say("type a time like 23:15, or n for now")
        else:
            self.give(value)

    def action_now(self) -> None:
        """Answer with this moment."""
        self._try(lambda question: stepping.now_for(question, self.sheet.setting))

    def action_none(self) -> None:
        """Answer "none"; on a time begin to type how long ago."""
        if self.question is not None and self.question.kind == "time":
            self.start_editing("-", before="")
        else:
            self._try(stepping.none_of)

    def _try(self, answering: stepping.Answering) -> None:
        if self.question is not None:
            try:
                self.give(answering(self.question))
            except StillnightError as trouble:
                self.say(str(trouble))

    def action_blank(self) -> None:
        """Take the answer away."""
        self.give(None)

    def action_flip(self) -> None:
        """Yes or no; add to a list; fold a heading; otherwise open."""
        question = self.question
        if question is not None and question.kind == "yesno":
            self.give(not self.value)
        elif question is not None and question.kind == "list":
            self.post_message(self.Opened(question, adding=True))
        else:
            self.action_open()

    def action_usual(self) -> None:
        """Take the usual answer, and go on."""
        question = self.question
        offered = None if question is None else self.sheet.offers.get(question.id)
        if offered is None or self.value is not None:
            self.say("no usual answer here")
            return
        if self.give(offered.value):
            self.move_by(1)

    def action_usual_all(self) -> None:
        """Take every usual answer offered in the part the cursor is in."""
        taken = self.sheet.usual_left(self._part or (self.question.part if self.question else None))
        if taken:
            self.give_all(taken)
        else:
            self.say("no usual answers left here")

    # --- opening, folding --------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open what is under the cursor."""
        question = self.question
        if question is None:
            self._fold(None)
        elif question.kind in IN_PLACE:
            self.start_editing(as_typed(question, self.value))
        elif question.kind in {"yesno", "choice"}:
            self.action_step(1) if question.kind == "choice" else self.give(not self.value)
        else:
            self.post_message(self.Opened(question))

    def type_into(self, question_id: str, text: str) -> bool:
        """Go to a question and open it with a text that was typed before; whether it is a row that takes one."""
        self.move_to(question_id)
        question = self.question
        if question is None or question.id != question_id or question.kind not in IN_PLACE:
            return False
        self.start_editing(text, before="")
        return True

    def open_row(self) -> None:
        """Open the row that was clicked."""
        self.action_open()

    def _fold(self, folded: bool | None) -> None:
        part = self._part
        if part is not None and folded in (None, part not in self.sheet.folded):
            self.post_message(self.Folded(part))
