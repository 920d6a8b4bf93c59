"""JSON read strictly: whatever reads here reads one way only, so that writing it again loses nothing."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn


class NotStrict(ValueError):
    """Why a text does not read, in words that follow "is damaged: "; never with the text that caused it."""


def tree_in(data: bytes) -> Any:
    """What the bytes of a whole file say, with nothing overlooked; a mark of the byte order before them is no part.

    Raises:
        NotStrict: they are no UTF-8, no JSON, or a name comes twice in an object, or a number is none.
    """
    if not data.strip():
        raise NotStrict("it is empty")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotStrict("it is not UTF-8 text") from None
    with _in_words():
        try:
            return _DECODER.decode(text)
        except json.JSONDecodeError as error:
            raise NotStrict(f"it is not JSON from line {error.lineno} on") from None


def value_at(text: str, at: int) -> tuple[Any, int] | None:
    """The value that begins at this place and where it ends; ``None`` where the text ends first, or is no JSON.

    Raises:
        NotStrict: it reads, and not strictly.
    """
    with _in_words():
        try:
            return _DECODER.raw_decode(text, at)
        except json.JSONDecodeError:
            return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrict("a name in it comes twice")
    return found


def _no_constant(_: str) -> NoReturn:
    raise NotStrict("NaN and Infinity are not numbers")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise NotStrict("a number in it is too large")
    return number


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except NotStrict:
        raise
    except RecursionError:
        raise NotStrict("it is nested too deeply") from None
    except ValueError:
        raise NotStrict("a number in it is too long") from None


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
