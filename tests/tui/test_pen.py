"""Pens: the shortest way from one style to another, and always to the right one."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.tui.terminal.pen import PLAIN, Pen, change, for_blank, on_blank, pen_of
from tests.tui.emulator import Emulator

INKS: Final = ("", "31", "97", "38;5;180", "38;5;7", "38;2;215;175;135")
PAPERS: Final = ("", "44", "107", "48;5;233", "48;2;18;18;18")
SIX_MARKS: Final = ("1", "3", "4", "5", "7", "9")
"""The marks that pyte knows."""

PENS: Final = st.builds(
    lambda marks, ink, paper: Pen(tuple(sorted(marks, key=int)), ink, paper),
    st.sets(st.sampled_from(SIX_MARKS)),
    st.sampled_from(INKS),
    st.sampled_from(PAPERS),
)


def drawn_with(sequences: str) -> object:
    """The attributes a terminal has in hand after these sequences."""
    terminal = Emulator(2, 1)
    terminal.take(sequences)
    return terminal.cursor.attrs


def anew(pen: Pen) -> str:
    """The pen taken without any art."""
    return f"\x1b[{';'.join(['0', *pen.codes])}m"


@given(PENS, PENS)
def test_a_change_comes_to_the_right_pen(old: Pen, new: Pen) -> None:
    """Whatever was drawn before, the next word has its own colours and marks."""
    assert drawn_with(anew(old) + change(old, new)) == drawn_with(anew(new))


@given(PENS, PENS)
def test_a_change_is_never_longer_than_beginning_anew(old: Pen, new: Pen) -> None:
    """Of both ways the shorter is taken, and none where nothing changes."""
    assert len(change(old, new)) <= len(anew(new))
    assert (change(old, new) == "") == (old == new)


@given(PENS, PENS)
def test_a_blank_needs_only_what_shows_on_it(pen: Pen, other: Pen) -> None:
    """Between two words of one background no colour is changed for the gap."""
    wanted = on_blank(other)
    near = for_blank(pen, wanted)
    assert on_blank(near) == wanted
    assert len(change(pen, near)) <= len(change(pen, wanted))


@pytest.mark.parametrize(
    ("old", "new", "sent"),
    [
        ("1;31", "1;32", "\x1b[32m"),
        ("1;4;31", "", "\x1b[m"),
        ("1;31;48;5;233", "31;48;5;233", "\x1b[22m"),
        ("38;5;180;48;5;233", "38;5;180", "\x1b[49m"),
        ("1;2", "2", "\x1b[0;2m"),
        ("1;2;38;2;1;2;3", "2;38;2;1;2;3", "\x1b[22;2m"),
        ("4;38;2;1;2;3", "21;38;2;1;2;3", "\x1b[24;21m"),
        ("", "53", "\x1b[53m"),
    ],
)
def test_the_shortest_change(old: str, new: str, sent: str) -> None:
    """What is sent, as ECMA-48 has it; 22 ends bold and faint, 24 both kinds of line below."""
    assert change(pen_of(old), pen_of(new)) == sent


@pytest.mark.parametrize(
    ("codes", "pen"),
    [
        ("", PLAIN),
        ("39;49", PLAIN),
        ("4;1", Pen(("1", "4"))),
        ("38;5;4;48;5;7", Pen((), "38;5;4", "48;5;7")),
        ("48;2;1;4;7;97", Pen((), "97", "48;2;1;4;7")),
        ("1;100;30", Pen(("1",), "30", "100")),
    ],
)
def test_codes_are_read_as_a_terminal_reads_them(codes: str, pen: Pen) -> None:
    """The 4 of a colour is no underline, and 39 and 49 are the terminal's own colours."""
    assert pen_of(codes) == pen


def test_a_link_is_opened_once_and_closed() -> None:
    """A link in the guide opens where its words begin, and ends where they end."""
    linked = pen_of("4", "id=1;https://example.org")
    assert change(PLAIN, linked) == "\x1b[4m\x1b]8;id=1;https://example.org\x1b\\"
    assert change(linked, linked._replace(marks=())) == "\x1b[m"
    assert change(linked, PLAIN) == "\x1b[m\x1b]8;;\x1b\\"
    assert on_blank(linked._replace(marks=())) == linked._replace(marks=())
