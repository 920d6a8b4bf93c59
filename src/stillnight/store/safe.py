"""Files that are either the old one or the new one, whole, and nobody else's to read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from stillnight.diary.errors import DiaryDamaged, DiaryReadOnly
from stillnight.store import words

TEMP_PREFIX = ".stillnight-tmp-"
"""How the name of a file that was never finished begins."""

_HEAD = 128
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading all of it.

    The first bytes are part of it because they hold the revision: an inode may be used again within one
    tick of the clock, a revision is not.
    """

    inode: int
    mtime_ns: int
    size: int
    head: bytes


@contextmanager
def in_words(name: str) -> Iterator[None]:
    """Say what the system refused while ``name`` was about to be saved.

    Raises:
        DiaryNotSaved: the disk refused.
        DiaryReadOnly: this account may not write there.
    """
    try:
        yield
    except OSError as error:
        raise words.refused(name, error) from error


def make_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, each 0700 and durable.

    Raises:
        OSError: the system refuses.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(0o700)
        folder.chmod(0o700)
        sync_folder(folder.parent)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk.

    Raises:
        OSError: the disk refuses, or does not confirm.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def real(path: Path) -> Path:
    """The file itself where the name is a link to it, so that a save keeps the link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def backup_of(path: Path) -> Path:
    """Where the state before the last save is kept."""
    return path.with_name(f"{path.name}.bak")


def _is_there(path: Path) -> bool:
    return os.access(path, os.F_OK)


def check_writable(path: Path) -> None:
    """Refuse what a rename would replace without asking: a read-only file, or one in a read-only folder.

    Raises:
        DiaryReadOnly: the file is there but not ours to write, or its folder is.
    """
    target = real(path)
    for place in (target, target.parent):
        if _is_there(place) and not os.access(place, os.W_OK):
            raise DiaryReadOnly(words.read_only(path.name))


def read_file(path: Path, known: object = None) -> tuple[Stamp, bytes | None] | None:
    """The stamp and the bytes of a file: no bytes when it still is as ``known``, ``None`` when there is no file.

    Raises:
        DiaryDamaged: it is no ordinary file, or it is gone although something says it was there.
        DiaryReadOnly: the system refuses to read it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            return _read(handle, path.name, known)
        finally:
            os.close(handle)
    except FileNotFoundError:
        if path.is_symlink():
            raise DiaryDamaged(words.damaged(path.name, "it is a link to a file that is not there")) from None
        if _is_there(backup_of(path)):
            raise DiaryDamaged(words.missing(path.name)) from None
        return None
    except OSError as error:
        raise DiaryReadOnly(words.unreadable(path.name, error)) from error


def _read(handle: int, name: str, known: object) -> tuple[Stamp, bytes | None]:
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode):
        raise DiaryDamaged(words.damaged(name, "it is not an ordinary file"))
    head = os.read(handle, _HEAD)
    stamp = Stamp(info.st_ino, info.st_mtime_ns, info.st_size, head)
    if stamp == known:
        return stamp, None
    pieces = [head]
    while piece := os.read(handle, max(1 << 16, info.st_size)):
        pieces.append(piece)
    return stamp, b"".join(pieces)


def replace_file(path: Path, data: bytes) -> Stamp:
    """Put ``data`` in the file's place in one step, keep the state before as its backup, return the new stamp.

    The folder is not flushed: that is ``sync_folder``, whose failure no longer means "not saved".

    Raises:
        DiaryNotSaved: the disk refused; the old file is untouched.
        DiaryReadOnly: this account may not write there.
    """
    with in_words(path.name):
        target = real(path)
        temp = target.with_name(f"{TEMP_PREFIX}{os.urandom(8).hex()}")
        try:
            stamp = _write_new(temp, data)
            keep_backup(target)
            temp.replace(target)
        finally:
            with suppress(OSError):
                temp.unlink()
    return stamp


def _write_new(temp: Path, data: bytes) -> Stamp:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(temp, flags, 0o600)
    try:
        os.fchmod(handle, 0o600)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
        info = os.fstat(handle)
    finally:
        os.close(handle)
    return Stamp(info.st_ino, info.st_mtime_ns, info.st_size, data[:_HEAD])


def keep_backup(target: Path) -> None:
    """Keep the file as it is now under its backup's name, as one more link to it.

    Where the disk knows no links there is no backup, and the save goes on.

    Raises:
        OSError: the disk refuses for another reason.
    """
    if not _is_there(target):
        return
    backup = backup_of(target)
    backup.unlink(missing_ok=True)
    try:
        backup.hardlink_to(target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise


def sweep(folder: Path) -> None:
    """Remove what saves left behind that never came to their end. Only under the lock; what resists stays."""
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - names only: half the cost of Path.iterdir
            if name.startswith(TEMP_PREFIX):
                (folder / name).unlink(missing_ok=True)
