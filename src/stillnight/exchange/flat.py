"""Nights as NDJSON, one flat object a line, for engines that read many diaries at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from stillnight.diary.night import Night
from stillnight.exchange.columns import NIGHTS


def flat(years: Iterable[Iterable[Night]], diary: str) -> Iterator[bytes]:
    """A piece for each of ``years``; every line says of which ``diary`` it is, and has every column."""
    encode = msgspec.json.Encoder().encode
    for nights in years:
        lines = ({"diary": diary} | {column.id: column.of(night) for column in NIGHTS} for night in nights)
        yield b"".join(encode(line) + b"\n" for line in lines)
