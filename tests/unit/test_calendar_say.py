"""The calendar in words: exact sentences for a diary made by hand, and none too long for its terminal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stillnight.diary.calendar import grid, span
from stillnight.diary.calendar_say import (
    TEACHING,
    figure_columns,
    month_lines,
    night_lines,
    range_lines,
    say_spread,
    summary_lines,
    weeks_in_words,
)
from stillnight.diary.drawing import ASCII, UNICODE, Signs, text_of
from stillnight.diary.measure import Measure
from stillnight.diary.measures import BY_ID, MEASURES
from stillnight.diary.night import Cramp, Night, StrategyUse
from stillnight.diary.nights import Nights
from stillnight.diary.spread import Spread
from stillnight.diary.summary import Month, Summary, summary
from tests import invented
from tests.builders import SUNDAY, at, good_night, night_with
from tests.strategies import LAW

NEW_YEAR = date(2026, 1, 1)
WIDE, NARROW = 78, 43
"""Columns of a line on a terminal of 80, and on one of 45."""

FEWER_WORDS = {
    "urge 10  cramps 1   strategies –   needs quality": "urge 10  cramps 1   strategies –   1 blank",
    "urge –   cramps –   strategies –   needs into bed, out of bed": "urge –   cramps –   strategies –   2 blank",
    "urge –   cramps –   strategies –   needs into bed and 5 more": "urge –   cramps –   strategies –   6 blank",
}
"""What of the second line a terminal of 45 has no room for, and what it says instead."""

every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)


def said(night: Night | None, measure_id: str, *, wide: bool = True, signs: Signs = UNICODE) -> tuple[str, str]:
    """What is said of Sunday's night, on two lines."""
    room = WIDE if wide else NARROW
    first, second = night_lines(SUNDAY, night, BY_ID[measure_id], signs, SUNDAY, wide=wide, room=room)
    return text_of(first).rstrip(), text_of(second).rstrip()


@pytest.mark.parametrize(
    ("answers", "measure_id", "first", "second"),
    [
        ({}, "se", "· efficiency no entry", "urge –   cramps –   strategies –"),
        ({"sleep.none": True}, "se", "× efficiency no sleep", "urge –   cramps –   strategies –"),
        ({"sleep.none": True}, "quality", "× quality no sleep", "urge –   cramps –   strategies –"),
        ({"sleep.none": True, "sleep.quality": 1}, "quality", "▁ quality 1", "urge –   cramps –   strategies –"),
        ({"sleep.none": True, "urge.worst": 9}, "tst", "× asleep no sleep", "urge 9   cramps –   strategies –"),
        ({"urge.worst": 6}, "urge", "░ worst urge 6", "cramps –   strategies –"),
        ({"urge.worst": 0}, "urge", "○ worst urge none", "cramps –   strategies –"),
        ({"urge.worst": 0}, "onset", "○ urge began none", "urge 0   cramps –   strategies –"),
        ({"cramps": ()}, "cramps", "○ cramps none", "urge –   strategies –"),
        ({"cramps": ()}, "urge", "~ worst urge –", "cramps 0   strategies –   needs worst urge"),
        ({"cramps": (Cramp(),)}, "cramps", "▓ cramps 1", "urge –   strategies –"),
        (
            {"cramps": (Cramp(),), "urge.worst": 10},
            "quality",
            "~ quality –",
            "urge 10  cramps 1   strategies –   needs quality",
        ),
        (
            {"notes": "x"},
            "tib",
            "~ in bed –",
            "urge –   cramps –   strategies –   needs into bed, out of bed",
        ),
        (
            {"notes": "x"},
            "se",
            "~ efficiency –",
            "urge –   cramps –   strategies –   needs into bed and 5 more",
        ),
        (
            {"uses": (StrategyUse(done="done"), StrategyUse(done="skipped")), "cramps": (Cramp(), Cramp())},
            "urge",
            "~ worst urge –",
            "cramps 2   strategies 1   needs worst urge",
        ),
        ({"uses": (StrategyUse(), StrategyUse())}, "uses", "▒ strategies 2", "urge –   cramps –"),
        ({"uses": (StrategyUse(done="skipped"),)}, "uses", "○ strategies none", "urge –   cramps –"),
    ],
)
def test_a_night_in_words(answers: dict[str, Any], measure_id: str, first: str, second: str) -> None:
    """The sign, the figure or what is in its place, and what else there was; a blank is a dash and no zero."""
    night = night_with(answers)
    assert said(night, measure_id) == (f"Sun 22 → Mon 23 Nov  {first}", second)
    assert said(night, measure_id, wide=False) == (f"Sun 22 Nov  {first}", FEWER_WORDS.get(second, second))


