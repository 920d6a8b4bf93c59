"""What the store says to a person: each line once, with what to do next, and never what the diary says."""

from __future__ import annotations

import errno

from stillnight.diary.errors import DiaryNotSaved, DiaryReadOnly

_REASONS = {
    errno.ENOSPC: "the disk is full; make room and save again",
    errno.EDQUOT: "your quota on this disk is used up; make room and save again",
    errno.EROFS: "the disk is mounted read-only; choose another folder",
    errno.EIO: "the disk reports an error; keep a copy elsewhere and save again",
    errno.EACCES: "this account may not write there; mend the permissions or choose another folder",
    errno.EPERM: "this account may not write there; mend the permissions or choose another folder",
    errno.EFBIG: "the file would be larger than this account may write; ask for a larger limit",
    errno.EMFILE: "too many files are open; close other programs and save again",
    errno.ENFILE: "too many files are open; close other programs and save again",
    errno.ENOTDIR: "the folder is not a folder; choose another one",
    errno.EEXIST: "the folder is not a folder; choose another one",
    errno.ENOENT: "the folder is gone; bring it back and save again",
}

_NOT_OURS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)


def damaged(name: str, reason: str) -> str:
    """The file does not read strictly."""
    return f"{name} is damaged: {reason}. It is left as it is; mend it, or put a copy such as {name}.bak in its place"


def missing(name: str) -> str:
    """The file is gone although its backup is there."""
    return f"{name} is missing although {name}.bak is there; copy it back, or remove it to begin anew"


def newer(name: str) -> str:
    """The file has a schema number above ours."""
    return f"{name} was written by a newer Stillnight: it can be looked at but not changed; update Stillnight"


def unread(name: str, count: int) -> str:
    """Some nights of a file do not convert."""
    nights = "1 night" if count == 1 else f"{count} nights"
    return f"{nights} in {name} cannot be read and the file is left as it is; mend it, or take {name}.bak"


def unreadable(name: str, error: OSError) -> str:
    """The file cannot even be opened or read."""
    reason = {errno.EACCES: "this account may not read it", errno.EIO: "the disk reports an error"}
    said = reason.get(error.errno or 0, "the system refuses it")
    return f"{name} cannot be read: {said}; mend that and start again"


def read_only(name: str) -> str:
    """The file or its folder is not ours to write."""
    return f"{name} may not be written by this account: it can be looked at only; mend its permissions to write"


def busy() -> str:
    """The lock was not free in time."""
    return "another Stillnight is saving this diary right now; try again in a moment"


def unconfirmed(name: str) -> str:
    """The new file is in place, but the folder could not be flushed."""
    return f"{name} is saved, but the disk did not confirm it; keep a copy elsewhere"


def refused(name: str, error: OSError) -> DiaryNotSaved | DiaryReadOnly:
    """The error for a write that the system refused, before anything of the old file was lost."""
    reason = _REASONS.get(error.errno or 0, "the system refuses it; try again")
    kind = DiaryReadOnly if error.errno in _NOT_OURS else DiaryNotSaved
    return kind(f"{name} is not saved, what was there before still is: {reason}")
