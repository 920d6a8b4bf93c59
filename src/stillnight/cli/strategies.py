"""``stillnight strategies``: every strategy, the checklist of a night, or the card of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from stillnight import content
from stillnight.cli.asked import Asked
from stillnight.cli.cards import card_page
from stillnight.cli.pages import Para, tell_page
from stillnight.cli.signs import flag_lines, flags_of
from stillnight.cli.wiring import Sitting, sit_down
from stillnight.diary.checklist import Entry, Section, checklist
from stillnight.diary.clock import Clock, say_night
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.medicines import say_medicine
from stillnight.diary.night import Night
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import GROUPS
from stillnight.diary.uses import say_use

MARKS: Final = {"done": "[x]", "not-done": "[-]", "skipped": "[/]", None: "[ ]"}
"""How the four answers look; ``None`` is blank."""

_LEGEND: Final = "[x] done, [-] not done, [/] skipped, [ ] blank"


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Show what was asked for."""
    if args.strategy is not None and args.tonight:
        raise NotUnderstood("a card is of no night; leave --tonight out, or leave the strategy out")
    if args.tonight and args.night is not None:
        raise NotUnderstood("the night is given twice; leave out --tonight or --night")
    sitting = sit_down(args, clock, environ)
    night = sitting.diary.night(sitting.evening(args.night))
    catalogue = content.catalogue().with_own(sitting.person)
    if args.json:
        _print_json(args, sitting, night, catalogue)
    elif args.strategy is not None:
        tell_page(card_page(sitting, night, catalogue.named(args.strategy), catalogue))
    elif args.tonight or args.night is not None:
        tell_page(_checklist_page(sitting, night))
    else:
        tell_page(_list_page(sitting, catalogue))
    return 0


def _print_json(args: Asked, sitting: Sitting, night: Night, catalogue: Catalogue) -> None:
    # Imported here: people who read the page do not need it.
    from stillnight.cli.as_json import encoded
    from stillnight.cli.strategies_json import card_as_json, checklist_as_json, strategy_as_json

    if args.strategy is not None:
        print(encoded(card_as_json(sitting, night, catalogue.named(args.strategy), catalogue)))
    elif args.tonight or args.night is not None:
        sections = checklist(night, sitting.person, content.catalogue())
        print(encoded(checklist_as_json(night, sections, flags_of(sitting, night))))
    else:
        print(encoded({"strategies": [strategy_as_json(strategy, catalogue) for strategy in catalogue]}))


def _list_page(sitting: Sitting, catalogue: Catalogue) -> Iterator[str | Para]:
    for group, title in GROUPS.items():
        shown = [known for known in catalogue if known.group == group and known.id not in sitting.person.archived]
        if shown:
            yield title.upper()
        for strategy in shown:
            yield Para(f"  {strategy.id:21} ", strategy.name)
    yield "'stillnight strategies ID' shows a card, '--tonight' the checklist."


def _checklist_page(sitting: Sitting, night: Night) -> Iterator[str | Para]:
    yield say_night(night.night_of)
    yield from flag_lines(flags_of(sitting, night))
    for section in checklist(night, sitting.person, content.catalogue()):
        yield from _section(section)
    yield _LEGEND


def _section(section: Section) -> Iterator[str | Para]:
    yield ""
    yield f"{section.title.upper()}  {section.done} of {len(section.entries)}"
    for entry in section.entries:
        yield Para("  ", _entry(entry))
        for medicine in entry.medicines:
            yield Para("      ", say_medicine(medicine))
        for line in entry.verdict.why:
            yield Para("      ", line.says)


def _entry(entry: Entry) -> str:
    uses = "; ".join(filter(None, map(say_use, entry.uses)))
    withheld = " (not for now)" if entry.verdict.state == "withheld" else ""
    return f"{MARKS[entry.mark]} {entry.strategy.name}{withheld}" + (f": {uses}" if uses else "")
