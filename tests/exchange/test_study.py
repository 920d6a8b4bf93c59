"""Many diaries at once: the queries of the README, run by existing engines, give the figures of our own measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean

import duckdb
import polars
import pytest

from stillnight.diary import formulas
from stillnight.diary.night import Night
from stillnight.exchange.columns import NIGHTS
from stillnight.exchange.flat import flat
from tests.invented import nights as invented

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
PEOPLE = {f"p{seed:03}": list(invented(date(2026, 11, 22), 60, seed=seed, missing=0.2)) for seed in range(1, 6)}


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the exports of several people, and one who only began."""
    people: Mapping[str, Sequence[Night]] = PEOPLE | {"p000": [Night(night_of=date(2026, 11, 22), fatigue=3)]}
    for name, nights in people.items():
        (tmp_path / f"{name}.ndjson").write_bytes(b"".join(flat([nights], name)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def documented(language: str) -> str:
    """The code of that language in the README's part about studies."""
    found = re.search(rf"```{language}\n(.*?ndjson.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def figures(name: str) -> tuple[int, float, float]:
    """Nights, mean hours asleep and mean cramps of one person, by our own measures."""
    asleep, cramps = map(formulas.tst, PEOPLE[name]), map(formulas.cramps, PEOPLE[name])
    return len(PEOPLE[name]), round(fmean(asleep) / 60, 2), round(fmean(cramps), 2)


@pytest.mark.usefixtures("study")
def test_duckdb_answers_the_question_of_the_readme() -> None:
    """One query over a folder of files, without a program of ours."""
    rows = {name: row for name, *row in duckdb.connect().execute(documented("sql")).fetchall()}
    assert {name: tuple(row) for name, row in rows.items() if name in PEOPLE} == {
        name: figures(name) for name in PEOPLE
    }
    assert rows["p000"] == [1, None, None]


@pytest.mark.usefixtures("study")
def test_polars_answers_it_too() -> None:
    """The same in Python, lazily, for as many people as there are."""
    names: dict[str, polars.DataFrame] = {}
    exec(documented("python"), {"pl": polars}, names)
    rows = {row["diary"]: (row["nights"], row["hours"], row["cramps"]) for row in names["found"].iter_rows(named=True)}
    assert {name: rows[name] for name in PEOPLE} == {name: figures(name) for name in PEOPLE}
    assert rows["p000"] == (1, None, None)


def test_every_line_has_every_column(study: Path) -> None:
    """An engine that looks at the first line only still knows them all; a blank is null and no name is missing."""
    names = ["diary", *(column.id for column in NIGHTS)]
    table = duckdb.connect().execute("select * from read_ndjson('*.ndjson')")
    assert [column[0] for column in table.description or ()] == names
    assert set(polars.read_ndjson(study / "p000.ndjson").columns) == set(names)
