"""What takes its time says how far it is: on a terminal only, and it leaves nothing behind."""

from __future__ import annotations

import io

import pytest

from stillnight.cli.progress import Progress


class Terminal(io.StringIO):
    """A terminal that remembers what was sent."""

    def isatty(self) -> bool:
        """It is one."""
        return True

    def line(self) -> str:
        """What its line shows now."""
        shown = ""
        for piece in self.getvalue().split("\r"):
            shown = piece + shown[len(piece) :]
        return shown.rstrip()


class Ticking:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The seconds so far."""
        return self.now


def test_what_is_over_in_a_second_says_nothing() -> None:
    """My screen does not flicker for small things."""
    out, ticking = Terminal(), Ticking()
    with Progress(out, ticking) as progress:
        ticking.now = 0.9
        progress.step("1 night")
    assert out.getvalue() == ""


def test_after_a_second_it_says_how_far_it_is() -> None:
    """I see that it goes on, and a shorter line leaves nothing of the longer one."""
    out, ticking = Terminal(), Ticking()
    with Progress(out, ticking) as progress:
        ticking.now = 1.0
        progress.step("saving: 10 of 30 years")
        assert out.line() == "saving: 10 of 30 years"
        progress.step("saving: 11 of 30 years")
        assert out.line() == "saving: 10 of 30 years"
        ticking.now = 1.3
        progress.step("done soon")
        assert out.line() == "done soon"
    assert out.line() == ""


def test_the_line_is_taken_away_when_it_is_interrupted() -> None:
    """^C leaves my prompt at the beginning of a clean line."""
    out, ticking = Terminal(), Ticking()

    def interrupted() -> None:
        with Progress(out, ticking) as progress:
            ticking.now = 2
            progress.step("exporting")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert out.line() == ""
    assert "exporting" in out.getvalue()


def test_a_pipe_hears_nothing() -> None:
    """My log file has no lines of it."""
    out, ticking = io.StringIO(), Ticking()
    with Progress(out, ticking) as progress:
        ticking.now = 5
        progress.step("exporting")
    assert out.getvalue() == ""
