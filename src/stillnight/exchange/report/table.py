"""The table of a report: every measure and the answers that clinics ask for, work and free days apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from stillnight.diary.days import of_days
from stillnight.diary.measure import Measure, Unit, Value, need
from stillnight.diary.measures import BY_ID
from stillnight.diary.night import Night
from stillnight.diary.nights import Nights
from stillnight.diary.say import BLANK
from stillnight.diary.statistics import say_deviation, say_figure, statistics_of
from stillnight.exchange.report.model import Row


def _answered(question_id: str) -> Callable[[Night], Value]:
    def formula(night: Night) -> Value:
        (value,) = need(night, question_id)
        given: Value = value
        return given

    return formula


def _asked(question_id: str, label: str, unit: Unit, context: str = "", source: str = "") -> Measure:
    """An answer as it was given, to stand in the table with the measures."""
    return Measure(
        id=question_id,
        label=label,
        meaning="as answered",
        unit=unit,
        formula=_answered(question_id),
        definition="As answered.",
        source="what was answered",
        bounds=(0, 0, 0, 0),
        context=context,
        context_source=source,
    )


_NSF: Final = BY_ID["se"].context_source

ROWS: Final[tuple[Measure, ...]] = (
    _asked("sleep.bed", "into bed", "clock"),
    _asked("sleep.tried", "tried to sleep", "clock"),
    _asked("sleep.up", "out of bed", "clock"),
    *(BY_ID[key] for key in ("tib", "presleep", "sol")),
    _asked("sleep.awakenings", "awakenings", "count", "good sleep: 1 or none over 5 min", _NSF),
    *(BY_ID[key] for key in ("waso", "twak", "ema", "spt", "tst", "sleep24", "se", "se_dse", "midpoint", "quality")),
    _asked("sleep.rested", "rested", "rating"),
    *(BY_ID[key] for key in ("urge", "onset", "cramps", "uses")),
)
"""In the order in which clinics read them: bed, sleep, then the complaints."""

_SHORT: Final = {"tib": "TIB", "sol": "SOL", "waso": "WASO", "twak": "TWAK", "ema": "EMA", "spt": "SPT", "tst": "TST"}
_SHORT_SHARES: Final = {"se": "TST/TIB", "se_dse": "TST/DSE", "quality": "1-5", "sleep.rested": "1-5", "urge": "0-10"}


def rows(nights: Nights) -> tuple[Row, ...]:
    """Each row over these nights, which are not blank."""
    work, free = Nights(of_days(nights, "work")), Nights(of_days(nights, "free"))
    return tuple(_row(measure, nights, work, free) for measure in ROWS)


def _row(measure: Measure, nights: Nights, work: Nights, free: Nights) -> Row:
    of = statistics_of(measure, nights)
    least, most = say_figure(measure, of.least), say_figure(measure, of.most)
    short = (_SHORT | _SHORT_SHARES).get(measure.id)
    return Row(
        label=f"{measure.label} ({short})" if short else measure.label,
        n=of.n,
        mean=say_figure(measure, of.mean),
        sd=say_deviation(measure, of.sd),
        median=say_figure(measure, of.median),
        span=BLANK if of.least is None else f"{least} to {most}",
        work=_mean(measure, work),
        free=_mean(measure, free),
        context=measure.context,
    )


def _mean(measure: Measure, nights: Nights) -> str:
    of = statistics_of(measure, nights)
    return f"{say_figure(measure, of.mean)} ({of.n})" if of.n else BLANK


DEFINITIONS: Final = (
    "n: nights with a figure; a blank is never counted as zero.",
    "SD: n - 1; of clock times circular, sqrt(-2 ln R) (Mardia and Jupp 2000).",
    "SOL counts from trying to sleep, not from getting into bed.",
    "WASO leaves out the time after the final awakening, which is TWAK.",
    "TST = final awakening less sleep onset less WASO, not TIB less SOL less WASO.",
    "EMA: minutes earlier than planned.",
    "SE is TST/TIB, the form most published figures use; means of it are means of the nightly shares.",
    "TST/DSE leaves out reading in bed: DSE = SOL + TST + WASO + trying to sleep at the end (Reed and Sacco 2016).",
    "Work and free: by the day before the night, mean (n).",
)
"""Where authors disagree, what is meant here."""

_HEALTHY: Final = (
    "Diaries of 266 healthy people of 20 to 50: TIB 7 h 35, SOL 10.5 min, WASO 6.4 min, SE 96.3 % "
    "(Monk 2000, Chronobiol Int 17:49-60)."
)

COMPARISONS: Final = (
    f"Good sleep: a panel of the National Sleep Foundation ({_NSF}).",
    _HEALTHY,
    "Older adults: SOL 18 min, WASO 21 min, SE 92 %, TST 388 min (Levenson 2013, doi:10.5664/jcsm.2404).",
    "Diaries are good for timing and for a person's own change, weak as absolute sleep (Dietch, PMC8314633).",
)
"""Published figures, with their sources; none of them is a verdict."""
