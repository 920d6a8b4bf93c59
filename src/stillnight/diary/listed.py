"""A change of a list, to be made on the list as it is now: item by item, so that what others put there stays."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from stillnight.diary.edits import moment_of
from stillnight.diary.medicines import since_of

Key = Callable[[Any], Hashable]
"""What tells an item of a list from the others."""

Items = tuple[Any, ...] | None
"""A list as it is kept: blank, or its items in order."""


def _id_of(item: Any) -> Hashable:
    """An item of a night; one without an id, from a file written by hand, is all that it says."""
    key: Hashable = item.id or item
    return key


def _whole(item: Hashable) -> Hashable:
    """An item that has nothing to be called by."""
    return item


class Kind(Struct, frozen=True):
    """How a list is kept."""

    key: Key
    place: Callable[[Any], Any] | None = None
    """Where an item stands among the others; ``None`` where the person says so."""

    blank: Items = ()
    """What it is when its last item went."""


LISTS: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(("cramps", "doses", "naps", "uses"), Kind(_id_of, moment_of, None)),
    "own": Kind(lambda own: own.id),
    "plan": Kind(lambda planned: planned.strategy),
    "archived": Kind(_whole),
    **dict.fromkeys(("medicines", "labs"), Kind(_whole, since_of)),
    "aside": Kind(lambda aside: aside.flag),
}
"""The lists of a night and of a person, by the name of their field."""


class Listed(Struct, frozen=True):
    """What a list was and what it became."""

    before: Items
    after: Items
    kind: Kind

    def changed(self) -> tuple[Hashable, ...]:
        """The keys of the items that came, went, or are otherwise; none where only their order is another."""
        before, after = self._by_key(self.before), self._by_key(self.after)
        return tuple(key for key in {**before, **after} if before.get(key) != after.get(key))

    def fits(self, now: Items) -> bool:
        """Whether the list as it is now still has what changed as it was before the change."""
        if now == self.before:
            return True
        if not all(map(self._is_told_apart, (now, self.before, self.after))):
            return False
        before, after, there = map(self._by_key, (self.before, self.after, now))
        changed = self.changed()
        if changed:
            return all(_agrees(there.get(key), before.get(key), after.get(key)) for key in changed)
        return bool(before) and [key for key in there if key in before] == list(before)

    def applied(self, now: Items) -> Items:
        """The list after the change, where it fits."""
        if now == self.before:
            return self.after
        before, after, there = map(self._by_key, (self.before, self.after, now))
        changed = self.changed()
        if not changed:
            return _reordered(there, after)
        for key in changed:
            if key not in after:
                del there[key]
            elif key in there:
                there[key] = _merged(there[key], before[key], after[key])
            else:
                there = _put_in(there, key, after)
        items = list(there.values())
        if self.kind.place is not None:
            items.sort(key=self.kind.place)
        return tuple(items) or (self.kind.blank if self.after else self.after)

    def _by_key(self, items: Items) -> dict[Hashable, Any]:
        return {self.kind.key(item): item for item in items or ()}

    def _is_told_apart(self, items: Items) -> bool:
        return len(self._by_key(items)) == len(items or ())


def _agrees(there: Any, before: Any, after: Any) -> bool:
    """Whether an item still is as it was; of one that stayed, in the fields that changed."""
    if before is None or after is None or there is None:
        return bool(there == before)
    return all(getattr(there, name) == getattr(before, name) for name in _differing(before, after))


def _merged(there: Any, before: Any, after: Any) -> Any:
    """An item with the fields that changed; what others answered of it meanwhile stays."""
    return msgspec.structs.replace(there, **{name: getattr(after, name) for name in _differing(before, after)})


def _differing(before: Any, after: Any) -> list[str]:
    return [name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)]


def _put_in(there: Mapping[Hashable, Any], key: Hashable, after: Mapping[Hashable, Any]) -> dict[Hashable, Any]:
    """The items with the one of this key behind the nearest that stood before it and still is there."""
    order = list(there)
    ahead = [one for one in list(after)[: list(after).index(key)] if one in there]
    order.insert(order.index(ahead[-1]) + 1 if ahead else 0, key)
    return {one: after[key] if one == key else there[one] for one in order}


def _reordered(there: Mapping[Hashable, Any], after: Mapping[Hashable, Any]) -> tuple[Any, ...]:
    """The items in their new order; those that others added keep their places between them."""
    moved = iter(after)
    return tuple(there[next(moved)] if key in after else item for key, item in there.items())
