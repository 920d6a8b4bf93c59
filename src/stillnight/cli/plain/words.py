"""The table of words: what can be said at any prompt besides an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from stillnight.cli.pages import Para
from stillnight.diary.typed import Option
from stillnight.diary.words import clean_line, one_spaced

Rest = Literal["never", "may", "must"]
"""Whether something follows the word."""


class Word(Struct, frozen=True, kw_only=True):
    """One word."""

    name: str
    also: tuple[str, ...] = ()
    rest: Rest = "never"
    says: str
    example: str = ""
    """How it is typed, where more than the word is."""


WORDS: Final = (
    Word(name="?", says="what is asked, and how it is answered"),
    Word(name="<", also=("back",), says="back to the question before"),
    Word(name="blank", says="blanks the answer"),
    Word(name="summary", says="the night and its figures in words"),
    Word(name="checklist", says="the strategies of this night"),
    Word(name="use", rest="must", example="use warm bath", says="one strategy, by its name"),
    Word(name="timer", rest="must", example="timer calf stretch", says="guides through it, step by step"),
    Word(name="calendar", rest="may", example="calendar urge", says="the last weeks in words, of any measure"),
    Word(name="cramp", says="notes a cramp now"),
    Word(name="urge", rest="must", example="urge 6", says="notes the urge now"),
    Word(name="signs", says="signs that somebody may need to look at"),
    Word(name="undo", says="takes the last change back, and asks again there"),
    Word(name="redo", says="does what was taken back again"),
    Word(name="medicines", says="your medicines: what you take, since when, and what you took before"),
    Word(name="tests", says="your blood tests of iron"),
    Word(name="about", says="answers about you, so that tips are safe"),
    Word(name="part", rest="must", example="part morning", says="goes to a part: evening, night or morning"),
    Word(name="night", rest="must", example="night yesterday", says="goes to another night"),
    Word(name="words", also=("help",), says="these words"),
    Word(name="q", also=("quit",), says="ends; so does the end of the input"),
)
"""Every word. ``set`` is no word: a line like ``sleep.bed=22:00`` is heard as one."""

BY_NAME: Final = {name: word for word in WORDS for name in (word.name, *word.also)}

SIGNS: Final = frozenset({"?", "<"})
"""The words that are heard where the answer is free text; the others have a slash before them there."""

_NAMED: Final = re.compile(r"[a-z]+(?:\.[a-z_]+)? ?=.*", re.DOTALL)


class Heard(NamedTuple):
    """A word and what followed it."""

    word: str
    rest: str


def heard(line: str, *, free: bool = False, options: Iterable[Option] = ()) -> Heard | None:
    """The word that a line is; ``None`` where it is an answer.

    Args:
        line: what was typed.
        free: whether the answer is free text, in which words need a slash before them.
        options: the answers to choose from; the whole of one is an answer even where it reads like a word.
    """
    text = one_spaced(clean_line(line))
    if free and not text.startswith("/") and text not in SIGNS:
        return None
    if text.casefold() in {words.casefold() for option in options for words in option}:
        return None
    text = text.removeprefix("/")
    if _NAMED.fullmatch(text):
        return Heard("set", text)
    first, _, rest = text.partition(" ")
    word = BY_NAME.get(first.lower())
    if word is None or (word.rest == "never" and rest) or (word.rest == "must" and not rest):
        return None
    return Heard(word.name, rest)


def every_word() -> Iterable[Para]:
    """The table in lines."""
    for word in WORDS:
        names = word.example or " or ".join((word.name, *word.also))
        yield Para("  ", f"{names}: {word.says}")
    yield Para("  ", "sleep.bed=22:00: answers a question by its name, as 'stillnight set' does")
    yield Para("  ", "In notes and names a word has a slash before it: /q, /blank.")
