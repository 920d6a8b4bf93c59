"""What a save costs, counted by the system itself: the same in the thirtieth year of a diary as in the first."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from stillnight.store.codec import Page, encode
from stillnight.store.documents import id_of, to_document
from stillnight.store.migrations import newest
from stillnight.store.names import file_of
from tests.faults.injected import Call, needs_strace, traced
from tests.invented import nights

LAST = date(2026, 11, 22)
"""The last night of the diaries, which is the one that is saved."""

_GAVE = re.compile(r" = (\d+)$")


def diary(folder: Path, years: int) -> Path:
    """A diary with every night of so many years, the last as far as it has come."""
    folder.mkdir(mode=0o700)
    for year in range(LAST.year - years + 1, LAST.year + 1):
        last = min(date(year, 12, 31), LAST)
        found = nights(last, last.timetuple().tm_yday, seed=year)
        rows = {str(id_of(night.night_of)): to_document(night) for night in found}
        data = encode(Page(schema=newest(), revision=1, rows=rows), "nights")
        (folder / file_of(f"{year:04d}")).write_bytes(data)
    return folder


def gave(calls: list[Call], name: str) -> int:
    """What the calls of that name returned, in sum: the bytes of reads and writes."""
    return sum(int(found[1]) for call in calls if call.name == name and (found := _GAVE.search(call.text)))


@pytest.fixture(scope="module")
def costs(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Path, list[Call]]]:
    """The calls of one save into a diary of one year, and of thirty, each by a process that read nothing before."""
    needs_strace()
    found = {}
    for years in (1, 30):
        folder = diary(tmp_path_factory.mktemp("cost") / str(years), years)
        run = traced(folder, "night", "1")
        if run.code and "strace" in run.complained:
            pytest.skip("strace may not trace here")
        assert (run.code, run.said) == (0, "saved\n")
        found[years] = (folder, run.calls)
    return found


@pytest.mark.parametrize("years", [1, 30])
def test_a_save_is_two_flushes_and_the_write_of_one_year(costs: dict[int, tuple[Path, list[Call]]], years: int) -> None:
    """An answer is the file of its year, written once and flushed, and its name flushed: no more in any year."""
    folder, calls = costs[years]
    file = folder / "nights-2026.json"
    names = Counter(call.name for call in calls)
    assert sum(count for name, count in names.items() if "sync" in name) == 2
    assert sum(count for name, count in names.items() if name.startswith("rename")) == 1
    assert gave(calls, "write") == file.stat().st_size
    assert file.stat().st_size > 100_000
    assert not [call for call in calls if re.search(r"nights-(?!2026)\d", call.text)], "no other year is touched"


def test_a_save_costs_the_same_with_thirty_years_as_with_one(costs: dict[int, tuple[Path, list[Call]]]) -> None:
    """Thirty years of nights, and every call and every byte of a save is as on the first day."""
    (young, first), (old, last) = costs[1], costs[30]
    assert len(list(old.glob("nights-*.json"))) == 30 * len(list(young.glob("nights-*.json")))
    assert Counter(call.name for call in first) == Counter(call.name for call in last)
    assert [gave(first, name) for name in ("read", "write")] == [gave(last, name) for name in ("read", "write")]
