"""The least a Textual app can be: one line of words. What Stillnight costs is said as a ratio to this."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Says hello."""

    def compose(self) -> ComposeResult:
        """Called by Textual to build the screen."""
        yield Static("Hello, World!")


if __name__ == "__main__":
    BareApp().run()
