"""Any night at all, built by hypothesis from the types of the fields."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from stillnight.diary.night import Night

_TEXT = st.characters(exclude_categories=["Cs"])
_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def any_of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Any value that msgspec would accept for this type."""
    match kind:
        case inspect.UnionType(types=types):
            return st.one_of([any_of(one) for one in types])
        case inspect.StructType(cls=cls):
            return any_struct(cls)
        case inspect.VarTupleType(item_type=item):
            return st.lists(any_of(item), max_size=3).map(tuple)
        case inspect.IntType(ge=least, le=most):
            return st.integers(least, most)
        case inspect.FloatType(ge=low, le=high):
            return st.floats(low, high)
        case inspect.StrType(min_length=shortest, max_length=longest):
            return st.text(_TEXT, min_size=shortest or 0, max_size=min(longest or 40, 40))
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case inspect.DateType():
            return st.dates(date(1970, 1, 1), date(2199, 12, 31))
        case inspect.DateTimeType():
            return st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30), timezones=_ZONES)
        case _:
            raise NotImplementedError(str(kind))


def any_struct(cls: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Any value of a struct, field by field."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    return st.builds(cls, **{field.name: any_of(field.type) for field in info.fields})


def any_night() -> st.SearchStrategy[Night]:
    """Any night, from blank to full."""
    return any_struct(Night)
