"""From an SVG to a PNG that says which SVG it was drawn from."""

from __future__ import annotations

import hashlib
import re
import shutil
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Final

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_KEY: Final = b"Source-SHA256"
"""The keyword of the text chunk that names the SVG (PNG specification, 11.3.3.2)."""


def browser() -> str | None:
    """The first Chromium there is."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def size_of(svg: str) -> tuple[int, int]:
    """Width and height of the picture in pixels, as its viewBox has them."""
    found = re.search(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', svg)
    assert found is not None, "an exported picture has a viewBox"
    return ceil(float(found[1])), ceil(float(found[2]))


def drawn(svg: str, chromium: str) -> bytes:
    """The picture as Chromium draws it."""
    width, height = size_of(svg)
    page = f"<!doctype html><style>body{{margin:0}}svg{{display:block;width:{width}px}}</style>{svg}"
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place, "page.html"), Path(place, "picture.png")
        source.write_text(page, encoding="utf-8")
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={place}/profile")
        shot = (f"--screenshot={target}", f"--window-size={width},{height}", "--default-background-color=00000000")
        subprocess.run([chromium, *flags, *shot, source.as_uri()], check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def signed(png: bytes, svg: str) -> bytes:
    """The PNG with the hash of its SVG in a text chunk, behind its header."""
    head, *rest = chunks(png)
    text = _chunk(b"tEXt", _KEY + b"\0" + _hash(svg))
    return _SIGNATURE + head + text + b"".join(rest)


def is_of(png: bytes, svg: str) -> bool:
    """Whether the PNG says that it was drawn from this SVG, and has its size."""
    return struct.unpack(">II", png[16:24]) == size_of(svg) and names(png, svg)


def names(png: bytes, source: str) -> bool:
    """Whether the PNG says that it was drawn from this text."""
    return any(_hash(source) in chunk for chunk in chunks(png) if chunk[4:8] == b"tEXt")


def chunks(png: bytes) -> Iterator[bytes]:
    """The chunks of a PNG, each with its length and checksum."""
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at : at + length + 12]
        at += length + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _hash(svg: str) -> bytes:
    return hashlib.sha256(svg.encode()).hexdigest().encode("ascii")
