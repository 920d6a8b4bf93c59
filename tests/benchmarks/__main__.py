"""``python -m tests.benchmarks``: every figure that is promised, as a ratio, in one run on one machine.

Nothing is asserted: a ratio is told with its quartiles and its target, and a person judges.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from stillnight.diary.clock import night_of
from tests.benchmarks import export, first_frame, keys, log, memory, report, save, sent
from tests.benchmarks.diaries import Diaries, make
from tests.benchmarks.rounds import Benchmark, run_rounds

ROUNDS, PRESSES, SAVES = 20, 48, 9
"""How many rounds, and how many keys and saves in each."""

QUICK_ROUNDS, QUICK_PRESSES, QUICK_SAVES = 2, 16, 3

NAMES = ("first-frame", "keys", "sent", "save", "memory", "log", "export")


def main(argv: Sequence[str] | None = None) -> int:
    """Make the diaries, run the rounds, print the table."""
    args = _parser().parse_args(argv)
    rounds = args.rounds or (QUICK_ROUNDS if args.quick else ROUNDS)
    loads = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory(prefix="stillnight-benchmarks-") as folder:
        print("making diaries", end=" ", file=sys.stderr, flush=True)
        diaries = make(Path(folder), _tonight())
        every = benchmarks(diaries, quick=args.quick)
        chosen = [every[name]() for name in NAMES if name in args.only]
        samples = run_rounds(chosen, rounds, seed=args.seed, after=_tell_round)
    loads.append(os.getloadavg()[0])
    print(file=sys.stderr)
    comparisons = [comparison for benchmark in chosen for comparison in benchmark.comparisons]
    print("\n".join((*report.table(comparisons, samples), *report.caveats(rounds, loads, tempfile.gettempdir()))))
    return 0


def benchmarks(diaries: Diaries, *, quick: bool) -> Mapping[str, Callable[[], Benchmark]]:
    """What makes each benchmark, by its name."""
    presses, saves = (QUICK_PRESSES, QUICK_SAVES) if quick else (PRESSES, SAVES)
    return {
        "first-frame": lambda: first_frame.benchmark(diaries),
        "keys": lambda: keys.benchmark(diaries, presses),
        "sent": lambda: sent.benchmark(diaries),
        "save": lambda: save.benchmark(diaries, saves),
        "memory": lambda: memory.benchmark(diaries),
        "log": lambda: log.benchmark(diaries),
        "export": lambda: export.benchmark(diaries),
    }


def _tonight() -> date:
    """The night that holds the present moment, as the app reckons it on this machine."""
    return night_of(datetime.now().astimezone())


def _tell_round(number: int) -> None:
    print(f"round {number}" if number else "warming up", end=" ", file=sys.stderr, flush=True)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(NAMES)}")
    return names


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, to see that it runs")
    parser.add_argument("--rounds", type=int, help=f"how many rounds ({ROUNDS})")
    parser.add_argument("--only", type=_names, default=NAMES, help=f"some of {','.join(NAMES)}")
    parser.add_argument("--seed", type=int, default=1, help="decides the order within the rounds")
    return parser


if __name__ == "__main__":
    sys.exit(main())
