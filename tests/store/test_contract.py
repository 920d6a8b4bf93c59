"""The promise of ``DiaryStore``, kept on disk and in memory alike."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pendulum
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from stillnight.diary.errors import DiaryDamaged, DiaryNewer
from stillnight.diary.night import Cramp, Drinks, Night, Sleep, Urge
from stillnight.diary.person import Person
from stillnight.diary.port import DiaryStore, Edit
from stillnight.store.documents import to_document
from tests.store.conftest import Place
from tests.store.strategies import any_night

EVENING = date(2026, 11, 22)
BEFORE = date(2026, 11, 21)
NEW_YEAR = date(2027, 1, 1)


def tired(much: int) -> Edit:
    """An edit that answers one question."""
    return lambda night: replace(night, fatigue=much)


def page(nights: str, count: int, schema: int = 1) -> bytes:
    """A file as somebody may have left it."""
    head = f'{{"schema": {schema}, "revision": 5, "count": {count}}}'
    return f'{{"stillnight": {head}, "nights": {{{nights}}}}}'.encode()


GOOD = '"20261121": {"night_of": "2026-11-21", "fatigue": 3}'
BAD = '"20261122": {"night_of": "2026-11-22", "fatigue": 300}'


def test_both_stores_are_diary_stores(place: Place) -> None:
    """Screens may be given either."""
    store: DiaryStore = place.open()
    assert store.trouble() is None


def test_a_night_without_entry_is_blank(place: Place) -> None:
    """I have written nothing yet, and that is no error."""
    diary = place.open()
    assert diary.night(EVENING) == Night(night_of=EVENING)
    assert len(diary.nights(date.min, date.max)) == 0
    assert diary.recorded() is None
    assert diary.revision(EVENING) == 0
    assert place.files() == {}


def test_what_is_saved_is_read_back_by_another_handle(place: Place) -> None:
    """I close the diary and open it again: my answer is there."""
    change = place.open().change(EVENING, tired(4))
    assert change.before == Night(night_of=EVENING)
    assert change.after == Night(night_of=EVENING, fatigue=4)
    assert place.open().night(EVENING) == change.after


def test_an_edit_runs_on_what_is_stored_now(place: Place) -> None:
    """Another window changed the night after I looked at it; my change is made to theirs."""
    mine, theirs = place.open(), place.open()
    assert mine.night(EVENING).is_blank()
    theirs.change(EVENING, tired(2))
    assert mine.change(EVENING, lambda night: replace(night, fatigue=(night.fatigue or 0) + 1)).after.fatigue == 3


def test_two_handles_that_answer_different_questions_both_keep_theirs(place: Place) -> None:
    """Two windows are open on one night, and neither loses an answer."""
    one, two = place.open(), place.open()
    one.change(EVENING, lambda night: replace(night, urge=Urge(worst=6)))
    two.change(EVENING, lambda night: replace(night, notes="restless"))
    one.change(EVENING, lambda night: replace(night, urge=replace(night.urge, lasted=40)))
    expected = Night(night_of=EVENING, urge=Urge(worst=6, lasted=40), notes="restless")
    assert one.night(EVENING) == two.night(EVENING) == place.open().night(EVENING) == expected


def test_none_and_blank_stay_different(place: Place) -> None:
    """That I had no cramps is an answer; that I did not say is not."""
    diary = place.open()
    diary.change(EVENING, lambda night: replace(night, cramps=()))
    diary.change(BEFORE, tired(1))
    fresh = place.open()
    assert fresh.night(EVENING).cramps == ()
    assert fresh.night(BEFORE).cramps is None


def test_a_blank_cramp_is_still_a_cramp(place: Place) -> None:
    """I had a cramp of which I remember nothing else."""
    place.open().change(EVENING, lambda night: replace(night, cramps=(Cramp(), Cramp(pain=3))))
    assert place.open().night(EVENING).cramps == (Cramp(), Cramp(pain=3))


def test_empty_parts_are_absent_in_the_file(place: Place) -> None:
    """The file holds what I said, and no empty boxes."""
    blank_again = Night(night_of=EVENING, urge=Urge(), sleep=Sleep(), caffeine=Drinks(), fatigue=1)
    place.open().change(EVENING, lambda _: blank_again)
    assert b'{"night_of":"2026-11-22","fatigue":1}' in place.files()["nights-2026.json"]


def test_a_night_left_blank_is_removed(place: Place) -> None:
    """I took back my only answer: the night counts as not recorded."""
    diary = place.open()
    diary.change(EVENING, lambda night: replace(night, fatigue=4, zone="Europe/Berlin"))
    change = diary.change(EVENING, lambda night: replace(night, fatigue=None))
    assert change.after == Night(night_of=EVENING)
    assert diary.recorded() is None
    assert place.open().night(EVENING) == Night(night_of=EVENING)
    assert b"2026-11-22" not in place.files()["nights-2026.json"]


def test_the_revision_grows_by_one_with_each_save_of_the_file(place: Place) -> None:
    """A screen sees that somebody saved, in this year and in no other."""
    diary = place.open()
    saved = [diary.change(day, tired(much)).revision for much, day in enumerate([EVENING, BEFORE, EVENING])]
    assert saved == [1, 2, 3]
    assert place.open().revision(BEFORE) == 3
    assert place.open().revision(NEW_YEAR) == 0


def test_an_edit_that_changes_nothing_writes_nothing(place: Place) -> None:
    """I opened a question and left it as it was."""
    diary = place.open()
    diary.change(EVENING, tired(4))
    files = place.files()
    again = diary.change(EVENING, tired(4))
    assert (again.before, again.revision) == (again.after, 1)
    assert diary.change(BEFORE, lambda night: replace(night, zone="Europe/Berlin")).after.is_blank()
    assert place.files() == files


def test_the_offset_of_an_instant_is_part_of_the_answer(place: Place) -> None:
    """I corrected the zone of a time; the moment is the same and the clock is not."""
    in_berlin = datetime(2026, 11, 22, 23, 0, tzinfo=timezone(timedelta(hours=1)))
    diary = place.open()
    diary.change(EVENING, lambda night: replace(night, sleep=Sleep(bed=in_berlin)))
    diary.change(EVENING, lambda night: replace(night, sleep=Sleep(bed=in_berlin.astimezone(UTC))))
    bed = place.open().night(EVENING).sleep.bed
    assert bed is not None
    assert bed.utcoffset() == timedelta(0)


def test_instants_of_pendulum_become_plain_ones(place: Place) -> None:
    """The clock of the app makes pendulum's instants; what is kept is the moment with its offset."""
    bed = pendulum.datetime(2026, 11, 22, 23, tz="Europe/Berlin")
    kept = place.open().change(EVENING, lambda night: replace(night, sleep=Sleep(bed=bed))).after.sleep.bed
    assert type(kept) is datetime
    assert kept == bed
    assert kept.isoformat() == "2026-11-22T23:00:00+01:00"


