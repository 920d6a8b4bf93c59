"""The card of a strategy, in a box: read it, and start its timer from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from stillnight import content
from stillnight.diary.card import history
from stillnight.diary.night import Night
from stillnight.diary.safety import verdict
from stillnight.tui.card_page import card_page
from stillnight.tui.commands import Where, bindings, footer
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.read import ReadScreen
from stillnight.tui.session import Session
from stillnight.tui.widgets.lines import KeyLine


class CardScreen(ReadScreen):
    """How, what to mind, what is known, and the person's own history with one strategy."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("card")
    PLACES: ClassVar[tuple[Where, ...]] = ("reader", "card", "dialog")

    def __init__(
        self, session: Session, strategy_id: str, night: Night, glyphs: Glyphs, start: Callable[[], None] | None = None
    ) -> None:
        """The card of a strategy as it is on a night.

        ``start`` is called when the timer is asked for, after the card has closed; without it the card has none.
        """
        person, evening = session.person(), night.night_of
        known = content.catalogue().with_own(person)
        strategy = known.of_use(strategy_id)
        safe = verdict(strategy.id, night, person, known.conditions, known.rules)
        past = history(strategy, session.nights(date.min, evening), evening, known)
        super().__init__(strategy.name, [*card_page(strategy, safe, past, known)], glyphs)
        self._start = start

    def show_keys(self) -> None:
        """Show the keys of the card at its foot."""
        places: tuple[Where, ...] = self.PLACES if self._start is not None else ("reader", "dialog")
        self.query_one("#keys", KeyLine).commands = footer(*places)

    def action_timer(self) -> None:
        """Close the card and start the timer."""
        if self._start is not None:
            self.dismiss(None)
            self.app.call_later(self._start)
