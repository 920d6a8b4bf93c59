"""One line of a list of rows."""

from __future__ import annotations

from msgspec import Struct

from stillnight.tui.widgets.ink import Role


class Span(Struct, frozen=True):
    """A piece of a row's answer and what it is."""

    text: str
    role: Role = "answer"


class Row(Struct, frozen=True):
    """One line of the list."""

    id: str
    label: str
    spans: tuple[Span, ...] = ()
    heading: bool = False
    indent: int = 0
    note: bool = False
    """Whether this is a line of words below a row, which the cursor passes over."""
