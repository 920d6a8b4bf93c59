"""What colours look like on terminals of 256 and of sixteen colours: the fixed cube, and two usual palettes."""

from __future__ import annotations

from typing import Final

from rich.color import Color, ColorSystem
from rich.style import Style

RGB = tuple[int, int, int]

XTERM: Final = (
    *("000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5"),
    *("7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff"),
)
"""XTerm-col.ad."""

LINUX: Final = (
    *("000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa"),
    *("555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff"),
)
"""The console's own, which is the VGA's (drivers/tty/vt/vt.c)."""

PALETTES: Final = {"xterm": XTERM, "linux": LINUX}


def number_of_16(colour: Color | None) -> int:
    """The number that is sent for a colour where there are sixteen."""
    assert colour is not None
    number = colour.downgrade(ColorSystem.STANDARD).number
    assert number is not None
    return number


def on_256(colour: Color | None) -> RGB:
    """What is seen of a colour where there are 256: those from 16 on are the same everywhere."""
    assert colour is not None
    number = colour.downgrade(ColorSystem.EIGHT_BIT).number
    assert number is not None
    assert number >= 16
    red, green, blue = Color.from_ansi(number).get_truecolor()
    return red, green, blue


def of_palette(number: int, palette: str) -> RGB:
    """What is seen of one of sixteen."""
    text = PALETTES[palette][number]
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)


def inks_of(style: Style) -> set[int]:
    """The numbers that may be seen for the ink: bold shows one of the first eight as its brighter twin, or does not."""
    number = number_of_16(style.color)
    return {number, number + 8} if style.bold and number < 8 else {number}
