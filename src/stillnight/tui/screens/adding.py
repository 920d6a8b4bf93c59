"""Adding an item to a list of a night: a medicine is chosen from the person's own list where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from textual.app import App

from stillnight.diary.edits import adding
from stillnight.diary.errors import StillnightError
from stillnight.diary.medicines import doses_of
from stillnight.diary.night import Dose, Night
from stillnight.diary.question import Question
from stillnight.diary.say import BLANK
from stillnight.diary.words import clean_line
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.screens.item import ItemScreen
from stillnight.tui.screens.pick import PickScreen
from stillnight.tui.screens.place import Place
from stillnight.tui.session import Session
from stillnight.tui.widgets.row import Row, Span

OTHER = "other"
"""Id of the row for a medicine that is not on the list."""


Closed = Callable[[None], None] | None


def add_item(
    app: App[None], session: Session, night: Night, question: Question, glyphs: Glyphs, closed: Closed = None
) -> None:
    """Open a new item of a list to fill it in; ``closed`` is called when that is done."""
    doses = _offered(session, night) if question.id == "doses" else ()

    def fill_in(chosen: str | None) -> None:
        if chosen == OTHER:
            item = session.new_item(question.id)
            app.push_screen(ItemScreen(session, night, question, item, glyphs, saved=False), closed)
        elif chosen is not None:
            note(replace(doses[int(chosen)], id=session.new_item(question.id).id))

    def note(dose: Dose) -> None:
        try:
            there = session.save(night.night_of, adding(question.id, dose, session.zone_of(night)))
        except StillnightError as trouble:
            if isinstance(app.screen, Place | Dialog):
                app.screen.say(str(trouble))
            return
        app.push_screen(ItemScreen(session, there, question, dose, glyphs, saved=True, here="at"), closed)

    if doses:
        app.push_screen(PickScreen("Which medicine", _rows(doses, glyphs), "0", glyphs), fill_in)
    else:
        fill_in(OTHER)


def _offered(session: Session, night: Night) -> tuple[Dose, ...]:
    """What the list of medicines says for the evening; nothing where it cannot be read: a dose is typed then."""
    try:
        return doses_of(session.person(), night.night_of)
    except StillnightError:
        return ()


def _rows(doses: Iterable[Dose], glyphs: Glyphs) -> tuple[Row, ...]:
    rows = [
        Row(str(number), clean_line(dose.name or ""), (Span(glyphs.plain(clean_line(dose.dose or BLANK))),))
        for number, dose in enumerate(doses)
    ]
    return (*rows, Row(OTHER, "another", (Span("one that is not on your list", "ghost"),)))
