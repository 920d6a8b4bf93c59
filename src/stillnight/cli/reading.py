"""Reading the answers of a command: what is wrong is said with the name it was given under."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from stillnight.diary.errors import NotUnderstood, TimeComesTwice, TimeDoesNotExist
from stillnight.diary.say import say_clock


@contextmanager
def named(name: str) -> Iterator[None]:
    """Read what ``name`` (a field or an option) was given.

    Raises:
        NotUnderstood: it is no answer; the message begins with ``name`` and says what would be one.
    """
    try:
        yield
    except TimeComesTwice as twice:
        clock = say_clock(twice.first)
        raise NotUnderstood(
            f"{name}: {clock} came twice that night; write '{clock} first' (before the clock went back) "
            f"or '{clock} second'"
        ) from None
    except (NotUnderstood, TimeDoesNotExist) as wrong:
        raise NotUnderstood(f"{name}: {wrong}") from None
