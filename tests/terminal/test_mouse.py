"""The mouse, where a terminal is near: it points at rows, screens and nights. Over SSH nobody asks for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import start, surroundings, words_for
from tests.terminal.screen import Terminal

ASKS: Final = (b"\x1b[?1000h", b"\x1b[?1002h", b"\x1b[?1003h", b"\x1b[?1006h", b"\x1b[?1015h")
"""What asks a terminal for its mouse."""


def click(terminal: Terminal, x: int, y: int) -> None:
    """Press and let go over a cell, counted from 0, as xterm tells it (SGR, mode 1006)."""
    at = f"{x + 1};{y + 1}"
    terminal.send(f"\x1b[<0;{at}M\x1b[<0;{at}m".encode())


def click_on(terminal: Terminal, text: str) -> None:
    """Click on the beginning of a text."""
    y = terminal.line_of(text)
    click(terminal, terminal.rows[y].index(text), y)


def asks_for_the_mouse(terminal: Terminal) -> bool:
    """Whether the terminal was asked to tell of its mouse."""
    return any(mode in terminal.output for mode in ASKS)


def test_rows_screens_and_nights_can_be_pointed_at(folder: Path) -> None:
    """At my desk I click on a row, on a screen's name, and on a night of the year."""
    with start(folder, (100, 30)) as terminal:
        click_on(terminal, "Final awakening")
        terminal.wait_for(lambda: terminal.at("Final awakening"))
        click_on(terminal, "Calendar")
        terminal.wait_for("0 of ")
        terminal.settle()
        y = terminal.line_of("Fri")
        click(terminal, terminal.rows[y].index("Fri") + 8, y)
        terminal.wait_for(lambda: re.search(r"Fri +[0-9]+ → Sat +[0-9]+ (Jan|Feb)", terminal.text))


@pytest.mark.parametrize(
    ("environ", "words", "asks"),
    [
        ({}, (), True),
        ({}, ("--no-mouse",), False),
        ({"SSH_CONNECTION": "192.0.2.1 5000 192.0.2.2 22"}, (), False),
        ({"SSH_CONNECTION": "192.0.2.1 5000 192.0.2.2 22"}, ("--mouse",), True),
    ],
    ids=["here", "here, not wanted", "over SSH", "over SSH, wanted"],
)
def test_the_terminal_is_asked_for_its_mouse_only_where_it_is_wanted(
    environ: dict[str, str], words: tuple[str, ...], asks: bool, folder: Path
) -> None:
    """When the line drops, my terminal is not left sending mouse codes, unless I took the risk."""
    with Terminal([*words_for(folder), *words], surroundings(**environ)) as terminal:
        terminal.wait_for(lambda: terminal.at("Into bed"))
        terminal.settle()
        assert asks_for_the_mouse(terminal) is asks
