"""The nights that still stand whole in a file that does not read: each on its own line, under its own date."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from stillnight.diary.errors import DiaryDamaged
from stillnight.store.codec import Page, tree_of
from stillnight.store.documents import night_in
from stillnight.store.lines import line_of, payload, plain
from stillnight.store.migrations import STEPS, Step, newest
from stillnight.store.names import NIGHTS
from stillnight.store.rows import LazyRows
from stillnight.store.upgrade import upgraded

_LINE = re.compile(rb'\s*"([1-9][0-9]{7})"\s*:\s*(\{.*\})\s*,?\s*')
_REVISION = re.compile(rb'"revision": ?([0-9]{1,18})[,}]')
_SCHEMA = re.compile(rb'"schema": ?([0-9]{1,18})[,}]')
_HEAD = 256


def salvaged(data: bytes, table: str, schema: int, damage: str, steps: Sequence[Step] = STEPS) -> Page:
    """A page of what can be read of a damaged file, to be looked at and never to be written.

    A night is judged by the schema that the head still says, else by each that there ever was, the newest first.
    """
    ours, said = newest(steps), _number(_SCHEMA, data)
    lines = _nights(data, table, (said,) if 1 <= said <= ours else range(ours, 0, -1), steps)
    revision = _number(_REVISION, data)
    return Page(schema, revision, LazyRows(lines), lines, doubtful=frozenset(), damage=damage)


def _number(name: re.Pattern[bytes], data: bytes) -> int:
    """What the head says; 0 where it does not."""
    found = name.search(data, 0, _HEAD)
    return int(found[1]) if found else 0


def _nights(data: bytes, table: str, schemas: Sequence[int], steps: Sequence[Step]) -> dict[str, bytes]:
    """The lines by id; of two that contradict each other neither is believed."""
    found: dict[str, bytes] = {}
    contradicted = set()
    for piece in data.splitlines():
        match = _LINE.fullmatch(piece)
        if match is None or not match[1].startswith(table.encode("ascii")):
            continue
        row_id = match[1].decode("ascii")
        line = _sound(row_id, b'"%b": %b' % (match[1], match[2]), schemas, steps)
        if line is None or found.setdefault(row_id, line) != line:
            contradicted.add(row_id)
    return {row_id: found[row_id] for row_id in sorted(found.keys() - contradicted)}


def _sound(row_id: str, line: bytes, schemas: Sequence[int], steps: Sequence[Step]) -> bytes | None:
    """The line as we would write it, where it is a night under its own date and hides nothing."""
    try:
        night = night_in(int(row_id), line)
        if night is None or plain(night) != payload(line):
            line = line_of(row_id, tree_of(payload(line), row_id))
        tried = (upgraded(row_id, line, NIGHTS, schema, steps) for schema in schemas)
        return next((one for one in tried if night_in(int(row_id), one) is not None), None)
    except (msgspec.DecodeError, UnicodeError, RecursionError, DiaryDamaged):
        return None
