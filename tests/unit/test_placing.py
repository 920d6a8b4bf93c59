"""A clock time that I type lands on the day I mean."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.answers import answer
from stillnight.diary.clock import minutes_between
from stillnight.diary.errors import NotUnderstood, TimeComesTwice, TimeDoesNotExist, ZoneUnknown
from stillnight.diary.formulas import tib
from stillnight.diary.placing import LONGEST_AHEAD, place, settled
from stillnight.diary.question import Question
from stillnight.diary.questions import BY_ID, QUESTIONS
from stillnight.diary.typed import Ago, ClockTime
from stillnight.diary.warnings import warnings
from tests.builders import BERLIN, LONDON, NEW_YORK, SUNDAY, at, here, night_with
from tests.strategies import CLOCK_MINUTES, LAW

BED, TRIED, WOKE, UP = (BY_ID[f"sleep.{name}"] for name in ("bed", "tried", "woke", "up"))
COFFEE = BY_ID["caffeine.last"]
TIMES = [question for question in QUESTIONS if question.kind == "time"]
AFTER = [question for question in TIMES if question.after]


def typed(text: str) -> ClockTime:
    """A clock time, written 23:15."""
    return ClockTime(int(text[:2]), int(text[3:]))


@pytest.mark.parametrize(
    ("question", "clock", "moment"),
    [
        (BED, "23:15", "2026-11-22 23:15"),
        (BED, "01:30", "2026-11-23 01:30"),
        (BED, "05:00", "2026-11-23 05:00"),  # a day sleeper
        (BED, "12:00", "2026-11-22 12:00"),
        (COFFEE, "10:30", "2026-11-22 10:30"),
        (COFFEE, "22:00", "2026-11-22 22:00"),
        (BY_ID["urge.began"], "20:45", "2026-11-22 20:45"),
        (BY_ID["urge.began"], "02:00", "2026-11-23 02:00"),
        (UP, "13:30", "2026-11-23 13:30"),
        (WOKE, "06:10", "2026-11-23 06:10"),
        (WOKE, "23:00", "2026-11-22 23:00"),
    ],
)
def test_a_time_falls_where_its_question_expects_it(question: Question, clock: str, moment: str) -> None:
    """2315 is this evening, 0130 after midnight, and coffee at half past ten was this morning."""
    evening = here(now=at("2026-11-22 21:40"))
    assert place(typed(clock), question, evening, None) == at(moment)


@pytest.mark.parametrize(
    ("before", "clock", "moment"),
    [
        ("2026-11-22 23:00", "13:30", "2026-11-23 13:30"),
        ("2026-11-22 23:00", "00:10", "2026-11-23 00:10"),
        ("2026-11-22 22:45", "22:30", "2026-11-22 22:30"),
        ("2026-11-23 05:00", "13:30", "2026-11-23 13:30"),
        ("2026-11-22 23:00", "23:00", "2026-11-22 23:00"),
        ("2026-11-22 23:00", "17:00", "2026-11-23 17:00"),
        ("2026-11-22 23:00", "17:01", "2026-11-22 17:01"),
    ],
)
def test_a_time_follows_the_one_before_it(before: str, clock: str, moment: str) -> None:
    """Up at half past one in the afternoon is the next day; a little earlier than the last answer stays earlier."""
    assert place(typed(clock), UP, here(), at(before)) == at(moment)


def test_trying_before_bed_stays_before_it_and_is_warned_of() -> None:
    """A slip between two answers is not turned into a sleep of a day."""
    tried = place(typed("22:30"), TRIED, here(), at("2026-11-22 22:45"))
    night = night_with({"sleep.bed": at("2026-11-22 22:45"), "sleep.tried": tried})
    assert settled(night) == night
    assert warnings(night, here().now) == {"sleep.tried": "before into bed"}


@given(CLOCK_MINUTES, st.sampled_from(TIMES), st.integers(0, 23))
@LAW
def test_a_time_lands_on_its_clock_within_a_day(minute: int, question: Question, starts: int) -> None:
    """Whatever time I type, that is the time shown, and it is at most a day from where the question opens."""
    setting = here(starts=starts)
    moment = place(ClockTime(*divmod(minute, 60)), question, setting, None).replace(tzinfo=None)
    assert divmod(minute, 60) == (moment.hour, moment.minute)
    opens = setting.opens(question.opens)
    assert opens <= moment < opens + timedelta(days=1)


@given(CLOCK_MINUTES, st.sampled_from(AFTER), CLOCK_MINUTES)
@LAW
def test_a_time_after_another_is_at_most_18_hours_on(minute: int, question: Question, earlier: int) -> None:
    """A later answer is the next such time, unless that is so far that I must have meant an earlier one."""
    before = at("2026-11-22 12:00") + timedelta(minutes=earlier)
    moment = place(ClockTime(*divmod(minute, 60)), question, here(), before)
    assert divmod(minute, 60) == (moment.hour, moment.minute)
    assert LONGEST_AHEAD - 24 * 60 < minutes_between(before, moment) <= LONGEST_AHEAD


@pytest.mark.parametrize(
    ("evening", "zone", "minutes"),
    [
        (date(2026, 3, 28), LONDON, 390),
        (date(2026, 10, 24), LONDON, 510),
        (date(2026, 3, 7), NEW_YORK, 390),
        (date(2026, 10, 31), NEW_YORK, 510),
        (SUNDAY, BERLIN, 450),
    ],
)
def test_half_past_eleven_to_seven_is_as_long_as_it_was(evening: date, zone: str, minutes: int) -> None:
    """The night the clock changes is an hour shorter or longer than it looks."""
    setting = here(evening, zone)
    bed = place(typed("23:30"), BED, setting, None)
    up = place(typed("07:00"), UP, setting, bed)
    assert tib(night_with({"sleep.bed": bed, "sleep.up": up}, evening, zone)) == minutes


def test_a_flight_is_as_long_as_it_was() -> None:
    """To bed in London, up in New York: seven on the clock there is noon at home."""
    bed = place(typed("23:00"), BED, here(zone=LONDON), None)
    up = place(typed("07:00"), UP, here(zone=NEW_YORK), bed)
    assert minutes_between(bed, up) == 13 * 60


def test_a_flight_east_does_not_lose_a_day() -> None:
    """To bed in Los Angeles at ten, up ten hours later when Tokyo's clock says one at night."""
    bed = place(typed("22:00"), BED, here(zone="America/Los_Angeles"), None)
    up = place(typed("01:00"), UP, here(zone="Asia/Tokyo"), bed)
    assert minutes_between(bed, up) == 10 * 60


