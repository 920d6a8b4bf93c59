"""The states of each file before its last saves: one more link to what was there, named by its revision.

Revisions give the order. The clock gives none: it may be set back.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from stillnight.diary.errors import DiaryReadOnly
from stillnight.store.codec import Page
from stillnight.store.files import Stamp, read_file
from stillnight.store.migrations import STEPS, Step
from stillnight.store.names import BACKUPS, backup_in, backup_name, file_of, revision_of
from stillnight.store.opening import opened
from stillnight.store.soundness import unsound

NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)
"""What a disk says that knows no hard links, or no more of them."""


class Backup(Struct, frozen=True):
    """One state of a file, as it was looked at."""

    path: Path
    revision: int
    saved: str | None
    """When it was saved, UTC; ``None`` where it does not say."""

    nights: int
    schema: int
    sound: bool
    """Whether every byte of it reads strictly and every document is what it should be."""


class Backups:
    """The backups in a diary's folder. What was looked at once is not read again while it stays as it is."""

    def __init__(self, folder: Path, steps: Sequence[Step] = STEPS) -> None:
        self.folder = folder / BACKUPS
        self._steps = steps
        self._looked: dict[Path, tuple[Stamp, Backup]] = {}

    def all_paths(self) -> dict[str, list[Path]]:
        """The backups of each file, the newest revision first; names only, nothing of them is read."""
        found: dict[str, list[tuple[int, str]]] = {}
        with suppress(OSError):
            if stat.S_ISDIR(self.folder.lstat().st_mode):
                for name in os.listdir(self.folder):  # noqa: PTH208 - names only: half the cost of Path.iterdir
                    if of := backup_in(name):
                        found.setdefault(of[0], []).append((of[1], name))
        return {file: [self.folder / name for _, name in sorted(kept, reverse=True)] for file, kept in found.items()}

    def paths(self, name: str) -> list[Path]:
        """The backups of one file, the newest revision first."""
        return self.all_paths().get(name, [])

    def highest(self, name: str) -> int:
        """The largest revision that a backup of the file has; 0 where there is none."""
        return max(map(revision_of, self.paths(name)), default=0)

    def all(self, table: str) -> list[Backup]:
        """Every backup of a table, looked at, the newest revision first."""
        return [self.look(table, path) for path in self.paths(file_of(table))]

    def newest_good(self, table: str) -> Backup | None:
        """The newest backup that is sound throughout; those behind it are not looked at."""
        looked = (self.look(table, path) for path in self.paths(file_of(table)))
        return next((backup for backup in looked if backup.sound), None)

    def look(self, table: str, path: Path) -> Backup:
        """Read a backup strictly and say what it is."""
        stamp, known = self._looked.get(path, (None, None))
        try:
            found = None if path.is_symlink() else read_file(path, stamp)
            if found is not None and found[1] is None and known is not None:
                return known
            data = found[1] if found else None
            backup = _looked(path, table, None if data is None else opened(data, table, self._steps))
        except (DiaryReadOnly, OSError):
            return _looked(path, table, None)
        if found is not None:
            self._looked[path] = (found[0], backup)
        return backup

    def page(self, table: str, backup: Backup) -> Page:
        """What a backup holds.

        Raises:
            DiaryReadOnly: it does not read, or does not any more.
        """
        found = read_file(backup.path)
        return opened(found[1] if found and found[1] else b"", table, self._steps)

    def keep(self, target: Path, name: str, revision: int) -> bool:
        """Keep the file as it is now under its backup's name; ``False`` where the disk knows no links.

        Raises:
            OSError: the disk refuses for another reason.
        """
        try:
            self._link(target, backup_name(name, revision))
        except FileExistsError:
            kept = self.folder / backup_name(name, revision)
            if kept.is_symlink() or not kept.samefile(target):
                self._link(target, backup_name(name, revision, f"-{os.urandom(4).hex()}"))
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            return False
        return True

    def _link(self, target: Path, name: str) -> None:
        """Link into the folder itself, never into what a link in its place points to."""
        try:
            if not stat.S_ISDIR(self.folder.lstat().st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            (self.folder / name).hardlink_to(target)
        except FileNotFoundError:
            self.folder.mkdir(0o700, exist_ok=True)
            self.folder.chmod(0o700)
            (self.folder / name).hardlink_to(target)


def _looked(path: Path, table: str, page: Page | None) -> Backup:
    revision = revision_of(path)
    if page is None:
        return Backup(path, revision, None, 0, 0, sound=False)
    bad = unsound(table, page)
    return Backup(path, revision, page.saved, len(page.lines) - len(bad), page.schema, sound=not bad)
