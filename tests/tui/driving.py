"""Driving the real app in tests: a diary, a clock that stands still, real keys, and what the screen shows.

Keys enter where the terminal's keys enter, so that nothing of the way a key takes is left out.
"""

from __future__ import annotations

import asyncio
import json
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip

from stillnight.diary.home import Home
from stillnight.diary.night import Night
from stillnight.diary.port import DiaryStore
from stillnight.store.memory import MemoryDiary
from stillnight.tui.app import StillnightApp
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.screens.tonight import TonightScreen
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.questions import QuestionRows
from stillnight.tui.widgets.rows import RowList
from tests import invented
from tests.builders import BERLIN, SUNDAY, at

HOME = Home(BERLIN, "the diary")

CHARACTERS = {"space": " ", "minus": "-", "colon": ":", "full_stop": ".", "comma": ",", "question_mark": "?"}
"""What some keys with names type."""


class StandingClock:
    """A clock that stands still until it is moved."""

    def __init__(self, text: str, zone: str = BERLIN, *, second: bool = False) -> None:
        self.moment = at(text, zone, second=second)

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.moment

    def on(self, minutes: int) -> None:
        """Let so many minutes pass."""
        self.moment += timedelta(minutes=minutes)


def app_at(
    moment: str | StandingClock,
    diary: DiaryStore | None = None,
    *,
    home: Home = HOME,
    night_of: date | None = None,
    glyphs: Glyphs = UNICODE,
) -> StillnightApp:
    """The app at this moment of Berlin's clock, over this diary or an empty one."""
    clock = moment if isinstance(moment, StandingClock) else StandingClock(moment)
    kept = MemoryDiary() if diary is None else diary
    return StillnightApp(kept, clock, home, night_of, glyphs, keep_report=lambda notes: "reports/report.html")


def diary_with(*nights: Night, files: dict[str, bytes] | None = None) -> MemoryDiary:
    """A diary in memory that holds these nights."""
    diary = MemoryDiary(files)
    for night in nights:
        diary.change(night.night_of, lambda _, kept=night: kept)  # type: ignore[misc]
    return diary


def after_a_fortnight(last: date = SUNDAY - timedelta(days=1), files: dict[str, bytes] | None = None) -> MemoryDiary:
    """A diary with fourteen invented nights up to ``last``, on which the urge felt as it usually does."""
    return diary_with(*map(_as_usual, invented.nights(last, 14)), files=files)


def _as_usual(night: Night) -> Night:
    felt = msgspec.structs.replace(night.urge, feels=("tingling", "burning")) if night.urge.worst else night.urge
    return msgspec.structs.replace(night, urge=felt)


# --- keys ------------------------------------------------------------------------------------------


def key_event(key: str) -> events.Key:
    """The event that the terminal's driver makes of a key."""
    name = _character_to_key(key) if len(key) == 1 else key
    return events.Key(name, key if len(key) == 1 else CHARACTERS.get(name))


def post_at_once(app: StillnightApp, keys: Iterable[str]) -> None:
    """Let these keys arrive in one packet: all of them are there before the first is looked at."""
    for key in keys:
        app.post_message(key_event(key))


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every key that has arrived is handled to its end."""
    app = app_of(pilot)
    arrived = asyncio.Event()
    app.call_later(arrived.set)
    async with asyncio.timeout(20):
        await arrived.wait()
        while app._running and (app._key_in_hand is not None or app._typed_ahead):
            await asyncio.sleep(0)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press these keys one after another, then wait until all is done and drawn."""
    post_at_once(app_of(pilot), keys)
    await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type this text, a key for each character."""
    await press(pilot, *text)


async def go_to(pilot: Pilot[None], question_id: str) -> None:
    """Move the cursor of the list in front to this row, with the arrow keys."""
    rows = rows_of(app_of(pilot))
    ids = [row.id for row in rows.rows if not row.note]
    steps = ids.index(question_id) - ids.index(rows.cursor_id)
    await press(pilot, *["down" if steps > 0 else "up"] * abs(steps))
    assert rows.cursor_id == question_id, "the arrows did not get there"


async def answer(pilot: Pilot[None], question_id: str, *keys: str) -> None:
    """Go to a row and press these keys there."""
    await go_to(pilot, question_id)
    await press(pilot, *keys)


# --- what there is ---------------------------------------------------------------------------------


def app_of(pilot: Pilot[None]) -> StillnightApp:
    """The app that the pilot flies."""
    assert isinstance(pilot.app, StillnightApp)
    return pilot.app


def rows_of(app: StillnightApp) -> RowList:
    """The list of rows in front."""
    return app.screen.query_one("#rows", RowList)


def tonight(app: StillnightApp) -> TonightScreen:
    """The screen in front, which has to be Tonight."""
    assert isinstance(app.screen, TonightScreen), f"{type(app.screen).__name__} is in front"
    return app.screen


def night(app: StillnightApp, night_of: date = SUNDAY) -> Night:
    """The night as the diary has it."""
    return app.session.night(night_of)


def shown_ids(app: StillnightApp) -> list[str]:
    """The rows the cursor can be on, from the first to the last."""
    return [row.id for row in rows_of(app).rows if not row.note]


def line(app: StillnightApp, row_id: str) -> str:
    """The answer shown on a row of the list in front, as text."""
    found = [row for row in rows_of(app).rows if row.id == row_id]
    assert found, f"no row {row_id}"
    return "".join(span.text for span in found[0].spans)


def trouble(app: StillnightApp) -> str:
    """The words below the cursor's row in the list in front; empty where there are none."""
    rows = rows_of(app)
    notes = [row for row in rows.rows if row.note and row.id.partition("!")[0] == rows.cursor_id]
    return " ".join("".join(span.text for span in row.spans).removeprefix("! ").strip() for row in notes)


def typed(app: StillnightApp) -> str | None:
    """What is being typed on the row; ``None`` where nothing is."""
    editor = rows_of(app).editor
    return None if editor is None else editor.text


def said(app: StillnightApp) -> str:
    """The line that says what happened."""
    return app.screen.query_one("#said", SayLine).said


def keys_shown(app: StillnightApp) -> str:
    """The line of keys, as text."""
    keys = app.screen.query_one("#keys", KeyLine)
    return keys.render_line(0).text


def strips(app: StillnightApp) -> list[Strip]:
    """The lines of the screen as they go to the terminal, filters applied."""
    return app.screen._compositor.render_strips()


def screen_lines(app: StillnightApp) -> list[str]:
    """The lines of the screen as text."""
    return [strip.text for strip in strips(app)]


def screen_text(app: StillnightApp) -> str:
    """The whole screen as text."""
    return "\n".join(screen_lines(app))


def on_disk(folder: Path, night_of: date = SUNDAY) -> Any:
    """The document of a night as its file has it, read without the store, and without the ids of its items."""
    file = json.loads((folder / f"nights-{night_of.year}.json").read_text("utf-8"))
    night = file["nights"].get(f"{night_of:%Y%m%d}")
    lists = (part for part in (night or {}).values() if isinstance(part, list))
    for item in (item for part in lists for item in part if isinstance(item, dict)):
        assert item.pop("id"), "every item of a list has an id"
    return night


def controls(text: str) -> list[str]:
    """The characters that would steer a terminal or turn a line around."""
    bad = {"Cc", "Cs", "Zl", "Zp"}
    bidi = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    return [character for character in text if unicodedata.category(character) in bad or character in bidi]


def question_rows(app: StillnightApp) -> QuestionRows:
    """The list of questions in front."""
    return app.screen.query_one("#rows", QuestionRows)
