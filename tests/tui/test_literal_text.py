"""What a person wrote is shown as it is: it is no markup, and it never steers the terminal."""

from __future__ import annotations

import pytest
from textual import events

from stillnight.diary.night import Dose, Night, StrategyUse
from tests.builders import SUNDAY, at, night_with
from tests.tui.driving import (
    StandingClock,
    answer,
    app_at,
    controls,
    diary_with,
    go_to,
    line,
    night,
    post_at_once,
    press,
    screen_text,
    settled,
    strips,
    tonight,
)

MARKUP = ["[/b]", "[@click=app.quit]x[/]", "[2h] [awake] [link]", "[bold red]hot", "\\[x]", "$primary {x} %s"]
STEERING = [
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m\x90q\x9c",
    "\x1b]52;c;aGk=\x1b\\",
    "ab\u202edc\u2066e\u2069",
    "bell\x07\x08\x7f",
    "\u2028two\u2029three\ufeff\u200f",
]
EVENING = "2026-11-22 21:40"


def shown_clean(app_text: str) -> None:
    """No line of the screen holds a character that steers."""
    assert [controls(text) for text in app_text.splitlines() if controls(text)] == []


@pytest.mark.parametrize("text", MARKUP)
async def test_brackets_are_shown_as_they_were_typed(text: str) -> None:
    """A note with brackets reads as I wrote it, on the row, in its page and in a list."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter", *text, "escape")
        assert night(app).notes == text
        assert text in screen_text(app)
        await press(pilot, "enter")
        assert text in screen_text(app)
        await press(pilot, "escape")
        await answer(pilot, "doses", "space", *text, "enter", "escape")
        assert text in line(app, "doses")
        await press(pilot, "enter")
        assert text in screen_text(app)
        await press(pilot, "escape", "v")
        await press(pilot, "escape", "ctrl+z")
        tonight(app)


@pytest.mark.parametrize("text", STEERING)
async def test_pasted_text_never_steers_the_terminal(text: str) -> None:
    """Whatever I paste, no escape sequence, bell or turned-around line reaches my terminal or my file."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "enter")
        app.post_message(events.Paste(f"before {text} after"))
        await pilot.pause()
        shown_clean(screen_text(app))
        await press(pilot, "escape")
        notes = night(app).notes
        assert notes is not None
        assert notes.startswith("before ")
        assert notes.endswith(" after")
        assert controls(notes.replace("\n", "")) == []
        shown_clean(screen_text(app))


@pytest.mark.parametrize("text", ["".join(STEERING), "\x1b[2J"])
async def test_text_pasted_on_a_row_never_steers_the_terminal(text: str) -> None:
    """A medicine's name that I paste is one harmless line."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "doses", "space")
        app.post_message(events.Paste(f"gaba{text}pentin"))
        await pilot.pause()
        shown_clean(screen_text(app))
        await press(pilot, "enter", "escape")
        (dose,) = night(app).doses or ()
        assert dose.name is not None
        assert controls(dose.name) == []
        assert dose.name.startswith("gaba")
        assert dose.name.endswith("pentin")


def hostile(text: str) -> Night:
    """A night whose file was made by somebody else, with this text wherever text can stand."""
    return night_with(
        {
            "urge.worst": 5,
            "notes": text,
            "doses": (Dose(name=text, dose=text, at=at("2026-11-22 21:00")),),
            "uses": (StrategyUse(strategy=text, amount=text, before=5, after=3),),
        }
    )


@pytest.mark.parametrize("text", ["".join(STEERING), "".join(reversed(STEERING)), " ".join(MARKUP)])
@pytest.mark.parametrize("size", [(120, 40), (45, 20)])
async def test_a_file_from_elsewhere_never_steers_the_terminal(text: str, size: tuple[int, int]) -> None:
    """A diary I was given can hold anything; nothing of it reaches my terminal but plain text."""
    app = app_at(EVENING, diary_with(hostile(text)))
    async with app.run_test(size=size) as pilot:
        shown_clean(screen_text(app))
        for row, keys in (("notes", "enter"), ("doses", "enter"), ("uses", "enter")):
            await go_to(pilot, row)
            shown_clean(screen_text(app))
            await press(pilot, keys)
            shown_clean(screen_text(app))
            if row != "notes":
                await press(pilot, "enter")
                shown_clean(screen_text(app))
                await press(pilot, "enter")
                shown_clean(screen_text(app))
                await press(pilot, "escape", "escape")
            await press(pilot, "T" if row == "uses" else "escape")
        for key in ("v", "question_mark"):
            await press(pilot, key)
            shown_clean(screen_text(app))
            await press(pilot, "escape")
        tonight(app)
        assert {strip.cell_length for strip in strips(app)} == {size[0]}


async def test_undo_says_hostile_text_plainly() -> None:
    """What undo says of a note is plain as well."""
    app = app_at(StandingClock(EVENING), diary_with(hostile("\x1b[2J[/b]")))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "notes", "backspace", "ctrl+z")
        assert night(app, SUNDAY).notes == "\x1b[2J[/b]"
        shown_clean(screen_text(app))
        assert "[/b]" in screen_text(app)


async def test_wide_characters_keep_the_columns() -> None:
    """Names in other scripts, emoji and combined letters keep every line at its width."""
    name = "睡眠薬 💊 é e\u0301 👩‍👩‍👧"
    app = app_at(EVENING, diary_with(night_with({"doses": (Dose(name=name),), "notes": name * 6})))
    async with app.run_test(size=(45, 20)) as pilot:
        assert {strip.cell_length for strip in strips(app)} == {45}
        await answer(pilot, "doses", "enter")
        assert {strip.cell_length for strip in strips(app)} == {45}
        post_at_once(app, ["enter", "enter", "left", "left", "a"])
        await settled(pilot)
        assert {strip.cell_length for strip in strips(app)} == {45}
