"""Invented nights and real ones never share a diary."""

from __future__ import annotations

from typing import Final

REFUSED: Final = (
    "these nights are invented (stillnight demo) and this diary is real: the two are never mixed; "
    "take them into a new folder with --diary DIR"
)
REFUSED_REAL: Final = (
    "this diary is invented (stillnight demo) and these nights are real: the two are never mixed; "
    "take them into a diary of your own with --diary DIR"
)


def may_mix(mine: bool | None, theirs: bool) -> bool:
    """Whether nights from elsewhere may come into a diary.

    Args:
        mine: whether the diary is invented (``Person.demo``); ``None`` where it holds nothing at all.
        theirs: whether what would come is. With it comes that mark: who takes the nights takes ``Person.demo`` too.
    """
    return mine is None or mine == theirs


def refusal(theirs: bool) -> str:
    """Why it may not, and what to do instead, in words."""
    return REFUSED if theirs else REFUSED_REAL
