"""The one time that the questions about a person are offered: a line, never a box."""

from __future__ import annotations

from contextlib import suppress

from stillnight.diary.about import answering_about
from stillnight.diary.errors import StillnightError
from stillnight.tui.session import Session


def about_offer(session: Session, key: str) -> str:
    """The line that offers them, the first time it is asked for; empty ever after, whether they were answered or not.

    Args:
        session: remembers that it was offered; where that cannot be saved it is offered again another time, and where
            the answers cannot be read it is not offered.
        key: what opens them where the line stands.
    """
    try:
        if session.person_to_write().about.asked:
            return ""
    except StillnightError:
        return ""
    with suppress(StillnightError):
        session.change_person(answering_about({}))
    return f"{key}: about you, so that tips are safe"
