"""TinyDB's storage of the diary: one table a year, one file a table, and a save that touches one file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import tinydb

from stillnight.store.codec import Page, decode, encode
from stillnight.store.migrations import STEPS, Step, migrate, newest
from stillnight.store.rows import Row

PERSON = "person"
"""The table of what is kept about the person."""

_Documents = Mapping[str, Mapping[str, Any]]

_YEAR_FILE = re.compile(r"nights-([0-9]{4})\.json")


class Shelf(Protocol):
    """Where the files stand: bytes by name, and one writer at a time."""

    def read(self, name: str, known: object) -> tuple[object, bytes | None] | None:
        """The file's stamp and bytes; no bytes while the stamp is ``known``, ``None`` without a file."""

    def write(self, name: str, data: bytes) -> object:
        """Replace the file durably in one step and return its new stamp.

        Raises:
            DiaryNotSaved: refused; what was there before still is.
        """

    def names(self) -> Sequence[str]:
        """The names of the files there are."""

    def lock(self, name: str) -> AbstractContextManager[None]:
        """Keep every other writer out while the block runs.

        Raises:
            DiaryReadOnly: the file is not ours to write.
            DiaryBusy: another writer held the lock too long.
        """

    def trouble(self) -> str | None:
        """One line when something here cannot be written, or was not confirmed by the disk."""


def file_of(table: str) -> str:
    """The name of the file that a table is kept in."""
    return "person.json" if table == PERSON else f"nights-{table}.json"


def _kind_of(table: str) -> str:
    return PERSON if table == PERSON else "nights"


def _untouched(rows: _Documents, lines: Mapping[str, bytes]) -> dict[str, bytes]:
    """The lines of those rows that nobody touched since they were handed out: the very bytes that were read."""
    held = ((row_id, row.line) for row_id, row in rows.items() if isinstance(row, Row))
    return {row_id: line for row_id, line in held if line is not None and line is lines.get(row_id)}


class LazyTables(MutableMapping[str, _Documents]):
    """What TinyDB takes for the whole database: a table's file is read when TinyDB asks for the table.

    A document is handed out as a ``Row`` of its own, so that what TinyDB changes in place is not the cache.
    """

    def __init__(self, storage: PageStorage) -> None:
        self._storage = storage
        self.assigned: dict[str, _Documents] = {}
        """The tables that TinyDB put something into; these are written, no others."""

    def __getitem__(self, table: str) -> _Documents:
        if table in self.assigned:
            return self.assigned[table]
        page = self._storage.page(table)
        if page is None:
            raise KeyError(table)
        return page.rows

    def __setitem__(self, table: str, rows: _Documents) -> None:
        self.assigned[table] = rows

    def __delitem__(self, table: str) -> None:
        self.assigned[table] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._storage.tables())

    def __len__(self) -> int:
        return len(self._storage.tables())


class PageStorage(tinydb.Storage):
    """Pages of the diary over a shelf, each read once and again only when its file changed."""

    def __init__(self, shelf: Shelf, steps: Sequence[Step] = STEPS) -> None:
        self._shelf = shelf
        self._steps = steps
        self._held: dict[str, tuple[object, Page]] = {}
        self.schema = newest(steps)
        """The newest schema we know; a page above it is never written."""

    def read(self) -> Any:
        """Called by TinyDB before everything; costs nothing until a table is asked for."""
        return LazyTables(self)

    def write(self, data: Any) -> None:
        """Called by TinyDB: write the one table that was assigned.

        Raises:
            TypeError: this is not what ``read`` returned; ``drop_tables`` is refused that way.
            DiaryNotSaved: the disk refused; the page is forgotten and read again.
        """
        if not isinstance(data, LazyTables):
            raise TypeError("only tables that were read here can be written")
        for table, rows in data.assigned.items():
            self._write(table, rows)

    def _write(self, table: str, rows: _Documents) -> None:
        _, before = self._held.pop(table, (None, None))
        same = _untouched(rows, before.lines) if before else {}
        page = Page(schema=self.schema, revision=before.revision + 1 if before else 1, rows=rows, lines=same)
        stamp = self._shelf.write(file_of(table), encode(page, _kind_of(table)))
        self._held[table] = (stamp, page.packed())

    def page(self, table: str) -> Page | None:
        """The table's page as its file is now, or ``None`` without a file.

        Raises:
            DiaryDamaged: the file does not read strictly.
            DiaryNewer: a newer Stillnight wrote it, in a shape that we do not know.
            DiaryReadOnly: the system refuses to read it.
        """
        stamp, page = self._held.pop(table, (None, None))
        found = self._shelf.read(file_of(table), stamp)
        if found is None:
            return None
        stamp, data = found
        if data is not None:
            page = self._decode(table, data)
        if page is not None:
            self._held[table] = (stamp, page)
        return page

    def _decode(self, table: str, data: bytes) -> Page:
        kind = _kind_of(table)
        page = decode(data, file_of(table), kind, self.schema)
        if page.schema < self.schema:
            old = {row_id: dict(row) for row_id, row in page.rows.items()}
            rows = migrate(kind, old, page.schema, self._steps)
            return Page(schema=self.schema, revision=page.revision, rows=rows, lines={}).packed()
        return page

    def held(self, table: str) -> Page | None:
        """The page as it was last read or written, without a look at the disk."""
        return self._held.get(table, (None, None))[1]

    def years(self) -> list[int]:
        """The years that have a file, in order."""
        found = (_YEAR_FILE.fullmatch(name) for name in self._shelf.names())
        return sorted(int(match[1]) for match in found if match)

    def tables(self) -> list[str]:
        """The tables that have a file."""
        person = [PERSON] if file_of(PERSON) in self._shelf.names() else []
        return [*(f"{year:04d}" for year in self.years()), *person]
