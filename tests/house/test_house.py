"""The house itself: lint, types and the arrows between the rooms, so that one command checks all there is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]

CHECKS = {
    "lint": [sys.executable, "-m", "ruff", "check", "--no-cache", "."],
    "format": [sys.executable, "-m", "ruff", "format", "--no-cache", "--check", "."],
    "types": [sys.executable, "-m", "mypy", "--cache-dir=/dev/null"],
    "contracts": [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_is_in_order(check: str) -> None:
    """Whoever changes a line hears at once of a fault in style, types or direction."""
    done = subprocess.run(CHECKS[check], cwd=TOP, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_stands_at_the_top_but_what_belongs_there() -> None:
    """A newcomer sees the whole house from the door."""
    listed = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=True).stdout.split("\n")
    top = {name.split("/")[0] for name in listed if name and not name.startswith(".")}

    assert top <= {"pyproject.toml", "src", "tests", "screenshots", "README.md", "CHANGELOG.md", "LICENSE"}


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    """A file is one concept, and can be read in one sitting."""
    long = [path.name for path in (TOP / "src").rglob("*.py") if path.read_text(encoding="utf-8").count("\n") > 400]

    assert [name for name in long if name not in TABLES] == []


TABLES = {"questions.py", "commands.py"}
"""Tables grow by rows, not by ideas."""