@pytest.mark.parametrize(
    ("room", "second"),
    [
        (60, "urge –   cramps –   strategies –   needs into bed and 5 more"),
        (59, "urge –   cramps –   strategies –   6 blank"),
        (42, "urge –   cramps –   strategies –   6 blank"),
        (41, "urge –   cramps –   strategies –"),
    ],
)
def test_why_there_is_no_figure_is_said_in_the_words_there_is_room_for(room: int, second: str) -> None:
    """On a phone I read how many answers are blank rather than half a sentence about which."""
    line = night_lines(SUNDAY, night_with({"notes": "x"}), BY_ID["se"], UNICODE, SUNDAY, wide=False, room=room)[1]
    assert text_of(line).rstrip() == second


def test_answers_that_contradict_each_other_are_said_to_be_unclear_on_a_phone() -> None:
    """No answer is missing and there is no figure: the row of the night itself says which two do not agree."""
    night = night_with({"sleep.bed": at("2026-11-23 07:00"), "sleep.up": at("2026-11-22 23:00")})
    besides = "urge –   cramps –   strategies –   "
    assert said(night, "tib")[1] == f"{besides}out of bed is before into bed"
    assert said(night, "tib", wide=False)[1] == f"{besides}unclear"


def test_a_whole_night_in_words() -> None:
    """Each kind of figure is said in its unit."""
    night = good_night()
    figures = {"se": "▒ efficiency 82 %", "tst": "▓ asleep 7 h 12", "sol": "▓ to fall asleep 18 min"}
    figures |= {"midpoint": "▒ midpoint 02:39", "spt": "▓ sleep period 7 h 42"}
    for key, words in figures.items():
        assert said(night, key)[0] == f"Sun 22 → Mon 23 Nov  {words}"
    assert said(night, "se", signs=ASCII)[0].endswith("  c efficiency 82 %")


def test_a_night_that_was_never_begun_says_no_entry() -> None:
    """A night that the diary does not have is one without an entry."""
    assert said(None, "se")[0] == "Sun 22 → Mon 23 Nov  · efficiency no entry"


def test_a_night_after_tonight_has_not_begun() -> None:
    """Of tomorrow nothing is said but that; a night into the next month is named by its morning's."""
    lines = night_lines(date(2026, 11, 30), None, BY_ID["se"], UNICODE, SUNDAY, wide=True, room=WIDE)
    assert [text_of(line) for line in lines] == ["Mon 30 → Tue  1 Dec  has not begun", ""]


def test_from_night_to_night_everything_keeps_its_column() -> None:
    """Walking, I look at one place for each figure: none moves because another has more digits."""
    nights = [good_night(), night_with({"urge.worst": 10, "cramps": (Cramp(),) * 12}), None]
    lines = [night_lines(SUNDAY, night, BY_ID["se"], UNICODE, SUNDAY, wide=True, room=WIDE) for night in nights]
    words = ["".join(piece.text for part in line for piece in part) for line in lines]
    assert len({tuple(text.index(label) for label in ("efficiency", "urge", "cramps")) for text in words}) == 1


