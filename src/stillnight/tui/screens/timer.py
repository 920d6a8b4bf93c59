"""The guided timer: the step, a bar across the box, what is left; and when it is over, how it is now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from stillnight.diary.drawing import Drawn, Piece, Tint
from stillnight.diary.strategy import Strategy
from stillnight.diary.timer import Reading, countdown
from stillnight.diary.wrapping import wrapped
from stillnight.tui.commands import Where, bindings, footer
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.timing import HOW_NOW, Timing
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.gauge import Gauge, Left
from stillnight.tui.widgets.lines import KeyLine
from stillnight.tui.widgets.words import Words

EDGES: int = 4
"""Columns of a line that border and margin of the box take."""

WIDEST: int = 72


class TimerScreen(Dialog[str]):
    """A timer that runs. Dismissed with what is to be noted at its end, or ``None``: then it runs on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("timer") + bindings("ended")
    DEFAULT_CSS = """
    TimerScreen #line { height: 1; }
    """
    AUTO_FOCUS = ""
    PLACES: ClassVar[tuple[Where, ...]] = ("timer", "dialog")

    def __init__(self, timing: Timing, strategy: Strategy, glyphs: Glyphs) -> None:
        super().__init__()
        self._timing = timing
        self._strategy = strategy
        self._glyphs = glyphs
        self._has_ended = False
        self._step = Words(id="step", glyphs=glyphs)
        self._gauge = Gauge(id="gauge", glyphs=glyphs)
        self._left = Left(id="left")
        self._beside = Words(id="beside", glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        self._step.styles.height = 3
        with Box(f" {self._strategy.name} ", self._glyphs):
            yield self._step
            with Horizontal(id="line"):
                yield from (self._left, self._gauge)
            yield self._beside
            yield KeyLine(id="keys", glyphs=self._glyphs)

    def on_mount(self) -> None:
        """Called by Textual when the dialog is there: from now on it is shown every look at the clock."""
        self.show_keys()
        self._timing.watcher = self.show
        self._timing.look()

    def on_unmount(self) -> None:
        """Called by Textual when the dialog is gone; the timer goes on."""
        self._timing.watcher = None

    def on_resize(self, event: events.Resize) -> None:
        """Called by Textual when the terminal has another size."""
        self._timing.look()

    # --- what is shown -----------------------------------------------------------------------------

    def show(self, reading: Reading) -> None:
        """Show where the timer is; only what differs is drawn again."""
        if reading.finished != self._has_ended:
            self._has_ended = reading.finished
            self.query_one("#keys", KeyLine).commands = footer("ended" if reading.finished else "timer", "dialog")
        self._gauge.show(reading.share)
        self._left.words = "" if reading.finished else countdown(reading.left_in_phase)
        self._step.lines = self._lines([*self._now(reading)])
        self._beside.lines = self._lines([("", "label"), *self._to_mind(reading)])

    def _lines(self, words: list[tuple[str, Tint]]) -> list[Drawn]:
        width = min(self.app.size.width, WIDEST) - EDGES
        return [[Piece(line, tint)] for text, tint in words for line in wrapped(text, width)]

    def _now(self, reading: Reading) -> Iterator[tuple[str, Tint]]:
        phases = self._timing.phases
        if reading.finished:
            yield (self._timing.ends, "strong")
            yield (HOW_NOW, "label")
            return
        yield (reading.says, "strong")
        if len(phases) > 1:
            minutes = -int(-reading.left // 60)
            yield (f"step {reading.number + 1} of {len(phases)}, {minutes} min left in all", "ghost")
        if reading.paused:
            yield ("paused; Space goes on", "warning")

    def _to_mind(self, reading: Reading) -> Iterator[tuple[str, Tint]]:
        if reading.finished:
            yield ("Space done. 0 to 4 the relief: none, slight, moderate, good, complete. a the urge now.", "ghost")
        else:
            for line in self._strategy.cautions:
                yield (line.says, "ghost")
            if self._strategy.note:
                yield (self._strategy.note, "ghost")

    # --- keys --------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Called by Textual: a key means one thing while the timer runs, and another when it is over."""
        if action in {"hold", "go", "stop"}:
            return not self._has_ended
        return self._has_ended if action == "answer" else True

    def action_hold(self) -> None:
        """Hold it, or let it go on."""
        self._timing.hold()

    def action_go(self, steps: int) -> None:
        """A step back or on."""
        self._timing.go(steps)

    def action_stop(self) -> None:
        """Stop, and close."""
        self._timing.stop()
        self.dismiss(None)

    def action_answer(self, what: str) -> None:
        """Close, and let the checklist note this."""
        self.dismiss(what)
