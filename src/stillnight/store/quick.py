"""The quick way to read a file: line by line, for one that is byte for byte what we would write.

Such a file cannot hide anything, and nothing of it need be kept but its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from stillnight.store.documents import night_in
from stillnight.store.lines import TAIL, document_of, line_of, payload, plain

LARGEST = 2**63 - 1
"""The largest number that a head may hold."""

SAVED = rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
"""How a head says when it was saved: UTC, to the second."""

_NUMBER = rb"(0|[1-9][0-9]{0,18})"
_HEAD = rb'\{"stillnight": \{"schema": %b, "revision": %b, "count": %b(?:, "saved": "(%b)")?\},\n"([a-z]+)": \{\n' % (
    _NUMBER,
    _NUMBER,
    _NUMBER,
    SAVED,
)
_COMMA = ord(",")
_ID = rb'"%b": ' % _NUMBER


class _Odd(ValueError):
    """A line is not as we would write it."""


class Found(NamedTuple):
    """What stands in such a file."""

    schema: int
    revision: int
    lines: dict[str, bytes]
    saved: str | None
    doubtful: frozenset[str]
    """The ids of the lines that were not seen to hold a night under its own date; of other kinds all are."""


def read_quickly(data: bytes, kind: str) -> Found | None:
    """What stands in the file; ``None`` where a single byte is not as we would write it."""
    head = re.match(_HEAD, data)
    if head is None or head[5] != kind.encode("ascii") or not data.endswith(TAIL, head.end()):
        return None
    schema, revision, count = int(head[1]), int(head[2]), int(head[3])
    lines: dict[str, bytes] = {}
    doubtful = set()
    try:
        for row_id, line in _pieces(data, head.end(), len(data) - len(TAIL)):
            lines[row_id] = line
            if not _is_night(row_id, line):
                doubtful.add(row_id)
                if line_of(row_id, document_of(line)) != line:
                    return None
    except (msgspec.DecodeError, UnicodeError, RecursionError, _Odd):
        return None
    if len(lines) != count or not 1 <= schema <= LARGEST or revision > LARGEST:
        return None
    saved = head[4].decode("ascii") if head[4] else None
    return Found(schema, revision, lines, saved, frozenset(doubtful))


def _pieces(data: bytes, start: int, end: int) -> Iterator[tuple[str, bytes]]:
    """The lines between ``start`` and ``end`` by id, none of them where there is nothing."""
    last, more, id_in = -1, start < end, re.compile(_ID).match
    while more:
        stop = data.find(b"\n", start, end)
        more = stop >= 0
        if more and data[stop - 1] != _COMMA:
            raise _Odd
        line = data[start : stop - 1] if more else data[start:end]
        found = id_in(line)
        if found is None or int(found[1]) <= last:
            raise _Odd
        last, start = int(found[1]), stop + 1
        yield found[1].decode("ascii"), line


def _is_night(row_id: str, line: bytes) -> bool:
    """Whether the line holds a night under its own date, byte for byte as we would write it.

    That settles both questions at once, and takes less than a dict for each night would.
    """
    night = night_in(int(row_id), line)
    return night is not None and plain(night) == payload(line)
