"""JSON taken apart while it is read: a file of any size takes up as much memory as its largest part."""

from __future__ import annotations

import re
from typing import Any, Final, TextIO

from stillnight.strict import NotStrict, value_at

LARGEST: Final = 4_000_000
"""Characters that one part may have: hundreds of times what the fullest night takes."""

_CHUNK: Final = 1 << 16
_BLANKS: Final = re.compile(r"[ \t\r\n]*")


class Pieces:
    """A text read from beginning to end, sign by sign or value by value; blanks between are passed over."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0

    def next(self) -> str:
        """The next sign that is no blank; empty at the end."""
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, signs: str) -> str:
        """Go on behind the next sign, which has to be one of these.

        Raises:
            NotStrict: it is another.
        """
        sign = self.next()
        if not sign or sign not in signs:
            raise NotStrict("it is not JSON from there on, or it ends too early")
        self._at += 1
        return sign

    def value(self, begins: str) -> Any:
        """The value that stands next, and go on behind it; its first sign has to be ``begins``, a quote or a bracket.

        Raises:
            NotStrict: it is another, does not read strictly, or is larger than any part can be.
        """
        if self.next() != begins:
            raise NotStrict("it is not JSON from there on, or it ends too early")
        while True:
            found = value_at(self._text, self._at)
            if found is not None:
                self._at = found[1]
                return found[0]
            if len(self._text) - self._at > LARGEST:
                raise NotStrict("one part of it is larger than any night can be, or is not JSON")
            if not self._more():
                raise NotStrict("it is not JSON from there on, or it ends too early")

    def _more(self) -> bool:
        """Read on, as much again as is not taken yet, so that a large part is not tried again and again."""
        rest = self._text[self._at :]
        try:
            read = self._stream.read(max(_CHUNK, len(rest)))
        except UnicodeDecodeError:
            raise NotStrict("it is not UTF-8 text") from None
        self._text, self._at = rest + read, 0
        return bool(read)
