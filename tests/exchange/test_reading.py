"""A file from elsewhere is read strictly, in any layout, in little memory, and refused in one clear line."""

from __future__ import annotations

import io
import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from stillnight.diary.errors import NotImported
from stillnight.diary.night import Night, Urge
from stillnight.exchange.pieces import LARGEST, Pieces
from stillnight.strict import NotStrict
from tests.exchange.diaries import reading, written
from tests.invented import nights as invented

HEAD = '{"stillnight": {"export": 1, "schema": 2}, "person": {}, "nights": ['
NIGHT = '{"night_of": "2026-11-22", "fatigue": 3}'
NIGHTS = list(invented(date(2026, 11, 22), 3))


def refused(folder: Path, data: bytes | str) -> str:
    """Why a file is refused: one line, with its name."""
    path = folder / "friend.json"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(NotImported) as told:
        list(reading(path).nights())
    assert "\n" not in str(told.value)
    assert str(told.value).startswith("friend.json")
    return str(told.value)


def read(folder: Path, data: bytes) -> list[Night]:
    """The nights of a file."""
    path = folder / "friend.json"
    path.write_bytes(data)
    return list(reading(path).nights())


@pytest.mark.parametrize("layout", ["ours", "pretty", "sorted", "compact", "windows"])
def test_any_layout_of_the_same_document_reads(tmp_path: Path, layout: str) -> None:
    """Another program wrote my file anew, prettily or with its names in order."""
    tree = json.loads(written(NIGHTS))
    data = {
        "ours": written(NIGHTS),
        "pretty": json.dumps(tree, indent=4).encode(),
        "sorted": json.dumps(tree, sort_keys=True).encode(),
        "compact": json.dumps(tree, separators=(",", ":"), ensure_ascii=True).encode(),
        "windows": b"\xef\xbb\xbf" + json.dumps(tree, indent=1).replace("\n", "\r\n").encode(),
    }[layout]
    assert read(tmp_path, data) == NIGHTS


