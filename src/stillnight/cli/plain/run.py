"""``stillnight --plain``: the same questions, line by line, from a person or from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Final

from stillnight.cli.asked import Asked
from stillnight.cli.plain.doing import DOING, first_part
from stillnight.cli.plain.lines import Lines
from stillnight.cli.plain.parts import ask_part
from stillnight.cli.plain.said import night_in_words
from stillnight.cli.plain.talk import Ends, Goes, Talk
from stillnight.cli.plain.words import Heard
from stillnight.cli.telling import tell_narrowed, tell_trouble
from stillnight.cli.wiring import folder_of, sit_down
from stillnight.diary.catchup import LOOKS_BACK, missed
from stillnight.diary.clock import Clock, say_day, say_night
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.question import Part
from stillnight.diary.questions import PARTS
from stillnight.diary.words import counted, quoted
from stillnight.tui.glyphs import ASCII, glyphs_for, locale_is_guessed

INTERRUPTED: Final = 130

SCREENS: Final = {"tonight": "", "calendar": "calendar", "strategies": "checklist"}
"""The word that says in lines what a screen of the app shows."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str], why: str = "") -> int:
    """Ask until the person leaves or the input ends.

    Args:
        args: what was typed.
        clock: tells the present moment.
        environ: the variables of the surroundings.
        why: why there are no screens, where nobody asked for lines.

    Returns:
        0 at the end of the input or when the person left, 130 when interrupted.
    """
    first = _word_of(args.screen)
    tell_narrowed(folder_of(args.diary, environ))
    sitting = sit_down(args, clock, environ)
    is_ascii = args.ascii or sitting.person.signs == "ascii"
    glyphs = ASCII if is_ascii else glyphs_for(environ, locale_is_guessed())
    if sys.stdin is None or sys.stdout is None:
        raise NotUnderstood("standard input or output is closed, and --plain needs both; see 'stillnight set --help'")
    talk = Talk(sitting, Lines(sys.stdin, sys.stdout, glyphs), DOING)
    talk.evening = sitting.evening(args.night)
    try:
        talk.lines.tell_all(_welcome(talk, why))
        tell_trouble(sitting.diary)
        _converse(talk, first)
    except Ends:
        talk.lines.tell_all(night_in_words(talk.night))
    except KeyboardInterrupt:
        talk.lines.end()
        return INTERRUPTED
    finally:
        sitting.diary.tidy()
    return 0


def _word_of(screen: str | None) -> str:
    if screen is not None and screen not in SCREENS:
        raise NotUnderstood(f"--screen: --plain has no {quoted(screen)}; it has {', '.join(SCREENS)}")
    return SCREENS[screen or "tonight"]


def _welcome(talk: Talk, why: str) -> Iterator[str]:
    """Which night it is and how one answers."""
    sitting = talk.sitting
    if why:
        yield f"{why}: asking line by line."
    yield f"Stillnight. Night of {say_night(talk.evening)}. Times are in {talk.setting.zone}."
    yield "Enter keeps or skips, ? explains, < goes back, - is none, q ends. 'words' says what else."
    yield "Each answer is saved as you give it."
    tonight = sitting.tonight
    first = tonight.fromordinal(tonight.toordinal() - LOOKS_BACK)
    blank = missed(sitting.diary.nights(first, tonight), tonight)
    if blank and talk.evening == tonight:
        day = blank[0]
        yield f"{counted(len(blank), 'night')} without an entry, the first {say_day(day)}: 'night {day}' goes there."


def _converse(talk: Talk, word: str) -> None:
    """Ask part after part, from that of the hour, until ``Ends`` is raised."""
    talk.tell_news()
    part: Part | None = first_part(talk, talk.evening)
    first = ""
    asked: set[Part] = set()
    while True:
        try:
            if word:
                word, now = "", word
                DOING[now](talk, "")
            if part is not None:
                begin, first = first, ""
                ask_part(talk, part, begin)
                asked.add(part)
            part = _between(talk, part, asked)
        except Goes as goes:
            asked = asked if goes.evening == talk.evening else set()
            if goes.evening != talk.evening:
                talk.evening, part = goes.evening, goes.part
                talk.lines.tell(f"Night of {say_night(talk.evening)}. Times are in {talk.setting.zone}.")
                talk.tell_news()
            part, first = goes.part, goes.question


def _between(talk: Talk, part: Part | None, asked: set[Part]) -> Part | None:
    """Offer the next part that was not asked yet."""
    order = list(PARTS)
    after = order.index(part) + 1 if part else 0
    coming = next((one for one in (*order[after:], *order[:after]) if one not in asked), None)
    if coming is None:
        said = talk.listen("That is all, Enter or q ends", lambda: ("'words' says what else can be typed.",))
        if said == "":
            raise Ends
    else:
        line = f"Go on with {PARTS[coming]}? Enter goes on, q ends"
        said = talk.listen(line, lambda: ("'part morning' goes to another part.",))
    if isinstance(said, Heard) and said.word == "<":
        return part
    if isinstance(said, str) and said.lower() in {"n", "no"}:
        raise Ends
    if isinstance(said, str) and said.lower() not in {"", "y", "yes"}:
        with talk.lines.refusing():
            raise NotUnderstood(f"{quoted(said)} is not understood here; Enter goes on, q ends")
        return None
    return coming
