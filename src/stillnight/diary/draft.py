"""What is half typed: not an answer yet, and still not to be lost when the line is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Final, Literal, Protocol

from msgspec import Meta, Struct

from stillnight.diary.words import clean_line

LONGEST: Final = 20_000
"""Characters of a text that are kept: as many as a note may have."""

SHOWN: Final = 20
"""Characters of it that are said when it is offered."""

Place = Literal["night", "item", "use", "own", "medicines", "labs", "about"]
"""Where something is typed: on a row of a night, of an item of one of its lists, of a strategy on the checklist, of a
strategy of one's own, of a medicine, of a blood test, or of what is asked about the person."""

_Word = Annotated[str, Meta(max_length=200)]


class Spot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where something is typed."""

    place: Place
    field: _Word
    """The id of the question."""

    label: _Word
    """How it reads."""

    night_of: date | None = None
    """The night it is about; ``None`` for what is of no night."""

    list_id: _Word = ""
    """The list that the item is in."""

    item: _Word = ""
    """The item, the strategy or the entry; empty for one that is not kept yet."""


class Draft(Struct, frozen=True, forbid_unknown_fields=True):
    """A text that somebody is typing."""

    spot: Spot
    text: Annotated[str, Meta(min_length=1, max_length=LONGEST)]
    """As it was typed: it is made plain before it is shown."""


class Left(Struct, frozen=True):
    """A draft of a session that is gone."""

    name: str
    """What the store calls it."""

    typed: datetime
    draft: Draft


class DraftStore(Protocol):
    """Keeps what this session has half typed, and finds what others left. Nothing in it raises: it is a second net."""

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Have these kept, and no others of this session, a moment from now. It never waits for the disk."""

    def flush(self) -> None:
        """Have them on the disk when this returns."""

    def left(self) -> tuple[Left, ...]:
        """The drafts of sessions that are gone, the newest first."""

    def adopt(self, left: Left) -> bool:
        """Make one of them this session's own, which it stays while it is kept; whether it was still to be had."""


class Forgetful:
    """Keeps no drafts, for an app that has no disk."""

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Nothing is kept."""

    def flush(self) -> None:
        """There is nothing to write."""

    def left(self) -> tuple[Left, ...]:
        """Nobody left anything."""
        return ()

    def adopt(self, left: Left) -> bool:
        """There is nothing to be had."""
        return False


def say_draft(text: str) -> str:
    """The beginning of what was typed, plain and on one line."""
    line = clean_line(text.strip(), SHOWN + 1)
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
