"""What the screens at the top have in common: the line of screens, the line that says what happened, the keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from stillnight.diary.clock import say_night
from stillnight.diary.errors import StillnightError
from stillnight.diary.night import Night
from stillnight.tui.commands import Where, bindings, footer
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.session import Session
from stillnight.tui.widgets.ink import INKS
from stillnight.tui.widgets.lines import KeyLine, SayLine, TabLine, TopLine
from stillnight.tui.widgets.rows import RowList
from stillnight.tui.wire import draw_sparingly

KEPT = "{reason}: kept here and tried again by itself"
"""Said of what the disk refused."""


class Place(Screen[None]):
    """A screen that one is in, as opposed to a box over it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)
    BINDINGS: ClassVar[list[BindingType]] = bindings("place")
    NAME: ClassVar[str] = ""
    """The id of the command that leads here."""

    PLACES: ClassVar[tuple[Where, ...]] = ()
    """Where the commands of this screen come from."""

    def __init__(self, session: Session, glyphs: Glyphs) -> None:
        super().__init__()
        draw_sparingly(self)
        self._session = session
        self._glyphs = glyphs
        self.top = TopLine(invented=session.invented, id="top", glyphs=glyphs)
        self.tabs = TabLine(self.NAME, id="tabs", glyphs=glyphs)
        self.said = SayLine(id="said", glyphs=glyphs)
        self.keys = KeyLine(id="keys", glyphs=glyphs)
        self.keys.commands = footer(*self.PLACES)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the screen."""
        raise NotImplementedError

    @on(RowList.EditingChanged)
    def show_keys(self, message: RowList.EditingChanged) -> None:
        """While something is typed, the keys are those of typing."""
        self.keys.commands = footer("editing") if message.editing else footer(*self.PLACES)

    def say(self, words: str) -> None:
        """Say something in the line above the keys."""
        self.said.said = words

    def go_to(self, wanted: date) -> None:
        """Show this night."""
        raise NotImplementedError

    def see_again(self) -> None:
        """Show the diary as it is now: another session changed it, or what waited was saved."""
        raise NotImplementedError

    def look_elsewhere(self) -> bool:
        """Whether another session changed something shown here, besides the night in hand."""
        return False

    def help_lines(self) -> list[str]:
        """What was said last, whole, and what there is to know of this place, for the help."""
        return [self.said.said, ""] if self.said.said else []

    def kept_words(self) -> str:
        """What is said of that which the disk refused; empty where all is saved."""
        return KEPT.format(reason=self._session.saving.reason) if self._session.saving.waiting else ""

    def turn(self, setting: Callable[[Session], str]) -> bool:
        """Turn a setting and say how it is now, or why it stays as it was; whether it was turned."""
        try:
            words = setting(self._session)
        except StillnightError as trouble:
            self.say(str(trouble))
            return False
        self.say("; ".join(filter(None, (words, self.kept_words()))))
        return True

    def show_heading(self, night: Night) -> None:
        """Show in the top line which night this is, the zone of its times, and what is saved."""
        self.top.title = say_night(night.night_of), say_night(night.night_of, year=False)
        self.top.zone = self._session.zone_of(night)
        self.show_saving()

    def show_saving(self) -> None:
        """Show in the top line what is saved, and what is not."""
        self.top.alarm = self._session.unsaved_words is not None
        self.top.saved = self._saved()

    def _saved(self) -> tuple[str, str]:
        at = self._session.saved_at
        if self._session.unsaved_words is not None:
            return self._session.unsaved_words
        if self._session.condition.trouble() is not None:
            return "read only", "read only"
        return ("", "") if at is None else (f"saved {at:%H:%M:%S}", f"saved {at:%H:%M}")
