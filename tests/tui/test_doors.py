"""The doors of Textual that lead out of the diary are closed, by whatever way they are tried."""

from __future__ import annotations

import ast
import io
import signal
import webbrowser
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported
from textual.command import CommandPalette

from stillnight import tui
from stillnight.tui.app import StillnightApp
from tests.builders import night_with
from tests.tui.driving import app_at, diary_with, go_to, press, screen_text

EVENING = "2026-11-22 21:40"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and a present folder in which nothing is."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("Downloads", "Desktop"):
        (tmp_path / name).mkdir()
    return tmp_path


def files_in(home: Path) -> list[Path]:
    """Every file that there is now."""
    return [path for path in home.rglob("*") if path.is_file()]


async def test_no_picture_is_written_by_any_name(home: Path) -> None:
    """A screenshot would be a file with my diary in it, for all to read."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action(f"app.screenshot('.bashrc', '{home}')")
        app.action_screenshot("a.svg", str(home))
        assert app.deliver_screenshot("b.svg", str(home)) is None
        assert app.save_screenshot("c.svg", str(home)) == ""
        await pilot.pause()
    assert files_in(home) == []


async def test_nothing_is_delivered(home: Path) -> None:
    """Nor is any text or file brought out under another name."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.deliver_text(io.StringIO("x"), save_directory=home, save_filename="x") is None
        assert app.deliver_binary(io.BytesIO(b"x"), save_directory=home, save_filename="x") is None
        await pilot.pause()
    assert files_in(home) == []


async def test_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser in the terminal takes commands for the shell."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, *_, **__: opened.append(url))
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)):
        app.open_url("file:///etc/passwd")
        assert app._driver is not None
    assert opened == []


async def test_it_cannot_be_put_to_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no shell behind it, nobody could wake it again."""
    sent: list[int] = []
    monkeypatch.setattr("os.kill", lambda _, number: sent.append(number))
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)):
        await app.run_action("app.suspend_process")
        with pytest.raises(SuspendNotSupported), app.suspend():
            pass
    assert signal.SIGTSTP not in sent


@pytest.mark.parametrize("words", ["screenshot", "theme", "keys", "suspend", "browser", "file"])
async def test_the_palette_has_the_commands_of_the_table_and_no_others(words: str) -> None:
    """Typing what Textual itself would offer finds nothing of it."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 24)) as pilot:
        own = {command.title for command in app.get_system_commands(app.screen)}
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await press(pilot, *words)
        assert "svg" not in screen_text(app).lower()
        assert not own & {"Screenshot", "Theme", "Keys", "Quit the application"}


HARM = "[@click=app.screenshot('harm.svg','{home}')]slept well[/] [@click=app.quit]x[/]"


@pytest.mark.parametrize("keys", [(), ("enter",)], ids=["on its row", "opened"])
async def test_an_action_in_a_note_is_text_wherever_it_is_clicked(home: Path, keys: tuple[str, ...]) -> None:
    """Somebody sent me a diary with a trap in its notes; I click on it, and it is a note."""
    note = HARM.format(home=home)
    app = app_at(EVENING, diary_with(night_with({"notes": note})))
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "notes")
        await press(pilot, *keys)
        row = next(at for at, text in enumerate(screen_text(app).splitlines()) if "[@click" in text)
        left = screen_text(app).splitlines()[row].index("[@click")
        for column in range(left, left + 60, 4):
            await pilot.click(offset=(min(column, 119), row))
        assert app.is_running
        assert app._exception is None
    assert files_in(home) == []


OUTWARD_MODULES = {"subprocess", "webbrowser", "tempfile", "shutil", "socket", "urllib", "pty", "importlib"}
OUTWARD_CALLS = {"open", "write_text", "write_bytes", "system", "popen", "execv", "execve", "spawnv", "eval", "exec"}


def outward(file: Path) -> set[str]:
    """What a module imports or calls that could reach outside the diary."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names} & OUTWARD_MODULES
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "").partition(".")[0]} & OUTWARD_MODULES
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            found |= {name} & OUTWARD_CALLS
    return found


def test_no_screen_reaches_outside_the_diary_by_itself() -> None:
    """No screen of ours writes a file of a name that was typed, or starts a program: a captive account has them all."""
    folder = Path(tui.__file__).parent
    assert {file.name: found for file in folder.rglob("*.py") if (found := outward(file))} == {}


def test_every_way_out_that_textual_has_is_closed_in_our_class() -> None:
    """A newer Textual that renames one of them fails here, before anybody is let out."""
    for name in ("action_screenshot", "save_screenshot", "deliver_screenshot", "deliver_text", "deliver_binary"):
        assert getattr(StillnightApp, name).__module__ == "stillnight.tui.doors"
    for name in ("open_url", "action_suspend_process", "suspend"):
        assert getattr(StillnightApp, name).__module__ == "stillnight.tui.doors"
