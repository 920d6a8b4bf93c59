"""What opens over Tonight for a question that needs more than a row: choices, notes, a list, an item of one.

The boxes are imported as they open: none of them is needed for the first frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stillnight.diary.answers import Answer, answer
from stillnight.diary.draft import Spot
from stillnight.diary.edits import Item
from stillnight.diary.errors import StillnightError
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.in_hand import NightInHand
from stillnight.tui.screens.place import Place
from stillnight.tui.session import Session
from stillnight.tui.widgets.question_list import Giving


class NightBoxes:
    """The boxes of the night in hand. What is chosen or written in one is given as an answer on a row is."""

    def __init__(
        self,
        place: Place,
        session: Session,
        in_hand: NightInHand,
        glyphs: Glyphs,
        give: Giving,
        closed: Callable[[None], None],
    ) -> None:
        """Boxes over a screen.

        Args:
            place: the screen.
            session: what a list is changed by.
            in_hand: the night.
            glyphs: the signs to draw with.
            give: saves answers and shows them.
            closed: called when a list or an item was left, in which each answer was saved as it was given.
        """
        self._place = place
        self._session = session
        self._in_hand = in_hand
        self._glyphs = glyphs
        self._give = give
        self._closed = closed

    def open_for(self, question: Question, *, adding: bool = False) -> None:
        """Open what the question needs; ``adding``: whether an item is to be added to its list at once."""
        if question.kind == "text":
            self.write_notes()
        elif question.kind == "choices":
            self.choose(question)
        elif adding:
            self.add_item(question)
        else:
            self.list_items(question)

    def choose(self, question: Question) -> None:
        """Tick any number of choices, in a list of their own."""
        from stillnight.tui.screens.choose import ChooseScreen

        def keep(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self._try_to_give({question.id: chosen or None})

        self._place.app.push_screen(
            ChooseScreen(question, answer(self._in_hand.night, question.id), self._glyphs), keep
        )

    def write_notes(self, typed: str | None = None) -> None:
        """Write notes, in a page of their own; ``typed``: what somebody was writing there."""
        from stillnight.tui.screens.notes import NotesScreen

        def keep(text: str | None) -> None:
            self._keep_notes(text)
            self._place.say(self._session.news() or self._place.said.said)

        spot = Spot(place="night", night_of=self._in_hand.night_of, field="notes", label=BY_ID["notes"].label)
        notes = NotesScreen(self._in_hand.night.notes or "", self._glyphs, spot=spot, typed=typed)
        self._place.app.push_screen(notes, keep)

    def keep_open_notes(self) -> None:
        """Keep the notes that are being written, for an end that was not asked for here."""
        from stillnight.tui.screens.notes import NotesScreen

        screen = self._place.app.screen
        if isinstance(screen, NotesScreen) and screen.is_of_a_night:
            self._keep_notes(screen.written)
            screen.kept(self._in_hand.night.notes or "")

    def _keep_notes(self, text: str | None) -> None:
        if (text or None) != self._in_hand.night.notes:
            self._try_to_give({"notes": text or None})

    def _try_to_give(self, answers: Mapping[str, Answer]) -> None:
        try:
            self._give(answers)
        except StillnightError as trouble:
            self._place.say(str(trouble))

    def add_item(self, question: Question) -> None:
        """Add an item to a list."""
        from stillnight.tui.screens.adding import add_item

        add_item(self._place.app, self._session, self._in_hand.night, question, self._glyphs, self._closed)

    def fill_item(self, question: Question, item: Item, saved: bool = False) -> None:
        """Open one item of a list to fill it in; each answer in it is saved at once."""
        from stillnight.tui.screens.item import ItemScreen

        item_screen = ItemScreen(self._session, self._in_hand.night, question, item, self._glyphs, saved)
        self._place.app.push_screen(item_screen, self._closed)

    def list_items(self, question: Question) -> None:
        """Open the list of a list question."""
        from stillnight.tui.screens.items import ItemsScreen

        items_screen = ItemsScreen(self._session, self._in_hand.night, question, self._glyphs)
        self._place.app.push_screen(items_screen, self._closed)
