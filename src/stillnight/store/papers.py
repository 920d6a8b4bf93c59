"""What is written for others to read: whole, for the owner alone until handed on, and never over anything unasked."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from stillnight.diary.errors import DiaryNotSaved
from stillnight.store import safe, words
from stillnight.store.aside import write_new
from stillnight.store.files import real

_TRIES = 100


def write_out(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file.

    Raises:
        DiaryNotSaved: there is a file of that name and ``force`` is not given, or the disk refuses.
        DiaryReadOnly: this account may not write there.
    """
    with safe.in_words(path.name):
        if os.path.lexists(path) and not force:
            raise DiaryNotSaved(words.in_the_way(path.name))
        if force:
            safe.replace_file(path, data)
        else:
            write_new(path, data)
        with suppress(OSError):
            safe.sync_folder(real(path).parent)


def keep_in(folder: Path, name: str, data: bytes) -> Path:
    """Write a file into a folder of the owner's, under a number where the name is taken; where it went.

    Raises:
        DiaryNotSaved: the disk refuses.
        DiaryReadOnly: this account may not write there.
    """
    wanted = Path(name)
    with safe.in_words(name):
        safe.make_folder(folder)
    for nth in range(1, _TRIES + 1):
        path = folder / (name if nth == 1 else f"{wanted.stem}-{nth}{wanted.suffix}")
        if not os.path.lexists(path):
            write_out(path, data, force=False)
            return path
    raise DiaryNotSaved(words.in_the_way(name))
