"""Whose clock I go by, and who said so."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from stillnight.cli.zones import home_of, machine_zone, zone_in_tz
from stillnight.diary.errors import ZoneUnknown
from stillnight.diary.home import Home
from tests.cli.shell import Shell


@pytest.fixture
def no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose zone file is no link, so that its other files have to say."""

    def readlink(path: str, **_: object) -> str:
        raise OSError(path)

    monkeypatch.setattr("os.readlink", readlink)


def test_the_link_to_the_zone_file_says_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most machines say their zone by a link."""
    monkeypatch.setattr("os.readlink", lambda _, **__: "../usr/share/zoneinfo/America/Lima")
    assert home_of(None, None, {}) == Home("America/Lima", "this machine")


@pytest.mark.parametrize(
    ("asked", "settled", "environ", "home"),
    [
        ("Asia/Tokyo", "Europe/Berlin", {"TZ": "UTC"}, Home("Asia/Tokyo", "--zone")),
        (None, "Europe/Berlin", {"TZ": "UTC"}, Home("Europe/Berlin", "the diary")),
        (None, None, {"TZ": "UTC"}, Home("UTC", "TZ")),
        (None, None, {"TZ": "UTC", "SSH_TTY": "/dev/pts/0"}, Home("UTC", "TZ", remote=True)),
        (None, None, {"TZ": "UTC", "SSH_CONNECTION": "a b c d"}, Home("UTC", "TZ", remote=True)),
        ("Asia/Tokyo", None, {"TZ": "Mars/Base"}, Home("Asia/Tokyo", "--zone")),
    ],
)
def test_the_first_that_names_a_zone_wins(
    asked: str | None, settled: str | None, environ: dict[str, str], home: Home
) -> None:
    """`--zone` before my settings before TZ."""
    assert home_of(asked, settled, environ) == home


@pytest.mark.usefixtures("no_link")
@pytest.mark.parametrize("environ", [{}, {"TZ": ""}, {"TZ": ":/etc/localtime"}])
def test_the_machine_is_asked_last(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody says anything, so the machine's zone it is."""
    monkeypatch.setitem(sys.modules, "tzlocal", SimpleNamespace(get_localzone_name=lambda: "America/Lima"))
    assert home_of(None, None, environ) == Home("America/Lima", "this machine")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        (":/usr/share/zoneinfo/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("/etc/localtime", ""),
        ("", ""),
        (":", ""),
    ],
)
def test_tz_is_read_in_all_its_forms(said: str, name: str) -> None:
    """TZ is written in several ways; each names my zone."""
    assert zone_in_tz(said) == name


@pytest.mark.parametrize("tz", ["Mars/Base", "CET-1CEST,M3.5.0,M10.5.0/3", "/etc/passwd", "../UTC", "utc0\x1b"])
def test_a_tz_that_is_no_zone_is_refused_and_never_taken_for_utc(tz: str) -> None:
    """TZ is broken; I am told so, and no night is written down at the wrong hour."""
    with pytest.raises(ZoneUnknown, match=r"TZ says .*, which is no time zone; correct it or give --zone"):
        home_of(None, None, {"TZ": tz})


def test_settings_that_name_no_zone_are_refused() -> None:
    """The file names a zone that has gone; I am told which of the three to mend."""
    with pytest.raises(ZoneUnknown, match='the diary says "Mars/Base"'):
        home_of(None, "Mars/Base", {"TZ": "UTC"})


def fails() -> str:
    """A machine whose files contradict each other."""
    raise LookupError("conflicting")


@pytest.mark.usefixtures("no_link")
@pytest.mark.parametrize("tell", [fails, lambda: None, lambda: ""], ids=["conflicting", "nothing", "empty"])
def test_a_machine_that_does_not_say_is_no_reason_to_guess(tell: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare container knows no zone; I am told how to name mine."""
    monkeypatch.setitem(sys.modules, "tzlocal", SimpleNamespace(get_localzone_name=tell))
    with pytest.raises(ZoneUnknown, match="--zone NAME"):
        machine_zone()


@pytest.mark.parametrize(
    "argv", [["set", "sleep.bed=now"], ["log", "cramp"], ["log", "urge", "3"], ["show"]], ids=" ".join
)
def test_no_command_goes_on_with_a_zone_that_is_none(shell: Shell, argv: list[str]) -> None:
    """Whatever I do, a broken TZ stops it before anything is saved."""
    shell.environ["TZ"] = "Mars/Base"
    assert 'TZ says "Mars/Base"' in shell.refused(*argv)
    assert not shell.folder.exists()
