"""What a key does wherever one is: note a cramp or the urge, undo and redo, take up what was half typed."""

from __future__ import annotations

from datetime import date

from stillnight.tui.places import Places


class Anywhere(Places):
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
        self._after_stepping(*self.session.undo())

    def action_redo(self) -> None:
        """Do what was taken back again."""
        self._after_stepping(*self.session.redo())

    def _after_stepping(self, night_of: date | None, words: str) -> None:
        place = self.place
        if night_of is not None:
            place.go_to(night_of)
        news = self.session.news()
        place.see_again()
        said = (words,) if words.startswith("another session") else (words, news)
        place.say("; ".join(filter(None, (*said, place.kept_words()))))

    async def action_take_up(self) -> None:
        """Take up what was being typed when a session was lost."""
        from stillnight.tui.resuming import take_up

        self.place.say(await take_up(self))

    def action_mouse(self) -> None:
        """Let the mouse be on, off, or as the line has it, from the next start on, and remember it."""
        from stillnight.tui.settings import turn_mouse

        self.place.turn(turn_mouse)
