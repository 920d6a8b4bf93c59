"""Whatever terminal it is: its size, its colours, its signs, and what is left behind in it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Final

import pytest

from stillnight.tui.terminal.writing import ANEW
from tests.terminal.evening import COMMAND, NIGHT, nights_in_files, start, surroundings, words_for
from tests.terminal.places import walk
from tests.terminal.screen import Terminal
from tests.terminal.sent import colours, csis, drawn, keyboard_levels_left, modes_left, oscs, texts

SIZES: Final = [(80, 24), (45, 20), (40, 15), (120, 40)]
TINY: Final = [(20, 5), (1, 1)]

STEERING: Final = "\x1b]52;c;U1RJTEw=\x07\x1b[6n\x9b5n\x1bc\x90q\x9c\u202etail"
"""The clipboard, two questions the terminal would answer as if typed, a reset, a C1 string, a turn of direction."""


def quit_cleanly(terminal: Terminal) -> None:
    """Press q, and hold what is left behind against what was there before."""
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert modes_left(terminal.output) == set()
    assert keyboard_levels_left(terminal.output) == 0


def fits(terminal: Terminal) -> bool:
    """Whether nothing was ever written beyond the right edge or the foot: a larger terminal would show it."""
    wide = drawn(terminal.output, terminal.columns + 200, terminal.lines + 50).display
    beyond = [row[terminal.columns :] for row in wide[: terminal.lines]] + wide[terminal.lines :]
    return not "".join(beyond).strip()


def steers(output: bytes) -> bool:
    """Whether any of ``STEERING`` reached the terminal as what it means."""
    asked = any(csi.final == "n" for csi in csis(output))
    strings = any(osc.startswith(b"52") for osc in oscs(output)) or b"\x1bP" in output or b"\x1bc" in output
    anew = ANEW.encode()  # our own: the plain letters again, whatever another program chose
    controls = {sign for sign in texts(output.replace(anew, b"")) if not sign.isprintable()} - {"\r", "\n"}
    return bool(asked or strings or controls)


# --- sizes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_every_place_fits_every_size_it_is_made_for(size: tuple[int, int], folder: Path) -> None:
    """On the phone and on the desk I can go everywhere, and nothing runs over the edge."""
    with start(folder, size) as terminal:
        walk(terminal)
        assert fits(terminal)
        quit_cleanly(terminal)


@pytest.mark.parametrize("size", TINY)
def test_a_window_too_small_to_read_still_starts_and_quits(size: tuple[int, int], folder: Path) -> None:
    """I dragged the window to nothing; the program is not upset."""
    with Terminal(words_for(folder), surroundings(), size) as terminal:
        terminal.wait_for(lambda: modes_left(terminal.output))
        terminal.settle()
        assert fits(terminal)
        quit_cleanly(terminal)


def test_the_page_of_the_night_draws_its_bar_on_one_line_at_forty_columns(folder: Path) -> None:
    """On the smallest screen the picture of my night is not broken in two."""
    with start(folder, (40, 15)) as terminal:
        terminal.press("v")
        terminal.wait_for("asleep")
        terminal.settle()
        bars = [row for row in terminal.rows if "·" in row and not set(row) - set("│·▁▂▃▄▅▆▇█ ")]
        assert len(bars) == 1, terminal.text


def test_the_screen_follows_the_window_while_running(folder: Path) -> None:
    """I turn the phone, I attach from another machine: the screen is drawn for the window there is."""
    with start(folder) as terminal:
        for columns, lines in ((45, 20), (120, 40), (20, 5), (80, 24)):
            terminal.settle()
            terminal.mark()
            terminal.resize(columns, lines)
            terminal.wait_for(terminal.bytes_since)
            terminal.settle()
            now = drawn(terminal.bytes_since(), columns + 200, lines + 50).display
            assert not "".join(row[columns:] for row in now).strip(), terminal.text
        assert terminal.at("Into bed")
        assert "q quit" in terminal.rows[-1]
        quit_cleanly(terminal)


# --- colours and signs -------------------------------------------------------------------------------


def test_no_color_sends_no_colour_at_all_and_the_row_is_still_marked(folder: Path) -> None:
    """I asked for no colour: not a single one is named, grey included, and I still see which row I am on."""
    with start(folder, environ={"NO_COLOR": "1"}) as terminal:
        assert terminal.row_with("▸ Into bed")
        walk(terminal)
        assert colours(terminal.output) == set()


def test_colours_are_sent_where_nobody_said_no(folder: Path) -> None:
    """The other way round: without NO_COLOR the looks are there, so that the test above can tell."""
    with start(folder) as terminal:
        assert colours(terminal.output)


@pytest.mark.parametrize("environ", [{"TERM": "linux"}, {"LANG": "C"}, {"LANG": "", "LC_ALL": "C"}], ids=str)
def test_rows_are_ascii_where_the_terminal_speaks_no_unicode(environ: dict[str, str], folder: Path) -> None:
    """On the bare console and in the C locale there are no boxes and question marks instead of signs."""
    with start(folder, environ=environ) as terminal:
        terminal.press("home", "down", "6", "down", "2045")
        terminal.wait_for(lambda: terminal.at("It began"))
        terminal.settle()
        assert texts(terminal.output).isascii(), terminal.text


@pytest.mark.parametrize("environ", [{"TERM": "linux"}, {"LANG": "", "LC_ALL": "C"}], ids=str)
def test_every_box_is_ascii_where_the_terminal_speaks_no_unicode(environ: dict[str, str], folder: Path) -> None:
    """What opens over the rows has a frame of plain signs too, the palette included."""
    with start(folder, environ=environ) as terminal:
        walk(terminal)
        assert sorted({sign for sign in texts(terminal.output) if not sign.isascii()}) == []


@pytest.mark.parametrize("term", ["xterm-256color", "xterm", "screen", "tmux", "linux", "vt100"])
def test_it_runs_in_every_terminal_there_is(term: str, folder: Path) -> None:
    """Old or new, my terminal shows the diary, an answer and the calendar, within its colours, and is left clean."""
    with start(folder, environ={"TERM": term, "COLORTERM": ""}) as terminal:
        terminal.press("home", "down", "6")
        terminal.wait_for("6 of 10")
        terminal.press("C")
        terminal.wait_for("efficiency")
        terminal.settle()
        assert kinds(terminal.output) == ({"16"} if term in {"linux", "vt100"} else {"256"})
        assert fits(terminal)
        quit_cleanly(terminal)


def kinds(output: bytes) -> set[str]:
    """Which kinds of colour were named: of 16, of 256, or of all."""
    named = b";".join(re.findall(rb"\x1b\[([0-9;]*)m", output)).decode()
    found = set()
    if re.search(r"[34]8;2;", named):
        found.add("24bit")
    if re.search(r"[34]8;5;", named):
        found.add("256")
    rest = re.sub(r"[34]8;(5;\d+|2;\d+;\d+;\d+)", "", named).split(";")
    return found | ({"16"} if any(re.fullmatch("[349][0-7]|10[0-7]", one) for one in rest) else set())


def test_all_colours_are_sent_where_colorterm_says_so(folder: Path) -> None:
    """COLORTERM=truecolor: the colours as they are meant."""
    with start(folder, environ={"COLORTERM": "truecolor"}) as terminal:
        terminal.settle()
        assert kinds(terminal.output) == {"24bit"}


@pytest.mark.parametrize(("wanted", "seen"), [("16", {"16"}), ("256", {"256"}), ("24bit", {"24bit"}), ("none", set())])
def test_colors_says_how_many_are_sent(wanted: str, seen: set[str], folder: Path) -> None:
    """My terminal can do more, or less, than it says: I say so."""
    with Terminal([*words_for(folder), "--colors", wanted], surroundings()) as terminal:
        terminal.wait_for(lambda: terminal.at("Into bed"))
        terminal.press("C")
        terminal.wait_for("efficiency")
        terminal.settle()
        assert kinds(terminal.output) == seen
        quit_cleanly(terminal)


def test_with_ascii_nothing_else_is_sent_anywhere(folder: Path) -> None:
    """My terminal shows box signs two columns wide: with --ascii there are none, and nothing else that is no ASCII."""
    with Terminal([*words_for(folder), "--ascii"], surroundings()) as terminal:
        terminal.wait_for(lambda: terminal.at("Into bed"))
        walk(terminal)
        terminal.press("end", "up", "enter", "K\u00e4se \u8db3\u6e6f")
        terminal.wait_for("Kase ????")
        assert sorted({sign for sign in texts(terminal.output) if not sign.isascii()}) == []


@pytest.mark.parametrize("environ", [{"LANG": "C"}, {"TERM": "linux"}], ids=str)
def test_signs_of_unicode_are_remembered(environ: dict[str, str], folder: Path) -> None:
    """The host knows nothing of my terminal's signs, and I have no way to tell it but the list of looks."""
    with start(folder, environ=environ) as terminal:
        assert texts(terminal.output).isascii()
        terminal.press("L", "end", "up", "enter")
        terminal.wait_for("Signs from the next start: all, whatever the locale says.")
        quit_cleanly(terminal)
    with start(folder, environ=environ) as terminal:
        terminal.wait_for("▸ Into bed")
        terminal.wait_for("↑↓ move")


