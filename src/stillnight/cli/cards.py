"""The card of a strategy on a page: how, what to mind, what is known, and one's own history with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stillnight import content
from stillnight.cli.pages import Para, source_list
from stillnight.cli.wiring import Sitting
from stillnight.diary.card import History, history
from stillnight.diary.card_said import card_said, card_statements
from stillnight.diary.guide import numbered_sources
from stillnight.diary.night import Night
from stillnight.diary.safety import verdict
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Strategy


def card_page(sitting: Sitting, night: Night, strategy: Strategy, catalogue: Catalogue) -> Iterator[str | Para]:
    """The lines of a card."""
    safe = verdict(strategy.id, night, sitting.person, catalogue.conditions, catalogue.rules)
    past = history_of(sitting, night, strategy, catalogue)
    numbers = numbered_sources(card_statements(strategy, safe, past, catalogue))
    for said in card_said(strategy, safe, past, catalogue, numbers):
        yield Para(said.lead, said.text)
    pages = content.guide().about(strategy.id)
    if pages:
        yield from ("", Para("", f"Read on: {', '.join(f'stillnight guide {page.id}' for page in pages)}"))
    if numbers:
        yield from ("", "SOURCES")
        yield from source_list(numbers, content.sources())


def history_of(sitting: Sitting, night: Night, strategy: Strategy, catalogue: Catalogue) -> History:
    """The person's own history with a strategy, over all nights up to this one."""
    return history(strategy, sitting.diary.nights(date.min, night.night_of), night.night_of, catalogue)
