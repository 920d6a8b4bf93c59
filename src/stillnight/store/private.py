"""The owner alone: what of a diary others may read is closed to them, and that is said in words."""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from stillnight.store import words
from stillnight.store.names import BACKUPS, DAMAGED, DRAFTS, LOCK, is_draft, is_kept, table_in

_OTHERS = 0o077
"""What anybody else may do."""

_OWNER = 0o700


def narrow(folder: Path) -> str | None:
    """Close the diary's folder and its files to others; what was open, or why it stays so, in words.

    ``None`` where nothing was open. Only what belongs to this account is touched, no link is followed out of the
    diary, and a folder that holds no diary, or is the person's whole home, stays as it is.
    """
    found = list(_open_to_others(folder))
    if not found:
        return None
    left = [path for path in found if not _closed(path, follow=path == folder)]
    return words.open_still(len(left)) if left else words.was_open(len(found))


def _open_to_others(folder: Path) -> Iterator[Path]:
    """Everything of the diary that others may use; what cannot be looked at is not told of here."""
    files = _named(folder, lambda name: name.startswith(LOCK) or table_in(name) is not None)
    if not files:
        return
    if _is_open(folder, follow=True) and not _is_home(folder):
        yield folder
    for place, ours in ((folder / BACKUPS, is_kept), (folder / DAMAGED, is_kept), (folder / DRAFTS, is_draft)):
        kept = [] if place.is_symlink() else _named(place, ours)
        if kept and _is_open(place):
            yield place
        files += kept
    yield from (Path(entry.path) for entry in files if _is_open_file(entry))


def _named(folder: Path, ours: Callable[[str], bool]) -> list[os.DirEntry[str]]:
    """What in a folder has a name of ours."""
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if ours(entry.name)]
    except OSError:
        return []


def _is_open_file(entry: os.DirEntry[str]) -> bool:
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError:
        return False
    return bool(mode & _OTHERS) and stat.S_ISREG(mode)


def _is_open(place: Path, *, follow: bool = False) -> bool:
    with suppress(OSError):
        mode = place.stat(follow_symlinks=follow).st_mode
        return stat.S_ISDIR(mode) and bool(mode & _OTHERS)
    return False


def _is_home(folder: Path) -> bool:
    with suppress(KeyError, OSError):
        return folder.samefile(pwd.getpwuid(os.geteuid()).pw_dir)
    return False


def _closed(path: Path, *, follow: bool) -> bool:
    """Close one to others; whether it is closed now: some disks keep no permissions, and take none without a word."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW))
    except OSError:
        return False
    try:
        info = os.fstat(handle)
        if info.st_uid != os.geteuid():
            return False
        os.fchmod(handle, info.st_mode & _OWNER)
        return not os.fstat(handle).st_mode & _OTHERS
    except OSError:
        return False
    finally:
        os.close(handle)
