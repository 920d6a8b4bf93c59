"""The header of an invented diary says that it is one, at every width and whatever else there is to say."""

from __future__ import annotations

import pytest

from stillnight.diary.home import Home
from stillnight.exchange.demo.diary import demo
from stillnight.store.filling import fill
from stillnight.store.memory import MemoryDiary, MemoryShelf
from stillnight.tui.glyphs import ASCII, UNICODE, Glyphs
from stillnight.tui.widgets.lines import NAMES, TopLine
from tests.builders import BERLIN, SUNDAY
from tests.tui.driving import after_a_fortnight, app_at, press, screen_lines

EVENING = "2026-11-22 21:40"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The diary that `stillnight demo` shows."""
    kept: dict[str, bytes] = {}
    invented = demo(SUNDAY)
    fill(MemoryShelf(kept), invented.person, invented.nights)
    return kept


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (45, 20), (40, 15)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_says_that_the_diary_is_invented(
    files: dict[str, bytes], size: tuple[int, int], glyphs: Glyphs
) -> None:
    """Nobody takes these nights for somebody's, before an answer and after it."""
    app = app_at(EVENING, MemoryDiary(dict(files)), home=Home(BERLIN, "the diary"), glyphs=glyphs)
    async with app.run_test(size=size) as pilot:
        for key in ("T", "6", "C", "S", "G"):
            await press(pilot, key)
            top = screen_lines(app)[0]
            assert top.startswith((" invented ", " demo "))
            if key in ("T", "6"):
                assert "Sun 22" in top
                assert "Mon 23 Nov" in top
            assert ("21:40" in top) == (key != "T")


async def test_a_diary_of_my_own_says_nothing_of_the_kind() -> None:
    """Mine is mine."""
    app = app_at(EVENING, after_a_fortnight())
    async with app.run_test(size=(80, 24)):
        assert screen_lines(app)[0].startswith(" stillnight ")


@pytest.mark.parametrize("width", [120, 80, 45, 40])
def test_what_is_not_saved_is_still_said(width: int) -> None:
    """An alarm stands beside it, also at forty columns."""
    line = TopLine(invented=True)
    line.set_reactive(TopLine.title, ("Sun 22 → Mon 23 Nov 2026", "Sun 22 → Mon 23 Nov"))
    line.set_reactive(TopLine.saved, ("NOT SAVED: the disk is full", "NOT SAVED"))
    line.set_reactive(TopLine.alarm, True)
    said = "".join(text for text, _ in line.pieces(width))
    assert "NOT SAVED" in said
    assert said.startswith((NAMES[True][0], NAMES[True][1], NAMES[True][2]))
    assert len(said) < width
