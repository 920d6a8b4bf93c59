"""Which day a week begins with: as the person says, or as their territory has it."""

from __future__ import annotations

import re
from typing import Final, Literal

WeekStart = Literal["mon", "sat", "sun", "fri"]
"""The days that weeks begin with somewhere."""

WEEKDAY: Final[dict[WeekStart, int]] = {"mon": 0, "fri": 4, "sat": 5, "sun": 6}
"""The same as ``date.weekday()`` counts them."""

_SUNDAY: Final = """
AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE
PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW
"""
_SATURDAY: Final = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"

_TERRITORIES: Final[dict[str, WeekStart]] = {
    **dict.fromkeys(_SUNDAY.split(), "sun"),
    **dict.fromkeys(_SATURDAY.split(), "sat"),
    "MV": "fri",
}
"""Territories by ISO 3166 code, as the Unicode Common Locale Data Repository has them; all others begin on Monday."""

_TERRITORY: Final = re.compile(r"[A-Za-z]{2,3}[_-]([A-Za-z]{2})(?:[.@_-].*)?")


def week_start_in(locale: str) -> WeekStart:
    """The day a week begins with where this locale is: "en_US.UTF-8" is Sunday, "de_DE" and "C" are Monday."""
    found = _TERRITORY.fullmatch(locale)
    return _TERRITORIES.get(found[1].upper(), "mon") if found else "mon"
