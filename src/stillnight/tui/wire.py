"""The wire: of what Textual draws, only what differs from what the terminal shows is sent.

Textual sends every line of a widget that was refreshed, whole. Here, between its compositor and its driver, stands a
copy of the screen. This is the one file that touches Textual's private parts: ``App._display`` and the flags it looks
at, the compositor with its renders and its two updates, and the driver's writer thread. They are those of the versions
named in ``KNOWN``; with any other version Textual draws and sends what it always does.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

import textual
from rich.color import ColorSystem
from rich.console import RenderableType
from rich.style import Style
from textual import events
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.driver import Driver
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer

from stillnight.tui.part import AppPart
from stillnight.tui.terminal.cells import Row, cells_of
from stillnight.tui.terminal.pen import PLAIN, pen_of
from stillnight.tui.terminal.shadow import Piece, Room, Shadow, erases_paper
from stillnight.tui.terminal.writing import sent_bytes

R = TypeVar("R")

KNOWN: Final = ("8.2.8",)
"""The versions of Textual whose private parts are known."""

MOST_WAITING: Final = 8
"""Pieces that may wait for the terminal before what comes is only owed to it: the driver's queue has room for 30."""

OWED_FOR: Final = 0.1
"""Seconds after which it is seen whether the terminal takes what is owed to it."""

ROOM: Final = 186
"""Bytes that answer a key at once over a network line; what else the key changed comes right behind them.

With 34 that OpenSSH's own cipher adds, and 40 of TCP and IP, they take 38 ms at 56 kbit/s, after 12 ms for the key.
"""

BEHIND: Final = 0.04
"""Seconds after which what is left is sent: time enough for sshd to have taken the answer as a packet of its own."""


def is_known(package: Path) -> bool:
    """Whether the Textual installed in this folder is one of the known versions.

    The installed version is told by the name of the folder beside it: reading it as Textual does, with
    ``importlib.metadata``, would add 16 ms to every start.
    """
    return any(package.with_name(f"textual-{version}.dist-info").is_dir() for version in KNOWN)


def is_known_here() -> bool:
    """Whether the Textual in use is one of the known versions."""
    return is_known(Path(textual.__file__).parent)


