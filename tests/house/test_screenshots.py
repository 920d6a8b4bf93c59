"""The pictures of the README are pictures of this app."""

from __future__ import annotations

import html
import re

import pytest

from screenshots.make import FOLDER, PICTURES, Picture, taken


def words_of(svg: str) -> list[str]:
    """What can be read in a picture, line by line; how it is drawn may differ between versions of Rich."""
    return [html.unescape(text).rstrip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_a_picture_shows_what_the_app_shows(picture: Picture) -> None:
    """What the README shows is what a newcomer gets."""
    kept = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")

    assert words_of(await taken(picture)) == words_of(kept)
