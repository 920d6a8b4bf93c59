"""From the bytes of a file to a page of the newest schema."""

from __future__ import annotations

from collections.abc import Sequence

from stillnight.store.codec import Page, decode
from stillnight.store.migrations import STEPS, Step, newest
from stillnight.store.names import file_of, kind_of
from stillnight.store.rows import LazyRows
from stillnight.store.upgrade import OldLines


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
    lines = OldLines(page.lines, kind_of(table), page.schema, steps)
    return Page(ours, page.revision, LazyRows(lines), lines, doubtful=page.doubtful, saved=page.saved)
