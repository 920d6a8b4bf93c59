"""Papers of a diary: reports kept beside it, each under a name of its own."""

from __future__ import annotations

import os
from pathlib import Path

from stillnight.diary.errors import DiaryNotSaved
from stillnight.store import safe, words
from stillnight.store.elsewhere import write_elsewhere

_TRIES = 100


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
            write_elsewhere(path, (data,), force=False)
            return path
    raise DiaryNotSaved(words.in_the_way(name))
