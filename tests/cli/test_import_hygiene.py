"""A command in the night is quick because it loads nothing it does not need."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import python

COMMANDS: tuple[list[str], ...] = (
    *(["--help"], ["--version"], ["set", "--help"], ["log", "cramp", "--help"]),
    *(["set", "sleep.bed=now"], ["show"], ["show", "--json"], ["log", "cramp"], ["log", "urge", "6"], ["where"]),
    *(["heatmap"], ["heatmap", "--text"], ["heatmap", "--view", "list", "--color", "always"]),
    *(["log", "use", "heat"], ["strategies"], ["strategies", "--tonight"], ["strategies", "heat", "--json"]),
    *(["guide"], ["guide", "iron"], ["backup"], ["restore"], ["restore", "--list"], ["check"]),
    *(["stats"], ["stats", "--json"], ["report"], ["report", "--format", "text"]),
    *(["export"], ["export", "--format", "csv"], ["export", "--format", "ndjson", "--redact"], ["schema"]),
    *(["import", "no-such-file"],),
    *([], ["set", "bed=22:00"], ["--plain"]),
    ["demo"],
)

SCRIPT = """
import sys
from stillnight.__main__ import main
code = main()
print(code, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.__stderr__)
"""


def loaded(folder: Path, *argv: str, **environ: str) -> set[str]:
    """The top-level modules that a command has loaded when it ends."""
    told = python(folder, "-c", SCRIPT, *argv, environ=environ)
    *_, last = told.stderr.splitlines()
    code, *names = last.split()
    assert code in {"0", "2"}, told.stderr
    return set(names)


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda words: " ".join(words) or "no terminal")
def test_no_command_loads_the_interface(tmp_path: Path, argv: list[str]) -> None:
    """I note a cramp without waiting for screens I do not see."""
    assert not loaded(tmp_path / "diary", *argv) & {"textual", "rich", "markdown_it", "pygments", "asyncio"}


@pytest.mark.parametrize(
    "argv",
    [["--help"], ["--version"], ["set", "--help"], ["log", "urge", "--help"], ["restore", "--help"]],
    ids=" ".join,
)
def test_help_loads_neither_time_zones_nor_the_diary(tmp_path: Path, argv: list[str]) -> None:
    """Help is there at once."""
    assert not loaded(tmp_path, *argv) & {"pendulum", "tinydb", "zoneinfo", "tzlocal"}


def test_the_machine_is_not_asked_when_a_zone_is_named(tmp_path: Path) -> None:
    """TZ names my zone, so nobody goes looking for it."""
    assert "tzlocal" not in loaded(tmp_path, "log", "cramp")
    assert "tzlocal" not in loaded(tmp_path, "where", "--zone", "UTC", TZ="")


def test_every_module_of_the_domain_stands_without_interface_and_database(tmp_path: Path) -> None:
    """The rules of the diary can be used without a screen and without a disk."""
    script = (
        "import importlib, pkgutil, sys, stillnight.diary\n"
        "for module in pkgutil.walk_packages(stillnight.diary.__path__, 'stillnight.diary.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    told = python(tmp_path, "-c", script)
    assert told.returncode == 0, told.stderr
    assert not set(told.stdout.split()) & {"textual", "rich", "tinydb", "tzlocal", "argparse"}


def test_the_package_itself_loads_nothing(tmp_path: Path) -> None:
    """`import stillnight` is free."""
    script = "import sys; before = set(sys.modules); import stillnight; print(*set(sys.modules) - before)"
    assert set(python(tmp_path, "-c", script).stdout.split()) == {"__future__", "stillnight"}


@pytest.mark.parametrize(
    "argv", [["set", "sleep.bed=now"], ["show"], ["log", "cramp"], ["log", "urge", "6"], ["log", "use", "--help"]]
)
def test_quick_commands_do_not_read_the_strategies(tmp_path: Path, argv: list[str]) -> None:
    """A cramp in the night does not wait for the guide to be read."""
    assert "tomllib" not in loaded(tmp_path / "diary", *argv)


def test_the_first_frame_does_not_read_the_strategies(tmp_path: Path) -> None:
    """The app opens at tonight without the catalogue; it is read when somebody asks for it."""
    script = (
        "import sys, stillnight.tui.app, stillnight.cli.app, stillnight.store.disk\n"
        "print(*(name for name in sys.modules if name == 'tomllib' or name.startswith('stillnight')))"
    )
    names = set(python(tmp_path, "-c", script).stdout.split())
    assert "stillnight.tui.app" in names
    assert not names & {"tomllib", "stillnight.content", "stillnight.diary.strategies", "stillnight.diary.strategy"}
