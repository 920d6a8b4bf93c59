"""Rows that are answered: by what is typed on them, and by digits that may go on ("1" then "0" is 10)."""

from __future__ import annotations

from datetime import datetime

from textual import events

from stillnight.diary.answers import Answer
from stillnight.diary.errors import StillnightError, TimeComesTwice
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.rows import RowList


class AnswerRows(RowList):
    """Rows with answers. What is asked and where an answer goes is for subclasses; this reads, and asks back.

    Of a clock time that comes twice it is asked which one is meant; 1 or 2 tells.
    """

    def __init__(self, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id, glyphs=glyphs)
        self._pressed = ""
        """What the next digit may go on with; any other key, and another row, ends it."""

        self._twice: TimeComesTwice | None = None

    def read_text(self, text: str) -> Answer:
        """The answer that a text is to what is asked on the cursor's row. For subclasses.

        Raises:
            StillnightError: it is none.
        """
        raise NotImplementedError

    def give(self, value: Answer) -> bool:
        """Give an answer to what is asked on the cursor's row; whether it was taken. For subclasses."""
        raise NotImplementedError

    def say(self, trouble: str) -> None:
        """Say what is wrong with what was typed or pressed; with nothing, take back what was said. For subclasses."""
        raise NotImplementedError

    def take_text(self, text: str) -> bool:
        """Read what was typed; where it is no answer, say so and keep it there."""
        try:
            value = self.read_text(text)
        except TimeComesTwice as twice:
            self._twice = twice
            self.say(str(twice))
            return False
        except StillnightError as trouble:
            self.say(str(trouble))
            return False
        return self.give(value)

    def tell_apart(self, meant: datetime) -> bool:
        """Give the one of two equal clock times that is meant; whether it was taken."""
        taken = self.give(meant)
        if taken:
            self.stop_editing()
        return taken

    def on_key(self, event: events.Key) -> None:
        """Called by Textual before the bindings: 1 or 2 tells which of two equal clock times is meant."""
        if self._twice is not None and event.key in {"1", "2"}:
            event.stop()
            event.prevent_default()
            self.tell_apart(self._twice.first if event.key == "1" else self._twice.second)
            return
        if not event.key.isdigit():
            self._pressed = ""
        super().on_key(event)

    def move_to(self, row_id: str) -> None:
        """Put the cursor on a row."""
        self._pressed = ""
        super().move_to(row_id)

    def text_changed(self) -> None:
        """What is typed changed: nothing is asked about it now."""
        self._twice = None

    def stop_editing(self) -> None:
        """Close the editor."""
        self._twice = None
        super().stop_editing()
