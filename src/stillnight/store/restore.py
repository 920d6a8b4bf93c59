"""Bringing back what was: planned first, night by night, and what is there now is kept before anything changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from stillnight.diary.demo import may_mix, refusal
from stillnight.diary.errors import DiaryDamaged, DiaryMixed, DiaryNewer
from stillnight.store import words
from stillnight.store.aside import highest_aside, put_aside
from stillnight.store.backups import Backup
from stillnight.store.bundle import read_back
from stillnight.store.codec import Page
from stillnight.store.disk import FolderShelf
from stillnight.store.lines import document_of
from stillnight.store.names import PERSON, PERSON_ID, file_of
from stillnight.store.state import State, state_of
from stillnight.store.storage import PageStorage, utc_now


class Plan(Struct, frozen=True):
    """What a table is now, and what it would be."""

    now: State
    lines: dict[str, bytes]
    source: str
    """Where it comes from, in words."""

    lost: tuple[int, ...] = ()
    """Damaged documents that no good backup holds."""

    @property
    def changes(self) -> bool:
        """Whether anything would change on the disk."""
        return not self.now.sound or self.lines != self.now.lines


Planner = Callable[["Restorer"], list[Plan]]
"""What to restore, from the state of the moment."""


class Restorer:
    """The diary in a folder, with all that it could be brought back to."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._folder = folder
        self._shelf = FolderShelf(folder)
        self._storage = PageStorage(self._shelf, now=now)
        self._now = now

    def tables(self) -> list[str]:
        """The tables that have a file, or left a backup."""
        return self._storage.tables()

    def state(self, table: str) -> State:
        """The table as it is now."""
        return state_of(self._storage, table)

    def backups(self, table: str) -> list[Backup]:
        """The backups of a table, each looked at, the newest revision first."""
        return self._shelf.backups.all(table)

    def look(self, planner: Planner) -> list[Plan]:
        """What would change. Nothing is written, not even a lock."""
        return [plan for plan in planner(self) if plan.changes]

    def carry_out(self, planner: Planner) -> list[tuple[Plan, Path | None]]:
        """Plan and do it under one lock: what was done, and where a damaged file went.

        Raises:
            DiaryReadOnly: the diary is not ours to write, or a newer Stillnight wrote it.
            DiaryBusy: another process held the lock too long.
            DiaryNotSaved: the disk refused; that file is as it was.
        """
        if not self.look(planner):
            return []
        with self._shelf.lock(file_of(self.look(planner)[0].now.table)):
            plans = self.look(planner)
            for plan in plans:
                self._shelf.check_writable(file_of(plan.now.table))
            return [(plan, self._do(plan)) for plan in plans]

    def _do(self, plan: Plan) -> Path | None:
        table, name = plan.now.table, file_of(plan.now.table)
        kept = max(self._shelf.highest(name), highest_aside(self._folder, name))
        revision = plan.now.revision or kept + 1
        aside = None if plan.now.sound else put_aside(self._folder / name, revision, self._now())
        self._storage.put(table, plan.lines, keep=plan.now.sound, above=max(kept, revision))
        return aside

    # --- what can be planned -------------------------------------------------------------------------

    def damaged(self) -> list[Plan]:
        """Bring back what does not read, and leave every night that does as it is."""
        broken = [state for state in self._states() if not state.sound]
        plans = [plan for state in broken if (plan := self._mended(state))]
        if broken and not plans:
            raise DiaryDamaged(broken[0].damage or words.no_way_back())
        return plans

    def as_of(self, moment: str) -> list[Plan]:
        """Go back to how each table was last saved by that moment (UTC, as heads have it)."""
        plans = []
        for now in self._states():
            if now.sound and now.saved is not None and now.saved <= moment:
                continue
            then = (one for one in self.backups(now.table) if one.sound and one.saved and one.saved <= moment)
            plans += [self._whole(now, backup) for backup in list(then)[:1]]
        return plans

    def to_revision(self, table: str, revision: int) -> list[Plan]:
        """Go back to one revision of a table.

        Raises:
            DiaryDamaged: there is no good backup of that revision.
        """
        now = self.state(table)
        if now.sound and now.revision == revision:
            return []
        for backup in self.backups(table):
            if backup.revision == revision and backup.sound:
                return [self._whole(now, backup)]
        raise DiaryDamaged(words.no_such_revision(file_of(table), revision))

    def from_pages(self, pages: Mapping[str, Page], source: str) -> list[Plan]:
        """Take whole tables from somewhere else.

        Raises:
            DiaryMixed: one of the two is invented and the other real.
        """
        mine, theirs = self._is_invented(), PERSON in pages and _invented(pages[PERSON].lines)
        if not may_mix(mine, theirs):
            raise DiaryMixed(refusal(theirs))
        return [Plan(self.state(table), dict(page.lines), source) for table, page in pages.items()]

    def _is_invented(self) -> bool | None:
        """Whether the diary as it is now is invented; ``None`` where there is none."""
        return _invented(self.state(PERSON).lines) if self.tables() else None

    def _states(self) -> Iterator[State]:
        """Each table as it is now, without those of a newer Stillnight: they are not ours to judge."""
        for table in self.tables():
            with suppress(DiaryNewer):
                yield self.state(table)

    def _whole(self, now: State, backup: Backup) -> Plan:
        page = self._shelf.backups.page(now.table, backup)
        return Plan(now, dict(page.lines), words.backup(backup.revision, backup.saved))

    def _mended(self, now: State) -> Plan | None:
        """The sound nights as they are now, and of the others what backups have; ``None`` where that is nothing."""
        backups = self.backups(now.table)
        good = (backup for backup in backups if backup.sound)
        if now.damage is not None:
            newest = next(good, None)
            if newest is None and not now.lines:
                return None
            whole = self._whole(now, newest) if newest else Plan(now, {}, words.what_reads())
            passed = backups[: backups.index(newest)] if newest else backups
            source = words.passed_over(whole.source, [backup.revision for backup in passed])
            return Plan(now, {**whole.lines, **now.lines}, source)
        return self._filled(now, good)

    def _filled(self, now: State, good: Iterable[Backup]) -> Plan:
        """The damaged documents, each from the newest good backup that has it.

        Where none has one, its date may be what is damaged: then all that the newest has and the file has not.
        """
        lines, missing, sources = dict(now.lines), {str(doc_id) for doc_id in now.bad}, []
        newest: Plan | None = None
        for backup in good:
            if not missing:
                break
            kept = self._whole(now, backup)
            newest = newest or kept
            if found := missing & kept.lines.keys():
                lines |= {row_id: kept.lines[row_id] for row_id in found}
                missing -= found
                sources.append(kept.source)
        if missing and newest:
            lines = {**newest.lines, **lines}
            sources = list(dict.fromkeys((newest.source, *sources)))
        return Plan(now, lines, ", ".join(sources) or words.what_reads(), tuple(sorted(map(int, missing))))


def _invented(person: Mapping[str, bytes]) -> bool:
    """Whether a table of settings says that its nights are invented."""
    line = person.get(str(PERSON_ID))
    return line is not None and document_of(line).get("demo") is True


def from_file(path: Path) -> Planner:
    """Take what a file that was kept elsewhere holds; tables it does not hold stay as they are.

    Raises:
        DiaryDamaged: it is no sound backup.
    """
    pages = read_back(path)
    return lambda restorer: restorer.from_pages(pages, path.name)
