"""TinyDB's storage of the diary: one table a year, one file a table, and a save that touches one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from datetime import UTC, datetime
from typing import Any

import tinydb

from stillnight.diary.errors import DiaryDamaged, DiaryNewer
from stillnight.store import words
from stillnight.store.codec import Page, encode
from stillnight.store.migrations import STEPS, Step, newest
from stillnight.store.names import PERSON as PERSON
from stillnight.store.names import file_of as file_of
from stillnight.store.names import kind_of, table_in
from stillnight.store.opening import opened
from stillnight.store.quick import LARGEST
from stillnight.store.rows import LazyRows, Row
from stillnight.store.shelf import Shelf

_Documents = Mapping[str, Mapping[str, Any]]


def utc_now() -> datetime:
    """The present moment, for the heads of files."""
    return datetime.now(UTC)


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

    def __init__(self, shelf: Shelf, steps: Sequence[Step] = STEPS, now: Callable[[], datetime] = utc_now) -> None:
        self._shelf = shelf
        self._steps = steps
        self._now = now
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
        before = self.held(table)
        if before is not None and before.damage:
            raise DiaryDamaged(before.damage)
        lines = _untouched(rows, before.lines) if before else {}
        self._replace(table, rows, lines, before.revision if before else None)

    def put(self, table: str, lines: dict[str, bytes], *, keep: bool, above: int) -> int:
        """Replace the whole table, whatever it is now, and return its revision; only under the lock.

        ``keep`` says whether what is there now becomes a backup; the new revision is larger than ``above``.

        Raises:
            DiaryNotSaved: the disk refused; what was there before still is.
        """
        held = self.held(table)
        before = held.revision if held and keep else None
        return self._replace(table, LazyRows(lines), dict(lines), before, above)

    def _replace(
        self, table: str, rows: _Documents, lines: dict[str, bytes], before: int | None, least: int = 0
    ) -> int:
        """Write the next revision: one above all that there are, also where an old file was put back by hand."""
        self._held.pop(table, None)
        name = file_of(table)
        revision = min(max(before or 0, least, self._shelf.highest(name)) + 1, LARGEST)
        saved = self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        page = Page(schema=self.schema, revision=revision, rows=rows, lines=lines, saved=saved)
        stamp = self._shelf.write(name, encode(page, kind_of(table)), before)
        self._held[table] = (stamp, page.packed())
        return revision

    def page(self, table: str) -> Page | None:
        """The table's page as its file is now, or ``None`` without a file.

        Of a file that does not read strictly it is what can be read all the same, and ``damage`` says so.

        Raises:
            DiaryDamaged: there is no ordinary file where one should be.
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
        try:
            return opened(data, table, self._steps)
        except (DiaryNewer, DiaryDamaged) as error:
            return self._salvaged(table, data, error)

    def _salvaged(self, table: str, data: bytes, error: DiaryNewer | DiaryDamaged) -> Page:
        # Imported here: a diary that reads needs none of it, and its first frame is 1 ms sooner.
        from stillnight.store.salvage import salvaged

        if isinstance(error, DiaryNewer):
            return salvaged(data, table, self.schema + 1, str(error), self._steps)
        page = salvaged(data, table, self.schema, str(error), self._steps)
        page.damage = words.salvaged(str(error), len(page.lines), self._shelf.way_back(file_of(table)))
        return page

    def held(self, table: str) -> Page | None:
        """The page as it was last read or written, without a look at the disk."""
        return self._held.get(table, (None, None))[1]

    def forget(self, table: str) -> None:
        """Let go of a page; it is read again when it is asked for."""
        self._held.pop(table, None)

    def years(self) -> list[int]:
        """The years that have a file, in order."""
        tables = (table_in(name) for name in self._shelf.names())
        return sorted(int(table) for table in tables if table and table != PERSON)

    def tables(self) -> list[str]:
        """The tables that have a file."""
        person = [PERSON] if file_of(PERSON) in self._shelf.names() else []
        return [*(f"{year:04d}" for year in self.years()), *person]
