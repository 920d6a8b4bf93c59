"""``stillnight restore``: bring back what is damaged, or an earlier state; shown night by night."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from stillnight.cli.asked import Asked
from stillnight.cli.telling import tell
from stillnight.cli.wiring import folder_of, path_of
from stillnight.cli.zones import home_of
from stillnight.diary.clock import Clock, in_zone, night_of, zone_named
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.typed import parse_date
from stillnight.diary.words import counted, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from stillnight.store.restore import Plan, Planner, Restorer

_REVISION: Final = re.compile(r"(?:(?:nights-)?([0-9]{4}|person)-)?r?0*([1-9][0-9]{0,17})(?:\.json)?")


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Restore what was asked for, or only show it."""
    from stillnight.store.changes import kept_aside, lines_of
    from stillnight.store.restore import Restorer

    restorer = Restorer(folder_of(args.diary, environ), clock)
    if args.list:
        return _list(restorer)
    planner = _planner(args, clock, environ)
    done: list[tuple[Plan, Path | None]]
    done = [(plan, None) for plan in restorer.look(planner)] if args.dry_run else restorer.carry_out(planner)
    for plan, aside in done:
        for line in lines_of(plan, done=not args.dry_run):
            tell(line)
        if aside is not None:
            tell(f"  {kept_aside(aside)}")
    if not done:
        tell("nothing is damaged" if args.source is None else "nothing is different from that; nothing is changed")
    elif args.dry_run:
        tell(f"nothing is changed yet; {counted(len(done), 'file')} would be")
    else:
        restorer.look(planner)  # says what nothing could be done for
        tell("restored; what was there before is kept, 'stillnight restore --list' shows it")
    return 0


def _planner(args: Asked, clock: Clock, environ: Mapping[str, str]) -> Planner:
    """What was asked for, in the order in which it is looked for: a file, a revision, a date.

    Raises:
        NotUnderstood: it is none of them.
        DiaryDamaged: the file is no sound backup.
    """
    from stillnight.store.restore import Restorer, from_file

    asked = args.source
    if asked is None:
        return Restorer.damaged
    if "/" in asked or (os.path.isfile(asked) and not asked.isdigit()):  # noqa: PTH113 - never raises
        return from_file(path_of(asked))
    zone = _zone(args, clock, environ)
    tonight = night_of(in_zone(clock(), zone))
    revision = _REVISION.fullmatch(asked)
    if revision is not None:
        table = revision[1] or f"{tonight.year:04d}"
        return lambda restorer: restorer.to_revision(table, int(revision[2]))
    try:
        moment = _end_of(parse_date(asked, tonight), zone)
    except NotUnderstood:
        raise NotUnderstood(
            f"{quoted(asked, 40)} is no date, no revision and no file that is there; "
            "give 2026-11-22, or a revision that 'stillnight restore --list' shows, or a path"
        ) from None
    return lambda restorer: restorer.as_of(moment)


def _zone(args: Asked, clock: Clock, environ: Mapping[str, str]) -> str:
    """The person's zone, also where the settings are what is damaged."""
    from stillnight.cli.wiring import open_diary

    settled = open_diary(folder_of(args.diary, environ), clock).person_to_go_by().zone
    return home_of(args.zone, settled, environ).zone


def _end_of(day: date, zone: str) -> str:
    """The last second of that day on the person's clock, as the heads of files say moments."""
    midnight = datetime.combine(day + timedelta(days=1), time(), zone_named(zone))
    return (midnight.astimezone(UTC) - timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _list(restorer: Restorer) -> int:
    """Every backup there is, with what to type for it."""
    from stillnight.store.words import when

    found = [(table, backup) for table in restorer.tables() for backup in restorer.backups(table)]
    for table, backup in found:
        kind = ("night", "nights") if table.isdigit() else ("entry", "entries")
        what = counted(backup.nights, *kind) if backup.sound else "damaged; it is never used"
        saved = when(backup.saved) if backup.saved else "at a time it does not say"
        tell(f"{table}-{backup.revision:<8} {saved:25} {what}")
    if not found:
        tell("there are no backups yet; the second save of a file makes the first")
    return 0
