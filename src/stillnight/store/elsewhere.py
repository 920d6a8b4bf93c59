"""Files outside the diary that a person asked for: whole or not at all, for the owner only."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from stillnight.diary.errors import DiaryNotSaved
from stillnight.store import safe, words
from stillnight.store.backups import NO_LINKS
from stillnight.store.files import real
from stillnight.store.unfinished import clear, unfinished


def write_elsewhere(path: Path, pieces: Iterable[bytes], *, force: bool) -> None:
    """Write the pieces one after another; under its name the file stands only when the last one is on the disk.

    What a kill left in that folder of earlier ones is cleared away.

    Raises:
        DiaryNotSaved: there is something of that name and ``force`` is not given, or is no file, or the disk refuses.
        DiaryReadOnly: this account may not write there.
    """
    with safe.in_words(path.name):
        _refuse(path, force)
        target = real(path)
        clear(target.parent)
        with unfinished(target.parent) as (temp, handle):
            for piece in pieces:
                safe.fill(handle, piece, flush=False)
            os.fsync(handle)
            _name(temp, target, force)
        with suppress(OSError):
            safe.sync_folder(target.parent)


def _refuse(path: Path, force: bool) -> None:
    if os.path.lexists(path) and not force:
        raise DiaryNotSaved(words.in_the_way(path.name))
    if path.exists() and not path.is_file():
        raise DiaryNotSaved(words.no_file(path.name))


def _name(temp: Path, target: Path, force: bool) -> None:
    """Give the file its name; without ``force`` in a way that can replace nothing, where the disk knows one."""
    if force:
        temp.replace(target)
        return
    try:
        target.hardlink_to(temp)
    except FileExistsError:
        raise DiaryNotSaved(words.in_the_way(target.name)) from None
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        _refuse(target, force)
        temp.replace(target)
