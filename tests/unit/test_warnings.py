"""What does not fit together is pointed out, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from stillnight.diary.night import Night
from stillnight.diary.questions import BY_ID
from stillnight.diary.warnings import warnings
from tests.builders import SUNDAY, at, good_night, night_with, short_night
from tests.strategies import LAW, NIGHTS

NOON = at("2026-11-23 12:00")


@pytest.mark.parametrize("night", [good_night(), short_night(), Night(night_of=SUNDAY)])
def test_a_night_that_fits_is_left_alone(night: Night) -> None:
    """About an ordinary night, or an empty one, nothing is said."""
    assert warnings(night, NOON) == {}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"up": at("2026-11-23 06:20")}, {"sleep.up": "before final awakening"}),
        ({"tried": at("2026-11-22 21:50")}, {"sleep.tried": "before into bed"}),
        ({"tried": None, "woke": at("2026-11-22 21:30")}, {"sleep.woke": "before into bed"}),
        ({"bed": at("2026-11-22 14:00")}, {"sleep.up": "16 h 45 in bed", "sleep.tried": "8 h 30 after into bed"}),
        ({"tried": at("2026-11-23 04:01")}, {"sleep.tried": "6 h 01 after into bed"}),
        ({"tried": at("2026-11-23 04:00")}, {}),
        ({"awake": 462}, {}),
        ({"awake": 463}, {"sleep.awake": "longer than the sleep itself"}),
        ({"latency": 481}, {"sleep.latency": "longer than until the final awakening"}),
        ({"awakenings": 0}, {"sleep.awake": "how often you woke says never"}),
    ],
)
def test_what_does_not_fit_is_said_on_its_row(changes: dict[str, Any], found: dict[str, str]) -> None:
    """Each slip is named where I can mend it."""
    assert warnings(good_night(**changes), NOON) == found


@pytest.mark.parametrize(
    ("up", "words"),
    [("00:59", "1 h 59 in bed"), ("01:00", None), ("15:00", None), ("15:01", "16 h 01 in bed")],
)
def test_two_to_sixteen_hours_in_bed_are_ordinary(up: str, words: str | None) -> None:
    """Under two hours in bed, or over sixteen, is more often a slip than a night."""
    night = night_with({"sleep.bed": at("2026-11-22 23:00"), "sleep.up": at(f"2026-11-23 {up}")})
    assert warnings(night, at("2026-11-23 18:00")).get("sleep.up") == words


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"urge.worst": 0, "urge.lasted": 30}, {"urge.lasted": "worst urge says none"}),
        ({"caffeine.count": 0, "caffeine.last": at("2026-11-22 15:00")}, {"caffeine.last": "caffeine says none"}),
        ({"exercise.minutes": 0, "exercise.at": at("2026-11-22 15:00")}, {"exercise.at": "exercise says none"}),
        ({"sleep.awakenings": 0, "sleep.awake": 0}, {}),
        ({"urge.lasted": 30}, {}),
        ({"sleep.none": True, "sleep.quality": 4}, {"sleep.quality": "you said you did not sleep"}),
        ({"sleep.none": False, "sleep.quality": 4}, {}),
    ],
)
def test_details_of_a_none_are_pointed_out(answers: dict[str, Any], found: dict[str, str]) -> None:
    """If there was none, there is nothing more to say about it; a blank forbids nothing."""
    assert warnings(night_with(answers), NOON) == found


def test_what_is_still_to_come_is_pointed_out() -> None:
    """At eight in the evening I have not had tonight's last glass at ten."""
    night = night_with({"alcohol.last": at("2026-11-22 22:00"), "caffeine.last": at("2026-11-22 20:00")})
    assert warnings(night, at("2026-11-22 20:00")) == {"alcohol.last": "still to come"}


@given(NIGHTS)
@LAW
def test_every_warning_stands_on_a_row(night: Night) -> None:
    """Whatever I answered, a warning is a few words about one of my answers."""
    for question_id, words in warnings(night, NOON).items():
        assert question_id in BY_ID
        assert 0 < len(words) <= 45
