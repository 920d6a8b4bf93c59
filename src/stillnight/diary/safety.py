"""What is safe to show to whom: rules that withhold or change a strategy, and say why.

A rule fires on an answer of "about you" or on a sign of the night. One whose answer is blank withholds nothing:
its caution shows instead, beginning with "If ...".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from stillnight.diary.night import Night
from stillnight.diary.person import Person
from stillnight.diary.strategy import SourceIds, Statement, StrategyId, Words

Effect = Literal["withhold", "change", "caution"]
"""What a rule does: not offered, done otherwise, or shown with a word of care."""

State = Literal["shown", "caution", "changed", "withheld"]

_STATES: Final[dict[Effect, State]] = {"withhold": "withheld", "change": "changed", "caution": "caution"}
_WEIGHT: Final[dict[State, int]] = {"shown": 0, "caution": 1, "changed": 2, "withheld": 3}


class Condition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that may be so: an answer of "about you" or a sign of the night, by its id."""

    id: str
    words: Words
    """The end of a sentence that begins with "If"."""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one condition does to some strategies."""

    when: str
    does: Effect
    strategies: Annotated[tuple[StrategyId, ...], Meta(min_length=1)]
    says: Words
    sources: SourceIds


class Verdict(Struct, frozen=True):
    """How a strategy may be shown, and what to say with it."""

    state: State = "shown"
    why: tuple[Statement, ...] = ()
    """What an answer or a sign made so; for a strategy that is withheld, only what withholds it."""

    ifs: tuple[Statement, ...] = ()
    """What would be so, for answers that are blank; none for a strategy that is withheld."""

    @property
    def lines(self) -> tuple[Statement, ...]:
        """Everything to say with it, the certain first."""
        return (*self.why, *self.ifs)


def verdict(
    strategy_id: str, night: Night, person: Person, conditions: Iterable[Condition], rules: Iterable[Rule]
) -> Verdict:
    """How this strategy may be shown on this night to this person."""
    mine = [rule for rule in rules if strategy_id in rule.strategies]
    so = {rule.when: holds(rule.when, night, person) for rule in mine}
    fired = {Statement(says=rule.says, sources=rule.sources): _STATES[rule.does] for rule in mine if so[rule.when]}
    states: list[State] = ["shown", *fired.values()]
    state = max(states, key=_WEIGHT.__getitem__)
    if state == "withheld":
        return Verdict(state, tuple(line for line, its in fired.items() if its == "withheld"))
    blank = [rule for rule in mine if so[rule.when] is None and rule.says not in {line.says for line in fired}]
    ifs = tuple(_asking(blank, conditions))
    return Verdict("caution" if ifs and state == "shown" else state, tuple(fired), ifs)


def _asking(rules: Iterable[Rule], conditions: Iterable[Condition]) -> Iterator[Statement]:
    """What rules say whose answer is blank; those that say the same are said once, with all their conditions."""
    words = {condition.id: condition.words for condition in conditions}
    alike: dict[Statement, list[str]] = {}
    for rule in rules:
        alike.setdefault(Statement(says=rule.says, sources=rule.sources), []).append(words[rule.when])
    for line, whens in alike.items():
        yield Statement(says=f"If {', or '.join(whens)}: {line.says}", sources=line.sources)


def holds(condition: str, night: Night, person: Person) -> bool | None:
    """Whether a condition is so; ``None`` where nobody said."""
    if hasattr(person.about, condition):
        answered: bool | None = getattr(person.about, condition)
        return answered
    return None if night.signs is None else condition in night.signs
