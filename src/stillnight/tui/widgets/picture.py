"""The night drawn beside or under its answers, with the measures so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from textual.reactive import reactive
from textual.strip import Strip

from stillnight.diary.measures import BY_ID, MEASURES
from stillnight.diary.night import Night, StrategyUse
from stillnight.diary.picture import MARKS, Picture, picture
from stillnight.diary.questions import BY_ID as QUESTIONS_BY_ID
from stillnight.diary.say import BLANK
from stillnight.diary.tally import Tallied
from stillnight.diary.words import clean_line
from stillnight.tui.glyphs import UNICODE, Glyphs, mark_of
from stillnight.tui.widgets.ink import Inked, Pieces, fitted

FIGURES = ("tib", "tst", "se")
"""The measures that are said even where there is room for one line only."""

RELIEF: Final = next(field.words for field in QUESTIONS_BY_ID["uses"].fields if field.id == "relief")
"""How far a strategy helped, in words from 0 to 4."""

LEGEND = {
    "exercise": "exercise",
    "caffeine": "caffeine",
    "alcohol": "alcohol",
    "medicine": "medicine",
    "urge": "urge",
    "cramp": "cramp",
}
"""What each mark is called."""


_NAME: Final = 24
"""Columns for the mark and the name of a strategy, before what it did."""


class NightPicture(Inked):
    """One night from boundary to boundary: bed, sleep, urge, cramps, drinks, medicine; and its measures."""

    DEFAULT_CSS = """
    NightPicture { height: 1fr; width: 1fr; }
    """

    night: reactive[Night | None] = reactive(None)
    """The night to draw."""

    starts: reactive[int] = reactive(12)
    """The hour at which nights begin."""

    tally: reactive[Sequence[Tallied]] = reactive(())
    """Its checklist in brief; shown where the picture is a panel."""

    def __init__(self, *, id: str | None = None, glyphs: Glyphs = UNICODE) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._lines: list[Pieces] = []
        self._lines_for: object = None

    def render_lines_for(self, width: int, height: int) -> list[Pieces]:
        """What to draw in this room: a strip of up to three lines, or the whole panel."""
        if self.night is None:
            return []
        drawing = Drawing(self.night, self.starts, self._glyphs, width - 2)
        if height >= 8:
            whole = [*drawing.scaled(), [], *drawing.measures(), *drawing.tally(self.tally)]
            left = len(whole) - height + 1
            more: Pieces = [(f"{self._glyphs.ellipsis} {left} more; S has all", "ghost")]
            return [*whole[: height - 1], more] if left > 1 else whole
        strip = [drawing.scale(), drawing.combined(), drawing.figures()]
        return strip[-height:]

    def render_line(self, y: int) -> Strip:
        """Called by Textual to draw one line."""
        width, height = self.size
        if self._lines_for != (self.night, self.starts, self.tally, width, height):
            self._lines_for = (self.night, self.starts, self.tally, width, height)
            self._lines = self.render_lines_for(width, height)
        line = self._lines[y] if y < len(self._lines) else []
        pieces: Pieces = [(" ", "label"), *line]
        return self.drawn(fitted(pieces, width, self._glyphs.ellipsis), width)


class Drawing:
    """A night in lines of a given width, for the panel, the strip and the page of its own."""

    def __init__(self, night: Night, starts: int, glyphs: Glyphs, width: int) -> None:
        self._night = night
        self._glyphs = glyphs
        cells = max(min(width // 12, 8), 1) * 12
        self._picture: Picture = picture(night, cells, starts)

    def scaled(self) -> list[Pieces]:
        """Hours, marks and sleep on a line each, and what the signs mean."""
        return [self.scale(), self._marks(), self._states(), *self._legend()]

    def scale(self) -> Pieces:
        """The hours over the cells, every six."""
        cells, starts = len(self._picture.states), self._picture.starts
        step = cells // 4
        hours = "".join(f"{(starts + 6 * quarter) % 24:02d}".ljust(step) for quarter in range(4))
        return [(hours.rstrip(), "ghost")]

    def _marks(self) -> Pieces:
        signs = self._glyphs.marks
        return [("".join(" " if mark is None else signs[mark] for mark in self._picture.marks), "answer")]

    def _states(self) -> Pieces:
        return [("".join(self._glyphs.states[state] for state in self._picture.states), "meter")]

    def combined(self) -> Pieces:
        """Marks over sleep on one line."""
        cells = zip(self._picture.states, self._picture.marks, strict=True)
        return [
            (self._glyphs.states[state], "meter") if mark is None else (self._glyphs.marks[mark], "answer")
            for state, mark in cells
        ]

    def _legend(self) -> Iterator[Pieces]:
        seen = [mark for mark in MARKS if mark in self._picture.marks]
        states = self._glyphs.states
        yield [(f"{states['asleep']} asleep  {states['in-bed']} awake in bed  {states['up']} up", "ghost")]
        if seen:
            yield [("  ".join(f"{self._glyphs.marks[mark]} {LEGEND[mark]}" for mark in seen), "ghost")]

    def figures(self) -> Pieces:
        """The three figures everybody asks for, on one line."""
        pieces: Pieces = []
        for number, key in enumerate(FIGURES):
            measure, figure = BY_ID[key], BY_ID[key].of(self._night)
            said = self._glyphs.blank if figure.value is None else measure.say(figure.value)
            gap = "" if number == 0 else "   "
            pieces += [(f"{gap}{measure.label} ", "ghost"), (self._glyphs.plain(said), "answer")]
        return pieces

    def measures(self) -> Iterator[Pieces]:
        """Every measure that can be said, and the chief ones where they cannot, with why."""
        for measure in MEASURES:
            figure = measure.of(self._night)
            label = f"{measure.label:<20}"
            if figure.value is not None:
                yield [
                    (label, "label"),
                    (f"{self._glyphs.plain(measure.say(figure.value)):<9}", "answer"),
                    (self._glyphs.plain(measure.meaning), "ghost"),
                ]
            elif measure.id in FIGURES:
                yield [(label, "label"), (f"{self._glyphs.blank}  {figure.why}", "ghost")]

    def tally(self, tallied: Sequence[Tallied]) -> Iterator[Pieces]:
        """The checklist of the night in brief, a strategy a line, with the urge before and after and the relief."""
        if tallied:
            done = sum(one.mark == "done" for one in tallied)
            yield []
            yield [("TONIGHT'S STRATEGIES", "heading"), (f"   {done} of {len(tallied)}", "ghost")]
        for one in tallied:
            name = f"{mark_of(one.mark, self._glyphs)} {self._glyphs.plain(clean_line(one.name))}"
            said = "; ".join(filter(None, map(_said, one.uses)))
            wide = name + " " * max(_NAME - cell_len(name), 2)
            yield [(wide, "label" if one.mark == "done" else "ghost"), (self._glyphs.plain(said), "answer")]


def _said(use: StrategyUse) -> str:
    """What a use did: the urge before and after it, and the relief."""
    if use.done == "skipped":
        return "skipped"
    rated = use.before is not None or use.after is not None
    urges = " → ".join(BLANK if rating is None else str(rating) for rating in (use.before, use.after))
    relief = "" if use.relief is None else RELIEF[use.relief]
    return "  ".join(part for part in (urges if rated else "", relief) if part)
