"""A long year costs what is looked at: what is not stays as bytes, and goes back to the disk as the same bytes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tinydb import TinyDB
from tinydb.table import Document

from stillnight.diary.errors import DiaryDamaged, DiaryNotSaved
from stillnight.diary.night import Night
from stillnight.diary.port import Edit
from stillnight.store import documents, quick, rows, soundness, year
from stillnight.store.codec import Page, decode, encode
from stillnight.store.disk import DiskDiary, FolderShelf
from stillnight.store.documents import converted, date_of, id_of, night_in
from stillnight.store.lines import document_of, line_of
from stillnight.store.memory import MemoryDiary, MemoryShelf
from stillnight.store.migrations import newest
from stillnight.store.quick import read_quickly
from stillnight.store.rows import LazyRows, Row
from stillnight.store.storage import PageStorage
from tests.store.strategies import any_night

FILE = "nights-2026.json"
FIRST = date(2026, 11, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(20)]
LINE = b'"20261101": {"night_of":"2026-11-01","sleep":{"latency":5}}'


def tired(much: int) -> Edit:
    """An edit that answers one question."""
    return lambda night: replace(night, fatigue=much)


def twenty() -> bytes:
    """A file of twenty nights."""
    found = {str(id_of(day)): documents.to_document(Night(night_of=day, fatigue=3)) for day in DAYS}
    return encode(Page(schema=newest(), revision=7, rows=found), "nights")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A diary of twenty nights."""
    (tmp_path / FILE).write_bytes(twenty())
    return tmp_path


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of the nights that were converted, in order."""
    seen: list[int] = []

    def counting(table: str, found: Iterable[Document]) -> tuple[dict[int, Night], set[int]]:
        found = list(found)
        seen.extend(document.doc_id for document in found)
        return converted(table, found)

    monkeypatch.setattr(year, "converted", counting)
    return seen


@pytest.fixture
def touches(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The lines of the documents that were decoded for TinyDB."""
    seen: list[bytes] = []

    def counting(line: bytes) -> dict[str, Any]:
        seen.append(line)
        return document_of(line)

    monkeypatch.setattr(rows, "document_of", counting)
    return seen


def held_lines(diary: DiskDiary) -> Mapping[str, bytes]:
    """What the handle keeps of the file."""
    page = diary._database.storage.held("2026")
    assert page is not None
    return page.lines


def test_a_read_converts_no_night_outside_its_range(folder: Path, conversions: list[int], touches: list[bytes]) -> None:
    """I look at two weeks of a long year, and wait for two weeks."""
    diary = DiskDiary(folder)
    assert [night.night_of for night in diary.nights(DAYS[3], DAYS[5])] == DAYS[3:6]
    assert conversions == [id_of(day) for day in DAYS[3:6]]
    assert len(touches) == 3
    diary.nights(DAYS[2], DAYS[5])
    assert diary.night(DAYS[5]).fatigue == 3
    assert conversions == [id_of(day) for day in (*DAYS[3:6], DAYS[2])]


def test_the_ends_and_trouble_convert_nothing(folder: Path, conversions: list[int], touches: list[bytes]) -> None:
    """The diary opens without taking the year apart, and still looks at every night for damage."""
    diary = DiskDiary(folder)
    assert diary.recorded() == (DAYS[0], DAYS[-1])
    assert diary.trouble() is None
    assert (conversions, touches) == ([], [])


def test_a_save_takes_apart_only_its_own_night(folder: Path, conversions: list[int], touches: list[bytes]) -> None:
    """One answer costs one night's work."""
    diary = DiskDiary(folder)
    diary.change(DAYS[4], tired(5))
    diary.change(DAYS[4], tired(6))
    assert conversions == [id_of(DAYS[4])]
    assert len(touches) == 1
    assert diary.night(DAYS[4]) == Night(night_of=DAYS[4], fatigue=6)


