"""The least a Textual app can be to type into: one line of text whose cursor does not blink."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class BareInput(App[None]):
    """Takes text."""

    def compose(self) -> ComposeResult:
        """Called by Textual to build the screen."""
        box = Input(placeholder="Type here")
        box.cursor_blink = False
        yield box


if __name__ == "__main__":
    BareInput().run()
