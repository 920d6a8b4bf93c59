"""Settings that one key turns: each goes on to the next of its values, is saved, and says in words how it is now."""

from __future__ import annotations

from msgspec.structs import replace

from stillnight.diary.person import Mouse
from stillnight.diary.week import WeekStart
from stillnight.tui.session import Session


def turn_week(session: Session) -> str:
    """Let weeks begin on the next day of those that they begin with somewhere.

    Raises:
        StillnightError: it cannot be saved at all; so with the others.
    """
    days: tuple[WeekStart, ...] = ("mon", "sun", "sat", "fri")
    day = days[(days.index(session.week_starts()) + 1) % len(days)]
    session.change_person(lambda person: replace(person, week_starts=day))
    return f"Weeks begin on {day.capitalize()}."


def turn_bell(session: Session) -> str:
    """Let the bell ring when a timer ends, or not."""
    rings = not session.person().bell
    session.change_person(lambda person: replace(person, bell=rings))
    return f"The bell {'rings' if rings else 'stays silent'} when a timer ends."


def turn_mouse(session: Session) -> str:
    """Let the mouse be on, off, or as the line has it, from the next start on."""
    ways: tuple[Mouse, ...] = ("auto", "on", "off")
    mouse = ways[(ways.index(session.person().mouse) + 1) % len(ways)]
    session.change_person(lambda person: replace(person, mouse=mouse))
    said = {"auto": "on here and off over SSH", "on": "on, over SSH too", "off": "off"}
    return f"From the next start on the mouse is {said[mouse]}."
