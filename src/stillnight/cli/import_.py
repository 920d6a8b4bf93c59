"""``stillnight import``: what another copy of the diary has and this one has not; nothing is ever taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final

from stillnight.cli.asked import Asked
from stillnight.cli.import_said import Look
from stillnight.cli.progress import Progress
from stillnight.cli.telling import tell, tell_on_the_side
from stillnight.cli.wiring import folder_of, open_diary, path_of
from stillnight.diary.clock import Clock
from stillnight.diary.demo import may_mix, refusal
from stillnight.diary.errors import DiaryError, DiaryMixed, DiaryReadOnly, NotImported
from stillnight.diary.merging import merged
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.port import DiaryStore
from stillnight.diary.words import counted
from stillnight.exchange.reading import Reading


def _export(path: Path) -> Reading:
    from stillnight.store.migrations import migrate, newest

    return Reading(path, migrate, newest())


READERS: Final[dict[str, Callable[[Path], Reading]]] = {"json": _export}
"""What opens a file of each format: another program's is one row here."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Look at all of the file first; then keep a backup, and save the diary a year at a time."""
    folder, path = folder_of(args.diary, environ), path_of(args.file)
    if not path.is_file():
        raise NotImported(f"{path.name} is no file that is there; give the path of one that 'stillnight export' wrote")
    source, diary, theirs = READERS[args.format](path), open_diary(folder, clock), args.prefer == "theirs"
    with Progress() as progress:
        look = _look(source, diary, theirs, progress)
    for line in look.lines(every=args.dry_run):
        tell(line)
    if args.dry_run or not look.changes:
        tell(look.summary(done=False))
        return 0
    _save(source, diary, theirs, look, folder, clock)
    tell(look.summary(done=True))
    return 0


def _years(source: Reading) -> Iterator[dict[date, Night]]:
    for _, nights in groupby(source.nights(), lambda night: night.night_of.year):
        yield {night.night_of: night for night in nights}


def _look(source: Reading, diary: DiaryStore, prefer_theirs: bool, progress: Progress) -> Look:
    """What would change; the whole file is read for it, and nothing is written.

    Raises:
        NotImported: the file is no export.
        DiaryReadOnly: a part of the diary that it concerns does not read, or is not ours to write.
        DiaryMixed: one of the two is invented and the other real.
    """
    person = diary.person()
    is_new = diary.recorded() is None and person == Person()
    if not may_mix(None if is_new else person.demo, source.person.demo):
        raise DiaryMixed(refusal(source.person.demo))
    look = Look()
    look.add_person(merged(person, source.person, prefer_theirs=prefer_theirs))
    for theirs in _years(source):
        mine = {night.night_of: night for year in diary.by_year(min(theirs), max(theirs)) for night in year}
        for day, night in theirs.items():
            look.add(
                merged(mine.get(day) or Night(night_of=day), night, prefer_theirs=prefer_theirs), new=day not in mine
            )
        progress.step(f"reading: {counted(look.nights, 'night')}")
    trouble = diary.trouble()
    if trouble:
        raise DiaryReadOnly(f"nothing is imported: {trouble}")
    return look


def _save(source: Reading, diary: DiaryStore, prefer_theirs: bool, look: Look, folder: Path, clock: Clock) -> None:
    """Save the settings, then year by year: each file whole or not at all, and what is left is done the next time."""
    from stillnight.store.before import keep_before

    kept = keep_before("import", folder, clock)
    if kept:
        tell(f"kept before: everything, as {kept.parent.name}/{kept.name}")
    saved = 0
    try:
        with Progress() as progress:
            diary.change_person(lambda person: merged(person, source.person, prefer_theirs=prefer_theirs).value)
            for theirs in _years(source):
                if look.years & {day.year for day in theirs}:
                    diary.change_many(theirs, partial(_with, theirs=theirs, prefer_theirs=prefer_theirs))
                    saved += 1
                    progress.step(f"saving: {saved} of {counted(len(look.years), 'year')}")
    except (KeyboardInterrupt, DiaryError):
        years = counted(len(look.years), "year")
        tell_on_the_side(f"stopped: {saved} of {years} are saved whole; run it again for the rest")
        raise


def _with(night: Night, theirs: Mapping[date, Night], prefer_theirs: bool) -> Night:
    return merged(night, theirs[night.night_of], prefer_theirs=prefer_theirs).value
