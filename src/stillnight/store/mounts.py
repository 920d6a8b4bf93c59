"""Folders on file systems whose locks are not to be trusted, and who writes there: a record instead of a lock."""

from __future__ import annotations

import errno
import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

import msgspec

from stillnight.diary.errors import DiaryBusy
from stillnight.store import words

_NO_LOCKS = re.compile(r"nfs\d*|cifs|smb\d?|smbfs|9p|fuse\.(sshfs|rclone|s3fs|davfs)|davfs")
"""Kinds of file systems where one machine may not see another's lock."""

_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)
_LONGEST = 4096
_PAUSE = 0.005


class Owner(msgspec.Struct, frozen=True):
    """Who writes: one process of one run of one machine, and one time that it took the record."""

    host: str
    pid: int
    boot: str
    """The run of the machine, and the room in it that process numbers are counted in; empty where not known."""

    start: str
    """When the process began, in ticks of that run: its number may be given to another one later."""

    token: str
    """Chance, so that no two records are the same."""


def kind_of(device: int, mountinfo: str) -> str | None:
    """The kind of the file system with this device number, from the text of ``/proc/self/mountinfo``."""
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in mountinfo.splitlines():
        place, _, source = line.partition(" - ")
        fields = place.split(" ")
        if len(fields) > 2 and fields[2] == number and source:
            return source.split(" ")[0]
    return None


def without_locks(device: int, mountinfo: str) -> str | None:
    """The kind of the file system, if locks on it are not to be trusted."""
    kind = kind_of(device, mountinfo)
    return kind if kind and _NO_LOCKS.fullmatch(kind) else None


@lru_cache(maxsize=16)
def locks_work(device: int) -> bool:
    """Whether a lock on this device keeps others out, as far as this machine knows; asked once for each."""
    return without_locks(device, _text("/proc/self/mountinfo")) is None


def here() -> Owner:
    """This process, about to write."""
    run = _text("/proc/sys/kernel/random/boot_id").strip()
    room, start = "", None
    with suppress(OSError):
        room = os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - the text of the link, not a path
        start = _started(os.getpid())
    boot = f"{run} {room}" if run and room and start else ""
    return Owner(socket.gethostname(), os.getpid(), boot, start or "", os.urandom(8).hex())


def is_dead(owner: Owner) -> bool:
    """Whether the owner is surely gone: a process of this very run of this machine that is there no more."""
    me = here()
    if not me.boot or (owner.host, owner.boot) != (me.host, me.boot):
        return False
    try:
        return _started(owner.pid) != owner.start
    except OSError:
        return False


@contextmanager
def owned(path: Path, deadline: float) -> Iterator[None]:
    """Be the one whose record stands at ``path`` while the block runs; a record whose owner is gone is replaced.

    Raises:
        DiaryBusy: somebody else's record stood there until ``deadline``, on the monotonic clock.
        OSError: the system refuses.
    """
    me = here()
    while not _recorded(path, me):
        _clear(path, deadline)
    try:
        yield
    finally:
        with suppress(OSError):  # after a save, trouble with the record must not read as "not saved"
            if _read(path) == me:
                path.unlink()


def _recorded(path: Path, me: Owner) -> bool:
    """Put this process's record there if there is none; whether it stands there now.

    It gets its name when it is written, so that a kill leaves no record without a name in it. Where the disk knows
    no links it has its name first.
    """
    new = path.with_name(f"{path.name}-{me.token}.new")
    try:
        _write(new, me)
        with suppress(FileExistsError, FileNotFoundError):  # there is one, or another swept ours away: look again
            path.hardlink_to(new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        with suppress(FileExistsError):
            _write(path, me)
    finally:
        with suppress(OSError):
            new.unlink()
    return _read(path) == me


def _write(path: Path, me: Owner) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        try:
            os.write(handle, msgspec.json.encode(me))
        finally:
            os.close(handle)
    except OSError:
        path.unlink()
        raise


def _clear(path: Path, deadline: float) -> None:
    """Wait until the record is gone, or take it away if its owner is.

    One that cannot be read is not taken away: its writer may be between two steps.
    """
    while os.path.lexists(path):
        owner = _read(path)
        if owner and is_dead(owner):
            return _bury(path, owner, deadline)
        if time.monotonic() >= deadline:
            who = f"{owner.host} (process {owner.pid})" if owner else None
            raise DiaryBusy(words.held(path.name, who))
        time.sleep(_PAUSE)
    return None


def _bury(path: Path, dead: Owner, deadline: float) -> None:
    """Take a dead record away, while owning a second one that is named after it.

    So of two that found the same dead owner only one does it, and the other, who comes later, looks again before
    it would take away the record of the first.
    """
    with owned(path.with_name(f"{path.name}-{dead.token}"), deadline):
        if _read(path) == dead:
            path.unlink()
        for left in path.parent.glob(f"{path.name}-*"):
            left.unlink(missing_ok=True)


def _read(path: Path) -> Owner | None:
    """The record, or ``None`` where there is none that reads."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        return msgspec.json.decode(os.read(handle, _LONGEST), type=Owner)
    except msgspec.MsgspecError:
        return None
    finally:
        os.close(handle)


def _started(pid: int) -> str | None:
    """When the process began; ``None`` where there is no such process.

    Raises:
        OSError: the system does not tell.
    """
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    state, *numbers = said.rpartition(")")[2].split()
    return None if state in "ZX" else numbers[18]


def _text(path: str) -> str:
    """What a file of the system says; nothing where it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
