"""A walk through every place of the program, so that a rule of drawing can be held against all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.terminal.screen import Terminal

WALK: Final = (
    # what is typed, what then shows, what closes it again
    (("home", "down", "6"), "6 of 10", ()),
    (("down", "99x", "enter"), "not a time", ("escape",)),
    (("down", "down", "enter"), "Set off by", ("q",)),
    (("v",), "in bed", ("q",)),
    (("?",), "HOW TO ANSWER", ("q",)),
    (("ctrl+p",), "Search for commands", ("escape",)),
    (("g",), "Go to the night of", ("escape",)),
    (("z",), "Your time zone", ("escape",)),
    (("c11",), "Woke you", ("q",)),
    (("enter",), "left calf", ("q",)),
    (("down", "enter", "warm bath"), "warm bath", ("tab",)),
)
"""Rows, a mistake, choices, the picture, help, palette, questions in a box, a cramp, the list of cramps, notes."""


def walk(terminal: Terminal) -> Iterator[str]:
    """Go to each place and name it by what shows there, while it shows."""
    for keys, shows, closing in WALK:
        before = terminal.text
        terminal.press(*keys)
        terminal.wait_for(lambda shows=shows, before=before: shows in terminal.text and terminal.text != before)
        terminal.settle()
        yield shows
        if closing:
            there = terminal.text
            terminal.press(*closing)
            terminal.wait_for(lambda there=there: terminal.text != there)
            terminal.settle()
