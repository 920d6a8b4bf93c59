"""TABLE 3: the strategies there are, the catalogue's and the person's own. The rows are ``content/strategies.toml``.

A new strategy is one table there. From it come the checklist, the cards, the timers and the guide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from stillnight.diary.errors import NotUnderstood
from stillnight.diary.naming import key_of
from stillnight.diary.person import Person
from stillnight.diary.safety import Condition, Rule
from stillnight.diary.strategy import Caveats, Strategy, stand_in, strategy_of
from stillnight.diary.timer import Phase
from stillnight.diary.words import quoted

MOST_NAMED = 3
"""Names offered when one was not known."""


class Catalogue:
    """Every strategy in order, each id once, with the rules that make them safe."""

    def __init__(
        self,
        strategies: Iterable[Strategy],
        conditions: Iterable[Condition] = (),
        rules: Iterable[Rule] = (),
        caveats: Caveats | None = None,
    ) -> None:
        self._by_id = {strategy.id: strategy for strategy in strategies}
        self._by_key = {key_of(known.name): known for known in self} | self._by_id
        self.conditions = tuple(conditions)
        self.rules = tuple(rules)
        self.caveats = caveats

    def __iter__(self) -> Iterator[Strategy]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, text: str) -> Strategy | None:
        """The strategy kept under this id or written in these words, if there is one."""
        return self._by_key.get(key_of(text))

    def of_use(self, text: str) -> Strategy:
        """The strategy of a use: one that is known, or a stand-in that has the words and nothing else."""
        return self.get(text) or stand_in(text)

    def with_own(self, person: Person) -> Catalogue:
        """The same catalogue with the person's own strategies; one of their own stands for one of the same id."""
        own = [strategy_of(own) for own in person.own]
        taken = {strategy.id for strategy in own}
        kept = [strategy for strategy in self if strategy.id not in taken]
        return Catalogue((*kept, *own), self.conditions, self.rules, self.caveats)

    def named(self, text: str) -> Strategy:
        """The strategy a person meant: its id, its name, or how either begins.

        Raises:
            NotUnderstood: none or several begin like that; the message offers the nearest.
        """
        exact, key = self.get(text), key_of(text)
        if exact is not None:
            return exact
        begun = [known for known in self if key and (known.id.startswith(key) or key_of(known.name).startswith(key))]
        if len(begun) == 1:
            return begun[0]
        if begun:
            raise NotUnderstood(f"{quoted(text)} could be {_listed(begun)}; type more of it")
        near = self._near(key)
        hint = f"did you mean {_listed(near)}?" if near else "'stillnight strategies' lists them"
        raise NotUnderstood(f"there is no strategy {quoted(text, 40)}; {hint}")

    def course(self, strategy: Strategy) -> tuple[Phase, ...]:
        """The phases of its timer, those of its parts one after another; empty where it has none."""
        if strategy.timer is not None:
            return strategy.timer.expanded()
        parts = (self._by_id.get(part) for part in strategy.parts)
        return tuple(chain.from_iterable(self.course(part) for part in parts if part is not None))

    def _near(self, key: str) -> list[Strategy]:
        # Imported here: only a name that is not known needs it, and it costs the commands that know theirs 3 ms.
        from difflib import get_close_matches

        names = {name: known for known in self for name in (known.id, key_of(known.name))}
        within = [known for known in self if key and key in known.id]
        close = [names[name] for name in get_close_matches(key[:60], list(names), n=MOST_NAMED, cutoff=0.6)]
        return list(dict.fromkeys(within + close))[:MOST_NAMED]


def _listed(strategies: Sequence[Strategy]) -> str:
    *names, last = [strategy.id for strategy in strategies[:MOST_NAMED]]
    if len(strategies) > MOST_NAMED:
        return ", ".join((*names, last)) + "…"
    return f"{', '.join(names)} or {last}" if names else last
