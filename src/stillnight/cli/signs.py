"""Signs that may need somebody to look at them, as the shell commands say them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from stillnight import content
from stillnight.cli.pages import Para
from stillnight.cli.wiring import Sitting
from stillnight.diary.flags import LOOKS_BACK, URGENCIES, Flag, raised
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.onset import REFERENCE, window


def flags_of(sitting: Sitting, night: Night) -> tuple[Flag, ...]:
    """The lines to say about this night; a fortnight or two are read, so that years of nights cost nothing."""
    evening = night.night_of
    nights = [*sitting.diary.nights(evening - timedelta(days=LOOKS_BACK), evening)]
    compared = window(sitting.person, evening)
    if compared is not None:
        nights += sitting.diary.nights(compared[0], compared[0] + timedelta(days=REFERENCE - 1))
    return raised(content.flags(), night, Nights(nights), sitting.person)


def flag_lines(flags: tuple[Flag, ...]) -> Iterator[Para]:
    """Each line with how soon it is."""
    for flag in flags:
        yield Para("! ", f"{URGENCIES[flag.urgency].upper()}: {flag.says}")
