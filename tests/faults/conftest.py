"""The saves that every fault is tried on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from stillnight.store.disk import DiskDiary
from tests.faults.injected import Call, needs_strace, traced
from tests.faults.writer import EVENING

OLD = Path(__file__).parents[1] / "store" / "old" / "schema-1"
BEFORE = 5
AFTER = 7


class Save(NamedTuple):
    """One kind of save, and the diary that it is done to."""

    change: str
    base: Path
    calls: list[Call]
    """Every call of the save that takes a name or an open file, with the one that says "saved"."""
    file: str
    """The file that the save replaces."""
    what: str
    """What the reader calls the answer that is changed."""
    before: int | None
    """What the reader finds before the save; after it, it is ``AFTER``."""

    def copy(self, folder: Path) -> Path:
        """A fresh copy of the diary to spoil."""
        if self.base.exists():
            shutil.copytree(self.base, folder, symlinks=True)
        return folder


def some_diary(folder: Path) -> None:
    """A diary that was saved some times: every file that a save may leave is there."""
    diary = DiskDiary(folder)
    for day in range(5):
        diary.change(EVENING - timedelta(days=day), lambda night: replace(night, fatigue=BEFORE, notes="ä" * 90))
    diary.change(date(2025, 3, 1), lambda night: replace(night, fatigue=BEFORE))
    for hour in (3, 4, BEFORE):
        diary.change_person(lambda person, hour=hour: replace(person, night_starts=hour))  # type: ignore[misc]


def an_old_diary(folder: Path) -> None:
    """A diary as the first version saved it."""
    shutil.copytree(OLD, folder)


def no_diary(folder: Path) -> None:
    """Nothing yet."""


_Kind = tuple[str, Callable[[Path], None], str, int | None]

SAVES: dict[str, _Kind] = {
    "the first save": ("night", no_diary, "nights-2026.json", None),
    "a later save": ("night", some_diary, "nights-2026.json", BEFORE),
    "the first save of an old diary": ("night", an_old_diary, "nights-2026.json", None),
    "a change of the settings": ("settings", some_diary, "person.json", BEFORE),
}

TIDYING: dict[str, _Kind] = {"the thinning of backups after a save": ("tidy", some_diary, "nights-2026.json", AFTER)}
"""What is done after a save, when the answer is there already: it may be stopped anywhere too."""


@pytest.fixture(scope="session", params=SAVES | TIDYING)
def save(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Save:
    """A save, and the list of its calls from a run without a fault."""
    needs_strace()
    change, make, file, before = (SAVES | TIDYING)[request.param]
    place = tmp_path_factory.mktemp("save")
    make(place / "base")
    found = Save(change, place / "base", [], file, "night" if change == "tidy" else change, before)
    run = traced(found.copy(place / "tried"), change, str(AFTER))
    if run.code and "strace" in run.complained:
        pytest.skip("strace may not trace here")
    assert (run.code, run.said, run.complained) == (0, "saved\n", "")
    return found._replace(calls=run.calls)
