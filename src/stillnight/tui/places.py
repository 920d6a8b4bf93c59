"""The places of the app: its screens at the top, which one is in front, and how one gets from one to another."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from textual import on
from textual.screen import Screen

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.words import quoted
from stillnight.tui.boxes import Boxes
from stillnight.tui.commands import SCREENS
from stillnight.tui.screens.place import Place
from stillnight.tui.screens.tonight import TonightScreen


class Places(Boxes):
    """An app with places. All but Tonight are imported when one goes there first: a start need not read them."""

    DEFAULT_MODE = "tonight"

    _first_night: date | None

    @property
    def place(self) -> Place:
        """The screen one is in, whatever boxes stand over it."""
        screen = self.screen_stack[0]
        assert isinstance(screen, Place), "the first screen of every mode is a place"
        return screen

    # --- what there is -----------------------------------------------------------------------------

    @cached_property
    def tonight_screen(self) -> TonightScreen:
        """Tonight, whether it is in front or not."""
        return TonightScreen(self.session, self._glyphs, self._first_night, self.go, news=self.signs_news)

    def get_default_screen(self) -> Screen[None]:
        """Called by Textual for the first screen. A mode of its own would parse the stylesheet twice for it."""
        return self.tonight_screen

    def add_places(self) -> None:
        """Make the other places known."""
        self.add_mode("calendar", self._calendar)
        self.add_mode("strategies", self._strategies)
        self.add_mode("guide", self._guide)

    def _calendar(self) -> Place:
        from stillnight.tui.screens.calendar import CalendarScreen

        return CalendarScreen(self.session, self._glyphs, self.session.tonight(), self.open_night)

    def _strategies(self) -> Place:
        from stillnight.tui.screens.strategies import StrategiesScreen

        tonight = self.tonight_screen
        return StrategiesScreen(self.session, self._glyphs, lambda: tonight.night.night_of, tonight.go_to)

    def _guide(self) -> Place:
        from stillnight.tui.screens.guide import GuideScreen

        return GuideScreen(self.session, self._glyphs, self)

    # --- going -------------------------------------------------------------------------------------

    def enter(self, place: str) -> None:
        """Begin, when the app is there, and go to the first screen."""
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)
        self.go(place)

    def go(self, place: str) -> None:
        """Go to a screen, which shows the diary as it is now."""
        if place != self.current_mode:
            known = place in self._screen_stacks
            if place == "tonight" and not known:
                # It is made with the app, so another screen may have changed its night before it is first shown.
                self.tonight_screen.read_again()
            self.switch_mode(place)
            if known:
                self.place.see_again()

    async def arrive(self, place: str) -> None:
        """Go to a screen, and wait until it is there."""
        self.go(place)
        await self.switch_mode(place)

    def open_night(self, night_of: date) -> None:
        """Show a night in Tonight."""
        self.tonight_screen.go_to(night_of)
        self.go("tonight")

    @on(TonightScreen.SignsOpened)
    def show_signs(self, message: TonightScreen.SignsOpened) -> None:
        """Open the signs of a night."""
        self.open_signs(message.evening)

    def action_tonight(self) -> None:
        """Come back to tonight."""
        self.open_night(self.session.tonight())

    def action_calendar(self) -> None:
        """Go to the calendar, where one left it."""
        self.go("calendar")

    def action_strategies(self) -> None:
        """Go to the checklist of the night in hand."""
        self.go("strategies")

    def action_guide(self) -> None:
        """Go to the guide, where one left it."""
        self.go("guide")

    def action_next_screen(self, steps: int) -> None:
        """Go along the line of screens, which ends where it begins."""
        places = [screen.id for screen in SCREENS]
        self.go(places[(places.index(self.current_mode) + steps) % len(places)])


def checked_place(name: str) -> str:
    """The same name, where it is that of a place.

    Raises:
        NotUnderstood: it is none; the message says which there are.
    """
    names = [known.id for known in SCREENS]
    if name not in names:
        raise NotUnderstood(
            f"--screen: there is no screen {quoted(name)}; there are {', '.join(names[:-1])} and {names[-1]}"
        )
    return name
