"""A real browser without a window, which prints a page and takes a picture of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest

Paper = Literal["A4", "letter"]


def chromium(folder: Path, *options: str) -> None:
    """Run the browser of Debian once, in a profile of its own that is gone afterwards."""
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed")
    fixed = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}",
    )
    subprocess.run([browser, *fixed, *options], check=True, capture_output=True, timeout=120)


def printed(folder: Path, page: str, paper: Paper) -> Path:
    """The PDF of a page on this paper; the size is written into the page, so its policy of styles is left out."""
    styled = "\n".join(line for line in page.splitlines() if "Content-Security-Policy" not in line)
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(styled.replace("size: auto", f"size: {paper}"), encoding="utf-8")
    chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri())
    return target


def pictured(folder: Path, page: str, height: int = 1560) -> Path:
    """The picture of a page as it is, its policy included."""
    source, target = folder / "page.html", folder / "page.png"
    source.write_text(page, encoding="utf-8")
    chromium(folder, f"--window-size=800,{height}", f"--screenshot={target}", source.as_uri())
    return target
