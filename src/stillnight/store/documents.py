"""Values to TinyDB documents and back: the border that no dict crosses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec
from tinydb.table import Document

from stillnight.diary.document import to_document as to_document
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.port import Edit
from stillnight.store.lines import line_of, payload

Value = TypeVar("Value", Night, Person)


def table_of(night_of: date) -> str:
    """The table that holds the nights whose evening is in that year."""
    return f"{night_of.year:04d}"


def id_of(night_of: date) -> int:
    """The night's date as a number: 20261122."""
    return night_of.year * 10_000 + night_of.month * 100 + night_of.day


def date_of(doc_id: int) -> date:
    """The night's date from its number; only for the number of a night."""
    return date(doc_id // 10_000, doc_id // 100 % 100, doc_id % 100)


def converted(table: str, documents: Iterable[Document]) -> tuple[dict[int, Night], set[int]]:
    """The nights among a table's documents by id, and the ids of those that are no nights of this table."""
    nights: dict[int, Night] = {}
    failed: set[int] = set()
    for document in documents:
        try:
            night = msgspec.convert(document, Night)
        except msgspec.ValidationError:
            failed.add(document.doc_id)
            continue
        if id_of(night.night_of) == document.doc_id and table_of(night.night_of) == table:
            nights[document.doc_id] = night
        else:
            failed.add(document.doc_id)
    return nights, failed


def night_in(doc_id: int, line: bytes) -> Night | None:
    """The night in a line, without a document between; ``None`` where it is none or is not under its own date."""
    try:
        night = msgspec.json.decode(payload(line), type=Night)
    except msgspec.ValidationError:
        return None
    return night if id_of(night.night_of) == doc_id else None


def as_kept(value: Value) -> Value:
    """The value as it will be read back.

    Raises:
        ValueError: it would not be read back the same: a field out of its range, or half of a character.
    """
    try:
        kept = msgspec.json.decode(msgspec.json.encode(value, enc_hook=_plain), type=type(value))
    except (msgspec.ValidationError, UnicodeEncodeError):
        kept = None
    if kept != value:
        raise ValueError("the edit made a value that cannot be kept as it is")
    return kept


def edited(edit: Edit, before: Night) -> Night:
    """What the edit makes of the night; a night without any answer keeps nothing, not even its zone.

    Raises:
        ValueError: it made another evening's night, or one that cannot be kept as it is.
    """
    after = as_kept(edit(before))
    if after.night_of != before.night_of:
        raise ValueError(f"an edit of the night of {before.night_of} made one of {after.night_of}")
    return Night(night_of=after.night_of) if after.is_blank() else after


def with_nights(lines: Mapping[str, bytes], nights: Iterable[Night]) -> dict[str, bytes]:
    """A year's lines by id with these nights in them; a blank one is taken out."""
    new = dict(lines)
    for night in nights:
        row_id = str(id_of(night.night_of))
        if night.is_blank():
            new.pop(row_id, None)
        else:
            new[row_id] = line_of(row_id, to_document(night))
    return new


def refill(document: dict[str, Any]) -> Callable[[MutableMapping[str, Any]], None]:
    """For ``Table.update``: puts the document in the place of what is there, so that no old field stays."""

    def in_place(row: MutableMapping[str, Any]) -> None:
        row.clear()
        row.update(document)

    return in_place


def _plain(value: object) -> object:
    """Called by msgspec for what it does not know: subclasses of datetime and date, such as pendulum's."""
    if isinstance(value, datetime):
        return datetime.fromisoformat(value.isoformat())
    if isinstance(value, date):
        return date.fromisoformat(value.isoformat())
    raise TypeError(f"a night cannot hold a {type(value).__name__}")
