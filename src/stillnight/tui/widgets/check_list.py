"""Rows of strategies with an editor for what is typed about them: a time, an amount, a reason, a name to find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from rich.cells import cell_len
from textual import events

from stillnight.diary.answers import Answer
from stillnight.diary.errors import StillnightError
from stillnight.diary.placing import Setting
from stillnight.diary.questions import BY_ID
from stillnight.diary.reading import read
from stillnight.tui.agenda import Agenda, Item
from stillnight.tui.agenda_rows import FIND, agenda_rows
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.answers import AnswerRows
from stillnight.tui.widgets.ink import Pieces
from stillnight.tui.widgets.row import Row

FIELDS: Final = {field.id: field for field in BY_ID["uses"].fields}
"""The questions about a use, by id."""

PROMPTS: Final = {
    FIND: "find",
    "reason": "why was it skipped?",
    "amount": "how much?",
    "at": "at what time?",
    "before": "urge before, 0 to 10:",
    "after": "urge after, 0 to 10:",
}
"""What a row asks while something is typed on it."""

ALIGNED_FROM: Final = 60
"""Columns from which answers stand below one another."""


class CheckList(AnswerRows):
    """The rows of an agenda. What the keys say of a strategy is for the subclass; this shows, finds and reads."""

    LABEL_WIDTH = 26

    def __init__(
        self,
        agenda: Agenda,
        setting: Callable[[], Setting],
        tell: Callable[[str], None],
        *,
        id: str | None = None,  # noqa: A002
        glyphs: Glyphs = UNICODE,
    ) -> None:
        """``tell`` is called after every change with what is wrong, or with nothing."""
        super().__init__(id=id, glyphs=glyphs)
        self.agenda = agenda
        self._setting = setting
        self._tell = tell
        self._typing = ""
        self._asked = ""

    # --- what is shown -----------------------------------------------------------------------------

    def show(self, cursor_id: str = "", *, still: bool = False) -> None:
        """Show the agenda as it is now; only what differs is repainted."""
        rows = agenda_rows(self.agenda, self.glyphs, finding=self._typing == FIND)
        self.show_rows(rows, cursor_id or self.cursor_id or first_row(rows), still=still)

    @property
    def item(self) -> Item | None:
        """The strategy under the cursor; ``None`` on a heading."""
        return self.agenda.item(self.cursor_id)

    def move_to(self, row_id: str) -> None:
        """Put the cursor on a row; what was asked on the last one is dropped."""
        before, self._asked = self.cursor_id, ""
        super().move_to(row_id)
        if before != self.cursor_id:
            self.say("")

    def say(self, trouble: str) -> None:
        """Have it said in the lines of the screen."""
        self._tell(trouble)

    def _pieces(self, row: Row, at_cursor: bool, width: int) -> Pieces:
        if row.heading or row.note:
            return super()._pieces(row, at_cursor, width)
        asks = self._typing or self._asked if at_cursor else ""
        label = " " * row.indent + row.label
        gap = max(self.LABEL_WIDTH - cell_len(label), 2) if width >= ALIGNED_FROM else 2
        pieces: Pieces = [(f"{self.glyphs.cursor} " if at_cursor else "  ", "label")]
        if row.id == FIND or not asks or width >= ALIGNED_FROM:
            pieces.append((label + " " * gap, "label"))
        if not asks:
            return [*pieces, *((span.text, span.role) for span in row.spans)]
        if row.id != FIND:
            pieces.append((f"{PROMPTS[asks]} ", "meter"))
        return [*pieces, (self.glyphs.caret, "editor")]

    # --- keys --------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Called by Textual before the bindings: what is asked for is a digit, and any other key drops it."""
        if self._typing == FIND and event.key in {"down", "tab"}:
            event.stop()
            event.prevent_default()
            self.take_text("" if self.editor is None else self.editor.text)
            self.stop_editing()
            return
        if self._asked and self.editor is None and not event.key.isdigit():
            self._ask("")
            if event.key in {"escape", "backspace"}:
                event.stop()
                event.prevent_default()
                return
        super().on_key(event)

    def _ask(self, field: str) -> None:
        self._asked = field
        self._repaint(self.cursor_line)

    def _try(self, change: Callable[[Item], str]) -> bool:
        """Change the agenda for the row under the cursor; whether it was taken."""
        item = self.item
        if item is None:
            return False
        try:
            row = change(item)
        except StillnightError as trouble:
            self.say(str(trouble))
            return False
        self.show(row)
        self.say("")
        return True

    def _rate(self, answers: dict[str, Answer]) -> bool:
        return self._try(lambda item: self.agenda.rate(item, answers))

    # --- typing ------------------------------------------------------------------------------------

    @property
    def typing(self) -> str:
        """The id of the question that is being answered in the editor; empty where none is."""
        return "" if self._typing == FIND else self._typing

    def text_changed(self) -> None:
        """What is typed changed: what is found follows it."""
        super().text_changed()
        if self._typing == FIND and self.editor is not None:
            self.agenda.search(self.editor.text)
            self.show(FIND)

    def take_text(self, text: str) -> bool:
        """Take what was typed; where it is no answer, say so and keep it there."""
        if self._typing != FIND:
            return super().take_text(text)
        self._typing = ""
        self.agenda.search(text.strip())
        self.show(first_row(agenda_rows(self.agenda, self.glyphs)))
        self.say("")
        return True

    def read_text(self, text: str) -> Answer:
        """The answer that a text is to what is asked about the strategy."""
        return read(FIELDS[self._typing], text, self._setting())

    def give(self, value: Answer) -> bool:
        """Give it; whether it was taken. Why one was skipped also says that it was."""
        if self._typing == "reason":
            return self._try(lambda item: self.agenda.mark(item, "skipped", value))
        return self._rate({self._typing: value})

    def stop_editing(self) -> None:
        """Close the editor."""
        self._typing = ""
        super().stop_editing()

    def leave_text(self) -> None:
        """Close the editor; the old answer stays, and all strategies are shown again where one was searched for."""
        found = self._typing == FIND
        super().leave_text()
        if found:
            self.agenda.search("")
            self.show()
        self.say("")


def first_row(rows: Iterable[Row]) -> str:
    """The row that the cursor begins on: the first strategy, else the first heading."""
    there = [row for row in rows if not row.note and row.id != FIND]
    return next((row.id for row in there if not row.heading), there[0].id if there else FIND)
