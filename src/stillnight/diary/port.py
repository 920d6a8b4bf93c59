"""What screens and commands may ask of a store. ``stillnight.store`` keeps the promise twice: on disk and in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Protocol

from msgspec import Struct

from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.person import Person

Edit = Callable[[Night], Night]
"""A change to one night. It runs on the night as it is on disk now, so it changes only what it means to."""

PersonEdit = Callable[[Person], Person]
"""A change to the person's settings or lists; it runs on them as they are on disk now."""

PATIENCE: Final = 2.0
"""Seconds that a change waits for another process that saves, where nobody says otherwise."""


class Change(Struct, frozen=True):
    """What one saved change did."""

    before: Night
    after: Night
    revision: int
    """The revision of the file that now holds the night; it grows by one with every save of that file."""


class DiaryStore(Protocol):
    """One person's diary. What a change returns is on the disk when it returns.

    Reading one thing raises ``DiaryReadOnly`` (or ``DiaryDamaged``, ``DiaryNewer``) where it cannot be read; reading
    many leaves out what cannot be read, and ``trouble`` says so.
    """

    patience: float
    """Seconds that a change waits for another process that saves; whoever may not wait so long sets it."""

    def night(self, night_of: date) -> Night:
        """The night of that evening; a blank one where nothing is recorded."""

    def nights(self, first: date, last: date) -> Nights:
        """The recorded nights from ``first`` to ``last``, both included."""

    def by_year(self, first: date, last: date) -> Iterator[Nights]:
        """The same nights a calendar year at a time; a year is let go when the next is read: thirty take up as two."""

    def recorded(self) -> tuple[date, date] | None:
        """The first and the last night with an entry, or ``None`` for an empty diary."""

    def change(self, night_of: date, edit: Edit) -> Change:
        """Run ``edit`` on the night as it is on disk now, under the lock, and save it durably.

        An edit that changes nothing writes nothing. A night left with no answer is removed.

        Raises:
            DiaryReadOnly: the file is newer, damaged or not ours to write.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refused; the old file is untouched.
        """

    def change_many(self, evenings: Iterable[date], edit: Edit) -> Sequence[Change]:
        """Run ``edit`` on each of these nights as ``change`` does, and save each file of the diary once.

        A file is saved with all its changes or with none. Where one is refused, those before it are saved.

        Raises:
            DiaryReadOnly, DiaryBusy, DiaryNotSaved: as with ``change``.
        """

    def person(self) -> Person:
        """The person's settings."""

    def person_to_go_by(self) -> Person:
        """The settings, or where they do not read those of their newest good backup, or the defaults.

        For what is shown: never raises, and ``change_person`` still refuses to write over what does not read.
        """

    def change_person(self, edit: PersonEdit) -> Person:
        """Change the settings, as ``change`` does a night."""

    def revision(self, night_of: date) -> int:
        """The revision of the file that holds this night; a larger one than before means somebody saved."""

    def settings_revision(self) -> int:
        """The revision of the settings, as ``revision`` is that of a night's file."""

    def mending(self) -> Sequence[str]:
        """What the newest good backups would bring back of what is damaged, in lines; empty where that is nothing."""

    def mend(self) -> Sequence[str]:
        """Bring it back, and set the damaged file aside; what was done, in lines.

        Raises:
            DiaryReadOnly, DiaryBusy, DiaryNotSaved: it cannot be done; everything is as it was.
        """

    def tidy(self) -> None:
        """What can wait until nobody does: thin the backups of what was saved here. Never raises."""

    def trouble(self) -> str | None:
        """One line in words when part of the diary cannot be written or read, else ``None``."""

    def unread(self) -> str | None:
        """One line in words when part of what was looked at here could not be read, else ``None``."""

    def caution(self) -> str | None:
        """One line in words when all can be written and the disk keeps it less well than it should, else ``None``."""

    def narrow(self) -> str | None:
        """Close to others what is the owner's alone; what was open, or why it stays so, in words, else ``None``."""
