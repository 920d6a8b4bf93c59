"""What a terminal draws with, and the shortest way from one pen to another.

The codes are those of SGR, "select graphic rendition" (ECMA-48, 8.3.117), and of hyperlinks (OSC 8).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_ENDING: Final = {
    "22": ("1", "2"),
    "23": ("3",),
    "24": ("4", "21"),
    "25": ("5", "6"),
    "27": ("7",),
    "28": ("8",),
    "29": ("9",),
    "54": ("51", "52"),
    "55": ("53",),
}
"""What ends marks, and the marks it ends."""

_MARKS: Final = frozenset(mark for marks in _ENDING.values() for mark in marks)

_SHOWN_ON_BLANKS: Final = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})
"""Marks that can be seen where nothing is written: lines, frames, the reverse."""

_OWN_INK, _OWN_PAPER = "39", "49"


class Pen(NamedTuple):
    """How a sign is drawn, as SGR codes; empty is the terminal's own way."""

    marks: tuple[str, ...] = ()
    """Bold, underline, reverse and the like."""

    ink: str = ""
    """The colour of the sign: ``31``, ``38;5;180`` or ``38;2;215;175;135``."""

    paper: str = ""
    """The colour behind it."""

    link: str = ""
    """What opens the hyperlink it belongs to: ``id=7;https://…``."""

    @property
    def codes(self) -> list[str]:
        """All its codes."""
        return [*self.marks, *filter(None, (self.ink, self.paper))]

    @property
    def erases(self) -> bool:
        """Whether erasing with this pen leaves what drawing blanks with it would."""
        return not self.marks and not self.link


PLAIN: Final = Pen()
"""The terminal's own way."""


@lru_cache(4096)
def pen_of(codes: str, link: str = "") -> Pen:
    """The pen that these SGR codes make of the plain one.

    Args:
        codes: as between ``ESC [`` and ``m``; the order of what does not touch one another is of no matter.
        link: what opens its hyperlink.
    """
    marks: set[str] = set()
    ink = paper = ""
    numbers = iter(codes.split(";") if codes else ())
    for number in numbers:
        if number in _MARKS:
            marks.add(number)
            continue
        colour = ";".join((number, *_rest_of_colour(number, numbers)))
        if number[0] == "3" or number[0] == "9":
            ink = "" if number == _OWN_INK else colour
        else:
            paper = "" if number == _OWN_PAPER else colour
    return Pen(tuple(sorted(marks, key=int)), ink, paper, link)


def _rest_of_colour(number: str, numbers: Iterator[str]) -> list[str]:
    """What follows 38 and 48: a colour of 256, or red, green and blue."""
    if number not in {"38", "48"}:
        return []
    kind = next(numbers)
    return [kind, *(next(numbers) for _ in range(1 if kind == "5" else 3))]


@lru_cache(4096)
def on_blank(pen: Pen) -> Pen:
    """What can be seen of a pen where it draws a blank."""
    shown = not _SHOWN_ON_BLANKS.isdisjoint(pen.marks)
    return pen if shown or pen.link else Pen(paper=pen.paper)


@lru_cache(4096)
def for_blank(pen: Pen, wanted: Pen, after: Pen | None = None) -> Pen:
    """The pen that draws a blank as the wanted one does, on the shortest way from the one in hand.

    Args:
        pen: what is in hand.
        wanted: what can be seen of the blank.
        after: what is drawn with next, where that is known: it may do for the blank as well.
    """
    near = pen if on_blank(pen) == wanted else pen._replace(paper=wanted.paper)
    ways = (near, wanted) if after is None else (near, wanted, after)
    return min(
        (one for one in ways if on_blank(one) == wanted),
        key=lambda one: len(change(pen, one)) + (0 if after is None else len(change(one, after))),
    )


@lru_cache(4096)
def change(old: Pen, new: Pen) -> str:
    """The shortest way from one pen to another: everything anew, or only what differs."""
    way = ""
    if old[:3] != new[:3]:
        anew = ";".join(["0", *new.codes]) if new.codes else ""
        differing = ";".join(_differing(old, new))
        way = f"\x1b[{min(differing, anew, key=len)}m"
    return way if old.link == new.link else f"{way}\x1b]8;{new.link or ';'}\x1b\\"


def _differing(old: Pen, new: Pen) -> list[str]:
    """The codes of what differs."""
    codes: list[str] = []
    for end, ended in _ENDING.items():
        was, will = ([mark for mark in ended if mark in pen.marks] for pen in (old, new))
        if set(was) <= set(will):
            codes += [mark for mark in will if mark not in was]
        else:
            codes += [end, *will]
    if old.ink != new.ink:
        codes.append(new.ink or _OWN_INK)
    if old.paper != new.paper:
        codes.append(new.paper or _OWN_PAPER)
    return codes
