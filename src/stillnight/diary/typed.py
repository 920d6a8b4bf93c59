"""What people type becomes values, and values become words that read back.

Digits are ASCII and every pattern is bounded, so no text, however odd, is slow or misread; what is not
understood raises `NotUnderstood` with one line that says what to type instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from stillnight.diary.calendar_words import FIRST_DATE, LAST_DATE, format_date, parse_date
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.words import clean_line, one_spaced, plain_answer, quoted, refusal

__all__ = [
    "DAY_MINUTES",
    "FIRST_DATE",
    "LAST_DATE",
    "Ago",
    "ClockTime",
    "Option",
    "format_choices",
    "format_date",
    "format_duration",
    "format_time",
    "format_yes_no",
    "parse_choice",
    "parse_choices",
    "parse_count",
    "parse_date",
    "parse_duration",
    "parse_number",
    "parse_scale",
    "parse_time",
    "parse_yes_no",
]

DAY_MINUTES = 24 * 60


class ClockTime(NamedTuple):
    """A time as a clock shows it."""

    hour: int
    minute: int
    which: Literal[1, 2] | None = None
    """First or second pass of an hour that comes twice."""


class Ago(NamedTuple):
    """A time told by how long ago it was; now is no minutes ago."""

    minutes: int


class Option(NamedTuple):
    """One of the answers to choose from."""

    id: str
    words: str


_NONE = frozenset({"none", "no", "-"})
_WHOLE = r"[0-9]{1,9}"
_DECIMAL = r"[0-9]{1,9}(?:[.,][0-9]{1,6})?"
_MOST_DECIMAL = 100_000
_YES_NO = {"yes": True, "y": True, "no": False, "n": False}

_CLOCK = r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?(?: ?([ap])\.?m\.?)?"
_NAMED_TIMES = {"midnight": (0, 0), "noon": (12, 0)}
_PASSES: dict[str, Literal[1, 2]] = {"first": 1, "1st": 1, "second": 2, "2nd": 2}
_TIME_HOW = "type it like 23:15, 2315, 9.05pm, now or -20"

_H, _M = r" ?(?:h|hrs?|hours?)", r" ?(?:m|mins?|minutes?)"
_DURATIONS = (
    rf"(?P<minutes>[0-9]{{1,6}})(?:{_M})?",
    r"(?P<hours>[0-9]{1,2}):(?P<minutes>[0-5][0-9])",
    rf"(?P<hours>[0-9]{{1,3}}){_H}(?: ?(?P<minutes>[0-5]?[0-9])(?:{_M})?)?",
    rf"(?P<hours>[0-9]{{1,3}})[.,](?P<decimals>[0-9]{{1,2}}){_H}",
)
_DURATION_HOW = "type it like 45, 1:20, 1h20, 1.5h or none"


def parse_time(text: str) -> ClockTime | Ago:
    """Read a time of the clock, or how long ago it was."""
    plain = plain_answer(text)
    if plain == "now":
        return Ago(0)
    if plain.startswith("-"):
        return Ago(_minutes_ago(text, plain[1:].lstrip(" ")))
    clock, _, last = plain.rpartition(" ")
    which = _PASSES.get(last)
    hour, minute = _hour_and_minute(text, plain if which is None else clock)
    return ClockTime(hour, minute, which)


def _minutes_ago(text: str, plain: str) -> int:
    minutes = _minutes(plain)
    if minutes is None:
        raise refusal(text, "a time", _TIME_HOW)
    if minutes > DAY_MINUTES:
        raise NotUnderstood(f"{quoted(text)} is more than 24 h ago; type the time like 23:15")
    return minutes


def _hour_and_minute(text: str, plain: str) -> tuple[int, int]:
    if plain in _NAMED_TIMES:
        return _NAMED_TIMES[plain]
    found = re.fullmatch(_CLOCK, plain)
    if found is None:
        raise refusal(text, "a time", _TIME_HOW)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            raise refusal(text, "a time", "with am or pm the hour is 1 to 12")
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute) == (24, 0):
        raise NotUnderstood(f"{quoted(text)} is 00:00 of the next day; type 00:00")
    if hour > 23 or minute > 59:
        raise refusal(text, "a time", _TIME_HOW)
    return hour, minute


def format_time(time: ClockTime) -> str:
    """Write a time as 23:15, with its pass if the hour comes twice."""
    which = "" if time.which is None else (" first", " second")[time.which - 1]
    return f"{time.hour:02}:{time.minute:02}{which}"


def parse_duration(text: str) -> int:
    """Read a length of time, at most a day, in minutes."""
    plain = plain_answer(text)
    minutes = 0 if plain in _NONE else _minutes(plain)
    if minutes is None:
        raise refusal(text, "a length of time", _DURATION_HOW)
    if minutes > DAY_MINUTES:
        raise NotUnderstood(f"{quoted(text)} is more than 24 h; {_DURATION_HOW}")
    return minutes


def _minutes(plain: str) -> int | None:
    """Add up hours and minutes; hundredths of an hour round to the nearest minute."""
    for pattern in _DURATIONS:
        if found := re.fullmatch(pattern, plain):
            part = {"hours": "0", "minutes": "0", "decimals": "0"} | found.groupdict(default="0")
            hundredths = int(part["hours"]) * 100 + int(part["decimals"].ljust(2, "0"))
            return (hundredths * 60 + 50) // 100 + int(part["minutes"])
    return None


def format_duration(minutes: int) -> str:
    """Write a length of time as 45 min, 2 h or 2 h 30."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def parse_count(text: str, low: int = 0, high: int = 99) -> int:
    """Read how many; none is 0, where 0 is allowed."""
    plain = plain_answer(text)
    number = 0 if plain in _NONE else int(plain) if re.fullmatch(_WHOLE, plain) else None
    if number is None or not low <= number <= high:
        raise refusal(text, f"a number from {low} to {high}", "type one, or none" if low == 0 else "type one")
    return number


