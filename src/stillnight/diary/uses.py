"""The uses of a night's strategies: ticking, rating, skipping, each an edit that can be run twice with one effect.

Four answers are kept apart: done, not done, skipped for a reason, and blank, which is no use at all. A use that was
only noted counts as done.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec

from stillnight.diary.answers import Answer
from stillnight.diary.edits import adding, changing, found, removing
from stillnight.diary.marks import mark_of, state_of
from stillnight.diary.naming import key_of
from stillnight.diary.night import Done, Night, StrategyUse
from stillnight.diary.port import Edit
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import BLANK, say, say_clock
from stillnight.diary.strategy import Strategy
from stillnight.diary.words import clean_line

__all__ = ["again", "mark_of", "marking", "rating", "say_use", "state_of", "ticking", "unticking", "uses_of"]

_FIELDS: Final = {field.id: field for field in BY_ID["uses"].fields}


def uses_of(night: Night, strategy: Strategy) -> tuple[StrategyUse, ...]:
    """The uses of one strategy on a night, however its name was written, in the order they stand."""
    keys = {strategy.id, key_of(strategy.name)}
    return tuple(use for use in night.uses or () if key_of(use.strategy or "") in keys)


def say_use(use: StrategyUse) -> str:
    """A use in words without its name: "21:10, 7 → 4, good, before bed, 10 min"; skipped and not done say so."""
    urges = (BLANK if rating is None else str(rating) for rating in (use.before, use.after))
    rated = use.before is not None or use.after is not None
    skipped = "skipped" if use.reason is None else f"skipped: {clean_line(use.reason)}"
    said = (
        {"skipped": skipped, "not-done": "not done"}.get(state_of(use)),
        None if use.at is None else say_clock(use.at),
        " → ".join(urges) if rated else None,
        None if use.relief is None else _FIELDS["relief"].words[use.relief],
        say(_FIELDS["when"], use.when),
        clean_line(use.amount or ""),
    )
    return ", ".join(part for part in said if part)


def ticking(strategy: Strategy, zone: str, at: datetime | None = None, *, new_id: str | None = None) -> Edit:
    """Say it was done; nothing changes where that is said already.

    Args:
        strategy: which.
        zone: IANA name of the zone the person is in.
        at: when, to the minute; leave it out where nobody said.
        new_id: the id of the use, where this makes one; it is given at the edge, for the domain knows no chance.
    """
    return marking(strategy, "done", zone, at=at, new_id=new_id)


def marking(
    strategy: Strategy,
    done: Done,
    zone: str,
    *,
    reason: str | None = None,
    at: datetime | None = None,
    new_id: str | None = None,
) -> Edit:
    """Say whether it was done, with a reason where it was skipped. The last use says so, or a new one."""

    def edit(night: Night) -> Night:
        uses = uses_of(night, strategy)
        kept_reason = reason if done == "skipped" else None
        if not uses:
            use = StrategyUse(id=new_id, strategy=strategy.id, done=done, reason=kept_reason, at=at)
            return adding("uses", use, zone)(night)
        if done == "done" and mark_of(uses) == "done":
            return night
        last = uses[-1]
        marked = msgspec.structs.replace(last, done=done, reason=kept_reason, at=last.at or at)
        return changing("uses", last, marked, zone)(night) if marked != last else night

    return edit


def unticking(strategy: Strategy, zone: str) -> Edit:
    """Leave it blank again: the last use goes, with its ratings. Undo brings it back."""

    def edit(night: Night) -> Night:
        uses = uses_of(night, strategy)
        return removing("uses", uses[-1], zone)(night) if uses else night

    return edit


def again(strategy: Strategy, zone: str, at: datetime | None = None, *, new_id: str | None = None) -> Edit:
    """One more use of it; one at the same minute, or of the same id, is the same use."""

    def edit(night: Night) -> Night:
        if at is not None and any(use.at == at for use in uses_of(night, strategy)):
            return night
        return adding("uses", StrategyUse(id=new_id, strategy=strategy.id, done="done", at=at), zone)(night)

    return edit


def rating(
    strategy: Strategy,
    answers: Mapping[str, Answer],
    zone: str,
    use: StrategyUse | None = None,
    *,
    new_id: str | None = None,
) -> Edit:
    """Answer questions about a use: ``before``, ``after``, ``relief``, ``when``, ``at``, ``amount``.

    Args:
        strategy: which; a strategy without a use gets one, which counts as done.
        answers: by field; ``None`` blanks one.
        zone: IANA name of the zone the person is in.
        use: which use, as it was shown; the last one without it.
        new_id: the id of the use, where this makes one.
    """

    def edit(night: Night) -> Night:
        uses = uses_of(night, strategy)
        if not uses:
            made = StrategyUse(id=new_id, strategy=strategy.id, done="done", **answers)
            return adding("uses", made, zone)(night)
        meant = (found(uses, use) if use else None) or uses[-1]
        rated = msgspec.structs.replace(meant, **answers)
        return changing("uses", meant, rated, zone)(night) if rated != meant else night

    return edit
