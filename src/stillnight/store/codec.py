"""One file of the diary as bytes, and back: JSON with one document a line, in the order of the ids.

Reading is strict, because a file is written again as it was understood. A file that is byte for byte what
we would write is read the quick way (see ``quick``). Every other one is taken apart slowly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from stillnight.diary.errors import DiaryDamaged, DiaryNewer
from stillnight.store import words
from stillnight.store.lines import line_of, together
from stillnight.store.quick import LARGEST, SAVED, read_quickly
from stillnight.store.rows import LazyRows
from stillnight.strict import NotStrict, tree_in

_HEAD = "stillnight"
_HEAD_KEYS = {"schema", "revision", "count"}
_SAVED = SAVED.decode("ascii")


class Page(msgspec.Struct):
    """What one file holds."""

    schema: int
    revision: int
    rows: Mapping[str, Mapping[str, Any]]
    lines: Mapping[str, bytes] = {}
    """The encoded line of each row that has one already; the others are encoded when needed."""

    saved: str | None = None
    """When it was saved, in UTC to the second, where the file says so: for people, and never to put files in order."""

    damage: str | None = None
    """What is wrong where the file does not read strictly; the rows are then those that stand whole all the same."""

    doubtful: frozenset[str] | None = None
    """The ids of the rows that were not seen to be nights under their own dates; ``None``: nobody looked at any."""

    def packed(self) -> Page:
        """The same page that keeps nothing but its lines: a row is decoded each time that it is touched.

        Raises:
            UnicodeEncodeError: a text holds half of a character.
        """
        new = self.rows.keys() - self.lines.keys()
        lines = {**self.lines, **{row_id: line_of(row_id, self.rows[row_id]) for row_id in new}} if new else self.lines
        return Page(self.schema, self.revision, LazyRows(lines), lines, saved=self.saved)


class _Wrong(ValueError):
    """Why a file does not read, in words that follow "is damaged: "."""


def encode(page: Page, kind: str) -> bytes:
    """The file's bytes; lines that are known already are used again.

    Raises:
        UnicodeEncodeError: a text holds half of a character.
    """
    lines = page.packed().lines
    ordered = (lines[row_id] for row_id in sorted(page.rows, key=int))
    return together(kind, page.schema, page.revision, ordered, page.saved)


def decode(data: bytes, name: str, kind: str, ours: int) -> Page:
    """What the bytes of the file ``name`` say. ``ours`` is the newest schema that we know.

    Raises:
        DiaryDamaged: they do not read strictly.
        DiaryNewer: a newer Stillnight wrote them, in a shape that we do not know.
    """
    found = read_quickly(data, kind)
    if found is not None:
        schema, revision, lines, saved, doubtful = found
        return Page(schema, revision, LazyRows(lines), lines, doubtful=doubtful, saved=saved)
    return page_of(tree_of(data, name), name, kind, ours)


def tree_of(data: bytes, name: str) -> Any:
    """What the bytes of the file ``name`` say as JSON, with nothing overlooked.

    Raises:
        DiaryDamaged: they do not read strictly.
    """
    try:
        return tree_in(data)
    except NotStrict as wrong:
        raise DiaryDamaged(words.damaged(name, str(wrong))) from None


def page_of(tree: Any, name: str, kind: str, ours: int) -> Page:
    """The page that a tree is, with the errors of ``decode``.

    Raises:
        DiaryDamaged: it is none.
        DiaryNewer: a newer Stillnight made it, in a shape that we do not know.
    """
    try:
        return _page(tree, kind, ours).packed()
    except _Wrong as wrong:
        if _is_newer(tree, ours):
            raise DiaryNewer(words.newer(name)) from None
        raise DiaryDamaged(words.damaged(name, str(wrong))) from None
    except (UnicodeError, RecursionError):
        raise DiaryDamaged(words.damaged(name, "a text in it holds half of a character")) from None


def _page(tree: Any, kind: str, ours: int) -> Page:
    head, rows = _parts(tree, kind, ours)
    if head["count"] != len(rows):
        raise _Wrong(f"it says that it holds {head['count']} entries and holds {len(rows)}")
    for row_id, row in rows.items():
        if not _is_canonical(row_id):
            raise _Wrong("an entry has a name that is not a plain number")
        if not isinstance(row, dict):
            raise _Wrong("an entry is not an object")
    saved = head.get("saved", "")
    when = saved if isinstance(saved, str) and re.fullmatch(_SAVED, saved) else None
    return Page(schema=head["schema"], revision=head["revision"], rows=rows, lines={}, saved=when)


def _parts(tree: Any, kind: str, ours: int) -> tuple[dict[str, Any], dict[str, Any]]:
    head = tree.get(_HEAD) if isinstance(tree, dict) else None
    if not isinstance(head, dict) or not set(head) >= _HEAD_KEYS:
        raise _Wrong('it does not begin with "stillnight": schema, revision and count')
    if any(type(head[key]) is not int or not 0 <= head[key] <= LARGEST for key in _HEAD_KEYS):
        raise _Wrong("schema, revision and count have to be whole numbers")
    if head["schema"] < 1:
        raise _Wrong("its schema number is not one of ours")
    known = set(head) - {"saved"} == _HEAD_KEYS and set(tree) == {_HEAD, kind}
    if not isinstance(tree.get(kind), dict) or (not known and head["schema"] <= ours):
        raise _Wrong(f'it has to hold "stillnight" and "{kind}" and nothing else')
    return head, tree[kind]


def _is_newer(tree: Any, ours: int) -> bool:
    head = tree.get(_HEAD) if isinstance(tree, dict) else None
    schema = head.get("schema") if isinstance(head, dict) else None
    return type(schema) is int and schema > ours


def _is_canonical(row_id: str) -> bool:
    return row_id.isascii() and row_id.isdigit() and len(row_id) < 20 and str(int(row_id)) == row_id
