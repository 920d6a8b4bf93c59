"""Minutes are those that really passed, whatever the clocks did."""

from __future__ import annotations

import statistics
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy.stats import circmean

from stillnight.diary import clock
from stillnight.diary.errors import TimeComesTwice, TimeDoesNotExist, ZoneUnknown
from tests.builders import BERLIN, LONDON, NEW_YORK, SUNDAY, at
from tests.strategies import CLOCK_MINUTES, LAW, MOMENTS

HALF_PAST_ONE = time(1, 30)
MANY_TIMES = st.lists(CLOCK_MINUTES, min_size=1, max_size=20)


def apart(one: float, other: float) -> float:
    """Minutes between two times on the face of a clock, the short way round."""
    return abs((one - other + 720) % 1440 - 720)


@given(MOMENTS, MOMENTS)
@LAW
def test_minutes_between_are_utc_seconds_and_change_sign(one: datetime, other: datetime) -> None:
    """However my clock was set, an hour is sixty minutes, there and back."""
    seconds = (other.astimezone(UTC) - one.astimezone(UTC)).total_seconds()
    assert clock.minutes_between(one, other) == pytest.approx(seconds / 60, abs=1e-6)
    assert clock.minutes_between(one, other) == -clock.minutes_between(other, one)


def test_equal_clocks_an_hour_apart_sort_and_subtract_right() -> None:
    """The hour that came twice is two hours, in the right order."""
    first, second = at("2026-10-25 01:30", LONDON), at("2026-10-25 01:30", LONDON, second=True)
    assert first.replace(tzinfo=None) == second.replace(tzinfo=None)
    assert clock.minutes_between(first, second) == 60
    assert sorted([second, first]) == [first, second]
    assert first != second
    late_in_first, early_in_second = at("2026-10-25 01:50", LONDON), at("2026-10-25 01:10", LONDON, second=True)
    assert late_in_first < early_in_second
    assert clock.minutes_between(late_in_first, early_in_second) == 20


def test_the_hour_that_comes_twice_is_asked_about() -> None:
    """I am asked which half past one I mean, and can pick either."""
    night = date(2026, 10, 25)
    with pytest.raises(TimeComesTwice) as found:
        clock.instant(night, HALF_PAST_ONE, LONDON)
    assert (found.value.first.isoformat(), found.value.second.isoformat()) == (
        "2026-10-25T01:30:00+01:00",
        "2026-10-25T01:30:00+00:00",
    )
    assert clock.minutes_between(found.value.first, found.value.second) == 60
    assert clock.instant(night, HALF_PAST_ONE, LONDON, 1).isoformat() == found.value.first.isoformat()
    assert clock.instant(night, HALF_PAST_ONE, LONDON, 2).isoformat() == found.value.second.isoformat()
    assert "first" in str(found.value)
    assert "second" in str(found.value)


def test_which_pass_means_nothing_where_the_hour_comes_once() -> None:
    """Saying "first" about an ordinary hour does no harm."""
    assert clock.instant(SUNDAY, HALF_PAST_ONE, BERLIN, 2) == at("2026-11-22 01:30")


def test_the_hour_that_does_not_exist_is_refused_in_words() -> None:
    """I am told that the clock skipped it, on which day and where."""
    with pytest.raises(TimeDoesNotExist, match=r"01:30 did not exist on Sun 29 Mar in Europe/London.*type"):
        clock.instant(date(2026, 3, 29), HALF_PAST_ONE, LONDON)


@pytest.mark.parametrize(
    "name",
    [
        *("Europe", "../etc", "Mars/Base", "", " ", "x" * 5000, "None", "null", "europe/berlin", "Europe/Berlin\n"),
        *("localtime", "Factory", "right/Europe/Berlin", "posix/Europe/Berlin", "/etc/localtime", "EST5EDT,M3", "٢\0"),
    ],
)
def test_an_unknown_zone_is_never_taken_for_utc(name: str) -> None:
    """A zone that is none is refused in one short line that says what to type."""
    with pytest.raises(
        ZoneUnknown, match=r"^there is no time zone .*(did you mean|use a name like Europe/Berlin)"
    ) as found:
        clock.zone_named(name)
    assert len(str(found.value)) < 160
    assert str(found.value).isprintable()


@pytest.mark.parametrize(
    ("typed", "meant"), [("europe/berlin", BERLIN), ("Berlin", BERLIN), ("America/NewYork", NEW_YORK)]
)
def test_the_nearest_zone_is_offered(typed: str, meant: str) -> None:
    """A slip in the name of my zone is met with the right name."""
    with pytest.raises(ZoneUnknown, match=f"did you mean .*{meant}"):
        clock.zone_named(typed)


@pytest.mark.parametrize(
    "name", ["UTC", "Etc/GMT+12", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "CET"]
)
def test_every_shape_of_zone_name_is_known(name: str) -> None:
    """A zone with a sign, a dash or three parts in its name is a zone too."""
    assert clock.zone_named(name).key == name


def test_a_moment_is_shown_by_the_clock_of_another_place() -> None:
    """What I typed in London is shown on New York's clock, to the minute."""
    there = clock.in_zone(at("2026-11-22 23:30:59", LONDON), NEW_YORK)
    assert there.isoformat() == "2026-11-22T18:30:00-05:00"


