"""My own history with a strategy, which claims nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from stillnight.diary.card import Change, history, say_history
from stillnight.diary.night import Night, StrategyUse
from stillnight.diary.nights import Nights
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Strategy
from tests.builders import SUNDAY

BATH = Strategy(id="bath", name="warm bath", group="before-bed")
WALK = Strategy(id="walk", name="walking about", group="strikes")
CATALOGUE = Catalogue((BATH, WALK))


def use(strategy: str = "bath", **fields: object) -> StrategyUse:
    """A use that was done."""
    return StrategyUse(strategy=strategy, **{"done": "done", **fields})  # type: ignore[arg-type]


def nights(*uses: tuple[StrategyUse, ...]) -> Nights:
    """Nights up to Sunday's, the first of them Sunday's own and each a day earlier."""
    return Nights(Night(night_of=SUNDAY - timedelta(days=back), uses=used) for back, used in enumerate(uses))


def test_never_used_says_so() -> None:
    """Nothing is made up."""
    told = history(BATH, nights((use("walk"),), ()), SUNDAY, CATALOGUE)
    assert (told.nights, told.recorded, told.uses) == (0, 2, 0)
    assert say_history(told) == ("Not used yet.",)


def test_below_five_uses_only_their_number_is_said() -> None:
    """Four say nothing yet, and I am told how many it takes."""
    told = history(BATH, nights(*[(use(before=8, after=2, relief=4),)] * 4), SUNDAY, CATALOGUE)
    assert (told.change, told.relief, told.together, told.enough) == (None, None, (), False)
    assert say_history(told) == (
        "Used on 4 of the last 7 nights, on 4 of 4 in all.",
        "More is shown from 5 uses on; there are 4.",
    )


def test_from_five_on_the_change_the_relief_and_company_are_said() -> None:
    """7, 6, 8, 5, 4 before is 6.0; 4, 4, 5, 3, 4 after is 4.0, with pencil and paper."""
    ratings = [(7, 4, 3), (6, 4, 3), (8, 5, 2), (5, 3, 1), (4, 4, 0)]
    uses = [(use(before=b, after=a, relief=r), use("walk")) for b, a, r in ratings]
    told = history(BATH, nights(*uses), SUNDAY, CATALOGUE)
    assert told.change == Change(n=5, before=6.0, after=4.0)
    assert told.relief == (1, 1, 1, 2, 0)
    assert say_history(told) == (
        "Used on 5 of the last 7 nights, on 5 of 5 in all.",
        "Urge before and after: 6.0 → 4.0 on average, 5 uses.",
        "Relief: 1 none, 1 slight, 1 moderate, 2 good.",
        "On 5 of its 5 nights also walking about.",
    )


def test_a_use_without_both_ratings_is_in_no_mean() -> None:
    """A blank is not a zero: five uses, four pairs, no change is said."""
    uses = [(use(before=7, after=4),)] * 4 + [(use(before=0),)]
    assert history(BATH, nights(*uses), SUNDAY, CATALOGUE).change is None


def test_skipped_and_not_done_are_no_uses() -> None:
    """They are answers, and are counted apart."""
    uses = [(use(done="skipped", reason="tired"),), (use(done="not-done"),), (use(),), (), ()]
    told = history(BATH, nights(*uses), SUNDAY, CATALOGUE)
    assert (told.nights, told.uses, told.skipped, told.recorded) == (1, 1, 1, 5)


def test_the_last_seven_nights_are_evenings_not_entries() -> None:
    """Six entries spread over a month are not "6 of the last 7"."""
    told = history(
        BATH,
        Nights(Night(night_of=SUNDAY - timedelta(days=back), uses=(use(),)) for back in (0, 6, 7, 14, 21, 28)),
        SUNDAY,
        CATALOGUE,
    )
    assert (told.of_late, told.nights) == (2, 6)


def test_nights_after_the_one_in_hand_are_left_out() -> None:
    """I look at an old night's card: it knows what that night could know."""
    told = history(BATH, nights((use(),), (use(),), (use(),)), SUNDAY - timedelta(days=2), CATALOGUE)
    assert (told.nights, told.recorded) == (1, 1)


def test_several_uses_of_a_night_are_one_night() -> None:
    """Three baths in one night are three uses and one night."""
    told = history(BATH, nights((use(), use(), use())), SUNDAY, CATALOGUE)
    assert (told.nights, told.uses) == (1, 3)


def test_uses_that_were_written_in_words_count() -> None:
    """What I typed before there was a list belongs to it."""
    told = history(BATH, nights((use("Warm bath"),), (use("bath"),)), SUNDAY, CATALOGUE)
    assert told.uses == 2


@pytest.mark.parametrize(("with_walk", "named"), [(2, ()), (3, (("walking about", 3),))])
def test_company_is_what_was_done_on_half_of_its_nights(with_walk: int, named: tuple[tuple[str, int], ...]) -> None:
    """What I nearly always did as well cannot be told apart from it, and I should know."""
    uses = [(use(), use("walk")) if number < with_walk else (use(),) for number in range(6)]
    assert history(BATH, nights(*uses), SUNDAY, CATALOGUE).together == named


def test_no_history_ever_speaks_of_nights_without_it() -> None:
    """Used versus not used cannot tell, so no line compares them."""
    uses = [(use(before=9, after=1, relief=4),)] * 6 + [()] * 6
    said = " ".join(say_history(history(BATH, nights(*uses), SUNDAY, CATALOGUE))).casefold()
    assert not any(word in said for word in ("without", "streak", "works", "helps", "better", "missed"))
