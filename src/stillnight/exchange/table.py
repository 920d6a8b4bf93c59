"""Tables as CSV (RFC 4180): a row of headers, blank is empty, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, Literal

from stillnight.exchange.columns import Column
from stillnight.exchange.guard import guarded, unguarded

Headers = Literal["words", "ids"]
"""Whether the first row is for people or for programs."""

BOM: Final = "\ufeff".encode()
"""What tells a spreadsheet that a file is UTF-8; other programs need none."""

_SEVERAL: Final = "; "


def table(columns: Sequence[Column], years: Iterable[Iterable[Any]], headers: Headers = "words") -> Iterator[bytes]:
    """The table in pieces: the headers, then one piece for each of ``years``."""
    yield _rows([[column.header if headers == "words" else column.id for column in columns]])
    cells = [column.of if column.plain else partial(_cell, column) for column in columns]
    for rows in years:
        yield _rows([cell(row) for cell in cells] for row in rows)


def read_table(text: Iterable[str], columns: Sequence[Column]) -> Iterator[Mapping[str, str]]:
    """The rows of such a table by the ids of its columns, with texts as they were before they were made safe."""
    rows = csv.reader(text)
    names = {name: column for column in columns for name in (column.header, column.id)}
    first = [names[header] for header in next(rows)]
    for row in rows:
        pairs = zip(first, row, strict=True)
        yield {column.id: unguarded(cell) if column.text else cell for column, cell in pairs}


def _rows(rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def _cell(column: Column, row: Any) -> str:
    value = column.of(row)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return _SEVERAL.join(value)
    return guarded(value) if column.text else str(value)
