"""The doors of Textual that lead out of the diary: closed for everybody, since nobody here goes through them.

A captive account must not write a file of its own naming, start another program, or get back to a shell; and a note
with an action in it, should one ever be read as such, finds nothing to do harm with.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

from textual.app import SuspendNotSupported

from stillnight.tui.part import AppPart


class Indoors(AppPart):
    """An app that writes no file, opens no program and never gives its terminal away."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Take no picture: it would be a file that holds the diary."""

    def save_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str:
        """Write no picture, and name none."""
        return ""

    def deliver_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str | None:
        """Write no picture into the Downloads."""
        return None

    def deliver_text(
        self,
        path_or_file: str | Path | TextIO,
        *,
        save_directory: str | Path | None = None,
        save_filename: str | None = None,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> str | None:
        """Write no text into the Downloads."""
        return None

    def deliver_binary(
        self,
        path_or_file: str | Path | BinaryIO,
        *,
        save_directory: str | Path | None = None,
        save_filename: str | None = None,
        open_method: Literal["browser", "download"] = "download",
        mime_type: str | None = None,
        name: str | None = None,
    ) -> str | None:
        """Write no bytes into the Downloads."""
        return None

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open no browser: one in a terminal runs commands. Addresses stand on the pages in full."""

    def action_suspend_process(self) -> None:
        """Stay: there may be no shell to come back from."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal to no other program.

        Raises:
            SuspendNotSupported: always.
        """
        raise SuspendNotSupported("Stillnight starts no other program")
        yield
