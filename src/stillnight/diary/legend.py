"""The legend of a picture: what each level means, in the measure's unit, and what the other looks are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from stillnight.diary.calendar import NOON, Look
from stillnight.diary.clock import DAY
from stillnight.diary.drawing import Drawn, Piece, Signs, tint
from stillnight.diary.measure import Measure

NARROW: Final = 60
"""Columns below which a legend stands close."""

WORDS: Final[dict[Look, str]] = {
    Look.BLANK: "no entry",
    Look.PART: "in part",
    Look.NO_SLEEP: "no sleep",
    Look.NONE: "none",
    Look.COMING: "empty: to come",
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
    gap = " " if width < NARROW else "  "
    heading: Drawn = [Piece(measure.label, "strong")]
    end: Drawn = [Piece(which_end(measure), "ghost")]
    levels = [_entry(sign, words, gap) for sign, words in _levels(measure, signs, "" if width < NARROW else "+")]
    others = [_entry(sign, words, gap) for sign, words in _others(measure, signs, mark)]
    if width < NARROW:
        return wrapped([heading, *levels, end, *others], width, gap)
    return [*wrapped([heading, *levels, end], width, gap), *wrapped(others, width, gap)]


def _entry(sign: Piece, words: str, gap: str) -> Drawn:
    return [sign, Piece(f"{gap[1:] if sign.text else ''}{words}", "ghost")]


def _levels(measure: Measure, signs: Signs, more: str) -> Iterator[tuple[Piece, str]]:
    """Each level with its sign and where it begins, the emptiest first."""
    bounds = [_bound(measure, bound) for bound in measure.bounds]
    rising = [f"<{bounds[0]}", *(f"{bound}{more}" for bound in bounds)]
    words = rising[::-1] if measure.better == "less" else rising
    for number, text in enumerate(words):
        if text != rising[0] or not _only_none(measure):
            look = Look(Look.FIRST + number)
            yield Piece(signs.look(look), tint(look, measure)), text


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


def _others(measure: Measure, signs: Signs, mark: tuple[str, str]) -> Iterator[tuple[Piece, str]]:
    for look, words in WORDS.items():
        if look is not Look.NO_SLEEP or measure.of_sleep:
            yield Piece("" if look is Look.COMING else signs.look(look), tint(look, measure)), words
    if mark[0]:
        yield Piece(mark[0], "strong"), mark[1]


def wrapped(entries: Iterable[Drawn], width: int, gap: str = "  ") -> list[Drawn]:
    """Entries side by side, as many to a line as fit."""
    lines: list[Drawn] = [[]]
    used = 0
    for entry in entries:
        size = sum(len(text) for text, _, _ in entry)
        if used and used + len(gap) + size > width:
            lines.append([])
            used = 0
        lines[-1] += [Piece(gap), *entry] if used else entry
        used += size + (len(gap) if used else 0)
    return lines
