"""A night keeps what I said, as I said it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given

from stillnight.diary.answers import answer
from stillnight.diary.night import Cramp, Night, Sleep, Urge
from tests.builders import LONDON, NEW_YORK, SUNDAY, at, good_night, night_with
from tests.strategies import LAW, NIGHTS

BLANK = Night(night_of=SUNDAY)


def round_trip(night: Night) -> Night:
    """The night after a journey through a file."""
    return msgspec.json.decode(msgspec.json.encode(night), type=Night)


@pytest.mark.parametrize("value", [BLANK, Sleep(), Urge(), Cramp()])
def test_a_night_cannot_be_changed_in_place(value: Any) -> None:
    """What I said yesterday is not changed behind my back."""
    name = value.__struct_fields__[-1]
    with pytest.raises(AttributeError, match="immutable"):
        setattr(value, name, None)


@given(NIGHTS)
@LAW
def test_a_night_comes_back_from_json_as_it_was(night: Night) -> None:
    """Every night reads back from its file the same, wall clocks included."""
    back = round_trip(night)
    assert back == night
    assert repr(back) == repr(night)


@pytest.mark.parametrize(
    ("question_id", "none"),
    [("cramps", ()), ("urge.set_off", ()), ("caffeine.count", 0), ("sleep.tried_after", 0), ("sleep.none", False)],
)
def test_none_is_an_answer_and_survives(question_id: str, none: Any) -> None:
    """None is not the same as saying nothing, on the disk too."""
    kept = answer(round_trip(night_with({question_id: none})), question_id)
    assert kept == none
    assert kept is not None
    assert answer(round_trip(BLANK), question_id) is None


def test_a_blank_night_takes_no_room() -> None:
    """What I did not answer is not in the file."""
    assert msgspec.json.encode(BLANK) == b'{"night_of":"2026-11-22"}'


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (at("2026-11-22 23:15"), "2026-11-22T23:15:00+01:00"),
        (at("2026-10-25 01:30", LONDON), "2026-10-25T01:30:00+01:00"),
        (at("2026-10-25 01:30", LONDON, second=True), "2026-10-25T01:30:00+00:00"),
        (at("2026-11-22 18:15", NEW_YORK), "2026-11-22T18:15:00-05:00"),
    ],
)
def test_a_time_keeps_the_clock_it_was_typed_by(moment: Any, text: str) -> None:
    """23:15 stays 23:15 with its offset, and the hour that came twice stays the one I meant."""
    bed = round_trip(night_with({"sleep.bed": moment})).sleep.bed
    assert bed is not None
    assert bed.isoformat() == text


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ({"urge": {"worst": 11}}, r"\$\.urge\.worst"),
        ({"urge": {"worst": -1}}, r"\$\.urge\.worst"),
        ({"urge": {"where": ["left-ear"]}}, r"\$\.urge\.where\[0\]"),
        ({"sleep": {"latency": 1441}}, r"\$\.sleep\.latency"),
        ({"sleep": {"quality": 0}}, r"\$\.sleep\.quality"),
        ({"sleep": {"awakenings": 100}}, r"\$\.sleep\.awakenings"),
        ({"sleep": {"awake": 1.5}}, r"\$\.sleep\.awake"),
        ({"sleep": {"bed": "2026-11-22T23:15:00"}}, r"\$\.sleep\.bed"),
        ({"sleep": {"woken": 1}}, r"\$\.sleep"),
        ({"cramps": [{"pain": 4}, {"pain": 11}]}, r"\$\.cramps\[1\]\.pain"),
        ({"uses": [{"relief": 5}]}, r"\$\.uses\[0\]\.relief"),
        ({"notes": "x" * 20_001}, r"\$\.notes"),
        ({"day": {"kind": "holiday"}}, r"\$\.day\.kind"),
        ({"fatigue": "7"}, r"\$\.fatigue"),
        ({"night_of": "22 Nov"}, r"\$\.night_of"),
    ],
)
def test_what_is_out_of_range_is_refused_with_its_place(raw: dict[str, Any], path: str) -> None:
    """A damaged file is not believed, and says where it is damaged."""
    with pytest.raises(msgspec.ValidationError, match=path):
        msgspec.convert({"night_of": "2026-11-22", **raw}, Night)


@pytest.mark.parametrize("urge", [{"worst": 10}, {"worst": 0}, {"worst": None}])
def test_the_ends_of_a_range_belong_to_it(urge: dict[str, int | None]) -> None:
    """Nought and ten are answers, and so is nothing."""
    assert msgspec.convert({"night_of": "2026-11-22", "urge": urge}, Night).urge.worst == urge["worst"]


def test_a_night_is_blank_until_something_is_answered() -> None:
    """Looking at a night, or being somewhere, is not an answer; "none" is."""
    assert BLANK.is_blank()
    assert Night(night_of=SUNDAY, zone=LONDON).is_blank()
    assert not night_with({"cramps": ()}).is_blank()
    assert not night_with({"urge.worst": 0}).is_blank()
    assert not good_night().is_blank()
