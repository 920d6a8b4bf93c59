"""The palette of commands: what of the table of commands applies in the place one is in, to find by its words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.screen import Screen
from textual.widgets import Input

from stillnight.tui.boxes import Boxes
from stillnight.tui.commands import COMMANDS, Command
from stillnight.tui.widgets.rows import RowList


class Palette(Boxes):
    """An app with such a palette."""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Called by Textual for the palette: the commands of the table that apply here."""
        for command in COMMANDS:
            if command.id == "report" and self.keep_report is None:
                continue
            if command.palette and command.where in self.place.PLACES:
                node = self._node_of(command)
                action = partial(self.run_action, command.action, node)
                yield SystemCommand(command.label.capitalize(), command.words, action)

    async def action_command_palette(self) -> None:  # type: ignore[override]  # Textual awaits what an action returns
        """Open the palette, with a cursor that stands still: one that blinks sends twice a second for ever."""
        if not isinstance(self.screen, CommandPalette):
            palette = CommandPalette(placeholder="Search for commands", id="--command-palette")
            await self.push_screen(palette)
            palette.query_one(Input).cursor_blink = False

    def _node_of(self, command: Command) -> App[None] | Screen[None] | RowList:
        """Where the action of a command is."""
        if command.where == "app":
            return self
        return self.place.query_one(RowList) if command.where in {"rows", "questions", "checks"} else self.place
