"""I find a strategy by the name I know it under."""

from __future__ import annotations

import pytest

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.naming import as_name, key_of
from stillnight.diary.person import OwnStrategy, Person
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Strategy
from stillnight.diary.timer import Course, Phase

CALF = Strategy(
    id="calf-stretch", name="calf stretch", group="before-bed", timer=Course(phases=(Phase(says="a", seconds=1),))
)
CALM = Strategy(id="calm-walk", name="calm walk", group="strikes", timer=Course(phases=(Phase(says="b", seconds=2),)))
BATH = Strategy(id="warm-bath", name="warm bath or shower", group="before-bed")
BOTH = Strategy(id="both", name="both of them", group="day", parts=("calf-stretch", "warm-bath", "calm-walk"))
CATALOGUE = Catalogue((CALF, CALM, BATH, BOTH))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Calf stretch", "calf-stretch"),
        ("calf_stretch", "calf-stretch"),
        ("  CALF   stretch! ", "calf-stretch"),
        ("Wärme", "wärme"),
        ("冷たい タイル", "冷たい-タイル"),
        ("--", ""),
        ("", ""),
    ],
)
def test_spaces_case_and_signs_make_no_difference(text: str, key: str) -> None:
    """However I wrote it then, it is one and the same."""
    assert key_of(text) == key
    assert key_of(key) == key


@pytest.mark.parametrize(
    ("text", "name"),
    [("calf-stretch", "calf stretch"), ("My own walk", "My own walk"), ("a-B", "a-B"), ("heat", "heat")],
)
def test_an_id_reads_as_words_and_my_words_stay(text: str, name: str) -> None:
    """A row says "calf stretch"; what I typed myself is as I typed it."""
    assert as_name(text) == name


@pytest.mark.parametrize("text", ["warm-bath", "Warm bath or shower", "warm", "warm b", "WARM-BA"])
def test_an_id_a_name_or_its_beginning_is_enough(text: str) -> None:
    """I type as little as tells it from the others."""
    assert CATALOGUE.named(text) is BATH


def test_a_beginning_of_several_names_them() -> None:
    """Which one? I am shown both."""
    with pytest.raises(NotUnderstood, match=r'"cal" could be calf-stretch or calm-walk; type more of it'):
        CATALOGUE.named("cal")


def test_one_that_is_not_known_offers_the_nearest() -> None:
    """I mistyped it, and am told what I may have meant."""
    with pytest.raises(NotUnderstood, match=r'there is no strategy "clf-strech"; did you mean calf-stretch'):
        CATALOGUE.named("clf-strech")
    with pytest.raises(NotUnderstood, match="did you mean warm-bath"):
        CATALOGUE.named("bath")


@pytest.mark.parametrize("text", ["", "  ", "-", "xyzzy", "\x1b[31m"])
def test_nonsense_says_where_the_list_is(text: str) -> None:
    """Nothing is near it; I am told how to see all of them."""
    with pytest.raises(NotUnderstood, match="'stillnight strategies' lists them") as refused:
        CATALOGUE.named(text)
    assert "\x1b" not in str(refused.value)


def test_my_own_are_found_like_the_others() -> None:
    """My own strategy has a card, a timer and a row like any other, and claims no evidence."""
    person = Person(own=(OwnStrategy(id="cold-tiles", name="Cold tiles", minutes=5, caution="slippery"),))
    mine = CATALOGUE.with_own(person).named("cold t")
    assert (mine.name, mine.own, mine.note, mine.rls, mine.cramps) == ("Cold tiles", True, "slippery", None, None)
    assert CATALOGUE.with_own(person).course(mine) == (Phase(says="Cold tiles", seconds=300, now="Cold tiles"),)


def test_my_own_stands_for_one_of_the_same_id() -> None:
    """The catalogue grew a strategy of the name I had long used; mine stays mine."""
    person = Person(own=(OwnStrategy(id="warm-bath", name="bath with salt"),))
    both = CATALOGUE.with_own(person)
    assert [one.name for one in both if one.id == "warm-bath"] == ["bath with salt"]
    assert len(both) == len(CATALOGUE)


def test_a_routine_runs_the_timers_of_its_parts() -> None:
    """One after another, and a part without a timer takes no time."""
    assert [phase.says for phase in CATALOGUE.course(BOTH)] == ["a", "b"]
    assert CATALOGUE.course(BATH) == ()


def test_a_use_of_something_unknown_has_a_stand_in() -> None:
    """What I once wrote is shown with my words and nothing else."""
    assert CATALOGUE.of_use("Cold tiles").name == "Cold tiles"
    assert CATALOGUE.of_use("warm bath or shower") is BATH
    assert CATALOGUE.get("Cold tiles") is None
