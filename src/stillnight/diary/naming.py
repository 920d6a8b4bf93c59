"""What strategies are called: the key their uses are matched by, and an id read as words."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def key_of(text: str) -> str:
    """What uses are matched by: "Calf stretch", "calf_stretch" and "calf-stretch" are one."""
    letters = (character if character.isalnum() else " " for character in text.casefold())
    return "-".join("".join(letters).split())


def as_name(text: str) -> str:
    """An id read as words: "calf-stretch" is "calf stretch"; what a person wrote in words stays."""
    return text.replace("-", " ") if text == key_of(text) else text
