"""Documents that are decoded when they are touched: what TinyDB gets for the documents of a table."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, MutableMapping
from typing import Any

from stillnight.store.lines import document_of


class Row(MutableMapping[str, Any]):
    """One document, of its own: what is changed in it, or in the parts it hands out, is changed nowhere else."""

    __slots__ = ("_document", "line")

    _document: dict[str, Any]

    def __init__(self, line: bytes) -> None:
        self.line: bytes | None = line
        """The document as it was read; ``None`` once it was touched, if only by reading a part of it."""

    def __getitem__(self, name: str) -> Any:
        document = self._document if self.line is None else self._touch()
        return document[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._touch()[name] = value

    def __delitem__(self, name: str) -> None:
        del self._touch()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._touch())

    def __len__(self) -> int:
        return len(self._touch())

    def keys(self) -> KeysView[str]:
        """The names of the fields; ``dict(row)`` asks for them, and these are quicker than a mapping's own."""
        return self._touch().keys()

    def clear(self) -> None:
        """Empty the document, without decoding what was in it."""
        self.line, self._document = None, {}

    def _touch(self) -> dict[str, Any]:
        if self.line is not None:
            self._document, self.line = document_of(self.line), None
        return self._document


class LazyRows(Mapping[str, Row]):
    """Lines by id, handed out as documents: a new ``Row`` each time, so that no change reaches the lines."""

    def __init__(self, lines: Mapping[str, bytes]) -> None:
        self._lines = lines

    def __getitem__(self, row_id: str) -> Row:
        return Row(self._lines[row_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def items(self) -> ItemsView[str, Row]:
        """Every id with a document, made in one go: TinyDB goes over all of them for each change."""
        return {row_id: Row(line) for row_id, line in self._lines.items()}.items()
