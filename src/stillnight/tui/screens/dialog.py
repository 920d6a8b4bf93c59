"""What the dialogs share: a box with a title, a list and its keys, closed by Esc or q."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from stillnight.tui.widgets.lines import SayLine

R = TypeVar("R")


class Dialog(ModalScreen[R]):
    """A box over the screen below. Every dialog is left with Esc or q."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "close", id="leave", tooltip="Close this. What was answered is saved."),
    ]
    AUTO_FOCUS = "#rows"

    said = getters.query_one("#said", SayLine)

    def say(self, words: str) -> None:
        """Say something in the line at the foot of the box."""
        self.said.said = words

    def action_leave(self) -> None:
        """Close the box."""
        self.dismiss(None)
