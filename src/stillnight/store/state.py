"""A table as it is now: what of it is sound, and whether all is."""

from __future__ import annotations

from msgspec import Struct

from stillnight.diary.errors import DiaryDamaged, DiaryNewer
from stillnight.store import words
from stillnight.store.names import file_of
from stillnight.store.soundness import unsound
from stillnight.store.storage import PageStorage


class State(Struct, frozen=True):
    """A table of the diary as its file is now."""

    table: str
    lines: dict[str, bytes]
    """The documents that are sound, by id."""

    bad: tuple[int, ...] = ()
    """The documents that are known to be there and do not read."""

    damage: str | None = None
    """What is wrong with the file as a whole; then nobody knows which documents it held."""

    revision: int = 0
    saved: str | None = None

    @property
    def sound(self) -> bool:
        """Whether there is nothing to bring back."""
        return not self.bad and self.damage is None


def state_of(storage: PageStorage, table: str) -> State:
    """Read a table.

    Raises:
        DiaryNewer: a newer Stillnight wrote it; it is not ours to judge.
        DiaryReadOnly: the system refuses to read it.
    """
    try:
        page = storage.page(table)
    except DiaryDamaged as error:
        return State(table, {}, damage=str(error))
    if page is None:
        return State(table, {})
    if page.schema > storage.schema:
        raise DiaryNewer(words.newer(file_of(table)))
    bad = unsound(table, page)
    lines = {row_id: line for row_id, line in page.lines.items() if int(row_id) not in bad}
    return State(table, lines, tuple(sorted(bad)), page.damage, page.revision, page.saved)
