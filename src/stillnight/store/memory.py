"""The diary without a disk, for tests and for trying things out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from stillnight.store import words
from stillnight.store.codec import Page
from stillnight.store.tables import TableDiary


class MemoryDiary(TableDiary):
    """The twin of ``DiskDiary``: the same rules and the same bytes, kept in a dict.

    Two handles over one ``files`` share a diary as two processes share a folder.
    """

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        super().__init__(MemoryShelf({} if files is None else files))


class MemoryShelf:
    """Files by name in a dict. Their bytes are never changed in place, so they are their own stamp."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def read(self, name: str, known: object) -> tuple[bytes, bytes | None] | None:
        """The bytes, unless they are the ones that are known."""
        data = self._files.get(name)
        if data is None:
            return None
        return data, None if data is known else data

    def write(self, name: str, data: bytes, before: int | None) -> bytes:
        """Put the bytes in place; a dict keeps no backups."""
        self._files[name] = data
        return data

    def names(self) -> Sequence[str]:
        """The names of the files."""
        return sorted(self._files)

    def highest(self, name: str) -> int:
        """There are no backups."""
        return 0

    def last_good(self, table: str) -> Page | None:
        """There are no backups."""
        return None

    def way_back(self, name: str) -> str:
        """There are no backups."""
        return words.to_restore()

    def lock(self, name: str, patience: float) -> AbstractContextManager[None]:
        """Nothing to wait for: a dict belongs to one thread."""
        return nullcontext()

    def tidy(self) -> None:
        """Nothing to thin."""

    def trouble(self) -> str | None:
        """A dict has none."""
        return None

    def caution(self) -> str | None:
        """A dict does all it should."""
        return None

    def narrow(self) -> str | None:
        """A dict is open to nobody."""
        return None
