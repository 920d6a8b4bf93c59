"""``stillnight log use``: a strategy that was used, skipped or not done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec.structs import replace

from stillnight import content
from stillnight.cli.happened import happening
from stillnight.cli.log import evening_of, item_id, read_all, zoned
from stillnight.cli.options import USE_FIELDS, option_of
from stillnight.cli.wiring import Sitting
from stillnight.diary.clock import say_night
from stillnight.diary.edits import adding, found
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.night import Done, Night, StrategyUse
from stillnight.diary.safety import verdict
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Strategy
from stillnight.diary.uses import marking, say_use, uses_of
from stillnight.diary.words import clean_line, one_spaced

_AT: Final = next(field for field in USE_FIELDS if field.id == "at")


def note_use(sitting: Sitting, night: str | None, given: Mapping[str, str]) -> str:
    """Note a use of a strategy on its night, and say so in words.

    Raises:
        NotUnderstood: nobody knows the strategy, an answer is none, or what was not done is rated all the same.
    """
    catalogue = content.catalogue().with_own(sitting.person)
    strategy = catalogue.named(given["strategy"])
    left_out = "not_done" in given or "skipped" in given
    note = _leave_out if left_out else _use
    evening, use = note(sitting, night, strategy, given)
    words = ": ".join(filter(None, (strategy.name, say_use(use))))
    care = "" if left_out else _care(sitting, sitting.diary.night(evening), strategy, catalogue)
    return f"{words} · {say_night(evening, year=False)}{care}"


def _use(sitting: Sitting, night: str | None, strategy: Strategy, given: Mapping[str, str]) -> tuple[date, StrategyUse]:
    """Add a use that was done; the very same one, or one under the same id, is noted once."""
    when = happening(sitting, night, option_of(_AT), _AT, given.get(_AT.id))
    answers = read_all(sitting, when, USE_FIELDS, given)
    use = StrategyUse(id=item_id(given), strategy=strategy.id, done="done", at=when.at, **answers)
    evening = (evening_of(sitting, "uses", use) if "id" in given else None) or when.evening
    add = adding("uses", use, sitting.home.zone)

    def edit(kept: Night) -> Night:
        return kept if _there(kept, use) else zoned(sitting, add(kept), when.at)

    after = sitting.diary.change(evening, edit).after
    return evening, _there(after, use) or use


def _there(night: Night, use: StrategyUse) -> StrategyUse | None:
    """The use as the night has it: under its id, or one that says the very same."""
    uses = night.uses or ()
    same = (one for one in uses if replace(one, id=use.id) == use)
    return found(uses, use) or next(same, None)


def _leave_out(
    sitting: Sitting, night: str | None, strategy: Strategy, given: Mapping[str, str]
) -> tuple[date, StrategyUse]:
    """Say that it was skipped, or not done."""
    rated = [option_of(field) for field in USE_FIELDS if field.id in given]
    if rated:
        raise NotUnderstood(
            f"{rated[0]}: what was left out has none; leave out {rated[0]}, or --skipped and --not-done"
        )
    done: Done = "skipped" if "skipped" in given else "not-done"
    reason = one_spaced(clean_line(given.get("skipped", ""))) or None
    evening = sitting.evening(night)
    change = sitting.diary.change(
        evening, marking(strategy, done, sitting.home.zone, reason=reason, new_id=item_id(given))
    )
    return evening, uses_of(change.after, strategy)[-1]


def _care(sitting: Sitting, night: Night, strategy: Strategy, catalogue: Catalogue) -> str:
    """Why it is not shown to this person as something to do, if it is not; it is noted all the same."""
    safe = verdict(strategy.id, night, sitting.person, catalogue.conditions, catalogue.rules)
    return f" · mind: {safe.lines[0].says}" if safe.state == "withheld" else ""
