"""The checklist of the night in hand without its screen: what stands on it, what is folded, every change to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from stillnight import content
from stillnight.diary.answers import Answer
from stillnight.diary.checklist import Entry, Section, checklist
from stillnight.diary.edits import removing
from stillnight.diary.night import Done, Night, StrategyUse
from stillnight.diary.person import Person
from stillnight.diary.port import Edit
from stillnight.diary.strategies import Catalogue
from stillnight.diary.uses import again, marking, rating, state_of, uses_of
from stillnight.tui.session import Session

WHENS: Final = (None, "before-bed", "during-episode")
"""When a use was, in the order in which a key goes through it; ``None`` is blank."""


def row_id(strategy_id: str, number: int = 0) -> str:
    """The id of the row of a use, counted from 0."""
    return f"{strategy_id}#{number}"


class Item(Struct, frozen=True, kw_only=True):
    """One row of the checklist: a strategy, and which of its uses of the night."""

    entry: Entry
    number: int = 0
    """Which use, from 0; a strategy without a use has a row of its own all the same."""

    @property
    def id(self) -> str:
        """The id of its row."""
        return row_id(self.entry.strategy.id, self.number)

    @property
    def use(self) -> StrategyUse | None:
        """The use; ``None`` where nothing is answered."""
        return self.entry.uses[self.number] if self.number < len(self.entry.uses) else None

    @property
    def state(self) -> Done | None:
        """Done, not done, skipped; ``None`` is blank."""
        return None if self.use is None else state_of(self.use)


class Agenda:
    """What the Strategies screen shows and changes. It asks the session; it knows no widget."""

    def __init__(self, session: Session, in_hand: Callable[[], date]) -> None:
        """``in_hand`` tells which night is, for it is the same on Tonight."""
        self._session = session
        self._in_hand = in_hand
        self._folded: dict[str, bool] = {}
        self.find = ""
        """What names have to hold to be shown; empty shows all."""

        self.look()

    # --- what there is -----------------------------------------------------------------------------

    def look(self) -> None:
        """Read the night in hand and the person's plan as they are now."""
        night = self._session.readable_night(self._in_hand())
        if getattr(self, "night", night).night_of != night.night_of:
            self._folded = {}
        self.night: Night = night
        self.person: Person = self._session.person()
        self._lay_out()

    def _lay_out(self) -> None:
        self.sections: tuple[Section, ...] = checklist(self.night, self.person, content.catalogue(), self.find)

    @property
    def catalogue(self) -> Catalogue:
        """Every strategy, the person's own among them."""
        return content.catalogue().with_own(self.person)

    def items(self, section: Section) -> Iterator[Item]:
        """The rows of a section: a row for each strategy, and one for each further use of it."""
        for entry in section.entries:
            for number in range(max(len(entry.uses), 1)):
                yield Item(entry=entry, number=number)

    def item(self, row: str) -> Item | None:
        """The row with this id, folded or not; ``None`` for a heading."""
        return next((item for section in self.sections for item in self.items(section) if item.id == row), None)

    def section_of(self, row: str) -> Section | None:
        """The section that a row is in, or that a heading heads."""
        return next(
            (one for one in self.sections if one.id == row or any(item.id == row for item in self.items(one))),
            None,
        )

    def is_folded(self, section: Section) -> bool:
        """Whether only the heading of a section is shown; never while something is searched for."""
        return not self.find and self._folded.get(section.id, section.folded)

    # --- what is shown -----------------------------------------------------------------------------

    def fold(self, section: Section, folded: bool) -> None:
        """Fold a section, or unfold it."""
        self._folded[section.id] = folded

    def search(self, text: str) -> None:
        """Show only what has all these words in its name; empty shows all."""
        self.find = text
        self._lay_out()

    def reveal(self, strategy_id: str) -> str:
        """Make sure that a strategy is to be seen; the id of its row, or of nothing where it is not on the list."""
        self.search("")
        item = self.item(row_id(strategy_id))
        section = None if item is None else self.section_of(item.id)
        if item is None or section is None:
            return ""
        self.fold(section, False)
        return row_id(strategy_id, max(len(item.entry.uses) - 1, 0))

    # --- changing: every verb tells the id of the row where its use is then, for uses stand in order of time -----

    @property
    def zone(self) -> str:
        """The zone the night's times are in."""
        return self._session.zone_of(self.night)

    def _save(self, item: Item, edit: Edit) -> str:
        """Save a change to the uses of a strategy; the id of the row where the changed use now is."""
        before, strategy = item.entry.uses, item.entry.strategy
        self.night = self._session.save(self.night.night_of, edit)
        self._lay_out()
        after = uses_of(self.night, strategy)
        same = min(item.number, max(len(after) - 1, 0))
        return row_id(strategy.id, next((at for at, use in enumerate(after) if use not in before), same))

    def tick(self, item: Item) -> str:
        """Say it was done; where that is said already, leave it blank again."""
        return self.blank(item) if item.state == "done" else self.mark(item, "done")

    def mark(self, item: Item, done: Done, reason: str | None = None) -> str:
        """Say whether it was done, with a reason where it was skipped."""
        if item.use is not None:
            return self.rate(item, {"done": done, "reason": reason})
        return self._save(item, marking(item.entry.strategy, done, self.zone, reason=reason, new_id=self._new_id()))

    def rate(self, item: Item, answers: dict[str, Answer]) -> str:
        """Answer questions about a use; one that is not there yet counts as done."""
        return self._save(item, rating(item.entry.strategy, answers, self.zone, use=item.use, new_id=self._new_id()))

    def blank(self, item: Item) -> str:
        """Take a use away with its ratings. Undo brings it back."""
        return item.id if item.use is None else self._save(item, removing("uses", item.use, self.zone))

    def turn_when(self, item: Item) -> str:
        """Say the next of before bed, during an episode, blank."""
        now = None if item.use is None else item.use.when
        return self.rate(item, {"when": WHENS[(WHENS.index(now) + 1) % len(WHENS)]})

    def once_more(self, item: Item) -> str:
        """Note one more use: at this moment in the night that is now, without a time in another."""
        at = self._session.now() if self.night.night_of == self._session.tonight() else None
        return self._save(item, again(item.entry.strategy, self.zone, at, new_id=self._new_id()))

    def _new_id(self) -> str | None:
        return self._session.new_item("uses").id
