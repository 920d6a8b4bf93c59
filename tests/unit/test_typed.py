"""What I type is understood, and what is shown to me can be typed back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stillnight.diary import typed
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.typed import Ago, ClockTime, Option
from stillnight.diary.words import clean_line

SUNDAY = date(2026, 11, 22)
PLACES = (
    Option("left-calf", "left calf"),
    Option("right-calf", "right calf"),
    Option("left-foot", "left foot"),
    Option("arch", "arch of the foot"),
    Option("epaule", "épaule"),
)
PARSERS: dict[str, Callable[[str], object]] = {
    "time": typed.parse_time,
    "duration": typed.parse_duration,
    "count": typed.parse_count,
    "scale": lambda text: typed.parse_scale(text, 1, 10),
    "date": lambda text: typed.parse_date(text, SUNDAY),
    "choice": lambda text: typed.parse_choice(text, PLACES),
    "choices": lambda text: typed.parse_choices(text, PLACES),
    "choice of nothing": lambda text: typed.parse_choice(text, ()),
    "yes or no": typed.parse_yes_no,
}
ANY_TEXT = (
    st.text(st.characters())
    | st.text(st.sampled_from("0123456789:.,-+/ \t\nhmapnoectirsudvfl\x00\x1b\ud800٢２²½K"), max_size=30)
    | st.lists(
        st.sampled_from(["20", "nov", "fri", "last", "2026", "0000", "31", "feb", "-", "9", "pm", ":", " ", "h"])
    ).map("".join)
    | st.sampled_from(["", " ", "\ud800", "\x00", "9" * 5000, "-" + "9" * 199, "1:" * 100, " " * 300])
)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("23:15", 23, 15),
        ("2315", 23, 15),
        ("23.15", 23, 15),
        ("9.05pm", 21, 5),
        ("9:05 pm", 21, 5),
        ("905pm", 21, 5),
        ("9 P.M.", 21, 0),
        ("9pm", 21, 0),
        ("12am", 0, 0),
        ("12.30 am", 0, 30),
        ("12pm", 12, 0),
        ("815", 8, 15),
        ("0007", 0, 7),
        ("7", 7, 0),
        ("07", 7, 0),
        ("23", 23, 0),
        ("00:00", 0, 0),
        ("  6:40\n", 6, 40),
        ("6:40".rjust(200), 6, 40),
        ("noon", 12, 0),
        ("Midnight", 0, 0),
    ],
)
def test_a_time_is_read_however_it_is_written(text: str, hour: int, minute: int) -> None:
    """I type the time the way I always write it."""
    assert typed.parse_time(text) == ClockTime(hour, minute)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *[("now", 0), ("NOW", 0), ("-0", 0), ("-20", 20), ("- 20", 20), ("-20 min", 20), ("-90", 90)],
        *[("-1:20", 80), ("-1h20", 80), ("-1.5h", 90), ("-24h", 1440), ("-1440", 1440)],
    ],
)
def test_a_time_may_be_told_by_how_long_ago_it_was(text: str, minutes: int) -> None:
    """In the dark I know it was twenty minutes ago, not what the clock said."""
    ago = typed.parse_time(text)
    assert isinstance(ago, Ago)
    assert ago.minutes == minutes


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("02:30 first", ClockTime(2, 30, 1)),
        ("2:30 1st", ClockTime(2, 30, 1)),
        ("230 SECOND", ClockTime(2, 30, 2)),
        ("2.30am  2nd", ClockTime(2, 30, 2)),
        ("midnight first", ClockTime(0, 0, 1)),
    ],
)
def test_an_hour_that_comes_twice_is_told_apart(text: str, time: ClockTime) -> None:
    """On the night the clock goes back I can say which 02:30 I mean."""
    assert typed.parse_time(text) == time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *[("45", 45), ("45m", 45), ("45 min", 45), ("90m", 90), ("1:20", 80), ("1h20", 80), ("1h 20", 80)],
        *[("1 h 20", 80), ("1h20m", 80), ("1 h 20 min", 80), ("1h5", 65), ("2h", 120), ("2 H 30", 150)],
        *[("2 hours", 120), ("1.5h", 90), ("1,5h", 90), ("0.25 h", 15), ("1.33h", 80), ("0", 0), ("none", 0)],
        *[("-", 0), (" no ", 0), ("24h", 1440), ("24:00", 1440), ("1440", 1440)],
    ],
)
def test_a_length_of_time_is_read_however_it_is_written(text: str, minutes: int) -> None:
    """Forty-five minutes, 1:20 or an hour and a half: I write it as I think it."""
    assert typed.parse_duration(text) == minutes


@pytest.mark.parametrize(("text", "number"), [("2", 2), (" 99 ", 99), ("007", 7), ("none", 0), ("-", 0), ("No", 0)])
def test_a_count_is_a_number_or_none(text: str, number: int) -> None:
    """Two coffees is 2 and none is none."""
    assert typed.parse_count(text) == number


def test_none_is_on_a_scale_only_if_zero_is() -> None:
    """On a scale that starts at 1, none is not an answer."""
    assert typed.parse_scale("none", 0, 10) == 0
    assert typed.parse_scale("10", 1, 10) == 10
    for text in ("none", "-", "0", "11"):
        with pytest.raises(NotUnderstood, match=r"is not a number from 1 to 10; type one$"):
            typed.parse_scale(text, 1, 10)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("left-calf", "left-calf"),
        ("left calf", "left-calf"),
        (" LEFT  Calf ", "left-calf"),
        ("left c", "left-calf"),
        ("r", "right-calf"),
        ("arch", "arch"),
        ("3", "left-foot"),
        ("Épaule", "epaule"),
        ("e\u0301pau", "epaule"),
    ],
)
def test_a_choice_is_found_by_its_name_its_beginning_or_its_number(text: str, chosen: str) -> None:
    """I type as little as it takes to tell the answers apart."""
    assert typed.parse_choice(text, PLACES) == chosen


def test_the_whole_name_of_a_choice_wins_over_its_number_and_over_longer_names() -> None:
    """An answer I spelled out is that answer, even if another one begins the same."""
    options = (Option("2", "leg"), Option("b", "legs"), Option("c", "10 mg"))
    assert typed.parse_choice("2", options) == "2"
    assert typed.parse_choice("leg", options) == "2"
    assert typed.parse_choice("3", options) == "c"
    assert typed.parse_choice("10", options) == "c"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("left foot, left calf", ("left-calf", "left-foot")),
        ("1,1, left calf", ("left-calf",)),
        ("arch,", ("arch",)),
        ("none", ()),
        (" - ", ()),
    ],
)
def test_choices_come_in_the_order_of_the_list_without_doubles(text: str, ids: tuple[str, ...]) -> None:
    """However I list the places, the diary lists them one way."""
    assert typed.parse_choices(text, PLACES) == ids


@pytest.mark.parametrize(("text", "answer"), [("y", True), ("YES", True), (" n ", False), ("no", False)])
def test_yes_and_no_may_be_one_letter(text: str, answer: bool) -> None:
    """One key is enough to answer at night."""
    assert typed.parse_yes_no(text) is answer


TIME_HOW = "type it like 23:15, 2315, 9.05pm, now or -20"
DURATION_HOW = "type it like 45, 1:20, 1h20, 1.5h or none"


@pytest.mark.parametrize(
    ("asked", "text", "message"),
    [
        ("time", "25:10", f'"25:10" is not a time; {TIME_HOW}'),
        ("time", "23:60", f'"23:60" is not a time; {TIME_HOW}'),
        ("time", "24:30", f'"24:30" is not a time; {TIME_HOW}'),
        ("time", "875", f'"875" is not a time; {TIME_HOW}'),
        ("time", "9:5", f'"9:5" is not a time; {TIME_HOW}'),
        ("time", "", f"nothing was typed; {TIME_HOW}"),
        ("time", "-", f'"-" is not a time; {TIME_HOW}'),
        ("time", "now first", f'"now first" is not a time; {TIME_HOW}'),
        ("time", "first", f'"first" is not a time; {TIME_HOW}'),
        ("time", "٢٣:١٠", f'"٢٣:١٠" is not a time; {TIME_HOW}'),
        ("time", "２３:１５", f'"２３:１５" is not a time; {TIME_HOW}'),
        ("time", "2²", f'"2²" is not a time; {TIME_HOW}'),
        ("time", "\x1b[2J", f'"␛[2J" is not a time; {TIME_HOW}'),
        ("time", "24:00", '"24:00" is 00:00 of the next day; type 00:00'),
        ("time", "24", '"24" is 00:00 of the next day; type 00:00'),
        ("time", "13pm", '"13pm" is not a time; with am or pm the hour is 1 to 12'),
        ("time", "0:30am", '"0:30am" is not a time; with am or pm the hour is 1 to 12'),
        ("time", "-1441", '"-1441" is more than 24 h ago; type the time like 23:15'),
        ("time", "9" * 201, "that is too long; type at most 200 characters"),
        ("duration", "a while", f'"a while" is not a length of time; {DURATION_HOW}'),
        ("duration", "1:75", f'"1:75" is not a length of time; {DURATION_HOW}'),
        ("duration", "1h75", f'"1h75" is not a length of time; {DURATION_HOW}'),
        ("duration", "1.20", f'"1.20" is not a length of time; {DURATION_HOW}'),
        ("duration", "-20", f'"-20" is not a length of time; {DURATION_HOW}'),
        ("duration", "1441", f'"1441" is more than 24 h; {DURATION_HOW}'),
        ("duration", "25h", f'"25h" is more than 24 h; {DURATION_HOW}'),
        ("count", "100", '"100" is not a number from 0 to 99; type one, or none'),
        ("count", "two", '"two" is not a number from 0 to 99; type one, or none'),
        ("count", "９", '"９" is not a number from 0 to 99; type one, or none'),
        ("choice", "left", '"left" could be left calf or left foot; type more of it'),
        (
            "choice",
            "knee",
            '"knee" is not one of the choices; type left calf, right calf, left foot…',
        ),
        ("choice", "epaule x", None),
        ("choice", " ", "nothing was typed; type left calf, right calf, left foot…"),
        ("choice", "\u202e", None),
        ("choice", "0", None),
        ("choice", "6", None),
        ("choices", "arch, knee", None),
        ("choices", ",", None),
        ("choice of nothing", "x", '"x" is not one of the choices; there are none'),
        ("yes or no", "maybe", '"maybe" is not yes or no; type y or n'),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_type(asked: str, text: str, message: str | None) -> None:
    """When I am not understood, one line tells me what would be."""
    with pytest.raises(NotUnderstood) as refused:
        PARSERS[asked](text)
    assert message in (None, str(refused.value))


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@given(text=ANY_TEXT)
@example(text="9" * 5000)
@example(text="\ud800")
@example(text="nothing\x00")
def test_no_text_breaks_a_question(parser: Callable[[str], object], text: str) -> None:
    """Whatever the cat types, the diary answers in one plain line or understands."""
    try:
        parser(text)
    except NotUnderstood as refused:
        message = str(refused)
        assert 0 < len(message) < 140
        assert message == clean_line(message)


def test_every_time_reads_back() -> None:
    """Any time shown to me can be typed again as it stands."""
    passes: tuple[Literal[1, 2] | None, ...] = (None, 1, 2)
    times = [ClockTime(hour, minute, which) for hour in range(24) for minute in range(60) for which in passes]
    assert [typed.parse_time(typed.format_time(time)) for time in times] == times


def test_every_length_of_time_reads_back() -> None:
    """Any length of time shown to me can be typed again as it stands."""
    minutes = list(range(typed.DAY_MINUTES + 1))
    assert [typed.parse_duration(typed.format_duration(length)) for length in minutes] == minutes


@given(st.sets(st.sampled_from([place.id for place in PLACES])))
def test_every_set_of_choices_reads_back(chosen: set[str]) -> None:
    """The places shown to me can be typed again as they stand."""
    words = typed.format_choices(chosen, PLACES)
    assert set(typed.parse_choices(words, PLACES)) == chosen


@pytest.mark.parametrize("answer", [True, False])
def test_yes_and_no_read_back(answer: bool) -> None:
    """An answer of mine comes back as it was given."""
    assert typed.parse_yes_no(typed.format_yes_no(answer)) is answer


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (typed.format_time(ClockTime(23, 15)), "23:15"),
        (typed.format_time(ClockTime(2, 30, 1)), "02:30 first"),
        (typed.format_time(ClockTime(2, 30, 2)), "02:30 second"),
        (typed.format_duration(0), "0 min"),
        (typed.format_duration(45), "45 min"),
        (typed.format_duration(65), "1 h 05"),
        (typed.format_duration(120), "2 h"),
        (typed.format_duration(150), "2 h 30"),
        (typed.format_choices((), PLACES), "none"),
        (typed.format_choices(("arch", "left-calf"), PLACES), "left calf, arch of the foot"),
        (typed.format_yes_no(True), "yes"),
    ],
)
def test_values_are_shown_in_a_few_plain_words(shown: str, words: str) -> None:
    """What the diary shows is what I would have written."""
    assert shown == words
