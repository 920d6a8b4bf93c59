"""The box that dialogs stand in. Its looks are its own, so that a start that opens none need not read them."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content

from stillnight.diary.words import clean_line
from stillnight.tui.glyphs import ASCII, Glyphs


class Box(Vertical):
    """A box over the screen; ``-small`` holds one row, ``-tall`` takes all the height there is."""

    DEFAULT_CSS = """
    Box {
        width: 100%;
        max-width: 72;
        height: 15;
        max-height: 100%;
        border: round $secondary;
        background: $background;
        color: $foreground;
        &.-ascii { border: ascii $secondary; }
        &.-ascii VerticalScroll { scrollbar-size-vertical: 0; }
        &.-small { height: 4; }
        &.-tall { height: 100%; }
        TextArea { border: none; background: $background; padding: 0; height: 1fr; }
        TextArea:focus { border: none; }
        VerticalScroll { height: 1fr; padding: 0 1; background: $background; scrollbar-size-vertical: 1; }
        Static { background: $background; color: $foreground; width: 1fr; height: auto; }
    }
    """

    def __init__(self, title: str, glyphs: Glyphs, *, classes: str = "", foot: str = "") -> None:
        super().__init__(classes=f"{classes} {'-ascii' if glyphs is ASCII else ''}")
        # Textual takes a plain string for markup here, and a title may be a name that a person gave.
        self.border_title = Content(glyphs.plain(clean_line(title)))
        self.border_subtitle = Content(glyphs.plain(foot))
