"""The picture of the report in the README: of the demo's last four weeks, with the browser that the tests use."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from screenshots.png import signed
from stillnight.diary.nights import Nights
from stillnight.exchange.demo.diary import demo
from stillnight.exchange.report.build import report
from stillnight.exchange.report.html import as_html
from tests.exchange.printing import pictured

NAME = "report"
TONIGHT = date(2026, 11, 22)
HEIGHT = 1640
"""Pixels: all of the page at the width of a picture."""


def page() -> str:
    """The report that is shown."""
    invented, last = demo(TONIGHT), TONIGHT - timedelta(days=1)
    return as_html(report(Nights(invented.nights), invented.person, last - timedelta(days=27), last, TONIGHT))


def make(folder: Path) -> None:
    """Put the picture in its place; it names the page it was drawn from."""
    with TemporaryDirectory() as place:
        (folder / f"{NAME}.png").write_bytes(signed(pictured(Path(place), page(), height=HEIGHT).read_bytes(), page()))
