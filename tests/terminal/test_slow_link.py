"""A slow line between a real ssh and a real sshd: each answer comes in one round trip, and nothing typed is lost.

What the line takes is reckoned from the bytes that went over it and when they came to it; what this machine took is
left out, so that a busy one changes nothing. The line is really as slow as that, too.
"""

from __future__ import annotations

import os
import select
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import EVENING, EVENING_IN_FILE, EVENING_ON_SCREEN, NIGHT, nights_in_files
from tests.terminal.processes import wait_until
from tests.terminal.screen import PATIENCE, Terminal
from tests.terminal.slow_link import Piece, SlowLink
from tests.terminal.test_lost_links import written
from tests.terminal.test_ssh import Connect, connect, port, remote_process

__all__ = ["connect", "port"]

pytestmark = pytest.mark.slow

MODEM: Final = 56_000
GSM: Final = 9_600
"""Bits a second."""

ROUND_TRIP: Final = 0.3

PROMISED: Final = 0.05
"""Seconds that an answer may take over the round trip, at 56 kbit/s."""

BEHIND: Final = 0.13
"""The same for all that a key on a row changes: the rows it brings, the moment of saving, the line of keys."""

BEHIND_PACKED: Final = 0.07
"""The same with ``ssh -C``."""

TRIES: Final = 3
"""How often an evening is tried: a machine that stands still for a moment may send two pieces as one."""

HELD: Final = 30
HELD_LAG: Final = 0.5
"""Seconds from the last of so many repeats of an arrow, thirty a second, to the last answer: round trip included."""

QUIET: Final = 0.3
"""Seconds without a byte, and none on the line, after which an answer is whole."""

TYPED: Final = ("down", "6", "down", *"2045", "down", *"1:20", "down", "down", *"45", "down", "1", "down", "down", "up")
"""Keys of an evening: answers that bring rows, times, lengths, a choice, moves."""

PLACES: Final = ("C", "T", "S", "T", "?", "q", "c", "1", "7", "escape")
"""Keys that bring other screens, a dialog and a refusal, and lead back."""

WALKED: Final = ("left", "up", "right", "down", "up", "up", "home")
"""Keys of a walk over the year."""


def opened(connect: Connect, link: SlowLink, folder: Path, flags: Sequence[str] = ()) -> Terminal:
    """The diary at the other end of the line, at the first row and drawn to its end."""
    words = ("--zone", "Europe/Berlin", "--night", NIGHT)
    terminal = connect(folder, *words, through=link.port, flags=flags)
    terminal.wait_for(lambda: terminal.at("Into bed"), 2 * PATIENCE)
    terminal.settle()
    terminal.press("home")
    terminal.wait_for(lambda: terminal.at("EVENING"))
    terminal.settle()
    return terminal


class Answers:
    """What keys cost on a line."""

    def __init__(self, terminal: Terminal, link: SlowLink) -> None:
        self.terminal, self.link = terminal, link
        self.first: list[float] = []
        """Seconds over the round trip until the first of each answer is there."""

        self.whole: list[float] = []
        """The same until all of it is."""

    def to(self, *keys: str) -> Answers:
        """Press keys, one after another, each when the one before is answered."""
        for key in keys:
            up, down = len(self.link.up), len(self.link.down)
            self.terminal.press(key)
            self.terminal.wait_for(lambda down=down: len(self.link.down) > down)  # type: ignore[misc]
            while not self.terminal.sends_nothing_for(QUIET) or self.link.under_way:
                pass
            answer = self.link.down[down:]
            asked = self._line_time(piece for piece in self.link.up[up:] if piece.came < answer[0].came)
            self.first.append(asked + self._line_time(answer[:1]))
            self.whole.append(asked + self._line_time(answer))
        return self

    def _line_time(self, pieces: Iterable[Piece]) -> float:
        return sum(piece.line_time(self.link.bits_per_second) for piece in pieces)


@pytest.fixture
def modem(port: int) -> Iterator[SlowLink]:
    """A line of 56 kbit/s and 300 ms."""
    with SlowLink(port, MODEM, ROUND_TRIP) as link:
        yield link


def held(terminal: Terminal, link: SlowLink, key: str) -> float:
    """Seconds on the line from the last of an arrow's repeats to the last answer; what the program took is left out."""
    up, down = len(link.up), len(link.down)
    for _ in range(HELD):
        terminal.press(key)
        terminal.take_until(time.monotonic() + 1 / HELD)
    while not terminal.sends_nothing_for(1.0):
        pass
    assert len(link.up) > up, "the repeats went over the line"
    last_key, last_answer = link.up[-1], link.down[-1]
    assert len(link.down) > down
    at_work = max(last_answer.came - last_key.arrived, 0.0)
    return last_answer.arrived - last_key.came - at_work