def urges(**months: tuple[int, ...]) -> list[Night]:
    """The first nights of months with these urges."""
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return [
        night_with({"urge.worst": worst}, date(2026, names.index(name) + 1, day))
        for name, values in months.items()
        for day, worst in enumerate(values, 1)
    ]


HAND_MADE = Nights(
    [
        *urges(mar=(2,) * 10 + (8, 8), apr=(6,) * 5 + (7,) * 5, may=(9,) * 3),
        night_with({"urge.worst": 4, "cramps": (Cramp(), Cramp())}, SUNDAY - timedelta(days=2)),
        night_with({"cramps": ()}, SUNDAY - timedelta(days=1)),
    ]
)
"""Twenty-seven nights: twelve in March, ten in April, three in May, and the last two."""


def lines(measure_id: str, *, since: date | None = None, wide: bool = True) -> list[str]:
    """What the hand-made year comes to."""
    measure = BY_ID[measure_id]
    return summary_lines(summary(HAND_MADE, measure, NEW_YEAR, SUNDAY), measure, since=since, wide=wide)


def test_what_a_year_comes_to() -> None:
    """Nights of nights, runs, median and middle half with their n, the best and the worst month with theirs."""
    assert lines("urge") == [
        "27 of 326 nights recorded; in a row: 2 now, 12 at most",
        "worst urge: median 6, middle half 2 to 7, n 26",
        "months: best Mar 2 (n 12); worst Apr 6.5 (n 10)",
    ]


def test_what_a_year_comes_to_on_a_phone() -> None:
    """The same in fewer words."""
    assert lines("urge", wide=False) == [
        "27 of 326 nights; runs: 2 now, most 12",
        "median 6, 2 to 7, n 26",
        "best Mar 2 n 12, worst Apr 6.5 n 10",
    ]


def test_the_first_entry_is_named_where_the_year_has_nights_before_it() -> None:
    """A diary that began in March is not blamed for January; on a phone there is no room to say so."""
    assert lines("urge", since=date(2026, 3, 1))[0].startswith("27 of 326 nights recorded since Sun 1 Mar; ")
    assert lines("urge", since=date(2026, 3, 1), wide=False)[0] == "27 of 326 nights; runs: 2 now, most 12"


def test_where_months_cannot_be_compared_it_is_said() -> None:
    """Too few nights are no ground for a best month, and no figure at all is said as such."""
    assert lines("cramps")[1:] == [
        "cramps: median 1, middle half 0.5 to 1.5, n 2",
        "A best and a worst month need two months of 10 nights or more that differ.",
    ]
    assert lines("se")[1] == "efficiency: no night with a figure"
    assert lines("se", wide=False)[1:] == ["no night with a figure", "best month: two of 10+ nights must differ"]


def test_a_finished_year_has_no_run_that_goes_on() -> None:
    """Of last year only the longest run is said: nothing goes on in it."""
    assert summary(HAND_MADE, BY_ID["urge"], NEW_YEAR, SUNDAY, ongoing=False).current_run == 0


def test_no_run_is_said_where_none_reaches_to_now() -> None:
    """A run that ended last week is the longest and not the present one."""
    found = summary(HAND_MADE, BY_ID["urge"], NEW_YEAR, date(2026, 6, 30))
    assert summary_lines(found, BY_ID["urge"], since=None)[0] == "25 of 181 nights recorded; in a row: 12 at most"
    assert summary_lines(found, BY_ID["urge"], since=None, wide=False)[0] == "25 of 181 nights; runs: most 12"


def test_clock_months_are_the_latest_and_the_earliest() -> None:
    """A time of the clock is neither better nor worse."""
    nights = [
        night_with({"urge.worst": 5, "urge.began": at(f"2026-{month:02}-{day:02} {clock}")}, date(2026, month, day))
        for month, clock in ((2, "20:30"), (4, "22:00"))
        for day in range(1, 11)
    ]
    found = summary(Nights(nights), BY_ID["onset"], NEW_YEAR, SUNDAY)
    assert summary_lines(found, BY_ID["onset"], since=None)[1:] == [
        "urge began: median 21:15, middle half 20:30 to 22:00, n 20",
        "months: latest Apr 22:00 (n 10); earliest Feb 20:30 (n 10)",
    ]
    assert summary_lines(found, BY_ID["onset"], since=None, wide=False)[2] == (
        "late Apr 22:00 n 10, early Feb 20:30 n 10"
    )


