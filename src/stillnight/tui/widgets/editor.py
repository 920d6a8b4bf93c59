"""The text being typed on a row: a value with a caret, and what each key makes of it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len, split_graphemes


class Editor(Struct, frozen=True):
    """One line of text and the caret in it."""

    text: str
    caret: int
    """Characters before the caret."""

    @classmethod
    def behind(cls, text: str) -> Editor:
        """The editor with the caret behind the text."""
        return cls(text, len(text))

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the caret."""
        return self.text[: self.caret], self.text[self.caret :]

    def in_sight(self, columns: int, ellipsis: str) -> tuple[str, str]:
        """What can be seen before and after the caret in so many columns, its own included.

        What stands before it gives way at the front, and an ellipsis says so.
        """
        before, after = self.around
        room = columns - (2 if after else 1)
        if cell_len(before) <= room:
            return before, after
        kept = ""
        for start, end, _ in reversed(split_graphemes(before)[0]):
            if cell_len(ellipsis + before[start:end] + kept) > room:
                break
            kept = before[start:end] + kept
        return ellipsis + kept, after

    def typed(self, text: str) -> Editor:
        """After this text was typed at the caret."""
        before, after = self.around
        return Editor(f"{before}{text}{after}", self.caret + len(text))

    def after(self, key: str, character: str | None) -> Editor | None:
        """After this key; ``None`` when the editor has no use for it."""
        before, rest = self.around
        match key:
            case "backspace":
                return Editor(before[:-1] + rest, max(self.caret - 1, 0))
            case "delete":
                return Editor(before + rest[1:], self.caret)
            case "left":
                return replace(self, caret=max(self.caret - 1, 0))
            case "right":
                return replace(self, caret=min(self.caret + 1, len(self.text)))
            case "home" | "ctrl+a":
                return replace(self, caret=0)
            case "end" | "ctrl+e":
                return replace(self, caret=len(self.text))
            case "ctrl+u":
                return Editor(rest, 0)
        if character is not None and character.isprintable():
            return self.typed(character)
        return None
