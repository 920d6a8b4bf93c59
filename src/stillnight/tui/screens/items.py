"""The items of a list question, to open, add to or take away from."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight.diary.answers import answer
from stillnight.diary.edits import Item, found, removing
from stillnight.diary.errors import StillnightError
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.say import say_item
from stillnight.tui.commands import Where, bindings
from stillnight.tui.elsewhere import followed
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.adding import add_item
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.item import ItemScreen
from stillnight.tui.session import Session
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.row import Row, Span
from stillnight.tui.widgets.rows import RowList

ADD = "add"
"""Id of the row that adds an item."""


class ItemRows(RowList):
    """Items, one a row; opening and taking away are the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("items")

    def open_row(self) -> None:
        """Open the item that was clicked."""
        self.action_open()

    def action_open(self) -> None:
        """Open the item under the cursor."""
        screen = self.screen
        assert isinstance(screen, ItemsScreen), "only its screen shows these rows"
        screen.open_item(self.cursor_line)

    def action_remove(self) -> None:
        """Take the item under the cursor away."""
        screen = self.screen
        assert isinstance(screen, ItemsScreen), "only its screen shows these rows"
        screen.remove_item(self.cursor_line)


class ItemsScreen(Dialog[None]):
    """What a list holds."""

    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "items", "dialog")

    def __init__(self, session: Session, night: Night, question: Question, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._night = night
        self._question = question
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self._question.label} ", self._glyphs):
            yield ItemRows(id="rows", glyphs=self._glyphs)
            yield SayLine(id="said", glyphs=self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()
        self._show()

    def on_screen_resume(self) -> None:
        """Called by Textual when an item was closed: the list may have changed."""
        self.see_again()

    def see_again(self) -> None:
        """Show the list as it is now, the cursor on the item it was on."""
        rows = self.query_one("#rows", ItemRows)
        before = self._items
        self._night = self._session.readable_night(self._night.night_of)
        after, at = self._items, rows.cursor_line
        here = followed(before[at], before, after) if at < len(before) else None
        self._show(ADD if at == len(before) else str(after.index(here)) if here in after else "")

    @property
    def _items(self) -> tuple[Item, ...]:
        return answer(self._night, self._question.id) or ()

    def _show(self, cursor_id: str = "") -> None:
        rows = [
            Row(str(number), f"{number + 1}", (Span(self._glyphs.plain(say_item(item))),))
            for number, item in enumerate(self._items)
        ]
        rows.append(Row(ADD, "+", (Span(f"add a {self._question.item}", "ghost"),)))
        self.query_one("#rows", ItemRows).show_rows(tuple(rows), cursor_id)

    def open_item(self, line: int) -> None:
        """Open the item on this line, or a new one."""
        items = self._items
        if line < len(items):
            item_screen = ItemScreen(self._session, self._night, self._question, items[line], self._glyphs, saved=True)
            self.app.push_screen(item_screen)
        else:
            add_item(self.app, self._session, self._night, self._question, self._glyphs)

    def remove_item(self, line: int) -> None:
        """Take the item on this line away, as another session may have left it a moment ago."""
        if self._session.saving.elsewhere.look():
            self.see_again()
            line = self.query_one("#rows", ItemRows).cursor_line
        if line >= len(self._items):
            return
        item = self._items[line]
        edit = removing(self._question.id, item, self._session.zone_of(self._night))
        try:
            self._night = self._session.save(self._night.night_of, edit)
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self._show()
        unsaved = self._session.unsaved_words
        if item.id is not None and found(self._items, item):
            self.say("another session changed it a moment ago; it stays, x takes it away as it is now")
        else:
            self.say(unsaved[0] if unsaved else "taken away; Esc, then ^z brings it back")
