"""Over a real SSH connection to this machine: a guess at the zone is said, and a lost line loses nothing."""

from __future__ import annotations

import os
import re
import select
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import COMMAND, EVENING_IN_FILE, NIGHT, nights_in_files, surroundings, type_evening
from tests.terminal.screen import PATIENCE, Terminal
from tests.terminal.sshd import client, make_key, serving

Connect = Callable[..., Terminal]
"""Logs in and starts the diary in a folder, with more words of the command line; ``through`` another port, with
more ``flags`` of ssh, if so told."""

OPTIONS: Final = (
    *("SendEnv=LANG", "RequestTTY=force"),
    "IgnoreUnknown=ObscureKeystrokeTiming",
    "ObscureKeystrokeTiming=no",  # where the client has it: packets that carry nothing are not to be measured
)
"""What is told to the client besides how it is let in."""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """An sshd of our own on loopback, which lets in whoever has the key made for this test."""
    make_key(tmp_path / "key")
    with serving(tmp_path, tmp_path / "key.pub") as number:
        yield number


@pytest.fixture
def connect(port: int, tmp_path: Path) -> Iterator[Connect]:
    """Logs in as ``ssh -tt`` in a terminal; what is still open at the end is closed."""
    opened: list[Terminal] = []

    def login(folder: Path, *words: str, through: int = port, flags: Sequence[str] = ()) -> Terminal:
        remote = f"echo pid=$$; exec '{COMMAND}' --diary '{folder}' {' '.join(words)}"
        ssh, *rest = client(through, tmp_path, tmp_path / "key", *OPTIONS)
        argv = [ssh, *flags, *rest, remote]
        terminal = Terminal(argv, surroundings())
        opened.append(terminal)
        return terminal

    yield login
    for terminal in opened:
        terminal.close()


def remote_process(terminal: Terminal) -> int:
    """A handle of the program at the other end; it becomes readable when that is gone."""
    said = re.search(rb"pid=(\d+)", terminal.output)
    assert said, "the remote shell says its number before it becomes the program"
    return os.pidfd_open(int(said[1]))


def test_the_first_start_over_ssh_says_which_zone_it_guesses_and_how_to_change_it(
    connect: Connect, folder: Path
) -> None:
    """The server is in another country: it tells me what it takes my clock for, I correct it once, and it is kept."""
    terminal = connect(folder)
    terminal.wait_for("your time zone?")
    terminal.settle()
    assert terminal.row_with("your time zone?").lstrip().startswith("z: is ")
    terminal.press("z")
    terminal.wait_for("Your time zone")
    terminal.press("Asia/Kathmandu", "enter")
    terminal.wait_for("Your clock is in Asia/Kathmandu")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0

    again = connect(folder)
    again.wait_for("Asia/Kathmandu")
    again.settle()
    assert "your time zone?" not in again.text


def test_an_evening_typed_over_ssh_is_on_the_disk_after_the_line_is_lost(connect: Connect, folder: Path) -> None:
    """The phone loses its network: what it said was saved is there, and nothing of mine runs on at the other end."""
    terminal = connect(folder, "--zone", "Europe/Berlin", "--night", NIGHT)
    terminal.wait_for(lambda: terminal.at("Into bed"))
    program = remote_process(terminal)
    try:
        type_evening(terminal)
        terminal.process.kill()
        terminal.wait_for_exit()
        assert nights_in_files(folder) == {NIGHT: EVENING_IN_FILE}
        assert select.select([program], [], [], PATIENCE)[0], "the program outlived its connection"
    finally:
        os.close(program)


def test_the_mouse_is_left_alone_over_ssh(connect: Connect, folder: Path) -> None:
    """When the line drops, my terminal is not left sending mouse codes."""
    terminal = connect(folder, "--zone", "Europe/Berlin", "--night", NIGHT)
    terminal.wait_for(lambda: terminal.at("Into bed"))
    assert b"\x1b[?1000h" not in terminal.output
    assert b"\x1b[?1003h" not in terminal.output
