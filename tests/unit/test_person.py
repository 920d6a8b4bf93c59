"""A new diary needs no set-up."""

from __future__ import annotations

import msgspec
import pytest

from stillnight.diary.person import Person, colours_chosen, signs_chosen


def test_every_setting_has_a_default() -> None:
    """I can begin without being asked anything, and my night begins at noon."""
    assert Person() == msgspec.json.decode(b"{}", type=Person) == Person(zone=None, night_starts=12)
    assert msgspec.json.encode(Person()) == b"{}"


@pytest.mark.parametrize("hour", [-1, 24])
def test_a_boundary_is_an_hour_of_the_day(hour: int) -> None:
    """There is no twenty-fifth hour for a night to begin at."""
    with pytest.raises(msgspec.ValidationError, match=r"\$\.night_starts"):
        msgspec.convert({"night_starts": hour}, Person)


@pytest.mark.parametrize("broken", ["", "AUTO", "8", "ascii art"])
def test_a_broken_word_costs_its_own_setting_alone(broken: str) -> None:
    """Somebody edited my settings, or a newer program knows more words: the terminal decides, and all else is there."""
    person = msgspec.convert({"colours": broken, "signs": broken, "zone": "Europe/Berlin", "bell": False}, Person)
    assert (colours_chosen(person), signs_chosen(person)) == ("auto", "auto")
    assert (person.zone, person.bell) == ("Europe/Berlin", False)


@pytest.mark.parametrize("colours", ["auto", "none", "16", "256", "24bit"])
def test_the_colours_that_were_chosen_hold(colours: str) -> None:
    """Whatever I pick from the list is what I have."""
    assert colours_chosen(Person(colours=colours)) == colours
