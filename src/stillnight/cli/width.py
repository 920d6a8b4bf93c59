"""How wide a page is printed: as asked, as wide as the terminal, or 80 columns in a pipe."""

from __future__ import annotations

import os
import sys
from typing import Final

from stillnight.diary.errors import NotUnderstood

WIDTH: Final = 80
"""Columns where nobody says how many there are, as in a pipe."""

NARROWEST: Final = 20
WIDEST: Final = 1000


def width_of(asked: int | None) -> int:
    """The columns to print in.

    Raises:
        NotUnderstood: fewer or more were asked for than a page can have.
    """
    if asked is None:
        try:
            asked = os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH
        except (OSError, ValueError):
            asked = WIDTH
    if not NARROWEST <= asked <= WIDEST:
        raise NotUnderstood(f"--width: give a number of columns from {NARROWEST} to {WIDEST}")
    return asked
