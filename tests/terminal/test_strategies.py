"""The checklist and its timer in a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.evening import NIGHT, nights_in_files, start


def test_the_bell_rings_once_when_a_timer_is_over_and_the_answer_is_in_the_file(folder: Path) -> None:
    """I go through the steps of the stretch; one bell, then a key says that it was done and what it did."""
    with start(folder, (45, 20)) as terminal:
        terminal.press("S", "/", "calf", "enter")
        terminal.wait_for("Esc shows all")
        terminal.press("g")
        terminal.wait_for("get ready: left leg")
        terminal.mark()
        terminal.press(*["right"] * 12)
        terminal.wait_for("Both calves are done")
        terminal.settle()
        assert terminal.bytes_since().count(b"\x07") == 1
        terminal.press("3")
        terminal.wait_for("✓ calf stretch  good")
    (use,) = nights_in_files(folder)[NIGHT]["uses"]
    assert (use["strategy"], use["done"], use["relief"]) == ("calf-stretch", "done", 3)


def test_an_idle_checklist_sends_nothing_and_so_does_a_timer_that_is_held(folder: Path) -> None:
    """While I read, or hold the timer, the line is silent."""
    with start(folder) as terminal:
        terminal.press("S", "/", "calf", "enter")
        terminal.wait_for("Esc shows all")
        terminal.settle()
        assert terminal.sends_nothing_for(1.2)
        terminal.press("g", " ")
        terminal.wait_for("paused")
        terminal.settle()
        assert terminal.sends_nothing_for(1.2)
