"""Old files read as new ones: an ordered list of small functions, each from one schema to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Rows = dict[str, dict[str, Any]]
"""The documents of one file by id."""

Step = Callable[[str, Rows], Rows]
"""From schema n to n + 1: takes what the file holds (``nights`` or ``person``) and its rows."""

STEPS: tuple[Step, ...] = ()
"""The first one leads from schema 1 to 2, and so on; a step is never changed once it was released."""


def newest(steps: Sequence[Step] = STEPS) -> int:
    """The schema number that the last step leads to."""
    return 1 + len(steps)


def migrate(kind: str, rows: Rows, schema: int, steps: Sequence[Step] = STEPS) -> Rows:
    """The rows of a file of that schema as the newest schema has them. On disk that is so after the next save."""
    for step in steps[schema - 1 :]:
        rows = step(kind, rows)
    return rows
