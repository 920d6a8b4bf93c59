"""Files of every old version open with this one, whole: read as they are, and written anew with the next save."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from stillnight.diary.night import Cramp, Night
from stillnight.diary.person import Person
from stillnight.store import upgrade
from stillnight.store.check import check
from stillnight.store.codec import Page, encode
from stillnight.store.disk import DiskDiary
from stillnight.store.documents import id_of, to_document
from stillnight.store.lines import document_of
from stillnight.store.memory import MemoryDiary
from stillnight.store.migrations import migrate, newest, to_2
from stillnight.store.restore import Restorer
from tests.builders import without_ids
from tests.store.strategies import any_struct

OLD = Path(__file__).parent / "old"
"""A diary as each old version saved it."""

SCHEMAS = sorted(int(path.name.removeprefix("schema-")) for path in OLD.iterdir())
FULL = date(2025, 11, 22)
"""The night of the saved diaries that answers every question there was."""

LISTS = ("cramps", "naps", "doses", "uses")


@pytest.fixture(params=SCHEMAS, ids=lambda schema: f"schema {schema}")
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A diary of an old version."""
    return Path(shutil.copytree(OLD / f"schema-{request.param}", tmp_path / "diary"))


def said_in(folder: Path) -> dict[str, Any]:
    """What the files say, by any reader of JSON: the nights by their number."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("nights-*.json"))]
    return {row_id: row for file in files for row_id, row in file["nights"].items()}


def nights_of(folder: Path) -> list[Night]:
    """Every night, by a handle that read nothing yet."""
    return list(DiskDiary(folder).nights(date.min, date.max))


def ids_of(night: Night) -> list[str | None]:
    """The ids of all items of a night."""
    return [item.id for name in LISTS for item in getattr(night, name) or ()]


def test_there_is_a_saved_diary_of_every_old_version() -> None:
    """Whoever adds a schema keeps files of the one before it."""
    assert list(range(1, newest())) == SCHEMAS
    for schema in SCHEMAS:
        for path in (OLD / f"schema-{schema}").iterdir():
            assert f'{{"schema": {schema}, ' in path.read_text(encoding="utf-8")


def test_an_old_diary_opens_with_every_word_of_it(old: Path) -> None:
    """I updated Stillnight after a year: every night, every cramp and every note is as I wrote it."""
    said = said_in(old)
    opened = {str(id_of(night.night_of)): to_document(without_ids(night)) for night in nights_of(old)}
    assert json.loads(json.dumps(opened)) == said
    assert len(opened) > 10
    assert DiskDiary(old).person() == Person(zone="Europe/Berlin", night_starts=15, look="red")
    assert DiskDiary(old).trouble() is None
    assert all(looked.sound for looked in check(old))


def test_an_old_file_stays_as_it_is_until_it_is_saved_and_its_last_state_is_kept(old: Path) -> None:
    """To look changes nothing; the first answer does, and before it the old file is among the backups."""
    path = old / "nights-2025.json"
    before = path.read_bytes()
    kept = {night.night_of: night for night in nights_of(old)}
    assert path.read_bytes() == before
    change = DiskDiary(old).change(FULL, lambda night: replace(night, fatigue=9))
    (backup,) = (old / "backups").glob("nights-2025-*.json")
    assert backup.read_bytes() == before
    assert f'{{"schema": {newest()}, "revision": {change.revision}, ' in path.read_text(encoding="utf-8")
    assert {night.night_of: night for night in nights_of(old)} == {**kept, FULL: replace(kept[FULL], fatigue=9)}
    assert check(old)[0].good_backups == 1


def test_the_settings_of_an_old_diary_are_kept_when_they_are_saved(old: Path) -> None:
    """My zone and my hours came along."""
    DiskDiary(old).change_person(lambda person: replace(person, look="day"))
    assert DiskDiary(old).person() == Person(zone="Europe/Berlin", night_starts=15, look="day")
    assert f'{{"schema": {newest()}, ' in (old / "person.json").read_text(encoding="utf-8")


def test_every_item_of_an_old_diary_has_an_id_and_always_the_same(old: Path) -> None:
    """However often the old file is read, a cramp is the same cramp; two that say the same are two."""
    once, again = nights_of(old), nights_of(old)
    assert once == again
    for night in once:
        ids = ids_of(night)
        assert None not in ids
        assert len(set(ids)) == len(ids)
    every = [one for night in once for one in ids_of(night)]
    assert len(set(every)) == len(every) > 20


def test_a_restored_backup_of_an_old_file_has_the_same_ids(old: Path) -> None:
    """I went back to before the update and on again: what tells my cramps apart is as before."""
    before = nights_of(old)
    revision = DiskDiary(old).revision(FULL)
    DiskDiary(old).change(FULL, lambda night: replace(night, notes=None))
    Restorer(old).carry_out(lambda restorer: restorer.to_revision("2025", revision))
    assert nights_of(old) == before


def test_what_stands_in_a_damaged_old_file_is_shown_with_the_same_ids(old: Path) -> None:
    """A year in the old shape is damaged: every night that still stands is read, and the backup has the rest."""
    path = old / "nights-2025.json"
    whole = path.read_bytes()
    before = {night.night_of: night for night in nights_of(old)}
    path.write_bytes(whole.replace(b'"20251124": {', b'"20251124": {{'))
    assert {night.night_of: night for night in nights_of(old)} == {
        day: night for day, night in before.items() if day != date(2025, 11, 24)
    }
    (old / "backups").mkdir()
    (old / "backups" / "nights-2025-r000009.json").write_bytes(whole)
    Restorer(old).carry_out(Restorer.damaged)
    assert {night.night_of: night for night in nights_of(old)} == before


def test_what_stands_in_an_old_file_without_its_head_is_shown(old: Path) -> None:
    """The first line is gone, and with it the number of the version: the nights are read by any shape there was."""
    path = old / "nights-2025.json"
    before = [without_ids(night) for night in nights_of(old)]
    path.write_bytes(path.read_bytes().partition(b"\n")[2])
    assert [without_ids(night) for night in nights_of(old)] == before


def test_an_old_year_is_taken_apart_no_further_than_it_is_looked_at(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty years in the old shape: the start costs the night that I see."""
    seen: list[bytes] = []

    def counting(line: bytes) -> dict[str, Any]:
        seen.append(line)
        return document_of(line)

    monkeypatch.setattr(upgrade, "document_of", counting)
    diary = DiskDiary(old)
    assert diary.trouble() is None
    assert diary.recorded() is not None
    assert [line[:4] for line in seen] == [b'"1":'], "the settings alone"
    diary.night(FULL)
    diary.night(FULL)
    assert len(seen) == 2


