"""Texts that a spreadsheet would run, made safe in a way that can be undone exactly.

The rule is OWASP's (CSV injection), applied as in CVE-2021-41270, and to what stands behind blanks as well.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_MARK: Final = "'"
_TRIGGERS: Final = frozenset("=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """The text with a mark before it where a spreadsheet would run it, or where it begins with the mark itself."""
    return _MARK + text if text.startswith(_MARK) or _runs(text) else text


def unguarded(cell: str) -> str:
    """The text that a guarded cell holds."""
    return cell.removeprefix(_MARK)


def _runs(text: str) -> bool:
    """Whether the first sign that is no blank, and none without a width, begins a formula."""
    for sign in text:
        if sign in _TRIGGERS:
            return True
        if not sign.isspace() and unicodedata.category(sign) != "Cf":
            return False
    return False
