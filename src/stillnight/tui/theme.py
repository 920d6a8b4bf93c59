"""The looks: evening, dim red for a dark bedroom, and day."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from textual.theme import Theme

from stillnight.diary.person import Look

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
        panel="#303030",
        dark=True,
        variables={"faint": "#808080"},
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
        primary="#875f00",
        secondary="#005f5f",
        warning="#af5f00",
        error="#af0000",
        foreground="#262626",
        background="#fafafa",
        surface="#eeeeee",
        panel="#dadada",
        dark=False,
        variables={"faint": "#6c6c6c"},
    ),
}
"""The themes by the look they are."""


def after(look: str) -> Look:
    """The look that follows this one."""
    looks = tuple(THEMES)
    return next((new for old, new in pairwise(looks) if old == look), looks[0])
