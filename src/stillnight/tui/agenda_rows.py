"""The rows of the checklist, and the words beside them: what to mind with a strategy and how it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stillnight.diary.checklist import Section
from stillnight.diary.drawing import Drawn, Piece, Tint
from stillnight.diary.medicines import say_medicine
from stillnight.diary.strategy import TAGS, Evidence
from stillnight.diary.uses import say_use
from stillnight.diary.wrapping import columns_of, wrapped
from stillnight.tui.agenda import Agenda, Item
from stillnight.tui.glyphs import Glyphs, mark_of
from stillnight.tui.widgets.rows import Row, Span

FIND: Final = "find"
"""The id of the row that searches; it is there while something is searched for."""

NOT_FOR_NOW: Final = "Not for now: "
"""What begins the reason why a strategy is withheld."""

MORE: Final = " … Enter: all"
"""Ends what had to be cut."""

MORE_COLUMNS: Final = len(MORE) + 2
"""Columns it takes at the most: three dots stand for its sign where there is no Unicode."""

NARROWEST: Final = 20

TEACHING: Final = "p plans what stands here first, and on which evenings. + adds a strategy of your own."
"""Said on a heading while nothing is planned."""


def agenda_rows(agenda: Agenda, glyphs: Glyphs, *, finding: bool = False) -> tuple[Row, ...]:
    """The rows to show; ``finding`` while a name is being typed."""
    rows: list[Row] = []
    if finding or agenda.find:
        rows.append(Row(FIND, FIND, (Span(agenda.find), Span("   Esc shows all", "ghost"))))
    for section in agenda.sections:
        rows.append(_heading(section, agenda.is_folded(section), glyphs))
        if not agenda.is_folded(section):
            rows.extend(_row(item, glyphs) for item in agenda.items(section))
    if not agenda.sections:
        rows.append(Row("none", "", (Span("no strategy has that in its name", "ghost"),), note=True))
    return tuple(rows)


def _heading(section: Section, folded: bool, glyphs: Glyphs) -> Row:
    said = f"{section.done} of {len(section.entries)}{' · folded' if folded else ''}"
    return Row(section.id, section.title.upper(), (Span(glyphs.plain(said), "ghost"),), heading=True)


def _row(item: Item, glyphs: Glyphs) -> Row:
    name = item.entry.strategy.name if item.number == 0 else "once more"
    label = f"{mark_of(item.state, glyphs)} {glyphs.plain(name)}"
    return Row(item.id, label, tuple(_spans(item, glyphs)), indent=2 * (item.number > 0))


def _spans(item: Item, glyphs: Glyphs) -> Iterator[Span]:
    verdict = item.entry.verdict
    if item.use is not None:
        said = say_use(item.use) or "done"
        yield Span(glyphs.plain(said), "answer" if item.state == "done" else "ghost")
    elif verdict.state == "withheld":
        yield Span(f"{glyphs.warning} not for now", "warning")
    elif item.entry.medicines:
        yield Span(glyphs.plain("; ".join(map(say_medicine, item.entry.medicines))), "ghost")
    if verdict.state in {"caution", "changed"} and item.number == 0:
        yield Span(f"{'  ' if item.use else ''}{glyphs.warning}", "warning")


# --- the words beside the rows -------------------------------------------------------------------------


def told(item: Item | None, trouble: str, width: int, *, planned: bool, room: int | None) -> list[Drawn]:
    """What is wrong with what was pressed or typed, and what there is to know of the strategy under the cursor.

    Args:
        item: ``None`` on a heading.
        trouble: what is wrong; empty where nothing is.
        width: columns there are.
        planned: whether anything is on the plan.
        room: lines there are for the one or the other; ``None`` where both have room.
    """
    wrong: list[Drawn] = [[Piece(line, "warning")] for line in wrapped(trouble, max(width, NARROWEST), "  ")]
    known = detail(item, width, planned=planned, whole=room is None)
    if not trouble:
        return known if room is None else shortened(known, room, width)
    return [*wrong, [], *known] if room is None else wrong


def detail(item: Item | None, width: int, *, planned: bool, whole: bool) -> list[Drawn]:
    """What there is to know of the strategy under the cursor, in lines of a width.

    Args:
        item: ``None`` on a heading.
        width: columns there are.
        planned: whether anything is on the plan.
        whole: whether there is room for more than a line or two.
    """
    lines: list[Drawn] = []
    for words, tint in _paragraphs(item, planned, whole):
        text = wrapped(words, max(width, NARROWEST), "  ")
        lines += [[Piece(line, tint)] for line in text] if words else [[]]
    return lines


def shortened(lines: list[Drawn], room: int, width: int) -> list[Drawn]:
    """As many lines as there is room for; where some are left out, the last says which key shows them."""
    if len(lines) <= room:
        return lines
    text, tint, _ = lines[room - 1][-1]
    while text and columns_of(text) + MORE_COLUMNS > width:
        text = text.rpartition(" ")[0]
    return [*lines[: room - 1], [Piece(text, tint), Piece(MORE, "strong")]]


def _paragraphs(item: Item | None, planned: bool, whole: bool) -> Iterator[tuple[str, Tint]]:
    if item is None:
        yield ("" if planned else TEACHING, "ghost")
        return
    strategy, verdict = item.entry.strategy, item.entry.verdict
    withheld = verdict.state == "withheld"
    if whole:
        yield (strategy.name.upper(), "heading")
    first = verdict.why if whole else verdict.lines
    for line in first:
        yield (f"{NOT_FOR_NOW if withheld else '! '}{line.says}", "warning")
    if strategy.note:
        yield (f"! {strategy.note}", "warning")
    if withheld:
        return
    if whole:
        yield from _how_and_known(item)
    elif strategy.steps and not first and not strategy.note:
        yield (strategy.steps[0], "ghost")


def _how_and_known(item: Item) -> Iterator[tuple[str, Tint]]:
    strategy = item.entry.strategy
    for number, step in enumerate(strategy.steps, 1):
        yield (f"{number}. {step}", "label")
    for line in strategy.cautions:
        yield (f"- {line.says}", "label")
    for line in item.entry.verdict.ifs:
        yield (f"! {line.says}", "label")
    known = (("Restless legs", strategy.rls), ("Cramps", strategy.cramps))
    if strategy.rls is not None:
        yield ("", "label")
    for title, evidence in known:
        if evidence is not None:
            yield (f"{title}: {_known(evidence)}", "ghost")


def _known(evidence: Evidence) -> str:
    tag = TAGS[evidence.tag]
    return tag if evidence.says.casefold() == f"{tag}." else f"{tag}. {evidence.says}"
