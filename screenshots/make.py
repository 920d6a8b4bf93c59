"""Makes the pictures of the README from the running app, on invented nights and a fixed clock.

Run from the top: ``.venv/bin/python -m screenshots.make``. The same app gives the same pictures.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from stillnight.diary.home import Home
from stillnight.diary.person import Look, Planned
from stillnight.store.memory import MemoryDiary
from stillnight.tui.app import StillnightApp
from stillnight.tui.glyphs import UNICODE
from tests.invented import ZONE, nights

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True)
class Picture:
    """One picture: where and when it is taken, and the keys pressed before."""

    name: str
    size: tuple[int, int]
    now: str
    keys: Sequence[str]
    last_night: date
    look: Look = "evening"
    nights: int = 30
    """How many invented nights the diary has."""

    plan: Sequence[str] = ()
    """The strategies that are planned for every evening."""


PICTURES: Final = (
    Picture(
        "tonight",
        (110, 30),
        "2026-11-22T21:41:07+01:00",
        ("6", "down", *"2045", "down", *"150", "down", "1", "down", *"20", "down", "1", "down", "1", "2", "down", "y"),
        date(2026, 11, 21),
    ),
    Picture(
        "calendar", (80, 24), "2026-11-22T10:12:40+01:00", ("C", "left", "left", "up"), date(2026, 11, 21), nights=420
    ),
    Picture("guide", (80, 24), "2026-11-22T21:41:07+01:00", ("G", "s", "5", "q", *["down"] * 11), date(2026, 11, 21)),
    Picture(
        "strategies",
        (110, 30),
        "2026-11-22T21:43:12+01:00",
        ("S", "b", "7", "a", "4", "3", "down", "space", "down", "minus", "down", "s", *"too warm", "enter", "up", "up"),
        date(2026, 11, 21),
        plan=("calf-stretch", "warm-bath", "no-late-caffeine", "heat", "leg-massage", "walking"),
    ),
    Picture("morning", (110, 30), "2026-11-22T07:42:20+01:00", (), date(2026, 11, 21)),
    Picture("phone", (45, 20), "2026-11-23T03:12:31+01:00", ("c", "1", "1", "7"), date(2026, 11, 21), "red"),
)


async def taken(picture: Picture) -> str:
    """The picture as SVG."""
    now = datetime.fromisoformat(picture.now)
    os.environ["TERM"] = "xterm-256color"
    diary = MemoryDiary()
    for night in nights(picture.last_night, picture.nights, missing=0.1 if picture.nights > 30 else 0):
        diary.change(night.night_of, lambda _, night=night: night)  # type: ignore[misc]
    planned = tuple(Planned(strategy=one) for one in picture.plan)
    diary.change_person(lambda person: msgspec.structs.replace(person, plan=planned))
    app = StillnightApp(diary, lambda: now, Home(ZONE, "the diary"), glyphs=UNICODE)
    app.theme = picture.look
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        return without_web_fonts(app.export_screenshot(title="stillnight", simplify=True))


def without_web_fonts(svg: str) -> str:
    """The same picture without the fonts it would fetch from the web; the reader's own monospace serves."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Make every picture."""
    for picture in PICTURES:
        path = FOLDER / f"{picture.name}.svg"
        path.write_text(asyncio.run(taken(picture)), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
