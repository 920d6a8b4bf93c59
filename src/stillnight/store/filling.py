"""Filling a new diary in one go: one durable save for each file, however many nights it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import groupby

from stillnight.diary.errors import DiaryNotSaved
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.port import PATIENCE
from stillnight.store.documents import id_of, table_of, to_document
from stillnight.store.lines import line_of
from stillnight.store.names import PERSON, PERSON_ID, file_of
from stillnight.store.shelf import Shelf
from stillnight.store.storage import PageStorage, utc_now


def fill(shelf: Shelf, person: Person, nights: Iterable[Night], now: Callable[[], datetime] = utc_now) -> None:
    """Put a person and their nights, in order, where there is no diary yet.

    Raises:
        DiaryNotSaved: there is one already, or the disk refused.
        DiaryReadOnly: the place is not ours to write.
    """
    storage = PageStorage(shelf, now=now)
    with shelf.lock(file_of(PERSON), PATIENCE):
        if storage.tables():
            raise DiaryNotSaved("there is a diary already, and none is ever written over")
        _put(storage, PERSON, {PERSON_ID: person})
        for table, of_year in groupby(nights, lambda night: table_of(night.night_of)):
            _put(storage, table, {id_of(night.night_of): night for night in of_year})


def _put(storage: PageStorage, table: str, values: dict[int, Night] | dict[int, Person]) -> None:
    lines = {str(doc_id): line_of(str(doc_id), to_document(value)) for doc_id, value in values.items()}
    storage.put(table, lines, keep=False, above=0)
