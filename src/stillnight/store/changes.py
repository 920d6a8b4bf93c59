"""What a restore changes, night by night, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from stillnight.diary.answers import answer
from stillnight.diary.night import Night
from stillnight.diary.questions import QUESTIONS
from stillnight.diary.say import BLANK, say_answer
from stillnight.diary.words import counted
from stillnight.store.lines import payload
from stillnight.store.names import file_of
from stillnight.store.restore import Plan
from stillnight.store.soundness import dated


def lines_of(plan: Plan, *, done: bool) -> Iterator[str]:
    """A line for the file, and one for each night that is not as it was."""
    same = sum(plan.now.lines.get(row_id) == line for row_id, line in plan.lines.items())
    verb = "is" if done else "would be"
    yield f"{file_of(plan.now.table)} {verb} restored from {plan.source}; {_nights(plan, same)} as before"
    for row_id in sorted({*plan.lines, *plan.now.lines}, key=int):
        before, after = plan.now.lines.get(row_id), plan.lines.get(row_id)
        if before != after:
            yield f"  {_name(plan, row_id)}  {_change(plan, before, after)}"
    for doc_id in plan.lost:
        yield f"  {_name(plan, str(doc_id))}  no good backup has it; it stays in the damaged file only"


def kept_aside(path: Path) -> str:
    """Where a damaged file went."""
    return f"what was there is kept as {path.parent.name}/{path.name}"


def _nights(plan: Plan, count: int) -> str:
    return counted(count, "night") if plan.now.table.isdigit() else counted(count, "entry", "entries")


def _name(plan: Plan, row_id: str) -> str:
    return dated(int(row_id)) if plan.now.table.isdigit() else "settings"


def _change(plan: Plan, before: bytes | None, after: bytes | None) -> str:
    if before is None and after is not None:
        return f"comes back{_answers(plan, after)}"
    if after is None and before is not None:
        return f"goes{_answers(plan, before)}"
    if before is None or after is None or not plan.now.table.isdigit():
        return "changes"
    old, new = _night(before), _night(after)
    return "changes: " + "; ".join(
        f"{question.label} {say_answer(old, question) or BLANK} to {say_answer(new, question) or BLANK}"
        for question in QUESTIONS
        if answer(old, question.id) != answer(new, question.id)
    )


def _answers(plan: Plan, line: bytes) -> str:
    if not plan.now.table.isdigit():
        return ""
    night = _night(line)
    count = sum(answer(night, question.id) is not None for question in QUESTIONS)
    return f" ({counted(count, 'answer')})"


def _night(line: bytes) -> Night:
    return msgspec.json.decode(payload(line), type=Night)
