"""The invented diary has the figures that it says it has, and everything a diary can hold.

The bounds are worked out by hand from the distributions, about four standard errors wide over twenty diaries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from statistics import correlation, fmean, median, pvariance
from zoneinfo import ZoneInfo

import msgspec
import pytest

from stillnight import content
from stillnight.diary.measures import BY_ID
from stillnight.diary.night import Cramp, Night
from stillnight.diary.nights import Nights
from stillnight.diary.onset import earlier_onset
from stillnight.diary.person import Person
from stillnight.diary.safety import verdict
from stillnight.diary.warnings import warnings
from stillnight.exchange.demo.days import NOTES
from stillnight.exchange.demo.diary import Demo, demo
from stillnight.exchange.demo.severity import carried_over
from stillnight.store.disk import DiskDiary, FolderShelf
from stillnight.store.filling import fill

TONIGHT = date(2026, 11, 22)
SPRING, AUTUMN = date(2026, 3, 28), date(2026, 10, 24)
"""The evenings before the clocks of Berlin were changed."""

PINNED = "b581b990da8aacd226ec769df06a9d3835e2503a97e32bd6ec1ccf859d986bee"


@pytest.fixture(scope="module")
def one() -> Demo:
    """The diary that `stillnight demo` shows."""
    return demo(TONIGHT)


@pytest.fixture(scope="module")
def twenty() -> tuple[Demo, ...]:
    """Twenty diaries of fourteen months."""
    return tuple(demo(TONIGHT, seed) for seed in range(20))


@pytest.fixture(scope="module")
def many(twenty: tuple[Demo, ...]) -> tuple[Night, ...]:
    """All their nights."""
    return tuple(night for one in twenty for night in one.nights)


def on(found: Demo, evening: date) -> Night:
    """The night of that evening."""
    return next(night for night in found.nights if night.night_of == evening)


def figures(measure: str, nights: Iterable[Night]) -> list[float]:
    """The values of a measure where there is one."""
    values = (BY_ID[measure].of(night).value for night in nights)
    return [value for value in values if isinstance(value, int | float)]


def cramps_of(nights: Iterable[Night]) -> list[Cramp]:
    """All cramps."""
    return [cramp for night in nights for cramp in night.cramps or ()]


# --- the same for the same, and another for another ------------------------------------------------------


def test_the_same_seed_and_evening_give_the_same_diary(one: Demo) -> None:
    """What I see today I can show somebody tomorrow; it is the same on every machine and Python."""
    assert demo(TONIGHT) == one
    assert hashlib.sha256(msgspec.json.encode(one)).hexdigest() == PINNED


def test_another_seed_gives_other_nights(twenty: tuple[Demo, ...]) -> None:
    """Another number, another diary."""
    assert len({one.nights for one in twenty}) == len(twenty)


def test_a_diary_of_thirty_years_ends_on_the_same_evening() -> None:
    """It goes back as far as I ask."""
    nights = demo(TONIGHT, years=30).nights
    assert nights[0].night_of.year == 1996
    assert nights[-1].night_of == TONIGHT - timedelta(days=1)
    assert 9_900 < len(nights) < 10_250


@pytest.mark.parametrize("tonight", [date(2024, 2, 29), date(2026, 4, 29), date(2026, 11, 26), date(2027, 1, 1)])
def test_there_is_a_diary_for_every_day(tonight: date) -> None:
    """Whenever I try it, also where a clock change falls into the trip or the shifts."""
    found = demo(tonight)
    assert found.nights[-1].night_of < tonight
    assert sum(night.sleep.none or False for night in found.nights) == 1


# --- it is a diary ----------------------------------------------------------------------------------------


def test_every_night_is_kept_and_read_back_the_same(one: Demo, tmp_path: Path) -> None:
    """What is invented is a diary like any other."""
    fill(FolderShelf(tmp_path / "diary"), one.person, one.nights)
    diary = DiskDiary(tmp_path / "diary")

    assert list(diary.nights(date.min, date.max)) == list(one.nights)
    assert diary.person() == one.person
    assert diary.trouble() is None


def test_nothing_is_in_the_future_and_nothing_contradicts_itself(twenty: tuple[Demo, ...]) -> None:
    """No row asks me to look again."""
    now = datetime.combine(TONIGHT, time(12), ZoneInfo("Europe/Berlin")).astimezone(UTC)
    for one in twenty:
        assert one.nights[-1].night_of < TONIGHT
        assert [night.night_of for night in one.nights if warnings(night, now)] == []


def test_every_item_has_an_id_of_its_own(one: Demo) -> None:
    """No cramp, nap, dose or use is another one."""
    items = [
        item
        for night in one.nights
        for kept in (night.cramps, night.naps, night.doses, night.uses)
        for item in kept or ()
    ]
    assert all(item.id for item in items)
    assert len({item.id for item in items}) == len(items)


def test_every_strategy_is_known_planned_and_safe_for_this_person(one: Demo) -> None:
    """The checklist of the demo shows nothing that would be withheld from this person."""
    catalogue = content.catalogue()
    known = catalogue.with_own(one.person)
    planned = {one.strategy for one in one.person.plan}
    night = one.nights[-1]

    assert {use.strategy for night in one.nights for use in night.uses or ()} == planned
    for name in planned:
        assert known.get(name) is not None
        assert verdict(name, night, one.person, catalogue.conditions, catalogue.rules).state != "withheld"


def test_the_diary_says_that_it_is_invented(one: Demo) -> None:
    """Wherever its files go, they say so; a diary of my own does not."""
    assert one.person.demo
    assert not Person().demo


def test_no_note_says_that_anything_helped_or_harmed() -> None:
    """Invented words make no claim about health."""
    spoken = " ".join(NOTES).lower()
    assert not [
        word for word in ("help", "worked", "better", "worse", "thanks to", "because", "medicine") if word in spoken
    ]
    assert any(ord(letter) > 0x2E80 for note in NOTES for letter in note)


# --- its figures --------------------------------------------------------------------------------------------


def test_evenings_are_moderate_and_one_in_five_is_quiet(many: tuple[Night, ...]) -> None:
    """0.88 of them N(5.32, 2), the rest 0, 1 or 2: a mean of 4.8, a deviation of 2.4, a fifth at 0 to 2."""
    worst = figures("urge", many)
    assert 4.6 < fmean(worst) < 5.0
    assert 2.2 < pvariance(worst) ** 0.5 < 2.55
    assert 0.17 < sum(rating <= 2 for rating in worst) / len(worst) < 0.23


def test_three_tenths_of_an_evening_carry_over_to_the_next() -> None:
    """Bad evenings come in rows, a little."""
    found = list(islice(carried_over(Random(3)), 20_000))
    assert 0.27 < correlation(found[:-1], found[1:]) < 0.33
    assert 0.95 < pvariance(found) < 1.05


def test_the_urge_begins_about_a_quarter_to_nine(twenty: tuple[Demo, ...]) -> None:
    """20:45, give or take 55 minutes, where nothing has moved it."""
    began = [minutes for one in twenty for minutes in _began(one, date(2026, 8, 30), TONIGHT)]
    assert 20 * 60 + 38 < fmean(began) < 20 * 60 + 52
    assert 50 < pvariance(began) ** 0.5 < 60


def _began(one: Demo, first: date, last: date) -> Iterator[int]:
    """Minutes after midnight of the evening's date at which the urge began."""
    for night in one.nights:
        if night.urge.began is not None and first <= night.night_of <= last:
            days = (night.urge.began.date() - night.night_of).days
            yield days * 1440 + night.urge.began.hour * 60 + night.urge.began.minute


