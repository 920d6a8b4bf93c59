"""The line for authorized_keys: quoted twice, with nothing in it that was not meant."""

from __future__ import annotations

import io
import shlex
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.shell import Shell
from tests.cli.test_public_key import KEY

PEOPLE = "diary-people"
"""Where the diaries of others stand: beside that of the account."""


@pytest.fixture(autouse=True)
def an_isolated_python_finds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other Python is started but where a test is about that."""
    monkeypatch.setattr("stillnight.cli.ssh_key.subprocess.run", lambda *_, **__: SimpleNamespace(returncode=0))


def line(told: str) -> str:
    """The first line, which is no comment."""
    first, *rest = told.splitlines()
    assert all(text.startswith("#") for text in rest)
    return first


def dequoted(text: str) -> str:
    """A value between quotes as OpenSSH reads it (``opt_dequote``): a backslash keeps a quotation mark, and no more."""
    value = []
    assert text[0] == '"'
    at = 1
    while text[at] != '"':
        at += text[at : at + 2] == '\\"'
        value.append(text[at])
        at += 1
    return "".join(value)


def command(told: str) -> list[str]:
    """The words of the forced command, as the shell that sshd starts reads them."""
    return shlex.split(dequoted(line(told).removeprefix("restrict,pty,command=")))


def test_it_is_one_line_with_an_isolated_python_and_a_diary_of_its_own(shell: Shell) -> None:
    """I paste it, and Ada's key opens Ada's diary."""
    folder = shell.folder.with_name(PEOPLE) / "ada"
    words = [sys.executable, "-I", "-X", "utf8", "-m", "stillnight", "--captive", "--diary", str(folder)]
    assert command(shell.done("ssh-key", "ada")) == words
    assert not folder.parent.exists()


@pytest.mark.parametrize("name", ['a "b" c', "it's", "a\\", "$HOME `id`", 'a\\" b', "x;y&z|#", "ä ö", "a,b=c", "~"])
def test_a_folder_with_odd_signs_is_quoted_for_shell_and_sshd(shell: Shell, tmp_path: Path, name: str) -> None:
    """My folder has a blank and a quotation mark in its name."""
    said = shell.done("ssh-key", "ada", "--diary", str(tmp_path / name / "d"))
    assert command(said)[-1] == str(tmp_path / name / "d")


@pytest.mark.parametrize("name", ["a\nb", "a\rb", "a\x1bb", "a\u2028b"])
def test_a_folder_that_would_break_the_line_is_refused(shell: Shell, tmp_path: Path, name: str) -> None:
    """A new line in the name would be a line of its own, with no rule in it."""
    assert "cannot stand in a line" in shell.refused("ssh-key", "ada", "--diary", str(tmp_path / name))


def test_a_folder_is_named_in_full(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server starts elsewhere than I stand."""
    monkeypatch.chdir(tmp_path)
    assert command(shell.done("ssh-key", "ada", "--diary", "here"))[-1] == str(tmp_path / "here")


@pytest.mark.parametrize("user", ["", ".", "..", "../x", "a/b", "Ada", "a b", ".ssh", "-", "a\nb", "x" * 33, "å"])
def test_a_name_that_is_no_safe_folder_is_refused(shell: Shell, user: str) -> None:
    """The name of a person is never a way to somewhere else."""
    assert "is no name for a diary" in shell.refused("ssh-key", "--", user)


def test_the_key_stands_in_the_line(shell: Shell, tmp_path: Path) -> None:
    """I have the file that Ada sent me."""
    (tmp_path / "ada.pub").write_text(f"{KEY} ada@laptop\n")
    assert line(shell.done("ssh-key", "ada", "--key", str(tmp_path / "ada.pub"))).endswith(f'" {KEY} ada@laptop')


def test_the_key_is_read_from_a_pipe(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pbpaste | stillnight ssh-key ada --key -`."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(f"{KEY}\n".encode())))
    assert line(shell.done("ssh-key", "ada", "--key", "-")).endswith(f'" {KEY}')


def test_a_file_that_is_no_key_is_refused_in_a_line(shell: Shell, tmp_path: Path) -> None:
    """I mistype the file."""
    (tmp_path / "x.pub").write_text("hello\n")
    assert "kind of public key" in shell.refused("ssh-key", "ada", "--key", str(tmp_path / "x.pub"))
    assert "cannot be read" in shell.refused("ssh-key", "ada", "--key", str(tmp_path / "none.pub"))
    assert "cannot be read" in shell.refused("ssh-key", "ada", "--key", str(tmp_path))


def test_it_says_what_the_line_does_not_close(shell: Shell) -> None:
    """I am not led to think that the account is safe now."""
    said = shell.done("ssh-key", "ada")
    assert "not a sandbox" in said
    for words in ("Match User", "DisableForwarding yes", "PermitUserRC no", "AcceptEnv LANG", "PermitUserEnvironment"):
        assert words in said


def test_an_installation_that_an_isolated_python_does_not_find_is_said(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I installed it for myself with pip; the line would open nothing, so I am told before I paste it."""
    monkeypatch.setattr("stillnight.cli.ssh_key.subprocess.run", lambda *_, **__: SimpleNamespace(returncode=1))
    assert "pipx or uv" in shell.refused("ssh-key", "ada")
