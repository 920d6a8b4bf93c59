"""Putting the concrete parts together: the folder, the diary in it, the person's zone, the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from stillnight.cli.asked import Asked
from stillnight.cli.zones import home_of
from stillnight.diary.clock import Clock, in_zone, night_of
from stillnight.diary.draft import DraftStore
from stillnight.diary.errors import NightInTheFuture, NotUnderstood
from stillnight.diary.home import Home
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.placing import Setting
from stillnight.diary.port import DiaryStore
from stillnight.diary.typed import parse_date
from stillnight.diary.words import quoted


class Sitting(Struct, frozen=True, kw_only=True):
    """One use of the diary: whose it is, in which zone, and at what moment."""

    diary: DiaryStore
    folder: Path
    """Where the diary is."""

    person: Person
    home: Home
    clock: Clock
    """Tells the present moment as the clock at home shows it."""

    now: datetime
    """The moment this began; a command has one present only."""

    @property
    def tonight(self) -> date:
        """The night that holds the present moment."""
        return night_of(self.now, self.person.night_starts)

    @property
    def minute(self) -> datetime:
        """The present moment as the diary keeps moments: to the minute."""
        return in_zone(self.now, self.home.zone)

    def evening(self, typed: str | None) -> date:
        """The night that was asked for; tonight if none was.

        Raises:
            NotUnderstood: it is no date.
            NightInTheFuture: it has not begun.
        """
        if typed is None:
            return self.tonight
        evening = parse_date(typed, self.tonight)
        if evening > self.tonight:
            raise NightInTheFuture(evening)
        return evening

    def setting(self, night: Night) -> Setting:
        """Where and when times for this night are typed.

        A past night keeps the zone it was filled in; ``--zone`` and tonight go by the person's own.
        """
        kept = night.zone if night.night_of != self.tonight and self.home.source != "--zone" else None
        zone = kept or self.home.zone
        now = in_zone(self.now, zone)
        return Setting(night_of=night.night_of, zone=zone, now=now, starts=self.person.night_starts)


def sit_down(args: Asked, clock: Clock, environ: Mapping[str, str]) -> Sitting:
    """Open the diary that was asked for and find out where its person is.

    Raises:
        ZoneUnknown: the zone that was named is none.
        NotUnderstood: the folder that was named is none.
    """
    folder = folder_of(args.diary, environ)
    diary = open_diary(folder, clock)
    person = diary.person_to_go_by()
    home = home_of(args.zone, person.zone, environ)
    at_home = clock_in(clock, home.zone)
    return Sitting(diary=diary, folder=folder, person=person, home=home, clock=at_home, now=at_home())


def open_diary(folder: Path, clock: Clock) -> DiaryStore:
    """Open the diary in a folder; nothing is made or changed there before the first save."""
    # Imported here: TinyDB costs 30 ms, and `where` has a word to say even when the diary does not open.
    from stillnight.store.disk import DiskDiary

    return DiskDiary(folder, clock)


def open_drafts(folder: Path, clock: Clock) -> DraftStore:
    """Keep what is half typed in the diary's folder; nothing is made there before something is."""
    # Imported here: no other command has anything half typed.
    from stillnight.store.drafts import DraftFolder

    return DraftFolder(folder, clock)


def folder_of(asked: str | None, environ: Mapping[str, str]) -> Path:
    """The diary's folder: ``--diary``, else ``STILLNIGHT_DIARY``, else the person's data directory.

    Raises:
        NotUnderstood: ``--diary`` is empty, or there is no home directory to look in.
    """
    if asked == "":
        raise NotUnderstood("--diary names no folder; give one, or leave it out")
    named = asked or environ.get("STILLNIGHT_DIARY")
    try:
        if named:
            return Path(named).expanduser()
        shared = Path(environ.get("XDG_DATA_HOME", ""))
        if shared.is_absolute():
            return shared / "stillnight"
        own = Path(environ["HOME"]) if environ.get("HOME") else Path.home()
        return own / ".local" / "share" / "stillnight"
    except RuntimeError:
        raise NotUnderstood("there is no home directory here; give the diary's folder with --diary DIR") from None


def path_of(typed: str) -> Path:
    """The file that was named.

    Raises:
        NotUnderstood: it begins with the home of nobody.
    """
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise NotUnderstood(f"{quoted(typed, 40)} is in nobody's home directory; give the whole path") from None


def clock_in(clock: Clock, zone: str) -> Clock:
    """The same clock, as it hangs in this zone: seconds kept, the offset fixed."""

    def told() -> datetime:
        moment = clock()
        return moment.astimezone(in_zone(moment, zone).tzinfo)

    return told
