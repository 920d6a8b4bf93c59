"""Programs read a night, in a shape that does not change."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from stillnight.cli.as_json import encoded, night_as_json
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Dose, Night, Sleep, StrategyUse
from stillnight.diary.questions import QUESTIONS
from tests.cli.shell import SUNDAY, Shell

MORNING = "2026-11-23T07:10:00+01:00"

TYPED = [
    *("urge.worst=6", "urge.began=20:45", "urge.lasted=2h30", "urge.where=right-calf,left-calf", "urge.eased=partly"),
    *("fatigue=none", "caffeine.count=2", "caffeine.last=15:30", "alcohol.count=none", "exercise.minutes=35"),
    *("day.kind=work", "notes=a long day", "sleep.none=no", "sleep.bed=22:00", "sleep.tried=22:30"),
    *("sleep.latency=18", "sleep.awakenings=2", "sleep.awake=25", "sleep.woke=6:40", "sleep.tried_after=10"),
    *("sleep.earlier=none", "sleep.up=7", "sleep.estimate=7h30", "sleep.quality=4"),
]

BY_HAND = {
    "night": "2026-11-22",
    "zone": "Europe/Berlin",
    "answers": {
        "urge.worst": 6,
        "urge.began": "2026-11-22T20:45:00+01:00",
        "urge.lasted": 150,
        "urge.set_off": None,
        "urge.rest_before": None,
        "urge.eased": "partly",
        "urge.where": ["left-calf", "right-calf"],
        "urge.feels": None,
        "signs": None,
        "fatigue": 0,
        "caffeine.count": 2,
        "caffeine.last": "2026-11-22T15:30:00+01:00",
        "alcohol.count": 0,
        "alcohol.last": None,
        "exercise.minutes": 35,
        "exercise.at": None,
        "doses": None,
        "uses": None,
        "day.kind": "work",
        "cramps": [
            {
                "side": "left",
                "muscle": "calf",
                "pain": 7,
                "at": "2026-11-23T03:12:00+01:00",
                "minutes": 2,
                "woke": True,
                "ended_by": "stretching",
            }
        ],
        "notes": "a long day",
        "sleep.none": False,
        "sleep.bed": "2026-11-22T22:00:00+01:00",
        "sleep.tried": "2026-11-22T22:30:00+01:00",
        "sleep.latency": 18,
        "sleep.awakenings": 2,
        "sleep.awake": 25,
        "sleep.woke": "2026-11-23T06:40:00+01:00",
        "sleep.tried_after": 10,
        "sleep.earlier": 0,
        "sleep.up": "2026-11-23T07:00:00+01:00",
        "sleep.estimate": 450,
        "sleep.quality": 4,
        "sleep.rested": None,
        "naps": None,
    },
    "measures": {
        "tib": 540,  # 22:00 to 07:00
        "presleep": 30,
        "sol": 18,
        "spt": 472,  # 22:48 to 06:40
        "waso": 25,
        "tst": 447,
        "twak": 20,
        "ema": 0,
        "se": 82.8,  # 447 of 540
        "se_dse": 89.4,  # 447 of 18 + 447 + 25 + 10
        "midpoint": "2026-11-23T02:44:00+01:00",  # 236 min after 22:48
        "sleep24": None,
        "quality": 4,
        "cramps": 1,
        "urge": 6,
        "onset": "2026-11-22T20:45:00+01:00",
        "uses": None,
    },
}


def test_a_night_is_what_was_worked_out_by_hand(shell: Shell) -> None:
    """I keep a whole night and get back exactly what a calculator and a pencil give."""
    shell.done("set", *TYPED, now=MORNING)
    cramp = ("--side", "left", "--muscle", "calf", "--pain", "7", "--minutes", "2", "--woke", "yes")
    shell.done("log", "cramp", "--at", "03:12", *cramp, "--ended-by", "stretching", now=MORNING)
    said = json.loads(shell.done("show", "--json", now=MORNING))
    assert said == BY_HAND


def test_ids_stand_in_the_order_of_the_tables(shell: Shell) -> None:
    """I read the file from top to bottom as I read the screen."""
    said = json.loads(shell.done("show", "--json"))
    assert list(said) == ["night", "zone", "answers", "measures"]
    assert list(said["answers"]) == [question.id for question in QUESTIONS]
    assert list(said["measures"]) == [measure.id for measure in MEASURES]


def test_minutes_are_whole_numbers(shell: Shell) -> None:
    """A program that reads minutes as integers is not surprised by 540.0."""
    shell.done("set", *TYPED, now=MORNING)
    said = shell.done("show", "--json", now=MORNING)
    assert '"tib": 540,' in said
    assert '"spt": 472,' in said
    assert '"se": 82.8,' in said


def test_a_blank_night_has_every_id_and_only_nulls() -> None:
    """Nothing answered: every id is there, and blank is null, never 0."""
    blank = night_as_json(Night(night_of=SUNDAY))
    assert blank == {
        "night": "2026-11-22",
        "zone": None,
        "answers": {question.id: None for question in QUESTIONS},
        "measures": {measure.id: None for measure in MEASURES},
    }


def test_none_is_told_apart_from_blank() -> None:
    """I took no medicine, which is an answer; what I did about my legs I did not say."""
    answers = night_as_json(Night(night_of=SUNDAY, doses=()))["answers"]
    assert (answers["doses"], answers["uses"]) == ([], None)


def test_the_items_of_every_list_have_the_ids_of_the_table() -> None:
    """Medicines and strategies are lists of objects, blanks in them null."""
    taken = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
    night = Night(night_of=SUNDAY, doses=(Dose(name="iron", at=taken),), uses=(StrategyUse(strategy="walk"),))
    answers = night_as_json(night)["answers"]
    assert answers["doses"] == [{"name": "iron", "dose": None, "at": "2026-11-22T21:00:00+01:00"}]
    assert answers["uses"][0]["strategy"] == "walk"
    assert answers["uses"][0]["relief"] is None


def test_a_night_without_sleep_has_efficiency_zero() -> None:
    """I did not sleep; that is 0 %, not unknown."""
    measures = night_as_json(Night(night_of=SUNDAY, sleep=Sleep(none=True)))["measures"]
    assert (measures["tst"], measures["se"], measures["spt"]) == (0, 0, None)


@pytest.mark.parametrize("nasty", ["\x9b31m", "\x1b[2J", "\u202e", "\x7f"])
def test_notes_cannot_steer_a_terminal_from_json_either(nasty: str) -> None:
    """I look at the JSON in a terminal; a foreign note does nothing there."""
    assert nasty not in encoded(night_as_json(Night(night_of=SUNDAY, notes=f"a{nasty}b")))
