"""The looks: evening, dim red for a dark bedroom, day, high contrast, the terminal's own; and the levels in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from rich.style import Style
from textual.theme import Theme

from stillnight.diary.person import Look
from stillnight.tui.ramps import NUMBERS_OF_16, RAMPS
from stillnight.tui.sixteen import OF_16, SIXTEEN, colours_of_16

IN_HAND: Final = "#010101"
"""Stands for the ground of the row in hand where no colour is right for it, and a filter shows it in another way."""

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
        primary="#d70000",
        secondary="#af0000",
        warning="#d75f5f",
        error="#d75f5f",
        foreground="#af0000",
        background="#000000",
        surface="#000000",
        panel="#220505",
        dark=True,
        variables={"faint": "#930000"},
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
        variables={"faint": "#585858"},
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
        foreground="#fefefe",
        background="#000000",
        surface="#000000",
        panel=IN_HAND,
        dark=True,
        variables={"faint": "#fefefe"},
    ),
}
"""The themes by the look they are."""


RED_IN_HAND: Final = Style(color="#d70000", bgcolor="#5f0000")
"""The row in hand of the red look with 256 colours, which have no darker red: one ink that stands clear of it."""


def row_in_hand(look: str, color_system: str | None) -> Style | None:
    """How the row in hand is drawn where there is no colour that its ground could have; ``None`` where there is one.

    Args:
        look: a look that names its colours.
        color_system: how many colours there are, as Rich calls it.
    """
    inks = next((inks for name, inks in OF_16.items() if name == look), None)
    if color_system == "standard" and inks is not None:
        return Style(color=SIXTEEN[inks.foreground], bgcolor=SIXTEEN[inks.background], reverse=True)
    return RED_IN_HAND if look == "red" and color_system == "256" else None


def themes(color_system: str | None, *, colourless: bool = False) -> Iterator[Theme]:
    """The themes as a terminal shows them.

    Args:
        color_system: how many colours it has, as Rich calls it.
        colourless: no colour is wanted.
    """
    for look, theme in THEMES.items():
        is_few = color_system == "standard"
        ramp = None if is_few else RAMPS.get(look)
        levels = _levels(ramp or (SIXTEEN[number] for number in NUMBERS_OF_16[look]))
        named = colours_of_16(look) if is_few else _named(theme) if look == "terminal" else {}
        if colourless or row_in_hand(look, color_system) is not None:
            named |= {"panel": IN_HAND}
        fields = {name: colour for name, colour in named.items() if name != "faint"}
        yield replace(theme, **fields, variables=theme.variables | named | levels)  # type: ignore[arg-type]


def _named(theme: Theme) -> dict[str, str]:
    """What Textual would change by a hair, for its arithmetic cuts off fractions; as a variable it is left alone."""
    return {"primary": theme.primary, "warning": str(theme.warning), "panel": str(theme.panel)}


def _levels(colours: Iterable[str]) -> dict[str, str]:
    return {f"level-{number}": colour for number, colour in enumerate(colours, 1)}


def after(look: str) -> Look:
    """The look that follows this one."""
    looks = tuple(THEMES)
    return next((new for old, new in pairwise(looks) if old == look), looks[0])
