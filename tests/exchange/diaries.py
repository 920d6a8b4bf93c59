"""Diaries for the tests of what goes out and comes in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.walk import mapped
from stillnight.diary.words import clean
from stillnight.exchange.document import document
from stillnight.exchange.reading import Reading
from stillnight.store.migrations import migrate, newest
from stillnight.store.tables import TableDiary
from tests.store.strategies import any_night, any_struct


def _as_typed(place: str, value: Any) -> Any:
    """The text as it is kept when somebody types it: cleaned at the border, and never empty."""
    return (clean(value) or "x")[:40] if isinstance(value, str) else value


def typed_nights() -> st.SearchStrategy[list[Night]]:
    """Any nights, each date once."""
    nights = any_night().map(lambda night: mapped(night, _as_typed))
    return st.lists(nights, max_size=4, unique_by=lambda night: night.night_of)


def typed_person() -> st.SearchStrategy[Person]:
    """Anybody's settings and lists."""
    return any_struct(Person).map(lambda person: mapped(person, _as_typed))


def exported(diary: TableDiary) -> bytes:
    """The whole diary as one document."""
    return b"".join(document(diary.person(), diary.by_year(date.min, date.max), newest()))


def written(nights: Iterable[Night], person: Person | None = None) -> bytes:
    """A document of these nights."""
    return b"".join(document(person or Person(), [nights], newest()))


def reading(path: Path) -> Reading:
    """The document in a file, opened as the command does."""
    return Reading(path, migrate, newest())
