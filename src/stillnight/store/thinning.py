"""Which backups stay: the last ten, one a day for 14 days, one a week for 8 weeks, one a month for ever.

Days, weeks and months are counted by those that have a backup, from the newest revision down; what time it is now
is never asked. So a clock that was set back cannot make a newer revision look old.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from stillnight.store.backups import Backup, Backups
from stillnight.store.names import table_in
from stillnight.store.safe import sync_folder

LAST: Final = 10
DAYS: Final = 14
WEEKS: Final = 8
IN_NEED: Final = 2
"""How many stay of each file when the disk is full."""


def stay(backups: Sequence[Backup]) -> set[Path]:
    """The backups that stay, of one file, given from the newest revision down.

    One that is not sound counts for nothing: it stays, and so does what would have stayed without it. So does the
    newest of each schema, which is what a migration began from, and one that does not say when it was saved.
    """
    good = [backup for backup in backups if backup.sound]
    undated = [backup for backup in good if backup.saved is None]
    kept = [*good[:LAST], *undated, *(backup for backup in backups if not backup.sound)]
    days = [(backup, date.fromisoformat(backup.saved[:10])) for backup in good if backup.saved]
    kept += _first_of_each(((backup, day) for backup, day in days), DAYS)
    kept += _first_of_each(((backup, day.isocalendar()[:2]) for backup, day in days), WEEKS)
    kept += _first_of_each(((backup, (day.year, day.month)) for backup, day in days), len(days))
    kept += _first_of_each(((backup, backup.schema) for backup in good), len(good))
    return {backup.path for backup in kept}


def _first_of_each(placed: Iterable[tuple[Backup, object]], most: int) -> list[Backup]:
    """The newest backup of each of the ``most`` newest places (days, weeks, months)."""
    found: dict[object, Backup] = {}
    for backup, place in placed:
        if len(found) < most:
            found.setdefault(place, backup)
    return list(found.values())


def too_many(backups: Backups, name: str) -> list[Path]:
    """The backups of a file that need not stay. Reads those that were not read yet, so it takes no lock."""
    table = table_in(name)
    paths = backups.paths(name)
    if table is None or len(paths) <= LAST:
        return []
    looked = [backups.look(table, path) for path in paths]
    kept = stay(looked)
    return [backup.path for backup in looked if backup.path not in kept]


def remove(backups: Backups, paths: Sequence[Path]) -> None:
    """Remove these, after what stays is known to be on the disk. What resists stays too."""
    if paths:
        with suppress(OSError):
            sync_folder(backups.folder)
            for path in paths:
                path.unlink(missing_ok=True)
            sync_folder(backups.folder)


def make_room(backups: Backups) -> bool:
    """Leave two good backups of each file and those newer than they; whether anything was removed."""
    gone = [path for name, paths in backups.all_paths().items() for path in _not_needed(backups, name, paths)]
    for path in gone:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return bool(gone)


def _not_needed(backups: Backups, name: str, paths: Sequence[Path]) -> list[Path]:
    """All behind the second good one; none where there are no two."""
    table, good = table_in(name), 0
    for at, path in enumerate(paths):
        good += table is not None and backups.look(table, path).sound
        if good == IN_NEED:
            return list(paths[at + 1 :])
    return []
