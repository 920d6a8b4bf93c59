"""Text fits the columns there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.diary.wrapping import columns_of, wrapped
from tests.strategies import LAW


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, ("",)),
        ("one two three", 40, ("one two three",)),
        ("one two three", 9, ("one two", "three")),
        ("one  two\nthree", 40, ("one two three",)),
        ("abcdefghijkl", 10, ("abcdefghij", "kl")),
        ("冷たいタイル", 8, ("冷たいタ", "イル")),
        ("e\u0301a", 8, ("e\u0301a",)),
    ],
)
def test_words_go_into_lines(text: str, columns: int, lines: tuple[str, ...]) -> None:
    """No word is cut unless it is longer than a line; wide letters take two columns."""
    assert wrapped(text, columns) == lines


def test_further_lines_are_indented() -> None:
    """What belongs to one point stands under it."""
    assert wrapped("one two three", 9, indent="  ") == ("one two", "  three")


@LAW
@given(st.text(max_size=200), st.integers(10, 60))
def test_any_text_fits_and_keeps_its_letters(text: str, columns: int) -> None:
    """Whatever somebody typed, no line is too long, and nothing of it is lost."""
    lines = wrapped(text, columns)
    assert all(columns_of(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
