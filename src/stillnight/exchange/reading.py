"""An export read again, strictly and a night at a time, in any layout that JSON allows.

What was typed is made harmless as it is when it is typed; what cannot be a diary is refused with its night.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from stillnight.diary.calendar_words import FIRST_DATE, LAST_DATE
from stillnight.diary.errors import NotImported
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.walk import leaves
from stillnight.diary.words import clean
from stillnight.exchange.document import FORMAT, HEAD, Head
from stillnight.exchange.pieces import LARGEST, Pieces
from stillnight.strict import NotStrict

Upgrade = Callable[[str, dict[str, Any], int], dict[str, Any]]
"""Takes ``nights`` or ``person``, a document of it and its schema; gives it as the newest schema has it."""

T = TypeVar("T", Night, Person)

MOST_ITEMS: Final = 1000
"""How many items a list may have: each is looked for among those that are here."""

_PARTS: Final = (HEAD, "person", "nights")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLACE: Final = re.compile(r" - at `\$\.?([a-z_.\[\]0-9]*)`")
_AGAIN: Final = "nothing of it was taken"


class Reading:
    """A file that holds an export: its person, and its nights as often as they are asked for."""

    def __init__(self, path: Path, upgrade: Upgrade, schema: int) -> None:
        """Read the head and the person.

        Args:
            path: the file.
            upgrade: brings older documents to the newest schema.
            schema: the newest schema.

        Raises:
            NotImported: it is no export, is damaged, or was written by a newer Stillnight.
        """
        self._path = path
        self._upgrade = upgrade
        self._place = ""
        found: dict[str, Any] = {}
        with closing(self._walk()) as parts:
            for name, tree in parts:
                if name == HEAD:
                    self._schema = self._schema_of(tree, schema)
                if name in _PARTS:
                    found[name] = tree
                if HEAD in found and "person" in found:
                    break
        if HEAD not in found:
            self._schema_of(None, schema)
        with self._named("the person"):
            self.person = self._value("person", found.get("person", {}), Person)
            _check_moments(self.person)

    def nights(self) -> Iterator[Night]:
        """The nights in the order of their dates.

        Raises:
            NotImported: one is none, or not after the one before it; or the file does not end as it should.
        """
        last: date | None = None
        for number, (_, tree) in enumerate((part for part in self._walk() if part[0] not in _PARTS), 1):
            with self._named(_night_named(tree, number)):
                night = self._value("nights", tree, Night)
                _check_moments(night)
                if last is not None and night.night_of <= last:
                    raise NotStrict("it comes twice, or not in the order of dates")
            last = night.night_of
            self._place = f"after the night of {last}"
            yield night

    def _schema_of(self, tree: Any, ours: int) -> int:
        """The schema of the document.

        Raises:
            NotImported: it is no export that this Stillnight reads.
        """
        if isinstance(tree, dict) and "revision" in tree:
            raise NotImported(f"{self._path.name} is a file of a diary; 'stillnight restore' takes those")
        try:
            head = msgspec.convert(tree, Head) if not _is_newer(tree, ours) else None
        except msgspec.ValidationError:
            raise NotImported(f"{self._path.name} is no export of a diary: it does not say so; {_AGAIN}") from None
        if head is None:
            raise NotImported(f"{self._path.name} was written by a newer Stillnight; update Stillnight to read it")
        return head.schema

    def _value(self, kind: str, tree: Any, cls: type[T]) -> T:
        try:
            return msgspec.convert(_cleaned(self._upgrade(kind, tree, self._schema)), cls)
        except msgspec.ValidationError as error:
            place = _PLACE.search(str(error))
            raise NotStrict(f"what stands at {place[1] if place and place[1] else 'its top'} cannot be") from None
        except UnicodeError:
            raise NotStrict("a text in it holds half of a character") from None

    def _walk(self) -> Generator[tuple[str, Any], None, None]:
        """The parts by name as they come; each night stands alone, under no name."""
        with self._named(""), self._path.open(encoding="utf-8-sig", newline="") as stream:
            pieces = Pieces(stream)
            yield from _parts(pieces)
            if pieces.next():
                raise NotStrict("something stands behind its end")

    @contextmanager
    def _named(self, part: str) -> Iterator[None]:
        """Say in which part of which file something is wrong."""
        try:
            yield
        except OSError as error:
            why = error.strerror or "the system refuses"
            raise NotImported(f"{self._path.name} cannot be read: {why.lower()}; mend that and try again") from None
        except NotStrict as wrong:
            place = ", ".join(filter(None, (self._path.name, part or self._place)))
            raise NotImported(f"{place}: {wrong}; {_AGAIN}") from None


def _parts(pieces: Pieces) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    pieces.take("{")
    while True:
        name = pieces.value('"')
        if name in seen or name not in _PARTS:
            raise NotStrict(_unknown(name, twice=name in seen))
        seen.add(name)
        pieces.take(":")
        if name != "nights":
            yield name, pieces.value("{")
        else:
            yield from (("", tree) for tree in _items(pieces))
        if pieces.take(",}") == "}":
            return


def _items(pieces: Pieces) -> Iterator[Any]:
    pieces.take("[")
    if pieces.next() == "]":
        pieces.take("]")
        return
    while True:
        yield pieces.value("{")
        if pieces.take(",]") == "]":
            return


def _unknown(name: str, *, twice: bool) -> str:
    if name == "stillnight-backup":
        return "it is a backup; 'stillnight restore' takes those"
    return "a name in it comes twice" if twice else "it holds something that no export holds"


def _is_newer(tree: Any, ours: int) -> bool:
    numbers = (tree.get("export"), tree.get("schema")) if isinstance(tree, dict) else ()
    return any(type(number) is int and number > known for number, known in zip(numbers, (FORMAT, ours), strict=False))


def _night_named(tree: Any, number: int) -> str:
    said = tree.get("night_of")
    return f"the night of {said}" if isinstance(said, str) and _DATE.fullmatch(said) else f"night {number}"


def _cleaned(value: Any) -> Any:
    """The tree with every text made harmless; one that is so already stays the same."""
    match value:
        case str():
            return value if value.isascii() and value.isprintable() else clean(value, LARGEST)
        case dict():
            return {name: _cleaned(part) for name, part in value.items()}
        case list():
            if len(value) > MOST_ITEMS:
                raise NotStrict("a list in it is longer than any night's")
            return [_cleaned(part) for part in value]
    return value


def _check_moments(value: Night | Person) -> None:
    for _, one in leaves(value):
        if isinstance(one, (date, datetime)) and not FIRST_DATE.year <= one.year <= LAST_DATE.year:
            raise NotStrict("a date in it is not between 1970 and 2199")
