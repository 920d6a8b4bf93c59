"""Four real processes write to one diary at once, and some are killed: nothing that was said to be saved is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from stillnight.store.disk import DiskDiary
from stillnight.store.names import LOCK
from tests.faults.crowd import EVENING, KINDS, WRITERS, Writer, missing

CHANGES = 500
KILLS = 20
MORE_THAN_EVER = 5_000
SEED = 3


@pytest.mark.parametrize("kind", KINDS)
def test_four_writers_lose_nothing(tmp_path: Path, kind: str) -> None:
    """Phone, laptop and two scripts write at once, five hundred times each: every answer and every cramp is there."""
    writers = [Writer(tmp_path, kind, number, CHANGES) for number in range(WRITERS)]
    assert [writer.end() for writer in writers] == [""] * WRITERS
    assert [writer.last for writer in writers] == [CHANGES - 1] * WRITERS
    diary = DiskDiary(tmp_path)
    assert missing(diary, kind, dict.fromkeys(range(WRITERS), CHANGES - 1)) == []
    assert diary.trouble() is None
    if kind == "cramps":
        assert len(diary.night(EVENING).cramps or ()) == WRITERS * CHANGES
        assert diary.revision(EVENING) == WRITERS * CHANGES


@pytest.mark.parametrize(("kind", "locks"), [*((kind, "locks") for kind in KINDS), ("cramps", "nolocks")])
def test_nothing_acknowledged_is_missing_when_writers_are_killed(tmp_path: Path, kind: str, locks: str) -> None:
    """Windows die at their work, on a disk with locks or without, and others go on: what I saw saved is there."""
    chance = random.Random(SEED)
    writers = [Writer(tmp_path, kind, number, MORE_THAN_EVER, locks) for number in range(WRITERS)]
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.05, 0.3))
        struck = chance.choice(writers)
        assert struck.kill() == ""
        struck.start()
    assert [writer.kill() for writer in writers] == [""] * WRITERS
    diary = DiskDiary(tmp_path)
    assert missing(diary, kind, {number: writer.last for number, writer in enumerate(writers)}) == []
    assert diary.trouble() is None
    began = time.monotonic()
    assert diary.change(EVENING, lambda night: replace(night, fatigue=1)).after.fatigue == 1
    assert time.monotonic() - began < 1, "a lock of the dead locked somebody out"
    assert sum(writer.last + 1 for writer in writers) > KILLS, "there was nothing to lose"


HOLDER = """
import sys, time
from pathlib import Path
from stillnight.store.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_killed_holder_of_the_lock_keeps_nobody_waiting(tmp_path: Path) -> None:
    """The other window hung in the middle of a save and was killed: my next answer is saved at once."""
    diary = DiskDiary(tmp_path)
    diary.change(EVENING, lambda night: replace(night, fatigue=1))
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / LOCK)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    holder.send_signal(signal.SIGSTOP)
    holder.kill()
    holder.communicate(timeout=60)
    began = time.monotonic()
    assert diary.change(EVENING, lambda night: replace(night, fatigue=2)).after.fatigue == 2
    assert time.monotonic() - began < 1
    assert (tmp_path / LOCK).exists()
