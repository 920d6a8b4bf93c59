"""No emoji on any screen, Textual's own included."""

from __future__ import annotations

import pytest

from tests.emoji import emoji_in
from tests.tui.driving import press, screen_text
from tests.tui.test_few_colours import EVERYWHERE
from tests.tui.test_looks import in_look


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", EVERYWHERE, ids="-".join)
async def test_no_place_shows_an_emoji(keys: tuple[str, ...], size: tuple[int, int]) -> None:
    """Wherever I go there is no picture that my terminal may show in colours, or two columns wide."""
    app = in_look("evening")
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys)
        assert emoji_in(screen_text(app)) == []
