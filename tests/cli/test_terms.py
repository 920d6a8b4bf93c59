"""What the name of a terminal says about it."""

from __future__ import annotations

import pytest

from stillnight.cli.terms import has_256, shows_screens


@pytest.mark.parametrize(
    "term", ["xterm", "screen", "tmux", "xterm-256color", "screen-256color", "st-256color", "kitty"]
)
def test_terminals_of_today_have_256_colours(term: str) -> None:
    """Many phone apps call themselves plain xterm, and show all the colours of it."""
    assert has_256(term)


@pytest.mark.parametrize("term", ["linux", "vt100", "xterm-16color", "xterm-mono", "ansi", ""])
def test_others_have_what_they_say(term: str) -> None:
    """Nothing is sent to the console of a machine that it cannot show."""
    assert not has_256(term)


@pytest.mark.parametrize(("term", "shows"), [("", False), ("DUMB", False), ("unknown", False), ("vt100", True)])
def test_a_terminal_without_a_name_shows_no_screens(term: str, shows: bool) -> None:
    """Where no sequence is understood I am asked line by line."""
    assert shows_screens(term) is shows
