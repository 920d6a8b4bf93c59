"""A captive account through a real sshd: every way out of the diary that is known is tried, with the line of ssh-key.

The server takes whatever a client sends (``AcceptEnv *``), which no careful host does.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, Self

import pytest

from tests.terminal.evening import COMMAND, nights_in_files, surroundings
from tests.terminal.screen import PATIENCE, Terminal
from tests.terminal.sshd import SSHD, client, make_key, serving

ALLOWED: Final = "there are log, set, show, heatmap"


class Server(NamedTuple):
    """An sshd for all tests here; whom it lets in is written anew for each."""

    folder: Path
    port: int


class Account:
    """The account that keeps the diaries, as those who may only open their own come to it."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.lines: list[str] = []
        self.opened: list[Terminal] = []

    def add(self, person: str, diary: Path) -> None:
        """Give a person a key and paste the line for it."""
        key = self.server.folder / person
        if not key.exists():
            make_key(key)
        words = ["ssh-key", person, "--diary", str(diary), "--key", f"{key}.pub"]
        told = subprocess.run([COMMAND, *words], env=surroundings(), capture_output=True, text=True, check=True)
        self.lines.append(told.stdout)
        (self.server.folder / "authorized_keys").write_text("".join(self.lines))

    def words(self, person: str, *options: str) -> list[str]:
        """What the person's ssh is called with."""
        return client(self.server.port, self.server.folder, self.server.folder / person, *options)

    def ask(self, command: str | bytes, person: str = "ada", *options: str) -> subprocess.CompletedProcess[str]:
        """Ask for a command, without a terminal."""
        return ended([*self.words(person, *options), "--", command])

    def open(self, *options: str, person: str = "ada") -> Terminal:
        """Open the diary in a terminal."""
        terminal = Terminal([*self.words(person, "RequestTTY=force", *options)], surroundings())
        self.opened.append(terminal)
        return terminal

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for terminal in self.opened:
            terminal.close()


