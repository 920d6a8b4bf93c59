"""Several people on one host, each with an account: the diary of one is closed to the other."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from stillnight.cli.ssh_key import OPTIONS
from tests.terminal.evening import surroundings
from tests.terminal.screen import PATIENCE
from tests.terminal.sshd import client, make_key, serving

USERADD: Final = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

OURS: Final = re.compile(r"sn-(?:ada|ben)-(\d+)")
"""What the accounts of these tests are called, with the number of the test run; one that was killed leaves them."""

BECOMING: Final = """
import contextlib, io, os, sys
from stillnight.cli.main import main
uid, gid, own, folder, *words = sys.argv[1:]
os.umask(0o077)
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    main(["--diary", own, *words])
os.setgroups([])
os.setgid(int(gid))
os.setuid(int(uid))
sys.exit(main(["--diary", folder, *words]))
"""
"""Loads all that a command needs while it may read this environment, and then does it as somebody else."""


class Person(NamedTuple):
    """An account of this machine, made for these tests."""

    name: str
    uid: int
    gid: int
    home: Path

    @property
    def diary(self) -> Path:
        """Where this person's diary is."""
        return self.home / "share" / "diary"

    def does(self, *argv: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the machine as this person."""
        return ended([str(word) for word in argv], user=self.uid, group=self.gid, extra_groups=[])

    def asks(self, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Stillnight as this person, in a diary."""
        with tempfile.TemporaryDirectory() as own:
            argv = (str(self.uid), str(self.gid), own, str(folder), *words)
            return ended([sys.executable, "-c", BECOMING, *argv])


def ended(argv: list[str], **how: object) -> subprocess.CompletedProcess[str]:
    """A program that was run to its end."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        argv,
        env=surroundings(TZ="Europe/Berlin"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE * 2,
        **how,
    )


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that everybody may go through, which that of the other tests is not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def people(place: Path) -> Iterator[tuple[Person, Person]]:
    """Ada, whose shell is bash, and Ben, whose shell is sh; both are gone at the end."""
    if os.getuid() != 0 or USERADD is None:
        pytest.skip("only root can make accounts for a test")
    for known in pwd.getpwall():
        if (left := OURS.fullmatch(known.pw_name)) and not Path("/proc", left[1]).exists():
            remove(known.pw_name)
    made: list[Person] = []
    try:
        for name, shell in (("ada", "/bin/bash"), ("ben", "/bin/sh")):
            made.append(account(f"sn-{name}-{os.getpid()}", place / name, shell))
        yield made[0], made[1]
    finally:
        for person in made:
            remove(person.name)


def remove(name: str) -> None:
    """Take an account away."""
    subprocess.run(["userdel", "-f", name], check=True, capture_output=True, timeout=PATIENCE * 2)


def files_in(folder: Path) -> dict[Path, tuple[int, int, bytes]]:
    """Each file with its permissions, its last change and what is in it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def account(name: str, home: Path, shell: str) -> Person:
    """Make an account that nobody can log in to with a password, with a home as systems make it: open to look at."""
    assert USERADD is not None
    words = [USERADD, "--no-create-home", "--home-dir", str(home), "--shell", shell, "--password", "*", name]
    subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE * 2)
    known = pwd.getpwnam(name)
    (home / "share").mkdir(parents=True)
    for folder in (home, home / "share"):
        folder.chmod(0o755)
        os.chown(folder, known.pw_uid, known.pw_gid)
    return Person(name, known.pw_uid, known.pw_gid, home)


@pytest.fixture(scope="module")
def kept(people: tuple[Person, Person]) -> tuple[Person, Person]:
    """Ada has written something, and changed it, so that there are backups."""
    ada, _ = people
    for much in ("3", "4"):
        told = ada.asks(ada.diary, "set", "notes=secret", f"fatigue={much}")
        assert (told.returncode, told.stderr) == (0, ""), told
    return people


def test_all_of_a_diary_belongs_to_its_person_alone(kept: tuple[Person, Person]) -> None:
    """My home is open to look at, and my diary in it is not."""
    ada, _ = kept
    found = [ada.diary, *ada.diary.rglob("*")]
    assert {path.name for path in found} >= {"diary", "backups"}
    for path in found:
        info = path.stat()
        assert (info.st_uid, info.st_gid) == (ada.uid, ada.gid), path
        assert stat.S_IMODE(info.st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_no_program_of_another_account_reads_it(kept: tuple[Person, Person]) -> None:
    """Ben lists, copies and opens, and is told no."""
    ada, ben = kept
    for path in [ada.diary, *ada.diary.rglob("*")]:
        told = ben.does("ls" if path.is_dir() else "cat", path)
        assert told.returncode != 0
        assert told.stdout == ""
        assert "Permission denied" in told.stderr
    assert ada.does("cat", next(ada.diary.glob("nights-*.json"))).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        ("show", "--json"),
        ("set", "fatigue=9"),
        ("log", "cramp"),
        ("check",),
        ("restore", "--list"),
        ("heatmap",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("way", ["named", "linked"])
def test_no_command_of_another_account_reads_it_or_changes_it(
    kept: tuple[Person, Person], words: tuple[str, ...], way: str
) -> None:
    """Ben names my folder, or makes a link to it; nothing of it is shown, and nothing of it is other than before."""
    ada, ben = kept
    folder = ada.diary
    if way == "linked":
        folder = ben.home / "share" / "link"
        folder.unlink(missing_ok=True)
        folder.symlink_to(ada.diary)
    before = files_in(ada.diary)
    told = ben.asks(folder, *words)
    assert "secret" not in told.stdout + told.stderr
    assert "Traceback" not in told.stderr
    assert told.returncode != 0, told
    assert files_in(ada.diary) == before


@pytest.fixture
def marks(people: tuple[Person, Person]) -> dict[str, Path]:
    """Both have put a word into the files that shells and sshd read at a login."""
    marked = {}
    for person in people:
        (person.home / ".ssh").mkdir(exist_ok=True)
        for name in (".bashrc", ".profile", ".ssh/rc"):
            mark = person.home / f"mark-{name.replace('/', '-')}"
            (person.home / name).write_text(f"touch {mark}\n")
            mark.unlink(missing_ok=True)
            marked[f"{person.name}:{name}"] = mark
    return marked


@pytest.mark.parametrize("options", [OPTIONS, ""], ids=["restricted", "plain"])
def test_the_line_closes_the_rc_of_ssh_and_a_plain_shell_the_rest(
    people: tuple[Person, Person], marks: dict[str, Path], place: Path, options: str
) -> None:
    """``restrict`` keeps sshd from ~/.ssh/rc; ~/.bashrc is read by bash whatever the line says, and not by sh."""
    if not (place / "key").exists():
        make_key(place / "key")
    key = (place / "key.pub").read_text()
    (place / "keys").write_text(",".join(filter(None, (options, 'command="echo forced"'))) + f" {key}")
    (place / "host").unlink(missing_ok=True)
    with serving(place, place / "keys", "PermitUserRC yes") as port:
        for person in people:
            told = ended([*client(port, place, place / "key", user=person.name), "id"])
            assert (told.returncode, told.stdout) == (0, "forced\n"), told
    ada, ben = people
    read = {name for name, mark in marks.items() if mark.exists()}
    rc = set() if options else {f"{ada.name}:.ssh/rc", f"{ben.name}:.ssh/rc"}
    assert read == {f"{ada.name}:.bashrc"} | rc
