"""A writer under strace: which calls a save makes, and the same save again with a fault at one of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import stillnight
from tests.faults.writer import BEGINS

HERE = Path(__file__).parent
_CALL = re.compile(r"^\d+ +(\w+)\((.*)$")
VOICE = "writev"
"""The call by which the writer says how it went."""

_MARK = "?access,?faccessat,?faccessat2"
"""The calls of which one is the mark that the save begins."""

_FOLLOWED = "%file,%desc"
"""Every call that takes a name or an open file."""


class Call(NamedTuple):
    """One call to the system that a save makes."""

    name: str
    nth: int
    """Its number among the calls of that name since the process began; strace counts like that."""
    place: int
    """Its number among the calls of that name since the save began."""
    text: str
    """The arguments, as strace shows them."""


class Run(NamedTuple):
    """How a writer ended."""

    code: int
    said: str
    complained: str
    calls: list[Call]
    """The calls of the save that were followed, in order."""


def needs_strace() -> None:
    """Skip the test where there is no strace, or where it may not trace."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")


def surroundings() -> dict[str, str]:
    """The environment of a writer: nothing by chance in it, so that every run makes the same calls."""
    root = str(Path(stillnight.__file__).parents[1])
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "PYTHONPATH": root, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}


def program(name: str, *arguments: str) -> list[str]:
    """The command that runs one of the programs beside this file."""
    return [sys.executable, "-s", "-P", str(HERE / name), *arguments]


def traced(folder: Path, change: str, value: str, follow: str = _FOLLOWED, *options: str) -> Run:
    """Run the writer once, following some calls, with more options for strace."""
    log = folder.with_name(f"{folder.name}.trace")
    tracer = ["strace", "-f", "-qq", "-s", "400", "-o", str(log), "-e", f"trace={follow}"]
    command = [*tracer, *options, *program("writer.py", str(folder), change, value)]
    done = subprocess.run(command, env=surroundings(), capture_output=True, text=True, check=False, timeout=60)
    return Run(done.returncode, done.stdout, done.stderr, _calls(log.read_text(encoding="utf-8", errors="replace")))


def _calls(log: str) -> list[Call]:
    """The calls from the last mark on, up to the one that says how it went."""
    total: Counter[str] = Counter()
    place: Counter[str] = Counter()
    found: list[Call] = []
    begun = False
    for name, text in (match.groups() for match in map(_CALL.match, log.splitlines()) if match):
        total[name] += 1
        if BEGINS in text:
            begun, place, found = True, Counter(), []
        elif begun:
            place[name] += 1
            found.append(Call(name, total[name], place[name], text))
            if name == VOICE:
                break
    return found


def with_fault(folder: Path, change: str, value: str, call: Call, fault: str, times: str = "") -> Run:
    """Run the writer with a fault at one call (and at all after it, where ``times`` is "+"); make sure it was that."""
    inject = f"inject={call.name}:{fault}:when={call.nth}{times}"
    # to stop at the followed calls alone is three times quicker, but strace cannot send a signal from such a stop
    quick = [] if fault.startswith("signal") else ["--seccomp-bpf"]
    run = traced(folder, change, value, f"{call.name},{VOICE},{_MARK}", "-e", inject, *quick)
    struck = [one for one in run.calls if one.name == call.name and one.nth == call.nth]
    assert [one.place for one in struck] == [call.place], f"the fault did not strike {call}"
    return run


def checked(folders: Iterable[Path]) -> list[dict[str, Any]]:
    """What a process that never saw these folders finds in each, and how it goes on there."""
    names = "".join(f"{folder}\n" for folder in folders)
    done = subprocess.run(
        program("reader.py"), input=names, env=surroundings(), capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, ""), "reading a diary after a fault ended in a fault"
    return [json.loads(line) for line in done.stdout.splitlines()]


def side_by_side(work: Callable[[int], Run], count: int) -> list[Run]:
    """Do the same for each number, as many at once as there are processors."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(work, range(count)))