class Sparing(Compositor):
    """A compositor that asks for the lines of an update only.

    Textual asks every widget on the screen for all of its lines, whichever of them changed: of a key that moves one row
    that is a fifth of the work.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Called by Textual for what is to be drawn: the region of each widget, the part of it in sight, its lines."""
        whole = self.size.region
        lines = whole if crop is None else Region(0, crop.y, whole.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            if seen := region.intersection(clip).intersection(lines):
                yield region, seen, widget.render_lines(seen.translate(-region.offset))


def draw_sparingly(screen: Screen[R]) -> None:
    """Have a new screen drawn by a sparing compositor, where Textual is one of the known versions."""
    if is_known_here():
        screen._compositor = Sparing()


class Wired(AppPart):
    """An app that sends only what differs."""

    is_far = False
    """Whether the terminal is at the other end of a network line, where an answer goes before the rest of a frame.
    Where it is near, what belongs together is drawn in one go."""

    def __init__(self) -> None:
        super().__init__()
        self._is_wired = is_known_here()
        self._shadow = Shadow(erases_paper(os.environ.get("TERM", "")))
        self._writer: object = None
        self._owed: Timer | None = None
        self._behind: Timer | None = None
        self._pointer = "default"

    def on_resize(self, event: events.Resize) -> None:
        """Called by Textual when the terminal tells its size, also when it comes back from another program."""
        if self._writer is not None and (event.size != self._size or self._taken_anew()):
            self.action_repaint()

    def action_repaint(self) -> None:
        """Draw the whole screen anew, whatever stands on the terminal."""
        self._shadow.forget()
        self.refresh()

    def _set_pointer_shape(self, shape: str) -> None:
        """Called by Textual for every screen: the shape of the mouse is sent where it is another one."""
        if shape != self._pointer:
            super()._set_pointer_shape(shape)
        self._pointer = shape

    def _taken_anew(self) -> bool:
        """Whether the driver has taken the terminal anew since the last frame: it then has another writer."""
        return getattr(self._driver, "_writer_thread", None) is not self._writer

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Called by Textual with every update."""
        driver = self._driver
        if not self._is_wired or driver is None or driver.is_headless or driver.is_inline:
            super()._display(screen, renderable)
        elif isinstance(renderable, LayoutUpdate | ChopsUpdate):
            if self._running and not self._closed and not self._batch_count:
                self._send(driver, screen, renderable)
            self.post_display_hook()
        elif renderable is not None:
            super()._display(screen, renderable)
            self._shadow.forget()

    def _send(self, driver: Driver, screen: Screen[object], update: LayoutUpdate | ChopsUpdate) -> None:
        """Send what the update changes on the terminal, if anything, in one synchronized piece.

        Where the terminal does not take what waits for it already, it is owed: the driver's queue is short, and to
        put into it when it is full would hold up every key, answer and signal until the line moves again.
        """
        if self._is_stalled():
            self._owe()
            return
        if self._taken_anew():
            self._writer = getattr(driver, "_writer_thread", None)
            self._shadow.forget()
        compositor = screen._compositor
        if not self._shadow.knows(*compositor.size) and isinstance(update, ChopsUpdate):
            update = compositor.render_full_update()
        colours = self.console._color_system or ColorSystem.TRUECOLOR
        self._write(driver, screen, pieces(update, colours), Room(ROOM, self._behind is not None))

    def _write(self, driver: Driver, screen: Screen[object], drawn: Iterable[Piece], room: Room | None = None) -> None:
        """Write a frame of these pieces; where the terminal is far, what answers a key first and the rest behind it.

        What is short enough reaches the terminal in one piece: it needs no sequences that hold it together.
        """
        cursor = self.screen.outer_size.clamp_offset(self._cursor_of(screen))
        room = room if self.is_far else None
        text = self._shadow.frame(*screen._compositor.size, drawn, (cursor.x, cursor.y), room)
        if sent_bytes(text) > ROOM:
            self._begin_update()
            driver.write(text)
            self._end_update()
        elif text:
            driver.write(text)
        driver.flush()
        if room is not None and (text or self._shadow.owes) and self._behind is None:
            self._behind = self.set_timer(BEHIND, self._send_rest)

    def _cursor_of(self, screen: Screen[object]) -> Offset:
        """Where the terminal's cursor, though it is hidden, rests: readers of the screen and of braille follow it."""
        focused = screen.focused
        # For widgets with a cursor of their own. A protocol checked at run time would ask each of its properties twice.
        at: Offset | None = getattr(focused, "cursor_at", None)
        if focused is None or at is None:
            return self.cursor_position
        return focused.content_region.offset + at

    def _send_rest(self) -> None:
        """Send what the last frames left for want of room; a terminal that is new or of a new size is drawn anew."""
        self._behind = None
        driver, is_gone = self._driver, self._closed or not self.screen_stack or self._taken_anew()
        if driver is None or is_gone or not self._shadow.owes:
            return
        if self._is_stalled():
            self._owe()
        elif self._shadow.knows(*self.screen._compositor.size):
            self._write(driver, self.screen, ())

    def _is_stalled(self) -> bool:
        """Whether much of what was drawn has not been taken by the terminal yet."""
        queue = getattr(getattr(self._driver, "_writer_thread", None), "_queue", None)
        return queue is not None and queue.qsize() >= MOST_WAITING

    def _owe(self) -> None:
        if self._owed is None:
            self._owed = self.set_timer(OWED_FOR, self._pay)

    def _pay(self) -> None:
        """Draw what the screen has come to meanwhile, in one piece."""
        self._owed = None
        if self.screen_stack:
            self._display(self.screen, self.screen._compositor.render_full_update())


def pieces(update: LayoutUpdate | ChopsUpdate, colours: ColorSystem) -> Iterator[Piece]:
    """What Textual would send of an update, piece by piece."""
    strips = _of_layout(update) if isinstance(update, LayoutUpdate) else _of_chops(update)
    for y, x, strip in strips:
        yield y, x, row_of(strip, colours)


def _of_layout(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The strips of the whole screen, one beside the other."""
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield y, x, strip
            x += strip.cell_length


def _of_chops(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The strips of what was refreshed, cut where ``ChopsUpdate.render_segments`` cuts them."""
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= last and end > first:
                yield y, x, strip if end <= last else strip.crop(0, last - x)


def row_of(strip: Strip, colours: ColorSystem) -> Row:
    """The cells of a strip, in as many colours as the terminal has."""
    return cells_of(
        (text, PLAIN if style is None else pen_of(Strip.render_ansi(style, colours), _link(style)))
        for text, style, _ in strip
    )


def _link(style: Style) -> str:
    """What opens the hyperlink of a style, as Rich writes it."""
    return f"id={style._link_id};{style._link}" if style._link else ""
