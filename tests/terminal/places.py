"""A walk through every place of the program, so that a rule of drawing can be held against all of them."""

from __future__ import annotations

from typing import Final

from tests.terminal.screen import Terminal

PALETTE: Final = "Search for commands"

WALK: Final = (
    # what is typed, what then shows, what closes it again
    (("home", "down", "6"), "6 of 10", ()),
    (("down", "99x", "enter"), "not a time", ("escape",)),
    (("down", "down", "enter"), "Space tick", ("q",)),
    (("v",), "Carney", ("q",)),
    (("?",), "HOW TO ANSWER", ("q",)),
    (("ctrl+p",), PALETTE, ("escape",)),
    (("g",), "Go to the night of", ("escape",)),
    (("z",), "Your time zone", ("escape",)),
    (("c11",), "Woke you", ("q",)),
    (("enter",), "add a cramp", ("q",)),
    (("down", "enter", "warm bath"), "keeps them", ("tab",)),
    (("C", "m", "m"), "worst urge", ()),
    (("o", "up", " ", "up", "up"), "cramp", ()),
    (("v", "w"), "Mon", ()),
    (("v",), "notes", ()),
    (("v", "M"), "in bed, not trying", ("q",)),
    (("O",), "nothing", ("q",)),
    (("S", "/", "calf", "enter"), "Esc shows all", ()),
    ((" ", "b7a4", "3"), ", good", ()),
    (("enter",), "HOW [", ("q",)),
    (("g",), "1 of 3, left", ("x",)),
    (("p",), "Space every evening", ("q",)),
    (("+", "ants", "enter"), "Your strategy", ("q",)),
    (("G",), "When to call for help now", ()),
    (("h",), "emergency number", ()),
    (("s",), "DVT", ("q",)),
    (("enter",), "Go on to", ("q",)),
    (("]", " ", "q"), "search all pages", ()),
    (("/", "ferritin"), "iron:", ("escape",)),
    (("s", "5"), "clot", ("5", "q")),
    (("a", "?"), "WHAT A YES CHANGES", ("q", "q")),
    (("m", "enter", "gabapentin", "enter"), "Side effects", ("q",)),
    (("q", "b"), "add a blood test", ("q",)),
    (("T",), "Worst urge", ()),
    (("ctrl+p", "report for", "enter"), "The report is kept", ("q",)),
)
"""Rows, a mistake, choices, the picture, help, palette, questions in a box, a cramp, the list of cramps, notes; the
calendar with a mark and a range, its month, its list, its measures and marks; the checklist with a search and
a rating, a card, a timer, the plan, a strategy of one's own; the guide, a page, its sources and where
it leads, the search, signs, why something is asked, a medicine, blood tests; the way back, and a report."""


def walk(terminal: Terminal) -> None:
    """Go to each place and back, and stay until the last of it is drawn."""
    for keys, shows, closing in WALK:
        terminal.press(*keys)
        terminal.wait_for(shows)
        if closing:
            terminal.press(*closing)
            terminal.wait_for_end_of(shows)
    terminal.settle()
