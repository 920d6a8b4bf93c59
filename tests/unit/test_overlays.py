"""What I can mark besides a measure: cramps, or what I did."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from stillnight.diary.drawing import ASCII, UNICODE
from stillnight.diary.night import Cramp, Night, StrategyUse
from stillnight.diary.nights import Nights
from stillnight.diary.overlays import Overlay, overlays, used
from tests.builders import SUNDAY, night_with


def did(*names: str, **more: Any) -> Night:
    """A night with these strategies done."""
    return night_with({"uses": tuple(StrategyUse(strategy=name, done="done") for name in names)} | more)


def in_a_row(*nights: Night) -> Nights:
    """These nights, one after another."""
    return Nights(replace(night, night_of=SUNDAY - timedelta(days=back)) for back, night in enumerate(nights))


@pytest.mark.parametrize(
    ("answers", "cramp", "use", "bath"),
    [
        ({}, False, False, False),
        ({"cramps": (), "uses": ()}, False, False, False),
        ({"cramps": (Cramp(),)}, True, False, False),
        ({"uses": (StrategyUse(strategy="bath", done="done"),)}, False, True, True),
        ({"uses": (StrategyUse(strategy="bath"),)}, False, True, True),
        ({"uses": (StrategyUse(strategy="walk", done="done"),)}, False, True, False),
        ({"uses": (StrategyUse(done="done"),)}, False, True, False),
        ({"uses": (StrategyUse(strategy="bath", done="skipped"),)}, False, False, False),
        ({"uses": (StrategyUse(strategy="bath", done="not-done"),)}, False, False, False),
    ],
)
def test_a_mark_says_what_happened(answers: dict[str, Any], cramp: bool, use: bool, bath: bool) -> None:
    """A strategy that I skipped is no mark, and neither is "no cramps"."""
    night = night_with(answers)
    marks = [overlay.marks(night) for overlay in (Overlay("cramps"), Overlay("uses"), Overlay("uses", "bath"))]
    assert marks == [cramp, use, bath]


def test_the_most_used_strategy_comes_first() -> None:
    """Cramps, any strategy, then my strategies by the nights they were used on, and by name where that is the same."""
    nights = in_a_row(did("walk", "bath"), did("bath"), did("massage", "bath"), did("massage"), did("ice", "ice"))
    offered = overlays(nights)
    assert offered[:2] == (Overlay("cramps"), Overlay("uses"))
    assert [overlay.strategy for overlay in offered[2:]] == ["bath", "massage", "ice", "walk"]


def test_an_empty_diary_offers_the_same_first_marks() -> None:
    """Before I used anything there are cramps and strategies to mark."""
    assert overlays(Nights()) == (Overlay("cramps"), Overlay("uses"))


def test_what_was_used_are_the_strategies_done() -> None:
    """A use without a name is a use, and one that was skipped is none."""
    uses = (StrategyUse(strategy="bath", done="done"), StrategyUse(), StrategyUse(strategy="walk", done="skipped"))
    assert used(night_with({"uses": uses})) == ["bath", ""]
    assert used(night_with({"uses": ()})) == used(night_with({})) == []


def test_a_mark_is_named_in_a_few_harmless_words() -> None:
    """The name of my own strategy is data, and leaves room for the rest of the legend."""
    assert (Overlay("cramps").words, Overlay("uses").words) == ("cramp", "strategy")
    assert Overlay("uses", "calf stretch").words == "calf stretch"
    named = Overlay("uses", "\x1b[2J" + "long " * 40).words
    assert named.startswith("␛[2Jlong")
    assert len(named) == 24
    assert named.isprintable()


def test_a_mark_has_a_sign_of_its_own() -> None:
    """Cramps and strategies look different, with Unicode and without."""
    signs = [overlay.sign(one) for one in (UNICODE, ASCII) for overlay in (Overlay("cramps"), Overlay("uses"))]
    assert signs == ["▲", "✓", "^", "+"]
    assert {cell_len(sign) for sign in signs} == {1}
