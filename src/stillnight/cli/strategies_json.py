"""Strategies for programs: the shapes are documented and do not change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from stillnight.cli.cards import history_of
from stillnight.cli.wiring import Sitting
from stillnight.diary.checklist import Entry, Section
from stillnight.diary.flags import Flag
from stillnight.diary.night import Night, StrategyUse
from stillnight.diary.safety import Verdict, verdict
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Statement, Strategy
from stillnight.diary.words import clean_line


def checklist_as_json(night: Night, sections: Iterable[Section], flags: Iterable[Flag]) -> dict[str, Any]:
    """A night's checklist: what stands in each section, with its uses, and the signs to look at.

    ``state`` is done, not-done, skipped, or ``null`` for blank; ``safety`` is shown, caution, changed or withheld.
    """
    return {
        "night": night.night_of.isoformat(),
        "signs": [{"id": flag.id, "urgency": flag.urgency, **_said(flag)} for flag in flags],
        "strategies": [_entry(section, entry) for section in sections for entry in section.entries],
    }


def strategy_as_json(strategy: Strategy, catalogue: Catalogue) -> dict[str, Any]:
    """A strategy as its card has it; timer phases in seconds, evidence ``null`` for one's own."""
    return {
        "id": strategy.id,
        "name": clean_line(strategy.name),
        "group": strategy.group,
        "own": strategy.own,
        "steps": [clean_line(step, 400) for step in strategy.steps],
        "timer": [{"says": phase.says, "seconds": phase.seconds} for phase in catalogue.course(strategy)],
        "cautions": [_said(one) for one in strategy.cautions],
        "note": clean_line(strategy.note) or None,
        "rls": None if strategy.rls is None else {"tag": strategy.rls.tag, **_said(strategy.rls)},
        "cramps": None if strategy.cramps is None else {"tag": strategy.cramps.tag, **_said(strategy.cramps)},
        "beyond": None if strategy.beyond is None else _said(strategy.beyond),
    }


def card_as_json(sitting: Sitting, night: Night, strategy: Strategy, catalogue: Catalogue) -> dict[str, Any]:
    """A strategy, how it may be shown to this person, and their own history with it."""
    safe = verdict(strategy.id, night, sitting.person, catalogue.conditions, catalogue.rules)
    past = msgspec.to_builtins(history_of(sitting, night, strategy, catalogue))
    past["together"] = [{"name": clean_line(name), "nights": n} for name, n in past["together"]]
    return {**strategy_as_json(strategy, catalogue), **_safety(safe), "history": past}


def _entry(section: Section, entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.strategy.id,
        "name": clean_line(entry.strategy.name),
        "section": section.id,
        "archived": entry.archived,
        "state": entry.mark,
        "uses": [_use(use) for use in entry.uses],
        **_safety(entry.verdict),
    }


def _use(use: StrategyUse) -> dict[str, Any]:
    return {
        "done": use.done,
        "when": use.when,
        "at": None if use.at is None else use.at.isoformat(),
        "before": use.before,
        "after": use.after,
        "relief": use.relief,
        "amount": None if use.amount is None else clean_line(use.amount),
        "reason": None if use.reason is None else clean_line(use.reason),
    }


def _safety(safe: Verdict) -> dict[str, Any]:
    return {"safety": safe.state, "why": [_said(line) for line in safe.lines]}


def _said(statement: Statement) -> dict[str, Any]:
    return {"says": statement.says, "sources": list(statement.sources)}
