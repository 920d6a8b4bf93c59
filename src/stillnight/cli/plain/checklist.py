"""The checklist in words: what is planned one by one, the other groups where they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from stillnight import content
from stillnight.chance import new_id
from stillnight.cli.pages import Para
from stillnight.cli.plain.asking import Asked, ask
from stillnight.cli.plain.talk import Talk
from stillnight.cli.plain.words import Heard
from stillnight.diary.answers import Answer, answer
from stillnight.diary.checklist import Entry, Section, checklist
from stillnight.diary.clock import say_night
from stillnight.diary.edits import removing
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.medicines import say_medicine
from stillnight.diary.night import Done, StrategyUse
from stillnight.diary.questions import BY_ID
from stillnight.diary.strategy import Strategy
from stillnight.diary.uses import marking, rating, say_use, uses_of
from stillnight.diary.words import clean_line, one_spaced

_FIELDS: Final = {field.id: field for field in BY_ID["uses"].fields}
RATED: Final = ("before", "after", "relief")
"""What is asked of a strategy that was done; the rest where it is wanted."""

DETAILS: Final = ("when", "at", "amount")
_HELP: Final = (
    "y says it was done and asks for the urge before and after and the relief.",
    "n or - says not done. s says skipped; s travelling says why.",
    "d asks when, at what time and how much. blank takes the last use away. Enter leaves it as it is.",
)


def go_through(talk: Talk, _: str = "") -> None:
    """Say tonight's checklist and ask of each strategy whether it was done."""
    sections = _sections(talk)
    talk.lines.tell(f"Checklist, {say_night(talk.evening, year=False)}.")
    for section in sections:
        many = f"{section.title.capitalize()}: {section.done} of {len(section.entries)} done"
        if section.id in {"planned", "used"}:
            talk.lines.tell(f"{many}.")
        else:
            said = talk.listen(f"{many}, y goes through them, < ends", lambda: ("Enter goes to the next group.",))
            if isinstance(said, Heard):
                return
            if said.lower() not in {"y", "yes"}:
                continue
        if not _each(talk, section):
            return


def _sections(talk: Talk) -> tuple[Section, ...]:
    return checklist(talk.night, talk.sitting.person, content.catalogue())


def _each(talk: Talk, section: Section) -> bool:
    """Ask of each strategy of a section; whether to go on to the next section."""
    ids = [entry.strategy.id for entry in section.entries]
    at = 0
    while 0 <= at < len(ids):
        at += 1 if one(talk, ids[at]) else -1
    return at >= 0


def named(talk: Talk, name: str) -> None:
    """Ask of one strategy, by its name."""
    one(talk, content.catalogue().with_own(talk.sitting.person).named(name).id)


def one(talk: Talk, strategy_id: str) -> bool:
    """Say what there is to mind of a strategy, and ask whether it was done; whether to go on rather than back."""
    while True:
        entry = entry_of(talk, strategy_id)
        if entry.verdict.state == "withheld" and not entry.uses:
            talk.lines.tell(f"{entry.strategy.name}: not for now.")
            talk.lines.tell_all(minded(entry))
            return True
        talk.lines.tell_all(minded(entry))
        said = talk.listen(f"{_state(entry)}: y done, n not done, s skipped", partial(_help, entry))
        if isinstance(said, Heard) and said.word == "<":
            return False
        if said == "":
            return True
        with talk.lines.refusing():
            _hear(talk, entry.strategy, "blank" if isinstance(said, Heard) else said)
            return True


def entry_of(talk: Talk, strategy_id: str) -> Entry:
    """A strategy as it stands on the checklist of the night in hand.

    Raises:
        NotUnderstood: it is put away.
    """
    entries = (entry for section in _sections(talk) for entry in section.entries)
    found = next((entry for entry in entries if entry.strategy.id == strategy_id), None)
    if found is None:
        raise NotUnderstood("that strategy is put away; 'stillnight' brings it back on its plan")
    return found


def minded(entry: Entry) -> Iterator[Para]:
    """The person's medicines it is about, and why it is withheld or done otherwise."""
    for medicine in entry.medicines:
        yield Para("  ", say_medicine(medicine))
    for line in entry.verdict.lines:
        yield Para("  ", f"Mind: {line.says}")


def _state(entry: Entry) -> str:
    done = ["done"] if entry.mark == "done" else [] if entry.uses else ["blank"]
    withheld = ["not for now"] if entry.verdict.state == "withheld" else []
    uses = "; ".join(filter(None, map(say_use, entry.uses)))
    return f"{entry.strategy.name} ({', '.join(filter(None, (*done, *withheld, uses)))})"


def _help(entry: Entry) -> Iterator[str | Para]:
    """How it is done and what to mind, then what can be said."""
    if entry.verdict.state != "withheld":
        yield from (Para(f"  {number}. ", step) for number, step in enumerate(entry.strategy.steps, 1))
    yield from (Para("  ", line.says) for line in entry.strategy.cautions)
    yield from _HELP


def _hear(talk: Talk, strategy: Strategy, said: str) -> None:
    first, _, rest = one_spaced(clean_line(said)).partition(" ")
    match first.lower():
        case "y" | "yes" | "done":
            _mark(talk, strategy, "done")
            _rate(talk, strategy, RATED)
        case "n" | "no" | "-" | "none":
            _mark(talk, strategy, "not-done")
        case "s" | "skipped":
            _mark(talk, strategy, "skipped", rest or None)
        case "d":
            _rate(talk, strategy, DETAILS)
        case "blank":
            _blank(talk, strategy)
        case _:
            raise NotUnderstood("that is not understood here; type y, n, s, or ? for more")


def _mark(talk: Talk, strategy: Strategy, done: Done, reason: str | None = None) -> None:
    zone = talk.setting.zone
    night = talk.save(marking(strategy, done, zone, reason=reason, new_id=new_id()))
    use = uses_of(night, strategy)[-1]
    talk.lines.tell(f"saved: {strategy.name}, {say_use(use) or 'done'}")


def _blank(talk: Talk, strategy: Strategy) -> None:
    """Take the last use away; blank is no use at all."""
    uses = uses_of(talk.night, strategy)
    if uses:
        talk.save(removing("uses", uses[-1], talk.setting.zone))
    left = uses_of(talk.night, strategy)
    talk.lines.tell(f"saved: {strategy.name}, {'; '.join(say_use(use) or 'done' for use in left) or 'blank'}")


def _rate(talk: Talk, strategy: Strategy, fields: tuple[str, ...]) -> None:
    """Ask these fields of the last use; back from the first leaves them."""
    at = 0
    while 0 <= at < len(fields):
        field = _FIELDS[fields[at]]
        uses = uses_of(talk.night, strategy)
        use = uses[-1] if uses else StrategyUse()
        at += (
            1
            if ask(talk, Asked(question=field, value=answer(use, field.id)), _giving(talk, strategy, use, field.id))
            else -1
        )


def _giving(talk: Talk, strategy: Strategy, use: StrategyUse, field: str) -> Callable[[Answer], str]:
    def give(value: Answer) -> str:
        talk.save(rating(strategy, {field: value}, talk.setting.zone, use, new_id=new_id()))
        return ""

    return give
