"""Tonight: the night in hand, a row a question, with its picture and measures beside or under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from stillnight.diary.answers import Answer
from stillnight.diary.draft import Draft
from stillnight.diary.errors import StillnightError
from stillnight.diary.night import Night
from stillnight.diary.questions import BY_ID
from stillnight.tui.commands import Where, bindings, footer
from stillnight.tui.drafting import of_rows
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.in_hand import NightInHand
from stillnight.tui.opening import first_row, first_words
from stillnight.tui.screens.night_boxes import NightBoxes
from stillnight.tui.screens.place import Place
from stillnight.tui.screens.sizes import size_classes
from stillnight.tui.session import Session
from stillnight.tui.sheet import HEADING
from stillnight.tui.widgets.picture import NightPicture
from stillnight.tui.widgets.questions import QuestionRows
from stillnight.tui.widgets.rows import RowList

T = TypeVar("T")


class TonightScreen(Place):
    """The entry of one night."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tonight")
    AUTO_FOCUS = "#rows"
    NAME = "tonight"
    PLACES: ClassVar[tuple[Where, ...]] = ("rows", "questions", "app", "tonight")

    class SignsOpened(Message):
        """The signs of a night were opened."""

        def __init__(self, evening: date) -> None:
            super().__init__()
            self.evening = evening

    def __init__(
        self,
        session: Session,
        glyphs: Glyphs,
        first: date | None,
        go: Callable[[str], None],
        *,
        news: Callable[[], str] = str,
    ) -> None:
        """A screen for the first night.

        Args:
            session: what is asked for nights.
            glyphs: the signs to draw with.
            first: the night in hand at first; tonight without it.
            go: leads to another screen, by its id.
            news: tells once what was noted that somebody may need to look at, in a line; empty where nothing was.
        """
        super().__init__(session, glyphs)
        self._go = go
        self._signs_news = news
        self._in_hand = NightInHand(session, first)
        self.rows = QuestionRows(self._in_hand.sheet(), self.give, id="rows", glyphs=glyphs)
        self.picture = NightPicture(id="picture", glyphs=glyphs)
        self.boxes = NightBoxes(self, session, self._in_hand, glyphs, self.give, self.look_again)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the screen: complete, so that the first frame needs no second."""
        self.update_classes(size_classes(self.app.size))
        self._show(first_row(self._session, self.night))
        self.say(first_words(self._session, self.night))
        yield from (self.top, self.tabs, self.rows, self.picture, self.said, self.keys)

    def on_resize(self, event: events.Resize) -> None:
        """Called by Textual when the terminal has another size."""
        self.update_classes(size_classes(event.size))

    # --- what is shown -----------------------------------------------------------------------------

    @property
    def night(self) -> Night:
        """The night in hand."""
        return self._in_hand.night

    def _show(self, cursor_id: str = "", *, still: bool = False) -> None:
        """Show the night as it is now; only what differs is repainted."""
        self.rows.show_sheet(self._in_hand.sheet(), cursor_id, still=still)
        self.picture.starts = self._in_hand.setting.starts
        self.picture.night = self.night
        self.picture.tally = self._in_hand.tally()
        self.show_heading(self.night)

    # --- answering -----------------------------------------------------------------------------------

    def give(self, answers: Mapping[str, Answer]) -> None:
        """Save answers to questions of the night in hand, and show what came of it.

        Raises:
            StillnightError: they cannot be saved at all; the old ones stay.
        """
        self._in_hand.answer(answers)
        news = self._session.news()
        self._show(still=bool(news))
        self.say(news or self.kept_words())

    @on(QuestionRows.Folded)
    def fold_part(self, message: QuestionRows.Folded) -> None:
        """Fold a part that was open, or open it."""
        self._in_hand.fold(message.part)
        self._show(f"{HEADING}:{message.part}")

    @on(QuestionRows.Opened)
    def open_question(self, message: QuestionRows.Opened) -> None:
        """Open what needs more than a row."""
        if message.question.id == "signs":
            self.post_message(self.SignsOpened(self.night.night_of))
        elif message.question.id == "uses" and not message.adding:
            self._go("strategies")
        else:
            self.boxes.open_for(message.question, adding=message.adding)

    @on(RowList.EditingChanged)
    def show_keys(self, message: RowList.EditingChanged) -> None:
        """While something is typed, the keys are those of typing."""
        self.keys.commands = footer("editing") if message.editing else footer(*self.PLACES)

    def look_again(self, _: None = None) -> None:
        """Read the night again and show it: a dialog, or an undo, may have changed it."""
        self.read_again()
        self._show()
        self.say(self._session.news() or self._signs_news() or self.said.said)

    def see_again(self) -> None:
        """Show the night as it is now: another session changed it, or what waited was saved."""
        self.read_again()
        self._show(still=True)

    def read_again(self) -> None:
        """Take the night as it is now, without showing it."""
        self._in_hand.read_again()

    def half_typed(self) -> Draft | None:
        """What is half typed on a row of the night."""
        return of_rows(self.rows, "night", self.night.night_of)

    def type_into(self, question_id: str, text: str) -> bool:
        """Open a question of the night with a text that was typed before; whether it is asked now."""
        question = BY_ID.get(question_id)
        if question is None:
            return False
        self._in_hand.unfold_around(question_id)
        self._show(question_id)
        if question.kind != "text":
            return self.rows.type_into(question_id, text)
        self.boxes.write_notes(text)
        return True

    # --- quick notes ---------------------------------------------------------------------------------

    def note_cramp(self) -> None:
        """Note a cramp at this moment, and ask what one key each can tell."""
        cramp = self._noted("cramps", self._in_hand.note_cramp)
        if cramp is not None:
            self.boxes.fill_item(BY_ID["cramps"], cramp, saved=True)

    def note_urge(self) -> None:
        """Note that the urge is there at this moment, and stand on the row that asks how strong."""
        began = self._noted("urge.worst", self._in_hand.note_urge)
        if began is not None:
            self.say(f"The urge began at {began:%H:%M}. How strong is it? 0 to 9, or 1 then 0.")

    def _noted(self, question_id: str, note: Callable[[], T]) -> T | None:
        """Save a note in tonight's entry and stand on its row; what was noted, if it was saved."""
        self.go_to(self._session.tonight())
        try:
            noted = note()
        except StillnightError as trouble:
            self.say(str(trouble))
            return None
        self._show(question_id)
        return noted

    # --- other nights --------------------------------------------------------------------------------

    def go_to(self, wanted: date) -> None:
        """Show another night; one that has not begun is refused in words."""
        try:
            if not self._in_hand.take(wanted):
                return
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self._show(first_row(self._session, self.night))
        self.say("")

    def action_previous_night(self) -> None:
        """Go to the night before."""
        self.go_to(date.fromordinal(self.night.night_of.toordinal() - 1))

    def action_next_night(self) -> None:
        """Go to the night after, not past tonight."""
        self.go_to(date.fromordinal(self.night.night_of.toordinal() + 1))

    def action_missed_night(self) -> None:
        """Go to the oldest night of the last fortnight that has no entry."""
        missed, there_are = self._in_hand.next_missed()
        if missed is None:
            self.say("No night of the last fortnight is without an entry.")
            return
        self.go_to(missed)
        self.say(f"m next of {there_are} without an entry, T tonight")

    def action_go_to_night(self) -> None:
        """Ask for a date and go there."""
        from stillnight.tui.screens.ask import ask_night

        ask_night(self.app, self._session, self._glyphs, self.go_to)

    def action_zone(self) -> None:
        """Ask which zone the person's clock is in."""
        from stillnight.tui.screens.ask import ask_zone

        ask_zone(self, self._session, self._glyphs)

    # --- more to see -----------------------------------------------------------------------------------

    def action_picture(self) -> None:
        """See the night drawn large and its measures with what they mean."""
        from stillnight.tui.screens.page import PageScreen, picture_page

        page = picture_page(self.night, self._in_hand.setting, self._glyphs, self.size.width)
        self.app.push_screen(PageScreen(page, self._glyphs))

    def help_lines(self) -> list[str]:
        """What was said last, whole, and what the row under the cursor asks, for the help."""
        said = super().help_lines()
        question = self.rows.question
        if question is None:
            return said
        source = [f"Source: {question.source}."] if question.source else []
        return [*said, question.label, question.help, *source]
