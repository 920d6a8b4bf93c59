"""The guide: topics of statements, each with its sources, to read, to search and to reach from a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Meta, Struct

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.naming import key_of
from stillnight.diary.strategy import SourceId, Statement, StrategyId
from stillnight.diary.words import quoted


class Told(Statement, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement of a page."""

    id: StrategyId | None = None
    """Its own name, where it is shown beside the guide as well."""


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page of the guide."""

    id: StrategyId
    title: Annotated[str, Meta(min_length=1, max_length=36)]
    statements: Annotated[tuple[Told, ...], Meta(min_length=1)]
    strategies: tuple[StrategyId, ...] = ()
    """The cards that this page belongs to."""

    see: tuple[StrategyId, ...] = ()
    """Other pages to read on at."""

    @property
    def sources(self) -> tuple[SourceId, ...]:
        """The sources of the page, in the order they are first named."""
        return tuple(dict.fromkeys(source for one in self.statements for source in one.sources))


class Hit(Struct, frozen=True):
    """A statement that was found, and the page it stands on."""

    topic: Topic
    statement: Statement


class Guide:
    """Every page, in order."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._by_id = {topic.id: topic for topic in topics}

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def named(self, text: str) -> Topic:
        """The page a person meant: its id or its title, or how either begins.

        Raises:
            NotUnderstood: no page or several begin like that; the message names them.
        """
        key = key_of(text)
        exact = self._by_id.get(key)
        if exact is not None:
            return exact
        begun = [topic for topic in self if key and (topic.id.startswith(key) or key_of(topic.title).startswith(key))]
        if len(begun) == 1:
            return begun[0]
        if begun:
            raise NotUnderstood(f"{quoted(text)} could be {', '.join(topic.id for topic in begun)}; type more of it")
        topics = ", ".join(self._by_id)
        raise NotUnderstood(f"the guide has no topic {quoted(text)}; it has {topics}, or use --search")

    def told(self, statement_id: str) -> Told:
        """The statement that has this name of its own."""
        return next(one for topic in self for one in topic.statements if one.id == statement_id)

    def beside(self, topic: Topic, steps: int) -> Topic:
        """The page so many steps on, or back; behind the last comes the first."""
        pages = tuple(self)
        return pages[(pages.index(topic) + steps) % len(pages)]

    def search(self, words: str) -> tuple[Hit, ...]:
        """The statements that hold all of these words, or parts of words, with the page's title counted in."""
        wanted = words.casefold().split()
        if not wanted:
            return ()
        return tuple(
            Hit(topic, statement)
            for topic in self
            for statement in topic.statements
            if all(word in f"{topic.title} {statement.says}".casefold() for word in wanted)
        )

    def about(self, strategy_id: str) -> tuple[Topic, ...]:
        """The pages that belong to a strategy's card."""
        return tuple(topic for topic in self if strategy_id in topic.strategies)


def numbered_sources(statements: Iterable[Statement]) -> dict[SourceId, int]:
    """The sources of some statements, numbered from 1 in the order they are first named."""
    named = dict.fromkeys(source for statement in statements for source in statement.sources)
    return {source: number for number, source in enumerate(named, 1)}
