"""Invented nights and real ones never share a diary."""

from __future__ import annotations

import pytest

from stillnight.diary.demo import may_mix, refusal


@pytest.mark.parametrize(
    ("mine", "theirs", "allowed"),
    [
        (None, True, True),
        (None, False, True),
        (True, True, True),
        (False, False, True),
        (False, True, False),
        (True, False, False),
    ],
)
def test_only_nights_of_one_kind_come_together(mine: bool | None, theirs: bool, allowed: bool) -> None:
    """Into an empty diary anything may come, into mine nothing invented, into an invented one nothing of mine."""
    assert may_mix(mine, theirs) is allowed


def test_the_refusal_says_which_is_which_and_what_to_do() -> None:
    """I am told where to take them instead."""
    assert refusal(theirs=True).startswith("these nights are invented")
    assert refusal(theirs=False).startswith("this diary is invented")
    assert all("--diary DIR" in refusal(theirs) for theirs in (True, False))
