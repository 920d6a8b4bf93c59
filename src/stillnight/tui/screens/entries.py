"""One's medicines and one's blood tests: lists that are their own history. Nothing here judges or advises."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight import content
from stillnight.diary.errors import StillnightError
from stillnight.diary.medicines import Entry, ListId, removing_entry, say_entry
from stillnight.tui.commands import Where, bindings
from stillnight.tui.entry_rows import ADD, READ, entry_of, medicine_rows, reading_rows, result_rows, row_of
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.entry import ENTRIES, EntryScreen
from stillnight.tui.screens.pick import PickScreen
from stillnight.tui.session import Session
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.row import Row, Span
from stillnight.tui.widgets.rows import RowList

OpenTopic = Callable[[str, str], None]
"""Opens a page of the guide at a statement, by the page's id and what the statement says."""


class EntryRows(RowList):
    """Entries, one a row; opening and taking away are the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("entries")
    LABEL_WIDTH = 2

    def open_row(self) -> None:
        """Open the entry under the cursor."""
        self._its_screen.open_entry(self.cursor_id)

    def action_remove(self) -> None:
        """Take the entry under the cursor away."""
        self._its_screen.remove_entry(self.cursor_id)

    def on_resize(self) -> None:
        """Called by Textual: how the rows wrap depends on the width."""
        self._its_screen.see_again()
        super().on_resize()

    @property
    def _its_screen(self) -> EntriesScreen:
        screen = self.screen
        assert isinstance(screen, EntriesScreen), "only its screens show these rows"
        return screen


class EntriesScreen(Dialog[None]):
    """A list of entries. Which, and what stands under them, is for subclasses."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("person")
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "entries", "person", "dialog")
    LIST: ClassVar[ListId]
    TITLE: ClassVar[str]
    TOPIC: ClassVar[str]
    """The page of the guide about it."""

    STATEMENT: ClassVar[str]
    """The statement of that page that stands under the list."""

    READING: ClassVar[str]
    """What the row that opens it says."""

    def __init__(self, session: Session, open_topic: OpenTopic, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._open_topic = open_topic
        self._glyphs = glyphs
        self._listed: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self.TITLE} ", self._glyphs, classes="-tall"):
            yield EntryRows(id="rows", glyphs=self._glyphs)
            yield SayLine(id="said", glyphs=self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()

    def on_screen_resume(self) -> None:
        """Called by Textual when an entry was closed: the list may have changed."""
        self.see_again()

    @property
    def _entries(self) -> tuple[Entry, ...]:
        entries: tuple[Entry, ...] = getattr(self._session.person(), self.LIST)
        return entries

    def rows(self, width: int) -> list[Row]:
        """The rows of the list in so many columns."""
        raise NotImplementedError

    def see_again(self) -> None:
        """Show the list as it is now."""
        shown = self.query_one("#rows", EntryRows)
        width = shown.size.width or self.app.size.width
        statement = content.guide().told(self.STATEMENT)
        reading = reading_rows(self.READING, statement, dict(content.sources()), width, self._glyphs)
        shown.show_rows((*self.rows(width), *reading))
        self._listed = self._entries

    def stepped(self) -> None:
        """Show the list as it is now, with the cursor on what came back."""
        before = self._listed
        self.see_again()
        come = [number for number, entry in enumerate(self._entries) if entry not in before]
        if come:
            self.query_one("#rows", EntryRows).move_to(row_of(come[0]))

    def open_entry(self, row_id: str) -> None:
        """Open an entry, a new one, or what there is to read."""
        if row_id == READ:
            self._open_topic(self.TOPIC, content.guide().told(self.STATEMENT).says)
            return
        entry = entry_of(self._entries, row_id)
        if entry is not None or row_id == ADD:
            self.app.push_screen(EntryScreen(self.LIST, entry, self._session, self._glyphs))

    def remove_entry(self, row_id: str) -> None:
        """Take an entry away, when that is said twice: it was somebody's history. Undo brings it back."""
        entry = entry_of(self._entries, row_id)
        if entry is None:
            return
        rows = (Row("keep", "keep it"), Row("take", "take it away", (Span(say_entry(entry), "ghost"),)))

        def take(chosen: str | None) -> None:
            if chosen == "take":
                self._remove(entry)

        self.app.push_screen(PickScreen(f"{ENTRIES[self.LIST].name} written by mistake?", rows, "", self._glyphs), take)

    def _remove(self, entry: Entry) -> None:
        try:
            self._session.change_person(removing_entry(self.LIST, entry))
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self.see_again()
        self.say("taken away")


class MedicinesScreen(EntriesScreen):
    """The medicines, those of now first; a new dose is a new entry, and the old ones stay."""

    LIST: ClassVar[ListId] = "medicines"
    TITLE = "Your medicines"
    TOPIC = "medicines"
    STATEMENT = "no-advice"
    READING = "Medicines, in the guide"

    def rows(self, width: int) -> list[Row]:
        """The medicines in so many columns."""
        return medicine_rows(self._session.person(), self._session.tonight(), width, self._glyphs)


class LabsScreen(EntriesScreen):
    """The blood tests of iron, the newest first."""

    LIST: ClassVar[ListId] = "labs"
    TITLE = "Your blood tests of iron"
    TOPIC = "iron"
    STATEMENT = "figures-of-iron"
    READING = "Iron and diet, in the guide"

    def rows(self, width: int) -> list[Row]:
        """The blood tests in so many columns."""
        return result_rows(self._session.person(), width, self._glyphs)
