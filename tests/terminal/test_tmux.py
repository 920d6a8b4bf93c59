"""In tmux: detach, go elsewhere, attach, and go on."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.evening import NIGHT, nights_in_files, surroundings, words_for
from tests.terminal.screen import PATIENCE, Terminal


class Tmux:
    """A tmux server of our own."""

    def __init__(self, folder: Path) -> None:
        self._environ = surroundings(TMUX_TMPDIR=str(folder))

    def attached(self, *words: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        """A terminal with a client of it."""
        return Terminal(["tmux", "-L", "stillnight", "-f", "/dev/null", "-u", *words], self._environ, size)

    def tell(self, *words: str) -> None:
        """Give the server a command."""
        subprocess.run(
            ["tmux", "-L", "stillnight", *words],
            env=self._environ,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A tmux server with its own socket; it ends with the test."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is missing; install tmux")
    server = Tmux(tmp_path)
    yield server
    server.tell("kill-server")


def rows_of(terminal: Terminal) -> list[str]:
    """What is shown, without the line of tmux."""
    return terminal.rows[:-1]


def test_detaching_and_attaching_keeps_the_program_and_its_screen(tmux: Tmux, folder: Path) -> None:
    """I close the laptop in the evening and attach in bed: the same row, the same answers, and I type on."""
    with tmux.attached("new-session", *words_for(folder)) as sofa:
        sofa.wait_for(lambda: sofa.at("Into bed"))
        sofa.press("home", "down", "6", "down", "2045")
        sofa.wait_for("2045▏")
        sofa.settle()
        before = rows_of(sofa)
        tmux.tell("detach-client")
        assert sofa.wait_for_exit() == 0
    with tmux.attached("attach-session") as bed:
        bed.wait_for("2045▏")
        bed.settle()
        assert rows_of(bed) == before
        bed.press("enter")
        bed.wait_for("20:45")
        assert nights_in_files(folder)[NIGHT]["urge"] == {"worst": 6, "began": "2024-01-18T20:45:00+01:00"}


def test_attaching_from_a_smaller_window_draws_the_screen_for_it(tmux: Tmux, folder: Path) -> None:
    """From the laptop to the phone: the rows are drawn for the forty-five columns there are."""
    with tmux.attached("new-session", *words_for(folder), size=(120, 40)) as desk:
        desk.wait_for(lambda: desk.at("Into bed"))
        tmux.tell("detach-client")
        desk.wait_for_exit()
    with tmux.attached("attach-session", size=(45, 20)) as phone:
        phone.wait_for(lambda: phone.at("Into bed") and "q quit" in phone.text)
        phone.press("q")
        phone.wait_for_exit()