def test_the_check_for_damage_is_made_once_for_each_state_of_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every save asks whether all nights read; only a file that changed is looked through again."""
    seen: list[int] = []

    def counting(doc_id: int, line: bytes) -> Night | None:
        seen.append(doc_id)
        return night_in(doc_id, line)

    for place in (quick, soundness):
        monkeypatch.setattr(place, "night_in", counting)
    diary = DiskDiary(folder)
    for much in (1, 2):
        diary.change(DAYS[0], tired(much))
        assert diary.trouble() is None
    assert len(seen) == len(DAYS)
    DiskDiary(folder).change(DAYS[0], tired(4))
    assert diary.trouble() is None
    assert len(seen) == 3 * len(DAYS), "once by that handle and once more by this one"


@pytest.mark.parametrize(
    "bad",
    [
        b'{"night_of":"2026-11-05","fatigue":300}',
        b'{"night_of":"2026-11-06","fatigue":3}',
        b'{"night_of":"2026-11-05","fatigue":3,"more":1}',
        b'{"night_of":"2026-11-05", "fatigue":300}',
        b"{}",
    ],
    ids=["out of range", "under another date", "with something unknown", "out of range and spaced", "empty"],
)
@pytest.mark.parametrize("good", [b'"fatigue":3', b'"fatigue": 3', b'"fatigue":3,"zone":"UTC"', b'"urge":{}'])
def test_one_bad_night_keeps_its_year_from_being_written(bad: bytes, good: bytes) -> None:
    """However the other nights are spelt, every one was looked at before my diary is written."""
    data = twenty().replace(b'{"night_of":"2026-11-05","fatigue":3}', bad)
    files = {FILE: data.replace(b'"2026-11-01","fatigue":3', b'"2026-11-01",' + good)}
    diary, before = MemoryDiary(files), dict(files)
    assert len(diary.nights(date.min, date.max)) == len(DAYS) - 1
    assert "1 night in" in (diary.trouble() or "")
    with pytest.raises(DiaryDamaged, match=r"1 night in nights-2026\.json"):
        MemoryDiary(files).change(DAYS[0], tired(1))
    assert files == before


def test_a_year_in_the_file_of_another_is_unread() -> None:
    """I copied last year's file to this year's name; nothing is written over it."""
    diary = MemoryDiary({"nights-2027.json": twenty()})
    assert diary.recorded() is None
    assert len(diary.nights(date.min, date.max)) == 0
    with pytest.raises(DiaryDamaged, match=r"20 nights in nights-2027\.json"):
        diary.change(date(2027, 1, 1), tired(1))


def test_untouched_lines_keep_their_bytes(folder: Path) -> None:
    """A save changes the line of its night and the head, and the others are not even encoded again."""
    diary = DiskDiary(folder)
    diary.nights(DAYS[0], DAYS[-1])
    before, held = (folder / FILE).read_bytes().splitlines(), held_lines(diary)
    diary.change(DAYS[4], tired(5))
    after, now = (folder / FILE).read_bytes().splitlines(), held_lines(diary)
    assert [n for n, line in enumerate(after) if line != before[n]] == [0, 2 + 4]
    assert [row_id for row_id in held if now[row_id] is not held[row_id]] == [str(id_of(DAYS[4]))]


def test_a_night_that_was_taken_back_can_be_answered_again(folder: Path) -> None:
    """I took an answer back by mistake and give it once more, in the same window."""
    diary = DiskDiary(folder)
    for much in (None, 4):
        diary.change(DAYS[4], lambda night, much=much: replace(night, fatigue=much))  # type: ignore[misc]
        assert diary.night(DAYS[4]).fatigue == DiskDiary(folder).night(DAYS[4]).fatigue == much
    assert len(diary.nights(DAYS[0], DAYS[-1])) == len(DAYS)


@pytest.mark.parametrize("day", [DAYS[0] - timedelta(days=1), DAYS[-1] + timedelta(days=1)], ids=["before", "after"])
def test_a_new_night_goes_to_its_place(folder: Path, day: date) -> None:
    """I add a night at either end, and the file is in order and as we would write it."""
    diary = DiskDiary(folder)
    diary.change(day, tired(5))
    diary.change(DAYS[7], lambda night: replace(night, fatigue=None))
    kept = sorted({*DAYS, day} - {DAYS[7]})
    found = read_quickly((folder / FILE).read_bytes(), "nights")
    assert found is not None
    assert list(found[2]) == [str(id_of(one)) for one in kept]
    assert [night.night_of for night in diary.nights(date.min, date.max)] == kept
    assert diary.recorded() == (kept[0], kept[-1])


def test_a_failed_save_leaves_the_next_read_as_the_file_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk was full for a moment: no night shows what was not saved, and none is lost with the next save."""
    diary, before = DiskDiary(folder), (folder / FILE).read_bytes()
    known = diary.nights(DAYS[0], DAYS[-1])

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    for edit in (tired(9), lambda night: replace(night, fatigue=None)):
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", refused)
            with pytest.raises(DiaryNotSaved):
                diary.change(DAYS[4], edit)
        assert diary.nights(DAYS[0], DAYS[-1]) == known
        assert diary.revision(DAYS[4]) == 7
        assert b",\n".join(held_lines(diary).values()) in before
    diary.change(DAYS[5], tired(1))
    assert decode((folder / FILE).read_bytes(), FILE, "nights", 1).rows[str(id_of(DAYS[4]))]["fatigue"] == 3


