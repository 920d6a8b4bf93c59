"""What every line passes on its way to the terminal: no control characters, and no colour where none is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from stillnight.tui.theme import IN_HAND, SIXTEEN

_CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""C0, C1, direction marks, tags and lone surrogates: none takes a column, so taking them out keeps the layout."""


class Filtered(App[None]):
    """An app none of whose lines reaches the terminal without it."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Called by Textual with every line: the look's filters first, then those that take something away."""
        own = [OwnColours()] if self.theme == "terminal" else []
        return [*super().get_line_filters(), *own, *self._taking_away]

    @cached_property
    def _taking_away(self) -> list[LineFilter]:
        return [NoControls(), *([NoColour()] if self.no_color else [])]


class NoControls(LineFilter):
    """Takes control characters out of whatever a widget drew, so that typed text can never steer the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: D102
        if not any(_CONTROL.search(text) for text, _, _ in segments):
            return segments
        return [Segment(_CONTROL.sub("", text), style, control) for text, style, control in segments]


class NoColour(LineFilter):
    """Takes every colour away (``NO_COLOR``): bold, reverse and underline carry what colour would."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: D102
        return [Segment(text, colourless(style), control) for text, style, control in segments]


@lru_cache(256)
def colourless(style: Style | None) -> Style | None:
    """The same style without colours and without dimness, which some terminals show as nothing."""
    if style is None:
        return None
    return Style(
        bold=style.bold, italic=style.italic, underline=style.underline, reverse=style.reverse, meta=style.meta or None
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
    is_in_hand = _hex(style.bgcolor) == IN_HAND
    number = None if is_in_hand else _NUMBERS.get(_hex(style.color))
    ink = Ink.default() if number is None else Ink.from_ansi(number)
    own = Style(color=ink, bgcolor=Ink.default(), reverse=is_in_hand or None, meta=style.meta or None)
    return Style(bold=style.bold, italic=style.italic, underline=style.underline, reverse=style.reverse) + own


def _hex(colour: Ink | None) -> str:
    return "" if colour is None or colour.triplet is None else colour.triplet.hex
