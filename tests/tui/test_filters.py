"""The filters that every line passes: no control characters, no colour where none is wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from stillnight.tui.filters import NoColour, NoControls, colourless
from tests.tui.driving import controls

BLACK = Color(0, 0, 0)
RED = Style(color="red", bgcolor="blue", bold=True, underline=True, reverse=True, dim=True)


@given(st.text())
def test_no_control_character_passes(text: str) -> None:
    """Whatever text there is, nothing of it steers the terminal, and no column is lost."""
    (kept,) = NoControls().apply([Segment(text)], BLACK)
    assert controls(kept.text) == []
    assert cell_len(kept.text) == cell_len(text) or "\t" in text


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), max_size=30))
def test_plain_text_passes_as_it_is(text: str) -> None:
    """Letters, digits and signs of any script stay."""
    segments = [Segment(text, RED)]
    kept = NoControls().apply(segments, BLACK)
    assert [one.text for one in kept] == [text.replace("\u061c", "")]
    assert kept[0].style == RED


def test_a_line_without_control_characters_is_not_copied() -> None:
    """The usual line costs nothing."""
    segments = [Segment("Worst urge", RED), Segment("  6 of 10")]
    assert NoControls().apply(segments, BLACK) is segments


def test_without_colour_bold_reverse_and_underline_stay() -> None:
    """With NO_COLOR what colour said is still said by bold, reverse and underline."""
    (kept,) = NoColour().apply([Segment("6", RED)], BLACK)
    style = kept.style
    assert style is not None
    assert style.color is None
    assert style.bgcolor is None
    assert (style.bold, style.underline, style.reverse) == (True, True, True)
    assert not style.dim


@pytest.mark.parametrize("style", [None, Style(), Style(meta={"@click": "x"})])
def test_a_style_without_colour_stays_as_it_is(style: Style | None) -> None:
    """Nothing is added where there was no colour."""
    assert colourless(style) == style
