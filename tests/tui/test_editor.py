"""The text being typed on a row: what is in sight of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stillnight.tui.widgets.editor import Editor
from tests.tui.driving import StandingClock, app_at, app_of, press, screen_lines, type_text

SIGNS = st.lists(st.sampled_from(["a", "b", " ", "é", "e\u0301", "界", "👩\u200d👧"]), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "caret", "columns", "seen"),
    [
        ("2045", 4, 10, ("2045", "")),
        ("abcdef", 6, 7, ("abcdef", "")),
        ("abcdef", 6, 6, ("…cdef", "")),
        ("abcdef", 3, 6, ("abc", "def")),
        ("abcdef", 5, 6, ("…cde", "f")),
        ("界界界", 3, 6, ("…界界", "")),
        ("界界界", 3, 5, ("…界", "")),
    ],
)
def test_what_is_too_long_gives_way_before_the_caret(
    text: str, caret: int, columns: int, seen: tuple[str, str]
) -> None:
    """On my phone I type a long name, and always see the end of it that I am typing."""
    assert Editor(text, caret).in_sight(columns, "…") == seen


@given(SIGNS, st.integers(0, 30), st.integers(6, 40))
def test_the_caret_is_always_in_sight(text: str, caret: int, columns: int) -> None:
    """Whatever I type, and in whatever script, I see where the next sign goes."""
    editor = Editor(text, min(caret, len(text)))
    before, after = editor.in_sight(columns, "…")
    assert cell_len(before) + 1 + (1 if after else 0) <= columns
    assert after == editor.around[1]
    assert editor.around[0].endswith(before.removeprefix("…"))


async def test_a_long_name_is_typed_with_its_end_in_sight() -> None:
    """On the phone the name of my own strategy is longer than the row: what I type last is what I see."""
    app = app_at(StandingClock("2026-11-22 21:40"))
    async with app.run_test(size=(45, 20)) as pilot:
        await press(pilot, "S", "plus")
        await type_text(pilot, "standing on the cold tiles of the kitchen floor")
        row = next(line for line in screen_lines(app_of(pilot)) if "▏" in line)
        assert "kitchen floor▏" in row
        assert "…" in row
        rows = app.screen.focused
        at = getattr(rows, "cursor_at", None)
        assert rows is not None
        assert at is not None
        assert screen_lines(app)[rows.content_region.y + at.y][rows.content_region.x + at.x] == "▏"
