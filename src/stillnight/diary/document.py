"""A value as it is written down: in the diary's files and in what goes out of them."""

from __future__ import annotations

from typing import Any

import msgspec

from stillnight.diary.night import Night
from stillnight.diary.person import Person


def to_document(value: Night | Person) -> dict[str, Any]:
    """The value as it is stored: blanks absent, also the parts without any answer; an empty list stays."""
    document = msgspec.to_builtins(value)
    return {name: part for name, part in document.items() if part != {}}
