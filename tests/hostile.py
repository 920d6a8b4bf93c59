"""Text that would steer a terminal or an interface, and a diary that holds it wherever text can stand.

The payloads are those that were shown to work against widgets and terminals that do not guard: actions, tags and ends
of markup; the clipboard, the title, an erased screen, a question whose answer is typed; C1 controls; directions.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Final

from stillnight.diary.night import Cramp, Dose, Night, StrategyUse
from stillnight.diary.person import LabResult, Medicine, OwnStrategy, Person, Planned
from tests.builders import at, night_with

MARKUP: Final = {
    "an action": "[@click=app.quit]x[/]",
    "a tag that vanishes": "[TODO]",
    "an end without a beginning": "[/b]",
}
STEERING: Final = {
    "an escape": "a\x1b[31mb",
    "the clipboard": "a\x1b]52;c;U1RJTEw=\x07b",
    "the title": "a\x1b]0;owned\x07b",
    "an erased screen": "a\x1b[2J\x1b[Hb",
    "a question": "a\x1b[6nb",
    "a C1 control": "a\x9b31mb\x90q\x9c",
    "another direction": "a\u202eb\u2066c",
    "invisible tags": "a\U000e0041\U000e007fb",
}
PAYLOADS: Final = {**MARKUP, **STEERING}

SURROGATE: Final = "a\ud800b"
"""Half of a character: JSON can name it, and no terminal can be sent it."""

OWN: Final = "own-hostile"

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def steering(text: str) -> list[str]:
    """The characters of a text that would steer a terminal, turn a line around, or hide; ends of lines aside."""
    hidden = (sign for sign in text if "\U000e0000" <= sign <= "\U000e007f" or sign in _BIDI)
    controls = (sign for sign in text if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} and sign != "\n")
    return [*controls, *hidden]


def hostile_night(text: str, evening: date = date(2026, 11, 22)) -> Night:
    """A night that somebody else's program wrote, with this text wherever a night holds text."""
    return night_with(
        {
            "urge.worst": 5,
            "notes": text,
            "cramps": (Cramp(id=text[:32], pain=7),),
            "doses": (Dose(id=text[:32], name=text, dose=text, at=at("2026-11-22 21:00")),),
            "uses": (
                StrategyUse(id="use-1", strategy=text, amount=text, before=5, after=3),
                StrategyUse(id="use-2", strategy=OWN, done="skipped", reason=text),
            ),
        },
        evening,
    )


def hostile_person(text: str) -> Person:
    """Settings with this text wherever a person's lists hold text."""
    return Person(
        own=(OwnStrategy(id=OWN, name=text, group="strikes", steps=(text, text), minutes=5, caution=text),),
        plan=(Planned(strategy=OWN), Planned(strategy=text)),
        archived=(text,),
        medicines=(Medicine(name=text, dose=text, usual=text, kind="dopamine", side_effects=text),),
        labs=(LabResult(test="ferritin", value=42, unit=text, on=date(2026, 11, 1), laboratory=text),),
    )
