"""A real sshd of our own on loopback, keys to log in with, and the client's words to reach it."""

from __future__ import annotations

import getpass
import os
import select
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import surroundings
from tests.terminal.screen import PATIENCE

SSHD: Final = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
SSH: Final = shutil.which("ssh")

PRIVILEGE_SEPARATION: Final = Path("/run/sshd")
"""Where sshd locks itself in when root starts it; the system makes it at boot, a container may not."""


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


@contextmanager
def serving(folder: Path, authorized: Path, *settings: str, accepts: str = "LANG") -> Iterator[int]:
    """An sshd that lets in who is authorized in that file; its port. Its own key is made in the folder as "host"."""
    if SSHD is None or SSH is None:
        pytest.skip("sshd and ssh are missing; install openssh-server")
    if os.getuid() == 0:
        PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
    make_key(folder / "host")
    for _ in range(3):
        number = free_port()
        config = folder / "sshd_config"
        lines = (
            *("ListenAddress 127.0.0.1", f"Port {number}", f"HostKey {folder / 'host'}"),
            *(f"AuthorizedKeysFile {authorized}", "PidFile none", "StrictModes no", "UsePAM no"),
            *("PasswordAuthentication no", "PermitRootLogin prohibit-password", f"AcceptEnv {accepts}"),
            *("PrintMotd no", "PrintLastLog no", *settings),
        )
        config.write_text("\n".join(lines) + "\n")
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


def client(port: int, folder: Path, key: Path, *options: str, user: str = "") -> list[str]:
    """The words of an ssh client that knows the server of this folder and logs in with this key; a command may follow.

    ``options`` are those of ``ssh -o``.
    """
    known = folder / "known_hosts"
    known.write_text(f"* {(folder / 'host.pub').read_text()}")
    fixed = (
        *(f"UserKnownHostsFile={known}", "StrictHostKeyChecking=yes", "IdentitiesOnly=yes", "IdentityAgent=none"),
        *("BatchMode=yes", "LogLevel=ERROR", *options),
    )
    return [
        *("ssh", "-F", "none", "-i", str(key), "-p", str(port)),
        *(part for option in fixed for part in ("-o", option)),
        f"{user or getpass.getuser()}@127.0.0.1",
    ]
