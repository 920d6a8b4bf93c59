"""Old documents read as new ones: an ordered list of small functions, each from one schema to the next."""

from __future__ import annotations

from binascii import crc32
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec

Row = dict[str, Any]
"""One document of a file."""

Step = Callable[[str, Row], Row]
"""From schema n to n + 1: takes what the file holds (``nights`` or ``person``) and a document of it.

It gets whatever reads as JSON, and leaves what it does not know as it is: what is no night is judged afterwards.
"""

_LISTS_OF_2: Final = ("cramps", "naps", "doses", "uses")


def to_2(kind: str, row: Row) -> Row:
    """Every item of a list has an id, the same at each reading and in each backup: what it says decides it."""
    if kind != "nights":
        return row
    return {name: _with_ids(row, name, part) if name in _LISTS_OF_2 else part for name, part in row.items()}


def _with_ids(row: Row, name: str, items: Any) -> Any:
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return items
    taken = {str(item["id"]) for item in items if "id" in item}
    return [item if "id" in item else {"id": _id_for(row, name, item, taken), **item} for item in items]


def _id_for(row: Row, name: str, item: Row, taken: set[str]) -> str:
    """Equal items are told apart by their order, which has no other meaning."""
    said = msgspec.json.encode([row.get("night_of"), name, item], order="sorted")
    found, nth = f"{crc32(said):08x}", 0
    while found in taken:
        nth += 1
        found = f"{crc32(b'%d' % nth, crc32(said)):08x}"
    taken.add(found)
    return found


STEPS: tuple[Step, ...] = (to_2,)
"""The first one leads from schema 1 to 2, and so on; a step is never changed once it was released."""


def newest(steps: Sequence[Step] = STEPS) -> int:
    """The schema number that the last step leads to."""
    return 1 + len(steps)


def migrate(kind: str, row: Row, schema: int, steps: Sequence[Step] = STEPS) -> Row:
    """A document of a file of that schema as the newest schema has it. On disk that is so after the next save."""
    for step in steps[schema - 1 :]:
        row = step(kind, row)
    return row
