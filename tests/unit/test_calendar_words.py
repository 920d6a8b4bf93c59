"""A night is named the way I would say it, and its name reads back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stillnight.diary.calendar_words import FIRST_DATE, LAST_DATE, format_date, parse_date
from stillnight.diary.errors import NotUnderstood

SUNDAY = date(2026, 11, 22)
ANY_DAY = st.dates(FIRST_DATE, LAST_DATE)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", SUNDAY),
        ("Tonight", SUNDAY),
        ("yesterday", date(2026, 11, 21)),
        ("last night", date(2026, 11, 21)),
        ("-0", SUNDAY),
        ("-3", date(2026, 11, 19)),
        ("2026-11-20", date(2026, 11, 20)),
        ("20261120", date(2026, 11, 20)),
        ("2027-01-05", date(2027, 1, 5)),
        ("fri", date(2026, 11, 20)),
        ("Friday", date(2026, 11, 20)),
        ("last fri", date(2026, 11, 20)),
        ("mon", date(2026, 11, 16)),
        ("tues", date(2026, 11, 17)),
        ("sun", SUNDAY),
        ("last sun", date(2026, 11, 15)),
        ("20 nov", date(2026, 11, 20)),
        ("20nov", date(2026, 11, 20)),
        ("nov 20", date(2026, 11, 20)),
        ("22 november", SUNDAY),
        ("23 nov", date(2025, 11, 23)),
        ("20th sept", date(2026, 9, 20)),
        ("29 feb", date(2024, 2, 29)),
        ("20 nov 2020", date(2020, 11, 20)),
        ("Nov 20, 2026", date(2026, 11, 20)),
        ("fri 20 nov", date(2026, 11, 20)),
        ("fri 20 nov 2026", date(2026, 11, 20)),
        ("Friday, 20 November 2026", date(2026, 11, 20)),
        ("fri 2026-11-20", date(2026, 11, 20)),
        ("1970-01-01", FIRST_DATE),
        ("2199-12-31", LAST_DATE),
    ],
)
def test_a_date_is_read_as_people_say_it(text: str, day: date) -> None:
    """I say which night I mean the way I would say it aloud."""
    assert parse_date(text, SUNDAY) == day


def test_the_last_leap_day_may_be_eight_years_back() -> None:
    """29 February is found even around a year that skips it."""
    assert parse_date("29 feb", date(2104, 2, 28)) == date(2096, 2, 29)


@given(ANY_DAY.filter(lambda day: day.year > 1970), st.integers(0, 6))
def test_a_weekday_is_the_most_recent_one(today: date, weekday: int) -> None:
    """Friday is the last Friday there was; last Friday is never today."""
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[weekday]
    day, last = parse_date(name, today), parse_date(f"last {name}", today)
    assert day.weekday() == last.weekday() == weekday
    assert 0 <= (today - day).days <= 6
    assert 1 <= (today - last).days <= 7


HOW = "type it like yesterday, fri, -3, 20 nov or 2026-11-20"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("someday", f'"someday" is not a date; {HOW}'),
        ("20/11/2026", f'"20/11/2026" is not a date; {HOW}'),
        ("20 nox", f'"20 nox" is not a date; {HOW}'),
        ("fr", f'"fr" is not a date; {HOW}'),
        ("fri,", f'"fri," is not a date; {HOW}'),
        ("2026-02-30", '"2026-02-30" is not in the calendar; check the day and the month'),
        ("31 nov", '"31 nov" is not in the calendar; check the day and the month'),
        ("1969-12-31", '"1969-12-31" is out of range; type a date from 1970 to 2199'),
        ("2200-01-01", '"2200-01-01" is out of range; type a date from 1970 to 2199'),
        ("-999999", '"-999999" is out of range; type a date from 1970 to 2199'),
        ("thu 20 nov", '"thu 20 nov" is a Friday; change the date or leave the weekday out'),
        ("", f"nothing was typed; {HOW}"),
        ("20 nov 26", f'"20 nov 26" is not a date; {HOW}'),
        ("２０ nov", f'"２０ nov" is not a date; {HOW}'),
        ("20 nov 1969", '"20 nov 1969" is out of range; type a date from 1970 to 2199'),
    ],
)
def test_a_refused_date_says_what_to_type(text: str, message: str) -> None:
    """When my date is not understood, one line tells me what would be."""
    with pytest.raises(NotUnderstood) as refused:
        parse_date(text, SUNDAY)
    assert str(refused.value) == message


@given(ANY_DAY, ANY_DAY)
@example(date(2096, 2, 29), date(2100, 3, 1))
def test_every_date_reads_back_whatever_today_is(day: date, today: date) -> None:
    """Any date shown to me can be typed again as it stands, today or in ten years."""
    assert parse_date(format_date(day), today) == day
    assert parse_date(day.isoformat(), today) == day


WORDS = ("20", "nov", "fri", "last", "2026", "0000", "31", "feb", "29", "-", ",", " ", "th", "/", "²")


@given(st.text(st.characters()) | st.lists(st.sampled_from(WORDS)).map("".join), st.dates())
def test_no_text_breaks_a_date_whatever_today_is(text: str, today: date) -> None:
    """A machine with a wrong clock still reads my date or says it cannot."""
    for word in (text, "today", "-3", "last fri", "20 nov", "29 feb"):
        try:
            assert FIRST_DATE <= parse_date(word, today) <= LAST_DATE
        except NotUnderstood:
            continue


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (SUNDAY, "Sun 22 Nov 2026"),
        (date(2027, 5, 1), "Sat 1 May 2027"),
        (date(2000, 2, 29), "Tue 29 Feb 2000"),
    ],
)
def test_a_date_is_shown_with_its_weekday(day: date, words: str) -> None:
    """I see at once which night it is."""
    assert format_date(day) == words
