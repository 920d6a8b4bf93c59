"""Wide and combining characters in what a person typed: the columns stay straight on every screen that shows it."""

from __future__ import annotations

from typing import Final

import msgspec
import pytest
from rich.cells import cell_len
from rich.color import ColorSystem

from stillnight.diary.night import Dose, StrategyUse
from stillnight.diary.person import Medicine, OwnStrategy, Planned
from stillnight.store.memory import MemoryDiary
from tests.builders import SUNDAY
from tests.tui.beside import Beside
from tests.tui.driving import StandingClock, app_at, diary_with, press, screen_lines, screen_text, strips
from tests.tui.test_look import FULL

BATH: Final = "温かい足湯 e\u0301te\u0301"
"""Letters of two columns, and letters with a mark that takes none."""

MEDICINE: Final = "プラミペキソール a\u0308o\u0308"
NOTES: Final = "よく眠れた。 cafe\u0301 한국어 " * 6

PLACES: Final = (("end",), ("S",), ("S", "enter"), ("S", "p"), ("S", "g"), ("G", "m"), ("v",), ("C", "v", "v"))


def diary_in_japanese() -> MemoryDiary:
    """A diary whose own words are in Japanese, Korean and letters with marks."""
    night = msgspec.structs.replace(
        FULL, notes=NOTES, doses=(Dose(name=MEDICINE),), uses=(StrategyUse(strategy="bath", done="done"),)
    )
    diary = diary_with(night)
    diary.change_person(
        lambda person: msgspec.structs.replace(
            person,
            own=(OwnStrategy(id="bath", name=BATH, minutes=5, steps=(NOTES[:60],)),),
            plan=(Planned(strategy="bath"),),
            medicines=(Medicine(name=MEDICINE, since=SUNDAY),),
        )
    )
    return diary


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (45, 20)])
@pytest.mark.parametrize("keys", PLACES, ids="-".join)
async def test_wide_signs_keep_the_columns_straight(keys: tuple[str, ...], size: tuple[int, int]) -> None:
    """My strategy, my medicine and my notes are in Japanese: no line is longer for it, and no edge of a box moves."""
    diary = diary_in_japanese()
    app = Beside(diary, StandingClock("2026-11-22 21:40"), ColorSystem.EIGHT_BIT)
    app.textuals.resize(size[1], size[0])
    app.wires.resize(size[1], size[0])
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        assert [strip.cell_length for strip in strips(app)] == [size[0]] * size[1]
        assert app.differences == []
        columns = [[x for x, cell in enumerate(app.wires.line(y)) if cell[0] == "│"] for y in range(size[1])]
        if "╭" in screen_text(app):
            sides = {(found[0], found[-1]) for found in columns if found}
            assert len(sides) == 1


async def test_what_a_strategy_did_stands_in_one_column_whatever_its_name() -> None:
    """Beside Tonight the urge before and after stand below one another, for a name in Japanese and one in English."""
    diary = diary_in_japanese()
    uses = (
        StrategyUse(strategy="bath", done="done", before=7, after=4),
        StrategyUse(strategy="calf-stretch", done="done", before=7, after=5),
    )
    diary.change(SUNDAY, lambda night: msgspec.structs.replace(night, uses=uses))
    app = app_at("2026-11-22 21:40", diary)
    async with app.run_test(size=(120, 40)):
        lines = [line for line in screen_lines(app) if "✓" in line and "7 → " in line]
        columns = [cell_len(line[: line.index("7 → ")]) for line in lines]
        assert len(columns) == 2
        assert columns[0] == columns[1]
