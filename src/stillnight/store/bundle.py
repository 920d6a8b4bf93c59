"""The whole diary in one file, to keep elsewhere: every table as its own file has it, under that file's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from stillnight.diary.errors import DiaryDamaged, DiaryNotSaved
from stillnight.store import words
from stillnight.store.codec import Page, encode, page_of, tree_of
from stillnight.store.elsewhere import write_elsewhere
from stillnight.store.files import read_file
from stillnight.store.migrations import newest
from stillnight.store.names import PERSON, file_of, kind_of, table_in
from stillnight.store.opening import migrated
from stillnight.store.rows import LazyRows
from stillnight.store.soundness import unsound
from stillnight.store.state import State

_HEAD = "stillnight-backup"


def bundled(states: list[State], now: datetime) -> bytes:
    """The bytes of one file that holds what is sound of these tables."""
    when = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    pieces = [f'{{"{_HEAD}": {{"made": "{when}", "files": {len(states)}}}'.encode("ascii")]
    for state in states:
        lines = dict(state.lines)
        page = Page(newest(), state.revision, LazyRows(lines), lines, saved=state.saved)
        pieces.append(b'"%b": %b' % (file_of(state.table).encode("ascii"), encode(page, kind_of(state.table)).rstrip()))
    return b",\n".join(pieces) + b"}\n"


def keep_elsewhere(path: Path, states: list[State], now: datetime, *, force: bool) -> None:
    """Write the file, and read it back.

    Raises:
        DiaryNotSaved: there is a file of that name and ``force`` is not given, or the disk refuses.
        DiaryReadOnly: this account may not write there.
    """
    data = bundled(states, now)
    write_elsewhere(path, (data,), force=force)
    if {table: page.lines for table, page in read_back(path).items()} != {one.table: one.lines for one in states}:
        raise DiaryNotSaved(words.not_the_same(path.name))


def read_back(path: Path) -> Mapping[str, Page]:
    """The tables in a file that was kept: a whole backup, or one file of a diary.

    Raises:
        DiaryDamaged: it is neither, or anything in it is not sound.
        DiaryNewer: a newer Stillnight wrote it.
        DiaryReadOnly: the system refuses to read it.
    """
    found = read_file(path)
    if found is None or found[1] is None:
        raise DiaryDamaged(words.not_there(path.name))
    tree = tree_of(found[1], path.name)
    head = tree.get(_HEAD) if isinstance(tree, dict) else None
    if not isinstance(tree, dict) or (head is not None and not isinstance(head, dict)):
        raise DiaryDamaged(words.damaged(path.name, "it is no backup of a diary"))
    if head is None:
        table = _table_of(tree, path.name)
        return {table: _checked(tree, table, path.name)}
    tables = {name: table_in(name) for name in tree if name != _HEAD}
    if head.get("files") != len(tables) or None in tables.values():
        raise DiaryDamaged(words.damaged(path.name, "it does not hold the files that it says it holds"))
    return {table: _checked(tree[name], table, path.name) for name, table in tables.items() if table}


def _checked(tree: object, table: str, name: str) -> Page:
    page = migrated(page_of(tree, name, kind_of(table), newest()), table)
    bad = unsound(table, page)
    if bad or page.schema > newest():
        raise DiaryDamaged(words.damaged(name, f"{len(bad)} entries of {file_of(table)} in it cannot be read"))
    return page


def _table_of(tree: Mapping[str, object], name: str) -> str:
    """The table of a single file: the year is that of its first night."""
    nights = tree.get("nights")
    if not isinstance(nights, dict):
        return PERSON
    if not nights:
        raise DiaryDamaged(words.damaged(name, "it holds no night"))
    return str(min(nights))[:4]
