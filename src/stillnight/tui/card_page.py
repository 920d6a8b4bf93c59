"""The card of a strategy as a page to read: its words, where to read on, and the list of its sources. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from stillnight import content
from stillnight.diary.card import History
from stillnight.diary.card_said import Kind, card_said, card_statements
from stillnight.diary.guide import numbered_sources
from stillnight.diary.safety import Verdict
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Strategy
from stillnight.tui.prose import Para, sources_told
from stillnight.tui.widgets.ink import Role

ROLES: Final[Mapping[Kind, Role]] = {
    "title": "heading",
    "heading": "heading",
    "words": "label",
    "warning": "warning",
    "tag": "strong",
}
"""The inks of what a card is made of."""


def card_page(strategy: Strategy, safe: Verdict, past: History, catalogue: Catalogue) -> Iterator[Para]:
    """The paragraphs of a card."""
    numbers = numbered_sources(card_statements(strategy, safe, past, catalogue))
    for said in card_said(strategy, safe, past, catalogue, numbers):
        yield Para(said.text, ROLES[said.kind], said.lead)
    pages = [page.title for page in content.guide().about(strategy.id)]
    if pages:
        yield from (Para(), Para(", ".join(pages), lead="In the guide: "))
    if numbers:
        yield from (Para(), Para("SOURCES", "heading"), *sources_told(numbers, content.sources()))
