"""The cursor of a list of rows: where it is, what is in sight, how it moves.

Moving the cursor repaints two lines. It never changes Textual's focus, which would repaint the screen.
"""

from __future__ import annotations

from itertools import takewhile

from textual.geometry import Region
from textual.reactive import var

from stillnight.tui.widgets.ink import Inked
from stillnight.tui.widgets.row import Row


class RowCursor(Inked):
    """Rows from the first to the last, some of them in sight, and a cursor on one of them."""

    rows: var[tuple[Row, ...]] = var(())
    """The lines, from the first to the last, those out of sight included."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cursor_id = ""
        self._first_line = 0

    # --- what is where -------------------------------------------------------------------------

    @property
    def cursor_line(self) -> int:
        """The line the cursor is on, counted from the first row; 0 for an empty list."""
        return next((line for line, row in enumerate(self.rows) if row.id == self.cursor_id and not row.note), 0)

    @property
    def cursor_row(self) -> Row | None:
        """The row the cursor is on."""
        return self.rows[self.cursor_line] if self.rows else None

    def show_rows(self, rows: tuple[Row, ...], cursor_id: str = "", *, still: bool = False) -> None:
        """Show these rows, repainting only the lines that differ, with the cursor where it was or on ``cursor_id``.

        ``still``: rows that came or went above the cursor do not move it on the screen.
        """
        old, line = self.rows, self.cursor_line
        self.rows = rows
        wanted = cursor_id or self.cursor_id
        if not any(row.id == wanted and not row.note for row in rows):
            wanted = self._nearest(line)
        moved = wanted != self.cursor_id
        self.cursor_id = wanted
        if still:
            self._first_line += self.cursor_line - line
        if self._scrolled_to_cursor() or len(old) != len(rows):
            self.refresh()
        else:
            changed = [at for at, (was, now) in enumerate(zip(old, rows, strict=True)) if was != now]
            self._repaint(*changed, *((line, self.cursor_line) if moved else ()))

    def _nearest(self, line: int) -> str:
        """The row nearest to this line that the cursor can be on: the one above rather than below."""
        fits = [at for at, row in enumerate(self.rows) if not row.note]
        above = [at for at in fits if at <= line]
        return self.rows[(above or fits or [0])[-1 if above else 0]].id if self.rows else ""

    def _repaint(self, *lines: int) -> None:
        width = self.size.width
        regions = [
            Region(0, line - self._first_line, width, 1)
            for line in set(lines)
            if 0 <= line - self._first_line < self.size.height
        ]
        if regions:
            self.refresh(*regions)

    # --- moving --------------------------------------------------------------------------------

    def move_to(self, row_id: str) -> None:
        """Put the cursor on a row."""
        line = self.cursor_line
        if row_id == self.cursor_id or not any(row.id == row_id and not row.note for row in self.rows):
            return
        self.cursor_id = row_id
        if self._scrolled_to_cursor():
            self.refresh()
        else:
            self._repaint(line, self.cursor_line)

    def move_by(self, steps: int) -> None:
        """Move the cursor by so many rows, stopping at the ends."""
        fits = [row.id for row in self.rows if not row.note]
        if fits:
            at = fits.index(self.cursor_id) if self.cursor_id in fits else 0
            self.move_to(fits[min(max(at + steps, 0), len(fits) - 1)])

    def _scrolled_to_cursor(self) -> bool:
        """Bring the cursor into sight, with what is said below its row and a line to spare; whether anything moved."""
        height, line = self.size.height, self.cursor_line
        if not height:
            return False
        spare = 1 if height > 4 else 0
        said = sum(1 for _ in takewhile(lambda row: row.note, self.rows[line + 1 :]))
        above = spare if said + 1 < height else 0
        first = min(max(self._first_line, line + max(spare, said) + 1 - height), max(line - above, 0))
        first = max(min(first, len(self.rows) - height), 0)
        moved, self._first_line = first != self._first_line, first
        return moved

    def on_resize(self) -> None:
        """Called by Textual when the size changed."""
        self._scrolled_to_cursor()
        self.refresh()

    def action_up(self) -> None:
        """Move to the row above."""
        self.move_by(-1)

    def action_down(self) -> None:
        """Move to the row below."""
        self.move_by(1)

    def action_first(self) -> None:
        """Move to the first row."""
        self.move_by(-len(self.rows))

    def action_last(self) -> None:
        """Move to the last row."""
        self.move_by(len(self.rows))

    def action_page_up(self) -> None:
        """Move a screenful up."""
        self.move_by(-max(self.size.height - 2, 1))

    def action_page_down(self) -> None:
        """Move a screenful down."""
        self.move_by(max(self.size.height - 2, 1))

    def on_mouse_scroll_down(self) -> None:
        """Called by Textual when the wheel turns."""
        self.move_by(1)

    def on_mouse_scroll_up(self) -> None:
        """Called by Textual when the wheel turns."""
        self.move_by(-1)
