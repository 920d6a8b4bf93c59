"""A topic of the guide: read, see where it comes from, go on to the cards and the pages that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from stillnight import content
from stillnight.diary.guide import Topic
from stillnight.tui.commands import Where, bindings
from stillnight.tui.glyphs import Glyphs
from stillnight.tui.guide_pages import sources_page, topic_page
from stillnight.tui.screens.pick import PickRows, PickScreen
from stillnight.tui.screens.read import ReadScreen
from stillnight.tui.widgets.row import Row, Span

PAGE, CARD = "page", "card"


class LinkRows(PickRows):
    """Pages and cards, each with its number."""

    LABEL_WIDTH = 8


class LinksScreen(PickScreen):
    """What one can go on to."""

    ROWS = LinkRows


class TopicScreen(ReadScreen):
    """One topic; another one takes its place in the same box."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("topic")
    PLACES: ClassVar[tuple[Where, ...]] = ("reader", "topic", "dialog")

    def __init__(self, topic: Topic, open_strategy: Callable[[str], None], glyphs: Glyphs, anchor: str = "") -> None:
        """``open_strategy`` shows a card by the id of its strategy; ``anchor`` is the statement to begin at."""
        super().__init__("Guide", topic_page(topic), glyphs, anchor)
        self.topic = topic
        self._open_strategy = open_strategy

    def _turn_to(self, topic: Topic) -> None:
        self.topic = topic
        self.reader.show(topic_page(topic))

    def action_beside(self, steps: int) -> None:
        """Turn to the page before or after."""
        self._turn_to(content.guide().beside(self.topic, steps))

    def action_sources(self) -> None:
        """List the sources of the page."""
        self.app.push_screen(ReadScreen("Sources", sources_page(self.topic), self._glyphs))

    def action_links(self) -> None:
        """Choose what to go on to."""
        pages = [(f"{PAGE}:{one}", content.guide().named(one).title) for one in self.topic.see]
        cards = [(f"{CARD}:{one}", content.catalogue().of_use(one).name) for one in self.topic.strategies]
        rows = tuple(
            Row(row_id, f"{number if number < 10 else ' '} {row_id[:4]}", (Span(words),))
            for number, (row_id, words) in enumerate((*pages, *cards), 1)
        )
        self.app.push_screen(LinksScreen("Go on to", rows, "", self._glyphs), self._go_on)

    def _go_on(self, chosen: str | None) -> None:
        kind, _, name = (chosen or "").partition(":")
        if kind == PAGE:
            self._turn_to(content.guide().named(name))
        elif kind == CARD:
            self._open_strategy(name)
