"""Words to read: paragraphs, and the lines they come to in so many columns. Pure; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from stillnight.diary.citing import cited, say_source
from stillnight.diary.strategy import Source, Statement
from stillnight.diary.wrapping import columns_of, wrapped
from stillnight.tui.widgets.ink import Pieces, Role

NARROWEST: Final = 16
"""Columns below which nothing is wrapped any more: it is cut."""


class Para(Struct, frozen=True):
    """One paragraph; an empty one is an empty line."""

    text: str = ""
    role: Role = "label"
    lead: str = ""
    """What stands before its first line; the others begin under the text."""

    anchor: str = ""
    """What it can be found by: a page may be opened at it."""


def lines_of(para: Para, columns: int) -> Iterator[Pieces]:
    """One paragraph in lines of so many columns."""
    indent = columns_of(para.lead)
    first, *rest = wrapped(para.text, max(columns - indent, NARROWEST))
    yield [(para.lead, "ghost"), (first, para.role)]
    for line in rest:
        yield [(" " * indent, "label"), (line, para.role)]


def told(statements: Iterable[Statement], numbers: Mapping[str, int]) -> Iterator[Para]:
    """Statements, each with the numbers of its sources, an empty line before each."""
    for statement in statements:
        yield from (Para(), Para(cited(statement, numbers), anchor=statement.says))


def sources_told(numbers: Mapping[str, int], sources: Mapping[str, Source]) -> Iterator[Para]:
    """The numbered list of sources."""
    for name, number in numbers.items():
        yield from (Para(), Para(say_source(sources[name]), lead=f"{f'[{number}]':4} "))
