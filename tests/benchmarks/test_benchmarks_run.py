"""The benchmarks still run and tell every figure they promise. How large a figure is, no test asks."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from stillnight.diary.clock import night_of
from tests.benchmarks import export, first_frame, keys, log, memory, report, save, sent
from tests.benchmarks.diaries import Diaries, make
from tests.benchmarks.rounds import Benchmark, Comparison, run_rounds


@pytest.fixture(scope="module")
def diaries(tmp_path_factory: pytest.TempPathFactory) -> Diaries:
    """A diary of one year, and one that does not exist yet."""
    return make(tmp_path_factory.mktemp("diaries"), night_of(datetime.now().astimezone()), years=(1,))


@pytest.mark.parametrize("name", ["first frame", "keys", "sent", "save", "memory", "log", "export"])
def test_every_benchmark_tells_the_figures_it_compares(name: str, diaries: Diaries) -> None:
    """Each comparison has a figure of ours and one of theirs, and becomes a line of the table."""
    benchmark = _small(name, diaries)
    samples = run_rounds([benchmark], rounds=1, seed=1, after=lambda number: None, warm=False)
    assert all(figure > 0 for figures in samples.values() for figure in figures)
    assert len(list(report.table(benchmark.comparisons, samples))) == 1 + len(benchmark.comparisons)


def test_a_ratio_is_met_by_its_median() -> None:
    """The table says "yes" where the middle of the paired ratios is within the target."""
    samples = {"ours": [1.0, 3.0, 1.2], "theirs": [1.0, 1.0, 1.0]}
    told = [Comparison("close", "ours", "theirs", target=1.2), Comparison("far", "ours", "theirs", target=1.1)]
    assert [line.split()[-1] for line in report.table(told, samples)] == ["met", "yes", "no"]


def test_a_long_diary_opens_with_every_night_up_to_the_one_before_last(tmp_path: Path) -> None:
    """Diaries are made with the store's own pages, so that they open like any other."""
    diaries = make(tmp_path, date(2026, 11, 22), years=(1, 2))
    assert diaries.last == date(2026, 11, 20)
    assert sorted(path.name for path in diaries.saving[2].iterdir()) == ["nights-2024.json", "nights-2025.json"]


def _small(name: str, diaries: Diaries) -> Benchmark:
    match name:
        case "first frame":
            return first_frame.benchmark(diaries)
        case "keys":
            return keys.benchmark(diaries, presses=2)
        case "sent":
            return sent.benchmark(diaries)
        case "save":
            return save.benchmark(diaries, saves=1)
        case "memory":
            return memory.benchmark(diaries)
        case "export":
            return export.benchmark(diaries)
    return log.benchmark(diaries)