def test_nights_between_have_both_ends(place: Place) -> None:
    """I ask for a week and get its first and its last night, over New Year too."""
    diary = place.open()
    for day in (NEW_YEAR, BEFORE, EVENING):
        diary.change(day, tired(1))
    fresh = place.open()
    assert [night.night_of for night in fresh.nights(BEFORE, NEW_YEAR)] == [BEFORE, EVENING, NEW_YEAR]
    assert [night.night_of for night in fresh.nights(EVENING, EVENING)] == [EVENING]
    assert len(fresh.nights(EVENING, BEFORE)) == 0


def test_recorded_skips_years_that_were_emptied(place: Place) -> None:
    """My first night is the first with an answer, not the first file."""
    diary = place.open()
    for day in (date(2020, 2, 29), BEFORE, EVENING, NEW_YEAR):
        diary.change(day, tired(1))
    for day in (date(2020, 2, 29), NEW_YEAR):
        diary.change(day, lambda night: replace(night, fatigue=None))
    assert place.open().recorded() == (BEFORE, EVENING)


def test_settings_begin_with_their_defaults_and_are_kept(place: Place) -> None:
    """I need no set-up, and what I set stays set."""
    assert place.open().person() == Person()
    assert place.open().change_person(lambda person: person).zone is None
    assert place.files() == {}
    place.open().change_person(lambda person: replace(person, zone="Europe/Berlin"))
    place.open().change_person(lambda person: replace(person, night_starts=15))
    assert place.open().person() == Person(zone="Europe/Berlin", night_starts=15)
    assert list(place.files()) == ["person.json"]


def test_an_edit_may_not_move_a_night(place: Place) -> None:
    """A mistake of ours must not put my answers under another date."""
    diary = place.open()
    with pytest.raises(ValueError, match="made one of 2026-11-21"):
        diary.change(EVENING, lambda _: Night(night_of=BEFORE, fatigue=1))
    assert place.files() == {}


