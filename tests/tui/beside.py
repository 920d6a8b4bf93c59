"""The app with two terminals: one gets what Textual would send, the other what goes over the wire."""

from __future__ import annotations

from pathlib import Path
from typing import Final, cast

import msgspec
from rich.color import ColorSystem
from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.driver import Driver
from textual.screen import Screen
from textual.strip import Strip

from stillnight.diary.clock import Clock
from stillnight.diary.port import DiaryStore
from stillnight.tui import app
from stillnight.tui.app import StillnightApp
from stillnight.tui.glyphs import UNICODE, Glyphs
from stillnight.tui.terminal.shadow import Shadow
from tests.tui.driving import HOME
from tests.tui.emulator import Emulator, places

SIZE: Final = (80, 24)


class Recorder:
    """A driver that only keeps what is written."""

    is_headless = is_inline = False

    def __init__(self) -> None:
        self.written: list[str] = []
        self._writer_thread: object = None
        """Another one each time the terminal is taken anew."""

    def write(self, text: str) -> None:
        """Keep it."""
        self.written.append(text)

    def flush(self) -> None:
        """Nothing waits."""


class Beside(StillnightApp):
    """The diary at two terminals, held against each other after every frame."""

    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))

    def __init__(
        self,
        diary: DiaryStore,
        clock: Clock,
        colours: ColorSystem,
        glyphs: Glyphs = UNICODE,
        *,
        paper: bool = True,
        far: bool = False,
    ) -> None:
        home = msgspec.structs.replace(HOME, remote=far)
        super().__init__(diary, clock, home, None, glyphs, keep_report=lambda _: "/home/ada/reports/report.html")
        self.colours = colours
        self._shadow = Shadow(erases_paper=paper)
        self.recorder = Recorder()
        self.textuals = Emulator(*SIZE, erases_paper=paper)
        self.wires = Emulator(*SIZE, erases_paper=paper)
        self.frames: list[tuple[str, str]] = []
        """Each frame as Textual would send it, and as it went over the wire."""

        self.followed: list[tuple[str, str]] = []
        """Of each frame that went in two pieces, the answer and what came behind it."""

        self.differences: list[str] = []
        """What differed between the two, in words."""

        self._is_whole = True
        """Whether Textual has drawn all of the screen since the window became another size."""

    def resized(self, width: int, height: int) -> None:
        """Both windows become another size, and what stood there is lost."""
        self._is_whole = False
        for emulator in (self.textuals, self.wires):
            emulator.resize(height, width)
            emulator.take("\x1b[m\x1b[2J")

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Called by Textual with every update."""
        self.console._color_system = self.colours
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and self._running and not self._batch_count:
            plain = self._as_textual_sends(renderable)
            answer, behind = self._as_it_goes_over_the_wire(screen, renderable)
            self.textuals.take(plain)
            self.wires.take(answer)
            if behind:
                self.followed.append((answer, behind))
                self._see_whether_it_answers()
                self.wires.take(behind)
            self.frames.append((plain, answer + behind))
            if screen._compositor.size == (self.wires.columns, self.wires.lines):  # else it has yet to hear of it
                self._is_whole |= isinstance(renderable, LayoutUpdate)
                if self._is_whole:
                    self._compare()
        else:
            super()._display(screen, renderable)

    def _as_it_goes_over_the_wire(self, screen: Screen[object], update: LayoutUpdate | ChopsUpdate) -> tuple[str, str]:
        """What the app writes to a driver that is not headless: what answers, and what follows where it is far."""
        headless, self._driver = self._driver, cast("Driver", self.recorder)
        self.recorder.written.clear()
        super()._display(screen, update)
        answer = "".join(self.recorder.written)
        self.recorder.written.clear()
        if self._behind is not None:
            self._behind.stop()
            self._send_rest()
        self._driver = headless
        return answer, "".join(self.recorder.written)

    def _as_textual_sends(self, update: LayoutUpdate | ChopsUpdate) -> str:
        """What ``App._display`` of Textual sends. Nothing is taken from a cache that may hold other colours."""

        def fresh(strip: Strip) -> Strip:
            for _, style, _ in strip:
                if style is not None:
                    style._ansi = None
            return Strip(list(strip))

        again: LayoutUpdate | ChopsUpdate
        if isinstance(update, LayoutUpdate):
            update.strips = [list(line) for line in update.strips]
            again = LayoutUpdate([[fresh(strip) for strip in line] for line in update.strips], update.region)
        else:
            lines = [{x: strip and fresh(strip) for x, strip in line.items()} for line in update.chops]
            again = ChopsUpdate(lines, update.spans, update.chop_ends)
        cursor = self._cursor_of(self.screen) if self._is_wired else self.cursor_position
        x, y = self.screen.outer_size.clamp_offset(cursor)
        return again.render_segments(self.console) + f"\x1b[{y + 1};{x + 1}H"

    def _see_whether_it_answers(self) -> None:
        """Whether the line of the cursor is as it is to be before anything else of the frame comes."""
        y = self.textuals.cursor.y
        if self._is_whole and 0 < y < self.wires.lines - 1 and self.wires.line(y) != self.textuals.line(y):
            self.differences.append(f"frame {len(self.frames)}: the line of the cursor came behind others")

    def _compare(self) -> None:
        for y in sorted(self.textuals.dirty | self.wires.dirty):
            ours, theirs = self.wires.line(y), self.textuals.line(y)
            if ours != theirs:
                x = [one == other for one, other in zip(ours, theirs, strict=True)].index(False)
                where = f"frame {len(self.frames)}, line {y}, column {x}"
                self.differences.append(f"{where}: {ours[x]} is shown and not {theirs[x]}")
        self.textuals.dirty.clear()
        self.wires.dirty.clear()
        if places(self.textuals) != places(self.wires):
            self.differences.append(f"frame {len(self.frames)}: the cursor is at {places(self.wires)}")
