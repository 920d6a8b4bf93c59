"""Files on their way to a place outside the diary: each locked by the process that writes it, until it has its name.

The system lets go of a lock when its process ends, however it went: one that nobody holds was left by a kill.
The names are others than those of the diary's own saves, which whoever holds the diary's lock clears away.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stillnight.store import mounts
from stillnight.store.lock import taken

PREFIX = ".stillnight-part-"
"""How the name of such a file begins."""

_NAME = re.compile(re.escape(PREFIX) + "[0-9a-f]{16}")


@contextmanager
def unfinished(folder: Path) -> Iterator[tuple[Path, int]]:
    """A new file in the folder, for the owner only, open and locked for the block; its name is gone afterwards.

    Raises:
        OSError: the system refuses.
    """
    path, handle = _begun(folder)
    try:
        yield path, handle
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _begun(folder: Path) -> tuple[Path, int]:
    """A new file that is locked; another one where somebody took it for a dead one before it was."""
    while True:
        path = folder / f"{PREFIX}{os.urandom(8).hex()}"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        if taken(handle) is not False and os.fstat(handle).st_nlink:
            return path, handle
        os.close(handle)


def clear(folder: Path) -> None:
    """Remove what processes that are gone left in the folder: our own files, where locks tell. What resists stays."""
    with suppress(OSError):
        names = os.listdir(folder)  # noqa: PTH208 - names only: half the cost of Path.iterdir
        for name in filter(_NAME.fullmatch, names):
            _remove_dead(folder / name)


def _remove_dead(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            info = os.fstat(handle)
            ours = stat.S_ISREG(info.st_mode) and info.st_uid == os.geteuid()
            if ours and mounts.locks_work(info.st_dev) and taken(handle):
                path.unlink()
        finally:
            os.close(handle)
