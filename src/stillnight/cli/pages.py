"""Pages to read on a terminal of any width: wrapped, with the sources numbered."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from stillnight.cli.telling import tell
from stillnight.diary.citing import say_source
from stillnight.diary.strategy import Source
from stillnight.diary.wrapping import columns_of, wrapped

NARROWEST: Final = 40
WIDEST: Final = 96


class Para(Struct, frozen=True):
    """A paragraph of a page: what stands before it, and the text, which wraps under its own beginning."""

    lead: str
    text: str


def columns() -> int:
    """The columns to write in: the terminal's, within reason; 80 where the page goes into a file."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def tell_page(paras: Iterable[str | Para]) -> None:
    """Print a page; a plain string is a line of its own, indented as it is."""
    width = columns()
    for para in paras:
        for line in lines_of(para, width):
            tell(line)


def lines_of(para: str | Para, width: int) -> tuple[str, ...]:
    """One paragraph in lines of at most ``width`` columns; an empty one is an empty line."""
    if isinstance(para, str):
        text = para.lstrip(" ")
        para = Para(" " * (len(para) - len(text)), text)
    indent = columns_of(para.lead)
    first, *rest = wrapped(para.text, width - indent)
    return (f"{para.lead}{first}".rstrip(), *(" " * indent + line for line in rest))


def source_list(numbers: Mapping[str, int], sources: Mapping[str, Source]) -> Iterator[Para]:
    """The numbered list of sources under a page."""
    for name, number in numbers.items():
        yield Para(f"  {f'[{number}]':4} ", say_source(sources[name]))
