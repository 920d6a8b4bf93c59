"""The nights of one file in one state of it, each converted when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tinydb.table import Document, Table

from stillnight.diary.night import Night
from stillnight.store.codec import Page
from stillnight.store.documents import converted, date_of, id_of
from stillnight.store.soundness import unsound


class Year:
    """What is known of a year's nights as long as its file stays as it is."""

    def __init__(self, table: Table, page: Page | None) -> None:
        self.page = page
        self._table = table
        self._nights: dict[int, Night] = {}
        self._failed: set[int] = set()

    @cached_property
    def unread(self) -> frozenset[int]:
        """The ids of the documents that are no nights of this year. Looks at every one, keeps none."""
        return unsound(self._table.name, self.page, self._ids) if self.page else frozenset()

    def reads(self, night_of: date) -> bool:
        """Whether the night's document converts, if there is one."""
        self._convert([id_of(night_of)])
        return id_of(night_of) not in self.unread and id_of(night_of) not in self._failed

    def night(self, night_of: date) -> Night | None:
        """The night of that evening, if one is recorded and reads."""
        self._convert([id_of(night_of)])
        return self._nights.get(id_of(night_of))

    def between(self, first: date, last: date) -> list[Night]:
        """The nights from ``first`` to ``last``, both included, as far as they read."""
        wanted = self._ids[bisect_left(self._ids, id_of(first)) : bisect_right(self._ids, id_of(last))]
        self._convert(wanted)
        return [self._nights[doc_id] for doc_id in wanted if doc_id in self._nights]

    def first(self) -> date | None:
        """The evening of the first night that reads; converts none."""
        return next((date_of(doc_id) for doc_id in self._ids if doc_id not in self.unread), None)

    def last(self) -> date | None:
        """The evening of the last night that reads; converts none."""
        return next((date_of(doc_id) for doc_id in reversed(self._ids) if doc_id not in self.unread), None)

    def saved(self, page: Page | None, night: Night) -> Year:
        """The year after a save of ours: every document reads, and what was converted still is."""
        year = Year(self._table, page)
        year.unread = frozenset()
        year._nights = {**self._nights, id_of(night.night_of): night}
        if night.is_blank():
            del year._nights[id_of(night.night_of)]
        return year

    @cached_property
    def _ids(self) -> list[int]:
        return sorted(map(int, self.page.lines)) if self.page else []

    def _convert(self, ids: Iterable[int]) -> None:
        """Convert those that were not yet; TinyDB gives them as the file is now, be it newer than the page."""
        known = self.page.lines if self.page else {}
        new = [doc_id for doc_id in ids if str(doc_id) in known and not self._is_settled(doc_id)]
        if new:
            nights, failed = converted(self._table.name, self._documents(new))
            self._nights |= nights
            self._failed |= failed

    def _is_settled(self, doc_id: int) -> bool:
        return doc_id in self._nights or doc_id in self._failed or doc_id in self.unread

    def _documents(self, ids: list[int]) -> list[Document]:
        """Asked for one, TinyDB looks at one; asked for several, it goes over all that there are."""
        if len(ids) > 1:
            return self._table.get(doc_ids=ids)
        document = self._table.get(doc_id=ids[0])
        return [document] if isinstance(document, Document) else []
