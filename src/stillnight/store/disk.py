"""The diary in a folder."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stillnight.diary.errors import DiaryError, DiaryReadOnly
from stillnight.store import safe, words
from stillnight.store.files import Stamp, read_file, real
from stillnight.store.lock import locked
from stillnight.store.tables import TableDiary

LOCK = ".lock"
"""The name of the lock file; it is made by the first change and stays."""

_TICK_NS = 2_000_000_000
"""The coarsest clock of a file system: two changes within one tick have one time, so its listing is not kept."""


class DiskDiary(TableDiary):
    """The diary kept in ``folder``. Nothing there is made or changed before the first save."""

    def __init__(self, folder: Path) -> None:
        super().__init__(FolderShelf(folder))


class FolderShelf:
    """Files in one folder, replaced whole, one writer at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listed: tuple[int, Sequence[str]] = (-1, ())
        self._unconfirmed: str | None = None

    def read(self, name: str, known: object) -> tuple[Stamp, bytes | None] | None:
        """The file's stamp and bytes; see ``files.read_file``.

        Raises:
            DiaryDamaged: it is no ordinary file, or it is gone although something says it was there.
            DiaryReadOnly: the system refuses to read it.
        """
        return read_file(self._folder / name, known)

    def write(self, name: str, data: bytes) -> Stamp:
        """Replace the file and flush the folder; if only that last step fails, ``trouble`` says so.

        Raises:
            DiaryNotSaved: the disk refused; the old file is untouched.
            DiaryReadOnly: this account may not write there.
        """
        path = self._folder / name
        with safe.in_words(name):
            home = real(path).parent
        safe.sweep(home)
        stamp = safe.replace_file(path, data)
        self._unconfirmed = None
        try:
            safe.sync_folder(home)
        except OSError:
            self._unconfirmed = words.unconfirmed(name)
        return stamp

    def names(self) -> Sequence[str]:
        """The names of the files, and of those that only left a backup; listed again when the folder changed.

        Raises:
            DiaryReadOnly: the system refuses to list the folder.
        """
        try:
            changed = self._folder.stat().st_mtime_ns
            if changed != self._listed[0]:
                found = os.listdir(self._folder)  # noqa: PTH208 - names only: half the cost of Path.iterdir
                settled = time.time_ns() - changed > _TICK_NS
                self._listed = (changed if settled else -1, sorted({name.removesuffix(".bak") for name in found}))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise DiaryReadOnly(words.unreadable(self._folder.name, error)) from error
        return self._listed[1]

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Make the folder if there is none, and hold its lock.

        Raises:
            DiaryReadOnly: the file or the folder is not ours to write.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refuses.
        """
        with safe.in_words(name):
            safe.check_writable(self._folder / name)
            safe.check_writable(self._folder / LOCK)
            safe.make_folder(self._folder)
        with locked(self._folder / LOCK):
            yield

    def trouble(self) -> str | None:
        """One line when the folder or a file cannot be written, or the last save was not confirmed."""
        try:
            for name in (LOCK, *(name for name in self.names() if name.endswith(".json"))):
                with safe.in_words(name):
                    safe.check_writable(self._folder / name)
        except DiaryError as error:
            return str(error)
        return self._unconfirmed
