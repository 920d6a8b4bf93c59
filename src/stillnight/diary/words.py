"""Text a person typed is data: it is made plain here, once, before anything keeps or shows it.

Nothing that steers a terminal or turns the order of a line around survives; what was there stays visible.
"""

from __future__ import annotations

import re
import unicodedata

from stillnight.diary.errors import NotUnderstood

LONGEST_ANSWER = 200

_REPLACEMENT = 0xFFFD
_MOST_MARKS = 8
_MARKS_WORTH_SORTING = 32
"""NFC sorts the marks of a character in quadratic time, so a heap of them is cut before it."""

_SPACES = re.compile(r"[ \t\r\n]+")


def _replacements() -> dict[int, int | None]:
    """Say what each character that may not stay becomes; None takes it away."""
    table: dict[int, int | None] = {code: 0x2400 + code for code in range(0x20)}
    table |= dict.fromkeys((0x0A, 0x0D, 0x2028, 0x2029), 0x0A)
    table |= {0x09: 0x20, 0x7F: 0x2421}
    table |= dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
    table |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
    table |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF))
    return table | dict.fromkeys(range(0xE0000, 0xE0080))


_REPLACEMENTS = _replacements()


def _with_few_marks(text: str, most: int) -> str:
    """Keep the first `most` combining marks of each character; invisible joiners do not start a new one."""
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category[0] == "M":
            marks += 1
            if marks > most:
                continue
        elif category != "Cf":
            marks = 0
        kept.append(character)
    return "".join(kept)


def clean(text: str, limit: int = 20_000) -> str:
    """Make a note of several lines harmless; cleaning it again changes nothing."""
    plain = text.replace("\r\n", "\n").translate(_REPLACEMENTS)
    if not plain.isascii():
        composed = unicodedata.normalize("NFC", _with_few_marks(plain, _MARKS_WORTH_SORTING))
        plain = _with_few_marks(composed, _MOST_MARKS)
    return plain[:limit]


def clean_line(text: str, limit: int = 200) -> str:
    """Make one harmless line; a new line becomes a space."""
    return clean(text, limit).replace("\n", " ")


def quoted(text: str, limit: int = 20) -> str:
    """Echo what was typed in an error message: clean, short and in double quotes."""
    line = clean_line(text.strip(" \t\r\n"), limit + 1)
    return f'"{line}"' if len(line) <= limit else f'"{line[: limit - 1]}…"'


def counted(count: int, one: str, many: str | None = None) -> str:
    """So many of something: "1 night", "2 nights"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def one_spaced(text: str) -> str:
    """Leave single spaces inside the text and none around it."""
    return _SPACES.sub(" ", text).strip(" ")


def plain_answer(text: str) -> str:
    """Bring letters to lower case and spaces to one; text that is not ASCII stays and matches nothing."""
    if len(text) > LONGEST_ANSWER:
        raise NotUnderstood(f"that is too long; type at most {LONGEST_ANSWER} characters")
    tidy = one_spaced(text)
    return tidy.lower() if tidy.isascii() else tidy


def refusal(text: str, what: str, how: str) -> NotUnderstood:
    """Word the refusal of `text`, which was to be `what`."""
    if not text.strip(" \t\r\n"):
        return NotUnderstood(f"nothing was typed; {how}")
    return NotUnderstood(f"{quoted(text)} is not {what}; {how}")
