"""What every line passes on its way to the terminal: no control characters, and only what it can show or is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from rich.cells import split_graphemes
from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from stillnight.diary.nearest import nearest
from stillnight.tui.part import AppPart
from stillnight.tui.sixteen import OF_16, SIXTEEN
from stillnight.tui.theme import IN_HAND, row_in_hand

_CONTROL: Final = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""C0, C1, direction marks, tags and lone surrogates: none takes a column, so taking them out keeps the layout.

Python counts none of them as printable. ``re`` compiles this when something is not: the first frame, which seldom
shows such a thing, is spared 0.8 ms, and so is every line the search.
"""


class Filtered(AppPart):
    """An app none of whose lines reaches the terminal without it."""

    _only_ascii = False
    """Whether the terminal can show nothing else."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Called by Textual with every line: the look's filters first, then those that take something away."""
        own = () if self.no_color else filters_of(self.theme, self.console.color_system)
        return [*super().get_line_filters(), *own, *self._taking_away]

    @cached_property
    def _taking_away(self) -> list[LineFilter]:
        ascii_only = [OnlyAscii()] if self._only_ascii else []
        return [NoControls(), *ascii_only, *([NoColour()] if self.no_color else [])]


class NoControls(LineFilter):
    """Takes control characters out of whatever a widget drew, so that typed text can never steer the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: D102
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [Segment(re.sub(_CONTROL, "", text), style, control) for text, style, control in segments]


class OnlyAscii(LineFilter):
    """Takes the nearest in ASCII for whatever is none, in as many columns, where a terminal can show nothing else."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: D102
        if all(text.isascii() for text, _, _ in segments):
            return segments
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]


def in_ascii(text: str) -> str:
    """A text in the nearest that ASCII has, as wide as Rich counts it."""
    if text.isascii():
        return text
    return "".join(nearest(text[start:end], columns) for start, end, columns in split_graphemes(text)[0])


class NoColour(LineFilter):
    """Takes every colour away (``NO_COLOR``): bold, reverse and underline carry what colour would."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: D102
        return [Segment(text, colourless(style), control) for text, style, control in segments]


@lru_cache(256)
def colourless(style: Style | None) -> Style | None:
    """The same style without colours and without dimness, which some terminals show as nothing.

    The row in hand is in reverse: what tells it by its ground alone would not be seen.
    """
    if style is None:
        return None
    reverse = style.reverse or _is_in_hand(style) or None
    return Style(
        bold=style.bold, italic=style.italic, underline=style.underline, reverse=reverse, meta=style.meta or None
    )


class OwnColours(LineFilter):
    """Gives the terminal its own colours back: its ink and paper, its sixteen where it has a name for the colour.

    Textual's own themes of this kind lose shades and, with ``NO_COLOR``, draw black on black; this stands behind a
    theme of plain colours instead.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: D102
        return [Segment(text, in_own_colours(style), control) for text, style, control in segments]


_NUMBERS: Final = {colour: number for number, colour in SIXTEEN.items() if number}


@lru_cache(256)
def in_own_colours(style: Style | None) -> Style | None:
    """The same style in the terminal's colours; the row in hand is in reverse, and of one ink."""
    if style is None:
        return None
    is_in_hand = _is_in_hand(style)
    number = None if is_in_hand else _NUMBERS.get(_hex(style.color))
    ink = Ink.default() if number is None else Ink.from_ansi(number)
    own = Style(color=ink, bgcolor=Ink.default(), reverse=is_in_hand or None, meta=style.meta or None)
    return Style(bold=style.bold, italic=style.italic, underline=style.underline, reverse=style.reverse) + own


class FewColours(LineFilter):
    """Draws a look with few colours: the row in hand in one ink, and nothing with marks that are brighter than it is.

    Args:
        in_hand: the ink and the ground of the row in hand.
        without: the marks that are taken away.
    """

    def __init__(self, in_hand: Style, without: Style) -> None:
        super().__init__()
        self._in_hand = in_hand
        self._without = without

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: D102
        return [Segment(text, self._drawn(style), control) for text, style, control in segments]

    def _drawn(self, style: Style | None) -> Style | None:
        if style is None:
            return None
        return style + self._without + self._in_hand if _is_in_hand(style) else style + self._without


@lru_cache(16)
def filters_of(look: str, color_system: str | None) -> tuple[LineFilter, ...]:
    """The filters that a look needs on a terminal with so many colours, as Rich calls it."""
    if look == "terminal":
        return (OwnColours(),)
    in_hand = row_in_hand(look, color_system)
    if in_hand is None:
        return ()
    without = next((inks.without for name, inks in OF_16.items() if name == look and color_system == "standard"), "")
    return (FewColours(in_hand, Style.parse(without)),)


def _is_in_hand(style: Style) -> bool:
    return _hex(style.bgcolor) == IN_HAND


def _hex(colour: Ink | None) -> str:
    return "" if colour is None or colour.triplet is None else colour.triplet.hex
