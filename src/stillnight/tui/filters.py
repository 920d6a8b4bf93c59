"""What every line passes on its way to the terminal: no control characters, and no colour where none is wanted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""C0, C1, direction marks, tags and lone surrogates: none takes a column, so taking them out keeps the layout."""


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
