"""The screens open where they can be seen, and nowhere else."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from stillnight.cli.app import choose_colours, wants_mouse
from stillnight.diary.home import Home
from stillnight.diary.person import Colours, Mouse
from tests.cli.plain import Typing
from tests.cli.shell import EVENING, Shell

SSH = {"SSH_CONNECTION": "a 1 b 22"}


class FakeApp:
    """Stands in for the screens: remembers how it was opened."""

    opened: tuple[Any, ...] = ()
    ran: dict[str, Any] = {}
    return_code: int | None = 0

    screen: str | None = None
    ascii_only: bool = False

    keep_report: Any = None

    def __init__(self, *arguments: Any, screen: str | None, ascii_only: bool, **given: Any) -> None:
        type(self).opened, type(self).screen, type(self).ascii_only = arguments, screen, ascii_only
        type(self).keep_report = staticmethod(given["keep_report"]) if given["keep_report"] else None
        assert given["drafts"].left() == (), "the drafts are those of the diary that is opened"

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
    assert all(command in line for command in ("--plain", "set", "show", "log", "where"))


def test_a_stream_that_is_closed_is_no_terminal(terminal: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started with its input closed."""
    monkeypatch.setattr("stillnight.cli.app.sys", streams(stdin=None))
    assert "standard input is no terminal" in terminal.refused()


@pytest.mark.parametrize("term", ["", "dumb", "unknown", None])
def test_a_terminal_without_screens_is_asked_line_by_line(
    terminal: Shell, term: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside an editor's shell TERM says that nothing can be drawn; the diary says so and asks all the same."""
    monkeypatch.setattr("sys.stdin", Typing("6\nq\n"))
    del terminal.environ["TERM"]
    if term is not None:
        terminal.environ["TERM"] = term
    said = terminal.done()
    assert said.startswith(f"TERM is {term or 'empty'}, which cannot show screens: asking line by line.\n")
    assert terminal.night().urge.worst == 6


@pytest.mark.parametrize(
    ("environ", "asked", "setting", "mouse"),
    [
        ({}, None, "auto", True),
        (SSH, None, "auto", False),
        ({"SSH_TTY": "/dev/pts/0"}, None, "auto", False),
        (SSH, None, "on", True),
        ({}, None, "off", False),
        ({**SSH, "STILLNIGHT_MOUSE": "1"}, None, "off", True),
        ({"STILLNIGHT_MOUSE": "0"}, None, "on", False),
        (SSH, True, "off", True),
        ({"STILLNIGHT_MOUSE": "1"}, False, "on", False),
    ],
)
def test_the_mouse_is_off_over_ssh_unless_asked_for(
    environ: dict[str, str], asked: bool | None, setting: Mouse, mouse: bool
) -> None:
    """A lost line leaves no mouse codes behind; what I type counts before the machine's and the diary's word."""
    assert wants_mouse(environ, asked, setting) is mouse


def test_the_mouse_that_the_diary_remembers_is_gone_by(terminal: Shell, app: type[FakeApp]) -> None:
    """I turned it off once, in the palette; for today I turn it on."""
    terminal.set_person(mouse="off")
    terminal.done()
    assert app.ran == {"mouse": False}
    terminal.done("--mouse")
    assert app.ran == {"mouse": True}


def test_a_report_is_kept_beside_the_diary(terminal: Shell, app: type[FakeApp]) -> None:
    """The app is given what writes one, and told the full path."""
    terminal()
    path = Path(app.keep_report(()))
    assert path == terminal.folder.absolute() / "reports" / "report-2026-11-22.html"
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_captive_account_keeps_no_report(terminal: Shell, app: type[FakeApp]) -> None:
    """A key that opens the diary and nothing else leaves no files on the host."""
    assert terminal("--captive", "--diary", str(terminal.folder)).code == 0
    assert app.keep_report is None


NOTHING: dict[str, str] = {}
NONE = {"NO_COLOR": "1"}
TRUE = {"TERM": "xterm", "COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("asked", "setting", "surroundings", "left"),
    [
        (None, "auto", NOTHING, NOTHING),
        (None, "auto", {"TERM": "xterm"}, {"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "256"}),
        (None, "auto", {"TERM": "linux"}, {"TERM": "linux"}),
        (None, "auto", TRUE, TRUE),
        (None, "auto", NONE, NONE),
        (None, "auto", {"NO_COLOR": ""}, NOTHING),
        (None, "16", NOTHING, {"TEXTUAL_COLOR_SYSTEM": "standard"}),
        (None, "256", NOTHING, {"TEXTUAL_COLOR_SYSTEM": "256"}),
        (None, "24bit", {"NO_COLOR": ""}, {"TEXTUAL_COLOR_SYSTEM": "truecolor"}),
        (None, "none", NOTHING, NONE),
        (None, "24bit", NONE, NONE),
        ("24bit", "16", NOTHING, {"TEXTUAL_COLOR_SYSTEM": "truecolor"}),
        ("16", "none", NOTHING, {"TEXTUAL_COLOR_SYSTEM": "standard"}),
        ("256", "auto", NONE, {"TEXTUAL_COLOR_SYSTEM": "256"}),
        ("none", "24bit", NOTHING, NONE),
        ("auto", "16", NOTHING, NOTHING),
        ("auto", "16", NONE, NONE),
    ],
)
def test_the_option_goes_before_no_color_and_that_before_the_setting(
    asked: Colours | None,
    setting: Colours,
    surroundings: dict[str, str],
    left: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What I say for this run is stronger than NO_COLOR, that is stronger than what I chose once for all."""
    monkeypatch.setattr(os, "environ", dict(surroundings))
    choose_colours(asked, setting)
    assert os.environ == left


def test_the_setting_is_that_of_the_diary(terminal: Shell, app: type[FakeApp], monkeypatch: pytest.MonkeyPatch) -> None:
    """I chose 256 colours from the list once; every start has them."""
    monkeypatch.setattr(os, "environ", {**os.environ, "COLORTERM": "truecolor"})
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal.set_person(colours="256")
    terminal.done()
    assert os.environ["TEXTUAL_COLOR_SYSTEM"] == "256"