def parse_number(text: str) -> float:
    """Read a figure as a laboratory writes it, 0 to 100000, with a point or a comma."""
    found = re.fullmatch(_DECIMAL, plain_answer(text))
    number = float(found[0].replace(",", ".")) if found else None
    if number is None or number > _MOST_DECIMAL:
        raise refusal(text, f"a number from 0 to {_MOST_DECIMAL}", "type it like 42 or 12.5")
    return number


def parse_scale(text: str, low: int, high: int) -> int:
    """Read a mark on a scale; none is its low end, where that is 0."""
    return parse_count(text, low, high)


def parse_choice(text: str, options: Sequence[Option]) -> str:
    """Read one of the options by its id, its words, the beginning of either, or its number."""
    plain_answer(text)
    key = _folded(text)
    exact = [option for option in options if key in (_folded(option.id), _folded(option.words))]
    if not exact and re.fullmatch(_WHOLE, key) and 1 <= int(key) <= len(options):
        exact = [options[int(key) - 1]]
    begun = [o for o in options if _folded(o.id).startswith(key) or _folded(o.words).startswith(key)]
    matches = exact or (begun if key else [])
    if not matches:
        raise refusal(text, "one of the choices", f"type {_named(options)}" if options else "there are none")
    if len(matches) > 1:
        raise NotUnderstood(f"{quoted(text)} could be {_named(matches)}; type more of it")
    return matches[0].id


def parse_choices(text: str, options: Sequence[Option]) -> tuple[str, ...]:
    """Read several options with commas between them; they come back in the order of the options."""
    if plain_answer(text) in ("none", "-"):
        return ()
    pieces = [piece for piece in text.split(",") if piece.strip(" \t\r\n")] or [""]
    chosen = {parse_choice(piece, options) for piece in pieces}
    return tuple(option.id for option in options if option.id in chosen)


def format_choices(ids: Iterable[str], options: Sequence[Option]) -> str:
    """Write the words of the chosen options with commas between them."""
    chosen = set(ids)
    return ", ".join(option.words for option in options if option.id in chosen) or "none"


def _folded(text: str) -> str:
    return one_spaced(clean_line(text)).casefold()


def _named(options: Sequence[Option]) -> str:
    """Name the first few options for a message."""
    *names, last = [clean_line(option.words, 20) for option in options[:3]]
    if len(options) > 3:
        return ", ".join((*names, last)) + "…"
    return f"{', '.join(names)} or {last}" if names else last


def parse_yes_no(text: str) -> bool:
    """Read a yes or a no."""
    answer = _YES_NO.get(plain_answer(text))
    if answer is None:
        raise refusal(text, "yes or no", "type y or n")
    return answer


def format_yes_no(answer: bool) -> str:
    """Write a yes or a no."""
    return "yes" if answer else "no"
