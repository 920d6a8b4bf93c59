"""Which documents of a page are what they should be."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stillnight.diary.person import Person
from stillnight.store.codec import Page
from stillnight.store.documents import date_of, night_in
from stillnight.store.lines import payload
from stillnight.store.names import PERSON, PERSON_ID


def unsound(table: str, page: Page, ids: Iterable[int] | None = None) -> frozenset[int]:
    """The ids of the documents, of all or of these, that are no nights of their year, or no settings."""
    wanted = map(int, page.lines) if ids is None else ids
    return frozenset(doc_id for doc_id in wanted if not _is_sound(table, page, doc_id))


def dated(doc_id: int) -> str:
    """The night of a document in words; its number where that is no date."""
    try:
        return date_of(doc_id).isoformat()
    except ValueError:
        return f"entry {doc_id}"


def _is_sound(table: str, page: Page, doc_id: int) -> bool:
    if table == PERSON:
        return doc_id == PERSON_ID and _is_person(page.lines[str(doc_id)])
    if doc_id // 10_000 != int(table):
        return False
    sure = page.doubtful is not None and str(doc_id) not in page.doubtful
    return sure or night_in(doc_id, page.lines[str(doc_id)]) is not None


def _is_person(line: bytes) -> bool:
    try:
        msgspec.json.decode(payload(line), type=Person)
    except msgspec.ValidationError:
        return False
    return True