def test_a_range_says_its_nights_its_middle_and_its_cramps() -> None:
    """Cramps are counted over the nights that say; where none says, that is a dash and no nought."""
    urge = BY_ID["urge"]
    first = SUNDAY - timedelta(days=6)
    assert range_lines(summary(HAND_MADE, urge, first, SUNDAY), urge) == [
        "Mon 16 Nov to Sun 22 Nov 2026: 2 of 7 nights recorded",
        "worst urge: median 4, middle half 4 to 4, n 1",
        "2 cramps on 1 of 2 nights that say",
    ]
    assert range_lines(summary(HAND_MADE, urge, first, SUNDAY), urge, wide=False) == [
        "Mon 16 Nov to Sun 22 Nov: 2 of 7 nights",
        "median 4, 4 to 4, n 1",
        "2 cramps on 1 of 2 nights that say",
    ]
    assert range_lines(summary(HAND_MADE, urge, date(2025, 12, 31), NEW_YEAR), urge) == [
        "Wed 31 Dec 2025 to Thu 1 Jan 2026: 0 of 2 nights recorded",
        "worst urge: no night with a figure",
        "cramps: –",
    ]


def test_the_months_one_by_one() -> None:
    """Each month is a line: its median, its middle half, a bar as long as its level, and its nights."""
    found = summary(HAND_MADE, BY_ID["urge"], NEW_YEAR, SUNDAY)
    assert [text_of(line) for line in month_lines(found, BY_ID["urge"], UNICODE)] == [
        "month  median    middle half",
        "Mar    2         2 to 2              ▓▓▓▓   n 12",
        "Apr    6.5       6 to 7              ░░     n 10",
        "May    9         9 to 9              ▁      n 3",
        "Nov    4         4 to 4              ▒▒▒    n 1",
    ]
    nothing = summary(Nights(), BY_ID["urge"], NEW_YEAR, SUNDAY)
    assert month_lines(nothing, BY_ID["urge"], UNICODE) == []


def slept(back: int, **sleep: Any) -> Night:
    """The good night of the clinical notes with changes, so many nights before Sunday: 82 % of it asleep."""
    night = good_night(**sleep)
    return night_with({"sleep": night.sleep}, SUNDAY - timedelta(days=back))


def test_a_week_in_words_for_those_who_listen() -> None:
    """A week says its number, where it begins, how many nights it has, and each figure or a dash."""
    nights = Nights(
        [
            slept(6),
            slept(5, awake=87),
            slept(3),
            night_with({"sleep.none": True}, SUNDAY - timedelta(days=2)),
            night_with({"urge.worst": 3}, SUNDAY - timedelta(days=1)),
            night_with({"urge.worst": 3}, NEW_YEAR),
        ]
    )
    shown = grid(nights, BY_ID["se"], span(SUNDAY, "year"), SUNDAY, 0)
    assert list(weeks_in_words(shown, nights, BY_ID["se"])) == [
        "week 1, from Thu 1 Jan: 1 of 4 nights, efficiency –, –, –, –",
        "week 47, from Mon 16 Nov: 5 of 7 nights, efficiency 82%, 71%, –, 82%, no sleep, –, –",
    ]


