"""No note of mine is run by a spreadsheet, and every one can be had back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillnight.exchange.guard import guarded, unguarded

HOSTILE = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"),
    *(" =1", "\u00a0=1", "\u200b=1", "\ufeff@x", "\u2060+1", "   -2", " \u200b =cmd|' /C calc'!A0", "\u3000＝1"),
    *("'", "'=1", "''", "=", "-", '=HYPERLINK("http://x","y")', "\tx"),
)
"""The cells of OWASP's page on CSV injection, behind blanks and signs without a width, and with the mark itself."""


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_what_a_spreadsheet_would_run_gets_a_mark(text: str) -> None:
    """A friend's note opens no calculator on my machine."""
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "slept well", "3 = three", "a-b", "12", "(=1)", "ä", " ", "ok '"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """My notes read as I wrote them."""
    assert guarded(text) == unguarded(text) == text


@given(st.text(st.sampled_from("=+-@'\t\r\n \u200b\ufeffab＝")))
def test_it_can_always_be_undone(text: str) -> None:
    """However I begin a note, it comes back exactly."""
    assert unguarded(guarded(text)) == text
