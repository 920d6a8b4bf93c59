"""Strategies of my own."""

from __future__ import annotations

import pytest

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.own import keeping, new_own, renamed, steps_of
from stillnight.diary.person import OwnStrategy, Person
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Strategy

CATALOGUE = Catalogue((Strategy(id="warm-bath", name="warm bath or shower", group="before-bed"),))
TILES = OwnStrategy(id="cold-tiles", name="Cold tiles")


def test_a_new_one_gets_a_key_from_its_name() -> None:
    """I type a name, and it is there."""
    assert new_own("  Cold   tiles ", Person(), CATALOGUE) == TILES


@pytest.mark.parametrize("name", ["Warm bath", "warm-bath", "WARM BATH OR SHOWER", "cold  TILES"])
def test_a_name_that_is_taken_is_refused(name: str) -> None:
    """Two of one name could not be told apart in my history."""
    person = Person(own=(TILES,))
    with pytest.raises(NotUnderstood, match="there is already a strategy"):
        new_own(name, person, CATALOGUE)


def test_a_name_in_the_archive_says_so() -> None:
    """I had it once; I may bring it back instead."""
    person = Person(own=(TILES,), archived=("cold-tiles",))
    with pytest.raises(NotUnderstood, match="in the archive"):
        new_own("cold tiles", person, CATALOGUE)


@pytest.mark.parametrize(("name", "why"), [("", "needs a name"), (" !? ", "needs a name"), ("x" * 41, "too long")])
def test_a_name_that_is_none_is_refused_in_a_line(name: str, why: str) -> None:
    """I am told what to type."""
    with pytest.raises(NotUnderstood, match=why):
        new_own(name, Person(), CATALOGUE)


def test_a_name_cannot_steer_the_terminal() -> None:
    """Whatever was pasted is harmless from then on."""
    assert "\x1b" not in new_own("a\x1b[2Jb", Person(), CATALOGUE).name


def test_another_name_keeps_the_history() -> None:
    """I call it otherwise now; what I noted under it stays with it."""
    person = Person(own=(TILES,))
    mine = renamed(TILES, "Bathroom floor", person, CATALOGUE)
    assert (mine.id, mine.name) == ("cold-tiles", "Bathroom floor")
    assert renamed(TILES, "cold tiles", person, CATALOGUE).id == "cold-tiles"
    with pytest.raises(NotUnderstood, match="warm bath or shower"):
        renamed(TILES, "warm bath", person, CATALOGUE)


def test_keeping_puts_it_in_its_own_place() -> None:
    """Changing one changes that one, and saving it twice is saving it once."""
    other = OwnStrategy(id="fan", name="Fan")
    kept = keeping(other)(keeping(TILES)(Person()))
    changed = OwnStrategy(id="cold-tiles", name="Cold tiles", minutes=5)
    assert keeping(changed)(kept).own == (changed, other)
    assert keeping(changed)(keeping(changed)(kept)) == keeping(changed)(kept)


def test_steps_are_lines() -> None:
    """One a line, as I typed them; empty lines are no steps."""
    assert steps_of(" Socks off \n\n  stand  on the tiles\r\n") == ("Socks off", "stand on the tiles")
    assert len(steps_of("a\n" * 50)) == 20
