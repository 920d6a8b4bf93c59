"""Over a real SSH connection to this machine: a guess at the zone is said, and a lost line loses nothing."""

from __future__ import annotations

import getpass
import os
import re
import select
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import COMMAND, EVENING_IN_FILE, NIGHT, nights_in_files, surroundings, type_evening
from tests.terminal.screen import PATIENCE, Terminal

SSHD: Final = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
SSH: Final = shutil.which("ssh")

PRIVILEGE_SEPARATION: Final = Path("/run/sshd")
"""Where sshd locks itself in when root starts it; the system makes it at boot, a container may not."""

Connect = Callable[..., Terminal]
"""Logs in and starts the diary in a folder, with more words of the command line; ``through`` another port, with
more ``flags`` of ssh, if so told."""


def free_port() -> int:
    """A port of loopback that nobody uses at the moment."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def make_key(file: Path) -> None:
    """Make a pair of keys without a passphrase."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(file)], check=True, timeout=PATIENCE)


def listens(server: subprocess.Popen[bytes]) -> bool:
    """Wait until the server says that it listens; whether it does."""
    said = b""
    assert server.stderr is not None
    while select.select([server.stderr], [], [], PATIENCE)[0]:
        piece = os.read(server.stderr.fileno(), 4096)
        said += piece
        if b"Server listening" in said or not piece:
            return bool(piece)
    return False


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """An sshd of our own on loopback, which lets in whoever has the key made for this test."""
    if SSHD is None or SSH is None:
        pytest.skip("sshd and ssh are missing; install openssh-server")
    if os.getuid() == 0:
        PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
    make_key(tmp_path / "host")
    make_key(tmp_path / "key")
    for _ in range(3):
        number = free_port()
        config = tmp_path / "sshd_config"
        config.write_text(
            f"""
            ListenAddress 127.0.0.1
            Port {number}
            HostKey {tmp_path / "host"}
            AuthorizedKeysFile {tmp_path / "key.pub"}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin prohibit-password
            AcceptEnv LANG
            PrintMotd no
            PrintLastLog no
            """
        )
        server = subprocess.Popen(
            [SSHD, "-D", "-e", "-f", str(config)], env=surroundings(), stderr=subprocess.PIPE, start_new_session=True
        )
        try:
            if listens(server):
                yield number
                return
        finally:
            server.kill()
            server.wait()
            assert server.stderr is not None
            server.stderr.close()
    pytest.fail("sshd found no port to listen on")


@pytest.fixture
def connect(port: int, tmp_path: Path) -> Iterator[Connect]:
    """Logs in as ``ssh -tt`` in a terminal; what is still open at the end is closed."""
    known = tmp_path / "known_hosts"
    known.write_text(f"* {(tmp_path / 'host.pub').read_text()}")
    opened: list[Terminal] = []

    def login(folder: Path, *words: str, through: int = port, flags: Sequence[str] = ()) -> Terminal:
        options = (
            f"UserKnownHostsFile={known}",
            "StrictHostKeyChecking=yes",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "SendEnv=LANG",
            "IgnoreUnknown=ObscureKeystrokeTiming",
            "ObscureKeystrokeTiming=no",  # where the client has it: packets that carry nothing are not to be measured
        )
        remote = f"echo pid=$$; exec '{COMMAND}' --diary '{folder}' {' '.join(words)}"
        argv = [
            *("ssh", *flags, "-tt", "-F", "none", "-i", str(tmp_path / "key"), "-p", str(through)),
            *(part for option in options for part in ("-o", option)),
            *(f"{getpass.getuser()}@127.0.0.1", remote),
        ]
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
    terminal.wait_for("this machine's zone")
    terminal.settle()
    assert terminal.row_with("this machine's zone").lstrip().startswith("z: times are in ")
    terminal.press("z")
    terminal.wait_for("Your time zone")
    terminal.press("Asia/Kathmandu", "enter")
    terminal.wait_for("Your clock is in Asia/Kathmandu")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0

    again = connect(folder)
    again.wait_for("Asia/Kathmandu")
    again.settle()
    assert "this machine's zone" not in again.text


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
