"""Signs of a night that may need somebody to look at them: ticked one by one, each with its line at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight import content
from stillnight.diary.errors import StillnightError
from stillnight.diary.flags import Flag
from stillnight.diary.night import Sign
from stillnight.diary.questions import BY_ID
from stillnight.diary.stepping import none_of, toggled
from stillnight.tui.commands import Where, bindings
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.guide_pages import asked_page, flag_page
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.read import ReadScreen
from stillnight.tui.session import Session
from stillnight.tui.sign_rows import sign_rows
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.rows import RowList


class SignRows(RowList):
    """Signs, one a row; ticking and reading are the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choices")
    LABEL_WIDTH = 4

    def on_key(self, event: events.Key) -> None:
        """Called by Textual: a digit ticks the sign with that number."""
        numbers = {row.label[0]: row.id for row in self.rows if not row.note}
        if event.key in numbers and event.key.isdigit():
            event.stop()
            self.move_to(numbers[event.key])
            self.action_flip()

    def action_flip(self) -> None:
        """Tick the sign under the cursor, or untick it."""
        self._its_screen.tick(self.cursor_id)

    def open_row(self) -> None:
        """Read about the sign under the cursor."""
        self._its_screen.read(self.cursor_id)

    def on_resize(self) -> None:
        """Called by Textual: how the signs wrap depends on the width."""
        self._its_screen.see_again()
        super().on_resize()

    @property
    def _its_screen(self) -> SignsScreen:
        screen = self.screen
        assert isinstance(screen, SignsScreen), "only its screen shows these rows"
        return screen


class SignsScreen(Dialog[None]):
    """The signs of one night. Each tick is saved as it is made."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("signs")
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "choices", "signs", "dialog")

    def __init__(self, session: Session, evening: date, glyphs: Glyphs) -> None:
        super().__init__()
        self._session = session
        self._night = session.readable_night(evening)
        self._glyphs = glyphs
        self._flags: dict[str, Flag] = {flag.sign: flag for flag in content.flags() if flag.sign is not None}

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(" Is any of this so today? ", self._glyphs, classes="-tall"):
            yield SignRows(id="rows", glyphs=self._glyphs)
            yield SayLine(id="said", glyphs=self._glyphs)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there."""
        self.show_keys()
        self.say("Each tick is saved. Enter says what it may mean.")

    def see_again(self) -> None:
        """Show the signs as they are now, the cursor where it was."""
        self._night = self._session.readable_night(self._night.night_of)
        rows = self.query_one("#rows", SignRows)
        rows.show_rows(sign_rows(self._flags.values(), self._night.signs, rows.size.width, self._glyphs))

    def tick(self, sign: str) -> None:
        """Tick a sign, or untick it."""
        self._give(toggled(BY_ID["signs"], self._night.signs, sign))

    def action_no_signs(self) -> None:
        """Say that none of them is so."""
        self._give(none_of(BY_ID["signs"]))

    def _give(self, signs: Sequence[Sign] | Sequence[str] | None) -> None:
        try:
            self._session.answer(self._night, {"signs": signs})
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self.see_again()
        unsaved, at = self._session.unsaved_words, self._session.saved_at
        self.say(unsaved[0] if unsaved else "" if at is None else f"saved {at:%H:%M:%S}")

    def read(self, sign: str) -> None:
        """Read what a sign may mean and where that is from."""
        flag = self._flags[sign]
        ticked = sign in (self._night.signs or ())
        self.app.push_screen(ReadScreen("Signs", flag_page(flag) if ticked else asked_page(flag), self._glyphs))
