"""The edge of the process: what the surroundings may steer, and how it ends."""

from __future__ import annotations

import gc
import io
import os
import resource
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from types import TracebackType

STEERING_PREFIXES = ("TEXTUAL", "RICH_", "JUPYTER_")
"""Variables of these families make Textual and Rich write files, load modules or draw otherwise."""

STEERING = frozenset(
    {
        *("BROWSER", "EDITOR", "VISUAL", "PAGER", "MANPAGER"),
        *("COLUMNS", "LINES", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "UNICODE_VERSION"),
        *("PYTHONINSPECT", "PYTHONSTARTUP", "PYTHONBREAKPOINT"),
    }
)
"""Others that do so or that open programs. ESCDELAY stays: it helps slow links and steers nothing else."""

CAPTIVE = "--captive"
"""The option of a key that may do nothing but keep its diary."""

PRIVATE = 0o077
"""What others may not do with the files we make: anything."""

INTERRUPTED = 130
PIPE_CLOSED = 141


def main() -> int:
    """Run the command line of this process and return its exit code."""
    gc.disable()  # what is made while starting stays; looking through it again and again costs a tenth of the start
    os.umask(PRIVATE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold the diary
    sys.excepthook = _fault
    scrub(os.environ)
    if CAPTIVE in sys.argv:
        _confine()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return PIPE_CLOSED
    except OSError as error:
        _silence()
        return _refused(error)


def scrub(environ: MutableMapping[str, str]) -> None:
    """Take away what steers Textual or opens programs; it has to be gone before Textual is imported."""
    for name in list(environ):
        if name in STEERING or name.startswith(STEERING_PREFIXES):
            del environ[name]


def _confine() -> None:
    """Begin anew where this Python reads modules from where its surroundings say, and forget the surroundings."""
    if not (sys.flags.isolated and sys.flags.utf8_mode):
        os.execv(sys.executable, [sys.executable, "-I", "-X", "utf8", "-m", "stillnight", *sys.argv[1:]])
    # Imported here: nobody else needs the list of what may stay.
    from stillnight.cli.captive import surroundings

    kept = surroundings(os.environ)
    os.environ.clear()
    os.environ.update(kept)


def _run() -> int:
    # Imported here so that an interrupt in the first 50 ms ends as plainly as a later one.
    from stillnight.cli.main import main as run

    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    return code


def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say that we broke, and where; Python's own words could show a line of the diary."""
    from stillnight.diary.errors import fault_words

    print(fault_words(error), end="", file=sys.stderr)


def _silence() -> None:
    """Give what is still waiting to be written nowhere to go, so that the interpreter does not try again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())


def _refused(error: OSError) -> int:
    with suppress(OSError):
        print(f"stillnight: the system refused: {error.strerror or 'no reason given'}", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
