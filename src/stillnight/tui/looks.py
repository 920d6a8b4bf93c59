"""Which look the app has: the one that was chosen, or red by itself at the hours for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import msgspec
from textual import events

from stillnight.diary.errors import StillnightError
from stillnight.diary.person import (
    Look,
    Person,
    colours_chosen,
    is_red_hour,
    look_chosen,
    signs_chosen,
)
from stillnight.tui.boxes import Boxes
from stillnight.tui.theme import THEMES, after

NAMES: Final[dict[Look, tuple[str, str]]] = {
    "evening": ("evening", "light words on dark grey"),
    "red": ("red", "dim red on black, for a dark bedroom"),
    "day": ("day", "dark words on a light ground"),
    "contrast": ("high contrast", "white on black, every word at 7 to 1 or more"),
    "terminal": ("the terminal's own", "the colours that your terminal has"),
}
"""What each look is called, and what it is."""

HOURS: Final[dict[str, tuple[int | None, str]]] = {
    "never": (None, "never"),
    "20": (20, "from 20:00 to 7:00"),
    "21": (21, "from 21:00 to 7:00"),
    "22": (22, "from 22:00 to 7:00"),
    "23": (23, "from 23:00 to 7:00"),
}
"""When red may come by itself."""

COLOURS: Final[dict[str, str]] = {
    "auto": "as the terminal says",
    "none": "none",
    "16": "16",
    "256": "256",
    "24bit": "all (24 bit)",
}
"""How many colours may be sent."""

SIGNS: Final[dict[str, str]] = {
    "auto": "as the locale says",
    "unicode": "all, whatever the locale says",
    "ascii": "plain ASCII but for your own words",
}
"""What the screens may be drawn with."""

AT_THE_START: Final[Mapping[str, Mapping[str, str]]] = {"colours": COLOURS, "signs": SIGNS}
"""What is seen to when the app starts."""


class Looks(Boxes):
    """An app that has looks. The hour is seen when it starts and when a key is pressed: nothing ticks for it."""

    _hour: int = -1
    _is_red_hour: bool = False

    def get_css_variables(self) -> dict[str, str]:
        """Called by Textual, first of all for a theme of its own: to work that out, unseen, costs the start 3 ms."""
        return super().get_css_variables() if self.theme in THEMES else {}

    def look_now(self) -> Look:
        """The look to begin with at this hour."""
        person = self.session.person()
        self._hour = self.session.now().hour
        self._is_red_hour = is_red_hour(person, self._hour)
        return "red" if self._is_red_hour else look_chosen(person)

    async def on_event(self, event: events.Event) -> None:
        """Called by Textual with every event: a key in another hour may find another look."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.session.now().hour != self._hour:
            was_red = self._is_red_hour
            look = self.look_now()
            if was_red != self._is_red_hour:
                self.theme = look
        await super().on_event(event)

    def action_look(self) -> None:
        """Go on to the next look, and remember it."""
        self._take_look(after(self.theme))

    def action_looks(self, first: str = "") -> None:
        """Choose a look from a list, the hours for red, how many colours there are, or the signs.

        Args:
            first: where the cursor stands: on the look there is, or on what holds of ``colours`` or ``signs``.
        """
        # Imported here: the first frame needs no list to pick from.
        from stillnight.tui.screens.pick import PickScreen
        from stillnight.tui.widgets.row import Row, Span

        person = self.session.person()
        hour = next((name for name, (hour, _) in HOURS.items() if hour == person.red_from), "")
        holding = {look_chosen(person), f"red-{hour}"}
        holding |= {f"colours-{colours_chosen(person)}", f"signs-{signs_chosen(person)}"}

        def row(name: str, label: str, words: str) -> Row:
            now = (Span("now: ", "answer"),) if name in holding else ()
            return Row(name, label, (*now, Span(words, "ghost")))

        looks = [row(look, *words) for look, words in NAMES.items()]
        hours = [row(f"red-{name}", "red by itself", words) for name, (_, words) in HOURS.items()]
        colours = [row(f"colours-{name}", "colours", words) for name, words in COLOURS.items()]
        signs = [row(f"signs-{name}", "signs", words) for name, words in SIGNS.items()]
        rows = (*looks, *hours, *colours, *signs)
        here = next((name for name in holding if first and name.startswith(first)), self.theme)
        self.push_screen(PickScreen("Look", rows, here, self._glyphs), self._picked)

    def look_again(self, before: Person) -> None:
        """Have the look that is chosen now, where another one was chosen before."""
        now = self.session.person()
        if (now.look, now.red_from, now.red_until) != (before.look, before.red_from, before.red_until):
            self.theme = self.look_now()

    def _picked(self, chosen: str | None) -> None:
        kind, _, name = (chosen or "").partition("-")
        look = next((look for look in NAMES if look == chosen), None)
        if look is not None:
            self._take_look(look)
        elif kind == "red":
            self._take_hour(*HOURS[name])
        elif kind in AT_THE_START:
            self._take_for_next_start(kind, name, AT_THE_START[kind][name])

    def _take_hour(self, hour: int | None, words: str) -> None:
        if self._keep(lambda person: msgspec.structs.replace(person, red_from=hour, red_until=7)):
            self.theme = self.look_now()
            self.place.say(f"Red by itself: {words}.")

    def _take_for_next_start(self, setting: str, name: str, words: str) -> None:
        if self._keep(lambda person: msgspec.structs.replace(person, **{setting: name})):
            self.place.say(f"{setting.capitalize()} from the next start: {words}.")

    def _take_look(self, look: Look) -> None:
        self.theme = look
        self._keep(lambda person: msgspec.structs.replace(person, look=look))

    def _keep(self, edit: Callable[[Person], Person]) -> bool:
        """Keep what was chosen; whether it is kept, or at least waits for the disk."""
        try:
            self.session.change_person(edit)
        except StillnightError as trouble:
            self.place.say(str(trouble))
            return False
        self.place.see_again()
        self.place.say(self.place.kept_words() or self.place.said.said)
        return True
