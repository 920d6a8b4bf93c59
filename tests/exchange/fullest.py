"""The fullest report there can be: every mark on every night, long notes, many medicines, text that means harm."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from stillnight.diary.night import Cramp, Dose, Night, StrategyUse
from stillnight.diary.nights import Nights
from stillnight.diary.person import LabResult, Medicine, OwnStrategy, Person
from stillnight.exchange.report.build import report
from stillnight.exchange.report.model import Report
from tests.builders import BERLIN, NEW_YORK, at
from tests.invented import nights

LAST = date(2026, 11, 1)
FIRST = LAST - timedelta(days=27)
"""With the night in which the clock goes back."""

PAYLOADS = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "a & b < c > d \" e ' f",
    "]]>",
    "<!-- --!>",
    "[link](javascript:alert(1))",
    "javascript:alert(1)",
    "[@click=app.quit]",
    "[/b]",
    "\x1b]52;c;aGk=\x07\x1b[2J",
    "\u202egnihton\u2066",
    "| cell | `code` **bold** #",
    "\ufdd0\uffff\x9b31m",
)
"""What is typed, as a person or as a stranger might."""

HOSTILE = " ".join(PAYLOADS)


def _full(night: Night) -> Night:
    day, morning = night.night_of, night.night_of + timedelta(days=1)
    zone = BERLIN if day.toordinal() % 2 else NEW_YORK
    return replace(
        night,
        zone=zone,
        urge=replace(
            night.urge,
            worst=10,
            began=at(f"{day} 20:00"),
            lasted=600,
            rest_before=5,
            where=(
                *("left-calf", "right-calf", "left-foot", "right-foot"),
                *("left-thigh", "right-thigh", "arms", "trunk"),
            ),
        ),
        cramps=tuple(
            Cramp(at=at(f"{morning} 0{hour}:10"), side="both", muscle="other", pain=10, minutes=9, woke=True)
            for hour in range(7)
        ),
        doses=tuple(
            Dose(name=f"{number} {HOSTILE}"[:200], dose="é" * 80, at=at(f"{day} 21:00")) for number in range(9)
        ),
        uses=tuple(StrategyUse(strategy=f"own-{number}", done="done") for number in range(30)),
        notes=f"{HOSTILE} {'長い' * 300} {'x' * 900}",
    )


@cache
def fullest(name: str = HOSTILE) -> Report:
    """The report of 28 such nights."""
    kept = Nights(map(_full, nights(LAST, 28)))
    person = Person(
        medicines=tuple(
            Medicine(name=f"{number} {HOSTILE}"[:200], dose="500 mg", usual="長" * 60, since=FIRST, until=LAST)
            for number in range(20)
        ),
        labs=tuple(
            LabResult(test="transferrin-saturation", value=48, unit="%" * 60, on=FIRST, laboratory=HOSTILE[:200])
            for _ in range(9)
        ),
        own=tuple(OwnStrategy(id=f"own-{number}", name=f"{number} {HOSTILE}"[:200]) for number in range(30)),
    )
    return report(kept, person, FIRST, LAST, LAST, notes=[night.night_of for night in kept], name=name)
