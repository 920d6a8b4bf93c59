"""Signs that may need somebody to look at them, in a sitting: what is raised, and what is told of it once."""

from __future__ import annotations

from datetime import date

from stillnight import content
from stillnight.diary.errors import StillnightError
from stillnight.diary.flags import URGENCIES, Flag, may_raise, nights_counted, raised
from stillnight.tui.session import Session


class Signs:
    """It asks the session for a fortnight or two, and reads the lines only where there may be one to say."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told: set[str] = set()

    def raised(self, evening: date) -> tuple[Flag, ...]:
        """The lines to say for an evening, the most urgent first, those put aside left out.

        None where the settings that say what is put aside cannot be read: the diary's own trouble is said then.
        """
        try:
            person = self._session.person()
        except StillnightError:
            return ()
        night, nights = self._session.readable_night(evening), nights_counted(self._session.nights, person, evening)
        return raised(content.flags(), night, nights, person) if may_raise(night, nights, person) else ()

    @property
    def are_urgent(self) -> bool:
        """Whether something is raised tonight that is more than a reason for an appointment."""
        return any(flag.urgency != "soon" for flag in self.raised(self._session.tonight()))

    def news(self, *, urgent: bool = False) -> str:
        """What is raised tonight and was not told in this sitting yet, in one line; empty where there is nothing.

        Args:
            urgent: leave out what is a reason for an appointment only.
        """
        new = [flag for flag in self.raised(self._session.tonight()) if flag.id not in self._told]
        new = [flag for flag in new if flag.urgency != "soon" or not urgent]
        if not new:
            return ""
        self._told |= {flag.id for flag in new}
        return f"G: {'a sign' if len(new) == 1 else f'{len(new)} signs'} to read: {URGENCIES[new[0].urgency]}"

    def have_read(self, evening: date) -> tuple[Flag, ...]:
        """What is raised for an evening, read where it stands: it is not told again in this sitting."""
        flags = self.raised(evening)
        self._told |= {flag.id for flag in flags}
        return flags
