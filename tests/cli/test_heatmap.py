"""The calendar from the shell: the same picture, plain in a pipe, in words for those who listen."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from stillnight.diary.edits import answering
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Night
from stillnight.store.disk import DiskDiary
from tests import invented
from tests.builders import BERLIN, night_with
from tests.cli.process import stillnight
from tests.cli.shell import SUNDAY, Shell

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def year(shell: Shell) -> Shell:
    """A shell over two months of invented nights, in a place that speaks Unicode."""
    shell.environ["LANG"] = "de_DE.UTF-8"
    diary = DiskDiary(shell.folder)
    for night in invented.nights(SUNDAY, 60, missing=0.2):
        diary.change(night.night_of, lambda _, night=night: night)  # type: ignore[misc]
    return shell


def keep(shell: Shell, *nights: Night) -> None:
    """Keep these nights."""
    for night in nights:
        DiskDiary(shell.folder).change(night.night_of, lambda _, night=night: night)  # type: ignore[misc]


def test_a_year_is_printed_as_the_calendar_shows_it(shell: Shell) -> None:
    """I type heatmap and see my nights: seven days, months over them, what the signs mean."""
    shell.environ["LANG"] = "C.UTF-8"
    keep(shell, *(night_with({"urge.worst": 8 - back}, SUNDAY - timedelta(days=back)) for back in range(9)))
    lines = shell.done("heatmap", "--measure", "urge").splitlines()
    assert lines[0] == " 2026: worst urge"
    assert lines[1].split() == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    days = {line[1:4]: line[5:] for line in lines[2:9]}
    # Sun 22 is 8, Sat 21 is 7 ... Mon 16 is 2; Sun 15 is 1, Sat 14 is none: the week of 16 November is ISO week 47.
    assert "".join(days[name][46] for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")) == "▓▒▒░░▁▁"
    assert (days["Sun"][45], days["Sat"][45], days["Fri"][45]) == ("▓", "○", "·")
    assert lines[9] == " worst urge  ▁ 7+  ░ 5+  ▒ 3+  ▓ 1+  fuller is better"
    assert lines[-3] == " 9 of 9 nights recorded since Sat 14 Nov; in a row: 9 now, 9 at most"
    assert lines[-2] == " worst urge: median 4, middle half 2 to 6, n 9"


def test_a_pipe_gets_no_colour_and_no_escape(year: Shell) -> None:
    """I send it to a friend by mail: plain text."""
    for view in ("year", "month", "list"):
        assert "\x1b" not in year.done("heatmap", "--view", view)


@pytest.mark.parametrize(
    ("term", "code"), [("xterm-256color", "38;5;109"), ("xterm", "38;5;109"), ("xterm-16color", "36")]
)
def test_colour_is_that_of_the_terminal(year: Shell, term: str, code: str) -> None:
    """With 256 colours and with 16 the levels have theirs; the words and signs are the same as without."""
    year.environ["TERM"] = term
    painted = year.done("heatmap", "--color", "always")
    assert f"\x1b[{code}m▒" in painted
    assert ESCAPES.sub("", painted) == year.done("heatmap", "--color", "never")


@pytest.mark.parametrize(
    ("term", "setting", "code"),
    [("xterm-256color", "16", "36"), ("xterm-16color", "256", "38;5;109"), ("xterm-16color", "24bit", "38;5;109")],
)
def test_as_many_colours_as_i_chose_are_printed(year: Shell, term: str, setting: str, code: str) -> None:
    """What I chose once for all holds for what is printed too."""
    year.environ["TERM"] = term
    year.set_person(colours=setting)
    assert f"\x1b[{code}m▒" in year.done("heatmap", "--color", "always")


def test_the_setting_none_prints_no_colour() -> None:
    """I chose none: a terminal gets none, unless I ask for it."""
    from stillnight.cli.colours import painter
    from stillnight.diary.drawing import Piece

    stream = SimpleNamespace(isatty=lambda: True)
    lines = [
        painter(wanted, stream, {"TERM": "xterm-256color"}, "evening", "none").line([Piece("▒", "level-3")])  # type: ignore[arg-type]
        for wanted in ("auto", "always")
    ]
    assert lines == ["▒", "\x1b[38;5;109m▒\x1b[0m"]


@pytest.mark.parametrize(
    ("environ", "terminal", "coloured"),
    [
        ({"TERM": "xterm-256color"}, True, True),
        ({"TERM": "xterm-256color"}, False, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({}, True, False),
    ],
)
def test_colour_comes_by_itself_only_on_a_terminal_that_wants_it(
    environ: dict[str, str], terminal: bool, coloured: bool
) -> None:
    """NO_COLOR, a pipe and a dumb terminal get none."""
    from stillnight.cli.colours import painter
    from stillnight.diary.drawing import Piece

    stream = SimpleNamespace(isatty=lambda: terminal)
    line = painter("auto", stream, environ, "evening").line([Piece("▒", "level-3")])  # type: ignore[arg-type]
    assert (line != "▒") is coloured


def test_letters_stand_for_the_levels_without_unicode(year: Shell) -> None:
    """On a bare console, or when I ask for it, everything is ASCII."""
    asked = year.done("heatmap", "--ascii")
    assert asked.isascii()
    assert " efficiency  a <65%  b 65%+  c 75%+  d 85%+  e 90%+  fuller is better" in asked.splitlines()
    year.environ["LANG"] = "C"
    assert year.done("heatmap") == asked


@pytest.mark.parametrize("width", ["20", "39", "40", "61", "62", "80", "120", "200"])
@pytest.mark.parametrize("view", ["year", "month", "list"])
def test_no_line_is_wider_than_was_asked_for(year: Shell, width: str, view: str) -> None:
    """It fits where I print it."""
    keep(year, night_with({"notes": "夜" * 60 + " é́" * 20}, SUNDAY))
    for line in year.done("heatmap", "--view", view, "--width", width).splitlines()[:-3]:
        wide = sum(2 if "一" <= character <= "鿿" else 1 for character in line)
        assert wide <= int(width)


def test_the_weeks_are_said_in_words(shell: Shell) -> None:
    """My screen reader says each week: how many nights, and each night's figure."""
    keep(shell, *(night_with({"urge.worst": mark}, SUNDAY - timedelta(days=back)) for back, mark in ((0, 6), (2, 0))))
    keep(shell, night_with({"cramps": ()}, date(2026, 11, 2)))
    assert shell.done("heatmap", "--text", "--measure", "urge").splitlines() == [
        "week 45, from Mon 2 Nov: 1 of 7 nights, worst urge -, -, -, -, -, -, -",
        "week 47, from Mon 16 Nov: 2 of 7 nights, worst urge -, -, -, -, 0, -, 6",
    ]


