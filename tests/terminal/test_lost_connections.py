"""Lost connections: the client of ssh or mosh is killed or frozen, and what becomes of the program at the other end."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import NIGHT, nights_in_files, surroundings, words_for
from tests.terminal.processes import cpu_used_by, wait_until
from tests.terminal.screen import PATIENCE, Terminal
from tests.terminal.sshd import free_port
from tests.terminal.test_lost_links import urge_in, written
from tests.terminal.test_ssh import Connect, connect, port, remote_process

__all__ = ["connect", "port"]

GIVES_UP_AFTER: Final = "2"
"""Seconds after which a mosh-server that was told so lets go of a client that says nothing more."""


def type_half(terminal: Terminal) -> None:
    """Answer one question, and begin to type the next."""
    terminal.wait_for(lambda: terminal.at("Into bed"))
    terminal.press("home", "down", "6", "down", "2045")
    terminal.wait_for("2045▏")


def end_by_kill(terminal: Terminal) -> None:
    """The client is killed."""
    terminal.process.kill()


def end_by_hang_up(terminal: Terminal) -> None:
    """The window that the client runs in is closed."""
    terminal.hang_up()


def end_frozen(terminal: Terminal) -> None:
    """The client stands still, and is then killed."""
    terminal.signal(signal.SIGSTOP)
    terminal.press("up")
    terminal.process.kill()


@pytest.mark.parametrize("end", [end_by_kill, end_by_hang_up, end_frozen], ids=["killed", "closed", "frozen"])
def test_a_lost_ssh_client_keeps_what_was_half_typed_and_nothing_runs_on(
    end: Callable[[Terminal], None], connect: Connect, folder: Path
) -> None:
    """The phone dies in the middle of a time: at the next login the diary offers it, and nothing of mine ran on."""
    terminal = connect(folder, "--zone", "Europe/Berlin", "--night", NIGHT)
    type_half(terminal)
    program = remote_process(terminal)
    try:
        end(terminal)
        assert select.select([program], [], [], PATIENCE / 4)[0], "the program outlived its connection"
    finally:
        os.close(program)
    assert urge_in(folder) == {"worst": 6}
    assert written(folder, "2045")
    again = connect(folder, "--zone", "Europe/Berlin", "--night", NIGHT)
    again.wait_for('^t: you were typing "2045" for It began on Thu 18 Jan')


def test_an_ssh_client_that_was_frozen_goes_on_where_it_was(connect: Connect, folder: Path) -> None:
    """The laptop sleeps and wakes before the line is given up: the screen is right, and I type on."""
    terminal = connect(folder, "--zone", "Europe/Berlin", "--night", NIGHT)
    type_half(terminal)
    terminal.signal(signal.SIGSTOP)
    terminal.press("enter", "down", "45", "enter")
    assert terminal.sends_nothing_for(0.5)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("45 min")
    assert "20:45" in terminal.row_with("It began")
    assert urge_in(folder) == {"worst": 6, "began": "2024-01-18T20:45:00+01:00", "lasted": 45}


class Mosh:
    """A mosh-server of our own with the diary in it, and clients of it."""

    def __init__(self, folder: Path, **environ: str) -> None:
        number = free_port()
        started = subprocess.run(
            ["mosh-server", "new", "-i", "127.0.0.1", "-p", str(number), "--", *words_for(folder)],
            env=surroundings(**environ),
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        )
        said = re.search(rb"MOSH CONNECT (\d+) (\S+)", started.stdout)
        server = re.search(rb"pid = (\d+)", started.stderr + started.stdout)
        assert said, started.stderr
        assert server, started.stderr
        self._port, self._key = said[1].decode(), said[2].decode()
        self.server = int(server[1])
        self.handle = os.pidfd_open(self.server)

    def attached(self) -> Terminal:
        """A terminal with a client."""
        return Terminal(["mosh-client", "127.0.0.1", self._port], surroundings(MOSH_KEY=self._key))

    def end(self) -> None:
        """End the server."""
        with suppress(ProcessLookupError):
            os.kill(self.server, signal.SIGKILL)
        os.close(self.handle)


@pytest.fixture
def mosh(folder: Path) -> Iterator[Callable[..., Mosh]]:
    """Starts a mosh-server with the diary in it; it ends with the test."""
    if shutil.which("mosh-server") is None:
        pytest.skip("mosh is missing; install mosh")
    begun: list[Mosh] = []

    def begin(**environ: str) -> Mosh:
        begun.append(Mosh(folder, **environ))
        return begun[-1]

    yield begin
    for one in begun:
        one.end()


def program_of(server: int) -> int:
    """The number of the program that a mosh-server runs."""
    found = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    assert len(found) == 1, found
    return int(found[0])


def test_a_lost_mosh_client_leaves_the_program_at_rest_and_its_end_keeps_the_text(
    mosh: Callable[..., Mosh], folder: Path
) -> None:
    """Mosh keeps my session when the phone is gone: it rests, and when the server is ended nothing is lost."""
    server = mosh()
    with server.attached() as phone:
        type_half(phone)
        program = program_of(server.server)
        phone.process.kill()
        phone.wait_for_exit()
    wait_until(lambda: written(folder, "2045"))
    assert cpu_used_by(program, 1.0) < 0.05
    gone = os.pidfd_open(program)
    try:
        os.kill(server.server, signal.SIGKILL)
        assert select.select([gone], [], [], PATIENCE / 4)[0], "the program outlived its server"
    finally:
        os.close(gone)
    assert nights_in_files(folder)[NIGHT]["urge"] == {"worst": 6}
    assert written(folder, "2045")


def test_a_mosh_server_that_lets_go_of_lost_clients_leaves_nothing_behind(
    mosh: Callable[..., Mosh], folder: Path
) -> None:
    """As the README says: with a limit, the session of a lost phone ends by itself, and its text is offered again."""
    server = mosh(MOSH_SERVER_NETWORK_TMOUT=GIVES_UP_AFTER)
    with server.attached() as phone:
        type_half(phone)
        gone = os.pidfd_open(program_of(server.server))
        phone.process.kill()
        phone.wait_for_exit()
    try:
        assert select.select([gone], [], [], PATIENCE)[0], "the program outlived its server"
    finally:
        os.close(gone)
    assert written(folder, "2045")
