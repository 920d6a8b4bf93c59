"""What a program sent to the terminal, taken apart: sequences, colours, modes and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import pyte

SEQUENCE: Final = re.compile(
    rb"\x1b(?:\[(?P<prefix>[<-?]?)(?P<numbers>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rb"|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    rb"|[PX^_][^\x1b]*\x1b\\"
    rb"|[ -/]*[0-OQ-WYZ\\`-~])"
)
"""One whole escape sequence: CSI, OSC, a string of another kind, or a short one."""

UNFINISHED: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[ -/]*)?\Z")
"""The beginning of a sequence whose rest has not come yet."""

PLAIN_ATTRIBUTES: Final = frozenset({0, 1, 2, 3, 4, 5, 7, 8, 9, 21, 22, 23, 24, 25, 27, 28, 29, 39, 49})
"""What SGR may say without naming a colour: attributes, their ends, and "your own colour again" (0, 39, 49)."""

ALTERNATE_SCREEN: Final = 1049
CURSOR_SHOWN: Final = 25
WRAPPING: Final = 7


class Csi(NamedTuple):
    """One control sequence: ``ESC [ ? 1 0 4 9 h`` is ("?", "1049", "h")."""

    prefix: str
    numbers: str
    final: str
    """What ends it, with what stands right before the end: ``$p``."""


def csis(output: bytes) -> Iterator[Csi]:
    """The control sequences, in order."""
    for match in SEQUENCE.finditer(output):
        if match["final"]:
            between = match["between"] + match["final"]
            yield Csi(match["prefix"].decode(), match["numbers"].decode(), between.decode())


def oscs(output: bytes) -> list[bytes]:
    """What the operating system commands say: titles, the clipboard."""
    return [match["osc"] for match in SEQUENCE.finditer(output) if match["osc"] is not None]


def texts(output: bytes) -> str:
    """What is no sequence."""
    return SEQUENCE.sub(b"", output).decode()


def colours(output: bytes) -> set[str]:
    """The SGR sequences that name a colour."""
    styles = {csi.numbers for csi in csis(output) if csi.final == "m" and not csi.prefix}
    return {style for style in styles if any(int(n or 0) not in PLAIN_ATTRIBUTES for n in re.split("[;:]", style))}


def modes_left(output: bytes) -> set[int]:
    """The private modes that differ, at the end of it all, from how a terminal starts."""
    on = {CURSOR_SHOWN, WRAPPING}
    for csi in csis(output):
        if csi.prefix == "?" and csi.final in {"h", "l"}:
            numbers = {int(number) for number in csi.numbers.split(";")}
            on = on | numbers if csi.final == "h" else on - numbers
    return on ^ {CURSOR_SHOWN, WRAPPING}


def keyboard_levels_left(output: bytes) -> int:
    """How often the keyboard protocol was pushed (``CSI > u``) and not popped (``CSI < u``)."""
    levels = [csi.prefix for csi in csis(output) if csi.final == "u"]
    return levels.count(">") - levels.count("<")


def drawable(output: bytes) -> bytes:
    """The same without the sequences that pyte would draw as text; none of them draws anything."""

    def known(match: re.Match[bytes]) -> bytes:
        plain_csi = match["final"] is not None and match["prefix"] in {b"", b"?"} and not match["between"]
        short = match[0][1:2] not in b"[]PX^_"
        return match[0] if plain_csi or short else b""

    return SEQUENCE.sub(known, output)


def drawn(output: bytes, columns: int, lines: int) -> pyte.Screen:
    """A screen of this size after the output, with the rows it touched in ``dirty``."""
    screen = pyte.Screen(columns, lines)
    screen.dirty.clear()
    pyte.ByteStream(screen).feed(drawable(output))
    return screen


def rows_painted(output: bytes, columns: int, lines: int) -> set[int]:
    """The rows, counted from 0, that the output writes text to or clears; moving the cursor paints nothing."""
    return set(drawn(output, columns, lines).dirty)
