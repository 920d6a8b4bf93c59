"""The signs the interface draws with, once for terminals that show Unicode and once for those that do not."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Final, NamedTuple

from msgspec import Struct

from stillnight.diary.night import Done
from stillnight.diary.person import Signs
from stillnight.diary.picture import Mark, State


class Glyphs(Struct, frozen=True, kw_only=True):
    """One set of signs, each one column wide."""

    cursor: str
    ticked: str
    unticked: str
    not_done: str
    skipped: str
    warning: str
    arrow: str
    earlier: str
    later: str
    dot: str
    here: str
    ellipsis: str
    above: str
    below: str
    blank: str
    caret: str
    up_down: str
    left_right: str
    backspace: str
    states: dict[State, str]
    marks: dict[Mark, str]

    def plain(self, text: str) -> str:
        """A text of ours as these signs can show it."""
        return text if self is UNICODE else "".join(_ASCII_FOR.get(sign, sign) for sign in text)


UNICODE: Final = Glyphs(
    cursor="▸",
    ticked="✓",
    unticked="○",
    not_done="✗",
    skipped="/",
    warning="!",
    arrow="→",
    earlier="‹",
    later="›",
    dot="·",
    here="■",
    ellipsis="…",
    above="↑",
    below="↓",
    blank="–",
    caret="▏",
    up_down="↑↓",
    left_right="←→",
    backspace="⌫",
    states={"up": "·", "in-bed": "─", "part": "▒", "asleep": "█"},
    marks={"caffeine": "C", "alcohol": "A", "medicine": "M", "exercise": "E", "urge": "u", "cramp": "▲"},
)

ASCII: Final = Glyphs(
    cursor=">",
    ticked="x",
    unticked="o",
    not_done="-",
    skipped="/",
    warning="!",
    arrow="->",
    earlier="<",
    later=">",
    dot=".",
    here="#",
    ellipsis="~",
    above="^",
    below="v",
    blank="-",
    caret="_",
    up_down="up/down",
    left_right="left/right",
    backspace="Backspace",
    states={"up": ".", "in-bed": "-", "part": "=", "asleep": "#"},
    marks={"caffeine": "C", "alcohol": "A", "medicine": "M", "exercise": "E", "urge": "u", "cramp": "^"},
)

_ASCII_FOR: Final = {
    "→": "->",
    "–": "-",
    "−": "-",
    "·": ".",
    "…": "...",
    "‹": "<",
    "›": ">",
    "✓": "x",
    "✗": "-",
    "↑": "up ",
    "↓": "down ",
    "←": "left ",
    "⌫": "Backspace",
    "÷": "/",
}


def mark_of(state: Done | None, glyphs: Glyphs) -> str:
    """The sign of one of the four answers to whether a strategy was used; ``None`` is blank."""
    signs = {"done": glyphs.ticked, "not-done": glyphs.not_done, "skipped": glyphs.skipped, None: glyphs.unticked}
    return signs[state]


def glyphs_for(environ: Mapping[str, str], guessed: bool = False) -> Glyphs:
    """The set this terminal can show: Unicode where the locale says UTF-8 and it is not the bare console.

    Args:
        environ: the variables of the surroundings.
        guessed: the locale in them is Python's guess for ``LANG=C``, not what the person's terminal speaks.
    """
    return UNICODE if speaks_utf8(environ, guessed) and environ.get("TERM") != "linux" else ASCII


def speaks_utf8(environ: Mapping[str, str], guessed: bool = False) -> bool:
    """Whether the locale says that the terminal understands UTF-8.

    Args:
        environ: the variables of the surroundings.
        guessed: as for ``glyphs_for``.
    """
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    return not guessed and locale.lower().replace("-", "").endswith("utf8")


class Drawing(NamedTuple):
    """What a sitting is drawn with."""

    glyphs: Glyphs
    only_ascii: bool
    """Whether nothing else is sent, of what a person typed neither."""


def drawing_for(
    signs: Signs, environ: Mapping[str, str], *, guessed: bool = False, ascii_only: bool = False
) -> Drawing:
    """What the screens are drawn with.

    Args:
        signs: what the diary remembers; it goes before the locale. Plain signs leave a person's own words alone.
        environ: the variables of the surroundings.
        guessed: as for ``glyphs_for``.
        ascii_only: what ``--ascii`` says, over everything.
    """
    if ascii_only:
        return Drawing(ASCII, only_ascii=True)
    if signs == "unicode":
        return Drawing(UNICODE, only_ascii=False)
    glyphs = ASCII if signs == "ascii" else glyphs_for(environ, guessed)
    return Drawing(glyphs, only_ascii=not speaks_utf8(environ, guessed))


def locale_is_guessed() -> bool:
    """Whether Python found no locale and put ``LC_CTYPE=C.UTF-8`` into our own environment (PEP 538 and 540)."""
    asked_for = "utf8" in sys._xoptions or os.environ.get("PYTHONUTF8") == "1"
    return bool(sys.flags.utf8_mode) and not asked_for
