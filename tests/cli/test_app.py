"""The screens open where they can be seen, and nowhere else."""

from __future__ import annotations

import sys
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from stillnight.cli.app import wants_mouse
from stillnight.diary.home import Home
from tests.cli.shell import EVENING, Shell


class FakeApp:
    """Stands in for the screens: remembers how it was opened."""

    opened: tuple[Any, ...] = ()
    ran: dict[str, Any] = {}
    return_code: int | None = 0

    screen: str | None = None
    ascii_only: bool = False

    def __init__(self, *arguments: Any, screen: str | None, ascii_only: bool) -> None:
        type(self).opened, type(self).screen, type(self).ascii_only = arguments, screen, ascii_only

    def run(self, **options: Any) -> None:
        """Called where the screens would be shown."""
        type(self).ran = options


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> type[FakeApp]:
    """The screens, replaced."""
    monkeypatch.setattr(FakeApp, "return_code", 0)
    monkeypatch.setitem(sys.modules, "stillnight.tui.app", SimpleNamespace(StillnightApp=FakeApp))
    return FakeApp


def streams(**others: Any) -> SimpleNamespace:
    """Three terminals, or others in place of some."""
    terminal = SimpleNamespace(isatty=lambda: True)
    return SimpleNamespace(**{"stdin": terminal, "stdout": terminal, "stderr": terminal, **others})


@pytest.fixture
def terminal(shell: Shell, app: type[FakeApp], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell at a terminal."""
    shell.environ["TERM"] = "xterm-256color"
    monkeypatch.setattr("stillnight.cli.app.sys", streams())
    return shell


def test_it_opens_at_tonight_with_my_zone_and_clock(terminal: Shell, app: type[FakeApp]) -> None:
    """I type the name and nothing else."""
    terminal.done()
    diary, clock, home, night_of = app.opened
    assert diary.night(date(2026, 11, 22)).is_blank()
    assert clock() == EVENING
    assert (home, night_of) == (Home("Europe/Berlin", "TZ"), None)
    assert app.screen is None


def test_it_opens_at_the_screen_i_name(terminal: Shell, app: type[FakeApp]) -> None:
    """On Sunday I want the calendar, at once."""
    terminal.done("--screen", "calendar")
    assert app.screen == "calendar"
    assert app.ran == {"mouse": True}


def test_the_clock_it_gets_goes_on(terminal: Shell, app: type[FakeApp]) -> None:
    """The app is open for hours; its clock is not the moment it was opened."""
    terminal.done()
    assert app.opened[1]().utcoffset() == EVENING.utcoffset()
    assert app.opened[1]() == datetime.fromisoformat("2026-11-22T20:40:30+00:00")


def test_it_opens_at_the_night_asked_for(terminal: Shell, app: type[FakeApp]) -> None:
    """I go straight to Friday."""
    terminal.done("--night", "fri")
    assert app.opened[3] == date(2026, 11, 20)


def test_a_night_to_come_is_refused_before_anything_is_drawn(terminal: Shell, app: type[FakeApp]) -> None:
    """I mistype the date; no screen flashes up."""
    assert "has not begun" in terminal.refused("--night", "2026-11-23")


@pytest.mark.parametrize(("code", "ended"), [(0, 0), (None, 0), (3, 3)])
def test_its_exit_code_is_the_apps(
    terminal: Shell, app: type[FakeApp], code: int | None, ended: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script sees whether the app ended well."""
    monkeypatch.setattr(app, "return_code", code)
    assert terminal().code == ended


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_without_a_terminal_it_is_refused_with_what_works(
    terminal: Shell, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From cron, or over `ssh host stillnight`, I get a line instead of a picture nobody sees."""
    monkeypatch.setattr("stillnight.cli.app.sys", streams(**{name: SimpleNamespace(isatty=lambda: False)}))
    line = terminal.refused()
    assert "ssh -t" in line
    assert all(command in line for command in ("set", "show", "log", "where"))


def test_a_stream_that_is_closed_is_no_terminal(terminal: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started with its input closed."""
    monkeypatch.setattr("stillnight.cli.app.sys", streams(stdin=None))
    assert "standard input is no terminal" in terminal.refused()


@pytest.mark.parametrize("term", ["", "dumb", "unknown", None])
def test_a_terminal_without_screens_is_refused(terminal: Shell, term: str | None) -> None:
    """Inside an editor's shell, TERM says that nothing can be drawn."""
    del terminal.environ["TERM"]
    if term is not None:
        terminal.environ["TERM"] = term
    assert "TERM is" in terminal.refused()


@pytest.mark.parametrize(
    ("environ", "mouse"),
    [
        ({}, True),
        ({"SSH_CONNECTION": "a 1 b 22"}, False),
        ({"SSH_CONNECTION": "a 1 b 22", "STILLNIGHT_MOUSE": "1"}, True),
        ({"SSH_CONNECTION": "a 1 b 22", "STILLNIGHT_MOUSE": "0"}, False),
        ({"SSH_TTY": "/dev/pts/0"}, False),
    ],
)
def test_the_mouse_is_off_over_ssh_unless_asked_for(environ: dict[str, str], mouse: bool) -> None:
    """A lost line leaves no mouse codes in my terminal."""
    assert wants_mouse(environ) is mouse
