"""``stillnight --captive``: the diary for an SSH key that may do nothing else.

The forced command of sshd says which diary it is; the person's side of the line says only words, which are read
here, and nothing of the surroundings that it might have sent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from stillnight.cli.allowed import ALLOWED, help_page, words_of
from stillnight.cli.asked import Asked
from stillnight.cli.parser import parse
from stillnight.diary.errors import NotUnderstood

ASKED: Final = "SSH_ORIGINAL_COMMAND"
"""Where sshd puts the command that was asked for in place of ours."""

_NAME: Final = re.compile(r"[A-Za-z0-9._+@:-]{1,64}")
"""What terminals, locales and flags are called. No slash: none of these is a path here."""
_OWN_CTYPE: Final = re.compile(r"(?!C\.UTF-8$)" + _NAME.pattern)
"""An LC_CTYPE that the person's side may have sent: C.UTF-8 is Python's guess where LANG is C (PEP 538)."""
_CONNECTION: Final = re.compile(r"[A-Za-z0-9._:%/ -]{1,200}")
"""Addresses and ports, or a device. Only whether it says anything counts."""

KEPT: Final[Mapping[str, re.Pattern[str]]] = {
    **dict.fromkeys(("TERM", "COLORTERM", "NO_COLOR"), _NAME),
    **dict.fromkeys(("LANG", "LC_ALL", "LC_TIME"), _NAME),
    "LC_CTYPE": _OWN_CTYPE,
    **dict.fromkeys(("SSH_CONNECTION", "SSH_TTY"), _CONNECTION),
    ASKED: re.compile(".+", re.DOTALL),
}
"""What stays of the surroundings, where it looks like this: how to draw, which signs and dates, and what was asked.

Everything else goes, for a host may let its clients send any of it: HOME, XDG_* and STILLNIGHT_* name other diaries,
TZ and PYTHONTZPATH other zone files, and TEXTUAL*, PYTHON*, BROWSER, EDITOR, PAGER and PATH other programs.
"""


def surroundings(environ: Mapping[str, str]) -> dict[str, str]:
    """What stays of the surroundings."""
    return {name: said for name, said in environ.items() if name in KEPT and KEPT[name].fullmatch(said)}


def confined(args: Asked, environ: Mapping[str, str], known: Collection[str | None]) -> tuple[Asked, dict[str, str]]:
    """What is to be done for what was asked, in the diary of the forced command, and in which surroundings.

    Args:
        args: what stands in the forced command.
        environ: the surroundings, which hold what was asked.
        known: the commands that there are.

    Raises:
        NotUnderstood: the forced command has a command of its own, or what was asked cannot be done here.
        SystemExit: help was asked for, and printed.
    """
    if args.command is not None:
        raise NotUnderstood("--captive takes no command of its own: the one who connects asks, and --diary says where")
    commands = {name: allowed for name, allowed in ALLOWED.items() if name in known}
    asked = environ.get(ASKED, "").strip()
    if asked in {"help", "--help", "-h"}:
        print(help_page(commands))
        raise SystemExit(0)
    words = words_of(asked, commands)
    if not words:
        return args, surroundings(environ)
    inner = parse(words)
    inner.diary, inner.zone = args.diary, args.zone
    return inner, surroundings(environ)
