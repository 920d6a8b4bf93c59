"""The legend says what every sign in the picture means, in the measure's unit."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from stillnight.diary.calendar import Look
from stillnight.diary.drawing import ASCII, UNICODE, Drawn, Piece, Signs, text_of, tint
from stillnight.diary.legend import WORDS, legend, which_end, wrapped
from stillnight.diary.measure import Measure
from stillnight.diary.measures import BY_ID, MEASURES

every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
both_sets = pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
WIDTHS = [20, 28, 38, 43, 59, 60, 78, 118, 300]
MARK = ("▲", "cramp")


def lines(measure_id: str, width: int, mark: tuple[str, str] = ("", ""), signs: Signs = UNICODE) -> list[str]:
    """The legend of a measure as plain text."""
    return [text_of(line) for line in legend(BY_ID[measure_id], signs, width, mark)]


@pytest.mark.parametrize(
    ("measure_id", "expected"),
    [
        (
            "se",
            [
                "efficiency  ▁ <65%  ░ 65%+  ▒ 75%+  ▓ 85%+  █ 90%+  fuller is better",
                "· no entry  ~ in part  × no sleep  ○ none  empty: to come",
            ],
        ),
        (
            "sol",
            [
                "to fall asleep  ▁ 1h01+  ░ 46m+  ▒ 31m+  ▓ 15m+  █ <15m  fuller is better",
                "· no entry  ~ in part  × no sleep  ○ none  empty: to come",
            ],
        ),
        (
            "tib",
            [
                "in bed  ▁ <6h  ░ 6h+  ▒ 7h+  ▓ 8h+  █ 9h+  fuller is more",
                "· no entry  ~ in part  × no sleep  ○ none  empty: to come",
            ],
        ),
        (
            "midpoint",
            [
                "midpoint  ▁ <01:30  ░ 01:30+  ▒ 02:30+  ▓ 03:30+  █ 04:30+  fuller is later",
                "· no entry  ~ in part  × no sleep  ○ none  empty: to come",
            ],
        ),
        (
            "onset",
            [
                "urge began  ▁ <18:00  ░ 18:00+  ▒ 19:30+  ▓ 21:00+  █ 22:30+  fuller is later",
                "· no entry  ~ in part  ○ none  empty: to come",
            ],
        ),
        (
            "cramps",
            ["cramps  ▁ 4+  ░ 3+  ▒ 2+  ▓ 1+  fuller is better", "· no entry  ~ in part  ○ none  empty: to come"],
        ),
        (
            "uses",
            ["strategies  ░ 1+  ▒ 2+  ▓ 3+  █ 5+  fuller is more", "· no entry  ~ in part  ○ none  empty: to come"],
        ),
        (
            "quality",
            [
                "quality  ▁ <2  ░ 2+  ▒ 3+  ▓ 4+  █ 5+  fuller is better",
                "· no entry  ~ in part  × no sleep  ○ none  empty: to come",
            ],
        ),
    ],
)
def test_the_legend_on_eighty_columns(measure_id: str, expected: list[str]) -> None:
    """Each level says where it begins and in which unit, and the looks without a level stand below."""
    assert lines(measure_id, 78) == expected


def test_the_legend_on_forty_five_columns() -> None:
    """On a phone the same stands closer."""
    assert lines("se", 43, MARK) == [
        "efficiency ▁<65% ░65% ▒75% ▓85% █90%",
        "fuller is better ·no entry ~in part",
        "×no sleep ○none empty: to come ▲cramp",
    ]


def test_the_legend_without_unicode() -> None:
    """On the bare console letters stand for the levels."""
    assert lines("urge", 78, ("^", "cramp"), ASCII) == [
        "worst urge  a 7+  b 5+  c 3+  d 1+  fuller is better",
        ". no entry  ~ in part  o none  empty: to come  ^ cramp",
    ]


@both_sets
@every_measure
@pytest.mark.parametrize("width", [43, 78])
def test_every_look_is_in_the_legend(measure: Measure, signs: Signs, width: int) -> None:
    """No sign in a picture is without its meaning; a level that only none could have is left to the sign of none."""
    pieces = [piece for line in legend(measure, signs, width) for piece in line]
    shown = {piece.text: piece.tint for piece in pieces if piece.text.strip() and piece.text in signs.looks}
    expected = {signs.look(look): tint(look, measure) for look in Look if look is not Look.COMING}
    if not measure.of_sleep:
        del expected[signs.look(Look.NO_SLEEP)]
    if measure.id in {"cramps", "urge", "ema"}:
        del expected[signs.look(Look.FIFTH)]
    if measure.id == "uses":
        del expected[signs.look(Look.FIRST)]
    assert shown == expected
    assert any("empty: to come" in piece.text for piece in pieces)


@every_measure
def test_which_end_is_better_is_said(measure: Measure) -> None:
    """Fuller is better wherever one end is better; else it says what fuller is."""
    said = which_end(measure)
    by_hand = {"tib": "more", "presleep": "more", "uses": "more", "midpoint": "later", "onset": "later"}
    assert said == f"fuller is {by_hand.get(measure.id, 'better')}"
    assert said in text_of(piece for line in legend(measure, UNICODE, 78) for piece in line)


@every_measure
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_its_room(measure: Measure, width: int) -> None:
    """Whatever the terminal, the legend is never cut, and nothing in it is lost."""
    for mark in (("", ""), MARK):
        drawn = [text_of(line) for line in legend(measure, UNICODE, width, mark)]
        assert max(map(cell_len, drawn)) <= width
        assert all(line == line.strip() != "" for line in drawn)
        words = [*(words for look, words in WORDS.items() if look is not Look.NO_SLEEP), measure.label, mark[1]]
        assert all(word in "\n".join(drawn) for word in words)


@every_measure
def test_on_eighty_columns_the_legend_has_two_lines(measure: Measure) -> None:
    """One line for the levels and one for the rest, also with the longest mark there can be."""
    assert len(legend(measure, UNICODE, 78, MARK)) == 2
    assert len(legend(measure, UNICODE, 78, ("✓", "x" * 24))) <= 3


def test_entries_are_wrapped_between_and_never_within() -> None:
    """As many entries stand on a line as fit with their gaps; one that is too long has a line of its own."""
    entries: list[Drawn] = [[Piece("a" * size)] for size in (4, 4, 2, 20, 3)]
    assert [text_of(line) for line in wrapped(entries, 10)] == ["aaaa  aaaa", "aa", "a" * 20, "aaa"]
    assert [text_of(line) for line in wrapped(entries[:2], 9)] == ["aaaa", "aaaa"]
    assert [text_of(line) for line in wrapped(entries[:2], 9, " ")] == ["aaaa aaaa"]
    assert wrapped([], 10) == [[]]
