"""``stillnight check``: whether everything in the diary reads, and every backup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from stillnight.cli.asked import Asked
from stillnight.cli.telling import tell
from stillnight.cli.wiring import folder_of
from stillnight.diary.clock import Clock
from stillnight.diary.errors import DiaryReadOnly
from stillnight.diary.words import counted

if TYPE_CHECKING:
    from stillnight.store.check import Looked

SOUND, DAMAGED, UNREAD = 0, 1, 2


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Look, and say what there is: 0 all sound, 1 something damaged, 2 something could not be read at all."""
    from stillnight.store.check import check

    folder = folder_of(args.diary, environ)
    try:
        found = check(folder)
    except DiaryReadOnly as error:
        tell(str(error))
        return UNREAD
    for looked in found:
        _tell(looked)
    if not found:
        tell("there is no diary yet")
    nights = sum(looked.entries for looked in found if looked.name.startswith("nights"))
    backups = sum(looked.good_backups for looked in found)
    damaged = sum(not looked.sound for looked in found)
    verdict = f"{counted(damaged, 'file')} with damage" if damaged else "all sound"
    if any(looked.unread for looked in found):
        tell(f"not all could be read: {counted(nights, 'night')} read, {verdict}")
        return UNREAD
    tell(f"{counted(nights, 'night')}, {counted(backups, 'good backup')}: {verdict}")
    return DAMAGED if damaged else SOUND


def _tell(looked: Looked) -> None:
    kind = ("night", "nights") if looked.name.startswith("nights") else ("entry", "entries")
    what = looked.unread or looked.damage or "sound"
    backups = counted(looked.good_backups, "good backup")
    tell(f"{looked.name:18}{counted(looked.entries, *kind)}, {backups}: {what}")
    for name in looked.bad_backups:
        tell(f"  {name} is a damaged backup; it is never used")
