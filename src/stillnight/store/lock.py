"""One writer at a time: a lock that the system releases when its holder is gone, however it went."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from stillnight.diary.errors import DiaryBusy
from stillnight.diary.port import PATIENCE
from stillnight.store import mounts, words
from stillnight.store.safe import in_words

RECORD = ".owner"
"""What is added to the lock's name where locks do not work, and a record says who writes."""

_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
_PAUSE = 0.005


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Hold the lock file at ``path`` for the length of the block. The file stays: its name is not the lock.

    Where the disk has no locks, or has them only for one machine, a record of the owner stands beside it meanwhile.
    Yields whether the lock alone is to be trusted.

    Raises:
        DiaryBusy: another process held it for longer than ``patience`` seconds.
        DiaryNotSaved: the disk cannot make or lock the file.
        DiaryReadOnly: this account may not write there.
    """
    deadline = time.monotonic() + patience
    with in_words(path.name):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with ExitStack() as held:
            with in_words(path.name):
                trusted = _flocked(handle, deadline) and mounts.locks_work(os.fstat(handle).st_dev)
                if not trusted:
                    held.enter_context(mounts.owned(path.with_name(f"{path.name}{RECORD}"), deadline))
            yield trusted
    finally:
        with suppress(OSError):  # after a save, trouble with closing the lock must not read as "not saved"
            os.close(handle)


def taken(handle: int) -> bool | None:
    """Take the lock on an open file without waiting: whether nobody else holds it; ``None`` where the disk has none."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _flocked(handle: int, deadline: float) -> bool:
    """Wait for the system's lock; ``False`` where the file system has none."""
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise DiaryBusy(words.busy()) from None
            time.sleep(_PAUSE)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            raise
        else:
            return True
