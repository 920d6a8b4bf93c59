"""The card of a strategy in words: how, what to mind, what is known, and one's own history, each with its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from stillnight.diary.card import History, say_history
from stillnight.diary.citing import cited, marks
from stillnight.diary.safety import Verdict
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import GROUPS, TAGS, Statement, Strategy
from stillnight.diary.timer import countdown

Kind = Literal["title", "heading", "words", "warning", "tag"]
"""What a paragraph is: ``tag`` says how much stands behind a strategy."""


class Said(Struct, frozen=True):
    """One paragraph of a card; an empty one is an empty line."""

    text: str = ""
    lead: str = ""
    """What stands before it; its further lines begin under the text."""

    kind: Kind = "words"


def card_statements(strategy: Strategy, safe: Verdict, past: History, catalogue: Catalogue) -> Iterator[Statement]:
    """Everything on a card that has sources, in the order it is read."""
    if strategy.how is not None and safe.state != "withheld":
        yield strategy.how
    yield from (*safe.lines, *strategy.cautions)
    yield from (one for one in (strategy.rls, strategy.cramps, strategy.beyond) if one is not None)
    yield from _caveats(past, catalogue)


def card_said(
    strategy: Strategy, safe: Verdict, past: History, catalogue: Catalogue, numbers: Mapping[str, int]
) -> Iterator[Said]:
    """The card, without the list of its sources.

    Args:
        strategy: which.
        safe: how it may be shown; what is withheld says why in place of its steps.
        past: the person's own history with it.
        catalogue: the strategies there are, the person's own among them.
        numbers: the number of each source.
    """
    yield Said(f"{strategy.name.upper()} ({GROUPS[strategy.group]})", kind="title")
    if safe.state == "withheld":
        yield from _to_mind(strategy, safe, numbers)
    else:
        yield from _how(strategy, catalogue, numbers)
        yield from _to_mind(strategy, safe, numbers)
    yield from _known(strategy, numbers)
    yield from _own(past, catalogue, numbers)


def _how(strategy: Strategy, catalogue: Catalogue, numbers: Mapping[str, int]) -> Iterator[Said]:
    if strategy.steps:
        how = "HOW" if strategy.how is None else f"HOW {marks(strategy.how, numbers)}"
        yield from (Said(), Said(how, kind="heading"))
    for number, step in enumerate(strategy.steps, 1):
        yield Said(step, f"  {number}. ")
    phases = catalogue.course(strategy)
    if phases:
        yield Said(f"The timer takes {countdown(sum(phase.seconds for phase in phases))} minutes.", "  ")


def _to_mind(strategy: Strategy, safe: Verdict, numbers: Mapping[str, int]) -> Iterator[Said]:
    if safe.lines or strategy.cautions or strategy.note:
        title = "NOT FOR NOW" if safe.state == "withheld" else "TO MIND"
        yield from (Said(), Said(title, kind="heading"))
    for line in safe.lines:
        yield Said(cited(line, numbers), "  - ", "warning")
    for line in strategy.cautions:
        yield Said(cited(line, numbers), "  - ")
    if strategy.note:
        yield Said(strategy.note, "  - ")


def _known(strategy: Strategy, numbers: Mapping[str, int]) -> Iterator[Said]:
    if strategy.rls is None or strategy.cramps is None:
        return
    yield from (Said(), Said("WHAT IS KNOWN", kind="heading"))
    for title, known in (("restless legs", strategy.rls), ("cramps", strategy.cramps)):
        tag = TAGS[known.tag]
        if known.says.casefold() == f"{tag}.":
            yield Said(f"{title}: {tag} {marks(known, numbers)}", "  ", "tag")
        else:
            yield Said(f"{title}: {tag}", "  ", "tag")
            yield Said(cited(known, numbers), "    ")
    if strategy.beyond is not None:
        yield Said(f"Not shown by this: {cited(strategy.beyond, numbers)}", "  ")


def _own(past: History, catalogue: Catalogue, numbers: Mapping[str, int]) -> Iterator[Said]:
    yield from (Said(), Said("YOUR OWN HISTORY", kind="heading"))
    for line in say_history(past):
        yield Said(line, "  ")
    for caveat in _caveats(past, catalogue):
        yield Said(cited(caveat, numbers), "  ")


def _caveats(past: History, catalogue: Catalogue) -> Iterator[Statement]:
    """What stands under a history that shows more than numbers of uses."""
    if past.enough and catalogue.caveats is not None:
        if past.change is not None:
            yield catalogue.caveats.change
        yield catalogue.caveats.used
