"""The list of rows: a line-API list with a cursor of its own and an editor that opens on the row."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from stillnight.diary.words import clean_line
from stillnight.tui.commands import bindings
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.editor import Editor
from stillnight.tui.widgets.ink import Pieces, fitted
from stillnight.tui.widgets.row import Row
from stillnight.tui.widgets.row_cursor import RowCursor


class RowList(RowCursor, can_focus=True):
    """Rows with a label and an answer. What a row means is for subclasses; this draws, moves and edits text."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("rows")
    LABEL_WIDTH: ClassVar[int] = 17
    """Columns for the label, its gap included; two more stand before it for the cursor."""

    DEFAULT_CSS = """
    RowList { height: 1fr; width: 1fr; }
    """

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
        self.editor: Editor | None = None
        self._before_typing = ""

    # --- opening -------------------------------------------------------------------------------

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

    def open_row(self) -> None:
        """Open the row the cursor is on; a plain list has nothing to open."""

    # --- editing -------------------------------------------------------------------------------

    @property
    def half_typed(self) -> str:
        """What somebody typed into the open editor; empty where that is nothing, or still what stood there."""
        return "" if self.editor is None or self.editor.text == self._before_typing else self.editor.text

    @property
    def cursor_at(self) -> Offset | None:
        """Where the cursor is, in columns and lines from the corner: at the caret, while text is typed."""
        line = self.cursor_line - self._first_line
        if not self.rows or not 0 <= line < self.size.height:
            return None
        return Offset(0 if self.editor is None else self._drawn_row(line)[1], line)

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
        return self.drawn(self._drawn_row(y)[0], width, line == self.cursor_line and not self.rows[line].note)

    def _drawn_row(self, y: int) -> tuple[Pieces, int]:
        """A line in sight as it is drawn, and the column of the caret on it, 0 where there is none."""
        line, width = self._first_line + y, self.size.width
        row, more = self.rows[line], self._more_sign(y, line)
        room = width - (2 if more else 0)
        pieces, caret = self._with_caret(self._pieces(row, line == self.cursor_line and not row.note, width), room)
        return [*fitted(pieces, room, self.glyphs.ellipsis), (f" {more}" if more else "", "ghost")], caret

    def _with_caret(self, pieces: Pieces, room: int) -> tuple[Pieces, int]:
        """The pieces with as much of what is being typed as leaves the caret in sight, and its column."""
        column = 0
        for at, (text, role) in enumerate(pieces):
            if role == "editor" and self.editor is not None:
                before, after = self.editor.in_sight(room - column, self.glyphs.ellipsis)
                typed = (f"{before}{self.glyphs.caret}{after}", role)
                return [*pieces[:at], typed, *pieces[at + 1 :]], column + cell_len(before)
            column += cell_len(text)
        return pieces, 0

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
        label = set_cell_size(" " * row.indent + row.label, min(self.LABEL_WIDTH - 1, width // 2)) + " "
        if at_cursor and self.editor is not None:
            return [(sign, "label"), (label, "label"), (self.glyphs.caret, "editor")]
        return [(sign, "label"), (label, "label"), *((span.text, span.role) for span in row.spans)]
