"""Colours for what is printed: whether any are wanted, how many there are, and the sequences that show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final, Literal, TextIO

from stillnight.cli.terms import has_256, shows_screens
from stillnight.diary.drawing import LEVELS, Piece
from stillnight.diary.person import Colours, Look
from stillnight.tui.ramps import NUMBERS_OF_16, RAMPS, number_of_256

Wanted = Literal["auto", "always", "never"]
"""Whether colour is wanted; ``auto`` colours a terminal and keeps a pipe plain."""

BOLD: Final = frozenset({"strong", "heading"})
RESET: Final = "\x1b[0m"


class Painter:
    """Paints pieces with the sequences of a terminal, or with none."""

    def __init__(self, sequences: Mapping[str, str]) -> None:
        self._sequences = sequences

    def line(self, pieces: Iterable[Piece]) -> str:
        """A line as it is sent, without the blanks at its end."""
        runs = groupby(pieces, lambda piece: self._sequences.get(piece.tint, ""))
        return "".join(self._painted(sequence, "".join(piece.text for piece in run)) for sequence, run in runs).rstrip()

    def _painted(self, sequence: str, text: str) -> str:
        return f"{sequence}{text}{RESET}" if sequence and text.strip() else text


def painter(
    wanted: Wanted, stream: TextIO, environ: Mapping[str, str], look: Look, setting: Colours = "auto"
) -> Painter:
    """The painter for a stream: none of its sequences where colour is not wanted.

    Args:
        wanted: what ``--color`` says.
        stream: where it goes.
        environ: the variables of the surroundings.
        look: the look that was chosen.
        setting: how many colours the diary remembers.
    """
    if wanted == "never" or (wanted == "auto" and (setting == "none" or not _takes_colour(stream, environ))):
        return Painter({})
    says_many = has_256(environ.get("TERM", "")) or bool(environ.get("COLORTERM"))
    many = setting in {"256", "24bit"} or (setting != "16" and says_many)
    ramp = RAMPS.get(look) if many else None
    codes = [_code_of_256(one) for one in ramp] if ramp else [_code_of_16(number) for number in NUMBERS_OF_16[look]]
    levels = {tint: f"\x1b[{code}m" for tint, code in zip(LEVELS, codes, strict=True)}
    return Painter(levels | dict.fromkeys(BOLD, "\x1b[1m"))


def _takes_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    return stream.isatty() and not environ.get("NO_COLOR") and shows_screens(environ.get("TERM", ""))


def _code_of_256(colour: str) -> str:
    return f"38;5;{number_of_256(colour)}"


def _code_of_16(number: int) -> str:
    return str(30 + number if number < 8 else 82 + number)
