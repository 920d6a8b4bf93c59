"""The looks where a terminal has sixteen colours: by number, for which red or blue that is the terminal decides.

Each was chosen for the palettes of xterm and of the Linux console, where bold may show a colour brighter and a paper of
the brighter eight as its darker twin. A test holds the words of every screen against both.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from stillnight.diary.person import Look

SIXTEEN: Final = {
    0: "#000000",
    1: "#aa0000",
    4: "#0000aa",
    6: "#00aaaa",
    7: "#aaaaaa",
    9: "#ff5555",
    10: "#55ff55",
    11: "#ffff55",
    12: "#5555ff",
    14: "#55ffff",
    15: "#ffffff",
}
"""What Rich takes for each of the sixteen colours, so that it sends just that one."""


class Inks(Struct, frozen=True, kw_only=True):
    """The numbers of what a look is drawn with, by the names that a theme has for them."""

    foreground: int
    background: int
    primary: int
    secondary: int
    warning: int
    faint: int
    without: str = ""
    """The marks it does without, as Rich reads a style. Bold is brighter on many terminals, and the console shows
    a line below as white and slanted signs as green."""


OF_16: Final[dict[Look, Inks]] = {
    "evening": Inks(foreground=7, background=0, primary=15, secondary=6, warning=11, faint=7),
    "red": Inks(
        foreground=1,
        background=0,
        primary=1,
        secondary=1,
        warning=1,
        faint=1,
        without="not bold not italic not underline",
    ),
    "day": Inks(foreground=0, background=15, primary=4, secondary=4, warning=1, faint=0, without="not bold not italic"),
    "contrast": Inks(foreground=15, background=0, primary=11, secondary=14, warning=11, faint=7),
}
"""The looks that name their colours."""


def colours_of_16(look: Look) -> dict[str, str]:
    """The colours of a look by the names that a theme has for them, as Rich knows them; none for the terminal's own."""
    inks = OF_16.get(look)
    if inks is None:
        return {}
    named = {name: SIXTEEN[getattr(inks, name)] for name in inks.__struct_fields__ if name != "without"}
    return named | {"surface": named["background"], "error": named["warning"]}
