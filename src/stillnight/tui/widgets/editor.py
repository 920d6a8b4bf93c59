"""The text being typed on a row: a value with a caret, and what each key makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Editor:
    """One line of text and the caret in it."""

    text: str
    caret: int = -1
    """Characters before the caret; -1 is the end."""

    def __post_init__(self) -> None:
        if self.caret < 0:
            object.__setattr__(self, "caret", len(self.text))

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the caret."""
        return self.text[: self.caret], self.text[self.caret :]

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