def ended(argv: Sequence[str | bytes], stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A program that was run to its end."""
    return subprocess.run(
        argv, env=surroundings(), input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE * 2
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One sshd, with sftp to offer and every variable welcome."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "authorized_keys").touch()
    settings = ("Subsystem sftp internal-sftp", "PermitUserEnvironment yes", "MaxStartups 100")
    with serving(folder, folder / "authorized_keys", *settings, accepts="*") as port:
        yield Server(folder, port)


@pytest.fixture
def account(server: Server, folder: Path, tmp_path: Path) -> Iterator[Account]:
    """An account with Ada's diary."""
    with Account(server, tmp_path) as account:
        account.add("ada", folder)
        yield account


def tonight(terminal: Terminal) -> Terminal:
    """The terminal once the diary stands in it."""
    terminal.wait_for("Tonight")
    terminal.settle()
    return terminal


def leave_box(terminal: Terminal) -> None:
    """Close the box of a cramp."""
    terminal.press("q")
    terminal.wait_for_end_of("Ended by")


def click(terminal: Terminal, text: str) -> None:
    """Press and release the mouse's button all along the first row with this text."""
    line = terminal.line_of(text)
    for column in range(terminal.rows[line].index(text) + 1, len(terminal.rows[line]) + 1, 3):
        terminal.press(f"\x1b[<0;{column};{line + 1}M", f"\x1b[<0;{column};{line + 1}m")
    terminal.settle()


# --- what it is for --------------------------------------------------------------------------------


def test_the_key_opens_its_diary_and_saves(account: Account, folder: Path) -> None:
    """I connect with nothing but my key, answer a row, and it is on the disk; then I am out."""
    terminal = tonight(account.open("SendEnv=LANG"))
    terminal.press("c")
    terminal.wait_for("saved ")
    leave_box(terminal)
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    (night,) = nights_in_files(folder).values()
    assert len(night["cramps"]) == 1


def test_a_command_of_the_list_is_done_without_a_terminal(account: Account, folder: Path) -> None:
    """A button on my phone sends one line."""
    told = account.ask("log cramp --side left --pain 7")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("noted: cramp")
    told = account.ask("stillnight set 'notes=a \"long\" day; really' fatigue=3")
    assert (told.returncode, told.stderr) == (0, "")
    (night,) = nights_in_files(folder).values()
    assert night["notes"] == 'a "long" day; really'
    assert account.ask("show --json").stdout.startswith("{")


def test_the_diary_goes_out_on_standard_output(account: Account) -> None:
    """I take everything I wrote home with me, over the line, in a file of my own machine."""
    assert account.ask("set notes='a long day' fatigue=3").returncode == 0
    told = account.ask("export")
    assert (told.returncode, told.stderr) == (0, "")
    assert "a long day" in json.dumps(json.loads(told.stdout))


def test_help_says_what_may_be_asked(account: Account) -> None:
    """I ask."""
    told = account.ask("help")
    assert (told.returncode, told.stderr) == (0, "")
    assert "log cramp" in told.stdout


def test_without_a_terminal_it_says_how_to_get_one(account: Account) -> None:
    """My client gave me none."""
    told = account.ask("stillnight")
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    assert "ssh -t HOST" in told.stderr


def test_a_folder_with_odd_signs_goes_through_sshd_and_shell_as_it_is(server: Server, tmp_path: Path) -> None:
    """The folder has blanks, quotation marks and signs that a shell acts on."""
    diary = tmp_path / 'a "b" c\'s $HOME `id` \\' / 'd\\" e'
    with Account(server, tmp_path) as account:
        account.add("ada", diary)
        told = account.ask("set fatigue=3")
    assert (told.returncode, told.stderr) == (0, "")
    assert list(diary.glob("nights-*.json"))


# --- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        *("log cramp; id", "log cramp && id", "log $(id)", "log `id`", "log cramp\nid", "show > x", "bash", "-c id"),
        *("", "--diary / show", "set --diary=/ fatigue=1", "export -o x", "report --output=x", "restore", "show '"),
        *("show --captive", "show --zone ../../etc/passwd", "scp -t /", "internal-sftp"),
    ],
)
def test_what_is_not_in_the_list_is_refused_in_one_line(account: Account, folder: Path, asked: str) -> None:
    """I am told what there is; no shell saw what I typed."""
    told = account.ask(asked or "''")
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1), told
    assert told.stderr.startswith("stillnight: ")
    assert "uid=" not in told.stderr
    assert not folder.exists()


@pytest.mark.parametrize("asked", [b"set notes=\xff\xfe", b"\xffshow", b"log cramp --id \xc3\x28"])
def test_bytes_that_are_no_text_are_refused(account: Account, folder: Path, asked: bytes) -> None:
    """A client of another age sends Latin-1."""
    told = account.ask(asked)
    assert (told.returncode, told.stdout) == (2, "")
    assert "UTF-8" in told.stderr
    assert not folder.exists()


@pytest.mark.parametrize("length", [30_000, 120_000])
def test_what_is_too_long_is_refused(account: Account, folder: Path, length: int) -> None:
    """Nobody fills the disk with one line."""
    told = account.ask("set notes=" + "x" * length)
    assert told.returncode != 0
    assert told.stdout == ""
    assert "xxx" not in told.stderr
    assert not folder.exists()


def test_nothing_that_is_piped_in_is_read_as_a_command(account: Account) -> None:
    """What I send after the line goes nowhere."""
    told = ended([*account.words("ada"), "show"], stdin="id\nimport os; os.system('id')\n")
    assert told.returncode == 0
    assert "uid=" not in told.stdout + told.stderr


# --- files and connections -------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", ["-O", "-s"], ids=["scp", "sftp"])
@pytest.mark.parametrize("way", ["there", "here"])
def test_no_file_is_copied_either_way(account: Account, tmp_path: Path, protocol: str, way: str) -> None:
    """Neither scp nor sftp brings anything in or out."""
    (tmp_path / "mine").write_text("x")
    _, *words, host = account.words("ada")
    words[words.index("-p")] = "-P"
    ends = [str(tmp_path / "mine"), f"{host}:{tmp_path / 'theirs'}"]
    if way == "here":
        ends = [f"{host}:{tmp_path / 'mine'}", str(tmp_path / "theirs")]
    told = ended(["scp", protocol, *words, *ends])
    assert told.returncode != 0
    assert not (tmp_path / "theirs").exists()


