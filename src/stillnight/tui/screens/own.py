"""A strategy of one's own: named in a box, then its fields, each saved as it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

import msgspec
from textual import on
from textual.app import App
from textual.binding import BindingType

from stillnight import content
from stillnight.diary.about import OWN
from stillnight.diary.answers import Answer
from stillnight.diary.draft import Draft, Spot
from stillnight.diary.errors import StillnightError
from stillnight.diary.night import Night
from stillnight.diary.own import keeping, renamed, steps_of
from stillnight.diary.own import new_own as named
from stillnight.diary.person import Group, OwnStrategy
from stillnight.diary.question import Question
from stillnight.tui.commands import Where, bindings
from stillnight.tui.drafting import of_rows
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.ask import AskScreen
from stillnight.tui.screens.notes import NotesScreen
from stillnight.tui.screens.sheet_dialog import SheetDialog
from stillnight.tui.session import Session
from stillnight.tui.sheet import Sheet
from stillnight.tui.widgets.questions import QuestionRows

STEPS: Final = Question(id="steps", label="Steps", kind="text", help="How it is done, a line a step.")
"""The steps, as one text to write."""


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a strategy as rows ask for them: its steps are one text."""

    name: str
    group: Group
    minutes: int | None
    caution: str | None
    steps: str | None

    @classmethod
    def of(cls, own: OwnStrategy) -> Fields:
        """The fields of a strategy."""
        steps = "\n".join(own.steps) or None
        return cls(name=own.name, group=own.group, minutes=own.minutes, caution=own.caution, steps=steps)


class OwnScreen(SheetDialog):
    """The fields of a strategy of one's own. Every answer is saved as it is given; closing it needs nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("person")
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "questions", "person", "dialog")

    def __init__(self, session: Session, own: OwnStrategy, glyphs: Glyphs) -> None:
        super().__init__(session, glyphs)
        self._own = own

    def heading(self) -> str:
        """What the box is called."""
        return "Your strategy"

    def begin(self) -> None:
        """Show the fields."""
        super().begin()
        self.say("Every answer is saved as you give it.")

    def sheet(self) -> Sheet:
        """The fields as they are now."""
        tonight = self._session.setting(Night(night_of=self._session.tonight()))
        return Sheet(record=Fields.of(self._own), questions=(*OWN, STEPS), base=tonight, clock=self._session.now)

    def give(self, answers: Mapping[str, Answer]) -> None:
        """Save answers to fields.

        Raises:
            StillnightError: a name that cannot be, or the disk refused; the old answer stays.
        """
        own = self._own
        for field, value in answers.items():
            own = self._with(own, field, value)
        self._session.change_person(keeping(own))
        self._own = own
        self.rows.show_sheet(self.sheet())
        self.say("saved")

    def stepped(self) -> None:
        """Show the strategy as it is now; close where it is no longer there."""
        own = next((one for one in self._session.person().own if one.id == self._own.id), None)
        if own is None:
            self.dismiss(None)
            return
        self._own = own
        self.rows.show_sheet(self.sheet())

    def half_typed(self) -> Draft | None:
        """What is half typed on a field."""
        return of_rows(self.rows, "own", item=self._own.id)

    def _with(self, own: OwnStrategy, field: str, value: Answer) -> OwnStrategy:
        if field == "name":
            return renamed(own, value or "", self._session.person(), content.catalogue())
        if field == "steps":
            return msgspec.structs.replace(own, steps=steps_of(value or ""))
        if field == "group":
            return msgspec.structs.replace(own, group=value or own.group)
        return msgspec.structs.replace(own, **{field: value or None})

    def type_into(self, field: str, text: str) -> bool:
        """Open a field with a text that was typed before; whether there is one."""
        if field != STEPS.id:
            return super().type_into(field, text)
        self._write_steps(text)
        return True

    @on(QuestionRows.Opened)
    def write_steps(self) -> None:
        """Write the steps on a page of their own."""
        self._write_steps()

    def _write_steps(self, typed: str | None = None) -> None:
        def keep(text: str | None) -> None:
            try:
                self.give({"steps": text})
            except StillnightError as trouble:
                self.say(str(trouble))

        steps = "\n".join(self._own.steps)
        spot = Spot(place="own", item=self._own.id, field=STEPS.id, label=STEPS.label)
        page = NotesScreen(steps, self._glyphs, "Steps, a line each", spot=spot, typed=typed)
        self.app.push_screen(page, keep)


def new_own(
    app: App[object], session: Session, glyphs: Glyphs, made: Callable[[OwnStrategy], None], typed: str = ""
) -> None:
    """Ask for the name of a new strategy, keep it, and open its fields; ``made`` is told of it.

    ``typed``: what somebody had typed before.
    """

    def read(text: str) -> OwnStrategy:
        own = named(text, session.person(), content.catalogue())
        session.change_person(keeping(own))
        return own

    def opened(own: OwnStrategy | None) -> None:
        if own is not None:
            made(own)
            app.push_screen(OwnScreen(session, own, glyphs))

    hint = "what you call it, in a few words"
    spot = Spot(place="own", field="name", label="Name")
    app.push_screen(AskScreen("A strategy of your own", "Name", hint, read, glyphs, spot=spot, typed=typed), opened)


def change_own(
    app: App[object], session: Session, glyphs: Glyphs, strategy_id: str, then: Callable[[], None] = lambda: None
) -> bool:
    """Open the fields of a strategy of one's own; whether it is one."""
    own = next((one for one in session.person().own if one.id == strategy_id), None)
    if own is None:
        return False
    app.push_screen(OwnScreen(session, own, glyphs), lambda _: then())
    return True
