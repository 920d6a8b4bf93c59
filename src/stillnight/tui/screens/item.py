"""One item of a list: a cramp, a dose, a further sleep, a use of a strategy."""

from __future__ import annotations

from collections.abc import Mapping

from stillnight.diary.answers import Answer, answer, with_answer
from stillnight.diary.draft import Draft
from stillnight.diary.edits import Item, adding, changing, found
from stillnight.diary.night import Night
from stillnight.diary.question import Question
from stillnight.diary.warnings import item_warnings
from stillnight.tui.drafting import of_rows
from stillnight.tui.elsewhere import followed
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.sheet_dialog import SheetDialog
from stillnight.tui.session import Session
from stillnight.tui.sheet import Sheet


class ItemScreen(SheetDialog):
    """The fields of one item. Every answer is saved as it is given; closing it needs nothing."""

    def __init__(
        self,
        session: Session,
        night: Night,
        question: Question,
        item: Item,
        glyphs: Glyphs,
        saved: bool,
        here: str = "",
    ) -> None:
        """``here``: the field to begin at; the first without one."""
        super().__init__(session, glyphs)
        self._here = here
        self._night = night
        self._question = question
        self._item = item
        self._is_saved = saved
        self._on_disk = item if saved and not self._waits() else type(item)()

    def begin(self) -> None:
        """Show the fields, at the one to begin at; what can only be typed is begun to be typed."""
        self.rows.show_sheet(self.sheet(), self._here)
        if not self._is_saved and self._question.fields[0].kind == "line":
            self.rows.start_editing("")
        unsaved = self._session.unsaved_words
        self.say(unsaved[0] if unsaved else "Every answer is saved as you give it.")

    def half_typed(self) -> Draft | None:
        """What is half typed on a field of the item."""
        return of_rows(self.rows, "item", self._night.night_of, self._question.id, self._item.id or "")

    def heading(self) -> str:
        """What the item is, and whether it is saved already."""
        is_there = self._is_saved and not self._waits()
        return f"{self._question.item} · saved" if is_there else self._question.item

    def _waits(self) -> bool:
        """Whether the list is not on the disk as it is shown."""
        return self._question.id in self._session.saving.unsaved_answers(self._night.night_of)

    def _unsaved(self) -> frozenset[str]:
        """The fields that are not on the disk yet."""
        if not self._waits():
            self._on_disk = self._item
        names = [field.id for field in self._question.fields]
        return frozenset(name for name in names if answer(self._item, name) != answer(self._on_disk, name))

    def sheet(self) -> Sheet:
        """The fields as they are now."""
        return Sheet(
            record=self._item,
            questions=self._question.fields,
            base=self._session.setting(self._night),
            clock=self._session.now,
            warnings=item_warnings(self._item),
            unsaved=self._unsaved(),
        )

    def give(self, answers: Mapping[str, Answer]) -> None:
        """Save answers to fields of the item.

        Raises:
            StillnightError: they cannot be saved at all; the old ones stay.
        """
        if self._session.saving.elsewhere.look():
            self._follow()
        item = self._item
        for field, value in answers.items():
            item = with_answer(item, field, value)
        zone = self._session.zone_of(self._night)
        key = self._question.id
        edit = changing(key, self._item, item, zone) if self._is_saved else adding(key, item, zone)
        self._night = self._session.save(self._night.night_of, edit)
        self._item, self._is_saved = found(answer(self._night, key) or (), item) or item, True
        self.rows.show_sheet(self.sheet())
        self.say(self._session.news() or self._saved())

    def _saved(self) -> str:
        unsaved, at = self._session.unsaved_words, self._session.saved_at
        if unsaved is not None:
            return unsaved[0]
        return "" if at is None else f"saved {at:%H:%M:%S}"

    def see_again(self) -> None:
        """Show the item as it is now, the cursor and what is half typed left alone."""
        self._follow()
        self.rows.show_sheet(self.sheet(), still=True)
        if self._session.saved_at is not None:
            self.say(self._saved())

    def _follow(self) -> None:
        """Take the night as it is now, and the item as another session left it."""
        before = answer(self._night, self._question.id) or ()
        self._night = self._session.readable_night(self._night.night_of)
        if self._is_saved:
            self._item = followed(self._item, before, answer(self._night, self._question.id) or ()) or self._item