def test_no_connection_goes_through_it(account: Account, server: Server) -> None:
    """My key is no way into the host's network, in either direction."""
    through = ["-W", f"127.0.0.1:{server.port}"]
    name, *words = account.words("ada")
    told = ended([name, *through, *words])
    assert "SSH-2.0" not in told.stdout
    assert (told.returncode, told.stderr) == (255, "stdio forwarding failed\n")
    for forward in (["-R", "0:127.0.0.1:1"], ["-R", "0"]):
        told = ended([name, *forward, "-o", "ExitOnForwardFailure=yes", *words, "show"])
        assert told.returncode == 255, told


def test_without_restrict_a_connection_would_go_through(account: Account, server: Server) -> None:
    """The test above would see it."""
    lines = (server.folder / "authorized_keys").read_text()
    (server.folder / "authorized_keys").write_text(lines.replace("restrict,pty,", ""))
    name, *words = account.words("ada")
    assert ended([name, "-W", f"127.0.0.1:{server.port}", *words]).stdout.startswith("SSH-2.0")


# --- the screens -----------------------------------------------------------------------------------


def pictures() -> set[Path]:
    """Every picture at home and in its folders: where Textual would put one."""
    return {*Path.home().glob("*.svg"), *Path.home().glob("*/*.svg")}


def test_the_palette_takes_no_picture(account: Account, folder: Path) -> None:
    """Textual's own palette would write one for all to read."""
    before = pictures()
    terminal = tonight(account.open())
    terminal.press("ctrl+p")
    terminal.wait_for("Search for commands")
    terminal.press("screenshot")
    terminal.settle()
    assert "SVG" not in terminal.text
    terminal.press("enter")
    terminal.settle()
    terminal.press("escape", "escape")
    tonight(terminal)
    assert pictures() == before
    assert not folder.exists()


def test_an_action_in_a_note_is_not_run_by_a_click(account: Account, tmp_path: Path) -> None:
    """A note that says so in Textual's words takes no picture and ends nothing, on its row and opened."""
    trap = f"[@click=app.screenshot('harm.svg','{tmp_path}')]click[/] [@click=app.quit]quit[/]"
    assert account.ask(f'set "notes={trap}"').returncode == 0
    terminal = tonight(account.open())
    for _ in range(40):
        if terminal.at("Notes"):
            break
        terminal.press("down")
        terminal.settle()
    terminal.wait_for("[@click")
    click(terminal, "[@click")
    terminal.press("enter")
    terminal.wait_for("[@click")
    click(terminal, "[@click")
    assert not terminal.closed
    assert not (tmp_path / "harm.svg").exists()


def test_an_address_opens_no_browser(account: Account, tmp_path: Path) -> None:
    """A browser in the terminal runs commands; the sources of a page are only read."""
    script = tmp_path / "browser"
    script.write_text(f"#!/bin/sh\ntouch {tmp_path / 'mark'}\n")
    script.chmod(0o755)
    terminal = tonight(account.open(f"SetEnv=BROWSER={script}"))
    terminal.press("G")
    terminal.wait_for("When to call for help now")
    terminal.press("enter")
    terminal.settle()
    terminal.press("s")
    terminal.wait_for("http")
    click(terminal, "http")
    terminal.press("enter")
    terminal.settle()
    assert not (tmp_path / "mark").exists()


def test_ctrl_z_takes_back_and_never_leaves(account: Account, folder: Path) -> None:
    """At any moment, from before the first screen on, there is no shell behind the diary."""
    terminal = account.open()
    terminal.press("ctrl+z", "ctrl+z")
    tonight(terminal)
    terminal.press("c")
    terminal.wait_for("saved ")
    leave_box(terminal)
    terminal.press("ctrl+z")
    terminal.wait_for(lambda: not any("cramps" in night for night in nights_in_files(folder).values()))
    terminal.press("\x1c", "\x03", "\x04", "\x1a")
    terminal.settle()
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert "$" not in terminal.rows[-1]


# --- what a client may send ------------------------------------------------------------------------


