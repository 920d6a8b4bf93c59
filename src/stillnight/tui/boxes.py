"""What opens over any screen by its words: signs of tonight, what is kept about the person, a card, mending, help.

The boxes are imported as they open: none of them is needed for the first frame.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from textual.screen import Screen

from stillnight.diary.errors import StillnightError
from stillnight.diary.words import clean_line
from stillnight.tui.drafting import Drafting
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.place import Place
from stillnight.tui.session import Session
from stillnight.tui.typeahead import InOrder

if TYPE_CHECKING:
    from stillnight.tui.signs import Signs


LONGEST_PATH = 4096

PRINTING = "Open it in a browser to print it, on two pages at most. Nobody gets it unless you hand it on."

KeepReport = Callable[[Container[date]], str]
"""Writes the report for a clinic with the notes of these evenings, and says where it went."""


class Boxes(InOrder):
    """An app that opens them. It has a session, signs to draw with, and a place one is in."""

    session: Session
    drafting: Drafting
    keep_report: KeepReport | None
    _glyphs: Glyphs

    @property
    def place(self) -> Place:
        """The screen one is in."""
        raise NotImplementedError

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return self._glyphs

    @cached_property
    def signs(self) -> Signs:
        """What was ticked or counted that somebody may need to look at."""
        # Imported here: 6 ms that the first frame does without.
        from stillnight.tui.signs import Signs

        return Signs(self.session)

    def signs_news(self) -> str:
        """What is new of that, in one line; empty where there is nothing."""
        return self.signs.news()

    def tell_signs(self) -> None:
        """Say what is new of that. What is only a reason for an appointment covers no other words."""
        place = self.screen if self.screen_stack else None  # none where the app ends already
        if isinstance(place, Place) and self.session.condition.trouble() is None:
            place.say(self.signs.news(urgent=bool(place.said.said)) or place.said.said)

    def offer_draft(self) -> None:
        """Say what was being typed when a session was lost; trouble and what is urgent stand before it."""
        words = self.drafting.offer() if self.screen_stack else ""
        place = self.place if words else None
        if place is not None and place is self.screen:
            said = place.said.said
            first = self.session.condition.trouble() is not None or self.signs.are_urgent
            place.say("; ".join(filter(None, (said, words) if first else (words, said))))

    def _open(self, box: Callable[[], Screen[None]]) -> None:
        """Open a box about the person over the screen, which then shows what was changed in it."""
        try:
            self.session.person_to_write()
        except StillnightError as trouble:
            self.place.say(str(trouble))
            return
        self.push_screen(box(), lambda _: self.place.see_again())

    def open_strategy(self, strategy_id: str) -> None:
        """Show the card of a strategy."""
        from stillnight.tui.screens.card import CardScreen

        night = self.session.readable_night(self.session.tonight())
        self.push_screen(CardScreen(self.session, strategy_id, night, self._glyphs))

    def open_topic(self, topic_id: str, statement: str = "") -> None:
        """Open a page of the guide, at one of its statements if one is named."""
        from stillnight import content
        from stillnight.tui.screens.topic import TopicScreen

        topic = content.guide().named(topic_id)
        self.push_screen(TopicScreen(topic, self.open_strategy, self._glyphs, statement))

    def open_signs(self, evening: date) -> None:
        """Tick signs of a night."""
        from stillnight.tui.screens.signs import SignsScreen

        def closed(_: None) -> None:
            self.signs.have_read(evening)
            self.place.see_again()

        self.push_screen(SignsScreen(self.session, evening, self._glyphs), closed)

    def action_help_now(self) -> None:
        """Read when to call for help now."""
        self.open_topic("help-now")

    def action_signs(self) -> None:
        """Tick signs of tonight."""
        self.open_signs(self.session.tonight())

    def action_about(self) -> None:
        """Answer what makes strategies safe."""
        from stillnight.tui.screens.about import AboutScreen

        self._open(lambda: AboutScreen(self.session, self._glyphs))

    def action_medicines(self) -> None:
        """See and keep one's medicines."""
        from stillnight.tui.screens.entries import MedicinesScreen

        self._open(lambda: MedicinesScreen(self.session, self.open_topic, self._glyphs))

    def action_labs(self) -> None:
        """See and keep one's blood tests."""
        from stillnight.tui.screens.entries import LabsScreen

        self._open(lambda: LabsScreen(self.session, self.open_topic, self._glyphs))

    def action_report(self) -> None:
        """Write the report for a clinic; where there are notes, those to print are ticked first, or none is written."""
        from stillnight.tui.report_notes import note_question
        from stillnight.tui.screens.printing import PrintScreen

        question = note_question(self.session)
        if question is None or self.keep_report is None:
            self._keep_report(())
            return

        def make(evenings: tuple[str, ...] | None) -> None:
            if evenings is None:
                self.place.say("No report was made.")
            else:
                self._keep_report(evenings)

        self.push_screen(PrintScreen(question, (), self._glyphs), make)

    def _keep_report(self, evenings: tuple[str, ...]) -> None:
        """Write it, and say where it is."""
        from stillnight.tui.screens.page import PageScreen

        if self.keep_report is None:
            self.place.say("No report can be written here.")
            return
        try:
            path = self.keep_report({date.fromisoformat(one) for one in evenings})
        except StillnightError as trouble:
            self.place.say(str(trouble))
            return
        words = ("The report is kept, for your eyes only:", "", clean_line(path, LONGEST_PATH), "", PRINTING)
        self.push_screen(PageScreen([self._glyphs.plain(line) for line in words], self._glyphs))

    def action_mend(self) -> None:
        """Show what the newest good backups would bring back of what is damaged, and do it when told to."""
        from stillnight.tui.screens.mend import MendScreen

        def mend(wanted: bool | None) -> None:
            if wanted:
                self._mend()

        lines = self.session.condition.mending()
        if lines:
            self.push_screen(MendScreen(lines, self._glyphs), mend)
        else:
            self.place.say(self.session.condition.trouble() or "Nothing is damaged.")

    def _mend(self) -> None:
        try:
            done = self.session.condition.mend()
        except StillnightError as trouble:
            self.place.say(str(trouble))
            return
        self.place.see_again()
        self.place.say("; ".join(line.strip() for line in done if not line.startswith("  ")))

    def action_help(self) -> None:
        """Say what the row asks, and every key."""
        from stillnight.tui.screens.page import PageScreen, help_page

        self.push_screen(PageScreen(help_page(self.place.help_lines(), self._glyphs), self._glyphs))
