"""The legend of a picture: what each level means, in the measure's unit, and what the other looks are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from stillnight.diary.calendar import NOON, Look
from stillnight.diary.clock import DAY
from stillnight.diary.drawing import Drawn, Piece, Signs, tint
from stillnight.diary.measure import Measure

APART: Final = "  "
"""What stands between two entries of a legend."""

WORDS: Final[dict[Look, str]] = {
    Look.BLANK: "no entry",
    Look.PART: "in part",
    Look.NO_SLEEP: "no sleep",
    Look.NONE: "none",
    Look.COMING: "to come",
}
"""What the looks without a level are called."""


def legend(measure: Measure, signs: Signs, width: int, mark: tuple[str, str] = ("", "")) -> list[Drawn]:
    """The legend in lines of this width.

    Args:
        measure: what the levels are of.
        signs: the signs of the looks.
        width: columns of a line.
        mark: the sign of a marked night and what it says; empty where nothing is marked.
    """
    heading = [Piece(measure.label, "strong")]
    levels = wrapped([heading, *levels_of(measure, signs), [Piece(which_end(measure), "ghost")]], width)
    return [*levels, *wrapped(_others(measure, signs, mark), width)]


def levels_of(measure: Measure, signs: Signs) -> Iterator[Drawn]:
    """Each level with its sign and where it begins, the emptiest first."""
    bounds = [_bound(measure, bound) for bound in measure.bounds]
    rising = [f"<{bounds[0]}", *(f"{bound}+" for bound in bounds)]
    words = rising[::-1] if measure.better == "less" else rising
    for number, text in enumerate(words):
        if text != rising[0] or not _only_none(measure):
            look = Look(Look.FIRST + number)
            yield [Piece(signs.look(look), tint(look, measure)), Piece(f" {text}", "ghost")]


def _only_none(measure: Measure) -> bool:
    """Whether below the first bound there is nothing but none, which has a sign of its own."""
    return measure.unit != "clock" and measure.bounds[0] <= 1


def _bound(measure: Measure, bound: float) -> str:
    return measure.short((bound + NOON) % DAY if measure.unit == "clock" else bound)


def which_end(measure: Measure) -> str:
    """Which end of the ramp is better; without a better end, what the fuller one means."""
    if measure.better != "neither":
        return "fuller is better"
    return "fuller is later" if measure.unit == "clock" else "fuller is more"


def _others(measure: Measure, signs: Signs, mark: tuple[str, str]) -> list[Drawn]:
    found: list[Drawn] = []
    for look, words in WORDS.items():
        if look is not Look.NO_SLEEP or measure.of_sleep:
            sign = "empty:" if look is Look.COMING else signs.look(look)
            found.append(
                [Piece(sign, "ghost" if look is Look.COMING else tint(look, measure)), Piece(f" {words}", "ghost")]
            )
    if mark[0]:
        found.append([Piece(mark[0], "answer"), Piece(f" {mark[1]}", "ghost")])
    return found


def wrapped(entries: Iterable[Drawn], width: int) -> list[Drawn]:
    """Entries side by side, as many to a line as fit."""
    lines: list[Drawn] = [[]]
    used = 0
    for entry in entries:
        size = sum(len(text) for text, _, _ in entry)
        if used and used + len(APART) + size > width:
            lines.append([])
            used = 0
        lines[-1] += [Piece(APART), *entry] if used else entry
        used += size + (len(APART) if used else 0)
    return lines
