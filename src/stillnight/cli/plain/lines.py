"""Lines out and lines in: short, never redrawn, and nothing in them steers a terminal."""

from __future__ import annotations

import io
import select
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from stillnight.cli.pages import Para, columns, lines_of
from stillnight.diary.errors import DiaryError, NotUnderstood, StillnightError
from stillnight.diary.words import clean_line
from stillnight.tui.glyphs import Glyphs

LONGEST: Final = 20_000
"""Characters of a line that is read: as many as the longest note has."""

LONGEST_TOLD: Final = 25_000

LONGEST_ECHO: Final = 200

_SPOKEN: Final = {" → ": " to ", " · ": ", "}
"""What a screen reader would spell out or leave out, and the word for it."""


class Refused(NotUnderstood):
    """A line from a pipe was refused, and nothing after it is read."""


class Lines:
    """Where the plain mode is read and written: a terminal, or two pipes."""

    def __init__(self, source: TextIO, target: TextIO, glyphs: Glyphs) -> None:
        if isinstance(source, io.TextIOWrapper):
            source.reconfigure(errors="replace")  # a letter that is no UTF-8 is one letter lost, not the session
        self._source, self._target, self._glyphs = source, target, glyphs
        self._read = 0
        self.interactive = source.isatty()
        """Whether somebody is there to answer again."""

    def tell(self, text: str | Para) -> None:
        """Say one thing, in as many lines as the width needs."""
        for line in self._shown(text):
            print(line, file=self._target)

    def tell_all(self, texts: Iterable[str | Para]) -> None:
        """Say several things."""
        for text in texts:
            self.tell(text)

    def ask(self, prompt: str) -> str | None:
        """What was typed after this prompt; ``None`` at the end of the input.

        Raises:
            Refused: the line has no end.
        """
        *before, last = self._shown(f"{prompt}:")
        for line in before:
            print(line, file=self._target)
        print(last, end=" ", file=self._target, flush=True)
        typed = self._source.readline(LONGEST + 1)
        self._read += 1
        if not typed or not self.interactive:  # a terminal has shown what was typed, and gone to the next line
            print(clean_line(typed.strip(), LONGEST_ECHO), file=self._target)
        if len(typed) > LONGEST:
            raise Refused(f"line {self._read} is longer than {LONGEST} characters; break it into shorter ones")
        return typed.rstrip("\r\n") if typed else None

    def typed_within(self, seconds: float) -> bool:
        """Wait so long, or until a line is typed, which is dropped; whether one was, or the input has ended."""
        self._target.flush()
        ready, _, _ = select.select([self._source], [], [], seconds)
        if ready:
            self._source.readline(LONGEST + 1)
            self._read += 1
        return bool(ready)

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Say what is refused, so that it can be asked again.

        From a pipe it ends here, with the number of the line: the next one was written for the next question, and
        would be taken for this one's.
        """
        try:
            yield
        except Refused:
            raise
        except StillnightError as error:
            if self.interactive:
                self.tell(str(error))
            elif isinstance(error, DiaryError):
                raise
            else:
                raise Refused(f"line {self._read}: {error} (what was answered before it is saved)") from None

    def end(self) -> None:
        """Leave the line of a prompt that was not answered."""
        print(file=self._target, flush=True)

    def _shown(self, text: str | Para) -> tuple[str, ...]:
        if isinstance(text, str):
            text = Para(text[: len(text) - len(text.lstrip(" "))], text.lstrip(" "))
        words = clean_line(text.text, LONGEST_TOLD)
        for sign, word in _SPOKEN.items():
            words = words.replace(sign, word)
        return lines_of(Para(text.lead, self._glyphs.plain(words)), columns())
