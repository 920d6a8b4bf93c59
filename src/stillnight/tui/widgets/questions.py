"""Rows that are questions: what the keys do to an answer, for a night and for an item of a list alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import BindingType
from textual.message import Message

from stillnight.diary import stepping
from stillnight.diary.answers import Answer, answer, asked, earlier, fitting, with_answer
from stillnight.diary.errors import NotUnderstood, StillnightError, TimeComesTwice
from stillnight.diary.nights import Nights
from stillnight.diary.placing import Setting
from stillnight.diary.question import Question
from stillnight.diary.reading import read
from stillnight.diary.say import say
from stillnight.diary.usual import Usual, usual
from stillnight.tui.commands import bindings
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.sheet import HEADING, Sheet, sheet_rows
from stillnight.tui.widgets.rows import RowList

TYPED = frozenset({"time", "duration", "date", "number"})
"""Kinds whose digits begin to be typed rather than set at once."""

IN_PLACE = frozenset({"time", "duration", "count", "scale", "line", "date", "number"})
"""Kinds that open an editor on the row."""


Giving = Callable[[Mapping[str, Answer]], None]
"""Takes answers by question id and saves them, or raises a StillnightError that says why not."""


class QuestionRows(RowList):
    """Questions with their answers. It reads and steps them and gives them to its screen, which saves.

    Giving is a call and not a message: the next key may be there already, and has to find the rows as the
    answer left them.
    """

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
        give: Giving,
        *,
        goes_on: bool = False,
        id: str | None = None,  # noqa: A002
        glyphs: Glyphs = UNICODE,
    ) -> None:
        super().__init__(id=id, glyphs=glyphs)
        self.sheet = sheet
        self._save = give
        self._goes_on = goes_on
        self._digits = ""
        self._trouble = ""
        self._kept = ""
        self._twice: TimeComesTwice | None = None

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

    # --- the question under the cursor -----------------------------------------------------------

    @property
    def question(self) -> Question | None:
        """The question the cursor is on; ``None`` on a heading."""
        found = self.sheet.by_id.get(self.cursor_id)
        return None if found is None else fitting(self.sheet.record, found)

    @property
    def _part(self) -> str | None:
        prefix, _, part = self.cursor_id.partition(":")
        return part if prefix == HEADING else None

    @property
    def value(self) -> Answer:
        """The answer under the cursor."""
        return None if self.question is None else answer(self.sheet.record, self.question.id)

    def _usual(self, question: Question) -> Usual | None:
        return self.sheet.offers.get(question.id)

    def move_to(self, row_id: str) -> None:
        """Put the cursor on a row; what was said about the last one is gone."""
        left = self.cursor_id
        self._digits = ""
        if self._trouble:
            self._say("")
        super().move_to(row_id)
        if left != self.cursor_id:
            self._kept = ""
            self._redraw()

    # --- keys ------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Called by Textual before the bindings: 1 or 2 answers which of two equal clock times is meant."""
        if self._twice is not None and event.key in {"1", "2"}:
            event.stop()
            event.prevent_default()
            first, second = self._twice.first, self._twice.second
            if self._give(first if event.key == "1" else second):
                self.stop_editing()
                self.move_by(1)
            return
        if not event.key.isdigit():
            self._digits = ""
        super().on_key(event)

    def _give(self, value: Answer) -> bool:
        """Give the answer under the cursor; whether it was taken. One that stands there already is not given again."""
        question = self.question
        if question is None or same_answer(question, value, self.value):
            self._say("")
            return True
        return self._give_all({question.id: value})

    def _give_all(self, answers: Mapping[str, Answer]) -> bool:
        self._twice = None
        self._trouble = ""
        try:
            self._save(answers)
        except StillnightError as trouble:
            self._say(str(trouble))
            return False
        return True

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._redraw()

    def say(self, trouble: str) -> None:
        """Say under the cursor's row what is wrong."""
        self._say(trouble)

    def take_text(self, text: str) -> bool:
        """Read what was typed; where it is no answer, say so under the row and keep it there."""
        question = self.question
        if question is None:
            return True
        try:
            value = read(question, text, self.sheet.setting, self._before(question))
        except TimeComesTwice as twice:
            self._twice = twice
            self._say(str(twice))
            return False
        except StillnightError as trouble:
            self._say(str(trouble))
            return False
        return self._give(value)

    def leave_text(self) -> None:
        """Close the editor; the old answer stays."""
        self._twice = None
        self._say("")
        super().leave_text()

    def text_changed(self) -> None:
        """What was said about the text no longer holds."""
        self._twice = None
        self._say("")

    def _before(self, question: Question) -> datetime | None:
        return earlier(self.sheet.record, question, self.sheet.questions)

    def action_digit(self, digit: str) -> None:
        """Set, choose or begin to type, as the kind of question has it."""
        question = self.question
        if question is None:
            return
        if question.kind in {*TYPED, "line"}:
            self.start_editing(digit, before="")
            return
        digits = self._digits + digit if question.kind in {"count", "scale"} else digit
        trouble = ""
        for attempt in (digits, digit):
            try:
                value = stepping.with_digit(question, self.value, attempt)
            except NotUnderstood as refused:
                trouble = str(refused)
            else:
                self._digits = attempt
                if self._give(value) and self._goes_on and question.kind == "choice":
                    self.move_by(1)
                return
        self._say(trouble)

    def action_step(self, by: int) -> None:
        """One step more or less; on a heading unfold or fold."""
        question = self.question
        if question is None:
            self._fold(by < 0)
            return
        if question.kind in {"list", "text", "choices", "line"}:
            self.action_open()
            return
        offered = self._usual(question)
        value = stepping.stepped(
            question, self.value, by, self.sheet.setting.zone, None if offered is None else offered.value
        )
        if value is None:
            self._say("type a time like 23:15, or n for now")
        else:
            self._give(value)

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
                self._give(answering(self.question))
            except StillnightError as trouble:
                self._say(str(trouble))

    def action_blank(self) -> None:
        """Take the answer away."""
        self._give(None)

    def action_flip(self) -> None:
        """Yes or no; add to a list; fold a heading; otherwise open."""
        question = self.question
        if question is not None and question.kind == "yesno":
            self._give(not self.value)
        elif question is not None and question.kind == "list":
            self.post_message(self.Opened(question, adding=True))
        else:
            self.action_open()

    def action_usual(self) -> None:
        """Take the usual answer, and go on."""
        question = self.question
        offered = None if question is None else self._usual(question)
        if offered is None or self.value is not None:
            self._say("no usual answer here")
            return
        if self._give(offered.value):
            self.move_by(1)

    def action_usual_all(self) -> None:
        """Take every usual answer offered in the part the cursor is in."""
        here = self._part or (self.question.part if self.question else None)
        record, taken = self.sheet.record, {}
        for question in self.sheet.questions:
            offered = self.sheet.offers.get(question.id)
            wanted = question.part == here and answer(record, question.id) is None and asked(record, question)
            if offered is not None and wanted:
                taken[question.id] = offered.value
                record = with_answer(record, question.id, offered.value)
        if taken:
            self._give_all(taken)
        else:
            self._say("no usual answers left here")

    def action_open(self) -> None:
        """Open what is under the cursor."""
        question = self.question
        if question is None:
            self._fold(None)
        elif question.kind in IN_PLACE:
            self.start_editing(_as_typed(question, self.value))
        elif question.kind in {"yesno", "choice"}:
            self.action_step(1) if question.kind == "choice" else self._give(not self.value)
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


def same_answer(question: Question, one: Answer, other: Answer) -> bool:
    """Whether two answers are the same in kind, value and words: equal instants may be said in two zones."""
    return type(one) is type(other) and one == other and say(question, one) == say(question, other)


def _as_typed(question: Question, value: Answer) -> str:
    """The answer as one would type it, to be mended in the editor."""
    if value is None:
        return ""
    if question.kind in {"count", "scale"}:
        return str(value)
    return say(question, value)


def offers(questions: Iterable[Question], record: msgspec.Struct, nights: Nights, setting: Setting) -> dict[str, Usual]:
    """The usual answers to those questions that have one, by question id."""
    rows = tuple(questions)
    found = {row.id: usual(row, nights, setting, earlier(record, row, rows)) for row in rows if row.usual}
    return {key: one for key, one in found.items() if one is not None}
