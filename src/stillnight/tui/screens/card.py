"""The card of a strategy, in a box: read it, and start its timer from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from stillnight.diary.card import history
from stillnight.diary.checklist import Entry
from stillnight.diary.strategies import Catalogue
from stillnight.tui.card_page import card_page
from stillnight.tui.commands import Where, bindings
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.read import ReadScreen
from stillnight.tui.session import Session


class CardScreen(ReadScreen):
    """How, what to mind, what is known, and the person's own history with one strategy."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("card")
    PLACES: ClassVar[tuple[Where, ...]] = ("reader", "card", "dialog")

    def __init__(
        self,
        session: Session,
        entry: Entry,
        evening: date,
        catalogue: Catalogue,
        glyphs: Glyphs,
        start: Callable[[], None],
    ) -> None:
        """``start`` is called when the timer is asked for, after the card has closed."""
        past = history(entry.strategy, session.nights(date.min, evening), evening, catalogue)
        super().__init__(entry.strategy.name, [*card_page(entry.strategy, entry.verdict, past, catalogue)], glyphs)
        self._start = start

    def action_timer(self) -> None:
        """Close the card and start the timer."""
        self.dismiss(None)
        self.app.call_later(self._start)
