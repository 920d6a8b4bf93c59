"""Ticking, rating and skipping: each of them twice is the same as once."""

from __future__ import annotations

import pytest

from stillnight.diary.night import Done, Night, StrategyUse
from stillnight.diary.strategy import Strategy, stand_in
from stillnight.diary.uses import again, mark_of, marking, rating, say_use, ticking, unticking, uses_of
from tests.builders import BERLIN, SUNDAY, at

STRETCH = Strategy(id="thigh-stretch", name="front thigh stretch", group="before-bed")
BATH = Strategy(id="warm-bath", name="warm bath", group="before-bed")
BLANK = Night(night_of=SUNDAY)
NINE = at("2026-11-22 21:00")


def night(*uses: StrategyUse) -> Night:
    """A night with these uses."""
    return Night(night_of=SUNDAY, zone=BERLIN, uses=uses)


def use(strategy: str = "thigh-stretch", done: Done | None = "done", **fields: object) -> StrategyUse:
    """A use of a strategy."""
    return StrategyUse(strategy=strategy, done=done, **fields)  # type: ignore[arg-type]


EDITS = {
    "ticking": ticking(STRETCH, BERLIN),
    "ticking at": ticking(STRETCH, BERLIN, NINE),
    "not done": marking(STRETCH, "not-done", BERLIN),
    "skipping": marking(STRETCH, "skipped", BERLIN, reason="too tired"),
    "again": again(STRETCH, BERLIN, NINE),
    "rating": rating(STRETCH, {"before": 7, "after": 4}, BERLIN),
    "blanking a rating": rating(STRETCH, {"relief": None}, BERLIN),
}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize(
    "start", [BLANK, night(), night(use()), night(use(at=NINE), use()), night(use(done="skipped"))]
)
def test_done_twice_is_done_once(name: str, start: Night) -> None:
    """A key that the slow link sent twice changes nothing the second time."""
    once = EDITS[name](start)
    assert EDITS[name](once) == once


def test_ticking_a_blank_one_notes_a_use() -> None:
    """One key, and it is done; the time may stay open."""
    assert ticking(STRETCH, BERLIN)(BLANK) == night(use())


def test_ticking_after_none_used_is_no_contradiction() -> None:
    """I had said none, and then did stretch."""
    assert ticking(STRETCH, BERLIN)(night()).uses == (use(),)


def test_ticking_what_was_skipped_takes_the_reason_away_and_keeps_the_rest() -> None:
    """I did it after all."""
    skipped = use(done="skipped", reason="too tired", before=6)
    assert ticking(STRETCH, BERLIN)(night(skipped)).uses == (use(before=6),)


def test_another_strategy_is_left_alone() -> None:
    """What I noted of the bath stays as it was."""
    bath = use("warm-bath", relief=3)
    assert marking(STRETCH, "not-done", BERLIN)(night(bath)).uses == (bath, use(done="not-done"))


def test_a_use_that_was_written_in_words_is_the_same_strategy() -> None:
    """I once typed its name on Tonight; ticking it does not note a second use."""
    typed = night(StrategyUse(strategy="Front thigh stretch"))
    assert ticking(STRETCH, BERLIN)(typed) == typed
    assert uses_of(typed, STRETCH) == typed.uses


def test_unticking_takes_the_last_use_and_the_last_of_all_leaves_a_blank() -> None:
    """I ticked the wrong row; blank is not "none used"."""
    assert unticking(STRETCH, BERLIN)(night(use(at=NINE), use())).uses == (use(at=NINE),)
    assert unticking(STRETCH, BERLIN)(night(use())).uses is None
    assert unticking(STRETCH, BERLIN)(BLANK) == BLANK


def test_skipping_says_why_and_not_done_does_not() -> None:
    """Skipped for a reason, not done, done and blank are four answers."""
    skipped = marking(STRETCH, "skipped", BERLIN, reason="too tired")(BLANK)
    assert skipped.uses == (use(done="skipped", reason="too tired"),)
    assert marking(STRETCH, "not-done", BERLIN, reason="too tired")(skipped).uses == (use(done="not-done"),)


def test_several_uses_of_one_night_stand_in_order_of_time() -> None:
    """Once before bed and once at three."""
    first = again(STRETCH, BERLIN, at("2026-11-23 03:00"))(BLANK)
    assert [one.at for one in again(STRETCH, BERLIN, NINE)(first).uses or ()] == [NINE, at("2026-11-23 03:00")]


def test_rating_goes_to_the_use_that_was_meant() -> None:
    """I rate the one before bed, not the last one."""
    early, late = use(at=NINE), use(at=at("2026-11-23 03:00"))
    rated = rating(STRETCH, {"relief": 3}, BERLIN, early)(night(early, late))
    assert rated.uses == (use(at=NINE, relief=3), late)


def test_rating_a_use_that_another_session_changed_goes_to_the_last() -> None:
    """The use I looked at is no longer as it was; my rating is not lost."""
    assert rating(STRETCH, {"relief": 3}, BERLIN, use(before=1))(night(use(before=2))).uses == (
        use(before=2, relief=3),
    )


def test_rating_what_was_not_ticked_counts_as_done() -> None:
    """I gave the relief; of course I did it."""
    assert rating(STRETCH, {"relief": 3}, BERLIN)(BLANK).uses == (use(relief=3),)


@pytest.mark.parametrize(
    ("uses", "mark"),
    [
        ((), None),
        ((use(done=None),), "done"),
        ((use(done="not-done"),), "not-done"),
        ((use(done="not-done"), use(done="skipped")), "skipped"),
        ((use(), use(done="skipped")), "done"),
    ],
)
def test_what_several_uses_say_together(uses: tuple[StrategyUse, ...], mark: Done | None) -> None:
    """Done once is done; else what I said last; nothing is blank."""
    assert mark_of(uses) == mark


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (use(), ""),
        (
            use(at=NINE, before=7, after=4, relief=3, when="before-bed", amount="10 min"),
            "21:00, 7 → 4, good, before bed, 10 min",
        ),
        (use(after=4), "– → 4"),
        (use(before=0, relief=0), "0 → –, none"),
        (use(done="skipped", reason="too tired"), "skipped: too tired"),
        (use(done="skipped"), "skipped"),
        (use(done="not-done"), "not done"),
    ],
)
def test_a_use_in_words(one: StrategyUse, words: str) -> None:
    """A row says it as short as it will go; a zero is said and a blank is not."""
    assert say_use(one) == words


def test_a_use_of_something_unknown_is_still_mine() -> None:
    """I typed something of my own; it can be ticked and rated like the rest."""
    mine = stand_in("Cold tiles")
    assert (mine.id, mine.name) == ("cold-tiles", "Cold tiles")
    assert uses_of(night(use("Cold tiles")), mine) == (use("Cold tiles"),)
    assert stand_in("cold-tiles").name == "cold tiles"
    assert not BATH.is_meant_by("Cold tiles")
