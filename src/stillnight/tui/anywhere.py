"""What a key does wherever one is: note a cramp or the urge, undo and redo, take up what was half typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from stillnight.tui.looks import Looks
from stillnight.tui.places import Places
from stillnight.tui.screens.dialog import Dialog


class Anywhere(Places, Looks):
    """An app with keys that work in every place."""

    def action_cramp(self) -> None:
        """Note a cramp now."""
        self.go("tonight")
        self.tonight_screen.note_cramp()

    def action_urge(self) -> None:
        """Note the urge now."""
        self.go("tonight")
        self.tonight_screen.note_urge()

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step(self.session.undo)

    def action_redo(self) -> None:
        """Do what was taken back again."""
        self._step(self.session.redo)

    def _step(self, take: Callable[[], tuple[date | None, str]]) -> None:
        """Take a step back or on again, and say what it did."""
        place, before = self.place, self.session.person()
        night_of, words = take()
        if night_of is not None:
            place.go_to(night_of)
        self.look_again(before)
        news = self.session.news()
        place.see_again()
        said = (words,) if words.startswith("another session") else (words, news)
        self._say_in_front("; ".join(filter(None, (*said, place.kept_words()))))

    def _say_in_front(self, words: str) -> None:
        """Say it in the box about the person that is in front, else in the place."""
        if isinstance(box := self.screen, Dialog) and "person" in box.PLACES:
            box.stepped()
        box = self.screen  # one that showed what is gone now has closed
        (box if isinstance(box, Dialog) and "person" in box.PLACES else self.place).say(words)

    async def action_take_up(self) -> None:
        """Take up what was being typed when a session was lost."""
        from stillnight.tui.resuming import take_up

        self.place.say(await take_up(self))

    def action_mouse(self) -> None:
        """Let the mouse be on, off, or as the line has it, from the next start on, and remember it."""
        from stillnight.tui.settings import turn_mouse

        self.place.turn(turn_mouse)
