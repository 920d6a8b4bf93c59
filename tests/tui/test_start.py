"""What the app says of the diary's files when it opens, and does for them while it stays open."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from stillnight.diary.errors import DiaryDamaged
from stillnight.store import mounts
from stillnight.store.disk import DiskDiary
from tests.builders import SUNDAY
from tests.tui.driving import StandingClock, app_at, press, said, screen_lines, screen_text

EVENING = "2026-11-22 21:40"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A diary with one night."""
    DiskDiary(tmp_path / "diary", StandingClock(EVENING)).change(SUNDAY, lambda night: replace(night, fatigue=3))
    return tmp_path / "diary"


async def test_a_diary_that_was_open_to_others_is_closed_and_that_is_said(folder: Path) -> None:
    """Somebody opened my folder to the whole machine: it is mine alone again, and the app says so when it opens."""
    folder.chmod(0o755)
    app = app_at(EVENING, DiskDiary(folder))
    async with app.run_test(size=(160, 40)):
        assert said(app) == (
            "others on this machine could read this diary (1 of its files or folders was open to them); "
            "it is yours alone now"
        )
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    app = app_at(EVENING, DiskDiary(folder))
    async with app.run_test(size=(160, 40)):
        assert "others" not in said(app)


async def test_on_a_disk_without_locks_the_app_says_so_before_the_first_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """My home is on a server: I am told to write from one place at a time; I can write, and am not told again."""
    monkeypatch.setattr(mounts, "locks_work", lambda _: False)
    app = app_at(EVENING, DiskDiary(folder))
    async with app.run_test(size=(120, 40)) as pilot:
        assert said(app).startswith("locks on this disk are not to be trusted")
        await press(pilot, "6")
        assert said(app) == ""
        assert screen_lines(app)[0].rstrip().endswith("saved 21:40:00")


async def test_a_disk_that_keeps_no_backups_is_said_once_and_writes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """My stick knows no links: the first save says that there are no backups, and the header that it is saved."""
    app = app_at(EVENING, DiskDiary(folder))
    async with app.run_test(size=(120, 40)) as pilot:

        def no_links(*_: object, **__: object) -> None:
            raise OSError(95, "no links")

        monkeypatch.setattr("os.link", no_links)
        await press(pilot, "6")
        assert "keeps no backups" in said(app)
        assert screen_lines(app)[0].rstrip().endswith("saved 21:40:00")
        await press(pilot, "escape", "7")
        assert said(app) == ""


async def test_trouble_and_what_was_open_are_both_said(folder: Path) -> None:
    """Two things are wrong at once, and I hear of both."""
    (folder / "nights-2026.json").write_bytes(b"{")
    folder.chmod(0o755)
    with pytest.raises(DiaryDamaged):
        DiskDiary(folder).night(SUNDAY)
    app = app_at(EVENING, DiskDiary(folder))
    async with app.run_test(size=(160, 40)):
        assert said(app).startswith("nights-2026.json is damaged")
        assert said(app).endswith("it is yours alone now")


def backups_in(folder: Path) -> int:
    """How many backups there are."""
    return len(list((folder / "backups").iterdir()))


async def test_backups_are_thinned_while_the_app_stays_open_and_nobody_saves(folder: Path) -> None:
    """My window stays open for months in tmux: old states do not pile up, and no answer of mine waits for that."""
    clock = StandingClock(EVENING)
    app = app_at(clock, DiskDiary(folder, clock))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(15):
            await press(pilot, "escape", "6", "escape", "7")
            clock.on(1)
        many = backups_in(folder)
        assert many == 30
        app.upkeep.tidy()
        assert backups_in(folder) == many, "something was saved since it was last looked at"
        app.upkeep.tidy()
        assert backups_in(folder) == 10
        assert app.session.night(SUNDAY).urge.worst == 7


