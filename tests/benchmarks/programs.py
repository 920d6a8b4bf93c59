"""The programs that are measured: how each is started, and in what surroundings."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent

BARE_APP = (sys.executable, str(HERE / "bare_app.py"))
BARE_INPUT = (sys.executable, str(HERE / "bare_input.py"))
IMPORT_TEXTUAL = (sys.executable, "-c", "import textual.app")

STILLNIGHT_SHOWS = ("stillnight", "? help")
"""What stands in the first and the last line of Tonight once it is painted."""

BARE_APP_SHOWS = ("Hello, World!",)
BARE_INPUT_SHOWS = ("Type here",)

_KEPT = ("PATH", "PYTHONPATH")
"""Variables passed on; PYTHONPATH lets another copy of Stillnight be measured."""


def stillnight(*argv: str) -> Sequence[str]:
    """The installed command, under the same interpreter and flags as the bare apps."""
    return (sys.executable, str(Path(sys.executable).with_name("stillnight")), *argv)


def surroundings(home: Path, diary: Path | None = None) -> dict[str, str]:
    """The variables of a plain session: 256 colours, the machine's own zone, not over SSH."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    named = {} if diary is None else {"STILLNIGHT_DIARY": str(diary)}
    return {**kept, **named, "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
