"""The lines of an old file as the newest schema has them, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from stillnight.store.lines import document_of, line_of
from stillnight.store.migrations import STEPS, Step, migrate, newest


def upgraded(row_id: str, line: bytes, kind: str, schema: int, steps: Sequence[Step] = STEPS) -> bytes:
    """A line of a file of that schema as the newest one has it.

    One that cannot be taken apart stays as it is: it is no document of ours, and is judged as that.
    """
    if schema >= newest(steps):
        return line
    try:
        return line_of(row_id, migrate(kind, document_of(line), schema, steps))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return line


class OldLines(Mapping[str, bytes]):
    """Lines by id: thirty old years are opened without taking apart more than the nights that are looked at."""

    def __init__(self, lines: Mapping[str, bytes], kind: str, schema: int, steps: Sequence[Step]) -> None:
        self._old = lines
        self._of = (kind, schema, steps)
        self._new: dict[str, bytes] = {}

    def __getitem__(self, row_id: str) -> bytes:
        if row_id not in self._new:
            self._new[row_id] = upgraded(row_id, self._old[row_id], *self._of)
        return self._new[row_id]

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._old

    def __iter__(self) -> Iterator[str]:
        return iter(self._old)

    def __len__(self) -> int:
        return len(self._old)
