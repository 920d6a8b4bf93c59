"""Saved means on the disk, however the program ends."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.evening import (
    EVENING,
    EVENING_IN_FILE,
    EVENING_ON_SCREEN,
    NIGHT,
    nights_in_files,
    start,
    surroundings,
    type_evening,
    words_for,
)
from tests.terminal.screen import PATIENCE, Terminal

ENDS: Final[dict[str, Callable[[Terminal], None]]] = {
    "killed": lambda terminal: terminal.signal(signal.SIGKILL),
    "hung up": lambda terminal: terminal.signal(signal.SIGHUP),
    "told to end": lambda terminal: terminal.signal(signal.SIGTERM),
    "terminal closed": lambda terminal: terminal.hang_up(),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_what_was_shown_as_saved_is_in_the_file_after_any_end(end: Callable[[Terminal], None], folder: Path) -> None:
    """When it says saved, I can pull the plug."""
    with start(folder) as terminal:
        type_evening(terminal)
        end(terminal)
        terminal.wait_for_exit()
        assert nights_in_files(folder) == {NIGHT: EVENING_IN_FILE}


def test_the_answers_are_there_at_the_next_start(folder: Path) -> None:
    """I come back after a crash and see what I had typed."""
    with start(folder) as terminal:
        type_evening(terminal)
        terminal.signal(signal.SIGKILL)
        terminal.wait_for_exit()
    with start(folder) as terminal:
        terminal.press("home")
        terminal.wait_for(lambda: all(said in terminal.row_with(label) for label, said in EVENING_ON_SCREEN.items()))


def test_a_program_that_outlives_the_hang_up_signal_still_ends_with_its_terminal(folder: Path) -> None:
    """Nothing of mine stays behind eating the machine when I started it with nohup and the line is gone."""
    with start(folder, nohup=True) as terminal:
        type_evening(terminal)
        terminal.hang_up()
        terminal.wait_for_exit(PATIENCE / 4)
        assert nights_in_files(folder) == {NIGHT: EVENING_IN_FILE}


def test_an_evening_typed_in_one_packet_is_taken_whole_and_in_order(folder: Path) -> None:
    """On a slow line I type on without looking, and nothing is lost or lands on another row."""
    with start(folder) as terminal:
        terminal.press(*EVENING, *("end", "up", "space"))
        terminal.wait_for(lambda: terminal.row_with("▸ Did not sleep").removesuffix("↓").rstrip().endswith("  yes"))
        assert nights_in_files(folder)[NIGHT] == {**EVENING_IN_FILE, "sleep": {"none": True}}


def test_notes_typed_behind_the_key_that_opens_them_keep_their_first_letter(folder: Path) -> None:
    """I open the notes and write on at once; no letter is swallowed by the screen that is leaving."""
    with start(folder) as terminal:
        terminal.press("up", "up", "enter", "warm bath", "tab")
        terminal.wait_for(lambda: "warm bath" in terminal.row_with("▸ Notes"))
        assert nights_in_files(folder)[NIGHT] == {"night_of": NIGHT, "notes": "warm bath"}


def test_keys_typed_before_the_first_screen_are_taken(folder: Path) -> None:
    """I type the command and c117 behind it without waiting for a screen: the cramp is noted."""
    with Terminal(words_for(folder), surroundings()) as terminal:
        terminal.press("c117")
        terminal.wait_for("7 of 10")
        (night,) = nights_in_files(folder).values()
        assert [cramp["pain"] for cramp in night["cramps"]] == [7]


def test_keys_typed_behind_c_fill_the_cramp_and_not_the_row_below(folder: Path) -> None:
    """At three in the morning I type c117 in one go: left calf, pain 7, and nothing else changes."""
    with start(folder) as terminal:
        terminal.press("c117")
        terminal.wait_for("7 of 10")
        (night,) = nights_in_files(folder).values()
        (cramp,) = night["cramps"]
        assert (cramp["side"], cramp["muscle"], cramp["pain"]) == ("left", "calf", 7)
        assert night.keys() == {"night_of", "zone", "cramps"}


def test_keys_typed_through_boxes_that_open_and_close_all_arrive(folder: Path) -> None:
    """A cramp, the box closed, an urge and how strong it is: one packet, each key where it belongs."""
    with start(folder) as terminal:
        terminal.press("c117", "q", "u", "4", "c23", "q")
        terminal.wait_for(lambda: "right thigh" in terminal.row_with("▸ Cramps"))
        (night,) = nights_in_files(folder).values()
        assert night["urge"]["worst"] == 4
        assert [(cramp["side"], cramp["muscle"]) for cramp in night["cramps"]] == [("left", "calf"), ("right", "thigh")]
