"""What can go wrong in words a person can act on.

Every message says what is wrong and what to do, in one line, without the values of the diary.
"""

from __future__ import annotations

import traceback
from datetime import date, datetime


class StillnightError(Exception):
    """Base of everything Stillnight raises on purpose; never raised itself."""


class NotUnderstood(StillnightError):
    """What was typed is not an answer to what was asked. The message says what would be."""


class TimeDoesNotExist(StillnightError):
    """The clock skipped this hour: summer time began."""


class TimeComesTwice(StillnightError):
    """The clock shows this hour twice: summer time ended. The person has to say which one is meant."""

    def __init__(self, message: str, first: datetime, second: datetime) -> None:
        super().__init__(message)
        self.first = first
        """The instant before the clock went back."""
        self.second = second
        """The instant after it."""


class ZoneUnknown(StillnightError):
    """No time zone has this name."""


class NightInTheFuture(StillnightError):
    """A night that has not begun cannot be filled in."""

    def __init__(self, night_of: date) -> None:
        super().__init__(f"the night of {night_of.isoformat()} has not begun yet; choose tonight or earlier")
        self.night_of = night_of


class NotImported(StillnightError):
    """A file cannot be taken into the diary. The message says where it is wrong; nothing of it was taken."""


class DiaryError(StillnightError):
    """The diary on disk cannot do what was asked; subclasses say why."""


class DiaryReadOnly(DiaryError):
    """The diary can be looked at but not written."""


class DiaryNewer(DiaryReadOnly):
    """The file was written by a newer Stillnight; this one would lose what it does not know."""


class DiaryDamaged(DiaryReadOnly):
    """The file does not read strictly, so it is never written over."""


class DiaryBusy(DiaryError):
    """Another process held the lock for longer than we wait."""


class DiaryMixed(DiaryError):
    """Invented nights and real ones would share a diary."""


class DiaryNotSaved(DiaryError):
    """The disk refused the change; what was there before is still there."""


def fault_words(error: BaseException) -> str:
    """What a fault of our own says: its kind and its place in the code, never a value, for values are the diary."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames[-3:]]
    return (
        "stillnight: stopped on a fault of its own. Every answer that was shown as saved is on the disk.\n"
        f"Please report this line: {type(error).__name__} at {', '.join(places) or 'an unknown place'}\n"
    )
