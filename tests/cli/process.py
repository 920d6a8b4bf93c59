"""Commands in processes of their own, for what only a process can show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def environ_of(folder: Path, **more: str) -> dict[str, str]:
    """The surroundings of a plain session, with the diary in this folder."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "STILLNIGHT_DIARY": str(folder), "TZ": "Europe/Berlin", **more}


def python(
    folder: Path, *words: str, environ: dict[str, str] | None = None, **how: Any
) -> subprocess.CompletedProcess[str]:
    """Run Python with these words; streams are captured unless ``how`` says otherwise."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run(
        [sys.executable, *words],
        env=environ_of(folder, **(environ or {})),
        check=False,
        encoding="utf-8",
        timeout=30,
        **(streams | how),
    )


def stillnight(folder: Path, *argv: str, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run a command."""
    return python(folder, "-m", "stillnight", *argv, **how)
