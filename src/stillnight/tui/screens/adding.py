"""Adding an item to a list of a night: a medicine is chosen from the person's own list where there is one."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from stillnight.diary.edits import ITEMS, adding
from stillnight.diary.errors import StillnightError
from stillnight.diary.medicines import current, doses_of
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.say import BLANK
from stillnight.diary.words import clean_line
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.item import ItemScreen
from stillnight.tui.screens.pick import PickScreen
from stillnight.tui.screens.place import Place
from stillnight.tui.session import Session
from stillnight.tui.widgets.rows import Row, Span

OTHER = "other"
"""Id of the row for a medicine that is not on the list."""


def add_item(
    app: App[None],
    session: Session,
    night: Night,
    question: Question,
    glyphs: Glyphs,
    closed: Callable[[None], None] | None = None,
) -> None:
    """Open a new item of a list to fill it in; ``closed`` is called when that is done."""
    doses = doses_of(session.person(), night.night_of) if question.id == "doses" else ()

    def fill(chosen: str | None) -> None:
        if chosen is None:
            return
        item = ITEMS[question.id]() if chosen == OTHER else doses[int(chosen)]
        noted = chosen != OTHER
        if noted:
            try:
                there = session.save(night.night_of, adding(question.id, item, session.zone_of(night)))
            except StillnightError as trouble:
                say(app, str(trouble))
                return
        else:
            there = night
        app.push_screen(ItemScreen(session, there, question, item, glyphs, noted, "at" if noted else ""), closed)

    if doses:
        app.push_screen(PickScreen("Which medicine", _rows(session, night, glyphs), "0", glyphs), fill)
    else:
        fill(OTHER)


def say(app: App[None], words: str) -> None:
    """Say something on the screen in front."""
    if isinstance(app.screen, Place | Dialog):
        app.screen.say(words)


def _rows(session: Session, night: Night, glyphs: Glyphs) -> tuple[Row, ...]:
    named = [one for one in current(session.person(), night.night_of) if one.name]
    rows = [
        Row(str(number), clean_line(one.name or ""), (Span(glyphs.plain(clean_line(one.dose or BLANK))),))
        for number, one in enumerate(named)
    ]
    return (*rows, Row(OTHER, "another", (Span("one that is not on your list", "ghost"),)))