def test_sleep_is_that_of_moderate_restless_legs(many: tuple[Night, ...]) -> None:
    """Half an hour to fall asleep, two awakenings and a bit, six hours or so, an efficiency in the seventies."""
    assert 27 < median(figures("sol", many)) < 37
    assert 2.1 < fmean(night.sleep.awakenings for night in many if night.sleep.awakenings is not None) < 2.45
    assert 37 < median(minutes for minutes in figures("waso", many) if minutes) < 47
    assert 345 < median(figures("tst", many)) < 390
    assert 72 < median(figures("se", many)) < 82


def test_falling_asleep_takes_longer_on_worse_evenings(many: tuple[Night, ...]) -> None:
    """Five minutes for each point: forty from an urge of 1 to one of 9, less where it cannot be shorter than five."""
    quiet, bad = ([n for n in many if n.urge.worst in worst] for worst in ((0, 1), (9, 10)))
    assert 28 < fmean(figures("sol", bad)) - fmean(figures("sol", quiet)) < 48


def test_cramps_are_two_or_three_a_week_and_come_in_spells(many: tuple[Night, ...]) -> None:
    """0.37 a night; with a shape of 0.5 the variance is 0.37 + 0.37² / 0.5 = 0.64, far above that of single events."""
    counts = figures("cramps", many)
    assert 0.31 < fmean(counts) < 0.43
    assert pvariance(counts) > 1.4 * fmean(counts)


def test_cramps_are_short_painful_and_mostly_in_a_calf(many: tuple[Night, ...]) -> None:
    """Of a hundred, seventy-five in a calf, twenty in a foot; two minutes, pain 6 to 9; they wake six of seven."""
    found = cramps_of(many)
    assert 0.72 < sum(cramp.muscle == "calf" for cramp in found) / len(found) < 0.78
    assert 0.17 < sum(cramp.muscle == "foot" for cramp in found) / len(found) < 0.23
    assert 0.81 < sum(cramp.woke or False for cramp in found) / len(found) < 0.89
    assert median(cramp.minutes or 0 for cramp in found) == 2
    assert {cramp.pain for cramp in found} == {6, 7, 8, 9}


def test_one_night_in_twelve_is_missing_more_often_a_bad_one(twenty: tuple[Demo, ...], many: tuple[Night, ...]) -> None:
    """Who slept badly writes less. Bad nights come in rows, so the nights beside a gap are worse than others."""
    assert 0.06 < 1 - len(many) / (20 * 426) < 0.1
    beside = [
        night.urge.worst or 0
        for one in twenty
        for pair in pairwise(one.nights)
        if (pair[1].night_of - pair[0].night_of).days > 1
        for night in pair
    ]
    assert fmean(beside) > fmean(figures("urge", many)) + 0.05


