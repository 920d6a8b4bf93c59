"""Single lines: the one at the top, the one that says what happened, the one with the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from stillnight.tui.commands import SCREENS, Command, key_of
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.widgets.ink import Inked, Pieces, fitted


class Line(Inked):
    """One line of text in pieces; repainted only when they change."""

    DEFAULT_CSS = """
    Line { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs

    def pieces(self, width: int) -> Pieces:
        """What to draw in so many columns. For subclasses."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw the line."""
        width = self.size.width
        plain = ((self._glyphs.plain(text), role) for text, role in self.pieces(width))
        return self.drawn(fitted(plain, width, self._glyphs.ellipsis), width)


NAMES: Final = {
    False: (" stillnight   ", " ", " "),
    True: (" invented diary   ", " invented   ", " demo "),
}
"""What stands at the left of the top line, long to short; of an invented diary it always says so."""


class TopLine(Line):
    """Which night, which zone, and when the last answer was saved."""

    title: reactive[tuple[str, str]] = reactive(("", ""))
    """The night in words, long and short."""

    zone: reactive[str] = reactive("")
    saved: reactive[tuple[str, str]] = reactive(("", ""))
    """What is said of saving, long and short."""

    alarm: reactive[bool] = reactive(False)
    """Whether what is said of saving is that something is not."""

    def __init__(self, *, invented: bool = False, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id, glyphs=glyphs)
        self._invented = invented

    def pieces(self, width: int) -> Pieces:
        """As much as fits: the night always, then what is saved (an alarm before the year), the zone, the name."""
        whole, short, shortest = NAMES[self._invented]
        for name, title, zone, saved in (
            (whole, self.title[0], self.zone, self.saved[0]),
            (whole, self.title[0], "", self.saved[0]),
            (short, self.title[0], "", self.saved[0]),
            (short, self.title[self.alarm], "", self.saved[not self.alarm]),
            (short, self.title[1], "", self.saved[1]),
            (shortest, self.title[1], "", self.saved[1]),
            (shortest, self.title[1], "", self.saved[1].removeprefix("saved ")),
        ):
            night = f"{self._glyphs.earlier} {self._glyphs.plain(title)} {self._glyphs.later}"
            right = "   ".join(part for part in (zone, saved) if part)
            gap = width - cell_len(name) - cell_len(night) - cell_len(right) - 1
            if gap >= 2:
                break
        return [
            (name, "label" if self._invented else "ghost"),
            (night, "strong"),
            (" " * max(gap, 1), "label"),
            (right, "warning" if self.alarm else "ghost"),
        ]


class TabLine(Line):
    """The screens there are, and which one this is."""

    def __init__(self, here: str, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id, glyphs=glyphs)
        self._here = here

    def pieces(self, width: int) -> Pieces:
        """Each by its name, its key a capital in it."""
        found: Pieces = [(" ", "ghost")]
        for screen in SCREENS:
            found += [(screen.tab, "heading" if screen.id == self._here else "ghost"), ("   ", "ghost")]
        return found

    async def on_click(self, event: events.Click) -> None:
        """Called by Textual: a click on a screen's name does what its key does."""
        end = 0
        named = {screen.tab: screen for screen in SCREENS}
        for text, _ in self.pieces(self.size.width):
            start, end = end, end + cell_len(text)
            if text in named and start <= event.x < end:
                await self.run_action(f"app.{named[text].action}")


class SayLine(Line):
    """What just happened, or what there is to know; blank most of the time."""

    said: reactive[str] = reactive("")
    """One line of words."""

    def pieces(self, width: int) -> Pieces:
        """The words."""
        return [(f" {self.said}" if self.said else "", "label")]


class KeyLine(Line):
    """The keys that matter here, whole ones only, the most wanted where there is no room for all."""

    commands: reactive[Sequence[Command]] = reactive(())
    """What can be pressed."""

    most: reactive[int | None] = reactive(None)
    """How many pieces of it are drawn, keys and what they do counted each; all of them with ``None``."""

    def pieces(self, width: int) -> Pieces:
        """As many whole keys as fit, in the order of the table."""
        left, chosen = width - 1, set()
        for command in sorted(self.commands, key=lambda command: command.footer):
            size = cell_len(self._words(command)) + 2
            if size <= left:
                left -= size
                chosen.add(command.id)
        found: Pieces = [(" ", "ghost")]
        for command in self.commands:
            if command.id in chosen:
                found += [(self._key(command), "strong"), (f" {command.label}  ", "ghost")]
        return found[: self.most]

    def _key(self, command: Command) -> str:
        named = {"↑↓": self._glyphs.up_down, "←→": self._glyphs.left_right, "⌫": self._glyphs.backspace}
        key = key_of(command)
        return named.get(key, self._glyphs.plain(key).strip())

    def _words(self, command: Command) -> str:
        return f"{self._key(command)} {command.label}"
