"""What the dialogs share: a box with a title, a list and its keys, closed by Esc or q."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import getters, on
from textual.binding import BindingType
from textual.screen import ModalScreen

from stillnight.tui.commands import Where, bindings, footer
from stillnight.tui.widgets.ink import INKS
from stillnight.tui.widgets.lines import KeyLine, SayLine
from stillnight.tui.widgets.rows import RowList
from stillnight.tui.wire import draw_sparingly

R = TypeVar("R")


class Dialog(ModalScreen[R]):
    """A box over the screen below. Every dialog is left with Esc or q."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)
    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background; }
    """
    AUTO_FOCUS = "#rows"
    PLACES: ClassVar[tuple[Where, ...]] = ("dialog",)
    """Where the commands of the dialog come from."""

    said = getters.query_one("#said", SayLine)

    def __init__(self) -> None:
        super().__init__()
        draw_sparingly(self)

    def show_keys(self) -> None:
        """Show the keys of the dialog at its foot."""
        self.query_one("#keys", KeyLine).commands = footer(*self.PLACES)

    @on(RowList.EditingChanged)
    def show_editing_keys(self, message: RowList.EditingChanged) -> None:
        """While something is typed, the keys are those of typing."""
        for keys in self.query(KeyLine):
            keys.commands = footer("editing") if message.editing else footer(*self.PLACES)

    def say(self, words: str) -> None:
        """Say something in the line at the foot of the box."""
        self.said.said = words

    def see_again(self) -> None:
        """Another session changed the night, or what waited was saved. For dialogs that show something of it."""

    def stepped(self) -> None:
        """A step of undo or redo was taken in front of the box."""
        self.see_again()

    def action_leave(self) -> None:
        """Close the box."""
        self.dismiss(None)
