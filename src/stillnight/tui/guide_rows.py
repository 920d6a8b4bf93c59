"""The rows of the guide: what to look at first, what is the person's own, and the pages. Pure; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from stillnight.diary.about import ABOUT
from stillnight.diary.answers import answer
from stillnight.diary.flags import URGENCIES, Flag
from stillnight.diary.guide import Guide, Hit, Topic
from stillnight.diary.medicines import current, say_medicine, say_result
from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.questions import BY_ID
from stillnight.diary.say import say
from stillnight.diary.typed import format_date
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.widgets.row import Row, Span

FIND: Final = "find"
"""Id of the row that searches."""

FLAG, TOPIC, HIT = "flag:", "topic:", "hit:"
"""What the ids of signs, of pages and of what was found begin with."""

FIRST: Final = {"help-now": "h", "see-someone": ""}
"""The pages that stand first, and the key of each."""

NAMES: Final = 38
"""Columns for a page's title before its first sentence; its longest takes 36."""

OWN: Final = 16
"""Columns for the names of what is the person's own."""

ROOM: Final = 62
"""Columns from which pages show how they begin."""


def guide_rows(
    guide: Guide, flags: Iterable[Flag], night: Night, person: Person, width: int, glyphs: Glyphs
) -> list[Row]:
    """Every row of the guide."""
    rows = [*_flags(flags, glyphs)]
    rows += [_page(guide.named(one), width, glyphs) for one in FIRST]
    rows += [_heading("you", "YOURS"), *_own(night, person, glyphs)]
    rows += [_heading("read", "TO READ"), find_row()]
    return rows + [_page(topic, width, glyphs) for topic in guide if topic.id not in FIRST]


def hit_rows(hits: Iterable[Hit], words: str, glyphs: Glyphs) -> list[Row]:
    """What a search found, a row a statement, with the words in sight."""
    rows = [find_row(words)]
    for number, hit in enumerate(hits):
        page = Span(f"{hit.topic.id}: ", "answer")
        rows.append(
            Row(f"{HIT}{number}", "", (page, Span(glyphs.plain(_around(hit.statement.says, words, glyphs)), "label")))
        )
    if len(rows) == 1 and words.strip():
        rows.append(Row("nothing", "", (Span("nothing; try fewer or other words", "ghost"),), note=True))
    return rows


def find_row(words: str = "") -> Row:
    """The row that searches."""
    return Row(FIND, "/", (Span(words) if words else Span("search all pages", "ghost"),))


def _heading(name: str, words: str) -> Row:
    return Row(f"heading:{name}", "", (Span(words, "heading"),), note=True, indent=-2)


def _flags(flags: Iterable[Flag], glyphs: Glyphs) -> Iterator[Row]:
    for flag in flags:
        words = f"{URGENCIES[flag.urgency]}: {flag.says}"
        yield Row(f"{FLAG}{flag.id}", glyphs.warning, (Span(glyphs.plain(words), "warning"),))


def _page(topic: Topic, width: int, glyphs: Glyphs) -> Row:
    key = FIRST.get(topic.id, "")
    if width < ROOM:
        return Row(f"{TOPIC}{topic.id}", key, (Span(topic.title, "label"),))
    begins = Span(glyphs.plain(topic.statements[0].says), "ghost")
    return Row(f"{TOPIC}{topic.id}", key, (Span(topic.title.ljust(NAMES), "label"), begins))


def _own(night: Night, person: Person, glyphs: Glyphs) -> Iterator[Row]:
    signs = say(BY_ID["signs"], night.signs)
    answered = sum(answer(person.about, question.id) is not None for question in ABOUT)
    taken = "; ".join(map(say_medicine, current(person, night.night_of)))
    newest = say_result(max(person.labs, key=lambda one: one.on or date.min)) if person.labs else ""
    yield _mine("signs", "s", "Signs today", signs, glyphs)
    yield _mine("about", "a", "About you", f"{answered} of {len(ABOUT)} answered", glyphs)
    yield _mine("medicines", "m", "Medicines", taken, glyphs)
    yield _mine("labs", "b", "Blood tests", newest, glyphs)
    if any(one.kind == "dopamine" for one in current(person, night.night_of)):
        yield _mine(
            "settled", "", "Settled from", "" if person.settled is None else format_date(person.settled), glyphs
        )


def _mine(row_id: str, key: str, name: str, words: str, glyphs: Glyphs) -> Row:
    return Row(
        row_id,
        key,
        (Span(name.ljust(OWN), "label"), Span(glyphs.plain(words)) if words else Span(glyphs.blank, "ghost")),
    )


def _around(says: str, words: str, glyphs: Glyphs) -> str:
    """The statement from a little before the first word that was found."""
    found = [says.casefold().find(word) for word in words.casefold().split()]
    at = min((place for place in found if place >= 0), default=0)
    begin = says.rfind(" ", 0, max(at - 8, 0)) + 1
    return glyphs.ellipsis + says[begin:] if begin else says