@pytest.mark.parametrize("wrong", [Night(night_of=EVENING, fatigue=99), Night(night_of=EVENING, notes="\ud800")])
def test_a_night_that_could_not_be_read_back_is_not_written(place: Place, wrong: Night) -> None:
    """A mistake of ours must not leave a file that does not read."""
    with pytest.raises(ValueError, match="cannot be kept"):
        place.open().change(EVENING, lambda _: wrong)
    assert place.files() == {}


def test_a_failing_edit_leaves_everything_as_it_was(place: Place) -> None:
    """Something went wrong on the way, and nothing was saved by half."""
    diary = place.open()
    diary.change(EVENING, tired(4))
    files = place.files()
    with pytest.raises(ZeroDivisionError):
        diary.change(EVENING, lambda night: replace(night, fatigue=1 // 0))
    assert place.files() == files
    assert diary.change(EVENING, tired(5)).revision == 2


def test_a_night_that_does_not_read_is_left_out_and_told_of(place: Place) -> None:
    """One night of mine is damaged: I see the others, one line says so, and nothing is written over it."""
    place.put("nights-2026.json", page(f"{GOOD}, {BAD}", 2))
    diary = place.open()
    files = place.files()
    assert [night.night_of for night in diary.nights(BEFORE, EVENING)] == [BEFORE]
    assert diary.night(BEFORE).fatigue == 3
    assert diary.recorded() == (BEFORE, BEFORE)
    with pytest.raises(DiaryDamaged, match=r"1 night in nights-2026\.json"):
        diary.night(EVENING)
    for day in (BEFORE, EVENING, date(2026, 1, 1)):
        with pytest.raises(DiaryDamaged, match=r"1 night in nights-2026\.json"):
            diary.change(day, tired(1))
    assert "1 night in nights-2026.json" in (diary.trouble() or "")
    assert place.files() == files


def test_a_night_under_another_date_is_damaged(place: Place) -> None:
    """A night in the wrong place is nobody's."""
    place.put("nights-2026.json", page('"20261121": {"night_of": "2026-11-22", "fatigue": 3}', 1))
    place.put("nights-2027.json", page(GOOD, 1))
    assert len(place.open().nights(date.min, date.max)) == 0


def test_a_damaged_year_does_not_hide_the_others(place: Place) -> None:
    """One file is broken; I still see my other years, and can write them."""
    place.put("nights-2025.json", b"{}")
    diary = place.open()
    diary.change(EVENING, tired(1))
    assert diary.recorded() == (EVENING, EVENING)
    assert len(diary.nights(date.min, date.max)) == 1
    assert "nights-2025.json is damaged" in (diary.trouble() or "")
    assert diary.revision(date(2025, 5, 5)) == 0
    with pytest.raises(DiaryDamaged):
        diary.change(date(2025, 5, 5), tired(1))
    assert place.files()["nights-2025.json"] == b"{}"


def test_trouble_is_over_when_the_file_is_mended(place: Place) -> None:
    """I mended the file by hand; the line goes away without a restart."""
    place.put("nights-2026.json", page(f"{GOOD}, {BAD}", 2))
    diary = place.open()
    diary.nights(BEFORE, EVENING)
    assert diary.trouble()
    place.put("nights-2026.json", page(GOOD, 1))
    assert diary.trouble() is None
    assert diary.change(BEFORE, tired(1)).revision == 6


def test_a_newer_file_is_shown_and_not_written(place: Place) -> None:
    """I opened my diary with an older Stillnight: I can look, and nothing of the newer one is lost."""
    place.put("nights-2026.json", page(f"{GOOD}, {BAD}", 2, schema=99))
    diary = place.open()
    files = place.files()
    assert diary.nights(BEFORE, EVENING).on(BEFORE) is not None
    for day in (BEFORE, EVENING):
        with pytest.raises(DiaryNewer, match=r"nights-2026\.json was written by a newer Stillnight"):
            diary.change(day, tired(1))
    assert "newer Stillnight" in (diary.trouble() or "")
    assert place.files() == files


def test_settings_that_do_not_read_are_never_written_over(place: Place) -> None:
    """My settings file is damaged, and I am told instead of being given a new one."""
    place.put("person.json", b'{"stillnight":{"schema":1,"revision":1,"count":1},"person":{"1":{"night_starts":77}}}')
    diary = place.open()
    files = place.files()
    with pytest.raises(DiaryDamaged, match=r"person\.json"):
        diary.person()
    with pytest.raises(DiaryDamaged, match=r"person\.json"):
        diary.change_person(lambda person: replace(person, night_starts=3))
    assert "person.json" in (diary.trouble() or "")
    assert place.files() == files


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(night=any_night())
def test_any_night_is_read_back_equal(place: Place, night: Night) -> None:
    """Whatever I answer, in whatever words, is what I read tomorrow."""
    place.open().change(night.night_of, lambda _: night)
    expected = Night(night_of=night.night_of) if night.is_blank() else night
    found = place.open().night(night.night_of)
    assert found == expected
    assert to_document(found) == to_document(expected)


OLD = date(2020, 2, 29)


def test_a_year_at_a_time_is_the_same_nights(place: Place) -> None:
    """I take my diary elsewhere, a year after the other, and no night is left out or comes twice."""
    diary = place.open()
    for day in (OLD, BEFORE, EVENING, NEW_YEAR):
        diary.change(day, tired(1))
    years = [[night.night_of for night in year] for year in place.open().by_year(OLD, EVENING)]
    assert years == [[OLD], [BEFORE, EVENING]]


def test_a_year_is_let_go_when_the_next_is_read(place: Place) -> None:
    """Thirty years are read in the memory that one takes."""
    for day in (OLD, EVENING, NEW_YEAR):
        place.open().change(day, tired(1))
    diary = place.open()
    assert [diary.years_held() for _ in diary.by_year(date.min, date.max)] == [1, 1, 1]
    assert diary.years_held() == 0


def test_many_nights_are_one_save_of_each_file(place: Place) -> None:
    """I bring in a year from elsewhere, and my disk is asked once."""
    diary = place.open()
    diary.change(BEFORE, lambda night: replace(night, notes="mine"))
    changes = diary.change_many((NEW_YEAR, EVENING, BEFORE), tired(4))
    assert [(change.after.night_of, change.revision) for change in changes] == [
        (BEFORE, 2),
        (EVENING, 2),
        (NEW_YEAR, 1),
    ]
    fresh = place.open()
    assert fresh.night(BEFORE) == Night(night_of=BEFORE, notes="mine", fatigue=4)
    assert fresh.night(EVENING) == diary.night(EVENING) == Night(night_of=EVENING, fatigue=4)
    assert fresh.revision(EVENING) == 2


def test_many_nights_that_do_not_change_write_nothing(place: Place) -> None:
    """I bring in the same year again."""
    diary = place.open()
    diary.change_many((BEFORE, EVENING), tired(4))
    files = place.files()
    assert [change.revision for change in diary.change_many((BEFORE, EVENING), tired(4))] == [1, 1]
    assert place.files() == files
    diary.change_many((BEFORE,), tired(5))
    diary.change_many((BEFORE, EVENING), lambda night: replace(night, fatigue=None))
    assert place.open().recorded() is None


def test_a_file_is_saved_with_all_its_changes_or_none(place: Place) -> None:
    """The third night goes wrong: nothing of its year is saved, and the year before it is."""
    diary = place.open()
    diary.change(EVENING, tired(1))
    files = place.files()
    with pytest.raises(ZeroDivisionError):
        diary.change_many((BEFORE, EVENING), lambda night: replace(night, fatigue=3 // (EVENING - night.night_of).days))
    with pytest.raises(ValueError, match="cannot be kept"):
        diary.change_many((OLD, EVENING), lambda night: replace(night, fatigue=4 if night.night_of == OLD else 99))
    assert place.files() == files | {"nights-2020.json": place.files()["nights-2020.json"]}
    assert place.open().night(OLD).fatigue == 4


def test_a_damaged_year_takes_none_of_many(place: Place) -> None:
    """One of its nights does not read, so the file is left as it is, and reading by years says so."""
    place.put("nights-2026.json", page(f"{GOOD}, {BAD}", 2))
    diary = place.open()
    assert diary.unread() is None
    with pytest.raises(DiaryDamaged, match=r"1 night in nights-2026\.json"):
        diary.change_many((BEFORE,), tired(1))
    assert [len(year) for year in place.open().by_year(date.min, date.max)] == [1]
    reader = place.open()
    list(reader.by_year(date.min, date.max))
    assert "1 night in nights-2026.json" in (reader.unread() or "")
