"""Tonight: the night in hand, a row a question, with its picture and measures beside or under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message

from stillnight.diary.answers import Answer, with_answer
from stillnight.diary.clock import say_night, zone_named
from stillnight.diary.draft import Draft, Spot
from stillnight.diary.edits import Item, adding, urge_now
from stillnight.diary.errors import StillnightError
from stillnight.diary.night import Night
from stillnight.diary.port import Edit
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID, QUESTIONS
from stillnight.diary.tally import tally
from stillnight.diary.typed import parse_date
from stillnight.diary.usual import Usual, offers
from stillnight.diary.warnings import warnings
from stillnight.tui.commands import Where, bindings, footer
from stillnight.tui.drafting import of_rows
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.opening import first_row, first_words, folded_at_first, in_hand_at_first
from stillnight.tui.screens.place import Place
from stillnight.tui.session import Session
from stillnight.tui.sheet import HEADING, Sheet
from stillnight.tui.widgets.picture import NightPicture
from stillnight.tui.widgets.questions import QuestionRows
from stillnight.tui.widgets.rows import RowList

WIDE_FROM = 100
"""Columns from which the picture stands beside the rows rather than under them."""


def size_classes(size: Size) -> dict[str, bool]:
    """The classes of the screen at this size, known before the first painting: a change of class paints anew."""
    wide, high, middling = size.width >= WIDE_FROM, size.height >= 23, size.height >= 19
    return {"-wide": wide, "-middling": middling and not high, "-low": not middling}


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
        self._night: Night = in_hand_at_first(session, first or session.tonight())
        self._offers = self._offered()
        self._folded = folded_at_first(self._session, self._night)
        self.rows = QuestionRows(self._sheet(), self.give, id="rows", glyphs=glyphs)
        self.picture = NightPicture(id="picture", glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the screen: complete, so that the first frame needs no second."""
        self.update_classes(size_classes(self.app.size))
        self._show(first_row(self._session, self._night))
        self.say(first_words(self._session, self._night))
        yield from (self.top, self.tabs, self.rows, self.picture, self.said, self.keys)

    def on_resize(self, event: events.Resize) -> None:
        """Called by Textual when the terminal has another size."""
        self.update_classes(size_classes(event.size))

    # --- what is shown -----------------------------------------------------------------------------

    @property
    def night(self) -> Night:
        """The night in hand."""
        return self._night

    def _offered(self) -> dict[str, Usual]:
        night = self._night
        return offers(QUESTIONS, night, self._session.before(night.night_of), self._session.setting(night))

    def _sheet(self) -> Sheet:
        night = self._night
        return Sheet(
            record=night,
            questions=QUESTIONS,
            base=self._session.setting(night),
            clock=self._session.now,
            headed=True,
            folded=self._folded,
            offers=self._offers,
            warnings=warnings(night, self._session.now()),
            unsaved=self._session.saving.unsaved_answers(night.night_of),
        )

    def _show(self, cursor_id: str = "", *, still: bool = False) -> None:
        """Show the night as it is now; only what differs is repainted."""
        self.rows.show_sheet(self._sheet(), cursor_id, still=still)
        self.picture.starts = self._session.setting(self._night).starts
        self.picture.night = self._night
        self.picture.tally = tally(self._night, self._session.person())
        evening = self._night.night_of
        self.top.title = say_night(evening), say_night(evening, year=False)
        self.top.zone = self._session.zone_of(self._night)
        self.show_saving()

    # --- answering -----------------------------------------------------------------------------------

    def give(self, answers: Mapping[str, Answer]) -> None:
        """Save answers to questions of the night in hand, and show what came of it.

        Raises:
            StillnightError: they cannot be saved at all; the old ones stay.
        """
        self._night = self._session.answer(self._night, answers)
        news = self._session.news()
        self._show(still=bool(news))
        self.say(news or self.kept_words())

    @on(QuestionRows.Folded)
    def fold_part(self, message: QuestionRows.Folded) -> None:
        """Fold a part that was open, or open it."""
        self._folded = self._folded ^ {message.part}
        self._show(f"{HEADING}:{message.part}")

    @on(QuestionRows.Opened)
    def open_question(self, message: QuestionRows.Opened) -> None:
        """Open what needs more than a row."""
        if message.question.kind == "text":
            self.write_notes()
        elif message.question.id == "signs":
            self.post_message(self.SignsOpened(self._night.night_of))
        elif message.question.kind == "choices":
            self.choose(message.question)
        elif message.adding:
            self.add_item(message.question)
        elif message.question.id == "uses":
            self._go("strategies")
        else:
            self.list_items(message.question)

    @on(RowList.EditingChanged)
    def show_keys(self, message: RowList.EditingChanged) -> None:
        """While something is typed, the keys are those of typing."""
        self.keys.commands = footer("editing") if message.editing else footer(*self.PLACES)

    def look_again(self, _: None = None) -> None:
        """Read the night again and show it: a dialog, or an undo, may have changed it."""
        self._night = self._session.readable_night(self._night.night_of)
        self._show()
        self.say(self._session.news() or self._signs_news() or self.said.said)

    def see_again(self) -> None:
        """Show the night as it is now: another session changed it, or what waited was saved."""
        self.read_again()
        self._show(still=True)

    def read_again(self) -> None:
        """Take the night as it is now, without showing it."""
        self._night = self._session.readable_night(self._night.night_of)

    def choose(self, question: Question) -> None:
        """Tick any number of choices, in a list of their own."""
        from stillnight.tui.screens.choose import ChooseScreen

        def keep(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self._try_to_give({question.id: chosen or None})

        self.app.push_screen(ChooseScreen(question, self.rows.value, self._glyphs), keep)

    def write_notes(self, typed: str | None = None) -> None:
        """Write notes, in a page of their own; ``typed``: what somebody was writing there."""
        from stillnight.tui.screens.notes import NotesScreen

        def keep(text: str | None) -> None:
            self._keep_notes(text)
            self.say(self._session.news() or self.said.said)

        spot = Spot(place="night", night_of=self._night.night_of, field="notes", label=BY_ID["notes"].label)
        self.app.push_screen(NotesScreen(self._night.notes or "", self._glyphs, spot=spot, typed=typed), keep)

    def keep_open_notes(self) -> None:
        """Keep the notes that are being written, for an end that was not asked for here."""
        from stillnight.tui.screens.notes import NotesScreen

        screen = self.app.screen
        if isinstance(screen, NotesScreen) and screen.is_of_a_night:
            self._keep_notes(screen.written)
            screen.kept(self._night.notes or "")

    def _keep_notes(self, text: str | None) -> None:
        if (text or None) != self._night.notes:
            self._try_to_give({"notes": text or None})

    def _try_to_give(self, answers: Mapping[str, Answer]) -> None:
        try:
            self.give(answers)
        except StillnightError as trouble:
            self.say(str(trouble))

    def half_typed(self) -> Draft | None:
        """What is half typed on a row of the night."""
        return of_rows(self.rows, "night", self._night.night_of)

    def type_into(self, question_id: str, text: str) -> bool:
        """Open a question of the night with a text that was typed before; whether it is asked now."""
        question = BY_ID.get(question_id)
        if question is None:
            return False
        self._folded = self._folded - {question.part}
        self._show(question_id)
        if question.kind != "text":
            return self.rows.type_into(question_id, text)
        self.write_notes(text)
        return True

    def add_item(self, question: Question) -> None:
        """Add an item to a list."""
        from stillnight.tui.screens.adding import add_item

        add_item(self.app, self._session, self._night, question, self._glyphs, self.look_again)

    def fill_item(self, question: Question, item: Item, saved: bool = False) -> None:
        """Open one item of a list to fill it in; each answer in it is saved at once."""
        from stillnight.tui.screens.item import ItemScreen

        item_screen = ItemScreen(self._session, self._night, question, item, self._glyphs, saved)
        self.app.push_screen(item_screen, self.look_again)

    def list_items(self, question: Question) -> None:
        """Open the list of a list question."""
        from stillnight.tui.screens.items import ItemsScreen

        self.app.push_screen(ItemsScreen(self._session, self._night, question, self._glyphs), self.look_again)

    # --- quick notes ---------------------------------------------------------------------------------

    def note_cramp(self) -> None:
        """Note a cramp at this moment, and ask what one key each can tell."""
        cramp = with_answer(self._session.new_item("cramps"), "at", self._session.now())
        if self._noted("cramps", adding("cramps", cramp, self._session.home.zone)):
            self.fill_item(BY_ID["cramps"], cramp, saved=True)

    def note_urge(self) -> None:
        """Note that the urge is there at this moment, and stand on the row that asks how strong."""
        if self._noted("urge.worst", urge_now(self._session.now(), self._session.home.zone)):
            began = self._night.urge.began
            assert began is not None, "it has just been noted"
            self.say(f"The urge began at {began:%H:%M}. How strong is it? 0 to 9, or 1 then 0.")

    def _noted(self, question_id: str, edit: Edit) -> bool:
        """Save a note in tonight's entry and stand on its row; whether it was saved."""
        self.go_to(self._session.tonight())
        try:
            self._night = self._session.save(self._session.tonight(), edit)
        except StillnightError as trouble:
            self.say(str(trouble))
            return False
        self._folded = self._folded - {BY_ID[question_id].part}
        self._show(question_id)
        return True

    # --- other nights --------------------------------------------------------------------------------

    def go_to(self, wanted: date) -> None:
        """Show another night; one that has not begun is refused in words."""
        try:
            self._session.night(self._session.checked(wanted))
            if wanted == self._night.night_of:
                return
            self._night = self._session.in_hand(wanted)
        except StillnightError as trouble:
            self.say(str(trouble))
            return
        self._offers = self._offered()
        self._folded = folded_at_first(self._session, self._night)
        self._show(first_row(self._session, self._night))
        self.say("")

    def action_previous_night(self) -> None:
        """Go to the night before."""
        self.go_to(date.fromordinal(self._night.night_of.toordinal() - 1))

    def action_next_night(self) -> None:
        """Go to the night after, not past tonight."""
        self.go_to(date.fromordinal(self._night.night_of.toordinal() + 1))

    def action_missed_night(self) -> None:
        """Go to the oldest night of the last fortnight that has no entry."""
        missed = [day for day in self._session.missed() if day != self._night.night_of]
        after = [day for day in missed if day > self._night.night_of]
        if not missed:
            self.say("No night of the last fortnight is without an entry.")
            return
        self.go_to((after or missed)[0])
        self.say(f"m next of {len(missed)} without an entry, T tonight")

    def action_go_to_night(self) -> None:
        """Ask for a date and go there."""
        from stillnight.tui.screens.ask import AskScreen

        def read(text: str) -> date:
            return self._session.checked(parse_date(text, self._session.tonight()))

        def go(wanted: date | None) -> None:
            if wanted is not None:
                self.go_to(wanted)

        hint = "yesterday, -3, fri, 2026-11-20"
        self.app.push_screen(AskScreen("Go to the night of", "Evening of", hint, read, self._glyphs), go)

    def action_zone(self) -> None:
        """Ask which zone the person's clock is in."""
        from stillnight.tui.screens.ask import AskScreen

        def read(text: str) -> str:
            return zone_named(text.strip()).key

        hint = f"now {self._session.home.zone}; a name like Europe/Berlin"
        self.app.push_screen(AskScreen("Your time zone", "Zone", hint, read, self._glyphs), self._live_in)

    def _live_in(self, zone: str | None) -> None:
        if zone is not None:
            try:
                self._session.live_in(zone)
            except StillnightError as trouble:
                self.say(str(trouble))
                return
            self._show()
            self.say(f"Your clock is in {zone}; it shows {self._session.now():%H:%M} now. {self.kept_words()}".rstrip())

    # --- more to see -----------------------------------------------------------------------------------

    def action_picture(self) -> None:
        """See the night drawn large and its measures with what they mean."""
        from stillnight.tui.screens.page import PageScreen, picture_page

        page = picture_page(self._night, self._session.setting(self._night), self._glyphs, self.size.width)
        self.app.push_screen(PageScreen(page, self._glyphs))

    def help_lines(self) -> list[str]:
        """What was said last, whole, and what the row under the cursor asks, for the help."""
        said = super().help_lines()
        question = self.rows.question
        if question is None:
            return said
        source = [f"Source: {question.source}."] if question.source else []
        return [*said, question.label, question.help, *source]
