"""Which characters a terminal may show as an emoji, as Unicode has it.

Those that are pictures by themselves (``Emoji_Presentation``) are symbols, and wide since Unicode 9 (UAX 11). Those
that become pictures at a wish, and on some phones without one, are in Unicode's emoji-variation-sequences.txt, of which
wcwidth keeps the narrow ones; digits, ``#`` and ``*`` are among them and cannot be left out. A check mark, a triangle
and arrows of the kind that this program has (``✓ ▲ ▸ ↑ ⌫``) are neither.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from wcwidth.table_vs16 import VS16_NARROW_TO_WIDE

MAKERS: Final = frozenset("\ufe0f\u200d\u20e3")
"""What asks for a picture, joins two, or puts a key around a digit."""

AT_A_WISH: Final = frozenset(
    chr(code) for ranges in VS16_NARROW_TO_WIDE.values() for first, last in ranges for code in range(first, last + 1)
)


def emoji_in(text: str) -> list[str]:
    """The characters of a text that may be shown as an emoji."""
    return [sign for sign in text if not sign.isascii() and _may_be_one(sign)]


def _may_be_one(sign: str) -> bool:
    is_flag = "\U0001f1e6" <= sign <= "\U0001f1ff"
    is_symbol = unicodedata.category(sign) in {"So", "Sk"}
    is_picture = is_symbol and unicodedata.east_asian_width(sign) == "W"
    return is_flag or is_picture or sign in MAKERS or sign in AT_A_WISH
