"""The diary knows whose clock it goes by."""

from __future__ import annotations

import pytest

from stillnight.diary.home import Home, ZoneSource
from tests.builders import BERLIN


@pytest.mark.parametrize(
    ("source", "remote", "asked"),
    [
        ("--zone", True, False),
        ("the diary", True, False),
        ("TZ", True, True),
        ("this machine", True, True),
        ("this machine", False, False),
        ("TZ", False, False),
    ],
)
def test_a_zone_nobody_named_is_a_guess_over_ssh(source: ZoneSource, remote: bool, asked: bool) -> None:
    """On somebody else's machine I am asked where I am, unless I have said so."""
    assert Home(BERLIN, source, remote).is_a_guess() is asked
