"""A new diary needs no set-up."""

from __future__ import annotations

import msgspec
import pytest

from stillnight.diary.person import Person


def test_every_setting_has_a_default() -> None:
    """I can begin without being asked anything, and my night begins at noon."""
    assert Person() == msgspec.json.decode(b"{}", type=Person) == Person(zone=None, night_starts=12)
    assert msgspec.json.encode(Person()) == b"{}"


@pytest.mark.parametrize("hour", [-1, 24])
def test_a_boundary_is_an_hour_of_the_day(hour: int) -> None:
    """There is no twenty-fifth hour for a night to begin at."""
    with pytest.raises(msgspec.ValidationError, match=r"\$\.night_starts"):
        msgspec.convert({"night_starts": hour}, Person)
