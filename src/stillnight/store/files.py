"""Files as they are: where one really is, whether it changed, and what is in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from stillnight.diary.errors import DiaryDamaged, DiaryReadOnly
from stillnight.store import words

HEAD = 128
"""How many bytes from the beginning of a file belong to its stamp."""


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading all of it.

    The first bytes are part of it because they hold the revision: an inode may be used again within one
    tick of the clock, a revision is not.
    """

    inode: int
    mtime_ns: int
    size: int
    head: bytes


def real(path: Path) -> Path:
    """The file itself where the name is a link to it, so that a save keeps the link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def is_there(path: Path) -> bool:
    """Whether there is something of that name (or behind it, where it is a link)."""
    return os.access(path, os.F_OK)


def read_file(path: Path, known: object = None) -> tuple[Stamp, bytes | None] | None:
    """The stamp and the bytes of a file: no bytes when it still is as ``known``, ``None`` when there is no file.

    Raises:
        DiaryDamaged: it is no ordinary file, or a link to none.
        DiaryReadOnly: the system refuses to read it.
    """
    try:
        handle = _open(path)
        if handle is None:
            return None
        try:
            return _read(handle, path.name, known)
        finally:
            os.close(handle)
    except OSError as error:
        raise DiaryReadOnly(words.unreadable(path.name, error)) from error


def _open(path: Path) -> int | None:
    """The file opened for reading, without waiting for a pipe; ``None`` where there is no file."""
    try:
        return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        if path.is_symlink():
            raise DiaryDamaged(words.damaged(path.name, "it is a link to a file that is not there")) from None
        return None


def _read(handle: int, name: str, known: object) -> tuple[Stamp, bytes | None]:
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode):
        raise DiaryDamaged(words.damaged(name, "it is not an ordinary file"))
    head = os.read(handle, HEAD)
    stamp = Stamp(info.st_ino, info.st_mtime_ns, info.st_size, head)
    if stamp == known:
        return stamp, None
    os.lseek(handle, 0, os.SEEK_SET)  # once more from the beginning: one piece needs no joining
    pieces = []
    while piece := os.read(handle, max(1 << 16, info.st_size)):
        pieces.append(piece)
    return stamp, b"".join(pieces)
