"""A person at the plain mode, or a file of answers that is piped into it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from tests.cli.shell import Shell, Told

Talking = Callable[..., Told]


class Typing(io.StringIO):
    """Lines that a person types, one by one."""

    def isatty(self) -> bool:
        """Somebody is there."""
        return True


class Interrupted(Typing):
    """A person who presses ctrl+c at the first prompt."""

    def readline(self, *_: object) -> str:  # type: ignore[override]
        """Called where a line would be read."""
        raise KeyboardInterrupt


def talking(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Talking:
    """Runs the plain mode with these lines typed, or piped into it."""

    def talk(*lines: str, options: tuple[str, ...] = (), pipe: bool = False, now: str = "") -> Told:
        source = io.StringIO if pipe else Typing
        monkeypatch.setattr("sys.stdin", source("".join(f"{line}\n" for line in lines)))
        return shell("--plain", *options, now=now)

    return talk
