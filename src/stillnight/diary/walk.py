"""Going through every field of a value, whatever its struct: a field added later is met as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


def leaves(value: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    """Each single value with its place ("Cramp.at"): the parts and the items of lists are gone into."""
    kind = type(value).__name__
    for name in value.__struct_fields__:
        held = getattr(value, name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, msgspec.Struct):
                yield from leaves(one)
            else:
                yield f"{kind}.{name}", one


def mapped(value: T, change: Callable[[str, Any], Any]) -> T:
    """The same value with each single value changed, by its place; of a list that becomes blank nothing stays."""
    kind = type(value).__name__
    fields = {name: _mapped(f"{kind}.{name}", getattr(value, name), change) for name in value.__struct_fields__}
    return type(value)(**fields)


def _mapped(place: str, held: Any, change: Callable[[str, Any], Any]) -> Any:
    if isinstance(held, msgspec.Struct):
        return mapped(held, change)
    if isinstance(held, tuple):
        return tuple(one for one in (_mapped(place, each, change) for each in held) if one is not None)
    return change(place, held)
