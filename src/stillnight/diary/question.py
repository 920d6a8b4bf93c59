"""What a question is. The rows themselves stand in ``questions.py``."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from stillnight.diary.typed import Option

Part = Literal["evening", "night", "morning"]
"""The three parts of a night's entry."""

Kind = Literal[
    "time", "duration", "count", "scale", "choice", "choices", "yesno", "list", "text", "line", "date", "number"
]
"""What an answer is: ``text`` may have lines, ``line`` has one; ``list`` holds items, ``number`` is a decimal."""


class Question(Struct, frozen=True, kw_only=True):
    """One question of the diary, or one field of an item in a list."""

    id: str
    """Dotted path of the answer in its struct, and the name in commands, exports and files."""

    label: str
    """What stands left of the answer; at most 16 characters."""

    kind: Kind
    help: str
    """What is asked, in a sentence or two."""

    part: Part = "evening"
    source: str = ""
    """Where the question comes from: author, year, DOI."""

    low: int = 0
    high: int = 99
    step: int = 1
    """What one press of an arrow adds: minutes for times and durations."""

    start: int = 0
    """Where the arrows start from when the answer is blank."""

    options: tuple[Option, ...] = ()
    words: tuple[str, ...] = ()
    """Words of a scale's steps, lowest first."""

    unit: str = ""
    none: str = ""
    """How the answer "none" reads; empty where none is no answer."""

    usual: bool = False
    """Whether the usual answer may be offered.

    Never for a rating, a time, a length or a place of a symptom: an offered answer would colour the person's own,
    and hide a spread that a doctor would want to know of.
    """

    after: str = ""
    """The question whose time comes before this one's."""

    opens: int = 0
    """Hours from the night's boundary to the first hour this time can fall on."""

    opens_for: tuple[str, str, int] | None = None
    """Another field, an answer to it, and the hours that hold instead of ``opens`` where it is given."""

    needs: str = ""
    """The question this one is a detail of: not asked while that one is blank or "none"."""

    elsewhere: bool = False
    """Whether it is asked on another screen: Tonight has a row for it only once it is answered."""

    fields: tuple[Question, ...] = ()
    """The fields of an item, for a list."""

    item: str = ""
    """What one item of a list is called."""