def test_a_week_ends_with_tonight() -> None:
    """Nights to come are not spoken of, and a week that begins on Sunday begins with it."""
    nights = Nights([slept(0), night_with({"cramps": (Cramp(),)}, date(2027, 1, 1))])
    shown = grid(nights, BY_ID["se"], span(SUNDAY, "year"), SUNDAY, 6)
    assert list(weeks_in_words(shown, nights, BY_ID["se"])) == [
        "week 48, from Sun 22 Nov: 1 of 1 night, efficiency 82%"
    ]
    new = grid(nights, BY_ID["cramps"], span(date(2027, 1, 1), "year"), date(2027, 1, 2), 0)
    assert list(weeks_in_words(new, nights, BY_ID["cramps"])) == ["week 53, from Fri 1 Jan: 1 of 2 nights, cramps 1, –"]


def spread_of_plausible(measure: Measure, *, least: bool) -> Spread:
    """Values of a measure that take as much room as any a person could have over a year."""
    longest = {
        "minutes": (615, 645, 705),
        "percent": (98.0, 99.6, 100.0),
        "clock": (20 * 60 + 30, 22 * 60 + 15, 23 * 60),
    }
    low, median, high = longest.get(measure.unit, (9.5, 10, 10))
    return Spread(366, low - least, median - least, high - least)


@every_measure
def test_no_line_of_a_year_is_too_long(measure: Measure) -> None:
    """Below the picture three lines are enough, on eighty columns and on a phone, also after a year of every night."""
    middle, less = (spread_of_plausible(measure, least=least) for least in (False, True))
    months = (
        Month(date(2026, 5, 1), Spread(31, middle.low, middle.median, middle.high)),
        Month(date(2026, 8, 1), Spread(31, less.low, less.median, less.high)),
    )
    found = Summary(
        first=date(2024, 1, 1),
        last=date(2024, 12, 31),
        recorded=366,
        passed=366,
        spread=middle,
        longest_run=366,
        current_run=366,
        months=months,
        cramps=999,
        cramp_nights=366,
        asked_cramps=366,
    )
    for wide, room in ((True, WIDE), (False, NARROW)):
        drawn = summary_lines(found, measure, since=None, wide=wide)
        assert len(drawn) == 3
        assert [line for line in drawn if cell_len(line) > room] == []
    assert [line for line in range_lines(found, measure) if cell_len(line) > WIDE] == []
    assert [text_of(line) for line in month_lines(found, measure, UNICODE) if cell_len(text_of(line)) > WIDE] == []


@every_measure
def test_the_lines_of_an_invented_year_fit(measure: Measure) -> None:
    """A year as people have it is said in lines that are not cut, with its first entry named."""
    nights = Nights(invented.nights(SUNDAY, 300, missing=0.1))
    first = SUNDAY - timedelta(days=299)
    found = summary(nights, measure, first, SUNDAY)
    assert max(map(cell_len, summary_lines(found, measure, since=first))) <= WIDE
    assert max(map(cell_len, summary_lines(found, measure, since=first, wide=False))) <= NARROW
    begun = (night_with({"urge.worst": 10, "cramps": (Cramp(),) * 12, "uses": (StrategyUse(),) * 12}),)
    for night in (*nights.last(60), *begun):
        for wide, room in ((True, WIDE), (False, NARROW)):
            lines = night_lines(night.night_of, night, measure, UNICODE, SUNDAY, wide=wide, room=room)
            assert max(cell_len(text_of(line)) for line in lines) <= room
            assert cell_len(text_of(lines[0])) <= figure_columns(measure, wide=wide)


def test_the_teaching_fits_eighty_columns() -> None:
    """An empty calendar says in three lines what it will become."""
    assert len(TEACHING) == 3
    assert max(map(cell_len, TEACHING)) <= WIDE


@given(st.floats(0, 1e4), st.integers(1, 366))
@LAW
def test_a_spread_always_says_its_n(value: float, n: int) -> None:
    """No median stands without the number of nights it rests on."""
    for measure in MEASURES:
        for wide in (True, False):
            assert say_spread(Spread(n, value, value, value), measure, wide=wide).endswith(f", n {n}")
    assert say_spread(None, MEASURES[0]) == "no night with a figure"