def old_shape(night: Night) -> Night:
    """The night as schema 1 had it."""
    return without_ids(night)


def tomorrow(night: Night) -> Night:
    """The night with another answer to one question."""
    return replace(night, fatigue=((night.fatigue or 0) + 1) % 11)


_SOME = st.lists(any_struct(Night), min_size=1, max_size=4, unique_by=lambda night: night.night_of)


@settings(max_examples=150, deadline=None)
@given(nights=_SOME, spaced=st.booleans())
def test_any_diary_of_an_old_version_opens_without_loss(nights: list[Night], spaced: bool) -> None:
    """Whatever I ever wrote, in whatever words, is there after the update: read, saved, and read again."""
    files = {}
    for night in nights:
        rows = {
            str(id_of(one.night_of)): to_document(old_shape(one))
            for one in nights
            if one.night_of.year == night.night_of.year
        }
        data = encode(Page(schema=1, revision=3, rows=rows), "nights")
        files[f"nights-{night.night_of.year:04d}.json"] = json.dumps(json.loads(data)).encode() if spaced else data
    before = {night.night_of: old_shape(night) for night in nights}
    opened = {night.night_of: night for night in MemoryDiary(files).nights(date.min, date.max)}
    assert {day: old_shape(night) for day, night in opened.items()} == before
    assert all(None not in ids_of(night) and len(set(ids_of(night))) == len(ids_of(night)) for night in opened.values())
    for day in opened:
        MemoryDiary(files).change(day, tomorrow)
    saved = {night.night_of: night for night in MemoryDiary(files).nights(date.min, date.max)}
    assert saved == {day: tomorrow(night) for day, night in opened.items()}
    assert all(b'{"schema": %d, ' % newest() in data for data in files.values())


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"cramps": None},
        {"cramps": 7, "doses": {"id": 1}},
        {"cramps": [1, {"pain": 3}]},
        {"cramps": [[{}]], "naps": "none", "uses": []},
    ],
    ids=str,
)
def test_a_step_leaves_what_it_does_not_know_as_it_is(row: dict[str, Any]) -> None:
    """A night that is damaged is judged afterwards; it breaks nothing on the way."""
    assert migrate("nights", row, 1) == row


def test_the_settings_take_the_second_step_as_they_are() -> None:
    """What is kept about the person has no lists of that kind, whatever the names in it."""
    row = {"zone": "Europe/Berlin", "cramps": [{}]}
    assert to_2("person", row) == row


def test_an_id_that_is_there_stays() -> None:
    """A step that meets its own work leaves it: nothing gets a second name."""
    row = {"night_of": "2025-11-22", "cramps": [{}, {"id": "mine"}, {}]}
    once = to_2("nights", row)
    assert to_2("nights", once) == once
    assert once["cramps"][1] == {"id": "mine"}
    assert re.fullmatch("[0-9a-f]{8}", once["cramps"][0]["id"])
    assert once["cramps"][0] != once["cramps"][2]


def test_the_ids_of_the_second_step_never_change() -> None:
    """A step that was released gives the same ids for ever (CRC-32): any later version may read an old backup."""
    row = {"night_of": "2025-11-22", "cramps": [{"pain": 3}, {}, {}]}
    assert to_2("nights", row)["cramps"] == [{"id": "8bcee470", "pain": 3}, {"id": "92a284ca"}, {"id": "f8ff669d"}]


def test_a_change_of_another_night_gives_no_item_another_id(old: Path) -> None:
    """Two windows look at one old file while one of them saves: both mean the same cramp."""
    mine, theirs = DiskDiary(old), DiskDiary(old)
    cramp = (mine.night(FULL).cramps or ())[1]
    theirs.change(date(2025, 11, 24), lambda night: replace(night, cramps=(Cramp(id="new"),)))
    assert (mine.night(FULL).cramps or ())[1] == cramp
