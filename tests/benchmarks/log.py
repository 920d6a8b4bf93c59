"""Commands that need no screen, whole processes, against only importing Textual."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.benchmarks import programs
from tests.benchmarks.diaries import Diaries
from tests.benchmarks.rounds import Benchmark, Comparison

TARGET = 0.5


def benchmark(diaries: Diaries) -> Benchmark:
    """Each command against ``python -c "import textual.app"``."""
    commands = {
        "stillnight log cramp": ("log", "cramp"),
        "stillnight --help": ("--help",),
        "stillnight set": ("set", "urge.worst=6", "fatigue=4"),
        "stillnight show --json": ("show", diaries.last.isoformat(), "--json"),
    }
    ours = [partial(_command, diaries, name, programs.stillnight(*argv)) for name, argv in commands.items()]
    textual = partial(_whole, "import textual", programs.IMPORT_TEXTUAL, diaries.root, diaries.root)
    return Benchmark(
        trials=(*ours, textual),
        comparisons=tuple(Comparison(name, name, "import textual", target=TARGET) for name in commands),
    )


def _command(diaries: Diaries, name: str, argv: Sequence[str]) -> dict[str, float]:
    """Run a command on a fresh copy of the youngest diary, so that each run finds the same."""
    folder = diaries.root / "log"
    shutil.copytree(diaries.app[min(age for age in diaries.app if age)], folder)
    try:
        return _whole(name, argv, diaries.root, folder)
    finally:
        shutil.rmtree(folder)


def _whole(name: str, argv: Sequence[str], home: Path, diary: Path) -> dict[str, float]:
    environ = programs.surroundings(home, diary)
    began = perf_counter()
    subprocess.run(argv, env=environ, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return {name: 1000 * (perf_counter() - began)}
