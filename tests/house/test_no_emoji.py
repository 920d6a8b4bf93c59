"""No emoji: nothing that is written here can become a picture, which terminals count as one column or two."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.emoji import emoji_in

TOP = Path(__file__).parents[2]
SOURCES = sorted((TOP / "src" / "stillnight").rglob("*"))
MODULES = [path for path in SOURCES if path.suffix == ".py"]
WORDS = [path for path in SOURCES if path.suffix in {".toml", ".css", ".tcss"}]
PAGES = [TOP / "README.md", TOP / "CHANGELOG.md"]


def strings(source: str) -> Iterator[str]:
    """Every text in a module, with what its escapes stand for."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def name(path: Path) -> str:
    """What a test of a file is called."""
    return str(path.relative_to(TOP))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_table_and_no_text_of_the_program_has_an_emoji(path: Path) -> None:
    """Questions, measures, commands, signs and every word on a screen are letters and plain signs."""
    source = path.read_text(encoding="utf-8")
    assert [sign for text in strings(source) for sign in emoji_in(text)] == []


@pytest.mark.parametrize("path", [*WORDS, *PAGES], ids=name)
def test_no_file_of_words_has_an_emoji(path: Path) -> None:
    """Strategies, guide, signs, sources, styles and what a newcomer reads neither."""
    assert emoji_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("sign", ["😴", "✅", "⚠", "⏰", "▶", "❤️", "🇩🇪", "1️⃣", "⌨", "Ⓜ", "™"])
def test_an_emoji_is_known_as_one(sign: str) -> None:
    """The rule above can fail: a picture of any kind is found."""
    assert emoji_in(sign)


@pytest.mark.parametrize("sign", ["田", "＝", "✓", "▲", "▸", "○", "✗", "■", "↑", "→", "⌫", "█", "é", "1", "#"])
def test_a_plain_sign_is_none(sign: str) -> None:
    """What the program draws with has one shape everywhere."""
    assert emoji_in(sign) == []
