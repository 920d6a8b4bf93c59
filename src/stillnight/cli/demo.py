"""``stillnight demo``: the app on an invented diary, in a place of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from stillnight.cli.app import NoTerminal, check_terminal, show, why_screenless
from stillnight.cli.asked import Asked
from stillnight.cli.progress import Progress
from stillnight.cli.telling import tell
from stillnight.cli.wiring import clock_in, path_of, sit_down
from stillnight.cli.zones import home_of
from stillnight.diary.clock import Clock, night_of, zone_named
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.typed import parse_date
from stillnight.diary.words import counted, quoted

MOST_YEARS = 50


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Invent the diary and open the app on it; with ``--into`` and no terminal, only keep it."""
    folder = _checked(args)
    unshown = _why_unshown(environ)
    if folder is None and unshown:
        raise NoTerminal(f"{unshown}; 'stillnight demo --into DIR' needs none")
    here = clock_in(clock, home_of(args.zone, None, environ).zone)()
    tonight = night_of(here) if args.today is None else parse_date(args.today, night_of(here))
    if folder is None:
        return _pass_by(args, tonight, standing_at(tonight, here, clock), environ)
    nights = _make(folder, args, tonight, clock)
    tell(f"kept: {counted(nights, 'invented night')} in {folder}; 'stillnight --diary {folder}' opens it")
    return _open(folder, args, standing_at(tonight, here, clock), environ) if not unshown else 0


def _checked(args: Asked) -> Path | None:
    """The folder to keep it in, if any, where all that was asked fits together.

    Raises:
        NotUnderstood: it does not; a folder that holds anything is never touched.
    """
    if args.diary is not None:
        raise NotUnderstood("an invented diary is never made in one of your own; '--into DIR' keeps it in a new folder")
    if args.years is not None and not 1 <= args.years <= MOST_YEARS:
        raise NotUnderstood(f"--years: 1 to {MOST_YEARS}")
    if args.into is None:
        return None
    if not args.into:
        raise NotUnderstood("--into names no folder; give one, or leave it out")
    folder = path_of(args.into)
    if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))):
        raise NotUnderstood(f"--into: there is something in {quoted(args.into, 60)} already; name a new folder")
    return folder


def _why_unshown(environ: Mapping[str, str]) -> str:
    """Why screens cannot be shown here, in words; empty where they can."""
    try:
        check_terminal()
    except NoTerminal as reason:
        return str(reason).partition(";")[0]
    return why_screenless(environ)


def standing_at(tonight: date, here: datetime, clock: Clock) -> Clock:
    """A clock that runs as this one does, from that night on: at the time of day that it is here, where the demo is."""
    # Imported here, as in the other commands: --help needs none of it.
    from stillnight.exchange.demo.story import HOME

    day = tonight if night_of(here) == here.date() else tonight + timedelta(days=1)
    there = datetime.combine(day, here.time(), zone_named(HOME))
    apart = there.astimezone(UTC) - here.astimezone(UTC)
    return lambda: clock() + apart


def _pass_by(args: Asked, tonight: date, clock: Clock, environ: Mapping[str, str]) -> int:
    """Show a diary that is gone when the app is left."""
    from stillnight.cli.temporary import temporary_folder

    with temporary_folder("stillnight-demo-") as folder:
        _make(folder, args, tonight, clock)
        code = _open(folder, args, clock, environ)
    tell("the invented diary is gone, with what you typed into it; 'stillnight demo --into DIR' keeps one")
    return code


def _make(folder: Path, args: Asked, tonight: date, clock: Clock) -> int:
    """Write the diary, and say how many nights it has."""
    from stillnight.exchange.demo.diary import demo
    from stillnight.store.disk import FolderShelf
    from stillnight.store.filling import fill

    with Progress() as progress:
        invented = demo(tonight, args.seed, args.years, lambda night: progress.step(f"inventing: {night.night_of}"))
    fill(FolderShelf(folder), invented.person, invented.nights, clock)
    return len(invented.nights)


def _open(folder: Path, args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    there = Asked(diary=str(folder), zone=None)
    return show(sit_down(there, clock, environ), environ, args, may_keep=args.into is not None)
