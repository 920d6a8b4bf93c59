"""The system refuses one call of a save, whichever: the old file stays byte for byte, or the new one is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.conftest import AFTER, SAVES, Save
from tests.faults.injected import VOICE, Call, checked, side_by_side, traced, with_fault
from tests.faults.reader import NEXT
from tests.faults.writer import NOT_SAVED

REFUSED = ("open", "write", "fsync", "fdatasync", "rename", "link", "unlink", "mkdir", "flock", "chmod", "truncate")
"""What the names of the calls hold that a full, broken or read-only disk can refuse."""

UNCONFIRMED = "is saved, but the disk did not confirm it"


FAULTS = [("ENOSPC", ""), ("EIO", ""), ("EDQUOT", ""), ("EROFS", ""), ("ENOSPC", "+")]
"""What the system answers: once, or to every call of that name from then on."""


def to_refuse(calls: list[Call]) -> list[Call]:
    """The calls of a save that the disk can refuse."""
    return [call for call in calls if call.name != VOICE and any(name in call.name for name in REFUSED)]


def data_of(folder: Path, save: Save) -> bytes | None:
    """The bytes of the file that the save replaces, if it is there."""
    path = folder / save.file
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize(("code", "times"), FAULTS, ids=lambda text: {"": "once", "+": "for good"}.get(text, text))
def test_what_the_system_refuses_at_any_call_of_a_save_loses_nothing(
    save: Save, tmp_path: Path, code: str, times: str
) -> None:
    """My disk is full or broken: the line says so, my diary is as it was, and saving works when the fault is gone."""
    calls = to_refuse(save.calls)
    folders = [tmp_path / f"{at:03d}" for at in range(len(calls))]
    runs = side_by_side(
        lambda at: with_fault(save.copy(folders[at]), save.change, str(AFTER), calls[at], f"error={code}", times),
        len(folders),
    )
    old = data_of(save.base, save)
    left = [data_of(folder, save) for folder in folders]
    untouched, *states = checked([save.copy(tmp_path / "untouched"), *folders])
    for call, run, data, state in zip(calls, runs, left, states, strict=True):
        where = (call, run.code, run.said, run.complained, state)
        refused = run.code == NOT_SAVED
        assert (run.code, run.said) in ((NOT_SAVED, ""), (0, "saved\n")), where
        assert "Traceback" not in run.complained, where
        assert run.complained.count("\n") == int(refused), where
        assert run.complained.startswith(("DiaryNotSaved: ", "DiaryReadOnly: ", "DiaryDamaged: ")) == refused, where
        assert (data == old) == refused, where
        assert "error" not in state, where
        assert state["found"][save.what] == (save.before if refused else AFTER), where
        assert (state["after"], state["left"], state["trouble"]) == (untouched["after"], [], None), where
        assert state["after"][save.what] == NEXT, where
    ends = {0} if save.before == AFTER else {0, NOT_SAVED}
    assert {run.code for run in runs} == ends, "some refusals end a save, and some come too late for that"


def last_flush(save: Save) -> Call:
    """The call that flushes the folder, after the new file has its name."""
    names = [call.name for call in save.calls]
    renamed = max(at for at, name in enumerate(names) if name.startswith("rename"))
    return next(call for call in save.calls[renamed:] if call.name == "fsync")


@pytest.mark.parametrize("save", SAVES, indirect=True)
def test_a_save_that_the_disk_did_not_confirm_is_told_as_that(save: Save, tmp_path: Path) -> None:
    """The new file is in place and only its name may not be on the disk: I read that, not that it was lost."""
    folder = save.copy(tmp_path / "diary")
    run = with_fault(folder, save.change, str(AFTER), last_flush(save), "error=EIO")
    assert (run.code, run.said) == (0, "saved\n")
    assert UNCONFIRMED in run.complained
    (state,) = checked([folder])
    assert state["found"][save.what] == AFTER


@pytest.mark.parametrize("save", ["a later save"], indirect=True)
def test_a_cramp_that_is_tried_again_is_there_once(save: Save, tmp_path: Path) -> None:
    """The disk fails for a moment, at any call, and the app tries again: I had one cramp, and the diary says one."""
    first = traced(save.copy(tmp_path / "tried"), "cramp", "30")
    calls = to_refuse(first.calls)
    folders = [save.copy(tmp_path / f"{at:03d}") for at in range(len(calls))]
    runs = side_by_side(lambda at: with_fault(folders[at], "cramp", "30", calls[at], "error=EIO"), len(calls))
    states = checked(folders)
    for call, run, state in zip(calls, runs, states, strict=True):
        assert (run.code, run.said) == (0, "saved\n"), (call, run)
        assert state["found"]["cramps"] == 1, (call, run, state)
