"""The palette of commands: Textual's own, in our colours."""

from __future__ import annotations

from textual.command import CommandPalette


class PaletteScreen(CommandPalette):
    """The commands that apply here, found by their words."""

    CSS_PATH = "palette.tcss"
