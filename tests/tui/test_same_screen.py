"""With the wire and without it: the same screen, whatever is done, in any number of colours."""

from __future__ import annotations

import random
from typing import Final

import pytest
from rich.color import ColorSystem
from textual import events
from textual.pilot import Pilot

from stillnight.tui.glyphs import ASCII, UNICODE, Glyphs
from stillnight.tui.screens.notes import NotesScreen
from stillnight.tui.screens.tonight import TonightScreen
from stillnight.tui.terminal.writing import sent_bytes
from stillnight.tui.wire import ROOM
from tests.terminal.places import WALK
from tests.terminal.screen import KEYS
from tests.terminal.sent import rows_painted
from tests.tui.beside import Beside
from tests.tui.driving import StandingClock, after_a_fortnight, app_of, press

PRESSES: Final = 100

SCREENS: Final = {
    *("TonightScreen", "PageScreen", "AskScreen", "ChooseScreen"),
    *("ItemScreen", "ItemsScreen", "NotesScreen", "PaletteScreen"),
}

SIZES: Final = ((80, 24), (45, 20), (120, 40), (40, 15), (81, 23))

TYPED: Final = (
    *("warm bath ", "界 ", "e\u0301te\u0301 ", "👩\u200d👧 ", "☺\ufe0f", "한글"),
    *("enter", "left", "up", "backspace"),
)
"""What notes are made of: other scripts, accents that combine, families of emoji."""

MOVES: Final = ("down", "up", "j", "k", "home", "end", "pagedown", "pageup")
ANSWERS: Final = (*"0123456789", "minus", "n", "space", "left", "right", "backspace", "y", "Y")
PLACES: Final = (
    *("enter", "tab", "escape", "escape", "question_mark", "v", "g", "z", "c", "u", "ctrl+p", "ctrl+l"),
    *("left_square_bracket", "right_square_bracket", "T", "r", "ctrl+z", "ctrl+y", "m", "x", "slash", "f12"),
)


async def walk(pilot: Pilot[None]) -> set[str]:
    """Go once to every place there is and back; the kinds of screens that were in front."""
    met = set()
    for keys, _, closing in WALK:
        for key in (*keys, *closing):
            await press(pilot, *([key] if key in KEYS else key))
            met.add(type(pilot.app.screen).__name__)
    return met


async def something(pilot: Pilot[None], rng: random.Random) -> None:
    """Do what a person might do: mostly move, answer, open and close; at times type, paste or resize."""
    app = app_of(pilot)
    kind = rng.random()
    if kind < 0.04:
        app.post_message(events.Paste(rng.choice(TYPED)))
        await press(pilot)
    elif kind < 0.08:
        width, height = rng.choice([size for size in SIZES if size != app.size])
        assert isinstance(app, Beside)
        app.resized(width, height)
        await pilot.resize_terminal(width, height)
    elif kind < 0.14:
        text = rng.choice(TYPED)
        await press(pilot, *([text] if text in KEYS else text))
    elif kind < 0.3 and not isinstance(app.screen, TonightScreen):
        await press(pilot, "tab" if isinstance(app.screen, NotesScreen) else "escape")
    else:
        pool = rng.choices((MOVES, ANSWERS, PLACES), (4, 3, 3))[0]
        await press(pilot, rng.choice(pool))


@pytest.mark.parametrize(
    ("seed", "colours", "glyphs", "no_color", "paper", "far"),
    [
        (1, ColorSystem.TRUECOLOR, UNICODE, "", True, False),
        (2, ColorSystem.EIGHT_BIT, UNICODE, "", True, False),
        (3, ColorSystem.EIGHT_BIT, UNICODE, "", False, True),
        (4, ColorSystem.STANDARD, UNICODE, "", True, True),
        (5, ColorSystem.STANDARD, ASCII, "", False, False),
        (6, ColorSystem.EIGHT_BIT, UNICODE, "1", True, False),
        (7, ColorSystem.EIGHT_BIT, UNICODE, "", True, True),
    ],
    ids=[
        *("24 bit", "256", "256, erasing in no colour, far away", "16, far away", "16, ASCII, erasing in no colour"),
        *("no colour", "256, far away"),
    ],
)
async def test_the_wire_shows_what_textual_would_have_shown(
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    colours: ColorSystem,
    glyphs: Glyphs,
    no_color: str,
    paper: bool,
    far: bool,
) -> None:
    """However I wander through my diary, no letter and no colour is other than it was to be."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    app = Beside(after_a_fortnight(), StandingClock("2026-11-22 21:40"), colours, glyphs, paper=paper, far=far)
    rng = random.Random(seed)
    async with app.run_test(size=(80, 24)) as pilot:
        met = await walk(pilot)
        assert app.differences[:3] == []
        for _ in range(PRESSES):
            await something(pilot, rng)
            assert app.differences[:3] == []
    assert met >= SCREENS
    textual, wire = (sum(map(len, sent)) for sent in zip(*app.frames, strict=True))
    assert len(app.frames) > PRESSES / 2
    assert wire < textual / 2
    assert bool(app.followed) == far
    too_long = [answer for answer, _ in app.followed if sent_bytes(answer) > ROOM]
    assert [a for a in too_long if len(rows_painted(a.encode(), *max(SIZES))) > 1] == []
