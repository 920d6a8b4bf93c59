"""What comes from a person or a file is never terminal control and never markup, on any screen there is."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import timedelta
from typing import Final, NamedTuple

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

import stillnight.tui.screens
from stillnight.diary.edits import answering
from stillnight.diary.port import DiaryStore
from stillnight.tui.app import StillnightApp
from tests.builders import BERLIN, SUNDAY, night_with
from tests.hostile import MARKUP, STEERING, hostile_night, hostile_person, steering
from tests.tui.driving import app_at, diary_with, go_to, press, screen_text, settled, strips

EVENING: Final = "2026-11-22 21:40"
SIZE: Final = (80, 24)

PASTE: Final = "(paste)"
"""The payload is pasted."""


OTHER: Final = "(other)"
"""Another session writes the payload into the notes; what it did is told with the next answer."""


REPORT: Final = "(report)"
"""The command of the palette that makes a report."""


class Stop(NamedTuple):
    """One stop of the walk: how to get there from the last, and which screen is then in front."""

    screen: str
    steps: tuple[str, ...] = ()
    """Keys; "@row" goes to that row; ``PASTE``, ``OTHER`` and ``REPORT`` are done."""


WALK: Final = (
    Stop("TonightScreen"),
    Stop("NotesScreen", ("@notes", "enter")),
    Stop("TonightScreen", ("escape",)),
    Stop("ItemsScreen", ("@doses", "enter")),
    Stop("ItemScreen", ("enter",)),
    Stop("ItemsScreen", ("q",)),
    Stop("PickScreen", ("down", "enter")),
    Stop("TonightScreen", ("q", "q")),
    Stop("ChooseScreen", ("@urge.where", "enter")),
    Stop("PageScreen", ("q", "v")),
    Stop("PageScreen", ("q", "question_mark")),
    Stop("PaletteScreen", ("q", "ctrl+p", PASTE)),
    Stop("AskScreen", ("escape", "g", PASTE, "enter")),
    Stop("AskScreen", ("escape", "z", PASTE, "enter")),
    Stop("TonightScreen", ("escape", "@urge.began", "enter", PASTE, "enter")),
    Stop("TonightScreen", ("escape", "@notes", "backspace", "ctrl+z")),
    Stop("TonightScreen", (OTHER, "@fatigue", "3")),
    Stop("CalendarScreen", ("C",)),
    Stop("CalendarScreen", ("v", "v")),
    Stop("PickScreen", ("O",)),
    Stop("StrategiesScreen", ("q", "S")),
    Stop("StrategiesScreen", ("slash", PASTE)),
    Stop("CardScreen", ("escape", "home", "down", "enter")),
    Stop("TimerScreen", ("g",)),
    Stop("PlanScreen", ("x", "p")),
    Stop("OwnScreen", ("q", "home", "down", "e")),
    Stop("GuideScreen", ("q", "G")),
    Stop("GuideScreen", ("slash", PASTE)),
    Stop("SignsScreen", ("escape", "s")),
    Stop("AboutScreen", ("q", "a")),
    Stop("ReadScreen", ("question_mark",)),
    Stop("MedicinesScreen", ("q", "q", "m")),
    Stop("EntryScreen", ("enter",)),
    Stop("LabsScreen", ("q", "q", "b")),
    Stop("EntryScreen", ("enter",)),
    Stop("TopicScreen", ("q", "q", "end", "enter")),
    Stop("LinksScreen", ("enter",)),
    Stop("TonightScreen", ("q", "q", "T")),
    Stop("PrintScreen", (REPORT,)),
    Stop("TonightScreen", ("q",)),
)

ELSEWHERE: Final = {
    "MendScreen": "shows lines of the store; tests/cli/test_hostile_output.py holds them as restore prints them",
    "Place": "the base of the screens",
    "Dialog": "the base of the boxes",
    "SheetDialog": "the base of boxes with questions",
    "FormScreen": "the base of forms",
    "EntriesScreen": "the base of medicines and blood tests",
}
"""Screens that the walk leaves out, and why."""


def screens() -> set[str]:
    """Every screen that the interface has."""
    modules = pkgutil.iter_modules(stillnight.tui.screens.__path__, "stillnight.tui.screens.")
    found = (vars(importlib.import_module(module.name)).values() for module in modules)
    return {
        kind.__name__
        for kinds in found
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, Screen) and kind.__module__.startswith("stillnight")
    }


def test_the_walk_goes_to_every_screen() -> None:
    """A screen that is added has to be walked to, or to say here why not."""
    assert screens() == {stop.screen for stop in WALK} | set(ELSEWHERE)


async def go(pilot: Pilot[None], diary: DiaryStore, stop: Stop, payload: str) -> None:
    """Take the steps to a stop."""
    for step in stop.steps:
        if step == PASTE:
            pilot.app.post_message(events.Paste(payload))
            await settled(pilot)
        elif step == OTHER:
            diary.change(SUNDAY, answering({"notes": payload * 2}, BERLIN))
        elif step == REPORT:
            await pilot.app.run_action("report")
            await settled(pilot)
        elif step.startswith("@"):
            await go_to(pilot, step[1:])
        else:
            await press(pilot, step)


def clickable(app: StillnightApp) -> list[object]:
    """The actions that a click on any cell of the screen would run."""
    return [
        segment.style.meta["@click"]
        for strip in strips(app)
        for segment in strip
        if segment.style is not None and "@click" in segment.style.meta
    ]


@pytest.mark.parametrize("payload", [*MARKUP.values(), " ".join(STEERING.values())], ids=[*MARKUP, "all that steers"])
async def test_nothing_steers_on_any_screen(payload: str) -> None:
    """I walk through a diary somebody gave me: every screen opens, holds its columns, and shows plain text alone."""
    diary = diary_with(hostile_night(payload), night_with({"notes": payload}, SUNDAY - timedelta(days=1)))
    diary.change_person(lambda _: hostile_person(payload))
    app = app_at(EVENING, diary)
    seen = 0
    async with app.run_test(size=SIZE) as pilot:
        for stop in WALK:
            await go(pilot, diary, stop, payload)
            assert type(app.screen).__name__ == stop.screen, f"{stop} leads to:\n{screen_text(app)}"
            shown = screen_text(app)
            seen += payload in shown
            assert steering(shown) == [], stop
            assert clickable(app) == [], stop
            assert {strip.cell_length for strip in strips(app)} == {SIZE[0]}, stop
    assert seen >= 10 or payload not in MARKUP.values(), "markup was shown as it stands"
