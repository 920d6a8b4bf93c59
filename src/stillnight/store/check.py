"""A look at everything there is: each value of each file, and each backup. Writes nothing."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from stillnight.diary.errors import DiaryNewer, DiaryReadOnly
from stillnight.store.names import PERSON, file_of
from stillnight.store.restore import Restorer
from stillnight.store.soundness import dated


class Looked(Struct, frozen=True):
    """What a look at one table found."""

    name: str
    entries: int
    """How many nights (or settings) read, each value in its range."""

    damage: str | None
    """What is wrong with the file, in words."""

    unread: str | None
    """Why it could not be judged at all: refused by the system, or written by a newer Stillnight."""

    good_backups: int
    bad_backups: tuple[str, ...]
    """The names of the backups that are not sound."""

    @property
    def sound(self) -> bool:
        """Whether the file and all its backups are."""
        return not self.damage and not self.bad_backups


def check(folder: Path) -> list[Looked]:
    """Look at every table of the diary in the folder.

    Raises:
        DiaryReadOnly: the folder cannot be listed.
    """
    restorer = Restorer(folder)
    return [_look(restorer, table) for table in restorer.tables()]


def _look(restorer: Restorer, table: str) -> Looked:
    backups = restorer.backups(table)
    entries, damage, unread = 0, None, None
    try:
        state = restorer.state(table)
        entries, damage = len(state.lines), state.damage
        if state.bad and damage is None:
            which = "the settings" if table == PERSON else ", ".join(map(dated, state.bad))
            damage = f"{len(state.bad)} cannot be read: {which}; 'stillnight restore' brings back what a backup has"
    except (DiaryNewer, DiaryReadOnly) as error:
        unread = str(error)
    bad = tuple(backup.path.name for backup in backups if not backup.sound)
    return Looked(file_of(table), entries, damage, unread, len(backups) - len(bad), bad)
