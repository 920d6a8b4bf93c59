"""The app keeps my report beside the diary, for me alone and over nothing."""

from __future__ import annotations

import stat
from datetime import timedelta

from stillnight.cli.asked import Asked
from stillnight.cli.report import keep_in_diary
from stillnight.cli.wiring import sit_down
from stillnight.store.disk import DiskDiary
from tests.cli.shell import SUNDAY, Shell
from tests.invented import nights


def test_each_report_is_a_file_of_its_own(shell: Shell) -> None:
    """Two reports of one day are two files, each mine alone, and only the notes that I ticked are in them."""
    diary = DiskDiary(shell.folder)
    kept = list(nights(SUNDAY - timedelta(days=1), 28))
    for night in kept:
        diary.change(night.night_of, lambda _, night=night: night)  # type: ignore[misc]
    noted = next(night for night in kept if night.notes)
    sitting = sit_down(Asked(diary=None, zone=None), lambda: shell.now, shell.environ)
    first = keep_in_diary(sitting, shell.folder, ())
    second = keep_in_diary(sitting, shell.folder, {noted.night_of})
    assert [path.relative_to(shell.folder).as_posix() for path in (first, second)] == [
        "reports/report-2026-11-22.html",
        "reports/report-2026-11-22-2.html",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in (first, second)} == {0o600}
    assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700
    assert noted.notes not in first.read_text(encoding="utf-8")  # type: ignore[operator]
    assert noted.notes in second.read_text(encoding="utf-8")  # type: ignore[operator]
    assert shell.done("check")
