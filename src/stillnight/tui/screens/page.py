"""A page of words to read: help, and the night with its measures."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Night
from stillnight.diary.placing import Setting
from stillnight.tui.commands import COMMANDS, Where, key_of
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.picture import Drawing

PLACES: dict[Where, str] = {
    "questions": "ON A ROW",
    "editing": "WHILE TYPING ON A ROW",
    "rows": "IN ANY LIST",
    "items": "IN A LIST OF CRAMPS, MEDICINES, STRATEGIES OR SLEEPS",
    "tonight": "ON TONIGHT",
    "calendar": "ON THE CALENDAR",
    "checks": "ON A STRATEGY",
    "strategies": "ON STRATEGIES",
    "card": "ON THE CARD OF A STRATEGY",
    "timer": "ON A TIMER",
    "ended": "WHEN A TIMER IS OVER",
    "plan": "ON THE PLAN",
    "guide": "IN THE GUIDE",
    "topic": "ON A PAGE OF THE GUIDE",
    "reader": "ON ANY PAGE TO READ",
    "place": "ON ANY SCREEN",
    "app": "ANYWHERE",
    "choices": "ON CHOICES TO TICK",
    "person": "IN YOUR PLAN, MEDICINES AND ANSWERS ABOUT YOU",
    "printing": "WHERE NOTES TO PRINT ARE TICKED",
    "signs": "ON SIGNS OF TODAY",
    "asking": "ON QUESTIONS ABOUT YOU",
    "entries": "IN YOUR MEDICINES AND BLOOD TESTS",
    "dialog": "IN ANY BOX",
    "notes": "IN NOTES",
    "mending": "WHERE DAMAGE IS MENDED",
}
"""Where commands apply, in words."""

WIDEST = 72
EDGES = 5
"""Columns of a page at the most, and those its border, its margin and the scroll bar take of them."""


class PageScreen(Dialog[None]):
    """Lines of words that scroll."""

    AUTO_FOCUS = "#page"

    def __init__(self, lines: list[str], glyphs: Glyphs) -> None:
        super().__init__()
        self._page = lines
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Called by Textual to build the page."""
        with Box("", self._glyphs, classes="-tall", foot=" Esc or q closes "), VerticalScroll(id="page"):
            yield Static(Content("\n".join(self._page)), markup=False)


def help_page(row: list[str], glyphs: Glyphs) -> list[str]:
    """The help: what the row asks, how answers are typed, and every key, from the table of commands."""
    lines = [*row, ""] if row else []
    lines += [
        "HOW TO ANSWER",
        "Times: 2315, 23:15, 9.05pm, now, -20 (twenty minutes ago).",
        "Lengths: 45, 1:20, 1h20, 90m. Dates: yesterday, -3, fri.",
        "Blank is not none: a blank is never counted as zero.",
        "Every answer is saved as you give it. There is no save key.",
    ]
    for place, words in PLACES.items():
        lines += ["", words]
        lines += [f"{glyphs.plain(key_of(c)):<9} {c.words}" for c in COMMANDS if c.where == place]
    return [glyphs.plain(line) for line in lines]


def picture_page(night: Night, setting: Setting, glyphs: Glyphs, width: int) -> list[str]:
    """The night drawn, then each measure with its figure or why there is none, its definition and source.

    ``width`` is that of the screen, in columns.
    """
    drawing = Drawing(night, setting.starts, glyphs, min(width, WIDEST) - EDGES)
    lines = ["".join(text for text, _ in pieces) for pieces in drawing.scaled()]
    for measure in MEASURES:
        figure = measure.of(night)
        said = figure.why if figure.value is None else measure.say(figure.value)
        lines += ["", f"{measure.label}: {said}", measure.definition]
        if measure.context:
            lines.append(f"For comparison, {measure.context} ({measure.context_source}); not a verdict.")
        lines.append(f"Source: {measure.source}.")
    return [glyphs.plain(line) for line in lines]
