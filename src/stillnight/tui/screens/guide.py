"""The guide: what to look at first, what is kept about the person, and the pages, searched by typing."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from stillnight import content
from stillnight.diary.calendar_words import parse_date
from stillnight.diary.clock import say_night
from stillnight.diary.errors import StillnightError
from stillnight.diary.flags import ASIDE_FOR, URGENCIES, Flag, putting_aside
from stillnight.diary.guide import Hit
from stillnight.diary.onset import marking_settled
from stillnight.diary.person import Person
from stillnight.tui.boxes import Boxes
from stillnight.tui.commands import Where, bindings, footer
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.guide_pages import flag_page
from stillnight.tui.guide_rows import FIND, FLAG, HIT, guide_rows, hit_rows
from stillnight.tui.offer import about_offer
from stillnight.tui.screens.place import Place
from stillnight.tui.screens.read import ReadScreen
from stillnight.tui.screens.sizes import size_classes
from stillnight.tui.session import Session
from stillnight.tui.widgets.rows import RowList


class GuideRows(RowList):
    """The list of the guide. What is typed on its row that searches is told as it is typed."""

    LABEL_WIDTH = 3

    class Opened(Message):
        """The row under the cursor was opened."""

        def __init__(self, row_id: str) -> None:
            super().__init__()
            self.row_id = row_id

    class Searched(Message):
        """What is searched for is another."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def open_row(self) -> None:
        """Open the row under the cursor; the one that searches is typed on."""
        if self.cursor_id == FIND:
            self.start_editing("")
        else:
            self.post_message(self.Opened(self.cursor_id))

    def text_changed(self) -> None:
        """What is typed changed."""
        if self.editor is not None:
            self.post_message(self.Searched(self.editor.text))

    def on_paste(self, event: events.Paste) -> None:
        """Called by Textual, before the list takes what was pasted."""
        self.call_later(self.text_changed)

    def take_text(self, text: str) -> bool:
        """Keep what was found, and go to the first of it."""
        if text.strip():
            found = [row.id for row in self.rows if row.id.startswith(HIT)]
            self.call_later(self.move_to, found[0] if found else FIND)
        return True

    def leave_text(self) -> None:
        """Leave the search."""
        super().leave_text()
        self.post_message(self.Searched(""))


class GuideScreen(Place):
    """The guide. It opens pages and boxes over itself, and knows what was found and what was raised."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("guide")
    AUTO_FOCUS = "#rows"
    NAME = "guide"
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "guide", "app")

    def __init__(self, session: Session, glyphs: Glyphs, boxes: Boxes) -> None:
        super().__init__(session, glyphs)
        self._boxes = boxes
        self._flags: tuple[Flag, ...] = ()
        self._hits: tuple[Hit, ...] = ()
        self._words = ""
        self.rows = GuideRows(id="rows", glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the screen: complete, so that the first frame needs no second."""
        self.update_classes(size_classes(self.app.size))
        self.say(about_offer(self._session, "a"))
        self.see_again()
        yield from (self.top, self.tabs, self.rows, self.said, self.keys)

    def on_resize(self, event: events.Resize) -> None:
        """Called by Textual when the terminal has another size."""
        self.update_classes(size_classes(event.size))
        self._show()

    # --- what is shown -----------------------------------------------------------------------------

    def see_again(self) -> None:
        """Show the guide with what is ticked and kept now."""
        session = self._session
        evening = session.tonight()
        self._flags = self._boxes.signs.have_read(evening)
        self.top.title = say_night(evening), say_night(evening, year=False)
        self.top.zone = session.home.zone
        self.show_saving()
        self._show()

    def _show(self, cursor_id: str = "") -> None:
        width, session = self.app.size.width, self._session
        if self._words or self.rows.editor is not None:
            self.rows.show_rows(tuple(hit_rows(self._hits, self._words, self._glyphs)), cursor_id)
        else:
            night = session.readable_night(session.tonight())
            rows = guide_rows(content.guide(), self._flags, night, self._person(), width, self._glyphs)
            self.rows.show_rows(tuple(rows), cursor_id)

    def _person(self) -> Person:
        """What is kept about the person; where it cannot be read that is said, and the guide is there all the same."""
        try:
            return self._session.person_to_write()
        except StillnightError as trouble:
            self.say(str(trouble))
            return self._session.person()

    def go_to(self, wanted: date) -> None:
        """Show this night: the guide is of none but tonight."""

    def help_lines(self) -> list[str]:
        """What was said last, and the signs that are raised, whole."""
        signs = [f"{URGENCIES[flag.urgency].upper()}: {flag.says}" for flag in self._flags]
        return [*super().help_lines(), *signs]

    @on(RowList.EditingChanged)
    def show_keys(self, message: RowList.EditingChanged) -> None:
        """While something is typed, the keys are those of typing."""
        self.keys.commands = footer("editing") if message.editing else footer(*self.PLACES)

    # --- opening -----------------------------------------------------------------------------------

    @on(GuideRows.Opened)
    def open_row(self, message: GuideRows.Opened) -> None:
        """Open a sign, a page, what was found, or what is kept about the person."""
        kind, colon, name = message.row_id.partition(":")
        match f"{kind}{colon}":
            case "flag:":
                flag = next(one for one in self._flags if one.id == name)
                self.app.push_screen(ReadScreen("Signs", flag_page(flag), self._glyphs))
            case "topic:":
                self._boxes.open_topic(name)
            case "hit:":
                hit = self._hits[int(name)]
                self._boxes.open_topic(hit.topic.id, hit.statement.says)
            case "settled":
                self.ask_settled()
            case "signs":
                self._boxes.action_signs()
            case "about":
                self._boxes.action_about()
            case "medicines":
                self._boxes.action_medicines()
            case "labs":
                self._boxes.action_labs()

    def action_put_aside(self) -> None:
        """Put the line under the cursor aside for a while."""
        flag = next((one for one in self._flags if f"{FLAG}{one.id}" == self.rows.cursor_id), None)
        if flag is None:
            self.say("x puts a sign at the top of the guide aside.")
            return
        nights = ASIDE_FOR[flag.urgency]
        if not nights:
            self.say("This one asks for help now: it stays until it is unticked.")
            return
        try:
            self._session.change_person(putting_aside(flag, self._session.tonight()))
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self.see_again()
        self.say("Put aside for tonight." if nights == 1 else f"Put aside for {nights} nights.")

    def ask_settled(self) -> None:
        """Ask for the fortnight that later beginnings of the urge are compared with."""
        from stillnight.tui.screens.ask import AskScreen

        def read(text: str) -> date | str:
            return "" if text.strip() == "none" else self._session.checked(parse_date(text, self._session.tonight()))

        hint = "its first evening: -30, 2026-06-01; or none"
        self.app.push_screen(AskScreen("A settled fortnight", "From", hint, read, self._glyphs), self._mark_settled)

    def _mark_settled(self, first: date | str | None) -> None:
        if first is None:
            return
        try:
            self._session.change_person(marking_settled(first if isinstance(first, date) else None))
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self.see_again()
        self.say("Marked." if first else "No fortnight is marked.")

    # --- searching ---------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Search all pages by typing."""
        self._search("")
        self.rows.move_to(FIND)
        self.rows.open_row()

    @on(GuideRows.Searched)
    def search(self, message: GuideRows.Searched) -> None:
        """Show what holds these words; without words, everything."""
        self._search(message.words)

    def _search(self, words: str) -> None:
        self._words = words
        self._hits = content.guide().search(words)
        self._show()

    def action_leave_search(self) -> None:
        """Leave the search."""
        if self._words:
            self._search("")
            self.say("")
