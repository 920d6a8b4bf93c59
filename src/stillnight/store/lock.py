"""One writer at a time: a lock that the system releases when its holder is gone, however it went."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stillnight.diary.errors import DiaryBusy
from stillnight.store import words
from stillnight.store.safe import in_words

PATIENCE = 2.0
"""Seconds to wait for another writer."""

_PAUSE = 0.005


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file at ``path`` for the length of the block. The file stays: its name is not the lock.

    Raises:
        DiaryBusy: another process held it for longer than ``PATIENCE`` seconds.
        DiaryNotSaved: the disk cannot make or lock the file.
        DiaryReadOnly: this account may not write there.
    """
    with in_words(path.name):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with in_words(path.name):
            _wait(handle, time.monotonic() + PATIENCE)
        yield
    finally:
        with suppress(OSError):  # after a save, trouble with closing the lock must not read as "not saved"
            os.close(handle)


def _wait(handle: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise DiaryBusy(words.busy()) from None
            time.sleep(_PAUSE)
        else:
            return
