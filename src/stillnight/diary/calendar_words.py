"""Dates as people say them: tonight, fri, 20 nov, three nights back; in English whatever the locale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.words import plain_answer, quoted, refusal

FIRST_DATE = date(1970, 1, 1)
LAST_DATE = date(2199, 12, 31)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NEAR_DATES = {"today": 0, "tonight": 0, "yesterday": 1, "last night": 1}

# Patterns are compiled by ``re`` when a date is first typed: the first frame, which needs none, would wait 1 ms.
_NIGHTS_BACK = r"- ?([0-9]{1,6})"
_DAY, _MONTH, _YEAR = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?", r"(?P<month>[a-z]{3,9})", r"(?P<year>[0-9]{4})"
_DATES = (
    rf"{_YEAR}-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})",
    rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
    rf"{_DAY} ?{_MONTH}(?:,? {_YEAR})?",
    rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
)
_DATE_HOW = "type it like yesterday, fri, -3, 20 nov or 2026-11-20"


def parse_date(text: str, today: date) -> date:
    """Read the date of a night; a weekday or a date without its year is the last one there was."""
    plain = plain_answer(text)
    back = _days_back(plain, today)
    ordinal = _written_date(text, plain, today) if back is None else today.toordinal() - back
    if not FIRST_DATE.toordinal() <= ordinal <= LAST_DATE.toordinal():
        raise NotUnderstood(f"{quoted(text)} is out of range; type a date from 1970 to 2199")
    return date.fromordinal(ordinal)


def _days_back(plain: str, today: date) -> int | None:
    if plain in _NEAR_DATES:
        return _NEAR_DATES[plain]
    if found := re.fullmatch(_NIGHTS_BACK, plain):
        return int(found[1])
    weekday = _place(plain.removeprefix("last "), _WEEKDAYS)
    if weekday is None:
        return None
    back = (today.weekday() - weekday) % 7
    return 7 if back == 0 and plain.startswith("last ") else back


def _written_date(text: str, plain: str, today: date) -> int:
    """Find the day number of a date written with its day and month."""
    first, _, rest = plain.partition(" ")
    weekday = _place(first.rstrip(","), _WEEKDAYS)
    found = next(filter(None, (re.fullmatch(p, plain if weekday is None else rest) for p in _DATES)), None)
    month = _month(found["month"]) if found else None
    if found is None or month is None:
        raise refusal(text, "a date", _DATE_HOW)
    day = _last_such_day(found["year"], month, int(found["day"]), today)
    if day is None:
        raise refusal(text, "in the calendar", "check the day and the month")
    if weekday not in (None, day.weekday()):
        named = _WEEKDAYS[day.weekday()].title()
        raise NotUnderstood(f"{quoted(text)} is a {named}; change the date or leave the weekday out")
    return day.toordinal()


def _last_such_day(year: str | None, month: int, day: int, today: date) -> date | None:
    """Find the date of that year or, without one, the last until today; 29 February may be 8 years back."""
    years = [int(year)] if year else range(today.year, today.year - 9, -1)
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found <= today:
            return found
    return None


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    place = _place(word, _MONTHS)
    return None if place is None else place + 1


def _place(word: str, names: Sequence[str]) -> int | None:
    """Find the name that begins with these three letters or more."""
    return next((i for i, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def format_date(day: date) -> str:
    """Write a date as Sun 22 Nov 2026, in English whatever the locale."""
    weekday, month = _WEEKDAYS[day.weekday()][:3].title(), _MONTHS[day.month - 1][:3].title()
    return f"{weekday} {day.day} {month} {day.year}"
