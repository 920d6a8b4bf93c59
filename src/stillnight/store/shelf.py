"""What the store asks of the place where its files stand."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from stillnight.store.codec import Page


class Shelf(Protocol):
    """Where the files stand: bytes by name, and one writer at a time."""

    def read(self, name: str, known: object) -> tuple[object, bytes | None] | None:
        """The file's stamp and bytes; no bytes while the stamp is ``known``, ``None`` without a file."""

    def write(self, name: str, data: bytes, before: int | None) -> object:
        """Replace the file durably in one step and return its new stamp.

        The state that is replaced is kept as the backup of revision ``before``, unless that is ``None``.

        Raises:
            DiaryNotSaved: refused; what was there before still is.
        """

    def names(self) -> Sequence[str]:
        """The names of the files there are."""

    def highest(self, name: str) -> int:
        """The largest revision that a backup of the file has; 0 without one."""

    def last_good(self, table: str) -> Page | None:
        """What the newest good backup of a table holds; ``None`` without one."""

    def way_back(self, name: str) -> str:
        """What brings a damaged file back, in words."""

    def lock(self, name: str, patience: float) -> AbstractContextManager[None]:
        """Keep every other writer out while the block runs.

        Raises:
            DiaryReadOnly: the file is not ours to write.
            DiaryBusy: another writer held the lock for longer than ``patience`` seconds.
        """

    def trouble(self) -> str | None:
        """One line when something here cannot be written."""

    def caution(self) -> str | None:
        """One line when something was saved and the disk did less for it than it should."""

    def narrow(self) -> str | None:
        """Close to others what is the owner's alone; what was open, in words, else ``None``."""

    def tidy(self) -> None:
        """What can wait until nobody does: thin the backups of what was saved. Never raises."""
