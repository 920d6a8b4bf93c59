"""A captive account: one diary, words from a list, and nothing of its surroundings."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillnight.cli.allowed import ALLOWED
from stillnight.cli.captive import surroundings
from tests.cli.shell import Shell, Told

HARMLESS = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "NO_COLOR": "1",
    "LANG": "de_DE.UTF-8",
    "LC_ALL": "C.UTF-8",
    "LC_CTYPE": "en_US.ISO-8859-1@euro",
    "LC_TIME": "de",
    "SSH_CONNECTION": "fe80::1%eth0 51234 10.0.0.1 22",
    "SSH_TTY": "/dev/pts/0",
    "SSH_ORIGINAL_COMMAND": "log cramp; id",
}

STEERING = [
    *("HOME", "USER", "SHELL", "PATH", "PWD", "TZ", "TZDIR", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"),
    *("STILLNIGHT_DIARY", "STILLNIGHT_MOUSE", "TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "RICH_THEME"),
    *("PYTHONPATH", "PYTHONINSPECT", "PYTHONSTARTUP", "PYTHONHOME", "PYTHONTZPATH", "PYTHONUTF8"),
    *("BROWSER", "EDITOR", "VISUAL", "PAGER", "BASH_ENV", "ENV", "LD_PRELOAD", "LOCPATH", "LC_MESSAGES", "LANGUAGE"),
    *("SSH_USER_AUTH", "SSH_AUTH_SOCK", "COLUMNS", "LINES", "ESCDELAY", "DISPLAY"),
]


def asked(shell: Shell, words: str, *forced: str) -> Told:
    """What is said to who connects with these words; the forced command names the diary of the shell."""
    shell.environ["SSH_ORIGINAL_COMMAND"] = words
    return shell("--captive", "--diary", str(shell.folder), "--zone", "Europe/Berlin", *forced)


def refused(shell: Shell, words: str) -> str:
    """The one line that refuses."""
    told = asked(shell, words)
    assert (told.code, told.out) == (2, ""), told
    assert told.err.count("\n") == 1
    return told.err


def test_only_what_tells_how_to_draw_stays_of_the_surroundings() -> None:
    """Whatever my client sends, it names no file, no program and no other diary."""
    assert surroundings({**HARMLESS, **dict.fromkeys(STEERING, "x")}) == HARMLESS


@pytest.mark.parametrize("name", ["TERM", "LANG", "LC_ALL", "COLORTERM", "NO_COLOR"])
@pytest.mark.parametrize("value", ["/tmp/evil", "../../x", "a b", "x\x1b[2J", "x" * 65, "", "a\nb", "\udcff"])
def test_a_name_that_is_a_path_or_steers_is_dropped(name: str, value: str) -> None:
    """A locale or a terminal is called by a word."""
    assert surroundings({name: value}) == {}


@pytest.mark.parametrize(("lang", "kept"), [("C", {"LANG": "C"}), ("", {}), ("de_DE.UTF-8", {"LANG": "de_DE.UTF-8"})])
def test_a_guess_of_python_at_the_signs_is_dropped(lang: str, kept: dict[str, str]) -> None:
    """My client says LANG=C: the lines are drawn in ASCII, as without an account like this."""
    assert surroundings({"LANG": lang, "LC_CTYPE": "C.UTF-8"}) == kept


def test_a_command_is_done_in_the_diary_of_the_key(shell: Shell) -> None:
    """At three at night my phone sends one line, and it is noted."""
    told = asked(shell, "log cramp --at 03:12 --side left --pain 7")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("noted: cramp 03:12 left, pain 7")
    assert "03:12" in asked(shell, "show yesterday").out


def test_no_surrounding_variable_takes_it_to_another_diary(shell: Shell, tmp_path: Path) -> None:
    """My client names another diary in every variable there is; it is not even looked at."""
    other = tmp_path / "other"
    names = ("STILLNIGHT_DIARY", "HOME", "XDG_DATA_HOME", "TZ", "PYTHONTZPATH")
    shell.environ.update(dict.fromkeys(names, str(other)))
    assert asked(shell, "set fatigue=3").code == 0
    assert not other.exists()
    assert shell.night().fatigue == 3


@pytest.mark.parametrize(
    "words", ["restore", "backup -o x", "where", "check", "bash", "scp -t /", "internal-sftp", "--diary x"]
)
def test_what_is_not_in_the_list_is_refused_in_one_line(shell: Shell, words: str) -> None:
    """I ask for something else, and am told what there is."""
    assert "there are log, set, show, heatmap" in refused(shell, words)


@pytest.mark.parametrize(
    "words", ["log cramp; id", "log cramp && id", "log $(id)", "log cramp\nid", "show | sh", "show >x"]
)
def test_nothing_of_a_shell_is_understood(shell: Shell, words: str) -> None:
    """Signs that a shell would act on are words that no command takes."""
    refused(shell, words)
    assert not shell.folder.exists()


def test_help_says_what_there_is(shell: Shell) -> None:
    """I ask for help before anything else."""
    for words in ("help", "--help", " -h "):
        told = asked(shell, words)
        assert (told.code, told.err) == (0, "")
        assert "log cramp --side left" in told.out
    assert asked(shell, "log --help").code == 0
    assert "FIELD=VALUE" in asked(shell, "set --help").out


def test_help_offers_no_command_that_is_not_there(shell: Shell) -> None:
    """What I read in the help, I can ask."""
    rows = [line.split()[0] for line in asked(shell, "help").out.splitlines() if line.startswith("  ")]
    assert {"log", "set", "show", "heatmap"} <= set(rows) <= set(ALLOWED)
    for command in rows:
        assert asked(shell, f"{command} --help").code == 0


@pytest.mark.parametrize("words", ["", "stillnight", "  "])
def test_without_words_and_terminal_it_says_how_to_open_it(shell: Shell, words: str) -> None:
    """I forgot -t."""
    line = refused(shell, words)
    assert "'ssh -t HOST' opens the diary" in line
    assert "HOST stillnight" not in line


def test_the_forced_command_has_no_command_of_its_own(shell: Shell) -> None:
    """Who writes the line for the key writes no command into it."""
    told = asked(shell, "show", "show")
    assert told.code == 2
    assert "--captive takes no command" in told.err


def test_captive_cannot_be_asked_for(shell: Shell) -> None:
    """It is no word of who connects."""
    refused(shell, "--captive")
    refused(shell, "show --captive")


def test_without_a_folder_it_is_the_diary_of_the_account_whatever_home_says(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The one person of an account needs no folder in the line; the account's home is what the system says."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    shell.environ.update(HOME=str(tmp_path / "elsewhere"), SSH_ORIGINAL_COMMAND="set fatigue=3")
    assert shell("--captive", "--zone", "UTC").code == 0
    assert (tmp_path / "home" / ".local" / "share" / "stillnight").is_dir()
    assert not (tmp_path / "elsewhere").exists()
