"""The nearest in ASCII to what a person typed, for terminals that show nothing else. What is kept stays as it is."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

UNKNOWN: Final = "?"
"""What stands for a sign that nothing is near to."""

_NEAR: Final = dict(
    zip(
        "‘’‚′`´“”„″«»‐‑‒–—−·…•×÷→←✓µμßæÆøØœŒłŁđĐðþı°€£",
        "''''''\"\"\"\"\"\"------.~*x/><xuusaAoOoOlLdDdtioEL",
        strict=True,
    )
)
"""Signs that Unicode does not take apart into an ASCII letter and a mark."""


@lru_cache(4096)
def nearest(sign: str, columns: int) -> str:
    """The nearest to one sign, with all that combines with it, in as many columns as it takes.

    Args:
        sign: a letter and its marks; an accent is left out, and so is what takes no column.
        columns: 0, 1 or 2.
    """
    if not columns or sign.isascii():
        return sign if columns else ""
    letters = [part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)]
    letter = _NEAR.get(sign[0]) or "".join(letters)
    return letter.ljust(columns) if len(letter) == 1 and letter.isascii() else UNKNOWN * columns
