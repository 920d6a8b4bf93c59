"""How much room a terminal has, in the steps that the screens and their stylesheet tell apart."""

from __future__ import annotations

from typing import Final

from textual.geometry import Size

WIDE_FROM: Final = 100
"""Columns from which what belongs to the rows stands beside them rather than under them."""

TALL_FROM: Final = 19
"""Lines from which the line of screens is shown."""

HIGH_FROM: Final = 23
"""Lines from which nothing has to give way."""


def size_classes(size: Size) -> dict[str, bool]:
    """The classes of a screen at this size, known before the first painting: a change of class paints anew."""
    low = size.height < TALL_FROM
    return {"-wide": size.width >= WIDE_FROM, "-middling": not low and size.height < HIGH_FROM, "-low": low}
