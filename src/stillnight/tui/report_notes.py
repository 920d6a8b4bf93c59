"""The notes that a report for a clinic may print: none unless they are ticked."""

from __future__ import annotations

from stillnight.diary.clock import say_day
from stillnight.diary.question import Question
from stillnight.diary.stretch import last_over, stretch
from stillnight.diary.typed import Option
from stillnight.diary.words import clean_line
from stillnight.tui.session import Session

_WORDS = 60
"""Characters of a note that tell it from the others."""


def note_question(session: Session) -> Question | None:
    """Which notes of the report's nights to print, the latest first; ``None`` where there are none."""
    first, last = stretch(last_over(session.readable_night(session.tonight())))
    nights = [night for night in session.nights(first, last) if (night.notes or "").strip()]
    if not nights:
        return None
    return Question(
        id="notes",
        label="Notes to print",
        kind="choices",
        help="The notes that the report shows; none unless they are ticked.",
        options=tuple(
            Option(night.night_of.isoformat(), f"{say_day(night.night_of)}: {clean_line(night.notes or '', _WORDS)}")
            for night in reversed(nights)
        ),
    )