def test_an_empty_year_says_so(shell: Shell) -> None:
    """Nothing recorded is said, not shown as a wall of dots to listen to."""
    said = shell.done("heatmap", "--text", "--year", "2025")
    assert said == "no night recorded from 2025-01-01 to 2025-12-31\n"


def test_a_month_and_a_list_are_printed_too(year: Shell) -> None:
    """--view month shows the boxes of a month, --view list a night a line."""
    month = year.done("heatmap", "--view", "month", "--night", "2026-10-31").splitlines()
    assert month[0] == " Oct 2026: efficiency"
    assert month[1].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    listed = year.done("heatmap", "--view", "list", "--measure", "urge")
    assert re.search(r"^  Sat 21 Nov 2026 +\d+ ", listed, re.MULTILINE)
    assert listed.count(" 2026  ") >= 326


def test_weeks_begin_where_the_territory_or_the_settings_say(year: Shell) -> None:
    """In the United States my weeks begin on Sunday; what I told the diary goes before that."""
    year.environ["LANG"] = "en_US.UTF-8"
    assert [line[1:4] for line in year.done("heatmap").splitlines()[2:4]] == ["Sun", "Mon"]
    year.set_person(week_starts="sat")
    assert [line[1:4] for line in year.done("heatmap").splitlines()[2:4]] == ["Sat", "Sun"]


def test_a_mark_is_shown_beside_the_level(year: Shell) -> None:
    """I mark the nights with cramps, or with one strategy."""
    assert "▲ cramp" in year.done("heatmap", "--mark", "cramps")
    assert "✓ warm bath" in year.done("heatmap", "--mark", "warm bath")


@pytest.mark.parametrize("measure", [measure.id for measure in MEASURES])
def test_every_measure_is_printed(year: Shell, measure: str) -> None:
    """Any measure can be the shade."""
    assert year.done("heatmap", "--measure", measure).count("\n") >= 14


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--measure", "mood"], "is no measure; use one of tib, presleep"),
        (["--year", "2027"], "has not begun yet"),
        (["--year", "1969"], "begins in 1970"),
        (["--width", "3"], "columns from 20 to 1000"),
        (["--width", "wide"], "invalid int value"),
        (["--view", "decade"], "invalid choice"),
        (["--night", "never"], "is not a date"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_line(shell: Shell, argv: list[str], words: str) -> None:
    """A slip is answered with what would be right."""
    assert words in shell.refused("heatmap", *argv)


def test_a_damaged_year_is_said_beside_what_still_stands(year: Shell) -> None:
    """Of a damaged file I see the nights that stand, and am told of the rest."""
    path = year.folder / "nights-2026.json"
    path.write_bytes(path.read_bytes().replace(b'"worst":', b'"wurst":', 1))
    told = year("heatmap")
    assert told.code == 0
    assert told.err.startswith("stillnight: 1 night in nights-2026.json cannot be read")


def test_it_is_quiet_in_a_pipe_that_closes(year: Shell) -> None:
    """Stillnight heatmap | head -1 ends without a word of complaint."""
    command = f"{sys.executable} -m stillnight heatmap --view list | head -1"
    from tests.cli.process import python

    script = f"import subprocess; print(subprocess.run({command!r}, shell=True, capture_output=True, text=True).stderr)"
    told = python(year.folder, "-c", script)
    assert told.stdout.strip() == ""


def test_the_real_program_prints_it(year: Shell) -> None:
    """From a process of its own, in a pipe, with the encoding of the program and not of the place."""
    told = stillnight(year.folder, "heatmap", environ={"LANG": "C.UTF-8"})
    assert told.returncode == 0
    assert "efficiency" in told.stdout


def test_what_waits_in_no_queue_is_what_the_disk_has(shell: Shell) -> None:
    """What I set a moment ago is in the picture."""
    DiskDiary(shell.folder).change(SUNDAY, answering({"urge.worst": 9}, BERLIN))
    assert "n 1" in shell.done("heatmap", "--measure", "urge")
