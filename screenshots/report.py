"""The picture of the report in the README, on invented nights, with the browser that the tests use."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from screenshots.png import signed
from stillnight.exchange.report.html import as_html
from tests.exchange.plain import plain_report
from tests.exchange.printing import pictured

NAME = "report"


def page() -> str:
    """The report that is shown."""
    return as_html(plain_report())


def make(folder: Path) -> None:
    """Put the picture in its place; it names the page it was drawn from."""
    with TemporaryDirectory() as place:
        (folder / f"{NAME}.png").write_bytes(signed(pictured(Path(place), page()).read_bytes(), page()))