def test_no_variable_of_a_client_writes_a_file_or_runs_code(account: Account, folder: Path, tmp_path: Path) -> None:
    """The host lets clients send any variable, and I send all that would help me; none does."""
    evil = tmp_path / "evil"
    evil.mkdir()
    (evil / "sitecustomize.py").write_text(f"open({str(tmp_path / 'mark')!r}, 'w').close()")
    (evil / "evil.py").write_text(f"open({str(tmp_path / 'mark')!r}, 'w').close()")
    sent = {
        **dict.fromkeys(
            ("TEXTUAL_SCREENSHOT_LOCATION", "PYTHONPATH", "PYTHONTZPATH", "XDG_DATA_HOME", "TERMINFO"), evil
        ),
        **dict.fromkeys(("TEXTUAL_LOG", "STILLNIGHT_DIARY", "EDITOR", "PAGER"), evil / "new"),
        **dict.fromkeys(("PYTHONSTARTUP", "BROWSER"), evil / "evil.py"),
        **dict.fromkeys(("PYTHONINSPECT", "STILLNIGHT_MOUSE", "RICH_THEME"), "1"),
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_FILENAME": "x.svg",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_DRIVER": "evil:X",
        "TZ": "../../evil",
        "COLUMNS": "9999",
    }
    terminal = tonight(account.open("SetEnv=" + " ".join(f"{name}={said}" for name, said in sent.items())))
    assert b"\x1b[?1000h" not in terminal.output
    terminal.press("c")
    terminal.wait_for("saved ")
    leave_box(terminal)
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert ">>>" not in terminal.text
    assert {path.name for path in evil.iterdir()} == {"sitecustomize.py", "evil.py"}
    assert not (tmp_path / "mark").exists()
    assert nights_in_files(folder)


# --- others ----------------------------------------------------------------------------------------


def test_no_key_of_an_account_reaches_the_diary_of_another(account: Account, folder: Path, tmp_path: Path) -> None:
    """Ben has a key of the same account; of what Ada wrote he sees nothing, whatever he asks and sends."""
    theirs = tmp_path / "ben"
    account.add("ben", theirs)
    assert account.ask("set notes=secret fatigue=3", "ada").returncode == 0
    sent = f"SetEnv=STILLNIGHT_DIARY={folder} HOME={folder} XDG_DATA_HOME={folder}"
    for asked in ("show", "show --json", "heatmap --text", f"show --diary {folder}", f"set --diary={folder} fatigue=9"):
        told = account.ask(asked, "ben", sent)
        assert "secret" not in told.stdout + told.stderr
    assert account.ask("set fatigue=9", "ben", sent).returncode == 0
    (night,) = nights_in_files(folder).values()
    assert night["fatigue"] == 3
    (night,) = nights_in_files(theirs).values()
    assert "notes" not in night


def test_as_the_command_of_a_whole_account_it_is_the_same(server: Server, tmp_path: Path, folder: Path) -> None:
    """Somebody with an account of their own has it as ForceCommand, and any key."""
    make_key(tmp_path / "key")
    (tmp_path / "keys").write_text((tmp_path / "key.pub").read_text())
    force = f"ForceCommand {COMMAND} --captive --diary {folder}"
    with serving(tmp_path, tmp_path / "keys", force, "DisableForwarding yes") as port:
        words = client(port, tmp_path, tmp_path / "key")
        assert ended([*words, "set fatigue=3"]).returncode == 0
        assert ALLOWED in ended([*words, "bash"]).stderr
    assert nights_in_files(folder)


def test_the_settings_that_ssh_key_advises_are_taken_by_sshd(server: Server, account: Account, tmp_path: Path) -> None:
    """I paste the block as it stands, with my account's name."""
    assert SSHD is not None
    advice = [line.removeprefix("# ") for line in account.lines[0].splitlines()]
    first = advice.index("Match User ACCOUNT")
    block = [advice[first], *(line for line in advice[first + 1 :] if line.startswith("    "))]
    assert "    DisableForwarding yes" in block
    config = tmp_path / "config"
    config.write_text("\n".join((f"HostKey {server.folder / 'host'}", *block)) + "\n")
    told = ended([SSHD, "-t", "-f", str(config)])
    assert (told.returncode, told.stderr) == (0, "")