def test_strategies_are_used_on_bad_evenings_and_so_look_bad(many: tuple[Night, ...]) -> None:
    """Nobody may read an effect from used against not used: here it has the wrong sign and there is none."""
    used: list[int] = []
    not_used: list[int] = []
    for night in many:
        done = {use.strategy for use in night.uses or () if use.done == "done"}
        (used if "leg-massage" in done else not_used).append(night.urge.worst or 0)
    assert fmean(used) - fmean(not_used) > 1


def test_what_follows_a_use_is_alike_for_all_strategies(many: tuple[Night, ...]) -> None:
    """The demo makes no strategy look better than another."""
    drops: dict[str, list[int]] = {}
    for night in many:
        for use in night.uses or ():
            if use.before is not None and use.after is not None and use.before >= 5:
                drops.setdefault(use.strategy or "", []).append(use.before - use.after)
    means = [fmean(found) for found in drops.values()]
    assert len(means) == 6
    assert max(means) - min(means) < 0.3


# --- what happens once --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("evening", "apart"), [(SPRING, -60), (AUTUMN, 60)], ids=["spring", "autumn"])
def test_a_night_in_which_the_clock_is_changed_counts_the_minutes_that_passed(
    one: Demo, evening: date, apart: int
) -> None:
    """One is an hour shorter than the clock says, the other an hour longer."""
    sleep = on(one, evening).sleep
    assert sleep.bed is not None
    assert sleep.up is not None
    by_the_clock = sleep.up.replace(tzinfo=None) - sleep.bed.replace(tzinfo=None)
    for moment in (sleep.bed, sleep.up):
        there = moment.replace(tzinfo=ZoneInfo("Europe/Berlin"))
        assert moment.utcoffset() == there.utcoffset()

    assert BY_ID["tib"].of(on(one, evening)).value == by_the_clock.total_seconds() / 60 + apart


def test_there_is_a_trip_six_hours_on(one: Demo) -> None:
    """Its nights are written by the clock of the place."""
    away = [night for night in one.nights if night.zone != "Europe/Berlin"]
    assert len(away) == 9
    assert {night.zone for night in away} == {"Asia/Singapore"}
    assert [night.day.kind for night in away] == ["travel", *["free"] * 7, "travel"]
    assert {night.sleep.up and night.sleep.up.utcoffset() for night in away} == {timedelta(hours=8)}


def test_there_is_a_run_of_night_shifts_slept_off_by_day(one: Demo) -> None:
    """Into bed in the morning, and a nap before the next one."""
    shifts = [night for night in one.nights if night.day.kind == "night-shift"]
    assert len(shifts) == 5
    for night in shifts:
        assert night.sleep.bed is not None
        assert 7 <= night.sleep.bed.hour <= 8
        assert night.sleep.bed.date() == night.night_of + timedelta(days=1)
        assert night.naps
        assert night.alcohol.count == 0


def test_there_is_a_night_of_no_sleep_and_a_nap_after_it(one: Demo) -> None:
    """Zero, not blank."""
    (night,) = [night for night in one.nights if night.sleep.none]
    assert BY_ID["tst"].of(night).value == 0
    assert on(one, night.night_of + timedelta(days=1)).naps


def test_some_nights_have_only_their_evening(one: Demo) -> None:
    """A diary is not always finished."""
    assert sum(night.urge.worst is not None and night.sleep.bed is None for night in one.nights) in range(3, 30)


def test_the_urge_drifts_earlier_under_a_medicine_and_the_diary_can_say_so(twenty: tuple[Demo, ...]) -> None:
    """Two and a half hours in five weeks: 137 minutes in the last, and one mean of seven nights errs by 26."""
    noted = 0
    for one in twenty:
        assert one.person.settled is not None
        last = one.person.settled + timedelta(days=64)
        before = fmean(_began(one, one.person.settled, one.person.settled + timedelta(days=13)))
        assert 30 < before - fmean(_began(one, last - timedelta(days=6), last)) < 245
        evenings = [last + timedelta(days=day) for day in range(-2, 6)]
        noted += any(earlier_onset(Nights(one.nights), one.person, evening) for evening in evenings)
    assert noted > 10


def test_medicines_have_their_history_and_blood_tests_their_dates(one: Demo) -> None:
    """A new dose is a new entry, the one before ends the day before, and nothing is in the future."""
    by_name: dict[str | None, list[tuple[date | None, date | None]]] = {}
    for medicine in one.person.medicines:
        by_name.setdefault(medicine.name, []).append((medicine.since, medicine.until))
    assert [len(found) for found in by_name.values()] == [2, 1, 2]
    for (_, until), (since, _) in (*pairwise(by_name["pramipexole"]), *pairwise(by_name["gabapentin"])):
        assert until is not None
        assert since == until + timedelta(days=1)
    assert all(result.on is not None and result.on < TONIGHT for result in one.person.labs)
