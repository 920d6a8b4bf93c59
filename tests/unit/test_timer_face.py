"""How the lines of the timer change: a few columns in a second, and never words that nobody meant."""

from __future__ import annotations

import pytest

from stillnight.tui.timer_face import Lines, nearer, step_of


@pytest.mark.parametrize(
    ("old", "new", "through"),
    [
        ("3 of 3, left", "1 of 3, right", ["1 of 3, right"]),
        ("", "Take it off now.", ["Take it ", "Take it off now."]),
        ("stretch the calf", "stretch the back of the thigh", ["stretch the ", "stretch the back of ", "=new"]),
        ("a line that goes", "", ["a line", ""]),
    ],
)
def test_a_line_comes_to_its_words_without_passing_through_others(old: str, new: str, through: list[str]) -> None:
    """Half a line may stand there for a second, but no mixture of two."""
    lines: Lines = ("0:09  hold", old)
    for expected in through:
        lines = nearer(lines, ("0:09  hold", new), 10)
        assert lines[1] == (new if expected == "=new" else expected)


def test_one_line_changes_at_a_time_from_the_top() -> None:
    """What matters most stands first, and comes first."""
    assert nearer(("a", "b", "c"), ("a", "x", "y"), 10) == ("a", "x", "c")


@pytest.mark.parametrize(("line", "step"), [(" 9:59  in the warm water", "in the warm water"), ("time is up", "")])
def test_the_step_is_what_follows_the_time(line: str, step: str) -> None:
    """A second that passes is no new step."""
    assert step_of(line) == step
