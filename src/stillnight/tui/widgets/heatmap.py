"""The heatmap: draws a picture of nights line by line, with a cursor that moves without a repaint of the rest."""

from __future__ import annotations

from datetime import date

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from stillnight.diary.drawing import Chosen, Picture, Piece
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.ink import Inked, merged

REVERSED = Style(reverse=True)
"""What the cell under the cursor adds to its own colour: it shows without colour too."""


class Heatmap(Inked, can_focus=True):
    """A picture of nights. It keeps the picture and where the cursor is, and nothing for each cell."""

    DEFAULT_CSS = """
    Heatmap { width: 1fr; }
    """

    class Picked(Message):
        """A night was clicked."""

        def __init__(self, night_of: date) -> None:
            super().__init__()
            self.night_of = night_of
            """The night."""

    def __init__(self, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._picture: Picture | None = None
        self._chosen = Chosen()
        self._first_line = 0

    def show_picture(self, picture: Picture, chosen: Chosen) -> None:
        """Show another picture, all of it."""
        self._picture, self._chosen = picture, chosen
        self._scrolled_to_cursor()
        self.refresh()

    def choose(self, chosen: Chosen) -> None:
        """Move the cursor in the picture; only the cells that look different are repainted."""
        before, self._chosen = self._chosen, chosen
        if self._scrolled_to_cursor():
            self.refresh()
            return
        days = {day for one in (before, chosen) for day in (one.cursor, one.anchor) if day is not None}
        if before.anchor or chosen.anchor:
            days = {date.fromordinal(at) for at in range(min(days).toordinal(), max(days).toordinal() + 1)}
        regions = [region for day in days if _differs(day, before, chosen) and (region := self._region(day))]
        if regions:
            self.refresh(*regions)

    def _region(self, day: date) -> Region | None:
        """Where a night stands on the widget; ``None`` where it does not or is out of sight."""
        cells = self._picture.cells(day) if self._picture else None
        if cells is None:
            return None
        region = Region(cells.x, cells.y - self._first_line, cells.width, cells.height)
        return region.intersection(self.size.region) or None

    def _scrolled_to_cursor(self) -> bool:
        """Bring the cursor into sight; whether anything moved."""
        height = self.size.height
        if self._picture is None or self._chosen.cursor is None or not height:
            return False
        cells = self._picture.cells(self._chosen.cursor)
        at, tall = (cells.y, cells.height) if cells else (0, 1)
        first = min(max(self._first_line, at + tall - height), at)
        first = max(min(first, self._picture.height - height), 0)
        moved, self._first_line = first != self._first_line, first
        return moved

    def on_resize(self) -> None:
        """Called by Textual when the size changed."""
        self._scrolled_to_cursor()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Called by Textual: a click picks a night."""
        day = self._picture.day_at(event.x, event.y + self._first_line) if self._picture else None
        if day is not None:
            self.post_message(self.Picked(day))

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw one line."""
        width, line = self.size.width, y + self._first_line
        plain = self.ink("label")
        if self._picture is None or line >= self._picture.height:
            return Strip([Segment(" " * width, plain)], width)
        drawn = self._picture.line(line, self._chosen)
        segments = [Segment(self._glyphs.plain(piece.text), self._style(piece)) for piece in drawn]
        strip = Strip(merged(segments))
        if strip.cell_length > width:
            cut = list(strip.crop(0, width - 1))
            strip = Strip([*cut, Segment(self._glyphs.ellipsis, cut[-1].style)])
        return strip.adjust_cell_length(width, plain)

    def _style(self, piece: Piece) -> Style:
        if piece.ground == "cursor":
            return self.ink(piece.tint) + REVERSED
        return self.ink(piece.tint, on_cursor=piece.ground == "chosen")


def _differs(day: date, before: Chosen, after: Chosen) -> bool:
    """Whether a night looks different after the cursor moved."""
    return (before.ground(day), day == before.anchor) != (after.ground(day), day == after.anchor)
