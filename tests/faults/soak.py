"""A real writer killed at random, for as long as you like: ``python -m tests.faults.soak``.

    --kills N       how often to kill it (1000)
    --seconds N     stop after so long, however few kills there were
    --seed N        the chance to repeat (0)
    --power-cuts N  cut the power of a disk instead: as root, an ext4 image that is shut down under the writer

After each kill or cut every file has to read strictly, no answer that was said to be saved may be missing, and the
diary has to open and save again. It ends with the counts, or with the first thing that was wrong and exit code 1.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from stillnight.store.disk import DiskDiary

NIGHTS = 400
"""So many nights are written round and round; they lie in two files."""

FIRST = date(2026, 1, 1)
CHECKED = date(2025, 12, 31)
"""The night on which the soak itself saves after each kill."""

_SHUTDOWN = 0x8004587D
_WITHOUT_FLUSHING = 2
_IMAGE_BYTES = 48 << 20


class Wrong(Exception):
    """The promise was broken."""


class Counts(Struct):
    """What was seen."""

    faults: int = 0
    acknowledged: int = 0
    saves_after: int = 0


def night_of(number: int) -> date:
    """The night that the change with this number writes."""
    return FIRST + timedelta(days=number % NIGHTS)


def notes_of(number: int) -> str:
    """What it writes: now long, now short, so that the file grows and shrinks."""
    return f"{number} " + "ä" * (number * 7919 % 400)


def write(folder: Path, first: int) -> None:
    """Be the writer: make changes for ever, and say the number of each when it is surely on the disk."""
    diary, number = DiskDiary(folder), first
    while True:
        diary.change(night_of(number), lambda night, number=number: replace(night, notes=notes_of(number)))  # type: ignore[misc]
        trouble = diary.trouble() or diary.caution()
        if trouble:
            sys.exit(trouble)
        os.write(1, b"%d\n" % number)
        number += 1


@contextmanager
def writing(folder: Path, first: int) -> Iterator[subprocess.Popen[bytes]]:
    """A writer at work: it has saved once when the block begins."""
    command = [sys.executable, "-m", "tests.faults.soak", "--write", str(folder), str(first)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def one_life(folder: Path, last: int, fault: Callable[[subprocess.Popen[bytes]], None]) -> int:
    """Let a writer live until the fault strikes; the number of the last change that was said to be saved."""
    with writing(folder, last + 1) as process:
        assert process.stdout
        begun = process.stdout.readline()
        if not begun.endswith(b"\n"):
            raise Wrong("the writer could not save after the fault before")
        fault(process)
        lines = process.communicate()[0].split(b"\n")[:-1]
    return int(lines[-1] if lines else begun)


def check(folder: Path, last: int) -> None:
    """Hold the diary against what was said to be saved, then save there once more."""
    for path in folder.glob("*.json"):
        _check_strictly(path)
    diary = DiskDiary(folder)
    notes = {night.night_of: night.notes or "" for night in diary.nights(date.min, date.max)}
    for number in range(max(0, last - NIGHTS + 1), last + 1):
        found = notes.get(night_of(number), "")
        newer = int(found.partition(" ")[0] or -1)
        if newer < number or found != notes_of(newer):
            raise Wrong(f"change {number} was said to be saved and is not there: {found[:20]!r}")
    diary.change(CHECKED, lambda night: replace(night, fatigue=(night.fatigue or 0) % 10 + 1))
    trouble = DiskDiary(folder).trouble() or diary.trouble() or diary.caution()
    if trouble:
        raise Wrong(trouble)


def _check_strictly(path: Path) -> None:
    tree = json.loads(path.read_bytes().decode("utf-8"))
    if tree["stillnight"]["count"] != len(tree["nights"]):
        raise Wrong(f"{path.name} counts {tree['stillnight']['count']} and holds {len(tree['nights'])}")


def kills(folder: Path, chance: random.Random) -> Iterator[Counts]:
    """Kill one writer after another at a moment of chance."""

    def kill(process: subprocess.Popen[bytes]) -> None:
        time.sleep(chance.uniform(0, 0.04))
        process.kill()

    counts, last = Counts(), -1
    while True:
        before, last = last, one_life(folder, last, kill)
        check(folder, last)
        yield _counted(counts, last - before)


def cuts(place: Path, chance: random.Random) -> Iterator[Counts]:
    """Shut a disk down under one writer after another, so that only what was flushed is left."""
    image, mount = place / "disk.img", place / "disk"
    mount.mkdir()
    with image.open("wb") as file:
        file.truncate(_IMAGE_BYTES)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    counts, last = Counts(), -1

    def cut(process: subprocess.Popen[bytes]) -> None:
        time.sleep(chance.uniform(0, 0.04))
        handle = os.open(mount, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUTDOWN, struct.pack("I", _WITHOUT_FLUSHING))
        finally:
            os.close(handle)
        process.kill()

    while True:
        with _mounted(image, mount):
            before, last = last, one_life(mount / "diary", last, cut)
        with _mounted(image, mount):
            check(mount / "diary", last)
        yield _counted(counts, last - before)


@contextmanager
def _mounted(image: Path, mount: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "loop", str(image), str(mount)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(mount)], check=True)


def _counted(counts: Counts, acknowledged: int) -> Counts:
    counts.faults += 1
    counts.acknowledged += acknowledged
    counts.saves_after += 1
    return counts


def soak(goal: int, seconds: float, seed: int, power: bool) -> Counts:
    """Strike until there were enough faults, or the time is over."""
    deadline, counts = time.monotonic() + seconds, Counts()
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="stillnight-soak-")))
        chance = random.Random(seed)
        for counts in cuts(place, chance) if power else kills(place / "diary", chance):
            if counts.faults >= goal or time.monotonic() > deadline:
                break
    return counts


def main(arguments: list[str]) -> int:
    """Read the options, soak, and say what was seen."""
    if arguments[:1] == ["--write"]:
        write(Path(arguments[1]), int(arguments[2]))
    options = argparse.ArgumentParser("python -m tests.faults.soak", description=(__doc__ or "").splitlines()[0])
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--power-cuts", type=int, default=0)
    options.add_argument("--seconds", type=float, default=float("inf"))
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args(arguments)
    kind = "power cuts" if chosen.power_cuts else "kills"
    began = time.monotonic()
    try:
        counts = soak(chosen.power_cuts or chosen.kills, chosen.seconds, chosen.seed, bool(chosen.power_cuts))
    except Wrong as wrong:
        print(f"WRONG (seed {chosen.seed}): {wrong}")
        return 1
    print(
        f"{counts.faults} {kind}, {counts.acknowledged} changes said to be saved, 0 missing, "
        f"{counts.saves_after} saves afterwards, {time.monotonic() - began:.0f} s (seed {chosen.seed})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
