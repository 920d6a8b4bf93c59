"""Half-typed texts on the disk: written soon, for their owner alone, and a living session's are nobody else's."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from stillnight.diary.draft import Draft, Spot
from stillnight.store.drafts import DraftFolder
from stillnight.store.names import DRAFTS
from tests.builders import at

BEGAN = Spot(place="night", night_of=date(2026, 11, 22), field="urge.began", label="It began")
BED = Spot(place="night", night_of=date(2026, 11, 22), field="sleep.bed", label="Into bed")

Sit = Callable[[], DraftFolder]


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """Begins a session in this diary, whose thread never gets to write by itself: the tests say when."""
    begun: list[DraftFolder] = []

    def session() -> DraftFolder:
        begun.append(DraftFolder(tmp_path, lambda: at("2026-11-22 21:40"), settle=3600.0))
        return begun[-1]

    yield session
    for folder in begun:
        leave(folder)


def leave(session: DraftFolder) -> None:
    """Let a session be gone: as when its process ends, the system lets go of its locks."""
    for held in session._held.values():
        os.close(held.handle)
    session._held.clear()


def files(folder: Path) -> list[Path]:
    """What is in the folder of drafts."""
    return sorted((folder / DRAFTS).iterdir()) if (folder / DRAFTS).exists() else []


def test_a_draft_is_in_a_file_of_its_own_for_its_owner_alone(sit: Sit, tmp_path: Path) -> None:
    """What I am typing is nobody else's to read, and one can see what it is."""
    session = sit()
    session.keep((Draft(BEGAN, "2045"),))
    session.flush()
    (file,) = files(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert json.loads(file.read_bytes()) == {
        "schema": 1,
        "typed": "2026-11-22T21:40:00+01:00",
        "draft": {
            "spot": {
                "place": "night",
                "field": "urge.began",
                "label": "It began",
                "night_of": "2026-11-22",
                "list_id": "",
                "item": "",
            },
            "text": "2045",
        },
    }


def test_typing_on_replaces_the_file_and_the_end_of_it_removes_it(sit: Sit, tmp_path: Path) -> None:
    """One text is one file, and none when it is saved or given up."""
    session = sit()
    for text in ("2", "20", "204"):
        session.keep((Draft(BEGAN, text),))
        session.flush()
    (file,) = files(tmp_path)
    assert json.loads(file.read_bytes())["draft"]["text"] == "204"
    session.keep(())
    session.flush()
    assert files(tmp_path) == []


def test_nothing_is_made_where_nothing_is_half_typed(sit: Sit, tmp_path: Path) -> None:
    """Looking at the diary leaves no trace."""
    session = sit()
    session.keep(())
    session.flush()
    assert session.left() == ()
    assert list(tmp_path.iterdir()) == []
    assert not any(thread.name == "drafts" for thread in threading.enumerate() if thread is session._thread)


def test_the_text_of_a_living_session_is_not_offered_and_that_of_a_dead_one_is(sit: Sit) -> None:
    """A second window does not offer me what I am typing in the first, until the first is gone."""
    first, second = sit(), sit()
    first.keep((Draft(BEGAN, "2045"),))
    first.flush()
    assert second.left() == ()
    assert first.left() == ()
    leave(first)
    (left,) = second.left()
    assert (left.draft, left.typed) == (Draft(BEGAN, "2045"), at("2026-11-22 21:40"))


def test_a_text_that_was_taken_up_is_offered_to_nobody_else(sit: Sit) -> None:
    """Two windows open after the loss: one of them takes it up, and the other has nothing to take."""
    first, second, third = sit(), sit(), sit()
    first.keep((Draft(BEGAN, "2045"),))
    first.flush()
    leave(first)
    (left,) = second.left()
    assert second.adopt(left)
    assert not third.adopt(left)
    assert third.left() == ()


def test_a_text_that_was_taken_up_stays_until_it_is_saved_or_given_up(sit: Sit, tmp_path: Path) -> None:
    """The line is lost again before I press Enter: it is still there."""
    first, second, third = sit(), sit(), sit()
    first.keep((Draft(BEGAN, "2045"),))
    first.flush()
    leave(first)
    second.adopt(second.left()[0])
    second.keep(())
    second.flush()
    assert len(files(tmp_path)) == 1, "it has not come to a row yet"
    second.keep((Draft(BEGAN, "2046"),))
    second.flush()
    assert len(files(tmp_path)) == 1
    leave(second)
    assert [left.draft.text for left in third.left()] == ["2046"]
    third.adopt(third.left()[0])
    third.keep((Draft(BEGAN, "2046"),))
    third.flush()
    third.keep(())
    third.flush()
    assert files(tmp_path) == []


def test_two_texts_of_one_session_are_two_files(sit: Sit, tmp_path: Path) -> None:
    """Whatever I was typing in two places, both are there."""
    session = sit()
    session.keep((Draft(BEGAN, "20"), Draft(BED, "22")))
    session.flush()
    assert len(files(tmp_path)) == 2
    session.keep((Draft(BED, "22"),))
    session.flush()
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"schema": 2}', b"x" * 300_000],
    ids=["empty", "of nothing", "no text", "deep", "newer", "large"],
)
def test_a_file_that_does_not_read_is_left_alone(content: bytes, sit: Sit, tmp_path: Path) -> None:
    """A broken file in there costs me nothing but itself."""
    (tmp_path / DRAFTS).mkdir()
    file = tmp_path / DRAFTS / "0123456789abcdef.json"
    file.write_bytes(content)
    assert sit().left() == ()
    assert file.read_bytes() == content


def test_a_pipe_a_link_and_a_folder_of_that_name_hold_nothing_up(sit: Sit, tmp_path: Path) -> None:
    """Nothing that somebody puts there makes the start wait, or is followed elsewhere."""
    there = tmp_path / DRAFTS
    there.mkdir()
    os.mkfifo(there / "0000000000000000.json")
    (there / "1111111111111111.json").symlink_to(tmp_path / "elsewhere")
    (there / "2222222222222222.json").mkdir()
    assert sit().left() == ()


def test_a_disk_that_refuses_is_borne_in_silence_and_tried_again(sit: Sit, tmp_path: Path) -> None:
    """The second net may tear: the answers themselves are told of when they are not saved."""
    (tmp_path / DRAFTS).write_text("in the way")
    session = sit()
    session.keep((Draft(BEGAN, "20"),))
    session.flush()
    (tmp_path / DRAFTS).unlink()
    session.keep((Draft(BEGAN, "204"),))
    session.flush()
    assert len(files(tmp_path)) == 1


def test_the_thread_writes_without_being_told(tmp_path: Path) -> None:
    """I only type, and a moment later it is on the disk; when I am done it is gone."""
    written, gone = threading.Event(), threading.Event()

    class Told(DraftFolder):
        def flush(self) -> None:
            super().flush()
            (written if files(tmp_path) else gone).set()

    session = Told(tmp_path, settle=0.0)
    session.keep((Draft(BEGAN, "2045"),))
    assert written.wait(20)
    session.keep(())
    assert gone.wait(20)