def test_ascii_in_the_settings_is_remembered(folder: Path) -> None:
    """I chose plain signs from the list of looks; from the next start on they are everywhere, my words apart."""
    with start(folder) as terminal:
        terminal.press("L", "end", "enter")
        terminal.wait_for("plain ASCII but for your own words.")
        quit_cleanly(terminal)
    with start(folder) as terminal:
        walk(terminal)
        assert sorted({sign for sign in texts(terminal.output) if not sign.isascii()}) == []
        terminal.press("end", "up", "enter", "K\u00e4se \u8db3\u6e6f")
        terminal.wait_for("K\u00e4se \u8db3")


@pytest.mark.parametrize(
    ("row", "said", "environ", "seen"),
    [
        (2, "256", {"COLORTERM": "truecolor"}, {"256"}),
        (3, "16", {"COLORTERM": "truecolor"}, {"16"}),
        (4, "none", {}, set()),
        (1, "all (24 bit)", {"TERM": "xterm"}, {"24bit"}),
        (1, "all (24 bit)", {"NO_COLOR": "1"}, set()),
    ],
    ids=["256", "16", "none", "24 bit", "24 bit, but NO_COLOR"],
)
def test_how_many_colours_is_remembered(
    row: int, said: str, environ: dict[str, str], seen: set[str], folder: Path
) -> None:
    """I choose from the list of looks how many colours are sent; the next start does so, unless I say NO_COLOR."""
    with start(folder, environ={"NO_COLOR": "1"}) as terminal:
        terminal.press("L", "end", *["up"] * (row + 2), "enter")
        terminal.wait_for(f"Colours from the next start: {said}.")
        quit_cleanly(terminal)
    with start(folder, environ=environ) as terminal:
        terminal.settle()
        assert kinds(terminal.output) == seen


