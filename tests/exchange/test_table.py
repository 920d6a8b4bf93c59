"""Tables that people and spreadsheets read: one row a night, or one an event."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import chain
from typing import Any

from hypothesis import given
from msgspec.structs import replace

from stillnight.diary.answers import answer
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Cramp, Dose, Drinks, Night, SleepEpisode, StrategyUse
from stillnight.diary.questions import QUESTIONS
from stillnight.exchange.columns import NIGHTS, Column
from stillnight.exchange.events import EVENTS, events_of
from stillnight.exchange.table import read_table, table
from tests.builders import at, good_night
from tests.strategies import LAW
from tests.strategies import NIGHTS as ANY_NIGHTS

NIGHT = replace(good_night(), notes='=cmd, "quoted"\nsecond line', fatigue=0)


def rows_of(columns: tuple[Column, ...], rows: list[Any], headers: Any = "words") -> list[dict[str, str]]:
    """The rows as the standard library's reader has them, by the headers."""
    text = b"".join(table(columns, [rows], headers)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_night_is_a_row_under_readable_headers() -> None:
    """I open it in a spreadsheet and understand every column."""
    (row,) = rows_of(NIGHTS, [NIGHT])
    assert (row["evening date"], row["wake date"], row["time zone"]) == ("2026-11-22", "2026-11-23", "Europe/Berlin")
    assert row["sleep: into bed"] == "2026-11-22T22:00:00+01:00"
    assert row["measure: asleep (minutes)"] == "432"
    assert row["measure: efficiency (percent)"] == "82.3"
    assert (row["tired today (0-10)"], row["urge: worst urge (0-10)"], row["measure: cramps (count)"]) == ("0", "", "")
    assert row["notes"] == "'" + str(NIGHT.notes)


def test_headers_of_ids_name_the_same_columns() -> None:
    """My script goes by the ids of the questions."""
    (row,) = rows_of(NIGHTS, [NIGHT], "ids")
    assert (row["sleep_latency"], row["tst"], row["urge_worst"]) == ("18", "432", "")


def test_every_question_and_every_measure_is_a_column() -> None:
    """A new question is in the table the day it is asked; no two columns have one name."""
    ids = [column.id for column in NIGHTS]
    expected = {f"{q.id}_noted" if q.kind == "list" else q.id.replace(".", "_") for q in QUESTIONS}
    assert {*expected, *(measure.id for measure in MEASURES)} <= set(ids)
    for columns in (NIGHTS, EVENTS):
        assert len({column.id for column in columns}) == len({column.header for column in columns}) == len(columns)
        assert all(column.id.replace("_", "").isalnum() and column.id.isascii() for column in columns)


def test_a_list_says_how_many_and_blank_is_not_none() -> None:
    """That I had no cramps is 0; that I did not say is empty."""
    none, some = replace(NIGHT, cramps=()), replace(NIGHT, doses=(Dose(), Dose()))
    rows = rows_of(NIGHTS, [none, some], "ids")
    assert [(row["cramps_noted"], row["doses_noted"]) for row in rows] == [("0", ""), ("", "2")]


def test_lines_end_and_cells_are_quoted_as_rfc_4180_says() -> None:
    """Every program that reads CSV reads this."""
    data = b"".join(table(NIGHTS, [[NIGHT]]))
    assert data.endswith(b"\r\n")
    assert b'"\'=cmd, ""quoted""\nsecond line"' in data


@LAW
@given(night=ANY_NIGHTS)
def test_every_typed_text_comes_back(night: Night) -> None:
    """What was made safe for spreadsheets can be undone, cell by cell."""
    text = b"".join(table(NIGHTS, [[night]])).decode()
    (row,) = read_table(io.StringIO(text, newline=""), NIGHTS)
    assert row["notes"] == (night.notes or "")
    assert row["zone"] == night.zone
    for question in QUESTIONS:
        if question.kind == "time":
            moment = answer(night, question.id)
            assert row[question.id.replace(".", "_")] == (moment.isoformat() if moment else "")


def test_each_thing_that_happened_is_a_row() -> None:
    """I count my cramps by the hour with a pivot table."""
    night = replace(
        good_night(),
        cramps=(Cramp(id="x", at=at("2026-11-23 03:12"), side="left", pain=7, minutes=2, woke=True),),
        naps=(SleepEpisode(kind="nap", began=at("2026-11-22 14:00"), ended=at("2026-11-22 14:20")),),
        doses=(Dose(name="=iron", dose="100 mg"),),
        uses=(StrategyUse(strategy="heat", done="done", relief=3),),
        caffeine=Drinks(count=2, last=at("2026-11-22 15:30")),
        alcohol=Drinks(count=0),
    )
    rows = rows_of(EVENTS, list(events_of(night)), "ids")
    told = {row["event"]: {name: cell for name, cell in row.items() if cell} for row in rows}
    first = {"night": "2026-11-22", "morning": "2026-11-23", "zone": "Europe/Berlin"}
    assert told["cramp"] == first | {
        "event": "cramp",
        "at": "2026-11-23T03:12:00+01:00",
        "minutes": "2",
        "cramp_side": "left",
        "cramp_pain": "7",
        "cramp_woke": "yes",
    }
    assert told["sleep"]["until"] == "2026-11-22T14:20:00+01:00"
    assert told["medicine"] == first | {"event": "medicine", "medicine_name": "'=iron", "medicine_dose": "100 mg"}
    assert told["strategy"]["strategy_relief"] == "3"
    assert told["caffeine"] == first | {"event": "caffeine", "at": "2026-11-22T15:30:00+01:00", "drinks": "2"}
    assert told["main sleep"] == first | {
        "event": "main sleep",
        "at": "2026-11-22T22:48:00+01:00",
        "until": "2026-11-23T06:30:00+01:00",
        "minutes": "432",
    }
    assert "alcohol" not in told


def test_a_blank_night_has_no_events() -> None:
    """Nothing happened that I know of."""
    assert list(chain(events_of(Night(night_of=date(2026, 11, 22))))) == []
