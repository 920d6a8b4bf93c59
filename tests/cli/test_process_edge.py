"""What the process takes from its surroundings, and how it ends."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from stillnight.__main__ import scrub
from tests.cli.process import python, stillnight

STEERING = [
    *("TEXTUAL", "TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_SCREENSHOT_LOCATION"),
    *("RICH_THEME", "BROWSER", "EDITOR", "PAGER", "COLUMNS", "LINES", "FORCE_COLOR", "PYTHONINSPECT"),
]
KEPT = {
    "TERM": "xterm",
    "COLORTERM": "truecolor",
    "NO_COLOR": "1",
    "LANG": "C",
    "LC_ALL": "C",
    "TZ": "UTC",
    "HOME": "/home/ada",
    "STILLNIGHT_DIARY": "/mine",
    "SSH_CONNECTION": "a 1 b 22",
    "ESCDELAY": "25",
}


def test_what_steers_textual_or_opens_programs_is_taken_away_and_nothing_else() -> None:
    """On a shared server nobody writes files or runs code through my diary's surroundings."""
    environ = {**KEPT, **dict.fromkeys(STEERING, "x")}
    scrub(environ)
    assert environ == KEPT


def test_it_is_gone_before_anything_else_is_imported(tmp_path: Path) -> None:
    """Textual reads its variables as it is imported; by then they are gone."""
    script = (
        "import os, sys\n"
        "import stillnight.__main__ as edge\n"
        "assert 'stillnight.cli.main' not in sys.modules\n"
        "sys.argv[1:] = ['--version']\n"
        "edge.main()\n"
        "print(sorted(set(os.environ) & {'TEXTUAL_LOG', 'BROWSER'}))\n"
    )
    told = python(tmp_path, "-c", script, environ={"TEXTUAL_LOG": "/tmp/x", "BROWSER": "x"})
    assert told.stdout.endswith("\n[]\n"), told


def test_what_is_made_is_mine_alone(tmp_path: Path) -> None:
    """On a shared server nobody else reads my diary, whatever the umask of the session was."""
    folder = tmp_path / "a" / "diary"
    assert stillnight(folder, "set", "fatigue=3", umask=0).returncode == 0
    for path in (tmp_path / "a", folder, *folder.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@pytest.mark.parametrize("lang", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf_8_whatever_the_locale(tmp_path: Path, lang: str) -> None:
    """A server without my locale breaks neither arrow nor dash."""
    told = stillnight(
        tmp_path, "show", environ={"LC_ALL": lang, "LANG": lang, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert "→" in told.stdout


def test_bytes_that_are_no_text_end_in_a_line(tmp_path: Path) -> None:
    """A stray byte on the command line is no reason to fall over."""
    told = stillnight(tmp_path, "set", "\udcff=1")
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)


def test_an_error_in_a_process_is_one_line_and_its_code(tmp_path: Path) -> None:
    """What holds in the tests of the commands holds for the process."""
    told = stillnight(tmp_path / "none", "set", "bed=22:00")
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == 'stillnight: there is no field "bed"; did you mean sleep.bed?\n'


def test_a_pipe_that_nobody_reads_is_no_error(tmp_path: Path) -> None:
    """`stillnight show | head -1` is quiet."""
    read, write = os.pipe()
    os.close(read)
    told = stillnight(tmp_path, "show", "--json", stdout=write)
    os.close(write)
    assert (told.returncode, told.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The disk I send it to is full."""
    with Path("/dev/full").open("w") as full:
        told = stillnight(tmp_path, "show", stdout=full)
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert "No space left" in told.stderr


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_breaks_nothing(tmp_path: Path, closed: int) -> None:
    """Started by something that closes what it does not use, my answer is saved all the same."""
    told = stillnight(tmp_path, "set", "fatigue=3", preexec_fn=lambda: os.close(closed))
    assert (told.returncode, told.stderr) == (0, "")
    assert (tmp_path / "nights-2026.json").exists() or any(tmp_path.glob("nights-*.json"))


def test_an_interrupt_is_quiet(tmp_path: Path) -> None:
    """I press ctrl+c; no traceback, and the code that shells know."""
    script = (
        "import sys\n"
        "import stillnight.cli.main as cli\n"
        "from stillnight.__main__ import main\n"
        "def interrupted(argv): raise KeyboardInterrupt\n"
        "cli.main = interrupted\n"
        "sys.exit(main())\n"
    )
    told = python(tmp_path, "-c", script)
    assert (told.returncode, told.stdout, told.stderr) == (130, "", "")


def test_without_a_terminal_it_ends_at_once(tmp_path: Path) -> None:
    """`ssh host stillnight` tells me about -t and leaves nothing running."""
    told = stillnight(tmp_path, environ={"TERM": "xterm"})
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    assert "ssh -t" in told.stderr
