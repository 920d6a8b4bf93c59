"""The guide for programs: the shapes are documented and do not change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from stillnight.diary.guide import Hit, Topic
from stillnight.diary.strategy import Source, Statement


def topics_as_json(topics: Iterable[Topic], sources: Mapping[str, Source]) -> dict[str, Any]:
    """Topics with their statements, and every source that these name; ``read`` says what was read of it."""
    shown = list(topics)
    return {
        "topics": [
            {
                "id": topic.id,
                "title": topic.title,
                "statements": [_said(one) for one in topic.statements],
                "strategies": list(topic.strategies),
                "see": list(topic.see),
            }
            for topic in shown
        ],
        "sources": _named((one for topic in shown for one in topic.statements), sources),
    }


def found_as_json(hits: Iterable[Hit], sources: Mapping[str, Source]) -> dict[str, Any]:
    """What a search found: each statement with its topic, none where nothing was found."""
    found = list(hits)
    return {
        "found": [{"topic": hit.topic.id, **_said(hit.statement)} for hit in found],
        "sources": _named((hit.statement for hit in found), sources),
    }


def _said(statement: Statement) -> dict[str, Any]:
    return {"says": statement.says, "sources": list(statement.sources)}


def _named(statements: Iterable[Statement], sources: Mapping[str, Source]) -> dict[str, Any]:
    names = dict.fromkeys(name for statement in statements for name in statement.sources)
    return {
        name: {"title": sources[name].title, "link": sources[name].link or None, "read": sources[name].seen}
        for name in names
    }
