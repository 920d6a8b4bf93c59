"""How a night is met: which parts are open, where the cursor stands, and the one line there is to know."""

from __future__ import annotations

from datetime import date
from typing import Final

from stillnight.diary.answers import answer
from stillnight.diary.clock import say_day
from stillnight.diary.errors import DiaryReadOnly
from stillnight.diary.night import Night
from stillnight.diary.question import Part
from stillnight.diary.questions import PARTS, QUESTIONS
from stillnight.tui.session import Session

KEPT_OPEN: Final[Part] = "night"
"""The part that never folds by itself: two rows that are wanted at any hour."""


def in_hand_at_first(session: Session, wanted: date) -> Night:
    """The night in hand, blank where it cannot be read: ``trouble`` then says so."""
    try:
        return session.in_hand(wanted)
    except DiaryReadOnly:
        return session.readable_night(wanted)


def folded_at_first(session: Session, night: Night) -> frozenset[str]:
    """The parts that are not of this hour; a night that is not tonight is open throughout."""
    if night.night_of != session.tonight():
        return frozenset()
    return frozenset(PARTS) - {KEPT_OPEN, session.part()}


def first_row(session: Session, night: Night) -> str:
    """The first blank row of the part of the hour; on another night the first blank of its morning."""
    part = session.part() if night.night_of == session.tonight() else "morning"
    asked = [question for question in QUESTIONS if question.part == part and question.kind != "yesno"]
    blank = [question for question in asked if answer(night, question.id) is None]
    return (blank or asked)[0].id


def first_words(session: Session, night: Night) -> str:
    """What there is to know when the app opens: trouble and cautions, then the zone at the first start, then nights
    missed.
    """
    told = "; ".join(
        filter(None, (session.condition.trouble(), session.condition.narrow(), session.condition.new_caution()))
    )
    if told:
        return f"^r brings it back; {told}" if session.condition.mending() else told
    zone = _zone_words(session)
    if zone and session.is_first_start():
        return zone
    return _missed_words(session, night) or zone


def _zone_words(session: Session) -> str:
    home = session.home
    return f"z: is {home.zone} your time zone? It is this machine's" if home.is_a_guess() else ""


def _missed_words(session: Session, night: Night) -> str:
    missed = session.missed()
    if not missed or night.night_of != session.tonight():
        return ""
    nights = "1 night" if len(missed) == 1 else f"{len(missed)} nights"
    return f"m: {nights} without an entry, the first on {say_day(missed[0])}"
