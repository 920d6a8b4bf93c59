"""The list of rows: a line-API list with a cursor of its own and an editor that opens on the row.

Moving the cursor repaints two lines. It never changes Textual's focus, which would repaint the screen.
"""

from __future__ import annotations

from itertools import takewhile
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from stillnight.diary.words import clean_line
from stillnight.tui.commands import bindings
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.editor import Editor
from stillnight.tui.widgets.ink import Inked, Pieces, Role, fitted


class Span(Struct, frozen=True):
    """A piece of a row's answer and what it is."""

    text: str
    role: Role = "answer"


class Row(Struct, frozen=True):
    """One line of the list."""

    id: str
    label: str
    spans: tuple[Span, ...] = ()
    heading: bool = False
    indent: int = 0
    note: bool = False
    """Whether this is a line of words below a row, which the cursor passes over."""


class RowList(Inked, can_focus=True):
    """Rows with a label and an answer. What a row means is for subclasses; this draws, moves and edits text."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("rows")
    LABEL_WIDTH: ClassVar[int] = 17
    """Columns for the label, its gap included; two more stand before it for the cursor."""

    DEFAULT_CSS = """
    RowList { height: 1fr; width: 1fr; }
    """

    rows: var[tuple[Row, ...]] = var(())
    """The lines, from the first to the last, those out of sight included."""

    glyphs: var[Glyphs] = var(UNICODE)
    """The signs to draw with."""

    class EditingChanged(Message):
        """The editor on the row opened or closed."""

        def __init__(self, editing: bool) -> None:
            super().__init__()
            self.editing = editing
            """Whether it is open now."""

    def __init__(self, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(RowList.glyphs, glyphs)
        self.cursor_id = ""
        self.editor: Editor | None = None
        self._before_typing = ""
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

    @property
    def cursor_at(self) -> Offset | None:
        """Where the cursor is, in columns and lines from the corner: at the caret, while text is typed."""
        line = self.cursor_line - self._first_line
        if not self.rows or not 0 <= line < self.size.height:
            return None
        caret = 0 if self.editor is None else 3 + self._label_columns(self.size.width) + cell_len(self.editor.around[0])
        return Offset(caret, line)

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

    def action_open(self) -> None:
        """Open the row the cursor is on."""
        self.open_row()

    def on_click(self, event: events.Click) -> None:
        """Called by Textual: a click chooses a row, a second one opens it."""
        line = self._first_line + event.y
        if line < len(self.rows) and not self.rows[line].note and self.editor is None:
            if self.rows[line].id == self.cursor_id:
                self.open_row()
            else:
                self.move_to(self.rows[line].id)

    def on_mouse_scroll_down(self) -> None:
        """Called by Textual when the wheel turns."""
        self.move_by(1)

    def on_mouse_scroll_up(self) -> None:
        """Called by Textual when the wheel turns."""
        self.move_by(-1)

    def open_row(self) -> None:
        """Open the row the cursor is on; a plain list has nothing to open."""

    # --- editing -------------------------------------------------------------------------------

    @property
    def half_typed(self) -> str:
        """What somebody typed into the open editor; empty where that is nothing, or still what stood there."""
        return "" if self.editor is None or self.editor.text == self._before_typing else self.editor.text

    def start_editing(self, text: str, before: str | None = None) -> None:
        """Open the editor on the cursor's row, with this text and the caret behind it.

        ``before``: what stood there, where the text is typed already; the text itself without it.
        """
        self.editor = Editor.behind(text)
        self._before_typing = text if before is None else before
        self._repaint(self.cursor_line)
        self.post_message(self.EditingChanged(True))

    def stop_editing(self) -> None:
        """Close the editor; what was typed is gone unless it was taken before."""
        if self.editor is not None:
            self.editor = None
            self._repaint(self.cursor_line)
            self.post_message(self.EditingChanged(False))

    def take_text(self, text: str) -> bool:
        """Take what was typed as the answer of the cursor's row; whether it was one. For subclasses."""
        return True

    def on_key(self, event: events.Key) -> None:
        """Called by Textual: while the editor is open it has every key it knows, and letters are text."""
        if self.editor is None:
            return
        if event.key in {"enter", "down", "up", "tab", "shift+tab"}:
            event.stop()
            event.prevent_default()
            if self.take_text(self.editor.text):
                self.stop_editing()
                self.move_by({"down": 1, "tab": 1, "up": -1, "shift+tab": -1}.get(event.key, 0))
        elif event.key == "escape" or (event.key == "backspace" and not self.editor.text):
            event.stop()
            event.prevent_default()
            self.leave_text()
        elif (edited := self.editor.after(event.key, event.character)) is not None:
            event.stop()
            event.prevent_default()
            self.editor = edited
            self.text_changed()
            self._repaint(self.cursor_line)

    def leave_text(self) -> None:
        """Close the editor without taking what was typed."""
        self.stop_editing()

    def text_changed(self) -> None:
        """What is typed changed. For subclasses."""

    def on_paste(self, event: events.Paste) -> None:
        """Called by Textual: pasted text goes into the open editor, on one line."""
        if self.editor is not None:
            event.stop()
            self.editor = self.editor.typed(clean_line(event.text))
            self._repaint(self.cursor_line)

    # --- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw one line."""
        line, width = self._first_line + y, self.size.width
        if line >= len(self.rows):
            return self.drawn([(" " * width, "label")], width)
        row = self.rows[line]
        at_cursor = line == self.cursor_line and not row.note
        more = self._more_sign(y, line)
        room = width - (2 if more else 0)
        pieces = fitted(self._pieces(row, at_cursor, width), room, self.glyphs.ellipsis)
        return self.drawn([*pieces, (f" {more}" if more else "", "ghost")], width, at_cursor)

    def _more_sign(self, y: int, line: int) -> str:
        """The sign at the right edge that says there is more above the first or below the last line in sight."""
        if y == 0 and self._first_line > 0:
            return self.glyphs.above
        if y == self.size.height - 1 and line < len(self.rows) - 1:
            return self.glyphs.below
        return ""

    def _pieces(self, row: Row, at_cursor: bool, width: int) -> Pieces:
        sign = f"{self.glyphs.cursor} " if at_cursor else "  "
        if row.note:
            return [(" " * (4 + row.indent), "label"), *((span.text, span.role) for span in row.spans)]
        if row.heading:
            spans = [(span.text, span.role) for span in row.spans]
            return [(sign, "heading"), (row.label, "heading"), ("  ", "ghost"), *spans]
        label = set_cell_size(" " * row.indent + row.label, self._label_columns(width)) + " "
        if at_cursor and self.editor is not None:
            before, after = self.editor.around
            return [(sign, "label"), (label, "label"), (f"{before}{self.glyphs.caret}{after}", "editor")]
        return [(sign, "label"), (label, "label"), *((span.text, span.role) for span in row.spans)]

    def _label_columns(self, width: int) -> int:
        """The columns a label has on a list so wide, without its gap."""
        return min(self.LABEL_WIDTH - 1, width // 2)
