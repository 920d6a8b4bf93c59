"""The guided timer over a slow line: under sixty bytes in every second, and a new step is still seen at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Final

import pytest
from rich.color import ColorSystem

from stillnight import content
from stillnight.tui.screens import timer as screens_timer
from stillnight.tui.screens.timer import TimerScreen
from stillnight.tui.timing import HOW_NOW
from tests.tui.beside import SIZE, Beside
from tests.tui.driving import StandingClock, press, screen_text
from tests.tui.test_strategies import planned
from tests.tui.test_strategy_timer import timing

MOST: Final = 59
"""Bytes of a second, at 80 by 24 in 256 colours: "under 60"."""

TIMED: Final = sorted(one.id for one in content.catalogue() if content.catalogue().course(one))

TURNS: Final = 20
"""Turns of the loop in which a changed widget and its screen have told one another."""

AFTERWARDS: Final = 40
"""Seconds after the end in which the words of the end have come to their end."""


@pytest.fixture(autouse=True)
def looked_at_only_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the test alone says when a second has passed."""
    monkeypatch.setattr(screens_timer, "A_SECOND", 3600.0)


async def drawn(app: Beside) -> None:
    """Wait until what changed is drawn; a pilot's pause of 20 ms would make an hour of seconds take two minutes."""
    for _ in range(TURNS):
        await asyncio.sleep(0)
    app.screen._on_timer_update()


@pytest.mark.parametrize("strategy", TIMED)
async def test_every_second_of_every_timer_sends_less_than_sixty_bytes(strategy: str) -> None:
    """I stretch over a line of a few bytes a second: each step is called in its own second, to the end and after."""
    clock = StandingClock("2026-11-22 21:40")
    app = Beside(planned(strategy), clock, ColorSystem.EIGHT_BIT)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "S", "g")
        assert isinstance(app.screen, TimerScreen)
        phases, running = timing(app).phases, timing(app)
        starts = {sum(one.seconds for one in phases[:at]): one for at, one in enumerate(phases)}
        sent: dict[int, int] = {}
        for second in range(1, sum(phase.seconds for phase in phases) + AFTERWARDS):
            clock.moment += timedelta(seconds=1)
            before = len(app.frames)
            if running.reading() is None:
                app.screen.show_more()
            else:
                running.look()
            await drawn(app)
            sent[second] = sum(len(wired.encode()) for _, wired in app.frames[before:])
            if second in starts:
                assert f"  {starts[second].now or starts[second].says}" in screen_text(app)
        assert HOW_NOW in screen_text(app)
        assert "a urge now" in screen_text(app)
        assert "0-4 relief" in screen_text(app)
        assert {second: size for second, size in sent.items() if size > MOST} == {}
        assert app.differences == []
