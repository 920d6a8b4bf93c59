"""Whatever happened to a file: what is sound in it is read, nothing is written over it, and one line says so."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from stillnight.diary.errors import DiaryReadOnly, StillnightError
from stillnight.diary.night import Cramp, Night
from stillnight.diary.port import Edit
from stillnight.store.check import check
from stillnight.store.codec import Page, encode
from stillnight.store.disk import DiskDiary
from stillnight.store.documents import id_of, to_document
from stillnight.store.lines import line_of
from stillnight.store.migrations import newest
from stillnight.store.restore import Restorer
from tests.builders import without_ids

FILE = "nights-2026.json"
DAYS = [date(2026, 11, 1) + timedelta(days=n) for n in range(12)]
NIGHTS = {
    day: Night(
        night_of=day,
        fatigue=n % 11,
        notes='früh "wach"\n' * (n % 3) or None,
        cramps=(Cramp(id=f"{n}a", pain=3), Cramp(id=f"{n}b", pain=3)) if n % 4 == 1 else None,
    )
    for n, day in enumerate(DAYS)
}
ROWS = {str(id_of(day)): to_document(night) for day, night in NIGHTS.items()}
DATA = encode(Page(schema=newest(), revision=7, rows=ROWS, saved="2026-11-13T08:00:00Z"), "nights")
LINES = {day: line_of(str(id_of(day)), ROWS[str(id_of(day))]) for day in DAYS}
OLD_ROWS = {str(id_of(day)): to_document(without_ids(night)) for day, night in NIGHTS.items()}
OLD = encode(Page(schema=1, revision=7, rows=OLD_ROWS, saved="2026-11-13T08:00:00Z"), "nights")
"""The same nights as the first version wrote them."""

OLD_LINES = {day: line_of(str(id_of(day)), OLD_ROWS[str(id_of(day))]) for day in DAYS}


def tired(much: int) -> Edit:
    """An edit that answers one question."""
    return lambda night: replace(night, fatigue=much)


def standing(data: bytes) -> dict[date, Night]:
    """The nights whose line stands whole on a line of its own, and whose id stands nowhere else in the file."""
    pieces = {piece.strip(b" \r").removesuffix(b",") for piece in data.split(b"\n")}
    whole = (day for day in DAYS if LINES[day] in pieces or OLD_LINES[day] in pieces)
    return {day: NIGHTS[day] for day in whole if data.count(b"%d" % id_of(day)) == 1}


def hold_against_the_rules(folder: Path, data: bytes) -> None:
    """Read a file every way there is, try to change it, and look at what became of it."""
    (folder / FILE).write_bytes(data)
    diary, said = DiskDiary(folder), ""
    found = {night.night_of: night for night in diary.nights(date.min, date.max)}
    for day, night in standing(data).items():
        assert day in found, night
        assert without_ids(found[day]) == without_ids(night)
    for ask in (lambda: diary.night(DAYS[3]), diary.recorded, lambda: diary.revision(DAYS[0])):
        try:
            ask()
        except StillnightError as error:
            said = str(error)
    said = diary.trouble() or said
    assert "\n" not in said
    assert "wach" not in said
    assert (folder / FILE).read_bytes() == data
    change(folder, diary, data, said)


def change(folder: Path, diary: DiskDiary, data: bytes, said: str) -> None:
    """A change is refused, with the file as it was, or made, with every night that was readable still there."""
    before = {night.night_of: night for night in diary.nights(date.min, date.max)}
    try:
        diary.change(DAYS[5], tired(9))
    except StillnightError:
        assert (folder / FILE).read_bytes() == data
        assert said
        return
    after = {night.night_of: night for night in DiskDiary(folder).nights(date.min, date.max)}
    assert before.keys() <= after.keys()
    assert all(after[day] == night for day, night in before.items() if day != DAYS[5])


def flipped(data: bytes, rng: random.Random) -> bytes:
    """One bit turned over."""
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]


def truncated(data: bytes, rng: random.Random) -> bytes:
    """The end gone."""
    return data[: rng.randrange(len(data))]


def spliced(data: bytes, rng: random.Random) -> bytes:
    """A piece of the file over another place of it."""
    at, source, long = (rng.randrange(len(data)) for _ in range(3))
    return data[:at] + data[source : source + long % 200] + data[at + rng.randrange(200) :]


def doubled(data: bytes, rng: random.Random) -> bytes:
    """A line twice, the second perhaps elsewhere."""
    lines = data.split(b"\n")
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))
    return b"\n".join(lines)


def without(data: bytes, rng: random.Random) -> bytes:
    """A line gone."""
    lines = data.split(b"\n")
    del lines[rng.randrange(len(lines))]
    return b"\n".join(lines)


def with_nuls(data: bytes, rng: random.Random) -> bytes:
    """A block of NULs, as a power cut leaves."""
    at, long = rng.randrange(len(data)), rng.randrange(1, 300)
    return data[:at] + bytes(long) + data[at + long :]


def with_bom(data: bytes, _: random.Random) -> bytes:
    """As an editor on Windows saves it."""
    return b"\xef\xbb\xbf" + data


def with_crlf(data: bytes, _: random.Random) -> bytes:
    """As a mail programme sends it."""
    return data.replace(b"\n", b"\r\n")


def inserted(data: bytes, rng: random.Random) -> bytes:
    """Something typed into it."""
    at = rng.randrange(len(data))
    what = rng.choice(
        [b"\xff", b"{", b"[" * 2000, b"9" * 5000, b'"', b"\\ud800", b"NaN", b"1e999", b"\n", b", ", b"<<<<"]
    )
    return data[:at] + what + data[at:]


MUTATIONS = (flipped, truncated, spliced, doubled, without, with_nuls, with_bom, with_crlf, inserted)


@pytest.mark.parametrize("data", [DATA, OLD], ids=["of this version", "of an old version"])
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(mutations=st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3), rng=st.randoms(use_true_random=False))
def test_no_mutation_of_a_file_loses_a_sound_night_or_stops_the_diary(
    data: bytes, mutations: list[Callable[[bytes, random.Random], bytes]], rng: random.Random
) -> None:
    """Whatever a disk, an editor or a power cut did to my file."""
    for mutate in mutations:
        data = mutate(data, rng) if data else data
    with TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as name:
        hold_against_the_rules(Path(name), data)


BROKEN: dict[str, bytes] = {
    "empty": b"",
    "NULs": bytes(4096),
    "half of it": DATA[: len(DATA) // 2],
    "not UTF-8": DATA.replace("ü".encode(), b"\xfc"),
    "UTF-16": DATA.decode().encode("utf-16"),
    "a list": b"[]",
    "null": b"null",
    "an empty object": b"{}",
    "a million levels deep": DATA.replace(b'"fatigue":4', b'"fatigue":' + b"[" * 1_000_000),
    "a number of 5,000 digits": DATA.replace(b'"fatigue":4', b'"fatigue":' + b"9" * 5000),
    "NaN": DATA.replace(b'"fatigue":4', b'"fatigue":NaN'),
    "1e999": DATA.replace(b'"fatigue":4', b'"fatigue":1e999'),
    "half of a character": DATA.replace(b'"fatigue":4', b'"notes":"\\ud800"'),
    "a name twice": DATA.replace(b'"fatigue":4', b'"fatigue":4,"fatigue":5'),
    "a night twice": DATA.replace(LINES[DAYS[4]], LINES[DAYS[4]] + b",\n" + LINES[DAYS[4]]),
    "git's marks": DATA.replace(LINES[DAYS[4]], b"<<<<<<< HEAD\n" + LINES[DAYS[4]]),
    "a wrong type": DATA.replace(b'"fatigue":4', b'"fatigue":"four"'),
    "a night out of range": DATA.replace(b'"fatigue":4', b'"fatigue":44'),
    "a night under another date": DATA.replace(b'"20261105"', b'"20261130"'),
    "a newer schema": DATA.replace(b'"schema": %d' % newest(), b'"schema": 99').replace(b'"nights"', b'"evenings"'),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_every_kind_of_broken_file_is_left_as_it_is_and_said(tmp_path: Path, data: bytes) -> None:
    """One line names the file; what is sound is read; nothing is written over it."""
    assert data != DATA
    hold_against_the_rules(tmp_path, data)
    diary = DiskDiary(tmp_path)
    with pytest.raises(DiaryReadOnly, match=FILE):
        diary.change(DAYS[5], tired(9))
    assert FILE in (diary.trouble() or "")
    assert [path.name for path in tmp_path.iterdir() if path.name != ".lock"] == [FILE]
    assert [looked.name for looked in check(tmp_path)] == [FILE]


@pytest.mark.parametrize("kind", [kind for kind in BROKEN if "newer" not in kind])
def test_every_kind_of_broken_file_comes_back_from_its_backup(tmp_path: Path, kind: str) -> None:
    """One command, and the year can be written again."""
    data = BROKEN[kind]
    (tmp_path / FILE).write_bytes(DATA)
    DiskDiary(tmp_path).change(DAYS[0], tired(10))
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(DiaryReadOnly, match=r"'stillnight restore' brings it back .*\(12 nights, saved 2026-11-13"):
        DiskDiary(tmp_path).change(DAYS[5], tired(9))
    Restorer(tmp_path).carry_out(Restorer.damaged)
    diary = DiskDiary(tmp_path)
    assert {night.night_of: night for night in diary.nights(date.min, date.max)} == NIGHTS
    assert diary.change(DAYS[5], tired(9)).after.fatigue == 9
    (place,) = (tmp_path / "damaged").iterdir()
    assert place.read_bytes() == data


def test_a_file_of_another_account_is_looked_at_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """I opened the diary as another user: it is not turned into mine behind my back."""
    (tmp_path / FILE).write_bytes(DATA)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    diary = DiskDiary(tmp_path)
    assert diary.night(DAYS[3]) == NIGHTS[DAYS[3]]
    with pytest.raises(DiaryReadOnly, match="belongs to another account"):
        diary.change(DAYS[3], tired(1))
    assert "belongs to another account" in (diary.trouble() or "")
    assert (tmp_path / FILE).read_bytes() == DATA


def test_settings_that_do_not_read_are_never_taken_for_none(tmp_path: Path) -> None:
    """My time zone is not forgotten because a file is damaged."""
    (tmp_path / "person.json").write_bytes(b'{"stillnight":')
    for ask in (DiskDiary(tmp_path).person, lambda: DiskDiary(tmp_path).change_person(lambda person: person)):
        with pytest.raises(DiaryReadOnly, match=r"person\.json is damaged"):
            ask()


def test_the_largest_revision_there_can_be_is_not_the_end_of_the_diary(tmp_path: Path) -> None:
    """Somebody typed a huge number into the head: what I save after it is read all the same."""
    (tmp_path / FILE).write_bytes(DATA.replace(b'"revision": 7', b'"revision": %d' % (2**63 - 1)))
    for much in (8, 9, 10):
        DiskDiary(tmp_path).change(DAYS[5], tired(much))
    assert DiskDiary(tmp_path).night(DAYS[5]).fatigue == 10
    assert DiskDiary(tmp_path).trouble() is None
    assert len(list((tmp_path / "backups").iterdir())) == 3
