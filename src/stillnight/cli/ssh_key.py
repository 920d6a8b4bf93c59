"""``stillnight ssh-key``: the line of authorized_keys that lets a key open one diary and nothing else."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from stillnight.cli.asked import Asked
from stillnight.cli.public_key import LONGEST, public_key
from stillnight.cli.wiring import folder_of, path_of
from stillnight.diary.clock import Clock
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.words import quoted

_USER: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}")
"""Names that are folders everywhere: some disks take "Ada" and "ada" for one."""

ISOLATED: Final = ("-I", "-X", "utf8")
"""Python reads no module from where PYTHONPATH or the folder say, and speaks UTF-8 whatever the locale says."""

OPTIONS: Final = "restrict,pty"
"""No forwarding, no ~/.ssh/rc, no agent, and whatever else sshd may come to offer; but a terminal."""

_LONG_ENOUGH: Final = 20
"""Seconds after which a Python that is only to find Stillnight will not."""


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Print the line, and below it what else there is to do."""
    user = _named(args.user)
    folder = _folder(user, args.diary, environ)
    key = "" if args.key is None else public_key(_read(args.key))
    _check_isolated()
    print(f"{rule(folder)} {key}".rstrip())
    for line in _advice(user, folder, key):
        print(f"# {line}".rstrip())
    return 0


def rule(folder: Path) -> str:
    """What stands before a key in authorized_keys: quoted for the shell that sshd gives it to, and then for sshd."""
    words = (sys.executable, *ISOLATED, "-m", "stillnight", "--captive", "--diary", str(folder))
    command = shlex.join(words).replace('"', '\\"')
    return f'{OPTIONS},command="{command}"'


def _named(user: str) -> str:
    if not _USER.fullmatch(user):
        raise NotUnderstood(
            f"{quoted(user)} is no name for a diary here; use 1 to 32 of a-z, 0-9, dot, dash and underscore"
        )
    return user


def _folder(user: str, asked: str | None, environ: Mapping[str, str]) -> Path:
    """The folder of this person's diary: as asked, else one beside the diary of the account.

    Raises:
        NotUnderstood: its name cannot stand in a line.
    """
    folder = folder_of(asked, environ).absolute()
    if asked is None:
        folder = folder.with_name(f"{folder.name}-people") / user
    if not str(folder).isprintable():
        raise NotUnderstood("--diary: that name cannot stand in a line; use letters that can be printed")
    return folder


def _read(typed: str) -> bytes:
    if typed == "-":
        return sys.stdin.buffer.read(LONGEST + 1)
    try:
        with path_of(typed).open("rb") as file:
            return file.read(LONGEST + 1)
    except OSError as error:
        raise NotUnderstood(f"--key: {quoted(typed, 40)} cannot be read: {error.strerror}") from None


def _check_isolated() -> None:
    """Make sure that the line will find Stillnight: an isolated Python does not look into the user's own packages.

    Raises:
        NotUnderstood: it does not.
    """
    find = [sys.executable, *ISOLATED, "-c", "import stillnight"]
    if subprocess.run(find, stdin=subprocess.DEVNULL, capture_output=True, timeout=_LONG_ENOUGH).returncode:
        raise NotUnderstood(
            "a captive key runs Python with -I, which does not find Stillnight here; "
            "install it with pipx or uv, or in a venv, and ask that one"
        )


def _advice(user: str, folder: Path, key: str) -> Iterator[str]:
    """What to do with the line, and what it does not close."""
    yield ""
    if not key:
        yield f"{user}'s public key belongs at the end of the line above, after a space; --key FILE puts it there."
    yield "The line goes into ~/.ssh/authorized_keys of the account that keeps the diaries. The key then opens"
    yield f"{folder} and nothing else."
    yield f"{user} types:  ssh -t HOST   or:  ssh HOST help"
    yield ""
    yield "A personal diary account is not a sandbox; this is one tested option. Other keys of the account, and its"
    yield "password, still open a shell. So give the diaries an account of their own. Let its login shell be /bin/sh,"
    yield "for bash reads ~/.bashrc first; let its home belong to root but for the diaries; and add to sshd_config:"
    yield ""
    yield from SSHD
    yield ""
    yield "Leave PermitUserEnvironment at its default, no. Who has an account alone can have the same command as"
    yield "ForceCommand there. Several keys may stand in one file, a line each: none opens the diary of another."


SSHD: Final = (
    "Match User ACCOUNT",
    "    AuthenticationMethods publickey",
    "    DisableForwarding yes",
    "    PermitUserRC no",
    "    AcceptEnv LANG",
    "    ClientAliveInterval 30",
)
"""What a careful host adds for the account. LANG says whether the person's terminal shows Unicode."""