@pytest.mark.parametrize("no", ["", "1"])
def test_an_empty_no_color_is_none(no: str, folder: Path) -> None:
    """As no-color.org has it, NO_COLOR says something only where it is not empty."""
    with Terminal(words_for(folder), {**surroundings(), "NO_COLOR": no}) as terminal:
        terminal.wait_for(lambda: terminal.at("Into bed"))
        terminal.settle()
        assert bool(colours(terminal.output)) is (no == "")


@pytest.mark.parametrize(
    "words", [["show", NIGHT], ["where"], ["strategies", "calf-stretch"]], ids=lambda words: words[0]
)
def test_what_is_printed_at_a_terminal_without_unicode_is_ascii(words: list[str], folder: Path) -> None:
    """In the C locale an arrow is -> for the commands too; a pipe gets it whole."""
    printing = [COMMAND, *words, "--diary", str(folder)]
    with Terminal(printing, surroundings(LANG="C")) as terminal:
        assert terminal.wait_for_exit() == 0
        assert texts(terminal.output).isascii()
        assert len(terminal.output) > 100


# --- no terminal -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("term", "told"), [("dumb", "dumb"), ("unknown", "unknown"), ("DUMB", "DUMB"), ("", "empty")])
def test_a_terminal_without_screens_is_asked_line_by_line(term: str, told: str, folder: Path) -> None:
    """Where no screen can be drawn it says so and asks in lines, and sends nothing that would garble it."""
    with Terminal(words_for(folder), surroundings(TERM=term)) as terminal:
        terminal.wait_for("Into bed, a time:")
        terminal.press("22:50\n")
        terminal.wait_for("saved: 22:50")
        terminal.press("\x04")
        assert terminal.wait_for_exit() == 0
        assert b"\x1b" not in terminal.output
        assert terminal.output.startswith(f"TERM is {told}, which cannot show screens: asking line by line.".encode())
    assert "22:50" in json.dumps(nights_in_files(folder))


