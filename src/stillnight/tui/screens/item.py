"""One item of a list: a cramp, a dose, a further sleep, a use of a strategy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult

from stillnight.diary.answers import Answer, with_answer
from stillnight.diary.edits import Item, adding, changing
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.warnings import item_warnings
from stillnight.tui.commands import Where
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.session import Session
from stillnight.tui.sheet import Sheet
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.questions import QuestionRows


class ItemScreen(Dialog[None]):
    """The fields of one item. Every answer is saved as it is given; closing it needs nothing."""

    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "questions", "dialog")

    def __init__(
        self, session: Session, night: Night, question: Question, item: Item, glyphs: Glyphs, saved: bool
    ) -> None:
        super().__init__()
        self._session = session
        self._night = night
        self._question = question
        self._item = item
        self._glyphs = glyphs
        self._is_saved = saved

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self._title()} ", self._glyphs):
            yield QuestionRows(self._sheet(), self.give, goes_on=True, id="rows", glyphs=self._glyphs)
            yield SayLine(id="said", glyphs=self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()
        rows = self.query_one("#rows", QuestionRows)
        rows.show_sheet(self._sheet())
        if not self._is_saved and self._question.fields[0].kind == "line":
            rows.start_editing("")
        self.say("Every answer is saved as you give it.")

    def _title(self) -> str:
        return self._question.item if not self._is_saved else f"{self._question.item} · saved"

    def _sheet(self) -> Sheet:
        return Sheet(
            record=self._item,
            questions=self._question.fields,
            base=self._session.setting(self._night),
            clock=self._session.now,
            warnings=item_warnings(self._item),
        )

    def give(self, answers: Mapping[str, Answer]) -> None:
        """Save answers to fields of the item.

        Raises:
            StillnightError: they could not be saved; the old ones stay.
        """
        item = self._item
        for field, value in answers.items():
            item = with_answer(item, field, value)
        zone = self._session.zone_of(self._night)
        key = self._question.id
        edit = changing(key, self._item, item, zone) if self._is_saved else adding(key, item, zone)
        self._night = self._session.save(self._night.night_of, edit)
        self._item, self._is_saved = item, True
        rows = self.query_one("#rows", QuestionRows)
        rows.show_sheet(self._sheet())
        at = self._session.saved_at
        self.say("" if at is None else f"saved {at:%H:%M:%S}")