def test_a_step_over_a_clock_change_jumps_as_the_clock_did() -> None:
    """A quarter of an hour after 00:50 it was 02:05 that night, and after 01:55 it was 01:10 again."""
    assert clock.moved(at("2026-03-29 00:50", LONDON), 15, LONDON).isoformat() == "2026-03-29T02:05:00+01:00"
    assert clock.moved(at("2026-10-25 01:55", LONDON), 15, LONDON).isoformat() == "2026-10-25T01:10:00+00:00"
    back = clock.moved(at("2026-10-25 01:10", LONDON, second=True), -15, LONDON)
    assert back.isoformat() == "2026-10-25T01:55:00+01:00"


def test_a_step_keeps_the_offset_of_another_place() -> None:
    """A time typed before the flight stays on the clock it was typed by."""
    assert clock.moved(at("2026-11-22 23:30", LONDON), 5, NEW_YORK).isoformat() == "2026-11-22T23:35:00+00:00"


@given(MOMENTS, st.integers(0, 23))
@LAW
def test_a_night_holds_its_moments(moment: datetime, starts: int) -> None:
    """Every moment belongs to the night of 24 hours that it falls in, wherever I put the boundary."""
    begins = datetime.combine(clock.night_of(moment, starts), time(starts))
    assert begins <= moment.replace(tzinfo=None) < begins + timedelta(days=1)


@pytest.mark.parametrize(
    ("moment", "starts", "evening"),
    [
        ("2026-11-22 12:00", 12, SUNDAY),
        ("2026-11-22 11:59", 12, date(2026, 11, 21)),
        ("2026-11-23 01:30", 12, SUNDAY),
        ("2026-11-23 05:00", 12, SUNDAY),
        ("2026-11-23 12:30", 12, date(2026, 11, 23)),
        ("2026-11-23 12:30", 18, SUNDAY),
        ("2026-11-22 00:00", 0, SUNDAY),
    ],
)
def test_the_night_is_that_of_the_evening_before(moment: str, starts: int, evening: date) -> None:
    """What happens after midnight still belongs to last evening."""
    assert clock.night_of(at(moment), starts) == evening


@given(MANY_TIMES)
@example([1430, 10])
@example([1425, 15])
@LAW
def test_the_circular_mean_agrees_with_scipy(times: list[int]) -> None:
    """Ten to twelve and ten past average to midnight, as a statistics library has it."""
    mean = clock.circular_mean(times)
    assume(mean is not None)
    assert mean is not None
    assert 0 <= mean < 1440
    assert apart(mean, float(circmean(times, high=1440))) < 1e-3


@given(MANY_TIMES)
@example([1430, 10])
@LAW
def test_the_circular_median_lies_on_the_face_of_the_clock(times: list[int]) -> None:
    """My usual bedtime is a time of the clock, with half of the nights on either side."""
    middle = clock.circular_median(times)
    if middle is not None:
        assert 0 <= middle < 1440


@pytest.mark.parametrize(
    ("times", "middle"),
    [([1430, 10], 0), ([1380, 1410, 120], 1410), ([1439], 1439), ([0, 0, 720], 0), ([1400, 1420, 20, 60], 0)],
)
def test_the_circular_median_goes_over_midnight(times: list[int], middle: int) -> None:
    """Of 23:00, 23:30 and 02:00 the middle one is 23:30."""
    found = clock.circular_median(times)
    assert found is not None
    assert apart(found, middle) < 1e-6


def test_times_that_cancel_out_have_no_middle() -> None:
    """Six and eighteen o'clock have no average, and neither has nothing."""
    assert clock.circular_mean([360, 1080]) is None
    assert clock.circular_median([360, 1080]) is None
    assert clock.circular_mean([]) is None


def test_minutes_of_the_day_are_those_of_its_own_clock() -> None:
    """23:15 is 1395 minutes after midnight wherever it was typed."""
    assert clock.minute_of_day(at("2026-11-22 23:15", NEW_YORK)) == 1395


@pytest.mark.parametrize(
    ("evening", "words"),
    [
        (SUNDAY, "Sun 22 → Mon 23 Nov 2026"),
        (date(2026, 11, 30), "Mon 30 Nov → Tue 1 Dec 2026"),
        (date(2026, 12, 31), "Thu 31 Dec 2026 → Fri 1 Jan 2027"),
    ],
)
def test_a_night_is_said_by_both_its_days(evening: date, words: str) -> None:
    """A night is called by the evening and the morning, month and year once."""
    assert clock.say_night(evening) == words


def test_a_night_is_said_without_its_year_and_in_plain_letters() -> None:
    """Where there is no room or no arrow, the night still reads."""
    assert clock.say_night(date(2026, 12, 31), year=False, arrow="->") == "Thu 31 Dec -> Fri 1 Jan"


@given(st.lists(st.integers(-1_000_000, 1_000_000), min_size=1))
def test_the_middle_is_the_median_of_others(values: list[int]) -> None:
    """Half of my nights lie on either side of it."""
    assert clock.middle(values) == statistics.median(values)
