"""What I keep about myself is on the disk as I said it, and comes back the same."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from stillnight.diary.flags import Flag, putting_aside
from stillnight.diary.own import keeping
from stillnight.diary.person import About, LabResult, Medicine, OwnStrategy, Person, Planned
from stillnight.diary.plan import archiving, planning
from tests.store.conftest import Place

MAY = date(2026, 5, 1)
LATE = Flag(id="weak-legs", urgency="soon", sign="weak-legs", says="words", sources=("nhs",))

FULL = Person(
    zone="Europe/Berlin",
    night_starts=15,
    about=About(numb_feet=False, pregnant=True, other="thyroid, 2019", asked=True),
    own=(
        OwnStrategy(id="冷たい", name="冷たい", group="day", steps=("Socks off", "[b]stand"), minutes=5, caution="wet"),
    ),
    plan=(Planned(strategy="yoga", days=("mon", "sun")), Planned(strategy="heat")),
    archived=("cold",),
    medicines=(Medicine(name="gabapentin", dose="300 mg", usual="21:00", since=MAY, kind="gabapentin"),),
    labs=(LabResult(test="ferritin", value=48.5, unit="µg/l", on=MAY, laboratory="Nord"),),
)


def test_all_of_it_is_read_back_equal(place: Place) -> None:
    """Every list and every answer, after closing and opening again."""
    full = putting_aside(LATE, MAY)(FULL)
    place.open().change_person(lambda _: full)
    assert place.open().person() == full
    assert list(place.files()) == ["person.json"]


def test_blanks_and_empty_lists_are_absent_in_the_file(place: Place) -> None:
    """The file holds what I said, and no empty boxes; a no is an answer."""
    place.open().change_person(lambda person: replace(person, about=About(numb_feet=False)))
    file = place.files()["person.json"]
    assert b'{"about":{"numb_feet":false}}' in file


def test_two_windows_that_change_different_lists_both_keep_theirs(place: Place) -> None:
    """One plans, the other adds a strategy of its own."""
    one, two = place.open(), place.open()
    one.change_person(planning("yoga"))
    two.change_person(keeping(OwnStrategy(id="tiles", name="Tiles")))
    one.change_person(archiving("cold"))
    person = place.open().person()
    assert (len(person.plan), len(person.own), person.archived) == (1, 1, ("cold",))


def test_an_older_file_without_the_lists_still_reads(place: Place) -> None:
    """My settings of last year are as they were."""
    place.put("person.json", b'{"stillnight":{"schema":1,"revision":1,"count":1},"person":{"1":{"look":"red"}}}')
    assert place.open().person() == Person(look="red")


@pytest.mark.parametrize(
    "wrong",
    [Person(own=(OwnStrategy(id="a", name="a", minutes=0),)), Person(labs=(LabResult(value=-1.0),))],
)
def test_what_could_not_be_read_back_is_not_written(place: Place, wrong: Person) -> None:
    """A mistake of ours must not leave settings that do not read."""
    with pytest.raises(ValueError, match="cannot be kept"):
        place.open().change_person(lambda _: wrong)
    assert place.files() == {}
