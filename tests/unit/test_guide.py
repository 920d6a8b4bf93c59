"""I find what I want to know in the guide."""

from __future__ import annotations

import pytest

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.guide import Guide, Told, Topic, numbered_sources

IRON = Topic(
    id="iron",
    title="Iron and diet",
    statements=(
        Told(says="Ferritin is a test of iron.", sources=("aasm", "cochrane")),
        Told(id="beans", says="Beans hold iron.", sources=("ods", "aasm")),
    ),
    strategies=("iron-rich-food",),
)
CRAMPS = Topic(id="cramps", title="What night cramps are", statements=(Told(says="A hard knot.", sources=("nhs",)),))
CRAMP_MEDICINES = Topic(id="cramp-medicines", title="Medicines", statements=(Told(says="Quinine.", sources=("fda",)),))
GUIDE = Guide((IRON, CRAMPS, CRAMP_MEDICINES))


@pytest.mark.parametrize("text", ["iron", "Iron", "ir", "iron and d"])
def test_a_page_is_found_by_its_name_or_its_beginning(text: str) -> None:
    """I type as little as tells it from the others."""
    assert GUIDE.named(text) is IRON


def test_an_exact_name_is_that_page_even_if_others_begin_so() -> None:
    """By "cramps" I mean the page on cramps."""
    assert GUIDE.named("cramps") is CRAMPS
    with pytest.raises(NotUnderstood, match="could be cramps, cramp-medicines"):
        GUIDE.named("cramp")


def test_a_page_that_is_not_there_names_those_that_are() -> None:
    """I am told what there is and how to search."""
    with pytest.raises(NotUnderstood, match=r'no topic "sleep"; it has iron, cramps, cramp-medicines, or use --search'):
        GUIDE.named("sleep")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferritin", ["Ferritin is a test of iron."]),
        ("BEANS iron", ["Beans hold iron."]),
        ("diet", ["Ferritin is a test of iron.", "Beans hold iron."]),
        ("iron quinine", []),
        ("  ", []),
    ],
)
def test_searching_finds_what_holds_all_the_words(words: str, found: list[str]) -> None:
    """In any case and order; the heading of the page counts in."""
    assert [hit.statement.says for hit in GUIDE.search(words)] == found


def test_pages_turn_round_and_round() -> None:
    """Behind the last page I am at the first again."""
    assert [GUIDE.beside(IRON, steps) for steps in (1, -1, 3)] == [CRAMPS, CRAMP_MEDICINES, IRON]


def test_a_statement_with_a_name_can_be_shown_elsewhere() -> None:
    """What stands under my blood tests is what the guide says, word for word."""
    assert GUIDE.told("beans") == IRON.statements[1]


def test_a_card_leads_to_its_pages() -> None:
    """From the card of iron-rich food to the page on iron."""
    assert GUIDE.about("iron-rich-food") == (IRON,)
    assert GUIDE.about("yoga") == ()


def test_sources_are_numbered_as_they_are_first_named() -> None:
    """The numbers under a page run as I read."""
    assert numbered_sources(IRON.statements) == {"aasm": 1, "cochrane": 2, "ods": 3}
    assert IRON.sources == ("aasm", "cochrane", "ods")
