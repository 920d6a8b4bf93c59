"""The four answers to "was it done?", kept apart: done, not done, skipped, and blank, which is no use at all."""

from __future__ import annotations

from stillnight.diary.night import Done, StrategyUse


def state_of(use: StrategyUse) -> Done:
    """What a use says; one that was only noted was done."""
    return use.done or "done"


def mark_of(uses: tuple[StrategyUse, ...]) -> Done | None:
    """What several uses of one strategy say together: done if one was, else what the last says; none is blank."""
    states = [state_of(use) for use in uses]
    return "done" if "done" in states else states[-1] if states else None
