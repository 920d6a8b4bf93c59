"""What pictures of the calendar are made of: pieces of a line with a tint and a ground, and the signs of the looks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, NamedTuple, Protocol

from msgspec import Struct

from stillnight.diary.calendar import Look, level_of_none
from stillnight.diary.measure import Measure

Tint = Literal[
    "label", "strong", "ghost", "heading", "answer", "warning", "level-1", "level-2", "level-3", "level-4", "level-5"
]
"""What a piece is drawn in: plain, strong, in the background, a heading, a figure, a warning, or a level's colour."""

Ground = Literal["", "chosen", "cursor"]
"""What a piece stands on: nothing, a chosen range, the cursor."""

LEVELS: Final[tuple[Tint, ...]] = ("level-1", "level-2", "level-3", "level-4", "level-5")


class Piece(NamedTuple):
    """A piece of a line."""

    text: str
    tint: Tint = "label"
    ground: Ground = ""


Drawn = list[Piece]
"""One line, in pieces."""


class Signs(Struct, frozen=True, kw_only=True):
    """The signs of a picture, each one column wide."""

    looks: str
    """One for each look, in their order."""

    cursor: str
    anchor: str
    """The other end of a chosen range."""

    cramp: str
    use: str
    ellipsis: str

    def look(self, look: Look) -> str:
        """The sign of a look."""
        return self.looks[look]


UNICODE: Final = Signs(looks=" ·~×○▁░▒▓█", cursor="◆", anchor="◇", cramp="▲", use="✓", ellipsis="…")
ASCII: Final = Signs(looks=" .~xoabcde", cursor="@", anchor="&", cramp="^", use="+", ellipsis="~")
"""Letters from a to e where there is no Unicode: the later the letter, the fuller the cell."""


def tint(look: Look, measure: Measure) -> Tint:
    """What a look is drawn in; a zero has the colour of the level it belongs to."""
    if look is Look.NONE:
        return LEVELS[level_of_none(measure) - 1]
    if look.level is not None:
        return LEVELS[look.level - 1]
    return "warning" if look is Look.NO_SLEEP else "ghost"


class Chosen(Struct, frozen=True):
    """Where the cursor stands, and the other end of the range that is chosen with it."""

    cursor: date | None = None
    anchor: date | None = None

    def ground(self, day: date) -> Ground:
        """What a night stands on."""
        if day == self.cursor:
            return "cursor"
        return "chosen" if self.covers(day) else ""

    def covers(self, day: date) -> bool:
        """Whether a night is in the chosen range."""
        if self.cursor is None or self.anchor is None:
            return False
        first, last = sorted((self.cursor, self.anchor))
        return first <= day <= last

    def sign(self, day: date, signs: Signs, otherwise: str) -> str:
        """The sign of a night: the cursor's, the other end's, or its own."""
        if day == self.cursor:
            return signs.cursor
        return signs.anchor if day == self.anchor and self.cursor is not None else otherwise


class Cells(NamedTuple):
    """Where a night stands in a picture, in columns and lines from its top left corner."""

    x: int
    y: int
    width: int
    height: int


class Picture(Protocol):
    """A picture of nights, drawn a line at a time; a line may be longer than there is room, and is cut then."""

    @property
    def height(self) -> int:
        """How many lines it has."""

    def line(self, y: int, chosen: Chosen) -> Drawn:
        """One line of it."""

    def cells(self, day: date) -> Cells | None:
        """Where a night stands; ``None`` where it does not."""

    def day_at(self, x: int, y: int) -> date | None:
        """The night that stands there."""


def text_of(line: Iterable[Piece]) -> str:
    """A line as plain text."""
    return "".join(piece.text for piece in line)