def test_what_is_changed_in_a_document_does_not_reach_the_cache(folder: Path) -> None:
    """A mistake in an edit must not show in the diary what is not on the disk."""
    storage = PageStorage(FolderShelf(folder))
    table = TinyDB(storage=lambda: storage).table("2026", cache_size=0)

    def meddle(row: Any) -> None:
        row["fatigue"] = 9
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        table.update(meddle, doc_ids=[20261103])
    document = table.get(doc_id=20261103)
    assert isinstance(document, Document)
    assert document["fatigue"] == 3
    document["fatigue"] = 8
    storage.read()["2026"]["20261103"].clear()
    assert table.get(doc_id=20261103) == {"night_of": "2026-11-03", "fatigue": 3}


def test_a_change_deep_in_a_document_is_written_and_one_in_a_copy_is_not(tmp_path: Path) -> None:
    """What was only handed out to be read is written again as it was read."""
    data = b'{"stillnight": {"schema": 1, "revision": 1, "count": 1},\n"nights": {\n' + LINE + b"\n}}\n"
    (tmp_path / FILE).write_bytes(data)
    storage = PageStorage(FolderShelf(tmp_path))
    table = TinyDB(storage=lambda: storage).table("2026", cache_size=0)
    copied = table.get(doc_id=20261101)
    assert isinstance(copied, Document)
    copied["sleep"]["latency"] = 77
    table.insert(Document({"night_of": "2026-11-02"}, doc_id=20261102))
    assert LINE in (tmp_path / FILE).read_bytes()
    table.update(lambda row: row["sleep"].update(latency=6), doc_ids=[20261101])
    assert b'"sleep":{"latency":6}' in (tmp_path / FILE).read_bytes()


def test_a_document_under_another_id_is_not_written_with_its_old_line(folder: Path) -> None:
    """A line has its id in it; a document that was moved gets a line of its own."""
    storage = PageStorage(FolderShelf(folder))
    tables = storage.read()
    moved = tables["2026"]["20261103"]
    tables["2026"] = {"20261104": moved}
    storage.write(tables)
    assert b'"20261104": {"night_of":"2026-11-03","fatigue":3}' in (folder / FILE).read_bytes()


def test_a_row_is_a_document_that_remembers_whether_it_was_touched() -> None:
    """What nobody looked at need not be encoded again."""
    row = Row(LINE)
    assert row.line is LINE
    assert dict(row) == {"night_of": "2026-11-01", "sleep": {"latency": 5}}
    assert row.line is None
    del row["sleep"]
    assert (len(row), list(row), "sleep" in row) == (1, ["night_of"], False)
    cleared = Row(LINE)
    cleared.clear()
    assert (cleared.line, dict(cleared)) == (None, {})
    every = LazyRows({"20261101": LINE})
    assert every["20261101"] is not every["20261101"]
    assert every == {"20261101": {"night_of": "2026-11-01", "sleep": {"latency": 5}}}


