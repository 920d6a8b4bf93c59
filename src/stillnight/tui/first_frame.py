"""The first frame: what Textual would do twice for it is done once, and nothing looks for garbage before it is out."""

from __future__ import annotations

import gc

from textual.app import App


class FirstFrame(App[None]):
    """An app whose first frame comes soon."""

    _parsed_for: str | None = None
    """The theme that the stylesheet was last read for, as long as nothing else can have changed in it."""

    def parse_once(self) -> None:
        """Let the stylesheet be read for the theme as it is now, and not again when the app starts to run."""
        self._parsed_for = self.theme
        self.stylesheet.set_variables(self.get_css_variables())

    def refresh_css(self, animate: bool = True) -> None:
        """Called by Textual where the look changed; at the start nothing did, and parsing again costs a fortieth."""
        if self._parsed_for != self.theme:
            super().refresh_css(animate)
        self._parsed_for = None

    def on_ready(self) -> None:
        """Called by Textual when the first frame is out: from here on there is garbage, and only new things hold it."""
        gc.freeze()
        gc.enable()
