"""What the tests in real terminals share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the diary of this test is kept."""
    return tmp_path / "diary"
