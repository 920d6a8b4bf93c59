"""One file as bytes: easy to read for people, strict to read for us."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stillnight.diary.errors import DiaryDamaged, DiaryNewer
from stillnight.store.codec import Page, decode, encode

NAME = "nights-2026.json"
ROWS: dict[str, dict[str, Any]] = {
    "20261122": {"night_of": "2026-11-22", "notes": "früh wach 😴"},
    "20261121": {"night_of": "2026-11-21", "cramps": []},
}
DATA = encode(Page(schema=1, revision=42, rows=ROWS), "nights")
HEAD = '"stillnight": {"schema": 1, "revision": 1, "count": 1}'


def read(data: bytes) -> Page:
    """The page, by a Stillnight whose newest schema is 1."""
    return decode(data, NAME, "nights", ours=1)


def one(row_id: str = "20261121", row: str = '{"fatigue": 1}') -> bytes:
    """A file with one entry."""
    return f'{{{HEAD}, "nights": {{"{row_id}": {row}}}}}'.encode()


BROKEN = {
    "no bytes": (b"", "it is empty"),
    "only spaces": (b" \n", "it is empty"),
    "an empty object": (b"{}", "does not begin"),
    "null": (b"null", "does not begin"),
    "a list": (b"[]", "does not begin"),
    "a number": (b"7", "does not begin"),
    "no head": (b'{"nights": {}}', "does not begin"),
    "TinyDB's own file": (b'{"_default": {"1": {}}}', "does not begin"),
    "cut short": (DATA[:-20], "not JSON from line 4 on"),
    "two files in one": (DATA + DATA, "not JSON from line 6 on"),
    "marks of a merge": (b"<<<<<<< HEAD\n" + DATA, "not JSON from line 1 on"),
    "a comment": (b"// mine\n" + DATA, "not JSON from line 1 on"),
    "zero bytes": (bytes(400), "not JSON from line 1 on"),
    "zip": (b"\x1f\x8b\x08\x00" + DATA, "not UTF-8"),
    "latin-1": (DATA.decode().replace("😴", "").encode("latin-1"), "not UTF-8"),
    "utf-16": (DATA.decode().encode("utf-16"), "not UTF-8"),
    "a night twice": (one().replace(b'"nights": {', b'"nights": {"20261121": {}, '), "comes twice"),
    "a field twice": (one(row='{"fatigue": 1, "fatigue": 1}'), "comes twice"),
    "nights twice": (one()[:-1] + b', "nights": {}}', "comes twice"),
    "NaN": (one(row='{"fatigue": NaN}'), "NaN and Infinity"),
    "Infinity": (one(row='{"fatigue": -Infinity}'), "NaN and Infinity"),
    "a number beyond all floats": (one(row='{"fatigue": 1e999}'), "too large"),
    "a number of 5000 digits": (one(row='{"fatigue": %s}' % ("9" * 5000)), "too long"),
    "an id of 5000 digits": (one("9" * 5000), "not a plain number"),
    "an id with a space": (one(" 20261121"), "not a plain number"),
    "an id with an underscore": (one("2026_1121"), "not a plain number"),
    "an id with a zero in front": (one("020261121"), "not a plain number"),
    "an id below zero": (one("-1"), "not a plain number"),
    "an id in Arabic digits": (one("٢٠٢٦١١٢١"), "not a plain number"),
    "an id in words": (one("tonight"), "not a plain number"),
    "a night that is a list": (one(row="[]"), "not an object"),
    "a night that is text": (one(row='"bad"'), "not an object"),
    "nights that are a list": (f'{{{HEAD}, "nights": []}}'.encode(), "nothing else"),
    "no nights": (f"{{{HEAD}}}".encode(), "nothing else"),
    "something else beside": (one()[:-1] + b', "more": 1}', "nothing else"),
    "something else in the head": (one().replace(b'"count"', b'"more": 1, "count"'), "nothing else"),
    "a count that disagrees": (one().replace(b'"count": 1', b'"count": 2'), "says that it holds 2"),
    "a count that is text": (one().replace(b'"count": 1', b'"count": "1"'), "whole numbers"),
    "a revision that is true": (one().replace(b'"revision": 1', b'"revision": true'), "whole numbers"),
    "a revision beyond 64 bits": (one().replace(b'"revision": 1', b'"revision": ' + b"9" * 30), "whole numbers"),
    "schema 0": (one().replace(b'"schema": 1', b'"schema": 0'), "not one of ours"),
    "a million brackets": (b"[" * 1_000_000, "nested too deeply"),
    "half of a character": (one(row='{"notes": "\\ud800"}'), "half of a character"),
}


@pytest.mark.parametrize(("data", "reason"), BROKEN.values(), ids=BROKEN)
def test_what_does_not_read_strictly_is_damaged(data: bytes, reason: str) -> None:
    """My file is broken: one line names the file and the reason."""
    with pytest.raises(DiaryDamaged, match=reason) as caught:
        read(data)
    said = str(caught.value)
    assert said.startswith(f"{NAME} is damaged: ")
    assert "\n" not in said


@pytest.mark.parametrize(
    "data", [DATA[:-20], DATA.replace(b"wach", b"wach\xff"), one(row='{"notes": "früh", "notes": ""}')]
)
def test_the_error_holds_nothing_of_the_diary(data: bytes) -> None:
    """What I wrote does not appear in a message, nor in what a crash report could show of it."""
    with pytest.raises(DiaryDamaged) as caught:
        read(data)
    assert "früh" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_one_night_is_one_line_in_the_order_of_the_dates() -> None:
    """I read my diary in an editor, and version control shows one changed line a night."""
    assert DATA.decode().splitlines() == [
        '{"stillnight": {"schema": 1, "revision": 42, "count": 2},',
        '"nights": {',
        '"20261121": {"night_of":"2026-11-21","cramps":[]},',
        '"20261122": {"night_of":"2026-11-22","notes":"früh wach 😴"}',
        "}}",
    ]
    assert json.loads(DATA)["nights"] == ROWS


def test_what_was_written_is_read_back() -> None:
    """The file says what was said."""
    page = read(DATA)
    assert (page.schema, page.revision, page.rows) == (1, 42, ROWS)
    assert encode(page, "nights") == DATA


def test_an_empty_year_is_a_whole_file() -> None:
    """I took back every answer of a year; its file is empty and not damaged."""
    assert read(encode(Page(schema=1, revision=3, rows={}), "nights")).rows == {}


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + DATA,
        DATA.replace(b"\n", b"\r\n"),
        json.dumps(json.loads(DATA), indent=4).encode(),
        DATA.rstrip(),
    ],
    ids=["byte order mark", "CRLF", "indented and escaped", "no last newline"],
)
def test_a_file_that_an_editor_rewrote_reads_the_same(data: bytes) -> None:
    """I corrected a word in my own editor, which saves in its own way."""
    assert read(data).rows == ROWS


def test_a_newer_file_with_more_in_it_still_reads() -> None:
    """A newer Stillnight keeps more than this one knows; what is known is shown."""
    data = one().replace(b'"schema": 1', b'"schema": 2').replace(b'"count"', b'"more": 1, "count"')
    assert read(data[:-1] + b', "else": 1}').schema == 2


def test_a_newer_file_in_an_unknown_shape_is_newer_and_not_damaged() -> None:
    """I am told to update, not that my diary is broken."""
    with pytest.raises(DiaryNewer, match="update Stillnight"):
        read(b'{"stillnight": {"schema": 2}, "book": []}')


def test_known_lines_are_used_again() -> None:
    """A save costs one night's work, however long the year is."""
    page = read(DATA)
    page.lines = {**page.lines, "20261121": b'"20261121": {"reused":1}'}
    assert b'"reused":1' in encode(page, "nights")
