"""Text in HTML and SVG: what a person typed is data there, whatever it looks like."""

from __future__ import annotations

import html
import re
from typing import Final

from stillnight.diary.words import clean_line

_LONGEST: Final = 20_000
_NO_CHARACTERS: Final = re.compile(
    "[\ufdd0-\ufdef\ufffe\uffff]|["
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
"""Code points that are no characters; HTML may not hold them."""


def escaped(text: str) -> str:
    """One line of text as HTML shows it literally, in an element or between double quotes."""
    return html.escape(_NO_CHARACTERS.sub("\ufffd", clean_line(text, _LONGEST)), quote=True)
