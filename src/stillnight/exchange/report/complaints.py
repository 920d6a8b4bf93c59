"""What a report says of the urge and of the cramps, each figure with the nights it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from stillnight.diary.clock import DAY, middle
from stillnight.diary.measures import BY_ID
from stillnight.diary.night import Cramp, Night
from stillnight.diary.nights import Nights
from stillnight.diary.questions import BY_ID as QUESTIONS
from stillnight.diary.spread import spread_of
from stillnight.diary.typed import format_duration
from stillnight.diary.words import counted

_ONSET, _URGE = BY_ID["onset"], BY_ID["urge"]


def halves_of(nights: Nights, first: date, last: date) -> tuple[Nights, Nights]:
    """The nights of the first and of the second half of a stretch; of an odd number the middle one is in the first."""
    end = first + timedelta(days=(last - first).days // 2)
    return nights.between(first, end), nights.between(end + timedelta(days=1), last)


def onset_hours(nights: Nights, starts: int) -> float | None:
    """The median of when the urge began, in hours from the beginning of the night."""
    found = spread_of(_ONSET, nights)
    return None if found is None else (found.median - starts * 60) % DAY / 60


def urge_lines(nights: Nights, first: date, last: date) -> Iterator[str]:
    """Days a week, how strong, when it began and its trend, how long, where, rest before, moving."""
    said = [night.urge.worst for night in nights if night.urge.worst is not None]
    if not said:
        yield "The urge to move the legs was not rated."
        return
    there = sum(worst > 0 for worst in said)
    yield f"urge on {there} of {counted(len(said), 'night')} that say: {_weekly(there, len(said))} days a week"
    strength = spread_of(_URGE, nights)
    if strength is not None:
        low, median, high = (_URGE.say(value) for value in (strength.low, strength.median, strength.high))
        yield f"worst, 0 to 10: median {median}, middle half {low} to {high} (n {strength.n})"
    yield from _onset_lines(nights, first, last)
    urges = [night.urge for night in nights]
    yield from _median("lasted", [urge.lasted for urge in urges])
    yield from _median("rest before it began", [urge.rest_before for urge in urges])
    yield from _counted("where (nights)", "urge.where", [site for urge in urges for site in urge.where or ()])
    yield from _counted("moving helped (nights)", "urge.eased", [urge.eased for urge in urges if urge.eased])


def _onset_lines(nights: Nights, first: date, last: date) -> Iterator[str]:
    whole = spread_of(_ONSET, nights)
    if whole is None:
        return
    yield f"began: median {_ONSET.say(whole.median)} (n {whole.n})"
    parts = [spread_of(_ONSET, half) for half in halves_of(nights, first, last)]
    words = [f"{_ONSET.say(part.median)} (n {part.n})" for part in parts if part is not None]
    if len(words) == 2:
        yield f"trend: first half {words[0]}, second half {words[1]}"


def cramp_lines(nights: Nights) -> Iterator[str]:
    """How many a week, how painful, how long, which side, whether they woke."""
    said = [night for night in nights if night.cramps is not None]
    if not said:
        yield "Cramps were not noted."
        return
    cramps = [cramp for night in said for cramp in night.cramps or ()]
    with_some = sum(bool(night.cramps) for night in said)
    rate = f"{_weekly(len(cramps), len(said))} a week"
    yield f"{counted(len(cramps), 'cramp')} on {with_some} of {counted(len(said), 'night')} that say: {rate}"
    pains = [cramp.pain for cramp in cramps if cramp.pain is not None]
    if pains:
        yield f"pain, 0 to 10: median {middle(pains):g} (n {len(pains)})"
    yield from _median("length", [cramp.minutes for cramp in cramps])
    yield from _places(cramps)
    woke = [cramp.woke for cramp in cramps if cramp.woke is not None]
    if woke:
        yield f"woke from {sum(woke)} of {len(woke)} that say"


def _places(cramps: list[Cramp]) -> Iterator[str]:
    for label, values in (("side", [one.side for one in cramps]), ("muscle", [one.muscle for one in cramps])):
        found = Counter(value for value in values if value)
        if found:
            yield f"{label}: " + ", ".join(f"{value} {times}" for value, times in found.most_common())


def _weekly(count: int, nights: int) -> str:
    return f"{round(count / nights * 7, 1):g}"


def _median(label: str, minutes: Iterable[int | None]) -> Iterator[str]:
    found = [value for value in minutes if value is not None]
    if found:
        yield f"{label}: median {format_duration(round(middle(found)))} (n {len(found)})"


def _counted(label: str, question_id: str, values: Iterable[str]) -> Iterator[str]:
    words = dict(QUESTIONS[question_id].options)
    found = Counter(values)
    if found:
        yield f"{label}: " + ", ".join(f"{words[value]} {times}" for value, times in found.most_common())


def doses_on(night: Night) -> Iterator[tuple[str, str]]:
    """Name and dose of every medicine that a night notes, each once."""
    yield from dict.fromkeys((dose.name, dose.dose or "") for dose in night.doses or () if dose.name)
