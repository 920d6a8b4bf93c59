"""The card of a strategy on a page: how, what to mind, what is known, and one's own history with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stillnight import content
from stillnight.cli.pages import Para, source_list
from stillnight.cli.wiring import Sitting
from stillnight.diary.card import History, history, say_history
from stillnight.diary.citing import cited, marks
from stillnight.diary.guide import numbered_sources
from stillnight.diary.night import Night
from stillnight.diary.safety import Verdict, verdict
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import GROUPS, TAGS, Statement, Strategy
from stillnight.diary.timer import countdown


def card_page(sitting: Sitting, night: Night, strategy: Strategy, catalogue: Catalogue) -> Iterator[str | Para]:
    """The lines of a card."""
    safe = verdict(strategy.id, night, sitting.person, catalogue.conditions, catalogue.rules)
    past = history_of(sitting, night, strategy, catalogue)
    numbers = numbered_sources(_statements(strategy, safe, past, catalogue))
    yield f"{strategy.name.upper()} ({GROUPS[strategy.group]})"
    yield from _how(strategy, catalogue, numbers)
    yield from _to_mind(strategy, safe, numbers)
    yield from _known(strategy, numbers)
    yield from _own(past, catalogue, numbers)
    pages = content.guide().about(strategy.id)
    if pages:
        yield from ("", Para("", f"Read on: {', '.join(f'stillnight guide {page.id}' for page in pages)}"))
    if numbers:
        yield from ("", "SOURCES")
        yield from source_list(numbers, content.sources())


def history_of(sitting: Sitting, night: Night, strategy: Strategy, catalogue: Catalogue) -> History:
    """The person's own history with a strategy, over all nights up to this one."""
    return history(strategy, sitting.diary.nights(date.min, night.night_of), night.night_of, catalogue)


def _statements(strategy: Strategy, safe: Verdict, past: History, catalogue: Catalogue) -> Iterator[Statement]:
    """Everything on the card that has sources, in the order it is read."""
    if strategy.how is not None:
        yield strategy.how
    yield from (*safe.lines, *strategy.cautions)
    yield from (one for one in (strategy.rls, strategy.cramps, strategy.beyond) if one is not None)
    yield from _caveats(past, catalogue)


def _how(strategy: Strategy, catalogue: Catalogue, numbers: dict[str, int]) -> Iterator[str | Para]:
    if strategy.steps:
        yield from ("", "HOW" if strategy.how is None else f"HOW {marks(strategy.how, numbers)}")
    for number, step in enumerate(strategy.steps, 1):
        yield Para(f"  {number}. ", step)
    phases = catalogue.course(strategy)
    if phases:
        yield Para("  ", f"The timer takes {countdown(sum(phase.seconds for phase in phases))} minutes.")


def _to_mind(strategy: Strategy, safe: Verdict, numbers: dict[str, int]) -> Iterator[str | Para]:
    if safe.lines or strategy.cautions or strategy.note:
        yield from ("", "NOT FOR NOW" if safe.state == "withheld" else "TO MIND")
    for line in (*safe.lines, *strategy.cautions):
        yield Para("  - ", cited(line, numbers))
    if strategy.note:
        yield Para("  - ", strategy.note)


def _known(strategy: Strategy, numbers: dict[str, int]) -> Iterator[str | Para]:
    if strategy.rls is None or strategy.cramps is None:
        return
    yield from ("", "WHAT IS KNOWN")
    for title, known in (("restless legs", strategy.rls), ("cramps", strategy.cramps)):
        tag = TAGS[known.tag]
        if known.says.casefold() == f"{tag}.":
            yield Para("  ", f"{title}: {tag} {marks(known, numbers)}")
        else:
            yield Para("  ", f"{title}: {tag}")
            yield Para("    ", cited(known, numbers))
    if strategy.beyond is not None:
        yield Para("  ", f"Not shown by this: {cited(strategy.beyond, numbers)}")


def _own(past: History, catalogue: Catalogue, numbers: dict[str, int]) -> Iterator[str | Para]:
    yield from ("", "YOUR OWN HISTORY")
    for line in say_history(past):
        yield Para("  ", line)
    for caveat in _caveats(past, catalogue):
        yield Para("  ", cited(caveat, numbers))


def _caveats(past: History, catalogue: Catalogue) -> Iterator[Statement]:
    """What stands under a history that shows more than numbers of uses."""
    if past.enough and catalogue.caveats is not None:
        if past.change is not None:
            yield catalogue.caveats.change
        yield catalogue.caveats.used
