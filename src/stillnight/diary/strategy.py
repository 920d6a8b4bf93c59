"""What a strategy is, and what a statement about health is. The rows themselves are content, not code."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from stillnight.diary.naming import as_name, key_of
from stillnight.diary.person import Group, OwnStrategy
from stillnight.diary.timer import Course, Phase
from stillnight.diary.words import clean_line

SourceId = Annotated[str, Meta(pattern=r"^[a-z0-9-]+$")]
"""The name of a source in the table of sources."""

SourceIds = Annotated[tuple[SourceId, ...], Meta(min_length=1)]

StrategyId = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""The name of a strategy in commands, files and history."""

Words = Annotated[str, Meta(min_length=1, max_length=400)]
"""A sentence or a few."""

Tag = Literal["trials", "small-trials", "mixed-trials", "advice", "none"]
"""How much stands behind a strategy."""

TAGS: Final[dict[Tag, str]] = {
    "trials": "some trial evidence",
    "small-trials": "small trials",
    "mixed-trials": "mixed trials",
    "advice": "advice only",
    "none": "no trial found",
}
"""The tags in plain words."""

GROUPS: Final[dict[Group, str]] = {
    "day": "in the day",
    "before-bed": "before bed",
    "strikes": "when it strikes",
    "medical": "medical",
}
"""The groups in order, and what they are called."""


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a statement comes from."""

    title: Words
    link: str = ""
    """A DOI, a PMC number or an address."""

    seen: Literal["abstract", "page", "copy", "own"]
    """What was read for it: a ``copy`` may lag behind its original, ``own`` is what this diary says of itself."""


class Statement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something said about health, with where it comes from."""

    says: Words
    sources: SourceIds


class Caveats(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What always stands under a person's own history with a strategy."""

    change: Statement
    """About a change from before to after."""

    used: Statement
    """About nights with and without it."""


class Evidence(Statement, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of one strategy for one complaint: a plain tag and a sentence."""

    tag: Tag


class Strategy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way of coping, of the catalogue or a person's own."""

    id: str
    name: Annotated[str, Meta(min_length=1)]
    group: Group
    steps: tuple[Words, ...] = ()
    steps_sources: tuple[SourceId, ...] = ()
    parts: tuple[StrategyId, ...] = ()
    """The strategies that this one is a routine of; their timers run one after another."""

    medicines: Literal["all", "iron"] | None = None
    """Which of the person's own medicines it is about."""

    timer: Course | None = None
    cautions: tuple[Statement, ...] = ()
    note: str = ""
    """What the person wrote down to mind, for one of their own."""

    rls: Evidence | None = None
    cramps: Evidence | None = None
    beyond: Statement | None = None
    """What it is not evidence for."""

    own: bool = False
    """Whether the person made it; then there is no evidence to show, and none is claimed."""

    @property
    def how(self) -> Statement | None:
        """The steps as one statement, for its sources; ``None`` for one's own."""
        return Statement(says=" ".join(self.steps), sources=self.steps_sources) if self.steps_sources else None

    def is_meant_by(self, text: str) -> bool:
        """Whether a use kept under this text is one of this strategy: under its id, or its name in words."""
        return key_of(text) in (self.id, key_of(self.name))


def strategy_of(own: OwnStrategy) -> Strategy:
    """A person's own strategy, as the catalogue has them, its words made harmless: a file may come from elsewhere."""
    timer, name = None, clean_line(own.name)
    if own.minutes is not None:
        timer = Course(phases=(Phase(says=name, seconds=own.minutes * 60),), ends="The time is up.")
    steps, note = tuple(map(clean_line, own.steps)), clean_line(own.caution or "")
    return Strategy(id=own.id, name=name, group=own.group, steps=steps, timer=timer, note=note, own=True)


def stand_in(text: str) -> Strategy:
    """A strategy that only a night knows: written in words, or dropped from the catalogue since."""
    return Strategy(id=key_of(text), name=clean_line(as_name(text)), group="strikes", own=True)
