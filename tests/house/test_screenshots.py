"""The pictures in the folder are pictures of this app, made by the one script, and the README shows those."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from screenshots import report
from screenshots.make import FOLDER, PICTURES, Picture, taken
from screenshots.png import is_of, names, signed

CELL = 12.2
"""Pixels that a column of an exported picture is wide."""

README = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
NAMES = [picture.name for picture in PICTURES]

pictures = pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)


class Sign(NamedTuple):
    """One sign of a picture, with how it is drawn."""

    row: float
    column: int
    text: str
    style: str


def signs_in(svg: str) -> list[Sign]:
    """What can be read in a picture and in which colour and weight; how Rich cuts it into pieces may differ."""
    styles = dict(re.findall(r"^\s*\.terminal-\w+-(r\d+) \{ (.+) \}$", svg, re.MULTILINE))
    pieces = re.findall(r'<text class="terminal-\w+-(r\d+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg)
    found = [
        Sign(float(y), column, letter, styles[name])
        for name, x, y, text in pieces
        for column, letter in enumerate(html.unescape(text), round(float(x) / CELL))
        if letter.strip()
    ]
    return sorted(found)


def grounds_in(svg: str) -> set[tuple[float, int, str]]:
    """The colour behind each cell that has one."""
    rects = re.findall(r'<rect fill="(#\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', svg)
    return {(float(y), column, fill) for fill, x, y, width in rects for column in _columns(float(x), float(width))}


def _columns(x: float, width: float) -> Iterator[int]:
    yield from range(round(x / CELL), round((x + width) / CELL))


def kept(picture: Picture) -> str:
    """The picture in the folder."""
    return (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")


@pictures
async def test_a_picture_shows_what_the_app_shows(picture: Picture) -> None:
    """What the README shows is what a newcomer gets: the words, their colours, and what lies behind them."""
    now, before = await taken(picture), kept(picture)

    assert signs_in(before)
    assert signs_in(now) == signs_in(before)
    assert grounds_in(now) == grounds_in(before)


@pictures
def test_a_png_is_drawn_from_the_picture_beside_it(picture: Picture) -> None:
    """Whoever shows the PNG shows the same; a file's time says nothing after a clone, so the PNG names its SVG."""
    assert is_of((FOLDER / f"{picture.name}.png").read_bytes(), kept(picture))


def test_the_picture_of_the_report_is_drawn_from_the_report() -> None:
    """The page a clinician would get is the page that the README shows."""
    png = (FOLDER / f"{report.NAME}.png").read_bytes()
    assert names(png, report.page())
    assert not names(png, report.page() + " ")


def test_a_png_of_another_picture_is_told() -> None:
    """The test above would see a picture that was changed and not drawn again."""
    svg, png = kept(PICTURES[0]), (FOLDER / f"{PICTURES[0].name}.png").read_bytes()
    changed = svg.replace("20:45", "20:50")

    assert changed != svg
    assert not is_of(png, changed)
    assert is_of(signed(png, changed), changed)


def test_another_colour_is_another_picture() -> None:
    """A look that changed is seen, not only a word."""
    svg = kept(PICTURES[0])
    assert signs_in(svg) != signs_in(svg.replace("fill: #949494", "fill: #959595"))


def test_every_picture_in_the_folder_is_made_by_the_script() -> None:
    """No picture of an older app is left over."""
    found = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".svg", ".png"})
    assert found == sorted([f"{report.NAME}.png", *(f"{name}.{kind}" for name in NAMES for kind in ("svg", "png"))])


def test_every_picture_of_the_readme_is_one_of_them() -> None:
    """Tonight, the calendar, the strategies and the phone at three in the morning are there to see."""
    shown = re.findall(r"screenshots/([\w-]+)\.(?:svg|png)", README)
    assert set(shown) <= {report.NAME, *NAMES}
    assert {"tonight", "calendar", "strategies", "phone"} <= set(shown)
