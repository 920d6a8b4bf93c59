"""Several writers on one diary at once, killed and started again as a test wishes.

As a program, ``python crowd.py FOLDER KIND WRITER FIRST COUNT locks|nolocks``, it is one of them: it makes ``COUNT``
changes from number ``FIRST`` on, and says the number of each once it is saved.
"""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from stillnight.diary.edits import ITEMS, adding, changing
from stillnight.diary.errors import DiaryBusy
from stillnight.diary.night import Cramp
from stillnight.diary.port import DiaryStore, Edit
from stillnight.store.disk import DiskDiary

WRITERS = 4
EVENING = date(2026, 1, 1)
_QUESTIONS = (("urge", "lasted"), ("sleep", "latency"), ("exercise", "minutes"), ("sleep", "awake"))
_FIELDS = (("doses", "name"), ("doses", "dose"), ("uses", "strategy"), ("uses", "amount"))
_MOMENT = datetime(2026, 1, 1, 12, tzinfo=UTC)


def night_for(kind: str, writer: int, number: int) -> date:
    """The night that a change belongs to: one of its own, or the one that all share."""
    return EVENING + timedelta(days=number * WRITERS + writer) if kind == "nights" else EVENING


def cramp_of(writer: int, number: int) -> Cramp:
    """The cramp that only this writer adds, and only once."""
    return Cramp(id=f"{writer}-{number}", at=_MOMENT + timedelta(seconds=number * WRITERS + writer))


def edit_for(kind: str, writer: int, number: int) -> Edit:
    """The change with this number."""
    if kind == "nights":
        return lambda night: replace(night, notes=f"{writer} {number}")
    if kind == "cramps":
        return adding("cramps", cramp_of(writer, number), "UTC")
    if kind == "items":
        return _field_edit(writer, number)
    part, name = _QUESTIONS[writer]
    return lambda night: replace(night, **{part: replace(getattr(night, part), **{name: number})})


def _field_edit(writer: int, number: int) -> Edit:
    """Answer one question of an item that two writers share, knowing of it no more than one's own last answer."""
    list_id, name = _FIELDS[writer]
    blank = ITEMS[list_id](id="shared")
    old, new = (replace(blank, **{name: str(count)}) for count in (number - 1, number))
    add, change = adding(list_id, blank, "UTC"), changing(list_id, old, new, "UTC")
    return lambda night: change(add(night))


def missing(diary: DiaryStore, kind: str, last: dict[int, int]) -> list[tuple[int, int]]:
    """The changes, as writer and number, that are not in the diary although they were said to be saved."""
    has = _HAS[kind](diary)
    return [(writer, number) for writer, end in last.items() for number in range(end + 1) if not has(writer, number)]


def _has_night(diary: DiaryStore) -> Callable[[int, int], bool]:
    notes = {night.night_of: night.notes for night in diary.nights(date.min, date.max)}
    return lambda writer, number: notes.get(night_for("nights", writer, number)) == f"{writer} {number}"


def _has_cramp(diary: DiaryStore) -> Callable[[int, int], bool]:
    cramps = diary.night(EVENING).cramps or ()
    assert len(cramps) == len(set(cramps)), "a cramp is there twice"
    held = set(cramps)
    return lambda writer, number: cramp_of(writer, number) in held


def _has_answer(diary: DiaryStore) -> Callable[[int, int], bool]:
    night = diary.night(EVENING)
    said = [getattr(getattr(night, part), name) for part, name in _QUESTIONS]
    return lambda writer, number: said[writer] is not None and said[writer] >= number


def _has_field(diary: DiaryStore) -> Callable[[int, int], bool]:
    night = diary.night(EVENING)
    assert len(night.doses or ()) <= 1, "a dose is there twice"
    said = [[getattr(item, name) for item in getattr(night, list_id) or ()] for list_id, name in _FIELDS]
    return lambda writer, number: bool(said[writer]) and int(said[writer][0] or -1) >= number


_HAS = {"nights": _has_night, "cramps": _has_cramp, "questions": _has_answer, "items": _has_field}
KINDS = list(_HAS)


class Writer:
    """One process of the crowd, and what it said was saved, over all its lives."""

    def __init__(self, folder: Path, kind: str, number: int, goal: int, locks: str = "locks") -> None:
        self._command = [sys.executable, "-s", "-P", __file__, str(folder), kind, str(number)]
        self._goal = goal
        self._locks = locks
        self.last = -1
        """The number of the last change that it said was saved."""
        self.start()

    def start(self) -> None:
        """Begin, or go on after the last change that was said to be saved."""
        command = [*self._command, str(self.last + 1), str(self._goal - self.last - 1), self._locks]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def kill(self) -> str:
        """Kill it where it stands; what it complained of before, if anything."""
        self.process.kill()
        return self.end()

    def end(self) -> str:
        """Wait for its end, and note what it said; what it complained of, if anything."""
        said, complained = self.process.communicate(timeout=120)
        lines = said.split(b"\n")[:-1]  # a number that was cut short has no end of line
        self.last = max(self.last, *map(int, lines)) if lines else self.last
        return complained.decode()


def _no_locks(_: int, __: int) -> None:
    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


def main(folder: str, kind: str, writer: str, first: str, count: str, locks: str) -> None:
    """Make the changes, waiting for the others as long as it takes."""
    if locks == "nolocks":
        setattr(fcntl, "flock", _no_locks)  # noqa: B010 - this process plays a disk without locks
    diary = DiskDiary(Path(folder))
    for number in range(int(first), int(first) + int(count)):
        night_of, edit = night_for(kind, int(writer), number), edit_for(kind, int(writer), number)
        while True:
            try:
                diary.change(night_of, edit)
            except DiaryBusy:
                continue
            break
        os.write(1, b"%d\n" % number)


if __name__ == "__main__":
    main(*sys.argv[1:])
