"""Files that are either the old one or the new one, whole, and nobody else's to read."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stillnight.diary.errors import DiaryReadOnly
from stillnight.store import words
from stillnight.store.files import HEAD, Stamp, is_there, real

TEMP_PREFIX = ".stillnight-tmp-"
"""How the name of a file that was never finished begins."""


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


def check_writable(path: Path) -> None:
    """Refuse what a rename would replace without asking: a read-only file, or one in a read-only folder.

    Raises:
        DiaryReadOnly: the file is there but not ours to write, or its folder is.
    """
    target = real(path)
    for place in (target, target.parent):
        if is_there(place) and not os.access(place, os.W_OK):
            raise DiaryReadOnly(words.read_only(place.name))
    if is_there(target) and target.stat().st_uid != os.geteuid():
        raise DiaryReadOnly(words.foreign(target.name))


def replace_file(path: Path, data: bytes, keep: Callable[[Path], None] = lambda target: None) -> Stamp:
    """Put ``data`` in the file's place in one step and return the new stamp.

    Just before that ``keep`` is called with the old file, to make it a backup.
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
            keep(target)
            temp.replace(target)
        finally:
            with suppress(OSError):
                temp.unlink()
    return stamp


def fill(handle: int, data: bytes, *, flush: bool = True) -> None:
    """Write all of it into an open file that is for the owner only, and flush it."""
    os.fchmod(handle, 0o600)
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    if flush:
        os.fsync(handle)


def _write_new(temp: Path, data: bytes) -> Stamp:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(temp, flags, 0o600)
    try:
        fill(handle, data)
        info = os.fstat(handle)
    finally:
        os.close(handle)
    return Stamp(info.st_ino, info.st_mtime_ns, info.st_size, data[:HEAD])


def sweep(folder: Path) -> None:
    """Remove what saves left behind that never came to their end. Only under the lock; what resists stays."""
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - names only: half the cost of Path.iterdir
            if name.startswith(TEMP_PREFIX):
                (folder / name).unlink(missing_ok=True)
