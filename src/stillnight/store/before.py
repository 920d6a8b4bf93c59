"""The whole diary as it is before something large is done to it, in one file among its backups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from stillnight.store.bundle import keep_elsewhere
from stillnight.store.names import BACKUPS
from stillnight.store.restore import Restorer
from stillnight.store.safe import in_words, make_folder


def keep_before(what: str, folder: Path, now: Callable[[], datetime]) -> Path | None:
    """Keep everything as ``backups/before-<what>-<when>.json``; where, or ``None`` where there is nothing to keep.

    It is never thinned, and 'stillnight restore FILE' takes it.

    Raises:
        DiaryNotSaved: the disk refuses.
        DiaryReadOnly: this account may not write there.
    """
    restorer = Restorer(folder, now)
    states = [state for state in map(restorer.state, restorer.tables()) if state.lines]
    if not states:
        return None
    place = folder / BACKUPS
    with in_words(BACKUPS):
        make_folder(place)
    name = f"before-{what}-{now():%Y-%m-%dT%H%M%S}"
    taken = sum(1 for _ in place.glob(f"{name}*.json"))
    path = place / (f"{name}-{taken}.json" if taken else f"{name}.json")
    keep_elsewhere(path, states, now(), force=False)
    return path
