"""The pages one reads from the guide: a topic, its sources, a sign, a card, and why something is asked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stillnight import content
from stillnight.diary.flags import ASIDE_FOR, URGENCIES, Flag
from stillnight.diary.guide import Topic, numbered_sources
from stillnight.diary.question import Question
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Statement
from stillnight.tui.prose import Para, sources_told, told


def topic_page(topic: Topic) -> list[Para]:
    """A topic, each statement with the numbers of its sources, then what it leads on to."""
    numbers = numbered_sources(topic.statements)
    page = [Para(topic.title.upper(), "heading"), *told(topic.statements, numbers)]
    return [*page, Para(), *_leads_on(topic)]


def _leads_on(topic: Topic) -> Iterator[Para]:
    cards = [content.catalogue().of_use(one).name for one in topic.strategies]
    pages = [content.guide().named(one).title for one in topic.see]
    if cards:
        yield Para(", ".join(cards), lead="Cards: ")
    if pages:
        yield Para(", ".join(pages), lead="Read on: ")
    yield Para("Enter goes on to them; s lists the sources behind the numbers.", "ghost")


def sources_page(topic: Topic) -> list[Para]:
    """The sources of a topic, numbered as its page has them."""
    numbers = numbered_sources(topic.statements)
    return [Para(f"SOURCES OF: {topic.title}", "heading"), *sources_told(numbers, content.sources())]


def flag_page(flag: Flag) -> list[Para]:
    """A sign: the whole line, where it comes from, and how long it can be put aside."""
    nights = ASIDE_FOR[flag.urgency]
    aside = f"x in the guide puts this aside for {nights} night{'s' * (nights > 1)}." if nights else ""
    why = "Said because it was ticked; untick it and it goes." if flag.sign else "Said because of what was noted."
    page = [Para(URGENCIES[flag.urgency].upper(), "heading"), *_with_sources([flag])]
    return [*page, Para(), Para(f"{why} {aside}".strip(), "ghost")]


def asked_page(flag: Flag) -> list[Para]:
    """A sign that is not ticked: what it asks, and what would be said."""
    page = [Para(flag.asks, "heading"), Para(), Para(URGENCIES[flag.urgency].capitalize() + " if it is so.")]
    return [*page, *_with_sources([flag])]


def why_page(question: Question, catalogue: Catalogue) -> list[Para]:
    """Why something about a person is asked: what it means, and which strategies an answer changes."""
    source = [Para(f"Source: {question.source}.", "ghost")] if question.source else []
    page = [Para(question.label.upper(), "heading"), Para(), Para(question.help), *source]
    rules = [rule for rule in catalogue.rules if rule.when == question.id]
    if not rules:
        return page
    lines = [
        Statement(
            says=f"{', '.join(catalogue.of_use(one).name for one in rule.strategies).capitalize()}: {rule.says}",
            sources=rule.sources,
        )
        for rule in rules
    ]
    return [*page, Para(), Para("WHAT A YES CHANGES", "heading"), *_with_sources(lines)]


def _with_sources(statements: Iterable[Statement]) -> list[Para]:
    said = list(statements)
    numbers = numbered_sources(said)
    return [*told(said, numbers), Para(), Para("SOURCES", "heading"), *sources_told(numbers, content.sources())]
