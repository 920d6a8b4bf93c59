"""The inks everything is drawn with: a few roles for all widgets, kept by the screen and coloured by the stylesheet.

Textual works out the style of every component class of every widget whenever a class or a size changes. One set on
the screen, in place of one on each widget, takes a tenth off the time to the first frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final, Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

Role = Literal[
    "label",
    "strong",
    "ghost",
    "heading",
    "answer",
    "meter",
    "warning",
    "editor",
    "cursor",
    "level-1",
    "level-2",
    "level-3",
    "level-4",
    "level-5",
]
"""What a piece of text is: plain words, words that stand out, words that stay back, a heading, an answer or figure,
something drawn, a warning, what is being typed, the line under the cursor, one of the five levels of a measure."""

Pieces = list[tuple[str, Role]]
"""A line in pieces: text and role."""

_CLASSES: Final = frozenset(f"ink--{role}" for role in Role.__args__)  # type: ignore[attr-defined]

LEVEL_INKS: Final = frozenset(name for name in _CLASSES if name.startswith("ink--level"))
"""The component classes of the levels, for screens that show them: each class costs every screen that has it."""

INKS: Final = _CLASSES - LEVEL_INKS
"""The component classes of the other roles; every screen that shows such widgets has them."""


class Inked(Widget):
    """A widget drawn line by line with the inks of its screen."""

    def ink(self, role: Role, on_cursor: bool = False) -> Style:
        """The style of a role, on the screen's ground or on the cursor's."""
        screen = self.screen
        if on_cursor:
            cursor = screen.get_component_rich_style("ink--cursor")
            return cursor + screen.get_component_rich_style(f"ink--{role}", partial=True)
        return screen.get_component_rich_style(f"ink--{role}")

    def drawn(self, pieces: Pieces, width: int, on_cursor: bool = False) -> Strip:
        """A line of pieces that fill the width; neighbours of one style are one segment, for each costs its style."""
        segments = [Segment(text, self.ink(role, on_cursor)) for text, role in pieces]
        return Strip(merged(segments), width)


def fitted(pieces: Iterable[tuple[str, Role]], width: int, ellipsis: str) -> Pieces:
    """The pieces cut or filled to a width; what had to be cut ends in the ellipsis."""
    result: Pieces = []
    left = width
    for text, role in pieces:
        size = cell_len(text)
        if size > left:
            result.append((set_cell_size(text, max(left - 1, 0)) + ellipsis if left else "", role))
            return result
        result.append((text, role))
        left -= size
    return [*result, (" " * left, "label")]


def merged(segments: list[Segment]) -> list[Segment]:
    """The same line with neighbours of one style joined."""
    joined = segments[:1]
    for before, after in pairwise(segments):
        if before.style == after.style:
            joined[-1] = Segment(joined[-1].text + after.text, after.style)
        else:
            joined.append(after)
    return joined
