"""What goes out of a diary comes into another one whole, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import given, settings

from stillnight.cli.main import main
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.exchange.schema import schema
from stillnight.store.disk import DiskDiary
from tests.cli.shell import EVENING
from tests.exchange.diaries import exported, typed_nights, typed_person, written
from tests.invented import nights as invented

LAW = settings(max_examples=40, deadline=None)


@LAW
@given(nights=typed_nights(), person=typed_person())
def test_an_empty_diary_becomes_the_same_diary(nights: list[Night], person: Person) -> None:
    """I move to a new laptop, and everything I ever wrote is there, to the last sign."""
    with TemporaryDirectory() as place:
        folder, file = Path(place, "diary"), Path(place, "out.json")
        mine = DiskDiary(folder)
        mine.change_person(lambda _: person)
        for night in nights:
            mine.change(night.night_of, lambda _, night=night: night)  # type: ignore[misc]
        file.write_bytes(exported(mine))
        theirs = Path(place, "new")
        run = ("import", str(file), "--diary", str(theirs))
        assert main(run, clock=lambda: EVENING, environ={"TZ": "UTC"}) == 0
        assert exported(DiskDiary(theirs)) == file.read_bytes()
        files = {path: path.read_bytes() for path in theirs.rglob("*") if path.is_file()}
        assert main(run, clock=lambda: EVENING, environ={"TZ": "UTC"}) == 0
        assert {path: path.read_bytes() for path in theirs.rglob("*") if path.is_file()} == files


@LAW
@given(nights=typed_nights(), person=typed_person())
def test_every_export_is_valid_by_the_schema(nights: list[Night], person: Person) -> None:
    """Somebody else's validator, with the schema that is shipped, finds nothing to say."""
    nights = sorted(nights, key=lambda night: night.night_of)
    VALIDATOR.validate(json.loads(written(nights, person)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"stillnight": {"export": 1, "schema": 2}, "person": {}},
        {"stillnight": {"export": 1, "schema": 2}, "person": {}, "nights": [{"fatigue": 3}]},
        {"stillnight": {"export": 1, "schema": 2}, "person": {}, "nights": [{"night_of": "2026-11-22", "fatigue": 11}]},
        {"stillnight": {"export": 1, "schema": 2}, "person": {}, "nights": [{"night_of": "2026-11-22", "mood": 3}]},
        {"stillnight": {"export": 1, "schema": 2}, "person": {"mouse": "pink"}, "nights": []},
    ],
)
def test_the_schema_refuses_what_is_no_export(wrong: object) -> None:
    """It is no schema that anything is valid by."""
    assert not VALIDATOR.is_valid(wrong)


def test_the_schema_says_what_each_answer_is() -> None:
    """A student reads what a field means where it is defined."""
    jsonschema.Draft202012Validator.check_schema(schema())
    kinds = schema()["$defs"]
    assert kinds["Urge"]["properties"]["worst"]["description"].startswith("Worst urge: ")
    assert kinds["Cramp"]["properties"]["ended_by"]["description"].startswith("Ended by: ")
    assert kinds["Dose"]["properties"]["name"]["description"].startswith("Medicine: ")


def test_a_night_is_a_line(tmp_path: Path) -> None:
    """I can look into the file, and compare two with any tool."""
    nights = list(invented(EVENING.date(), 3))
    head, person, begin, *lines, end = written(nights).decode().splitlines()
    assert (head, person) == ('{"stillnight": {"export":1,"schema":2},', '"person": {},')
    assert (begin, end) == ('"nights": [', "]}")
    assert [json.loads(line.removesuffix(","))["night_of"] for line in lines] == [
        "2026-11-20",
        "2026-11-21",
        "2026-11-22",
    ]
    assert json.loads(written([]))["nights"] == []


VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
