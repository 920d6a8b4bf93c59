"""Strategies of one's own: made, changed, and kept for as long as a night knows them."""

from __future__ import annotations

from typing import Final

import msgspec

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.naming import key_of
from stillnight.diary.person import OwnStrategy, Person
from stillnight.diary.port import PersonEdit
from stillnight.diary.strategies import Catalogue
from stillnight.diary.words import clean, clean_line, one_spaced, quoted

LONGEST_NAME: Final = 40
MOST_STEPS: Final = 20


def new_own(name: str, person: Person, catalogue: Catalogue) -> OwnStrategy:
    """A strategy under a new name.

    Raises:
        NotUnderstood: the name is empty, too long, or taken; the message says by what.
    """
    tidy = _tidy(name)
    taken = catalogue.with_own(person).get(tidy)
    if taken is None:
        return OwnStrategy(id=key_of(tidy), name=tidy)
    where = ", in the archive" if taken.id in person.archived else ""
    raise NotUnderstood(f"there is already a strategy {quoted(taken.name, LONGEST_NAME)}{where}; choose another name")


def renamed(own: OwnStrategy, name: str, person: Person, catalogue: Catalogue) -> OwnStrategy:
    """The same strategy under another name; its history stays with it.

    Raises:
        NotUnderstood: the name is empty, too long, or another's.
    """
    tidy = _tidy(name)
    taken = catalogue.with_own(person).get(tidy)
    if taken is not None and taken.id != own.id:
        raise NotUnderstood(f"there is already a strategy {quoted(taken.name, LONGEST_NAME)}; choose another name")
    return msgspec.structs.replace(own, name=tidy)


def keeping(own: OwnStrategy) -> PersonEdit:
    """Keep a strategy of one's own, in the place of the one with its id or as the last."""

    def edit(person: Person) -> Person:
        there = any(one.id == own.id for one in person.own)
        kept = tuple(own if one.id == own.id else one for one in person.own)
        return msgspec.structs.replace(person, own=kept if there else (*kept, own))

    return edit


def steps_of(text: str) -> tuple[str, ...]:
    """The steps that were written, one a line; empty lines are left out, and all after the twentieth."""
    lines = (one_spaced(clean_line(line)) for line in clean(text).split("\n"))
    return tuple(line for line in lines if line)[:MOST_STEPS]


def _tidy(name: str) -> str:
    tidy = one_spaced(clean_line(name))
    if not key_of(tidy):
        raise NotUnderstood("a strategy needs a name; type a few words")
    if len(tidy) > LONGEST_NAME:
        raise NotUnderstood(f"that name is too long; type at most {LONGEST_NAME} characters")
    return tidy
