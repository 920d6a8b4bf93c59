"""A sheet: a night or an item, the questions asked of it, and the rows that show them. Pure; draws nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from stillnight.diary.answers import Answer, answer, asked, with_answer
from stillnight.diary.clock import Clock
from stillnight.diary.placing import Setting
from stillnight.diary.question import Part, Question
from stillnight.diary.questions import PARTS
from stillnight.diary.say import say
from stillnight.diary.usual import Usual
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.widgets.rows import Row, Span

HEADING: Final = "part"
"""What the id of a part's heading begins with."""

METER_FROM: Final = 46
"""Columns from which a scale is drawn as well as said."""

_HINTS: Final = {
    "time": "23:15, n now, -20",
    "duration": "45 or 1:20",
    "count": "0-9",
    "scale": "{low} to {high}",
    "yesno": "Space yes or no",
    "list": "Space adds, - none",
    "text": "Enter writes",
    "line": "Enter types",
    "date": "Enter types",
    "number": "Enter types",
}
"""What a blank row under the cursor says of its keys, by kind."""

_HINTS_OF: Final = {"uses": "Enter ticks, - none"}
"""The same for questions that have more to offer than their kind, by id."""


class Sheet(Struct, frozen=True, kw_only=True):
    """What a list of questions shows: attributes down."""

    record: Struct
    questions: tuple[Question, ...]
    base: Setting
    clock: Clock
    """Tells the present moment in the person's zone."""

    headed: bool = False
    """Whether the parts have headings and fold."""

    folded: frozenset[str] = frozenset()
    offers: Mapping[str, Usual] = {}
    """The usual answers, by question id."""

    warnings: Mapping[str, str] = {}
    """What does not fit together, by question id."""

    unsaved: frozenset[str] = frozenset()
    """The questions whose answers are not on the disk yet."""

    @property
    def by_id(self) -> dict[str, Question]:
        """The questions by their id."""
        return {question.id: question for question in self.questions}

    @property
    def setting(self) -> Setting:
        """Where and when an answer is typed: now."""
        return replace(self.base, now=self.clock())

    def answer(self, question: Question) -> Answer:
        """The answer to a question."""
        return answer(self.record, question.id)

    def usual_left(self, part: str | None) -> dict[str, Answer]:
        """The usual answers that nobody took yet in a part, by question id; details, once there is what they are of."""
        record, left = self.record, {}
        for question in self.questions:
            offered = self.offers.get(question.id)
            wanted = question.part == part and answer(record, question.id) is None and asked(record, question)
            if offered is not None and wanted:
                left[question.id] = offered.value
                record = with_answer(record, question.id, offered.value)
        return left


def sheet_rows(
    sheet: Sheet, glyphs: Glyphs, width: int, cursor_id: str, trouble: str = "", kept: str = ""
) -> tuple[Row, ...]:
    """The rows of a sheet.

    Args:
        sheet: what to show.
        glyphs: the signs to show it with.
        width: columns there are.
        cursor_id: the row the cursor is on; a blank one says its keys.
        trouble: what is wrong with what was typed there; stands below that row.
        kept: a row that stays although it is asked no longer: somebody is at it.
    """
    rows: list[Row] = []
    part: Part | None = None
    for question in sheet.questions:
        if sheet.headed and question.part != part:
            part = question.part
            rows.append(_heading(sheet, part, glyphs, cursor_id))
        if not (asked(sheet.record, question) or question.id == kept) or (sheet.headed and part in sheet.folded):
            continue
        at_cursor = question.id == cursor_id
        rows.append(_row(sheet, question, glyphs, width, at_cursor))
        for words in (sheet.warnings.get(question.id, ""), trouble if at_cursor else ""):
            rows.extend(_notes(question, words, glyphs, width))
    return tuple(rows)


def _heading(sheet: Sheet, part: Part, glyphs: Glyphs, cursor_id: str) -> Row:
    there = [question for question in sheet.questions if question.part == part and asked(sheet.record, question)]
    answered = sum(sheet.answer(question) is not None for question in there)
    row_id = f"{HEADING}:{part}"
    folded = " · folded" if part in sheet.folded else ""
    hint = ", Enter opens" if folded and cursor_id == row_id else ""
    said = Span(glyphs.plain(f"{answered} of {len(there)}{folded}{hint}"), "ghost")
    return Row(row_id, PARTS[part].upper(), (said,), heading=True)


def _row(sheet: Sheet, question: Question, glyphs: Glyphs, width: int, at_cursor: bool) -> Row:
    value = sheet.answer(question)
    indent = 2 if question.needs and question.label in {"Last at", "At"} else 0
    marked = [Span(f"{glyphs.warning} not saved  ", "warning")] if question.id in sheet.unsaved else []
    if value is None:
        spans = tuple(_blank(sheet, question, glyphs, at_cursor))
    else:
        spans = tuple(_answered(question, value, glyphs, width, at_cursor))
    return Row(question.id, question.label, (*marked, *spans), indent=indent)


def _blank(sheet: Sheet, question: Question, glyphs: Glyphs, at_cursor: bool) -> Iterator[Span]:
    offered = sheet.offers.get(question.id)
    if offered is not None:
        yield Span(glyphs.plain(f"usually {say(question, offered.value)} · {offered.n} nights"), "ghost")
        if at_cursor:
            yield Span("  y takes it", "meter")
    elif at_cursor:
        yield Span(_hint(question), "ghost")
    else:
        yield Span(glyphs.blank, "ghost")


def _hint(question: Question) -> str:
    if question.options:
        return numbered(question)
    return _HINTS_OF.get(question.id) or _HINTS[question.kind].format(low=question.low, high=question.high)


def numbered(question: Question) -> str:
    """The choices with their numbers: "1 left  2 right  3 both"."""
    return "  ".join(f"{number} {option.words}" for number, option in enumerate(question.options, 1))


def _answered(question: Question, value: Answer, glyphs: Glyphs, width: int, at_cursor: bool) -> Iterator[Span]:
    if question.kind == "scale" and width >= METER_FROM:
        yield Span(_meter(question, value, glyphs) + "  ", "meter")
    yield Span(glyphs.plain(say(question, value)))
    if at_cursor and question.options:
        yield Span(f"   {numbered(question)}", "ghost")


def _meter(question: Question, value: int, glyphs: Glyphs) -> str:
    return "".join(glyphs.here if step == value else glyphs.dot for step in range(question.low, question.high + 1))


def _notes(question: Question, words: str, glyphs: Glyphs, width: int) -> Iterator[Row]:
    if not words:
        return
    lines = textwrap.wrap(glyphs.plain(words), max(width - 8, 16))
    for number, line in enumerate(lines):
        sign = f"{glyphs.warning} " if number == 0 else "  "
        yield Row(f"{question.id}!{number}", "", (Span(sign + line, "warning"),), note=True)
