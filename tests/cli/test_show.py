"""I look at a night."""

from __future__ import annotations

import pytest

from stillnight.cli.show import page
from stillnight.diary.night import Night
from stillnight.diary.questions import PARTS
from tests.cli.shell import SUNDAY, Shell

MORNING = "2026-11-23T07:10:00+01:00"


def test_tonight_is_shown_without_a_date(shell: Shell) -> None:
    """I ask for nothing in particular and see tonight."""
    assert shell.done("show").startswith("Sun 22 → Mon 23 Nov 2026\n")


def test_a_blank_night_says_so_and_how_to_fill_it(shell: Shell) -> None:
    """Nothing is there yet, and I am told what to type."""
    said = shell.done("show", "fri")
    assert "Nothing is noted for this night yet." in said
    assert "stillnight --night 2026-11-20" in said
    assert "stillnight set sleep.bed=22:00 --night 2026-11-20" in said


def test_looking_makes_nothing(shell: Shell) -> None:
    """Having a look leaves no folder behind."""
    shell.done("show")
    assert not shell.folder.exists()


def test_the_page_has_the_three_parts_the_answers_and_the_measures(shell: Shell) -> None:
    """I see what I answered in words, and what follows from it."""
    shell.done(
        "set", "urge.worst=6", "urge.where=left-calf,right-calf", "sleep.bed=22:00", "sleep.up=7:00", now=MORNING
    )
    said = shell.done("show", now=MORNING)
    assert said.startswith("Sun 22 → Mon 23 Nov 2026 · Europe/Berlin\n")
    assert [line for line in said.splitlines() if line.isupper()] == [*(w.upper() for w in PARTS.values()), "MEASURES"]
    assert "  Worst urge            6 of 10\n" in said
    assert "    Where               both calves\n" in said
    assert "  in bed                9 h\n" in said


def test_what_a_measure_lacks_is_named(shell: Shell) -> None:
    """No efficiency yet; I see which answers are missing."""
    shell.done("set", "sleep.bed=21:30")
    line = next(line for line in shell.done("show").splitlines() if line.startswith("  in bed  "))
    assert "needs" in line
    assert "out of bed" in line


def test_every_line_of_a_note_is_shown(shell: Shell) -> None:
    """My note has two lines, and a long one at that."""
    shell.done("set", f"notes=first\n{'long ' * 400}end")
    said = shell.done("show")
    assert "  Notes                 first\n                        long " in said
    assert "long end\n" in said


@pytest.mark.parametrize("nasty", ["\x1b]52;c;eA==\x07", "\x9b31m", "a\rb", "\u202egnp", "\udcff"])
def test_nothing_that_steers_a_terminal_is_printed(nasty: str) -> None:
    """A file that somebody else wrote holds escape codes in a note; they reach no terminal."""
    lines = "\n".join(page(Night(night_of=SUNDAY, notes=f"x{nasty}y", zone=f"Z{nasty}")))
    told = [line for line in lines.split("\n") if "Notes" in line]
    assert told
    assert nasty not in told[0]


def test_the_zone_is_cleaned_as_well(shell: Shell) -> None:
    """Even the name of a zone is text that somebody may have typed into the file."""
    shell.done("set", "sleep.bed=21:30")
    file = shell.folder / "nights-2026.json"
    file.write_bytes(file.read_bytes().replace(b'"Europe/Berlin"', b'"\xc2\x9b31mEurope"'))
    for argv in (["show"], ["show", "--json"]):
        assert "\x9b" not in shell.done(*argv)
