"""The queue of what the disk refused, by itself: in order, nothing twice, nothing of another session lost."""

from __future__ import annotations

from datetime import date

import pytest

from stillnight.diary.edits import adding, answering
from stillnight.diary.errors import DiaryBusy, DiaryDamaged, DiaryNewer, DiaryNotSaved, DiaryReadOnly
from stillnight.diary.night import Cramp
from stillnight.diary.port import Change, Edit
from stillnight.tui.unsaved import Unsaved
from stillnight.tui.waiting import OfNight
from tests.builders import BERLIN, SUNDAY, at
from tests.tui.refusing import FULL, RefusingDiary

SATURDAY = date(2026, 11, 21)


def urge(worst: int) -> Edit:
    """The answer to one question."""
    return answering({"urge.worst": worst}, BERLIN)


class Queue(Unsaved):
    """The queue, and what went through it."""

    def __init__(self, diary: RefusingDiary) -> None:
        super().__init__(diary)
        self.saved: list[Change] = []

    def give(self, night_of: date, edit: Edit) -> None:
        """Change a night."""
        self.change(OfNight(night_of, edit, self.saved.append))

    def take_newest_out(self) -> None:
        """Undo what waits."""
        assert self.newest is not None
        self.take_out(self.newest)


def queue(diary: RefusingDiary) -> tuple[Queue, list[Change]]:
    """A queue over this diary, and what went through it."""
    unsaved = Queue(diary)
    return unsaved, unsaved.saved


def test_what_the_disk_takes_never_waits() -> None:
    """While all is well, an answer is on the disk at once."""
    unsaved, saved = queue(diary := RefusingDiary())
    unsaved.give(SUNDAY, urge(6))
    assert unsaved.waiting == ()
    assert unsaved.reason == ""
    assert [change.after for change in saved] == [diary.night(SUNDAY)]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (DiaryNotSaved(FULL), "the disk is full"),
        (DiaryBusy("another Stillnight is saving this diary; try again"), "another session is saving"),
    ],
)
def test_what_passes_by_itself_waits_with_its_reason(error: DiaryNotSaved | DiaryBusy, reason: str) -> None:
    """A full disk and a busy one keep my answer waiting, and I can read why."""
    diary = RefusingDiary(1)
    diary.error = error
    unsaved, saved = queue(diary)
    unsaved.give(SUNDAY, urge(6))
    assert (len(unsaved.waiting), unsaved.reason, saved) == (1, reason, [])
    assert unsaved.over(diary.night(SUNDAY)).urge.worst == 6
    unsaved.save()
    assert (len(unsaved.waiting), diary.night(SUNDAY).urge.worst) == (0, 6)


@pytest.mark.parametrize("kind", [DiaryReadOnly, DiaryDamaged, DiaryNewer])
def test_what_does_not_pass_is_refused_and_not_kept(kind: type[DiaryReadOnly]) -> None:
    """A file that may not be written refuses my answer outright; it is not kept in a queue that cannot move."""
    diary = RefusingDiary(1)
    diary.error = kind("no")
    unsaved, _ = queue(diary)
    with pytest.raises(kind):
        unsaved.give(SUNDAY, urge(6))
    assert unsaved.waiting == ()


def test_edits_go_through_in_the_order_they_were_made() -> None:
    """I change my mind twice on a full disk: the last answer is the one that stays."""
    unsaved, saved = queue(diary := RefusingDiary(3))
    for worst in (4, 9, 6):
        unsaved.give(SUNDAY, urge(worst))
    assert len(unsaved.waiting) == 3
    unsaved.save()
    assert [change.after.urge.worst for change in saved] == [4, 9, 6]
    assert diary.night(SUNDAY).urge.worst == 6


def test_the_next_change_takes_what_waits_with_it() -> None:
    """I made room and answer on: all that waited is saved first, then the new answer."""
    unsaved, saved = queue(RefusingDiary(1))
    unsaved.give(SUNDAY, urge(4))
    unsaved.give(SUNDAY, answering({"fatigue": 5}, BERLIN))
    assert unsaved.waiting == ()
    assert [change.after.fatigue for change in saved] == [None, 5]


def test_a_full_disk_is_asked_once_and_not_for_every_edit_that_waits() -> None:
    """With ten answers waiting, a try on a busy disk waits once and not ten times."""
    unsaved, _ = queue(diary := RefusingDiary(100))
    for worst in range(10):
        unsaved.give(SUNDAY, urge(worst))
    diary.asked = 0
    unsaved.save()
    assert diary.asked == 1
    assert all(one.refusal is not None for one in unsaved.waiting)


def test_what_another_session_saved_meanwhile_stays() -> None:
    """My phone answered while the laptop's disk was full: both answers are there in the end."""
    unsaved, _ = queue(diary := RefusingDiary(1))
    unsaved.give(SUNDAY, urge(6))
    diary.other.change(SUNDAY, answering({"fatigue": 5}, BERLIN))
    unsaved.save()
    assert (diary.night(SUNDAY).urge.worst, diary.night(SUNDAY).fatigue) == (6, 5)


def test_a_save_that_was_refused_but_arrived_is_not_done_twice() -> None:
    """The disk broke after it had my cramp: trying again does not make it two."""
    diary = RefusingDiary(1)
    diary.did_save = True
    unsaved, _ = queue(diary)
    cramp = Cramp(at=at("2026-11-23 03:12"))
    unsaved.give(SUNDAY, adding("cramps", cramp, BERLIN))
    unsaved.save()
    assert unsaved.waiting == ()
    assert diary.night(SUNDAY).cramps == (cramp,)


def test_a_night_that_is_refused_for_good_does_not_hold_up_another() -> None:
    """One year's file became unreadable while I waited: answers to other nights are saved all the same."""
    unsaved, saved = queue(diary := RefusingDiary(2))
    unsaved.give(SUNDAY, urge(6))
    unsaved.give(SATURDAY, urge(3))
    diary.refuses, diary.error = 1, DiaryReadOnly("no")
    unsaved.save()
    assert [change.after.night_of for change in saved] == [SATURDAY]
    assert [one.night_of for one in unsaved.waiting] == [SUNDAY]


def test_what_is_taken_out_is_not_saved_and_can_be_put_back() -> None:
    """Undo of an answer that waits forgets it; redo lets it wait again."""
    unsaved, _ = queue(diary := RefusingDiary(2))
    unsaved.give(SUNDAY, urge(6))
    unsaved.take_newest_out()
    unsaved.save()
    assert diary.night(SUNDAY).is_blank()
    unsaved.put_back()
    assert len(unsaved.waiting) == 1
    unsaved.save()
    assert diary.night(SUNDAY).urge.worst == 6
    assert unsaved.put_back() is None
    assert unsaved.newest is None


def test_a_new_change_ends_what_could_be_put_back() -> None:
    """After taking one back, a new answer counts."""
    unsaved, _ = queue(RefusingDiary(2))
    unsaved.give(SUNDAY, urge(6))
    unsaved.take_newest_out()
    unsaved.give(SUNDAY, urge(3))
    assert unsaved.put_back() is None
