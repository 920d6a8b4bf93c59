"""A folder that is gone when the process is, however it ends."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_SWEEPER: Final = "import shutil, sys; sys.stdin.buffer.read(); shutil.rmtree(sys.argv[1], ignore_errors=True)"
"""Waits until nobody holds the other end of its standard input: also after kill -9 that is so."""


@contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """A new folder under a name that nobody can know before, for this account alone (0700).

    A second process removes it where this one cannot: a signal or a lost line leaves it no time.
    """
    folder = tempfile.mkdtemp(prefix=prefix)
    sweeper = subprocess.Popen(
        [sys.executable, "-I", "-c", _SWEEPER, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        sweeper.communicate()