ODD = {
    "no last line break": lambda data: data[:-1],
    "a blank line": lambda data: data.replace(b"\n}}", b"\n\n}}"),
    "a comma too many": lambda data: data.replace(b"\n}}", b",\n\n}}"),
    "a space in a night": lambda data: data.replace(b'{"night_of":', b'{ "night_of":', 1),
    "another spelling of a letter": lambda data: data.replace(b"night_of", b"\\u006eight_of", 1),
    "two nights on a line": lambda data: data.replace(b"3},\n", b"3}, ", 1),
    "a revision with a zero in front": lambda data: data.replace(b'"revision": 7', b'"revision": 07'),
    "another kind": lambda data: data.replace(b'"nights"', b'"person"'),
    "a wrong count": lambda data: data.replace(b'"count": 20', b'"count": 21'),
    "schema 0": lambda data: data.replace(b'"schema": %d' % newest(), b'"schema": 0'),
    "a revision beyond 64 bits": lambda data: data.replace(b'"revision": 7', b'"revision": 9999999999999999999'),
    "a night twice": lambda data: data.replace(b'"20261102":', b'"20261101":'),
    "a night twice that is counted once": lambda data: data.replace(b'"20261102":', b'"20261101":').replace(
        b'"count": 20', b'"count": 19'
    ),
    "something else than a comma": lambda data: data.replace(b"3},\n", b"3};\n", 1),
    "no comma": lambda data: data.replace(b"3},\n", b"3}\n", 1),
    "nights out of order": lambda data: data.replace(b'"20261102":', b'"20261130":'),
    "an id with a zero in front": lambda data: data.replace(b'"20261101":', b'"020261101":'),
    "a night that is a list": lambda data: data.replace(b'{"night_of":"2026-11-01","fatigue":3}', b"[]"),
    "a field twice": lambda data: data.replace(b'"fatigue":3', b'"fatigue":3,"fatigue":3', 1),
    "a number beyond all floats": lambda data: data.replace(b'"fatigue":3', b'"fatigue":1e999', 1),
    "an empty file without its empty line": lambda _: (
        b'{"stillnight": {"schema": 1, "revision": 7, "count": 0},\n"nights": {\n}}\n'
    ),
}


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_what_is_not_as_we_write_it_is_not_read_quickly(change: Any) -> None:
    """My editor or my disk changed a byte; the file is taken apart slowly and strictly."""
    assert read_quickly(twenty(), "nights") is not None
    odd = change(twenty())
    assert odd != twenty()
    assert read_quickly(odd, "nights") is None


@given(night=any_night(), field=st.sampled_from(["fatigue", "notes", "sleep", "cramps", "night_of", "more"]), value=...)
def test_a_line_reads_where_its_document_converts(
    night: Night, field: str, value: int | str | list[int] | None
) -> None:
    """The check for damage and the reading of a night never disagree."""
    table, doc_id = f"{night.night_of.year:04d}", id_of(night.night_of)
    for document in (documents.to_document(night), {**documents.to_document(night), field: value}):
        nights, failed = converted(table, [Document(document, doc_id=doc_id)])
        found = night_in(doc_id, line_of(str(doc_id), document))
        assert (found is None) == bool(failed)
        assert list(nights.values()) == ([] if found is None else [found])
        assert found is None or date_of(doc_id) == found.night_of


def test_a_night_of_many_brackets_is_damaged_and_nothing_worse() -> None:
    """Something wrote rubbish into one night; the diary says so however deep the rubbish is."""
    deep = b'{"night_of":"2026-11-01","more":' + b"[" * 900 + b"]" * 900 + b"}"
    diary = MemoryDiary({FILE: twenty().replace(b'{"night_of":"2026-11-01","fatigue":3}', deep)})

    def look(frames: int) -> None:
        if frames:
            look(frames - 1)
        else:
            diary.night(DAYS[0])

    assert diary.recorded() == (DAYS[1], DAYS[-1])
    for frames in (0, 200):
        with pytest.raises(DiaryDamaged, match=r"1 night in nights-2026\.json"):
            look(frames)


def test_a_file_that_changes_between_two_looks_is_never_a_blank_night() -> None:
    """Another program spoils the file while I look at it; I am told, and not shown an empty night."""
    files = {FILE: twenty()}
    diary = MemoryDiary(files)
    assert diary.recorded() == (DAYS[0], DAYS[-1])
    found = diary._years["2026"]
    files[FILE] = twenty().replace(b'"2026-11-01","fatigue":3', b'"2026-11-01","fatigue":300')
    with pytest.raises(DiaryDamaged, match=r"1 night in nights-2026\.json"):
        diary._years.night(found, DAYS[0])
    assert PageStorage(MemoryShelf(files)).page("2026") is not None
