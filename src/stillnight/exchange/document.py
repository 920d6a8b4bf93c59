"""The whole diary as one JSON document: a head, the person, and the nights, one a line.

It holds nothing but the diary, not even when it was made: the same diary gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from stillnight.diary.document import to_document
from stillnight.diary.night import Night
from stillnight.diary.person import Person

FORMAT: Final = 1
"""The number of this layout; it grows when an older Stillnight could not read what a newer one writes."""

HEAD: Final = "stillnight"

_ENCODER: Final = msgspec.json.Encoder()


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """What the document says about itself."""

    export: Annotated[int, Meta(ge=1)]
    """The number of the layout."""

    schema: Annotated[int, Meta(ge=1)]
    """The number of the schema of nights and person, the same as in the diary's own files."""


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """The document as a value: the shape that the JSON Schema describes. It is written and read in pieces."""

    stillnight: Head
    person: Person
    nights: tuple[Night, ...]
    """In the order of their dates, each date once."""


def document(person: Person, years: Iterable[Iterable[Night]], schema: int) -> Iterator[bytes]:
    """The document in pieces: the beginning, then one for each of ``years``, then the end."""
    head = Head(FORMAT, schema)
    yield b'{"%b": %b,\n"person": %b,\n"nights": [' % (HEAD.encode(), _ENCODER.encode(head), _line(person))
    before = b"\n"
    for nights in years:
        lines = b",\n".join(map(_line, nights))
        if lines:
            yield before + lines
            before = b",\n"
    yield b"\n]}\n"


def _line(value: Night | Person) -> bytes:
    return _ENCODER.encode(to_document(value))
