"""A medicine or a blood test that is open: what an answer makes of it, and what undo makes of it meanwhile."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from stillnight.diary.medicines import Entry, ListId, keeping_entry, keeps_the_old_dose, redosed, redosing
from stillnight.diary.person import Medicine
from stillnight.diary.port import PersonEdit


class EntryInHand(Struct, frozen=True):
    """An entry that is open, and its list as it was last seen: having no id, it is followed by its place."""

    entry: Entry | None
    """``None`` where it is not in the list yet, or no more."""

    seen: tuple[Entry, ...]
    was_there: bool = False
    """Whether it was in the list when it was opened, so that a new dose begins an entry of its own."""

    gone: Entry | None = None
    """What a step of undo took away while it was open; redo brings it back."""

    def writing(self, list_id: ListId, new: Entry, today: date) -> tuple[PersonEdit, Entry]:
        """The change that keeps it as it is answered now, and the entry it then is; another where the dose is new."""
        match (self.entry, new):
            case (Medicine() as old, Medicine(dose=str(dose))) if self.was_there and keeps_the_old_dose(
                old, new, today
            ):
                return redosing(old, dose, today), redosed(old, dose, today)
        return keeping_entry(list_id, self.entry, new), new

    def kept(self, entry: Entry, now: tuple[Entry, ...]) -> EntryInHand:
        """It was kept so; emptied, it is not there."""
        return EntryInHand(None if entry == type(entry)() else entry, now, self.was_there)

    def followed(self, now: tuple[Entry, ...]) -> EntryInHand:
        """As a step of undo or redo, or another session, left it in the list."""
        found = self._found(now)
        return EntryInHand(found, now, self.was_there, None if found else self.entry or self.gone)

    def _found(self, now: tuple[Entry, ...]) -> Entry | None:
        if self.entry is None:
            return self.gone if self.gone in now else None
        if self.entry in now or self.entry not in self.seen:
            return self.entry
        new = [one for one in now if one not in self.seen]
        return new[0] if len(new) == 1 else None
