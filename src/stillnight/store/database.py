"""TinyDB's tables over a shelf: a document put in its place, and why a table is not read or not written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document, Table

from stillnight.diary.errors import DiaryDamaged, DiaryNewer, DiaryReadOnly
from stillnight.store import words
from stillnight.store.codec import Page
from stillnight.store.documents import refill
from stillnight.store.migrations import Step
from stillnight.store.names import PERSON, file_of
from stillnight.store.shelf import Shelf
from stillnight.store.soundness import dated
from stillnight.store.storage import PageStorage


class Database:
    """The tables of one diary, a file each. It knows no night and no setting, only documents."""

    def __init__(self, shelf: Shelf, steps: Sequence[Step], now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self.storage = PageStorage(shelf, steps, now)
        self._tables = TinyDB(storage=lambda: self.storage)

    def lock(self, table: str, patience: float) -> AbstractContextManager[None]:
        """Keep every other writer out while the block runs.

        Raises:
            DiaryReadOnly: the table's file is not ours to write.
            DiaryBusy: another writer held the lock for longer than ``patience`` seconds.
        """
        return self._shelf.lock(file_of(table), patience)

    def table(self, name: str) -> Table:
        """TinyDB's table."""
        return self._tables.table(name, cache_size=0)

    def revision(self, table: str) -> int:
        """The revision of the table's file; 0 where there is none that reads."""
        with suppress(DiaryReadOnly):
            page = self.storage.page(table)
            return page.revision if page else 0
        return 0

    def last_good(self, table: str) -> Page | None:
        """What the newest good backup of a table holds; ``None`` without one."""
        return self._shelf.last_good(table)

    def put(self, table: str, doc_id: int, document: dict[str, Any] | None, *, there: bool) -> None:
        """Store, replace or (``None``) remove one document; ``there`` tells whether the table has it.

        Raises:
            DiaryNotSaved: the disk refused; what was there before still is.
        """
        rows = self.table(table)
        if document is None:
            rows.remove(doc_ids=[doc_id])
        elif there:
            rows.update(refill(document), doc_ids=[doc_id])
        else:
            rows.insert(Document(document, doc_id=doc_id))

    # --- what does not read ------------------------------------------------------------------------

    def unread(self, table: str, page: Page | None, unread: Collection[int]) -> DiaryReadOnly:
        """Why something of a table does not read: its page as a whole, or the documents with these ids."""
        name = file_of(table)
        if page and page.schema > self.storage.schema:
            return DiaryNewer(words.newer(name))
        if page and page.damage:
            return DiaryDamaged(page.damage)
        which = ["the settings"] if table == PERSON else [dated(doc_id) for doc_id in sorted(unread)]
        return DiaryDamaged(words.unread(name, which, self._shelf.way_back(name)))

    def check_writable(self, table: str, page: Page | None, unread: Collection[int]) -> None:
        """Refuse to write over what does not read.

        Raises:
            DiaryReadOnly: these documents or the page as a whole do not.
        """
        if page and (unread or page.damage or page.schema > self.storage.schema):
            raise self.unread(table, page, unread)
