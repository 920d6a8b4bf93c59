"""Two accounts of the same night, or of the same person, brought together: what is missing is added.

Nothing is ever taken away, and what differs stays as it is here unless the other account is preferred.
Bringing the same account in again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from stillnight.diary.edits import moment_of
from stillnight.diary.medicines import since_of
from stillnight.diary.night import Night
from stillnight.diary.person import Person

T = TypeVar("T", Night, Person)


class _List(Struct, frozen=True):
    """How the items of a list are known again, and in what order they stand."""

    key: str = ""
    """The field that tells an item from the others; without one, or where it is blank, all that it says does."""

    order: Callable[[Any], Any] | None = None
    """What items are sorted by when one comes to them; ``None`` leaves new ones at the end."""


_EVENTS: Final = _List("id", moment_of)
_LISTS: Final = {
    **dict.fromkeys(("cramps", "naps", "doses", "uses"), _EVENTS),
    **dict.fromkeys(("medicines", "labs"), _List(order=since_of)),
    "own": _List("id"),
    "plan": _List("strategy"),
    "aside": _List("flag"),
    "archived": _List(),
}
"""The fields that are lists; any other field with several values is one answer."""


class Merged(Struct, Generic[T], frozen=True):
    """What became of one value, and of which answers, by their ids ("urge.worst", "cramps", "cramps.pain")."""

    value: T
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    """The answers that are theirs now."""

    kept: tuple[str, ...] = ()
    """The answers that are other than theirs, and stay."""

    @property
    def changes(self) -> bool:
        """Whether anything is other than before."""
        return bool(self.added) or bool(self.replaced)


def merged(mine: T, theirs: T, *, prefer_theirs: bool = False) -> Merged[T]:
    """Mine with what theirs has and mine has not; where they differ mine stays, unless theirs is preferred.

    A setting that is as a new diary has it counts as not answered.
    """
    if _says_nothing(theirs):
        return Merged(mine)
    merge = _Merge(prefer_theirs)
    value = merge.parts(mine, theirs, "")
    return Merged(value, tuple(merge.added), tuple(merge.replaced), tuple(merge.kept))


def _says_nothing(value: Night | Person) -> bool:
    return isinstance(value, Night) and value.is_blank()


class _Merge:
    def __init__(self, prefer_theirs: bool) -> None:
        self._prefer_theirs = prefer_theirs
        self.added: list[str] = []
        self.replaced: list[str] = []
        self.kept: list[str] = []

    def parts(self, mine: Any, theirs: Any, path: str) -> Any:
        """Bring two structs of one kind together, field by field."""
        changes: dict[str, Any] = {}
        for name, blank in _blanks(mine.__class__).items():
            old, new = getattr(mine, name), getattr(theirs, name)
            if not (_same(old, new) or _same(new, blank)):
                changes[name] = self._field(name, old, new, blank, f"{path}{name}")
        return msgspec.structs.replace(mine, **changes) if changes else mine

    def _field(self, name: str, old: Any, new: Any, blank: Any, path: str) -> Any:
        if isinstance(old, Struct):
            return self.parts(old, new, f"{path}.")
        if name in _LISTS and old:
            return self._items(_LISTS[name], old, new, path)
        if _same(old, blank):
            self.added += [path] * (len(new) if name in _LISTS and new else 1)
            return new
        return self._settled(old, new, path)

    def _settled(self, old: Any, new: Any, path: str) -> Any:
        (self.replaced if self._prefer_theirs else self.kept).append(path)
        return new if self._prefer_theirs else old

    def _items(self, rule: _List, old: tuple[Any, ...], new: tuple[Any, ...], path: str) -> tuple[Any, ...]:
        if not new:  # "none" where there are some: what was noted happened
            self.kept.append(path)
            return old
        items, free = list(old), list(range(len(old)))
        for item in new:
            at = next((at for at in free if _is_it(items[at], item, rule.key)), None)
            if at is None:
                items.append(item)
                self.added.append(path)
                continue
            free.remove(at)
            if isinstance(item, Struct):
                items[at] = self.parts(items[at], item, f"{path}.")
        if rule.order is not None and items != list(old):
            items.sort(key=rule.order)
        return tuple(items)


def _is_it(mine: Any, theirs: Any, key: str) -> bool:
    """Whether both are the same item: under one key, or where theirs has none by all that it says."""
    if key and getattr(theirs, key) is not None:
        return bool(getattr(mine, key) == getattr(theirs, key))
    return _same(msgspec.structs.replace(mine, **{key: None}) if key else mine, theirs)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are written the same way: two moments that are one may have been told by two clocks."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, datetime):
        return bool(one.utcoffset() == other.utcoffset())
    if isinstance(one, Struct):
        return all(_same(getattr(one, name), getattr(other, name)) for name in one.__struct_fields__)
    if isinstance(one, tuple):
        return all(_same(*pair) for pair in zip(one, other, strict=True))
    return True


@cache
def _blanks(kind: Any) -> dict[str, Any]:
    """The fields of a struct with what each is while nobody answered."""
    return {field.name: field.default for field in msgspec.structs.fields(kind)}