def test_the_boundary_hour_moves_the_night() -> None:
    """With a boundary at 18:00, to bed at 13:00 is the next day."""
    assert place(typed("13:00"), BED, here(starts=18), None) == at("2026-11-23 13:00")
    assert place(typed("18:00"), BED, here(starts=18), None) == at("2026-11-22 18:00")


def test_an_hour_that_was_skipped_is_refused() -> None:
    """On the night summer time began I am told that half past one was not."""
    with pytest.raises(TimeDoesNotExist, match="Europe/London"):
        place(typed("01:30"), BED, here(date(2026, 3, 28), LONDON), None)


def test_an_hour_that_came_twice_is_asked_about_once() -> None:
    """I say "first" or "second" and am not asked again."""
    setting = here(date(2026, 10, 24), LONDON)
    with pytest.raises(TimeComesTwice):
        place(typed("01:30"), BED, setting, None)
    first, second = (place(ClockTime(1, 30, which), BED, setting, None) for which in (1, 2))
    assert (first, second) == (at("2026-10-25 01:30", LONDON), at("2026-10-25 01:30", LONDON, second=True))


def test_a_clock_change_a_day_later_is_not_asked_about() -> None:
    """Tried 01:15 after bed 01:30 was that night, so tomorrow's change of the clock has no part in it."""
    before = at("2026-10-24 01:30", LONDON)
    assert place(typed("01:15"), TRIED, here(date(2026, 10, 23), LONDON), before) == at("2026-10-24 01:15", LONDON)
    before = at("2026-03-28 01:45", LONDON)
    assert place(typed("01:30"), TRIED, here(date(2026, 3, 27), LONDON), before) == at("2026-03-28 01:30", LONDON)


@pytest.mark.parametrize(
    ("now", "ago", "moment"),
    [
        (at("2026-11-22 23:15:42"), 0, at("2026-11-22 23:15")),
        (at("2026-11-23 00:10"), 20, at("2026-11-22 23:50")),
        (at("2026-11-22 23:15", LONDON), 0, at("2026-11-23 00:15")),
    ],
)
def test_now_is_this_minute_on_the_clock_here(now: datetime, ago: int, moment: datetime) -> None:
    """Now, or twenty minutes ago, is what the clock showed here."""
    placed = place(Ago(ago), BED, here(now=now), None)
    assert placed.isoformat() == moment.isoformat()


