"""One place to keep a diary, on disk and in memory: every test that takes ``place`` runs over both."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

import pytest

from stillnight.store.disk import DiskDiary
from stillnight.store.memory import MemoryDiary
from stillnight.store.tables import TableDiary


class Place(ABC):
    """Where a diary is kept, with a look at its files."""

    @abstractmethod
    def open(self) -> TableDiary:
        """A fresh handle, as another process would have."""

    @abstractmethod
    def put(self, name: str, data: bytes) -> None:
        """Put a file there, behind the back of every handle."""

    @abstractmethod
    def files(self) -> dict[str, bytes]:
        """The files of the diary, without the lock and the backups."""


class Folder(Place):
    """A diary on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self) -> TableDiary:
        """A handle that has read nothing yet."""
        return DiskDiary(self.folder)

    def put(self, name: str, data: bytes) -> None:
        """Write the file as an editor would."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / name).write_bytes(data)

    def files(self) -> dict[str, bytes]:
        """The .json files of the folder."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.glob("*.json"))}


class Memory(Place):
    """A diary in a dict."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def open(self) -> TableDiary:
        """A handle over the same dict."""
        return MemoryDiary(self._files)

    def put(self, name: str, data: bytes) -> None:
        """Put the bytes there."""
        self._files[name] = data

    def files(self) -> dict[str, bytes]:
        """All the files."""
        return dict(sorted(self._files.items()))


@pytest.fixture(params=["disk", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty place for a diary."""
    return Folder(tmp_path / "diary") if request.param == "disk" else Memory()
