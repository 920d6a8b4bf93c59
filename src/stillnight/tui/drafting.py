"""What is half typed on any screen, on its way to the disk; and what a session that is gone left, to be taken up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol, runtime_checkable

from stillnight.diary.clock import say_day
from stillnight.diary.draft import LONGEST, Draft, DraftStore, Place, Spot, say_draft
from stillnight.tui.widgets.questions import QuestionRows


@runtime_checkable
class Typing(Protocol):
    """A screen that something of the diary can be typed on."""

    @property
    def is_mounted(self) -> bool:
        """Whether it is there, with all that is on it."""

    def half_typed(self) -> Draft | None:
        """What is typed on it and neither kept nor given up yet."""


def of_rows(
    rows: QuestionRows, place: Place, night_of: date | None = None, list_id: str = "", item: str = ""
) -> Draft | None:
    """What is half typed on a row that is a question."""
    question = rows.question
    if question is None:
        return None
    return at_spot(
        Spot(place=place, night_of=night_of, list_id=list_id, item=item, field=question.id, label=question.label),
        rows.half_typed,
    )


def at_spot(spot: Spot | None, text: str) -> Draft | None:
    """The draft of a text; ``None`` of nothing, and of what belongs to nothing that is kept."""
    return Draft(spot, text[:LONGEST]) if spot is not None and text.strip() else None


class Drafting:
    """The drafts of an app."""

    def __init__(self, store: DraftStore, stacks: Mapping[str, Iterable[object]]) -> None:
        """``stacks``: the screens of every mode, those out of sight included."""
        self._store = store
        self._stacks = stacks

    def note(self) -> None:
        """Have what is half typed kept: called after every key, and where nothing changed nothing is done."""
        self._store.keep(tuple(self._half_typed()))

    def _half_typed(self) -> Iterator[Draft]:
        for stack in self._stacks.values():
            for screen in stack:
                draft = screen.half_typed() if isinstance(screen, Typing) and screen.is_mounted else None
                if draft is not None:
                    yield draft

    @property
    def is_typing(self) -> bool:
        """Whether something is half typed now."""
        return any(True for _ in self._half_typed())

    def keep_now(self) -> None:
        """Have it on the disk: the app ends."""
        self.note()
        self._store.flush()

    def offer(self) -> str:
        """What was being typed when a session was lost, and the key that takes it up; empty where nothing was."""
        left = self._store.left()
        if not left:
            return ""
        spot, text = left[0].draft.spot, say_draft(left[0].draft.text)
        more = f", and {len(left) - 1} more" if len(left) > 1 else ""
        night = f" on {say_day(spot.night_of)}" if spot.night_of is not None else ""
        return f'^t: you were typing "{text}" for {say_draft(spot.label)}{night}{more}'

    def take_up(self) -> Draft | None:
        """The newest of them, which is this session's from now on; ``None`` where there is none."""
        for left in self._store.left():
            if self._store.adopt(left):
                return left.draft
        return None
