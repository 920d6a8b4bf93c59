"""The nearest in ASCII: as wide as what it stands for, an accent less, and never a wrong number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stillnight.diary.nearest import nearest
from stillnight.tui.filters import in_ascii


@pytest.mark.parametrize(
    ("sign", "columns", "shown"),
    [
        ("a", 1, "a"),
        ("ä", 1, "a"),
        ("a\u0308", 1, "a"),
        ("Ł", 1, "L"),
        ("µ", 1, "u"),
        ("→", 1, ">"),
        ("²", 1, "2"),
        ("½", 1, "?"),
        ("д", 1, "?"),
        ("\uff21", 2, "A "),
        ("足", 2, "??"),
        ("😴", 2, "??"),
        ("\u0301", 0, ""),
    ],
)
def test_a_sign_becomes_the_nearest_of_its_width(sign: str, columns: int, shown: str) -> None:
    """An umlaut loses its dots, a half is no one, and what nothing is near to is a question mark a column."""
    assert nearest(sign, columns) == shown


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"])))
def test_no_column_moves(text: str) -> None:
    """Whatever I typed, what is shown of it is ASCII and just as wide."""
    shown = in_ascii(text)
    assert shown.isascii()
    assert cell_len(shown) == cell_len(text)


def test_plain_text_stays_as_it_is() -> None:
    """The usual line is not touched."""
    assert in_ascii("warm bath, 20 min ~ [2h]") == "warm bath, 20 min ~ [2h]"


def test_my_notes_can_still_be_read() -> None:
    """Names and notes of many languages lose little."""
    assert in_ascii("Käse um 23 h, müde – “très” fatigué") == 'Kase um 23 h, mude - "tres" fatigue'