def test_an_older_schema_is_read_as_the_newest(tmp_path: Path) -> None:
    """I exported before the last update; my cramps get the ids that the diary itself would give them."""
    tree = {
        "stillnight": {"export": 1, "schema": 1},
        "person": {},
        "nights": [{"night_of": "2026-11-22", "cramps": [{}]}],
    }
    (night,) = read(tmp_path, json.dumps(tree).encode())
    assert night.cramps is not None
    assert night.cramps[0].id


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "it is not JSON from there on, or it ends too early"),
        ("[]", "it is not JSON"),
        ("hello", "it is not JSON"),
        (b"\xff\xfe\x00", "it is not UTF-8 text"),
        (f"{HEAD}{NIGHT}", "after the night of 2026-11-22: it is not JSON from there on, or it ends too early"),
        (f"{HEAD}{NIGHT}]}} more", "something stands behind its end"),
        (f"{HEAD}{NIGHT}, {NIGHT}]}}", "the night of 2026-11-22: it comes twice, or not in the order"),
        (f'{HEAD}{NIGHT}], "nights": []}}', "a name in it comes twice"),
        (f'{HEAD}{NIGHT}], "mood": {{}}}}', "it holds something that no export holds"),
        (f'{HEAD}{{"night_of": "2026-11-22", "fatigue": 3, "fatigue": 4}}]}}', "a name in it comes twice"),
        (f'{HEAD}{{"night_of": "2026-11-22", "fatigue": NaN}}]}}', "NaN and Infinity are not numbers"),
        (f'{HEAD}{{"night_of": "2026-11-22", "fatigue": 1e999}}]}}', "a number in it is too large"),
        (f'{HEAD}{{"night_of": "2026-11-22", "fatigue": {"9" * 5000}}}]}}', "a number in it is too long"),
        (f'{HEAD}{{"night_of": "2026-11-22", "fatigue": 11}}]}}', "2026-11-22: what stands at fatigue cannot be"),
        (f'{HEAD}{{"night_of": "2026-11-22", "urge": {{"worst": "secret"}}}}]}}', "stands at urge.worst cannot be"),
        (f'{HEAD}{{"night_of": "2026-11-22", "mood": 1}}]}}', "what stands at its top cannot be"),
        (f'{HEAD}{{"fatigue": 3}}]}}', "night 1: what stands at its top cannot be"),
        (f'{HEAD}{{"night_of": "9999-12-31", "fatigue": 3}}]}}', "a date in it is not between 1970 and 2199"),
        (f'{HEAD}{{"night_of": "0001-01-01", "fatigue": 3}}]}}', "a date in it is not between 1970 and 2199"),
        (f'{HEAD}{{"night_of": "2026-02-30", "fatigue": 3}}]}}', "what stands at night_of cannot be"),
        (f'{HEAD}{{"night_of": "2026-11-22", "urge": {{"began": "2026-11-22T21:00:00"}}}}]}}', "urge.began cannot be"),
        (f'{HEAD}{{"night_of": "2026-11-22", "urge": {{"began": "1500-01-01T21:00:00Z"}}}}]}}', "not between 1970"),
        (f'{HEAD}{{"night_of": "2026-11-22", "cramps": [{",".join(["{}"] * 1001)}]}}]}}', "longer than any night's"),
        (f'{HEAD}{"[" * 100_000}', "it is not JSON"),
        (f'{HEAD}{{"night_of": {"[" * 100_000}', "nested too deeply"),
        ('{"stillnight": {"export": 1, "schema": 99}, "person": {}, "nights": []}', "a newer Stillnight"),
        ('{"stillnight": {"export": 2, "schema": 2, "more": 1}, "person": {}, "nights": []}', "a newer Stillnight"),
        ('{"stillnight": {"export": 1}, "person": {}, "nights": []}', "no export of a diary"),
        ('{"person": {}, "nights": []}', "no export of a diary"),
        ('{"stillnight": {"schema": 2, "revision": 1, "count": 0}, "nights": []}', "'stillnight restore' takes those"),
        ('{"stillnight-backup": {"made": ""}}', "'stillnight restore' takes those"),
        ('{"stillnight": {"export": 1, "schema": 2}, "person": {"mouse": "pink"}}', "the person: what stands at mouse"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_one_line(tmp_path: Path, data: bytes | str, words: str) -> None:
    """I took the wrong file, or half of one: I hear what is wrong and where, and never what it says."""
    told = refused(tmp_path, data)
    assert words in told
    assert "secret" not in told


def test_what_would_steer_a_terminal_is_made_visible(tmp_path: Path) -> None:
    """A friend's notes clear no screen of mine."""
    evil = {"night_of": "2026-11-22", "notes": "a\u001b[2J\u009b\u202e\ud800b", "doses": [{"name": "x\u0007"}]}
    tree = {"stillnight": {"export": 1, "schema": 2}, "person": {}, "nights": [evil]}
    (night,) = read(tmp_path, json.dumps(tree).encode())
    assert night.notes == "a␛[2J��b"
    assert night.doses is not None
    assert night.doses[0].name == "x␇"


def test_a_part_of_any_size_is_refused_in_bounded_memory() -> None:
    """A gigabyte on one line does not fill my machine: it is given up after the first megabytes."""
    endless = _Endless('{"notes": "', "x")
    pieces = Pieces(endless)
    tracemalloc.start()
    with pytest.raises(NotStrict, match="larger than any night"):
        pieces.value("{")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert endless.given < 3 * LARGEST
    assert peak < 8 * LARGEST


def test_blanks_without_end_take_up_nothing() -> None:
    """A file of nothing but blanks is read to its end, and forgotten on the way."""
    pieces = Pieces(io.StringIO(" \n" * 5_000_000 + "{}"))
    tracemalloc.start()
    assert pieces.value("{") == {}
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_million_nights_are_given_up_at_the_first_that_cannot_be(tmp_path: Path) -> None:
    """There are not so many nights from 1970 to 2199: one comes twice, long before my memory is full."""
    with (tmp_path / "friend.json").open("w") as file:
        file.write(HEAD)
        file.writelines(f'{{"night_of": "{2000 + n % 100}-01-01", "fatigue": 1}},' for n in range(1_000_000))
    nights = []
    tracemalloc.start()
    with pytest.raises(NotImported, match="the night of 2000-01-01: it comes twice"):
        nights = [night.night_of for night in reading(tmp_path / "friend.json").nights()]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert nights == []
    assert peak < 4_000_000


def test_a_large_night_in_small_reads_is_whole(tmp_path: Path) -> None:
    """My longest note has twenty thousand signs, and not one is missing."""
    night = Night(night_of=date(2026, 11, 22), urge=Urge(worst=3), notes="ä" * 20_000)
    assert read(tmp_path, written([NIGHTS[0], night])) == [NIGHTS[0], night]


class _Endless(io.StringIO):
    """A text that never ends."""

    def __init__(self, begin: str, rest: str) -> None:
        super().__init__()
        self.given = 0
        self._begin, self._rest = begin, rest

    def read(self, size: int | None = -1, /) -> str:
        """So many signs more."""
        text = self._begin + self._rest * ((size or 0) - len(self._begin))
        self._begin = ""
        self.given += len(text)
        return text
