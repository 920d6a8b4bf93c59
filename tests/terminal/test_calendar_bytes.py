"""Few bytes: what a walk over the year costs on a slow line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

import pytest

from tests.terminal.least import least, picture
from tests.terminal.screen import Terminal
from tests.terminal.test_bytes import sent_by
from tests.terminal.test_calendar import start, year
from tests.tui.emulator import Emulator

__all__ = ["year"]

MOVE: Final = 150
"""Bytes of a move of the cursor, at 256 colours: two cells and what is said of the night."""

RATIO: Final = 1.6
"""How much more than the least is sent, in the median."""


@pytest.fixture
def calendar(year: Path) -> Iterator[tuple[Terminal, Emulator]]:
    """The calendar in a terminal, and a screen that follows what is sent."""
    with start(year) as terminal:
        terminal.settle()
        seen = Emulator(80, 24)
        seen.take(terminal.output.decode())
        yield terminal, seen


@pytest.mark.parametrize("measure", ["", "m", "mm", "mmm"])
def test_a_move_in_the_year_costs_a_hundred_and_fifty_bytes_at_most(
    calendar: tuple[Terminal, Emulator], measure: str
) -> None:
    """Each arrow over my nights answers in one packet, and next to nothing of it is sent in vain."""
    terminal, seen = calendar
    seen.take(sent_by(terminal, measure).decode() if measure else "")
    sizes, ratios = [], []
    for key in ("left", "up", "down", "right", "n", "N", *["up"] * 12, "home", "end"):
        before, sent = picture(seen), sent_by(terminal, key)
        seen.take(sent.decode())
        if sent:
            sizes.append(len(sent))
            ratios.append(len(sent) / max(least(before, picture(seen)), 1))
    assert len(sizes) > 15
    assert max(sizes) <= MOVE
    assert median(ratios) <= RATIO
