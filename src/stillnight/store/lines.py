"""How one file of the diary is laid out: a head, one line for each document in the order of the ids, a tail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

TAIL = b"\n}}\n"

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(dict[str, Any])


def line_of(row_id: str, row: Mapping[str, Any]) -> bytes:
    """The document as one line.

    Raises:
        UnicodeEncodeError: a text holds half of a character.
    """
    return b'"%s": %s' % (row_id.encode("ascii"), plain(dict(row)))


def plain(document: object) -> bytes:
    """A document or a value as JSON, as short as can be.

    Raises:
        UnicodeEncodeError: a text holds half of a character.
    """
    return _ENCODER.encode(document)


def payload(line: bytes) -> bytes:
    """The part of a line after its id: the document alone."""
    return line[line.index(b" ") + 1 :]


def document_of(line: bytes) -> dict[str, Any]:
    """The document of a line, decoded anew each time.

    Raises:
        msgspec.DecodeError: this is no document in JSON.
    """
    return _DECODER.decode(payload(line))


def together(kind: str, schema: int, revision: int, lines: Iterable[bytes], saved: str | None = None) -> bytes:
    """The file's bytes, of lines that are in order."""
    pieces = list(lines)
    when = f', "saved": "{saved}"' if saved else ""
    counts = f'"schema": {schema}, "revision": {revision}, "count": {len(pieces)}{when}'
    head = f'{{"stillnight": {{{counts}}},\n"{kind}": {{\n'
    pieces = pieces or [b""]
    pieces[0] = head.encode("ascii") + pieces[0]
    pieces[-1] += TAIL
    return b",\n".join(pieces)
