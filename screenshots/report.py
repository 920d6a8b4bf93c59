"""Makes the picture of the report in the README, on invented nights, with the browser that the tests use.

Run from the top: ``.venv/bin/python -m screenshots.report``.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from stillnight.exchange.report.html import as_html
from tests.exchange.plain import plain_report
from tests.exchange.printing import pictured

PICTURE = Path(__file__).parent / "report.png"


def make() -> None:
    """Put the picture in its place."""
    with TemporaryDirectory() as folder:
        PICTURE.write_bytes(pictured(Path(folder), as_html(plain_report())).read_bytes())


if __name__ == "__main__":
    make()
