"""The calendar: a year of nights at a glance, a month of boxes, or a list; one walks in it, and opens a night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from stillnight.diary import drawing
from stillnight.tui.almanac import CYCLE, Almanac, Step
from stillnight.tui.almanac_said import Said
from stillnight.tui.commands import Where, bindings
from stillnight.tui.glyphs import ASCII, Glyphs
from stillnight.tui.screens.place import Place
from stillnight.tui.screens.sizes import TALL_FROM
from stillnight.tui.session import Session
from stillnight.tui.settings import turn_week
from stillnight.tui.widgets.heatmap import Heatmap
from stillnight.tui.widgets.ink import INKS, LEVEL_INKS
from stillnight.tui.widgets.row import Row, Span
from stillnight.tui.widgets.words import Words

BELOW: int = 3
"""Lines that what is said below the picture needs, if a month or a list leaves them."""


GAPS: int = 4
"""Blank lines that set picture, legend, night and what stands below apart, where there is room for them."""


class CalendarScreen(Place):
    """Many nights. It shows what the almanac says, and tells the app which night to open."""

    DEFAULT_CSS = """
    CalendarScreen {
        background: $background;
        color: $foreground;
        overflow: hidden;
        &.-airy Heatmap, &.-airy Words { margin-top: 1; }
        &.-airy #head { margin-top: 0; }
        & > .ink--level-1 { color: $level-1; }
        & > .ink--level-2 { color: $level-2; }
        & > .ink--level-3 { color: $level-3; }
        & > .ink--level-4 { color: $level-4; }
        & > .ink--level-5 { color: $level-5; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS | LEVEL_INKS)
    BINDINGS: ClassVar[list[BindingType]] = bindings("calendar")
    AUTO_FOCUS = "#heatmap"
    NAME = "calendar"
    PLACES: ClassVar[tuple[Where, ...]] = ("calendar", "app")

    def __init__(self, session: Session, glyphs: Glyphs, cursor: date, open_night: Callable[[date], None]) -> None:
        super().__init__(session, glyphs)
        self._open_night = open_night
        signs = drawing.ASCII if glyphs is ASCII else drawing.UNICODE
        self.almanac = Almanac(session, signs, cursor)
        self.head = Words(id="head", glyphs=glyphs)
        self.heatmap = Heatmap(id="heatmap", glyphs=glyphs)
        self.legend = Words(id="legend", glyphs=glyphs)
        self.night = Words(id="night", glyphs=glyphs)
        self.below = Words(id="below", glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """Called by Textual to build the screen: complete, so that the first frame needs no second."""
        self._show()
        yield from (self.top, self.tabs, self.head, self.heatmap, self.legend, self.night, self.below)
        yield from (self.said, self.keys)

    def on_resize(self, event: events.Resize) -> None:
        """Called by Textual when the terminal has another size."""
        self._show()

    # --- what is shown -----------------------------------------------------------------------------

    def see_again(self) -> None:
        """Show the diary as it is now."""
        self._show()

    def look_elsewhere(self) -> bool:
        """Whether another session saved in the year that is shown."""
        return self.almanac.changed_elsewhere()

    @property
    def _said(self) -> Said:
        return Said(self._session, self.almanac, self.app.size.width)

    def _show(self) -> None:
        """Show everything: the year, the view or the measure is another, or a night changed."""
        width, height = self.app.size
        tall = height >= TALL_FROM
        self.legend.lines = self.almanac.legend(width - 2)
        self.head.lines = self.almanac.heading(width)
        self._show_night()
        fixed = 3 + tall + len(self.night.lines) + len(self.legend.lines) + len(self.head.lines)
        room = self._room(height - fixed)
        picture = self.almanac.picture(width, room)
        below, drawn = self._said.below(), min(picture.height, room)
        spare = height - fixed - drawn - len(below)
        self.below.lines = [*below, *self._said.months(spare - GAPS)]
        self.below.display = bool(below) and spare + len(below) > 0
        for words in (self.head, self.legend, self.night):
            words.styles.height = len(words.lines)
        self.heatmap.styles.height = drawn
        self.update_classes({"-low": not tall, "-airy": spare >= GAPS})
        self.heatmap.show_picture(picture, self.almanac.chosen)
        self.show_saving()

    def _room(self, room: int) -> int:
        """The lines of a month or a list: all, less what stands below where a month does without or a range is on."""
        roomy = self.almanac.view == "month" and room >= 2 * 6 + 1 + BELOW
        return max(room - (BELOW if roomy or self.almanac.anchor is not None else 0), 1)

    def _show_night(self) -> None:
        """Show the night under the cursor in words."""
        said = self._said
        self.night.lines = said.night(tall=self.app.size.height >= TALL_FROM)
        self.top.title = said.title()

    # --- walking -----------------------------------------------------------------------------------

    def _walk(self, go: Callable[[], object]) -> None:
        """Move the cursor; only what a move changes is drawn again where the picture stays the same."""
        before = self.almanac.cursor
        go()
        after = self.almanac.cursor
        if self.almanac.same_picture(before, after, self.app.size.width):
            self.heatmap.choose(self.almanac.chosen)
            self._show_night()
            if self.almanac.anchor is not None:
                self.below.lines = self._said.below()
        else:
            self._show()
        if self.said.said:
            self.say("")

    def action_walk(self, step: Step) -> None:
        """Go a night or a week on or back."""
        self._walk(lambda: self.almanac.walk(step))

    def action_edge(self, end: int) -> None:
        """Go to the first or the last night of the month."""
        self._walk(lambda: self.almanac.edge(end))

    def action_months(self, months: int) -> None:
        """Go so many months on or back."""
        before = self.almanac.cursor
        self._walk(lambda: self.almanac.walk_months(months))
        if self.almanac.cursor == before:
            self.say("No night after tonight has begun." if months > 0 else "A diary holds no night before this.")

    def action_entry(self, towards: int) -> None:
        """Go to the next night with an entry, on or back."""
        found: list[bool] = []
        self._walk(lambda: found.append(self.almanac.entry(towards)))
        if not found[0]:
            self.say(f"No night {'after' if towards > 0 else 'before'} this one has an entry.")

    def action_go_to_night(self) -> None:
        """Ask for a date and go there."""
        from stillnight.tui.screens.ask import ask_night

        ask_night(self.app, self._session, self._glyphs, self.go_to)

    def go_to(self, wanted: date) -> None:
        """Put the cursor on a night."""
        self._walk(lambda: self.almanac.go_to(wanted))

    @on(Heatmap.Picked)
    def pick(self, message: Heatmap.Picked) -> None:
        """A click goes to a night; a second one on it opens it."""
        if message.night_of == self.almanac.cursor:
            self.action_open_night()
        else:
            self.go_to(message.night_of)

    def action_open_night(self) -> None:
        """Open the night under the cursor in Tonight."""
        self._open_night(self.almanac.cursor)

    # --- ranges ------------------------------------------------------------------------------------

    def action_range(self) -> None:
        """Begin a range at the cursor, or leave the one there is."""
        self.almanac.anchor = self.almanac.cursor if self.almanac.anchor is None else None
        self._show()

    def action_leave_range(self) -> None:
        """Leave the range."""
        if self.almanac.anchor is not None:
            self.action_range()

    # --- what it shows -----------------------------------------------------------------------------

    def _turn(self, turn: Callable[[], None]) -> None:
        turn()
        self._show()

    def action_measure(self) -> None:
        """Show the next measure."""
        self._turn(self.almanac.turn_measure)

    def action_measures(self) -> None:
        """Choose a measure from a list."""
        from stillnight.tui.screens.pick import PickScreen

        rows = tuple(Row(one.id, one.label, (Span(self._glyphs.plain(one.meaning), "ghost"),)) for one in CYCLE)
        self.app.push_screen(
            PickScreen("Measure", rows, self.almanac.measure.id, self._glyphs),
            lambda chosen: None if chosen is None else self._turn(lambda: self.almanac.take_measure(chosen)),
        )

    def action_overlay(self) -> None:
        """Mark the next thing."""
        self._turn(self.almanac.turn_overlay)
        self.say(f"Marked: {self.almanac.overlay.words}." if self.almanac.overlay else "Nothing is marked.")

    def action_overlays(self) -> None:
        """Choose what to mark from a list."""
        from stillnight.tui.screens.pick import PickScreen

        there = (None, *self.almanac.overlays())
        rows = tuple(Row(str(at), one.words if one else "nothing") for at, one in enumerate(there))
        here = there.index(self.almanac.overlay) if self.almanac.overlay in there else 0
        self.app.push_screen(
            PickScreen("Mark", rows, str(here), self._glyphs),
            lambda chosen: None if chosen is None else self._turn(lambda: self.almanac.take_overlay(chosen)),
        )

    def action_view(self) -> None:
        """Show the next view."""
        self._turn(self.almanac.turn_view)

    def action_week_numbers(self) -> None:
        """Show or hide the numbers of the weeks."""
        self.almanac.numbered = not self.almanac.numbered
        self._show()

    def action_week_starts(self) -> None:
        """Let weeks begin on another day, and remember it."""
        if self.turn(turn_week):
            self._show()

    def help_lines(self) -> list[str]:
        """What was said last, and what the measure is."""
        measure = self.almanac.measure
        context = f"For comparison, {measure.context} ({measure.context_source}); not a verdict."
        lines = [f"THE CALENDAR SHOWS: {measure.label}", measure.definition, *([context] if measure.context else [])]
        return [*super().help_lines(), *lines, f"Source: {measure.source}."]
