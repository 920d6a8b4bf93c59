"""The night in hand: its answers, what is offered in it, and which of its parts are folded. It knows no widget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from stillnight.diary.answers import Answer
from stillnight.diary.edits import adding, urge_now
from stillnight.diary.night import Cramp, Night
from stillnight.diary.placing import Setting
from stillnight.diary.port import Edit
from stillnight.diary.questions import BY_ID, QUESTIONS
from stillnight.diary.tally import Tallied, tally
from stillnight.diary.usual import Usual, offers
from stillnight.diary.warnings import warnings
from stillnight.tui.opening import folded_at_first, in_hand_at_first
from stillnight.tui.session import Session
from stillnight.tui.sheet import Sheet


class NightInHand:
    """One night at a time, as it is shown and answered."""

    def __init__(self, session: Session, first: date | None = None) -> None:
        """``first``: the night to begin with; tonight without it."""
        self._session = session
        self.night: Night = in_hand_at_first(session, first or session.tonight())
        """As this session has it now."""

        self._meet()

    def _meet(self) -> None:
        self._offers = self._offered()
        self._folded = folded_at_first(self._session, self.night)

    def _offered(self) -> dict[str, Usual]:
        return offers(QUESTIONS, self.night, self._session.before(self.night_of), self.setting)

    @property
    def night_of(self) -> date:
        """The date of its evening."""
        return self.night.night_of

    @property
    def setting(self) -> Setting:
        """What turns a clock time typed into it into an instant."""
        return self._session.setting(self.night)

    def sheet(self) -> Sheet:
        """Its questions and answers, as the rows show them."""
        return Sheet(
            record=self.night,
            questions=QUESTIONS,
            base=self.setting,
            clock=self._session.now,
            headed=True,
            folded=self._folded,
            offers=self._offers,
            warnings=warnings(self.night, self._session.now()),
            unsaved=self._session.saving.unsaved_answers(self.night_of),
        )

    def tally(self) -> tuple[Tallied, ...]:
        """What was done of what is planned for it."""
        return tally(self.night, self._session.person())

    def take(self, wanted: date) -> bool:
        """Take another night in hand; whether it is another.

        Raises:
            NightInTheFuture: it has not begun.
            DiaryReadOnly: it cannot be read; the one before stays in hand.
        """
        self._session.night(self._session.checked(wanted))
        if wanted == self.night_of:
            return False
        self.night = self._session.in_hand(wanted)
        self._meet()
        return True

    def read_again(self) -> None:
        """Take it as it is now: a dialog, another session or an undo may have changed it."""
        self.night = self._session.readable_night(self.night_of)

    def answer(self, answers: Mapping[str, Answer]) -> None:
        """Save answers to its questions, by id.

        Raises:
            StillnightError: they cannot be saved at all; the old ones stay.
        """
        self.night = self._session.answer(self.night, answers)

    def note_cramp(self) -> Cramp:
        """Save a cramp of this moment in tonight's entry, which is the night in hand then.

        Raises:
            StillnightError: it cannot be saved at all; what was in hand still is.
        """
        cramp = Cramp(id=self._session.new_item("cramps").id, at=self._session.now())
        self._note("cramps", adding("cramps", cramp, self._session.home.zone))
        return cramp

    def note_urge(self) -> datetime:
        """Save that the urge is there at this moment in tonight's entry; when it began, which may be earlier.

        Raises:
            StillnightError: it cannot be saved at all; what was in hand still is.
        """
        self._note("urge.worst", urge_now(self._session.now(), self._session.home.zone))
        began = self.night.urge.began
        assert began is not None, "it has just been noted"
        return began

    def _note(self, question_id: str, edit: Edit) -> None:
        self.night = self._session.save(self._session.tonight(), edit)
        self.unfold_around(question_id)

    def fold(self, part: str) -> None:
        """Fold a part that was open, or open it."""
        self._folded = self._folded ^ {part}

    def unfold_around(self, question_id: str) -> None:
        """Open the part that a question is in."""
        self._folded = self._folded - {BY_ID[question_id].part}

    def next_missed(self) -> tuple[date | None, int]:
        """The next of the last fortnight's nights without an entry, from the oldest on; and how many there are."""
        missed = [day for day in self._session.missed() if day != self.night_of]
        after = [day for day in missed if day > self.night_of]
        return next(iter(after or missed), None), len(missed)
