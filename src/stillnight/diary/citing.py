"""How a statement names its sources: by number behind it, and the numbered list below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stillnight.diary.strategy import Source, Statement

_SEEN: Final = {"abstract": " (abstract read)", "page": " (page read)", "copy": " (a copy read)", "own": ""}


def marks(statement: Statement, numbers: Mapping[str, int]) -> str:
    """The numbers of a statement's sources: "[1, 3]"."""
    return f"[{', '.join(str(numbers[source]) for source in statement.sources)}]"


def cited(statement: Statement, numbers: Mapping[str, int]) -> str:
    """A statement with the numbers of its sources: "... [1, 3]"."""
    return f"{statement.says} {marks(statement, numbers)}"


def say_source(source: Source) -> str:
    """A source in words: its title, where it is found, and what of it was read."""
    link = f" {source.link}" if source.link else ""
    return f"{source.title}.{link}{_SEEN[source.seen]}"
