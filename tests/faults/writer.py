"""A process of its own that makes one change to a diary: ``python writer.py FOLDER CHANGE VALUE``.

It looks for ``BEGINS`` right before the change and says "saved" right after it, so that a tracer knows the calls of
the save from all others. What could not be saved is one line on the error stream, and exit code 3. It speaks by
``writev``, which no save uses: a fault at every ``write`` leaves it its voice.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from stillnight.diary.edits import adding
from stillnight.diary.errors import DiaryError
from stillnight.diary.night import Cramp
from stillnight.store.disk import DiskDiary

BEGINS = "/the-save-begins"
"""A name that exists nowhere; to ask for it is a mark in a trace."""

EVENING = date(2026, 11, 22)
NOT_SAVED = 3


def night(diary: DiskDiary, value: str) -> None:
    """Answer one question of one night."""
    diary.change(EVENING, lambda night: replace(night, fatigue=int(value)))


def tidy(diary: DiskDiary, value: str) -> None:
    """Do what can wait after some saves: thin the backups. The saves are no part of it, so the mark comes anew."""
    for fatigue in (*range(10), value):
        night(diary, str(fatigue))
    os.access(BEGINS, os.F_OK)
    diary.tidy()


def settings(diary: DiskDiary, value: str) -> None:
    """Change one setting."""
    diary.change_person(lambda person: replace(person, night_starts=int(value)))


def cramp(diary: DiskDiary, value: str) -> None:
    """Add one cramp under an id of its own; what was refused is tried once more, as the app does it."""
    at = datetime(2026, 11, 22, 23, int(value), tzinfo=UTC)
    edit = adding("cramps", Cramp(id=f"script-{value}", at=at, side="left"), "UTC")
    try:
        diary.change(EVENING, edit)
    except DiaryError:
        diary.change(EVENING, edit)


CHANGES: dict[str, Callable[[DiskDiary, str], None]] = {
    "night": night,
    "tidy": tidy,
    "settings": settings,
    "cramp": cramp,
}


def main(folder: str, change: str, value: str) -> int:
    """Make the change, and say how it went."""
    diary = DiskDiary(Path(folder))
    os.access(BEGINS, os.F_OK)
    try:
        CHANGES[change](diary, value)
    except DiaryError as error:
        os.writev(2, [f"{type(error).__name__}: {error}\n".encode()])
        return NOT_SAVED
    os.writev(1, [b"saved\n"])
    os.writev(2, [(diary.trouble() or diary.caution() or "").encode()])
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
