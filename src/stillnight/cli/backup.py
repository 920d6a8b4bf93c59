"""``stillnight backup``: the whole diary in one file, to keep elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from stillnight.cli.asked import Asked
from stillnight.cli.output import STANDARD_OUTPUT, output_of
from stillnight.cli.telling import tell, tell_on_the_side
from stillnight.cli.wiring import folder_of
from stillnight.diary.clock import Clock
from stillnight.diary.errors import NotUnderstood
from stillnight.diary.words import counted

if TYPE_CHECKING:
    from stillnight.store.state import State


def run(args: Asked, clock: Clock, environ: Mapping[str, str]) -> int:
    """Write the file; 1 where something damaged could not go into it."""
    # Imported here, as in the other commands: --help loads no database.
    from stillnight.store.bundle import keep_elsewhere
    from stillnight.store.restore import Restorer

    if args.output == STANDARD_OUTPUT:
        raise NotUnderstood("a backup is a file of its own; give it a name, or leave --output out")
    named = output_of(args)
    restorer = Restorer(folder_of(args.diary, environ), clock)
    states = [state for state in map(restorer.state, restorer.tables()) if state.lines or not state.sound]
    if not states:
        tell("there is nothing to back up yet")
        return 0
    path = named or Path(f"stillnight-{clock():%Y-%m-%dT%H%M%S}.json")
    keep_elsewhere(path, states, clock(), force=args.force)
    nights = sum(len(state.lines) for state in states if state.table.isdigit())
    tell(f"kept: {counted(nights, 'night')} in {path}, and read back")
    return _told_of_damage(states)


def _told_of_damage(states: list[State]) -> int:
    damaged = [state for state in states if not state.sound]
    for state in damaged:
        left = counted(len(state.lines), "entry", "entries")
        tell_on_the_side(f"{state.table} is damaged: what reads of it ({left}) is kept; see 'stillnight check'")
    return 1 if damaged else 0
