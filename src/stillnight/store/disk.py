"""The diary in a folder."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from stillnight.diary.errors import DiaryBusy, DiaryDamaged, DiaryError, DiaryNotSaved, DiaryReadOnly
from stillnight.diary.port import PATIENCE
from stillnight.store import mounts, safe, words
from stillnight.store.backups import Backups
from stillnight.store.codec import Page
from stillnight.store.files import Stamp, read_file, real
from stillnight.store.lock import locked
from stillnight.store.names import LOCK, revision_of, table_in
from stillnight.store.private import narrow
from stillnight.store.storage import utc_now
from stillnight.store.tables import TableDiary
from stillnight.store.thinning import make_room, remove, too_many

_TIDY_EVERY = 10
"""Saves of a file between two thinnings of its backups: a single command from the shell seldom pays for one."""

_TICK_NS = 2_000_000_000
"""The coarsest clock of a file system: two changes within one tick have one time, so its listing is not kept."""


class DiskDiary(TableDiary):
    """The diary kept in ``folder``. Nothing there is made or changed before the first save."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(FolderShelf(folder), now=now)
        self._folder = folder
        self._now = now

    def mending(self) -> Sequence[str]:
        """What the newest good backups would bring back of what is damaged, in lines; empty where they cannot."""
        from stillnight.store.changes import lines_of
        from stillnight.store.restore import Restorer  # stands on this module

        with suppress(DiaryError):
            plans = Restorer(self._folder, self._now).look(Restorer.damaged)
            return [line for plan in plans for line in lines_of(plan, done=False)]
        return ()

    def mend(self) -> Sequence[str]:
        """Bring it back, and set the damaged files aside; what was done, in lines.

        Raises:
            DiaryReadOnly: the diary is not ours to write.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refused; that file is as it was.
        """
        from stillnight.store.changes import kept_aside, lines_of
        from stillnight.store.restore import Restorer  # stands on this module

        done: list[str] = []
        for plan, aside in Restorer(self._folder, self._now).carry_out(Restorer.damaged):
            done += [*lines_of(plan, done=True), *([kept_aside(aside)] if aside else [])]
        return done


