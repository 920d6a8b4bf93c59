"""What the store says to a person: each line once, with what to do next, and never what the diary says."""

from __future__ import annotations

import errno
from collections.abc import Sequence

from stillnight.diary.errors import DiaryNotSaved, DiaryReadOnly

_REASONS = {
    errno.ENOSPC: "the disk is full; make room and save again",
    errno.EDQUOT: "your quota on this disk is used up; make room and save again",
    errno.EROFS: "the disk has become read-only; save again when it can be written",
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

_NOT_OURS = (errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST)


def damaged(name: str, reason: str) -> str:
    """The file does not read strictly."""
    return f"{name} is damaged: {reason}"


def salvaged(said: str, nights: int, way_back: str) -> str:
    """The file does not read strictly, and so many nights of it can be read all the same."""
    left = f"{_nights(nights)} of it can be read" if nights else "nothing of it can be read"
    return f"{said}; {left} and it is left as it is; {way_back}"


def way_back(nights: int, saved: str | None) -> str:
    """There is a good backup."""
    last = f", saved {when(saved)}" if saved else ""
    return f"'stillnight restore' brings it back from its newest good backup ({_nights(nights)}{last})"


def no_way_back() -> str:
    """There is none."""
    return "there is no good backup of it here; 'stillnight restore FILE' takes one that you kept elsewhere"


def to_restore() -> str:
    """What to do where nobody looked for backups."""
    return "mend it, or bring it back with 'stillnight restore'"


def no_links(name: str) -> str:
    """The save is made and the state before it could not be kept."""
    return f"{name} is saved, but this disk keeps no backups (it knows no links); make some with 'stillnight backup'"


def in_the_way(name: str) -> str:
    """A backup would replace something."""
    return f"{name} is there already and is left as it is; choose another name, or say --force"


def no_file(name: str) -> str:
    """What would be replaced is a folder, a device or the like."""
    return f"{name} is no ordinary file and is left as it is; choose another name"


def not_the_same(name: str) -> str:
    """A backup was read back and is not what was written."""
    return f"{name} does not read back as it was written; do not count on it, and choose another disk"


def not_there(name: str) -> str:
    """There is no file of that name."""
    return f"{name} is not there; give the path of a file that 'stillnight backup' made"


def no_such_revision(name: str, revision: int) -> str:
    """No good backup has that revision."""
    return (
        f"there is no good backup of {name} with revision {revision}; 'stillnight restore --list' shows those there are"
    )


def backup(revision: int, saved: str | None) -> str:
    """Which backup something comes from."""
    return f"revision {revision}" + (f", saved {when(saved)}" if saved else "")


def when(saved: str) -> str:
    """When a file was saved, as a person reads it."""
    return f"{saved.replace('T', ' ').removesuffix('Z')} UTC"


def passed_over(source: str, revisions: Sequence[int]) -> str:
    """Where something comes from, with the newer backups that were of no use."""
    named = ", ".join(map(str, revisions))
    return f"{source} (newer backups do not read and stay where they are: {named})" if revisions else source


def what_reads() -> str:
    """Nothing is brought back from a backup."""
    return "what can be read of it"


def foreign(name: str) -> str:
    """The file belongs to another account."""
    return f"{name} belongs to another account: it can be looked at only; make it yours to write"


def _nights(count: int) -> str:
    return "1 night" if count == 1 else f"{count} nights"


def missing(name: str) -> str:
    """The file is gone although its backup is there."""
    return f"{name} is missing although it has backups"


def newer(name: str) -> str:
    """The file has a schema number above ours."""
    return f"{name} was written by a newer Stillnight: it can be looked at but not changed; update Stillnight"


def unread(name: str, which: Sequence[str], way_back: str) -> str:
    """Some nights of a file do not convert."""
    named = ", ".join(which[:3]) + (" and others" if len(which) > 3 else "")
    return f"{_nights(len(which))} in {name} cannot be read ({named}) and the file is left as it is; {way_back}"


def unreadable(name: str, error: OSError) -> str:
    """The file cannot even be opened or read."""
    reason = {errno.EACCES: "this account may not read it", errno.EIO: "the disk reports an error"}
    said = reason.get(error.errno or 0, "the system refuses it")
    return f"{name} cannot be read: {said}; mend that and start again"


def read_only(name: str) -> str:
    """The file or its folder is not ours to write."""
    return f"{name} may not be written by this account: it can be looked at only; mend its permissions to write"


def was_open(count: int) -> str:
    """Others could use what is the owner's alone."""
    return f"others on this machine could read this diary ({_was(count)} open to them); it is yours alone now"


def open_still(count: int) -> str:
    """Others can use it, and this account cannot change that."""
    return (
        f"others on this machine can read this diary: {_parts(count)} open to them and cannot be closed from here; "
        "keep the diary in a folder of your own"
    )


def _parts(count: int) -> str:
    return "1 of its files or folders is" if count == 1 else f"{count} of its files and folders are"


def _was(count: int) -> str:
    return "1 of its files or folders was" if count == 1 else f"{count} of its files and folders were"


def no_locks() -> str:
    """Where no lock can be trusted, a record keeps the others out, and only while somebody writes."""
    return "locks on this disk are not to be trusted: while one Stillnight saves here, others are refused; keep to one"


def held(record: str, who: str | None) -> str:
    """Somebody's record stands where locks do not work."""
    return (
        f"{who or 'somebody whose name is not readable'} is writing this diary, and locks do not work on its disk: "
        f"nothing is saved here; close Stillnight there, or remove {record} if it is not running any more"
    )


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
