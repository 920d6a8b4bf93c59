"""Signs that may need somebody to look at them, as the shell commands say them."""

from __future__ import annotations

from collections.abc import Iterator

from stillnight import content
from stillnight.cli.pages import Para
from stillnight.cli.wiring import Sitting
from stillnight.diary.flags import URGENCIES, Flag, nights_counted, raised
from stillnight.diary.night import Night


def flags_of(sitting: Sitting, night: Night) -> tuple[Flag, ...]:
    """The lines to say about this night; a fortnight or two are read, so that years of nights cost nothing."""
    nights = nights_counted(sitting.diary.nights, sitting.person, night.night_of)
    return raised(content.flags(), night, nights, sitting.person)


def flag_lines(flags: tuple[Flag, ...]) -> Iterator[Para]:
    """Each line with how soon it is."""
    for flag in flags:
        yield Para("! ", f"{URGENCIES[flag.urgency].upper()}: {flag.says}")
