"""Half-typed texts on the disk: each in a small file of its own, locked by the session that types it.

They are no part of the diary and go by none of its tables: a draft is one value, replaced whole by a thread of its own
several times a minute, and must never keep an answer waiting. A file whose lock is free was left by a session that is
gone, however it went: the system lets go of a lock when its process ends.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from stillnight.diary.draft import Draft, Left, Spot
from stillnight.diary.errors import DiaryError
from stillnight.store import safe
from stillnight.store.lock import taken
from stillnight.store.names import DRAFTS, is_draft
from stillnight.store.storage import utc_now

SETTLE: Final = 0.3
"""Seconds from a key to the disk: the most that is lost when the process is killed."""

FLUSH_PATIENCE: Final = 1.0
"""Seconds that an ending waits for the thread to be done with a write of its own."""

LARGEST: Final = 1 << 18
"""Bytes of a file of ours; a larger one is none."""

MOST: Final = 50
"""Files that are looked at for what was left: a start does not read for ever."""


class OnDisk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is in a file."""

    schema: int
    typed: datetime
    draft: Draft


class _Held(msgspec.Struct):
    """A file of this session."""

    path: Path
    handle: int
    """Open for as long as the session lives, for its lock."""

    draft: Draft


class DraftFolder:
    """The drafts of one session in a diary's folder. A thread writes them, begun by the first."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now, settle: float = SETTLE) -> None:
        self._folder = folder / DRAFTS
        self._now = now
        self._settle = settle
        self._wanted: tuple[Draft, ...] = ()
        self._held: dict[Spot, _Held] = {}
        self._asked_for: frozenset[Spot] = frozenset()
        """Where something was half typed in this session. What was adopted and did not come to a row yet stays."""

        self._writing = threading.Lock()
        self._changed = threading.Event()
        self._at_once = threading.Event()
        self._thread: threading.Thread | None = None

    # --- what this session types -------------------------------------------------------------------

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Have these kept; see ``DraftStore``. What is no longer half typed goes at once: it is saved, or given up."""
        if drafts == self._wanted:
            return
        spots = {draft.spot for draft in drafts}
        gone = {draft.spot for draft in self._wanted} - spots
        self._asked_for |= spots
        self._wanted = drafts
        if self._thread is None:
            self._thread = threading.Thread(target=self._write_on, name="drafts", daemon=True)
            self._thread.start()
        if gone:
            self._at_once.set()
        self._changed.set()

    def _write_on(self) -> None:
        while self._changed.wait():
            self._at_once.wait(self._settle)
            self._at_once.clear()
            self._changed.clear()
            self.flush()

    def flush(self) -> None:
        """Have what is wanted on the disk, unless that is busy with it or refuses."""
        if self._writing.acquire(timeout=FLUSH_PATIENCE):
            try:
                self._bring_up(self._wanted)
            finally:
                self._writing.release()

    def _bring_up(self, wanted: tuple[Draft, ...]) -> None:
        spots = {draft.spot for draft in wanted}
        for spot, held in list(self._held.items()):
            if spot not in spots and spot in self._asked_for:
                with suppress(OSError):
                    held.path.unlink(missing_ok=True)
                os.close(self._held.pop(spot).handle)
        for draft in wanted:
            held_now = self._held.get(draft.spot)
            if held_now is None or held_now.draft != draft:
                with suppress(OSError, DiaryError):
                    self._write(draft, held_now)

    def _write(self, draft: Draft, before: _Held | None) -> None:
        """Put a draft in its file, which is this session's before anybody can see it."""
        safe.make_folder(self._folder)
        path = self._folder / f"{os.urandom(8).hex()}.json" if before is None else before.path
        temp = path.with_name(f"{safe.TEMP_PREFIX}{os.urandom(8).hex()}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(temp, flags, 0o600)
        try:
            taken(handle)
            safe.fill(handle, msgspec.json.encode(OnDisk(1, self._now(), draft)))
            temp.replace(path)
        except OSError:
            os.close(handle)
            with suppress(OSError):
                temp.unlink()
            raise
        self._held[draft.spot] = _Held(path, handle, draft)
        if before is not None:
            os.close(before.handle)
        safe.sync_folder(self._folder)

    # --- what others left --------------------------------------------------------------------------

    def left(self) -> tuple[Left, ...]:
        """The drafts of sessions that are gone, the newest first; what cannot be read is left where it is."""
        try:
            names = sorted(os.listdir(self._folder))  # noqa: PTH208 - names only: half the cost of Path.iterdir
        except OSError:
            return ()
        found = []
        for name in [name for name in names if is_draft(name)][:MOST]:
            handle = self._free(name)
            if handle is not None:
                there = _read(handle)
                os.close(handle)
                if there is not None:
                    found.append(Left(name, there.typed, there.draft))
        return tuple(sorted(found, key=lambda left: left.typed, reverse=True))

    def adopt(self, left: Left) -> bool:
        """Make one of them ours: its lock is, and its file stays until it is saved or given up here."""
        with self._writing:
            handle = self._free(left.name)
            if handle is None:
                return False
            there = _read(handle)
            if there is None or left.draft.spot in self._held:
                os.close(handle)
                return False
            self._held[left.draft.spot] = _Held(self._folder / left.name, handle, there.draft)
            self._asked_for -= {left.draft.spot}
            return True

    def _free(self, name: str) -> int | None:
        """A file that no session holds, opened and locked; ``None`` where one does, or there is no such file."""
        if any(held.path.name == name for held in self._held.values()):
            return None
        try:
            handle = os.open(self._folder / name, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return None
        if taken(handle) is not False:
            return handle
        os.close(handle)
        return None


def _read(handle: int) -> OnDisk | None:
    """What is in an open file; ``None`` where it is no draft of a schema we know."""
    try:
        data = os.read(handle, LARGEST)
        there = msgspec.json.decode(data, type=OnDisk)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return there if there.schema == 1 and there.typed.tzinfo is not None else None
