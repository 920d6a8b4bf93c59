"""The card in words: every statement carries its sources, and what is withheld gives no steps."""

from __future__ import annotations

from datetime import date

import pytest

from stillnight import content
from stillnight.diary.card import History
from stillnight.diary.card_said import Said, card_said, card_statements
from stillnight.diary.guide import numbered_sources
from stillnight.diary.night import Night
from stillnight.diary.person import About, Person
from stillnight.diary.safety import verdict
from stillnight.diary.strategy import Strategy

NIGHT = Night(night_of=date(2026, 11, 22))
UNUSED = History(nights=0, recorded=0, of_late=0, skipped=0, uses=0)
CATALOGUE = content.catalogue()


def said(strategy: Strategy, person: Person) -> list[Said]:
    """The card of a strategy for a person who never used it."""
    safe = verdict(strategy.id, NIGHT, person, CATALOGUE.conditions, CATALOGUE.rules)
    numbers = numbered_sources(card_statements(strategy, safe, UNUSED, CATALOGUE))
    return list(card_said(strategy, safe, UNUSED, CATALOGUE, numbers))


@pytest.mark.parametrize("strategy", CATALOGUE, ids=lambda strategy: strategy.id)
def test_every_card_has_its_steps_both_tags_and_numbers_for_its_sources(strategy: Strategy) -> None:
    """Whatever card I open, it says how, and what is known of each complaint apart."""
    texts = [one.text for one in said(strategy, Person())]
    assert all(step in texts for step in strategy.steps)
    tags = [one.text for one in said(strategy, Person()) if one.kind == "tag"]
    assert [tag.partition(":")[0] for tag in tags] == ["restless legs", "cramps"]
    for caution in strategy.cautions:
        (line,) = [text for text in texts if text.startswith(caution.says)]
        assert line.endswith("]")


def test_the_card_of_what_is_withheld_says_why_first_and_gives_no_steps() -> None:
    """Numb feet and heat: the reason stands where the steps would."""
    heat = CATALOGUE.named("heat")
    card = said(heat, Person(about=About(numb_feet=True)))
    assert next(one.text for one in card if one.kind == "heading") == "NOT FOR NOW"
    assert [one for one in card if one.kind == "warning"]
    assert not {one.text for one in card} & set(heat.steps)