async def test_a_diary_whose_settings_do_not_read_opens_all_the_same(folder: Path) -> None:
    """At three in the morning my settings are damaged: I note my cramp, and read what brings the settings back."""
    for look in ("red", "day"):
        DiskDiary(folder).change_person(lambda person, look=look: replace(person, zone="Europe/London", look=look))  # type: ignore[misc]
    (folder / "person.json").write_bytes(b"{")
    app = app_at("2026-11-23 03:12", DiskDiary(folder))
    async with app.run_test(size=(160, 40)) as pilot:
        assert said(app).startswith("^r brings it back; person.json is damaged")
        assert "'stillnight restore' brings it back from its newest good backup" in said(app)
        assert app.theme == "red"
        await press(pilot, "c")
        assert len(DiskDiary(folder).night(SUNDAY).cramps or ()) == 1
        await press(pilot, "escape", "r")
        assert "person.json is damaged" in said(app)
    assert (folder / "person.json").read_bytes() == b"{"


async def test_a_damaged_year_says_its_nights_and_offers_its_newest_good_backup(folder: Path) -> None:
    """One of my nights is damaged: the others show, one line names the file and the night and what brings it back."""
    before = SUNDAY.replace(day=21)
    DiskDiary(folder, StandingClock(EVENING)).change(before, lambda night: replace(night, fatigue=7))
    path = folder / "nights-2026.json"
    damaged = path.read_bytes().replace(b'"fatigue":3', b'"fatigue":33')
    path.write_bytes(damaged)
    app = app_at(EVENING, DiskDiary(folder), night_of=before)
    async with app.run_test(size=(200, 40)):
        assert app.tonight_screen.night.fatigue == 7
        assert said(app) == (
            "^r brings it back; 1 night in nights-2026.json cannot be read (2026-11-22) and the file is left as it is; "
            "'stillnight restore' brings it back from its newest good backup (1 night, saved 2026-11-22 20:40:00 UTC)"
        )
    assert path.read_bytes() == damaged


async def test_what_is_damaged_is_brought_back_with_two_keys_and_the_damaged_file_is_kept(folder: Path) -> None:
    """At three in the morning my year is damaged: ^r shows what would come back, Enter does it, and I note my urge."""
    monday = SUNDAY - timedelta(days=6)
    diary = DiskDiary(folder, StandingClock(EVENING))
    diary.change(monday, lambda night: replace(night, fatigue=5))
    diary.change(SUNDAY, lambda night: replace(night, fatigue=4))
    path = folder / "nights-2026.json"
    damaged = path.read_bytes().replace(b'"fatigue":5', b'"fatigue":55')
    path.write_bytes(damaged)
    app = app_at(EVENING, DiskDiary(folder, StandingClock(EVENING)))
    async with app.run_test(size=(120, 40)) as pilot:
        assert said(app).startswith("^r brings it back; 1 night in nights-2026.json cannot be read (2026-11-16)")
        await press(pilot, "ctrl+r")
        assert "2026-11-16  comes back (1 answer)" in screen_text(app)
        assert path.read_bytes() == damaged
        await press(pilot, "q", "ctrl+r", "enter")
        assert said(app).startswith("nights-2026.json is restored from")
        assert app.session.night(monday).fatigue == 5
        await press(pilot, "6")
        assert DiskDiary(folder).night(SUNDAY).urge.worst == 6
    (aside,) = (folder / "damaged").iterdir()
    assert aside.read_bytes() == damaged


async def test_with_nothing_damaged_there_is_nothing_to_bring_back(folder: Path) -> None:
    """I press ^r for no reason, and am told so."""
    app = app_at(EVENING, DiskDiary(folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+r")
        assert said(app) == "Nothing is damaged."


async def test_a_look_for_other_sessions_that_comes_as_the_app_ends_does_no_harm(folder: Path) -> None:
    """I press q in the very moment in which the app looks what my phone did: it ends as always."""
    app = app_at(EVENING, DiskDiary(folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "q")
    assert app.screen_stack == []
    app.upkeep.look()
    app.upkeep.retry()
    assert app.return_code == 0


async def test_the_mouse_is_set_in_the_palette_and_remembered() -> None:
    """I say once that I want no mouse; I hear when that holds, and it is kept."""
    app = app_at("2026-11-22 21:40")
    async with app.run_test(size=(80, 24)) as pilot:
        for mouse, words in (("on", "on, over SSH too"), ("off", "off"), ("auto", "on here and off over SSH")):
            await app.run_action("mouse")
            await pilot.pause()
            assert app.session.person().mouse == mouse
            assert f"From the next start on the mouse is {words}." in screen_text(app)