def test_ctrl_c_leaves_the_lines_cleanly(folder: Path) -> None:
    """A prompt is not answered; the shell gets its own line."""
    with Terminal([*words_for(folder), "--plain"], surroundings()) as terminal:
        terminal.wait_for("Into bed, a time:")
        terminal.press("\x03")
        assert terminal.wait_for_exit() == 130
        assert terminal.output.endswith(b"\r\n")
        assert b"Traceback" not in terminal.output
    assert nights_in_files(folder) == {}


def test_no_terminal_at_all_is_refused_in_one_line(folder: Path) -> None:
    """From cron or through a pipe it says how to do it, and does not stay behind."""
    done = subprocess.run(
        words_for(folder), env=surroundings(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "no terminal" in done.stderr
    assert "ssh -t" in done.stderr


@pytest.mark.parametrize("missing", ["</dev/null", ">/dev/null"])
def test_half_a_terminal_is_refused_too(missing: str, folder: Path) -> None:
    """A terminal on one side only is none: nothing is painted into the other."""
    shell = ["sh", "-c", f'exec "$@" {missing}', "sh", *words_for(folder)]
    with Terminal(shell, surroundings()) as terminal:
        assert terminal.wait_for_exit() == 2
        assert b"\x1b" not in terminal.output
        assert b"no terminal" in terminal.output


# --- what is left behind -----------------------------------------------------------------------------


def test_quitting_leaves_the_terminal_as_it_was(folder: Path) -> None:
    """After q my shell is there as before: its screen, its cursor, its mouse, its line settings."""
    with start(folder) as terminal:
        assert modes_left(terminal.output) >= {1049, 25, 2004}
        terminal.press("c117", "q")
        terminal.wait_for("1: ")
        quit_cleanly(terminal)
        assert terminal.line_settings() == terminal.untouched


def test_being_told_to_end_leaves_the_terminal_as_it_was(folder: Path) -> None:
    """When the machine goes down under me, my terminal does not stay full of mouse codes."""
    with start(folder) as terminal:
        terminal.signal(signal.SIGTERM)
        terminal.wait_for_exit()
        assert modes_left(terminal.output) == set()
        assert keyboard_levels_left(terminal.output) == 0
        assert terminal.line_settings() == terminal.untouched


# --- what a person's text can do ---------------------------------------------------------------------


def test_text_in_the_file_never_steers_the_terminal(folder: Path) -> None:
    """Whatever somebody put into my diary's file, reading it cannot reach into my terminal."""
    night = {
        "night_of": NIGHT,
        "zone": "Europe/Berlin",
        "notes": STEERING,
        "doses": [{"name": STEERING}],
        "uses": [{"strategy": STEERING}],
    }
    folder.mkdir(mode=0o700)
    (folder / "nights-2024.json").write_text(
        json.dumps({"stillnight": {"schema": 1, "revision": 1, "count": 1}, "nights": {"20240118": night}})
    )
    with start(folder) as terminal:
        terminal.wait_for(lambda: "tail" in terminal.row_with("Notes"))
        terminal.press("up", "up", "enter")
        terminal.wait_for("keeps them")
        terminal.press("tab")
        terminal.wait_for("▸ Notes")
        terminal.press(*["up"] * 4, "enter")
        terminal.wait_for("add a")
        terminal.press("q")
        terminal.wait_for("Into bed")
        terminal.settle()
        assert not steers(terminal.output)
        quit_cleanly(terminal)


def test_pasted_text_never_steers_the_terminal_and_is_kept_clean(folder: Path) -> None:
    """I paste from a web page into notes and into a name; what hides in it is gone, my words stay."""
    with start(folder) as terminal:
        terminal.press("up", "up", "enter")
        terminal.wait_for("keeps them")
        terminal.paste(f"warm bath{STEERING}")
        terminal.wait_for("tail")
        terminal.press("tab")
        terminal.wait_for("▸ Notes")
        terminal.press("up", "up", "up", "up", "space", "enter")
        terminal.wait_for("▏")
        terminal.paste(f"iron{STEERING}")
        terminal.wait_for(lambda: "tail" in terminal.row_with("▸ Medicine"))
        terminal.press("enter", "down")
        terminal.wait_for("▸ Dose")
        terminal.settle()
        assert not steers(terminal.output)
        kept = nights_in_files(folder)[NIGHT]
        texts_kept = (kept["notes"], kept["doses"][0]["name"])
        assert [text.isprintable() and "tail" in text for text in texts_kept] == [True, True]


def test_typed_control_characters_never_steer_the_terminal(folder: Path) -> None:
    """Characters that no key has are typed into my notes: the terminal is not steered, my words stay."""
    with start(folder) as terminal:
        terminal.press("up", "up", "enter")
        terminal.wait_for("keeps them")
        terminal.send("ab\x9b6n\x90q\x9c\u202ecd\x07\x0e".encode())
        terminal.wait_for("cd")
        terminal.press("tab")
        terminal.wait_for("▸ Notes")
        terminal.settle()
        assert not steers(terminal.output)
        assert nights_in_files(folder)[NIGHT]["notes"] == "ab6nqcd"


def test_line_noise_does_not_end_the_program(folder: Path) -> None:
    """A bad line, or a key of another alphabet's encoding, sends bytes that are no text: I can go on."""
    with start(folder) as terminal:
        terminal.send(b"\xff\xfe\xc3(")
        terminal.press("home")
        terminal.wait_for(lambda: terminal.at("EVENING"))
        quit_cleanly(terminal)


def test_the_command_beside_this_python_is_what_is_tested() -> None:
    """What a person installs is what these tests run."""
    done = subprocess.run([COMMAND, "--version"], env=surroundings(), capture_output=True, text=True, timeout=20)
    assert done.stdout.startswith("stillnight ")


def test_copying_is_asked_for_by_hand_and_never_claimed(folder: Path) -> None:
    """What I mark in my notes and copy goes to the terminal as its clipboard wants it; nobody says that it arrived."""
    with start(folder) as terminal:
        terminal.press("up", "up", "enter")
        terminal.wait_for("keeps them")
        terminal.press("note")
        terminal.wait_for("note")
        assert [osc for osc in oscs(terminal.output) if osc.startswith(b"52")] == []
        before = terminal.text
        terminal.press(*["\x1b[1;2D"] * 4, "\x03")
        terminal.wait_for(lambda: any(osc.startswith(b"52") for osc in oscs(terminal.output)))
        terminal.settle()
        assert [osc for osc in oscs(terminal.output) if osc.startswith(b"52")] == [b"52;c;" + b64encode(b"note")]
        assert terminal.text == before
