"""Killed at any call of a save, one after another to the last: the diary is as before or as after, never else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.conftest import AFTER, Save
from tests.faults.injected import Call, checked, side_by_side, traced, with_fault
from tests.faults.reader import NEXT

KILLED = -9


def to_kill_at(save: Save) -> list[Call]:
    """Every call of the save. What only reads before it takes the lock, as the thinning does, is left out."""
    names = [call.name for call in save.calls]
    return save.calls[names.index("flock") :] if save.before == AFTER else save.calls


def test_a_kill_at_any_call_of_a_save_leaves_the_state_before_or_after(save: Save, tmp_path: Path) -> None:
    """My laptop goes off in the middle of saving: I find my diary with the answer or without it, and go on."""
    calls = to_kill_at(save)
    folders = [tmp_path / f"{at:03d}" for at in range(len(calls))]
    runs = side_by_side(
        lambda at: with_fault(save.copy(folders[at]), save.change, str(AFTER), calls[at], "signal=SIGKILL"),
        len(folders),
    )
    untouched, *states = checked([save.copy(tmp_path / "untouched"), *folders])
    seen = []
    for call, run, state in zip(calls, runs, states, strict=True):
        assert run.code == KILLED, call
        assert run.complained == "", call
        assert "error" not in state, (call, state)
        answer = state["found"].pop(save.what)
        seen.append(answer)
        assert answer in (save.before, AFTER), (call, state)
        assert answer == AFTER or "saved" not in run.said, (call, state)
        kept = {name: value for name, value in untouched["found"].items() if name != save.what}
        assert state["found"] == kept, call
        assert (state["after"], state["left"], state["trouble"]) == (untouched["after"], [], None), call
        assert state["after"][save.what] == NEXT, call
    assert seen == sorted(seen, key=lambda answer: answer == AFTER), "once it is there, it stays"
    assert set(seen) == {save.before, AFTER}, "the kills reached from before the save to after it"
    assert len(seen) > 10


@pytest.mark.parametrize("save", ["a later save"], indirect=True)
def test_a_cramp_whose_writer_is_killed_and_started_again_is_there_once(save: Save, tmp_path: Path) -> None:
    """The script died, perhaps after the cramp was on the disk, and is run again: I had one cramp, and it says one."""
    calls = traced(save.copy(tmp_path / "tried"), "cramp", "30").calls
    folders = [save.copy(tmp_path / f"{at:03d}") for at in range(len(calls))]
    side_by_side(lambda at: with_fault(folders[at], "cramp", "30", calls[at], "signal=SIGKILL"), len(calls))
    before = [state["found"]["cramps"] for state in checked(folders)]
    again = side_by_side(lambda at: traced(folders[at], "cramp", "30"), len(calls))
    assert [run.said for run in again] == ["saved\n"] * len(calls)
    assert [state["found"]["cramps"] for state in checked(folders)] == [1] * len(calls)
    assert set(before) == {0, 1}, "the kills reached from before the cramp was on the disk to after it"
