"""A shell for the tests: commands run in this process, in a diary of their own, at a fixed moment."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from stillnight.cli.main import main
from stillnight.diary.night import Night
from stillnight.store.disk import DiskDiary

EVENING = datetime.fromisoformat("2026-11-22T21:40:30+01:00")
"""Scene 1: Sunday, on the sofa."""

SUNDAY = date(2026, 11, 22)


class Told(NamedTuple):
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands as a person in Berlin would."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.now = EVENING
        self.environ = {"TZ": "Europe/Berlin", "STILLNIGHT_DIARY": str(folder)}
        self._capsys = capsys

    def __call__(self, *argv: str, now: str = "") -> Told:
        """Run a command, at another moment if one is given."""
        moment = datetime.fromisoformat(now) if now else self.now
        self._capsys.readouterr()
        code = main(argv, clock=lambda: moment, environ=self.environ)
        return Told(code, *self._capsys.readouterr())

    def done(self, *argv: str, now: str = "") -> str:
        """Run a command that has to succeed, and return what it said."""
        told = self(*argv, now=now)
        assert told.code == 0, told.err
        assert not told.err
        return told.out

    def refused(self, *argv: str, now: str = "") -> str:
        """Run a command that has to be refused in one line, and return that line."""
        told = self(*argv, now=now)
        assert told.code == 2, told
        assert not told.out
        assert told.err.count("\n") == 1
        assert told.err.startswith("stillnight: ")
        return told.err

    def night(self, night_of: date = SUNDAY) -> Night:
        """The night as it is on the disk."""
        return DiskDiary(self.folder).night(night_of)

    def set_person(self, **settings: str | int) -> None:
        """Change the person's settings."""
        DiskDiary(self.folder).change_person(lambda person: msgspec.structs.replace(person, **settings))
