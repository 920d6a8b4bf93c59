"""Makes every picture in this folder from the running app, on the invented diary and a fixed clock.

Run from the top: ``.venv/bin/python -m screenshots.make``. The same app gives the same pictures: an SVG each, and
where Chromium is found a PNG of that very SVG.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from screenshots import report
from screenshots.png import browser, drawn, signed
from stillnight.diary.home import Home
from stillnight.diary.person import Look
from stillnight.exchange.demo.diary import demo
from stillnight.exchange.demo.story import HOME
from stillnight.store.filling import fill
from stillnight.store.memory import MemoryDiary, MemoryShelf
from stillnight.tui.app import StillnightApp
from stillnight.tui.glyphs import UNICODE

FOLDER: Final = Path(__file__).parent

TONIGHT: Final = date(2026, 11, 22)
"""The evening of all pictures, a Sunday."""

EVENING: Final = "2026-11-22T21:41:07+01:00"
MORNING: Final = "2026-11-22T08:42:20+01:00"
NIGHT: Final = "2026-11-23T03:12:31+01:00"

WIDE: Final = (110, 30)
USUAL: Final = (80, 24)
PHONE: Final = (45, 20)


@dataclass(frozen=True)
class Picture:
    """One picture: where and when it is taken, and the keys pressed before."""

    name: str
    size: tuple[int, int]
    now: str
    keys: Sequence[str] = ()
    look: Look = "evening"


ANSWERS: Final = (
    *("6", "down", *"2045", "down", *"150", "down", "1", "down", *"20", "down", "1", "down", "1", "2"),
    *("down", "2", "5", "down", "5"),
)
"""An evening, answered from the first row on."""

RATINGS: Final = (
    "b",
    "7",
    "a",
    "4",
    "3",
    "down",
    "space",
    "down",
    "minus",
    "down",
    "s",
    *"too warm",
    "enter",
    "up",
    "up",
)
"""A checklist, ticked from the first strategy on."""

PICTURES: Final = (
    Picture("tonight", WIDE, EVENING, ("S", *RATINGS, "T", *ANSWERS)),
    Picture("tonight-80x24", USUAL, EVENING, ANSWERS),
    Picture("morning", WIDE, MORNING),
    Picture("calendar", USUAL, EVENING, ("C", *["left"] * 9)),
    Picture("calendar-120x40", (120, 40), EVENING, ("C", "m", "m", "v", *["left"] * 9)),
    Picture("strategies", WIDE, EVENING, ("S", *RATINGS)),
    Picture("guide", USUAL, EVENING, ("G", "s", "5", "q", *["down"] * 11)),
    Picture("timer", USUAL, EVENING, ("S", "g")),
    Picture("phone", PHONE, NIGHT, ("c", "1", "1", "7"), "red"),
    Picture("calendar-phone", PHONE, NIGHT, ("C", *["left"] * 9), "red"),
)


@cache
def diary() -> dict[str, bytes]:
    """The files of the invented diary."""
    files: dict[str, bytes] = {}
    invented = demo(TONIGHT)
    fill(MemoryShelf(files), invented.person, invented.nights, lambda: datetime.fromisoformat(EVENING))
    return files


async def taken(picture: Picture) -> str:
    """The picture as SVG."""
    now = datetime.fromisoformat(picture.now)
    os.environ["TERM"] = "xterm-256color"
    app = StillnightApp(MemoryDiary(dict(diary())), lambda: now, Home(HOME, "the diary"), glyphs=UNICODE)
    app.theme = picture.look
    async with app.run_test(size=picture.size) as pilot:
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        return without_web_fonts(app.export_screenshot(title="stillnight", simplify=True))


def without_web_fonts(svg: str) -> str:
    """The same picture without the fonts it would fetch from the web; the reader's own monospace serves."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Make every picture, and take away those that are none of them."""
    chromium = browser()
    for picture in PICTURES:
        svg = asyncio.run(taken(picture))
        (FOLDER / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
        if chromium is not None:
            (FOLDER / f"{picture.name}.png").write_bytes(signed(drawn(svg, chromium), svg))
        print(picture.name)
    if chromium is not None:
        report.make(FOLDER)
        print(report.NAME)
    for path in (*FOLDER.glob("*.svg"), *FOLDER.glob("*.png")):
        if path.stem not in {report.NAME, *(picture.name for picture in PICTURES)}:
            path.unlink()
    if chromium is None:
        print("no Chromium was found: the PNGs are those of before")


if __name__ == "__main__":
    main()
