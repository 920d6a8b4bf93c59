"""What the newest good backups would bring back, night by night, and one key that does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from stillnight.tui.commands import Where, bindings
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.lines import KeyLine


class MendScreen(Dialog[bool]):
    """Dismissed with ``True`` where it is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("mending")
    AUTO_FOCUS = "#page"
    PLACES: ClassVar[tuple[Where, ...]] = ("mending", "dialog")

    def __init__(self, lines: Sequence[str], glyphs: Glyphs) -> None:
        super().__init__()
        self._page = lines
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Called by Textual to build the box."""
        with Box(" What can be brought back ", self._glyphs, classes="-tall"):
            with VerticalScroll(id="page"):
                yield Static(Content("\n".join(map(self._glyphs.plain, self._page))), markup=False)
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the box is there."""
        self.show_keys()

    def action_bring_back(self) -> None:
        """Do it."""
        self.dismiss(True)
