"""Lines for people: always plain, whatever was once typed into the diary."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from stillnight.diary.port import DiaryStore
from stillnight.diary.words import clean_line

LONGEST_LINE: Final = 25_000
"""Characters: more than the longest note has, so that nothing of one is left out."""

INVENTED: Final = "this diary is invented: 'stillnight demo' made it, and nobody lived these nights"


def tell(line: str) -> None:
    """Print one line, at a terminal with the signs of ours that its locale has; a pipe gets them as they are."""
    cleaned = clean_line(line, LONGEST_LINE)
    is_seen = sys.stdout is not None and sys.stdout.isatty()
    print(_as_the_locale_has_it(cleaned) if is_seen and not cleaned.isascii() else cleaned)


def _as_the_locale_has_it(line: str) -> str:
    # Imported here: most lines are plain.
    from stillnight.tui.glyphs import glyphs_for, locale_is_guessed

    return glyphs_for(os.environ, locale_is_guessed()).plain(line)


def tell_on_the_side(line: str) -> None:
    """Print one line where errors go."""
    print(f"stillnight: {clean_line(line, LONGEST_LINE)}", file=sys.stderr)


def tell_trouble(diary: DiaryStore) -> None:
    """Say on standard error what is wrong with the diary's files or their disk although this command was done.

    That nobody lived these nights is said there too.
    """
    for words in (diary.trouble(), diary.caution()):
        if words:
            tell_on_the_side(words)
    tell_invented(diary)


def tell_invented(diary: DiaryStore) -> None:
    """Say on standard error that nobody lived these nights, where that is so."""
    if diary.person_to_go_by().demo:
        tell_on_the_side(INVENTED)


def tell_narrowed(folder: Path) -> None:
    """Close the diary to others before anything is done with it, and say on standard error what was open."""
    from stillnight.store.private import narrow

    said = narrow(folder)
    if said:
        tell_on_the_side(said)
