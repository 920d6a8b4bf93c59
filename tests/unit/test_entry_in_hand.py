"""A medicine that is open stays the same one, whatever answers, undo and other sessions do to it."""

from __future__ import annotations

from datetime import date

from stillnight.diary.entry_in_hand import EntryInHand
from stillnight.diary.medicines import Entry
from stillnight.diary.person import Medicine, Person

TODAY = date(2026, 11, 22)
OLD = Medicine(name="gabapentin", dose="300 mg", since=date(2026, 5, 1))
NEW = Medicine(name="gabapentin", dose="600 mg", since=TODAY)
ENDED = Medicine(name="gabapentin", dose="300 mg", since=date(2026, 5, 1), until=date(2026, 11, 21))
LATER = Medicine(name="gabapentin", dose="300 mg", usual="21:00", since=date(2026, 5, 1))
IRON = Medicine(name="iron")


def kept_as(held: EntryInHand, entry: Entry) -> tuple[tuple[Medicine, ...], Entry]:
    """The list after an answer, and the entry that is then open."""
    edit, made = held.writing("medicines", entry, TODAY)
    return edit(Person(medicines=(OLD, IRON))).medicines, made


def test_another_dose_of_one_that_was_there_is_a_new_entry() -> None:
    """What I take from today on is open; how it was before stays."""
    wanted = Medicine(name="gabapentin", dose="600 mg", since=date(2026, 5, 1))
    assert kept_as(EntryInHand(OLD, (OLD, IRON), was_there=True), wanted) == ((IRON, ENDED, NEW), NEW)


def test_another_dose_of_one_that_has_just_begun_is_a_correction() -> None:
    """I mistyped it a moment ago: it never was a dose of mine."""
    wanted = Medicine(name="gabapentin", dose="600 mg", since=date(2026, 5, 1))
    assert kept_as(EntryInHand(OLD, (OLD, IRON)), wanted) == ((IRON, wanted), wanted)


def test_one_that_was_emptied_is_taken_away_and_begins_anew() -> None:
    """The last field is blank: nothing is left to keep."""
    held = EntryInHand(IRON, (OLD, IRON))
    assert kept_as(held, Medicine()) == ((OLD,), Medicine())
    assert held.kept(Medicine(), (OLD,)).entry is None


def test_undo_is_followed_to_what_stands_in_its_place() -> None:
    """An answer is taken back, or a new dose with the end of the old one."""
    assert EntryInHand(LATER, (IRON, LATER)).followed((IRON, OLD)).entry == OLD
    assert EntryInHand(NEW, (IRON, ENDED, NEW)).followed((IRON, OLD)).entry == OLD


def test_what_undo_took_away_is_open_again_after_redo() -> None:
    """And while it is gone, nothing else of the list is taken for it."""
    gone = EntryInHand(OLD, (IRON, OLD)).followed((IRON,))
    assert gone.entry is None
    assert gone.followed((IRON, LATER)).entry is None
    assert gone.followed((IRON, OLD)).entry == OLD


def test_what_happens_to_others_is_nothing_to_it() -> None:
    """My phone notes one more, or takes another away."""
    held = EntryInHand(OLD, (IRON, OLD))
    assert held.followed((IRON, OLD, NEW)).entry == held.followed((OLD,)).entry == OLD
