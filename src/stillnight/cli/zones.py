"""Which time zone is the person's, and who said so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from stillnight.diary.clock import zone_named
from stillnight.diary.errors import ZoneUnknown
from stillnight.diary.home import Home, ZoneSource
from stillnight.diary.week import week_start_in
from stillnight.diary.words import quoted

_MACHINE_FILE: Final = "/etc/localtime"
_ZONE_FILES: Final = "/zoneinfo/"


def home_of(asked: str | None, settled: str | None, environ: Mapping[str, str]) -> Home:
    """The person's zone: ``--zone``, else what the diary says, else ``TZ``, else the machine's.

    Args:
        asked: what ``--zone`` says.
        settled: what the diary's settings say.
        environ: the variables of the surroundings.

    Raises:
        ZoneUnknown: the first of them that says anything names no zone; the next is not asked instead.
    """
    named = zone_in_tz(environ.get("TZ", ""))
    source: ZoneSource
    if asked is not None:
        zone, source = zone_named(asked).key, "--zone"
    elif settled is not None:
        zone, source = _said("the diary", settled, settled), "the diary"
    elif named:
        zone, source = _said("TZ", environ["TZ"], named), "TZ"
    else:
        zone, source = _said("this machine", said := machine_zone(), said), "this machine"
    return Home(zone, source, remote=is_remote(environ), week=week_start_in(locale_of(environ)))


def locale_of(environ: Mapping[str, str]) -> str:
    """The locale that dates go by: the first of the three variables that says anything."""
    return environ.get("LC_ALL") or environ.get("LC_TIME") or environ.get("LANG") or ""


def is_remote(environ: Mapping[str, str]) -> bool:
    """Whether we are reached over SSH."""
    return bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))


def zone_in_tz(said: str) -> str:
    """The name in a TZ variable: "Europe/Berlin", ":Europe/Berlin" or a path; empty where it means the machine's."""
    name = said.strip().removeprefix(":")
    if name == _MACHINE_FILE:
        return ""
    return name.rpartition(_ZONE_FILES)[2] if name.startswith("/") else name


def _linked_zone() -> str:
    """The name of the zone file that the machine's own is a link to; empty where it is none."""
    try:
        return str(Path(_MACHINE_FILE).readlink()).rpartition(_ZONE_FILES)[2]
    except OSError:
        return ""


def machine_zone() -> str:
    """The name of this machine's zone.

    Raises:
        ZoneUnknown: the machine does not say, or says two things.
    """
    if linked := _linked_zone():
        return linked
    # Imported here: tzlocal and its logging cost 10 ms; a machine whose zone file is a link needs neither.
    import logging
    import warnings

    from tzlocal import get_localzone_name

    logging.getLogger("tzlocal").addHandler(logging.NullHandler())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            name: str | None = get_localzone_name()
    except (LookupError, OSError):
        name = None
    if not name:
        raise ZoneUnknown("this machine does not say which time zone it is in; give --zone NAME, or set TZ")
    return name


def _said(who: str, words: str, name: str) -> str:
    try:
        return zone_named(name).key
    except ZoneUnknown:
        raise ZoneUnknown(
            f"{who} says {quoted(words, 40)}, which is no time zone; correct it or give --zone NAME"
        ) from None
