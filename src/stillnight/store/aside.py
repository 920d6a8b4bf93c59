"""Putting a damaged file aside, under a dated name where nothing was before."""

from __future__ import annotations

import errno
import os
import re
import stat
from datetime import UTC, datetime
from pathlib import Path

from stillnight.store.names import DAMAGED
from stillnight.store.safe import fill, in_words, sync_folder

_TRIES = 100
_ASIDE = re.compile(r"(.+)-r([0-9]{6,19})-[0-9]{4}-.*\.json")


def put_aside(path: Path, revision: int, now: datetime) -> Path | None:
    """Keep what stands at ``path`` in the folder of damaged files; where it went, ``None`` where nothing was.

    A file is copied, so that its name is never empty: the save that follows replaces it in one step. What is no
    file (a folder, a pipe, a link to nothing) is moved.

    Raises:
        DiaryNotSaved: the disk refuses; everything is as it was.
        DiaryReadOnly: this account may not write there.
    """
    with in_words(path.name):
        if not _stands(path):
            return None
    folder = path.parent / DAMAGED
    when = now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%S")
    with in_words(path.name):
        _make(folder)
        for nth in range(_TRIES):
            more = f"-{nth}" if nth else ""
            place = folder / f"{path.stem}-r{revision:06d}-{when}{more}{path.suffix}"
            if _moved(path, place):
                sync_folder(folder)
                return place
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def highest_aside(diary: Path, name: str) -> int:
    """The largest revision of a file that was ever put aside; 0 without one."""
    try:
        found = [_ASIDE.fullmatch(entry) for entry in os.listdir(diary / DAMAGED)]  # noqa: PTH208 - names only
    except OSError:
        return 0
    return max((int(match[2]) for match in found if match and f"{match[1]}.json" == name), default=0)


def _stands(path: Path) -> bool:
    """Whether anything has that name; unlike ``os.path.lexists`` it takes no refusal for an answer."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _make(folder: Path) -> None:
    try:
        folder.mkdir(0o700)
        folder.chmod(0o700)
    except FileExistsError:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            raise


def _moved(path: Path, place: Path) -> bool:
    """Copy or move to a name that is free; ``False`` where it is not."""
    if _stands(place):
        return False
    if not path.is_file():
        path.rename(place)
        return True
    data = path.read_bytes()
    try:
        write_new(place, data)
    except FileExistsError:
        return False
    return True


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there, for the owner only, and flush it.

    Raises:
        OSError: there is something of that name, or the disk refuses; then nothing of it stays.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fill(handle, data)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)
