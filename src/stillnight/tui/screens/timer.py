"""The guided timer: the step, a bar across the box, what is left; and when it is over, how it is now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight.diary.drawing import Piece
from stillnight.diary.strategy import Strategy
from stillnight.diary.timer import Reading
from stillnight.diary.wrapping import wrapped
from stillnight.tui.commands import Command, Where, bindings, footer
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.screens.dialog import Dialog
from stillnight.tui.timer_face import ALONE, BESIDE, UP, Lines, nearer, running, step_of
from stillnight.tui.timing import A_SECOND, HOW_NOW, Timing
from stillnight.tui.widgets.box import Box
from stillnight.tui.widgets.gauge import Face, Gauge
from stillnight.tui.widgets.lines import KeyLine
from stillnight.tui.widgets.words import Words

EDGES: int = 4
"""Columns of a line that border and margin of the box take."""

WIDEST: int = 72

FACE: int = 4
"""Lines of the time and what stands with it."""

A_LOOK: float = 2.5
"""Seconds between two looks at the clock after which something else stopped the app meanwhile."""

RATING: str = "Space done. 0 to 4 the relief: none, slight, moderate, good, complete. a the urge now."


class TimerScreen(Dialog[str]):
    """A timer that runs. Dismissed with what is to be noted at its end, or ``None``: then it runs on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("timer") + bindings("ended")
    AUTO_FOCUS = ""
    PLACES: ClassVar[tuple[Where, ...]] = ("timer", "dialog")

    def __init__(self, timing: Timing, strategy: Strategy, glyphs: Glyphs) -> None:
        super().__init__()
        self._timing = timing
        self._strategy = strategy
        self._glyphs = glyphs
        self._has_ended = False
        self._at_once = True
        self._left: float | None = None
        self._wanted: Lines = ()
        self._share = 0.0
        self._face = Face("answer", id="face", glyphs=glyphs)
        self._gauge = Gauge(id="gauge", glyphs=glyphs)
        self._ask = Face("ghost", id="ask", glyphs=glyphs)
        self._beside = Words(id="beside", glyphs=glyphs)
        self._keys = KeyLine(id="keys", glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the dialog."""
        with Box(f" {self._strategy.name} ", self._glyphs):
            yield from (self._face, self._gauge, self._ask, self._beside, self._keys)

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
        self._at_once = True
        self._timing.look()

    # --- what is shown -----------------------------------------------------------------------------

    def show(self, reading: Reading) -> None:
        """Show where the timer is: the time and the step at once, the rest a little in each second.

        A key, another size, or a stretch in which nobody looked at the clock shows everything at once.
        """
        if self._left is None or self._left - reading.left > A_LOOK:
            self._at_once = True
        self._left, self._share = reading.left, reading.share
        self._has_ended = reading.finished
        wanted = self._at_the_end() if reading.finished else running(reading, self._timing.phases)
        asked = self._lines(RATING)
        self._ask.styles.height = len(asked)
        self._wanted = (*wanted, *(asked if reading.finished else [""] * len(asked)))
        self._beside.lines = [[Piece(line, "ghost")] for words in self._to_mind() for line in self._lines(words)]
        shown = (*self._face.lines, *self._ask.lines)
        if self._at_once or len(shown) != len(self._wanted):
            self._all_at_once()
        elif shown[0] != wanted[0]:
            at_first = (wanted[0], *shown[1:])
            self._show(at_first if self._is_new(shown[0]) else nearer(at_first, self._wanted, BESIDE))
        if self._has_ended:
            self.set_timer(A_SECOND, self.show_more)

    def _is_new(self, shown: str) -> bool:
        """Whether the step is another one than the one shown."""
        return step_of(shown) != step_of(self._wanted[0])

    def show_more(self) -> None:
        """A second after the end, and each second until all is shown: some words more."""
        before = (*self._face.lines, *self._ask.lines)
        if before != self._wanted:
            self._show(nearer(before, self._wanted, ALONE))
        elif not self._show_keys_nearer():
            return
        self.set_timer(A_SECOND, self.show_more)

    def _all_at_once(self) -> None:
        self._at_once = False
        self._show(self._wanted)
        self._gauge.cells = self._gauge.filled(self._share)
        self._keys.most, self._keys.commands = None, self._commands()

    def _show(self, lines: Lines) -> None:
        """Show these lines, and the bar in a second in which no line but the first changes."""
        before = (*self._face.lines, *self._ask.lines)
        self._face.lines, self._ask.lines = lines[:FACE], lines[FACE:]
        if before[1:] == lines[1:] and not (before and self._is_new(before[0])):
            self._gauge.cells = self._gauge.filled(self._share)

    def _show_keys_nearer(self) -> bool:
        """Take the timer's keys away in two steps, then write those of the end one by one; whether there were any."""
        keys, wanted = self._keys, self._commands()
        if tuple(keys.commands) != tuple(wanted):
            keys.most = 0 if keys.most else 6
            if not keys.most:
                keys.commands = wanted
            return True
        if keys.most is None:
            return False
        keys.most = keys.most + 1 if keys.most <= 2 * len(wanted) else None
        return True

    def _commands(self) -> tuple[Command, ...]:
        return tuple(footer("ended" if self._has_ended else "timer", "dialog"))

    def _lines(self, words: str) -> tuple[str, ...]:
        return wrapped(words, min(self.app.size.width, WIDEST) - EDGES)

    def _at_the_end(self) -> Lines:
        """Time is up, what to do now, and the question; four lines."""
        said = self._lines(self._timing.ends)[: FACE - 2]
        return (UP, *said, HOW_NOW, *[""] * (FACE - 2 - len(said)))

    def _to_mind(self) -> Iterator[str]:
        for line in self._strategy.cautions:
            yield line.says
        if self._strategy.note:
            yield self._strategy.note

    # --- keys --------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Called by Textual: a key means one thing while the timer runs, and another when it is over."""
        if action in {"hold", "go", "stop"}:
            return not self._has_ended
        return self._has_ended if action == "answer" else True

    def action_hold(self) -> None:
        """Hold it, or let it go on."""
        self._at_once = True
        self._timing.hold()

    def action_go(self, steps: int) -> None:
        """A step back or on."""
        self._at_once = True
        self._timing.go(steps)

    def action_stop(self) -> None:
        """Stop, and close."""
        self._timing.stop()
        self.dismiss(None)

    def action_answer(self, what: str) -> None:
        """Close, and let the checklist note this."""
        self.dismiss(what)
