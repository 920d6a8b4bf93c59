"""The rows of one's medicines and of one's blood tests: what is now, what was, and what can be read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from stillnight.diary.citing import say_source
from stillnight.diary.medicines import Entry, current, say_medicine, say_result, say_span
from stillnight.diary.person import Medicine, Person
from stillnight.diary.strategy import Source, Statement
from stillnight.diary.words import clean_line
from stillnight.diary.wrapping import wrapped
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.prose import NARROWEST
from stillnight.tui.widgets.ink import Role
from stillnight.tui.widgets.row import Row, Span

ADD: Final = "add"
"""Id of the row that adds an entry."""

READ: Final = "read"
"""Id of the row that opens what there is to read about it."""


def medicine_rows(person: Person, evening: date, width: int, glyphs: Glyphs) -> list[Row]:
    """The medicines of an evening, then those of before and after, the newest first; nothing is left out."""
    taken = current(person, evening)
    numbered = list(enumerate(person.medicines))[::-1]
    now = [pair for pair in numbered if pair[1] in taken]
    others = [pair for pair in numbered if pair[1] not in taken]
    rows = [row for number, one in now for row in _medicine(number, one, width, glyphs)]
    rows.append(Row(ADD, "+", (Span("add a medicine", "ghost"),)))
    if others:
        rows.append(_heading("not now", "NOT NOW"))
        rows += [row for number, one in others for row in _medicine(number, one, width, glyphs)]
    return rows


def result_rows(person: Person, width: int, glyphs: Glyphs) -> list[Row]:
    """The blood tests, the newest first, all alike: no figure is marked as good or bad."""
    rows = [Row(row_of(number), "", (Span(glyphs.plain(say_result(one))),)) for number, one in enumerate(person.labs)]
    return [*rows[::-1], Row(ADD, "+", (Span("add a blood test", "ghost"),))]


def reading_rows(words: str, statement: Statement, sources: dict[str, Source], width: int, glyphs: Glyphs) -> list[Row]:
    """The row that opens a page to read, and under it what is said there, with its source."""
    said = [statement.says, *(f"Source: {say_source(sources[one])}" for one in statement.sources)]
    notes = [row for at, text in enumerate(said) for row in _notes(f"{READ}!{at}", [text], width, glyphs, "ghost")]
    return [Row(READ, "", (Span(words, "label"),)), *notes]


def row_of(number: int) -> str:
    """The id of the row of an entry, by its place in the list."""
    return str(number)


def entry_of(entries: tuple[Entry, ...], row_id: str) -> Entry | None:
    """The entry that a row is of; ``None`` for the other rows."""
    return entries[int(row_id)] if row_id.isdigit() and int(row_id) < len(entries) else None


def _medicine(number: int, medicine: Medicine, width: int, glyphs: Glyphs) -> Iterator[Row]:
    yield Row(row_of(number), "", (Span(glyphs.plain(say_medicine(medicine))),))
    noticed = f"side effects: {clean_line(medicine.side_effects)}" if medicine.side_effects else ""
    yield from _notes(f"{number}!", filter(None, (say_span(medicine), noticed)), width, glyphs, "ghost")


def _heading(name: str, words: str) -> Row:
    return Row(f"heading:{name}", "", (Span(words, "heading"),), note=True, indent=-2)


def _notes(name: str, texts: Iterable[str], width: int, glyphs: Glyphs, role: Role) -> Iterator[Row]:
    lines = [line for text in texts for line in wrapped(glyphs.plain(text), max(width - 8, NARROWEST))]
    for number, line in enumerate(lines):
        yield Row(f"{name}{number}", "", (Span(line, role),), note=True, indent=2)