def test_minutes_ago_go_back_over_a_clock_change() -> None:
    """At seven after summer time began, 400 minutes ago the clock showed 23:20."""
    setting = here(date(2026, 3, 28), LONDON, now=at("2026-03-29 07:00", LONDON))
    assert place(Ago(400), BED, setting, None).isoformat() == "2026-03-28T23:20:00+00:00"


@pytest.mark.parametrize("now", ["2026-11-22 11:59", "2026-11-23 12:00", "2026-11-23 22:00", "2026-11-21 23:00"])
def test_now_in_another_night_is_refused(now: str) -> None:
    """While I look at last night, "now" does not write this evening into it."""
    with pytest.raises(NotUnderstood, match="not in this night; type the time"):
        place(Ago(0), BED, here(now=at(now)), None)


def test_now_is_taken_as_far_as_the_question_reaches() -> None:
    """Out of bed at half past one, or coffee before noon, is still of this night."""
    assert place(Ago(0), COFFEE, here(now=at("2026-11-22 10:30")), None) == at("2026-11-22 10:30")
    assert place(Ago(0), UP, here(now=at("2026-11-23 13:30")), None) == at("2026-11-23 13:30")


def test_an_unknown_zone_places_nothing() -> None:
    """Without a zone a time is refused, not taken for UTC."""
    with pytest.raises(ZoneUnknown):
        place(typed("23:15"), BED, here(zone="Mars/Base", now=at("2026-11-22 23:15")), None)


NOON_SLIP = {
    "sleep.tried": at("2026-11-23 23:15"),
    "sleep.woke": at("2026-11-24 06:30"),
    "sleep.up": at("2026-11-24 07:00"),
}


def test_mending_bed_moves_the_times_a_day_late_back() -> None:
    """I typed 11:00 for 23:00 and the rest followed a day late; mending it mends the rest."""
    night = settled(night_with({"sleep.bed": at("2026-11-22 23:00"), **NOON_SLIP}))
    assert [answer(night, key) for key in NOON_SLIP] == [
        at("2026-11-22 23:15"),
        at("2026-11-23 06:30"),
        at("2026-11-23 07:00"),
    ]


def test_mending_bed_moves_the_times_a_day_early_on() -> None:
    """Bed was not at 13:00 but at 11:00 the next day, and the light went out half an hour after that."""
    light, up = at("2026-11-22 13:30"), at("2026-11-22 20:00")
    night = settled(night_with({"sleep.bed": at("2026-11-23 11:00"), "sleep.tried": light, "sleep.up": up}))
    assert (night.sleep.tried, night.sleep.up) == (at("2026-11-23 13:30"), at("2026-11-23 20:00"))


def test_mending_bed_to_after_midnight_leaves_what_is_still_in_order() -> None:
    """From 23:00 to 01:00: up at seven stays, and a light put out at 23:20 is warned of, not moved to tomorrow."""
    light, up = at("2026-11-22 23:20"), at("2026-11-23 07:00")
    night = night_with({"sleep.bed": at("2026-11-23 01:00"), "sleep.tried": light, "sleep.up": up})
    assert settled(night) == night
    assert warnings(night, here().now)["sleep.tried"] == "before into bed"


def test_mending_bed_to_after_midnight_moves_an_evening_rising_on() -> None:
    """From 23:00 to 01:00: up at 18:00, taken for the evening before, is the evening after."""
    bed = at("2026-11-22 23:00")
    up = place(typed("18:00"), UP, here(), bed)
    assert up == at("2026-11-22 18:00")
    night = settled(night_with({"sleep.bed": at("2026-11-23 01:00"), "sleep.up": up}))
    assert night.sleep.up == at("2026-11-23 18:00")


def test_a_time_moved_by_a_day_keeps_the_clock_it_was_typed_by() -> None:
    """Up typed in New York stays New York's clock, though the night is now London's."""
    answers = {"sleep.bed": at("2026-11-22 23:00", LONDON), "sleep.up": at("2026-11-24 07:00", NEW_YORK)}
    night = settled(night_with(answers, zone=LONDON))
    assert night.sleep.up is not None
    assert night.sleep.up.isoformat() == "2026-11-23T07:00:00-05:00"
