"""The looks: evening, dim red for a dark bedroom, day, high contrast, the terminal's own; and the levels in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from textual.theme import Theme

from stillnight.diary.person import Look
from stillnight.tui.ramps import NUMBERS_OF_16, RAMPS

IN_HAND: Final = "#010101"
"""Stands for the ground of the row in hand in the terminal's own look, which shows it in reverse."""

THEMES: Final[dict[Look, Theme]] = {
    "evening": Theme(
        name="evening",
        primary="#d7af87",
        secondary="#87afaf",
        warning="#ffaf5f",
        error="#ff8787",
        foreground="#d0d0d0",
        background="#121212",
        surface="#1c1c1c",
        panel="#262626",
        dark=True,
        variables={"faint": "#949494"},
    ),
    "red": Theme(
        name="red",
        primary="#af3a3a",
        secondary="#873030",
        warning="#d75f5f",
        error="#d75f5f",
        foreground="#9a2a2a",
        background="#000000",
        surface="#000000",
        panel="#300808",
        dark=True,
        variables={"faint": "#6a2020"},
    ),
    "day": Theme(
        name="day",
        primary="#5f5f00",
        secondary="#005f5f",
        warning="#af0000",
        error="#870000",
        foreground="#262626",
        background="#fafafa",
        surface="#eeeeee",
        panel="#e4e4e4",
        dark=False,
        variables={"faint": "#626262"},
    ),
    "contrast": Theme(
        name="contrast",
        primary="#ffff87",
        secondary="#87ffff",
        warning="#ffd75f",
        error="#ffafaf",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#00005f",
        dark=True,
        variables={"faint": "#d0d0d0"},
    ),
    "terminal": Theme(
        name="terminal",
        primary="#00aaaa",
        secondary="#00aaaa",
        warning="#aa0000",
        error="#aa0000",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel=IN_HAND,
        dark=True,
        variables={"faint": "#fefefe"},
    ),
}
"""The themes by the look they are."""


SIXTEEN: Final = {
    0: "#000000",
    1: "#aa0000",
    4: "#0000aa",
    6: "#00aaaa",
    9: "#ff5555",
    11: "#ffff55",
    12: "#5555ff",
    14: "#55ffff",
}
"""What Rich takes for each of the sixteen colours, so that it sends just that one."""


def themes(color_system: str | None) -> Iterator[Theme]:
    """The themes with the colours of the levels, for a terminal with so many colours as Rich calls it."""
    for look, theme in THEMES.items():
        sixteen = tuple(SIXTEEN[number] for number in NUMBERS_OF_16[look])
        levels = sixteen if color_system == "standard" else RAMPS.get(look, sixteen)
        yield replace(theme, variables=theme.variables | _levels(levels))


def _levels(colours: Iterable[str]) -> dict[str, str]:
    return {f"level-{number}": colour for number, colour in enumerate(colours, 1)}


def after(look: str) -> Look:
    """The look that follows this one."""
    looks = tuple(THEMES)
    return next((new for old, new in pairwise(looks) if old == look), looks[0])
