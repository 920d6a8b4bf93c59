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


def test_no_core_is_dumped(tmp_path: Path) -> None:
    """If the process breaks hard, no file with my diary's memory is left behind."""
    script = (
        "import resource, sys\n"
        "from stillnight.__main__ import main\n"
        "sys.argv[1:] = ['--version']\n"
        "main()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    assert python(tmp_path, "-c", script).stdout.endswith("\n(0, 0)\n")


EVIL = "open(__import__('os').environ['MARK'], 'w').close()"


@pytest.fixture
def evil(tmp_path: Path) -> dict[str, str]:
    """Surroundings that run code in any Python that heeds them, or steer it elsewhere."""
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "sitecustomize.py").write_text(EVIL)
    (tmp_path / "evil" / "startup.py").write_text(EVIL)
    return {
        "PYTHONPATH": str(tmp_path / "evil"),
        "PYTHONSTARTUP": str(tmp_path / "evil" / "startup.py"),
        "PYTHONINSPECT": "1",
        "PYTHONTZPATH": str(tmp_path / "evil"),
        "HOME": str(tmp_path / "evil"),
        "XDG_DATA_HOME": str(tmp_path / "evil"),
        "MARK": str(tmp_path / "mark"),
    }


def test_a_captive_takes_no_module_and_no_folder_from_its_surroundings(tmp_path: Path, evil: dict[str, str]) -> None:
    """Started by the line of ssh-key, nothing that a client sent is run, and no prompt is left at the end."""
    words = ("-I", "-X", "utf8", "-m", "stillnight", "--captive", "--diary", str(tmp_path / "mine"))
    told = python(tmp_path / "other", *words, environ={**evil, "SSH_ORIGINAL_COMMAND": "set fatigue=3"})
    assert (told.returncode, told.stderr) == (0, "")
    assert not (tmp_path / "mark").exists()
    assert not (tmp_path / "other").exists()
    assert {path.name for path in (tmp_path / "evil").iterdir()} == {"sitecustomize.py", "startup.py"}


def test_a_captive_that_was_started_otherwise_begins_anew_in_an_isolated_python(tmp_path: Path) -> None:
    """Who writes the forced command by hand and leaves out -I gets it all the same, and no PYTHON variable counts."""
    script = (
        "import os, sys\n"
        "from stillnight.__main__ import main\n"
        "os.execv = lambda _, words: (print(words[1:]), sys.exit(0))\n"
        "sys.argv[1:] = ['--captive', '--diary', 'x']\n"
        "main()\n"
    )
    told = python(tmp_path, "-c", script)
    assert told.stdout == "['-I', '-X', 'utf8', '-m', 'stillnight', '--captive', '--diary', 'x']\n"
    asked = {"SSH_ORIGINAL_COMMAND": "set fatigue=3", "PYTHONINSPECT": "1", "PYTHONUTF8": "0"}
    whole = stillnight(tmp_path / "other", "--captive", "--diary", str(tmp_path / "mine"), environ=asked)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert (tmp_path / "mine").exists()
    assert not (tmp_path / "other").exists()


def test_a_captive_keeps_nothing_of_its_surroundings_in_its_process(tmp_path: Path) -> None:
    """What is imported later, or reads the variables for itself, finds none to heed."""
    script = (
        "import os, sys\n"
        "import stillnight.__main__ as edge\n"
        "sys.argv[1:] = ['--captive']\n"
        "edge._run = lambda: print(sorted(os.environ)) or 0\n"
        "edge.main()\n"
    )
    told = python(tmp_path, "-I", "-X", "utf8", "-c", script, environ={"TERM": "xterm", "TZDIR": "/x", "LANG": "C"})
    assert told.stdout == "['LANG', 'TERM']\n", told


def test_a_fault_of_a_captive_shows_no_value(tmp_path: Path) -> None:
    """If it breaks, who connects reads where, and not what."""
    script = (
        "import sys\n"
        "import stillnight.__main__ as edge\n"
        "def broken(): raise ValueError('slept in the other room')\n"
        "edge._run = broken\n"
        "sys.argv[1:] = ['--captive']\n"
        "edge.main()\n"
    )
    told = python(tmp_path, "-I", "-X", "utf8", "-c", script)
    assert "other room" not in told.stderr
    assert "Traceback" not in told.stderr
    assert "ValueError at" in told.stderr
