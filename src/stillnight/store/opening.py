"""From the bytes of a file to a page of the newest schema."""

from __future__ import annotations

from collections.abc import Sequence

from stillnight.store.codec import Page, decode
from stillnight.store.migrations import STEPS, Step, migrate, newest
from stillnight.store.names import file_of, kind_of


def opened(data: bytes, table: str, steps: Sequence[Step] = STEPS) -> Page:
    """The page that the bytes hold, an old one as the newest schema has it.

    Raises:
        DiaryDamaged: they do not read strictly.
        DiaryNewer: a newer Stillnight wrote them, in a shape that we do not know.
    """
    return migrated(decode(data, file_of(table), kind_of(table), newest(steps)), table, steps)


def migrated(page: Page, table: str, steps: Sequence[Step] = STEPS) -> Page:
    """The same page, as the newest schema has it."""
    ours = newest(steps)
    if page.schema >= ours:
        return page
    old = {row_id: dict(row) for row_id, row in page.rows.items()}
    rows = migrate(kind_of(table), old, page.schema, steps)
    return Page(schema=ours, revision=page.revision, rows=rows, saved=page.saved).packed()
