"""The signs and colours of a picture, and what the cursor does to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from stillnight.diary.calendar import Look
from stillnight.diary.drawing import ASCII, LEVELS, UNICODE, Chosen, Piece, Signs, text_of, tint
from stillnight.diary.measure import Measure
from stillnight.diary.measures import BY_ID, MEASURES
from tests.builders import SUNDAY

BOTH = pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
FRIDAY = SUNDAY - timedelta(days=2)


def all_signs(signs: Signs) -> list[str]:
    """Every sign of a set that may stand in a cell or beside one."""
    return [*map(signs.look, Look), signs.cursor, signs.anchor, signs.cramp, signs.use]


@BOTH
def test_every_sign_is_one_column_wide(signs: Signs) -> None:
    """No cell pushes its neighbours aside."""
    assert [cell_len(sign) for sign in (*all_signs(signs), signs.ellipsis)] == [1] * 15


@BOTH
def test_no_two_signs_are_alike(signs: Signs) -> None:
    """Without any colour I tell all ten looks, the cursor and the marks apart."""
    assert len(set(all_signs(signs))) == len(all_signs(signs)) == 14


def test_without_unicode_every_sign_is_ascii() -> None:
    """The bare console shows each of them."""
    assert all(sign.isascii() and sign.isprintable() for sign in (*all_signs(ASCII), ASCII.ellipsis))


def test_levels_rise_in_both_sets() -> None:
    """A fuller block is a higher level, and so is a later letter."""
    levels = list(Look)[Look.FIRST :]
    assert [ASCII.look(look) for look in levels] == sorted("abcde")
    assert [UNICODE.look(look) for look in levels] == ["▁", "░", "▒", "▓", "█"]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_each_level_has_its_own_colour_and_the_others_have_none_of_them(measure: Measure) -> None:
    """Colour says the level and no more: what has no level is in the background or a warning."""
    tints = {look: tint(look, measure) for look in Look}
    assert [tints[look] for look in Look if look.level] == ["level-1", "level-2", "level-3", "level-4", "level-5"]
    assert [tints[look] for look in (Look.COMING, Look.BLANK, Look.PART)] == ["ghost"] * 3
    assert tints[Look.NO_SLEEP] == "warning"
    assert tints[Look.NONE] in LEVELS


@pytest.mark.parametrize(("measure_id", "colour"), [("cramps", "level-5"), ("urge", "level-5"), ("uses", "level-1")])
def test_a_zero_has_the_colour_of_its_level(measure_id: str, colour: str) -> None:
    """A night without a cramp is among the best, one without a strategy among those with the fewest."""
    assert tint(Look.NONE, BY_ID[measure_id]) == colour


@pytest.mark.parametrize(("cursor", "anchor"), [(SUNDAY, FRIDAY), (FRIDAY, SUNDAY)])
def test_a_range_reaches_from_its_anchor_to_the_cursor(cursor: date, anchor: date) -> None:
    """Whichever way I walk, both ends and all between are chosen, and no night outside."""
    chosen = Chosen(cursor, anchor)
    days = [FRIDAY + timedelta(days=at) for at in range(-1, 4)]
    assert [chosen.covers(day) for day in days] == [False, True, True, True, False]
    assert [chosen.ground(day) for day in days] == [
        "",
        "cursor" if cursor == FRIDAY else "chosen",
        "chosen",
        "cursor" if cursor == SUNDAY else "chosen",
        "",
    ]
    assert (chosen.sign(cursor, UNICODE, "█"), chosen.sign(anchor, UNICODE, "█")) == ("◆", "◇")
    assert chosen.sign(FRIDAY + timedelta(days=1), UNICODE, "█") == "█"


def test_without_an_anchor_only_the_cursor_stands_out() -> None:
    """A cursor alone chooses nothing, and an anchor without a cursor is not seen."""
    assert (Chosen(SUNDAY).ground(SUNDAY), Chosen(SUNDAY).covers(SUNDAY), Chosen().ground(SUNDAY)) == (
        "cursor",
        False,
        "",
    )
    assert (Chosen(None, SUNDAY).sign(SUNDAY, UNICODE, "█"), Chosen(None, SUNDAY).covers(SUNDAY)) == ("█", False)


def test_a_range_of_one_night_is_that_night() -> None:
    """Where both ends are one night, the cursor is seen on it."""
    chosen = Chosen(SUNDAY, SUNDAY)
    assert (chosen.covers(SUNDAY), chosen.ground(SUNDAY), chosen.sign(SUNDAY, ASCII, "e")) == (True, "cursor", "@")


def test_the_pieces_of_a_line_are_its_text() -> None:
    """What a screen colours and what a pipe prints are the same words."""
    assert text_of([Piece("Sun ", "ghost"), Piece("█", "level-5"), Piece("")]) == "Sun █"