def best_of(tries: Iterable[Answers]) -> Answers:
    """The first that keeps the promise; the last if none does."""
    for answers in tries:
        if max(answers.first) <= PROMISED:
            break
    return answers


@pytest.mark.parametrize(("flags", "behind"), [((), BEHIND), (("-C",), BEHIND_PACKED)], ids=["plain", "compressed"])
def test_on_a_modem_every_key_on_a_row_is_answered_in_one_round_trip(
    flags: Sequence[str], behind: float, modem: SlowLink, connect: Connect, folder: Path
) -> None:
    """On the slowest line I have, whatever I press on a row is answered as quickly as the distance allows."""
    evenings = (
        Answers(opened(connect, modem, folder / str(number), flags), modem).to(*TYPED) for number in range(TRIES)
    )
    answers = best_of(evenings)
    assert max(answers.first) <= PROMISED
    assert max(answers.whole) <= behind
    assert nights_in_files(next(folder.iterdir()))[NIGHT]["urge"] == EVENING_IN_FILE["urge"]


def test_on_a_modem_another_screen_answers_in_one_round_trip_and_then_draws_itself(
    modem: SlowLink, connect: Connect, folder: Path
) -> None:
    """The tab I chose is marked at once, and the rest of its screen comes as fast as the line carries it."""
    terminal = opened(connect, modem, folder)
    answers = best_of(Answers(terminal, modem).to(*PLACES) for _ in range(TRIES))
    assert max(answers.first) <= PROMISED


def test_on_a_modem_the_calendar_answers_in_one_round_trip_however_long_an_arrow_is_held(
    modem: SlowLink, connect: Connect, folder: Path
) -> None:
    """From night to night it goes as quickly as the distance allows, also with my thumb on the arrow."""
    terminal = opened(connect, modem, folder)
    terminal.press("C")
    terminal.wait_for("Mon")
    terminal.settle()
    walks = best_of(Answers(terminal, modem).to(*WALKED) for _ in range(TRIES))
    assert max(walks.whole) <= PROMISED
    assert held(terminal, modem, "up") <= HELD_LAG


def test_what_is_typed_ahead_on_the_slowest_line_is_neither_lost_nor_reordered(
    port: int, connect: Connect, folder: Path
) -> None:
    """Over 9.6 kbit/s I type a whole evening without waiting for the screen, and each key lands where it belongs."""
    with SlowLink(port, GSM, ROUND_TRIP) as link:
        terminal = opened(connect, link, folder)
        for key in EVENING:
            terminal.press(key)
        wait_until(lambda: nights_in_files(folder) == {NIGHT: EVENING_IN_FILE}, 2 * PATIENCE)
        terminal.wait_for(
            lambda: all(said in terminal.row_with(label) for label, said in EVENING_ON_SCREEN.items()), 2 * PATIENCE
        )


def test_a_frozen_line_that_comes_back_shows_all_that_was_typed_meanwhile(
    modem: SlowLink, connect: Connect, folder: Path
) -> None:
    """The train goes through a tunnel: I type on, and behind it everything is there."""
    terminal = opened(connect, modem, folder)
    modem.freeze()
    terminal.press(*EVENING)
    assert terminal.sends_nothing_for(1.0)
    assert nights_in_files(folder) == {}
    modem.thaw()
    terminal.wait_for(lambda: all(said in terminal.row_with(label) for label, said in EVENING_ON_SCREEN.items()))
    assert nights_in_files(folder) == {NIGHT: EVENING_IN_FILE}


def test_a_frozen_line_that_is_given_up_keeps_what_was_half_typed(
    modem: SlowLink, connect: Connect, folder: Path
) -> None:
    """It does not come back, and I close the lid: the program ends there, and my half-typed time is kept."""
    terminal = opened(connect, modem, folder)
    program = remote_process(terminal)
    try:
        terminal.press("down", "6", "down", "20")
        terminal.wait_for("20▏")
        modem.freeze()
        terminal.process.kill()
        terminal.wait_for_exit()
        wait_until(lambda: written(folder, "20"))
        modem.thaw()
        assert select.select([program], [], [], PATIENCE / 4)[0], "the program outlived its connection"
        assert written(folder, "20")
    finally:
        os.close(program)