class FolderShelf:
    """Files in one folder, replaced whole, one writer at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.backups = Backups(folder)
        self._listed: tuple[int, Sequence[str]] = (-1, ())
        self._highest: dict[str, int] | None = None
        self._to_tidy: set[str] = set()
        self._told: str | None = None
        self._locks: bool | None = None

    def read(self, name: str, known: object) -> tuple[Stamp, bytes | None] | None:
        """The file's stamp and bytes; see ``files.read_file``.

        Raises:
            DiaryDamaged: it is no ordinary file, or it is gone although something says it was there.
            DiaryReadOnly: the system refuses to read it.
        """
        try:
            found = read_file(self._folder / name, known)
            if found is None and self.backups.paths(name):
                raise DiaryDamaged(words.missing(name))
        except DiaryDamaged as error:
            raise DiaryDamaged(f"{error}; {self.way_back(name)}") from None
        return found

    def write(self, name: str, data: bytes, before: int | None) -> Stamp:
        """Replace the file and flush the folder; if only that last step fails, ``trouble`` says so.

        Raises:
            DiaryNotSaved: the disk refused, also after old backups made room; the old file is untouched.
            DiaryReadOnly: this account may not write there.
        """
        path = self._folder / name
        with safe.in_words(name):
            home = real(path).parent
        safe.sweep(home)
        self._told = None
        keep = partial(self._keep, name, before)
        try:
            stamp = safe.replace_file(path, data, keep)
        except DiaryNotSaved as error:
            if not _is_full(error) or not make_room(self.backups):
                raise
            stamp = safe.replace_file(path, data, keep)
        self._highest = {**(self._highest or {}), name: max(before or 0, self.highest(name))}
        if (before or 0) % _TIDY_EVERY == 0:
            self._to_tidy.add(name)
        try:
            safe.sync_folder(home)
        except OSError:
            self._told = words.unconfirmed(name)
        return stamp

    def _keep(self, name: str, before: int | None, target: Path) -> None:
        if before is not None and not self.backups.keep(target, name, before):
            self._told = words.no_links(name)

    def highest(self, name: str) -> int:
        """The largest revision that a backup of the file has; listed once, then known from our own saves."""
        if self._highest is None:
            found = self.backups.all_paths()
            self._highest = {file: revision_of(paths[0]) for file, paths in found.items()}
        return self._highest.get(name, 0)

    def check_writable(self, name: str) -> None:
        """Refuse a file that is not ours to write.

        Raises:
            DiaryReadOnly: it is not, or its folder is not.
        """
        with safe.in_words(name):
            safe.check_writable(self._folder / name)

    def last_good(self, table: str) -> Page | None:
        """What the newest good backup of a table holds; ``None`` without one."""
        backup = self.backups.newest_good(table)
        return self.backups.page(table, backup) if backup else None

    def way_back(self, name: str) -> str:
        """The newest good backup and what brings it back, in words."""
        table = table_in(name)
        backup = self.backups.newest_good(table) if table else None
        return words.way_back(backup.nights, backup.saved) if backup else words.no_way_back()

    def tidy(self) -> None:
        """Thin the backups of the files that had a tenth save here since the last time. Never raises: it can wait."""
        for name in sorted(self._to_tidy):
            gone = too_many(self.backups, name)
            try:
                if gone:
                    with self.lock(name, patience=0.0):
                        remove(self.backups, gone)
            except DiaryBusy:
                continue
            except DiaryError:
                pass
            self._to_tidy.discard(name)

    def names(self) -> Sequence[str]:
        """The names of the files, and of those that only left a backup; listed again when the folder changed.

        Raises:
            DiaryReadOnly: the system refuses to list the folder.
        """
        self.highest("")
        try:
            changed = self._folder.stat().st_mtime_ns
            if changed != self._listed[0]:
                found = os.listdir(self._folder)  # noqa: PTH208 - names only: half the cost of Path.iterdir
                settled = time.time_ns() - changed > _TICK_NS
                self._listed = (changed if settled else -1, sorted({*found, *(self._highest or ())}))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise DiaryReadOnly(words.unreadable(self._folder.name, error)) from error
        return self._listed[1]

    @contextmanager
    def lock(self, name: str, patience: float = PATIENCE) -> Iterator[None]:
        """Make the folder if there is none, and hold its lock.

        Raises:
            DiaryReadOnly: the file or the folder is not ours to write.
            DiaryBusy: another process held the lock for longer than ``patience`` seconds.
            DiaryNotSaved: the disk refuses.
        """
        with safe.in_words(name):
            safe.check_writable(self._folder / name)
            safe.check_writable(self._folder / LOCK)
            safe.make_folder(self._folder)
        with locked(self._folder / LOCK, patience) as self._locks:
            yield

    def trouble(self) -> str | None:
        """One line when the folder or a file cannot be written."""
        try:
            for name in (LOCK, *(name for name in self.names() if name.endswith(".json"))):
                with safe.in_words(name):
                    safe.check_writable(self._folder / name)
        except DiaryError as error:
            return str(error)
        return None

    def caution(self) -> str | None:
        """One line when the last save was not confirmed or left no backup, or when locks here are not to be trusted."""
        return self._told or (None if self._has_locks() else words.no_locks())

    def _has_locks(self) -> bool:
        """Whether locks work, as the last save found, or as the kind of the disk says before the first."""
        if self._locks is None:
            with suppress(OSError):
                return mounts.locks_work(self._folder.stat().st_dev)
        return self._locks is not False

    def narrow(self) -> str | None:
        """Close the folder and its files to others."""
        return narrow(self._folder)


def _is_full(error: DiaryNotSaved) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT)
