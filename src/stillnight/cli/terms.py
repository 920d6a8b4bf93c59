"""What the name of a terminal, ``TERM``, says about it."""

from __future__ import annotations

from typing import Final

_WITHOUT_SCREEN: Final = frozenset({"", "dumb", "unknown"})

_WITH_256: Final = frozenset(
    {
        *("xterm", "screen", "tmux", "rxvt", "rxvt-unicode", "alacritty", "foot", "kitty", "konsole", "mintty"),
        *("putty", "st", "vte", "wezterm"),
    }
)
"""Names without a number of colours that terminals of today go by; what has fewer takes the nearest of its own. The
Linux console and real VT100s are not among them."""


def shows_screens(term: str) -> bool:
    """Whether sequences are understood there at all."""
    return term.lower() not in _WITHOUT_SCREEN


def has_256(term: str) -> bool:
    """Whether a terminal of this name shows 256 colours."""
    return "256" in term or term in _WITH_256
