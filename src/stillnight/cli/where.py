"""``stillnight where``: where the diary is, whose clock it goes by, and what night it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stillnight.cli.asked import Asked
from stillnight.cli.telling import tell
from stillnight.cli.wiring import Sitting, folder_of, sit_down
from stillnight.diary.clock import Clock, say_night
from stillnight.diary.errors import StillnightError
from stillnight.diary.words import clean_line


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Say what is known; what stands in the way of the rest is said last, as an error."""
    folder = folder_of(args.diary, environ).absolute()
    facts: dict[str, Any] = {"folder": clean_line(str(folder), 4096), **_looked_at(folder)}
    trouble: StillnightError | None = None
    try:
        facts |= _of(sit_down(args, clock, environ))
    except StillnightError as error:
        trouble = error
    if args.json:
        from stillnight.cli.as_json import encoded

        print(encoded(facts))
    else:
        _tell(facts)
    if trouble is not None:
        raise trouble
    return 0


def _looked_at(folder: Path) -> dict[str, Any]:
    """Whether it is there, and the names of the diary's own files; hidden ones are the store's business."""
    try:
        names = [path.name for path in folder.iterdir() if path.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return {"exists": False, "files": []}
    except OSError:  # it is there and may not be looked into: the diary says so when it is opened
        return {"exists": True, "files": []}
    return {"exists": True, "files": sorted(clean_line(name) for name in names if not name.startswith("."))}


def _of(sitting: Sitting) -> dict[str, Any]:
    return {
        "zone": sitting.home.zone,
        "zone_from": sitting.home.source,
        "zone_is_a_guess": sitting.home.is_a_guess(),
        "night_starts": sitting.person.night_starts,
        "tonight": sitting.tonight,
        "trouble": sitting.diary.trouble() or sitting.diary.caution(),
    }


def _tell(facts: Mapping[str, Any]) -> None:
    there = "" if facts["exists"] else "  (not there yet; the first answer makes it)"
    tell(f"folder      {facts['folder']}{there}")
    tell(f"files       {', '.join(facts['files']) or 'none'}")
    if "zone" not in facts:
        return
    guess = ", where you may not be: --zone names your own" if facts["zone_is_a_guess"] else ""
    tell(f"zone        {facts['zone']}  (says {facts['zone_from']}{guess})")
    tell(f"night       from {facts['night_starts']:02}:00 to {facts['night_starts']:02}:00")
    tell(f"tonight     {facts['tonight']}, {say_night(facts['tonight'])}")
    if facts["trouble"]:
        tell(f"trouble     {facts['trouble']}")
