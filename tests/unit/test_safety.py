"""What is unsafe for me is not offered to me, and I am told why."""

from __future__ import annotations

import msgspec
import pytest

from stillnight import content
from stillnight.diary.night import Night, Sign
from stillnight.diary.person import About, Person
from stillnight.diary.safety import State, Verdict, holds, verdict
from tests.builders import SUNDAY

NOTHING = About(
    numb_feet=False,
    poor_circulation=False,
    heart_failure=False,
    nerve_damage=False,
    skin_problems=False,
    pregnant=False,
    kidney_disease=False,
    blood_thinners=False,
)
"""Somebody who answered no to everything."""

WARM = ("heat", "warm-bath")
COMPRESSION = ("compression-stockings", "compression-pump")

CASES: tuple[tuple[str, str, State], ...] = (
    *((("hot-leg", key, "withheld")) for key in ("leg-massage", *WARM, *COMPRESSION)),
    *((("hot-leg", key, "shown")) for key in ("cold", "walking", "absorbing-task", "medicine")),
    *((("numb_feet", key, "withheld")) for key in ("heat", "cold", *COMPRESSION)),
    ("numb_feet", "warm-bath", "changed"),
    ("numb_feet", "leg-massage", "shown"),
    *((("nerve_damage", key, "withheld")) for key in ("heat", "cold", *COMPRESSION)),
    ("nerve_damage", "warm-bath", "changed"),
    *((("poor_circulation", key, "withheld")) for key in ("heat", "cold", *COMPRESSION)),
    ("poor_circulation", "warm-bath", "caution"),
    *((("heart_failure", key, "withheld")) for key in ("heat", "cold", *COMPRESSION)),
    ("heart_failure", "warm-bath", "caution"),
    *((("skin_problems", key, "withheld")) for key in ("heat", "cold", "leg-massage", *COMPRESSION)),
    ("pregnant", "warm-bath", "changed"),
    ("pregnant", "leg-massage", "caution"),
    ("pregnant", "cold", "shown"),
    ("kidney_disease", "iron-rich-food", "caution"),
    ("blood_thinners", "leg-massage", "changed"),
    ("blood_thinners", "calf-stretch", "shown"),
)
"""A condition that is so, all others not; a strategy; how it is shown. After MPFT, Rabe 2020, NHS and NCCIH."""


def night_with_signs(*signs: Sign) -> Night:
    """A night on which somebody looked at the signs and ticked these."""
    return Night(night_of=SUNDAY, signs=signs)


def shown(strategy_id: str, night: Night, about: About) -> Verdict:
    """How the product's own rules show a strategy."""
    catalogue = content.catalogue()
    return verdict(strategy_id, night, Person(about=about), catalogue.conditions, catalogue.rules)


@pytest.mark.parametrize(("condition", "strategy_id", "state"), CASES, ids=[f"{c}-{s}" for c, s, _ in CASES])
def test_what_a_condition_does_to_a_strategy(condition: str, strategy_id: str, state: State) -> None:
    """With this, and nothing else, that is how it is shown to me; whenever it is not simply shown, I read why."""
    night = night_with_signs("hot-leg") if condition == "hot-leg" else night_with_signs()
    about = NOTHING if condition == "hot-leg" else msgspec.structs.replace(NOTHING, **{condition: True})
    found = shown(strategy_id, night, about)
    assert found.state == state
    assert bool(found.lines) == (state != "shown")
    assert all(line.sources for line in found.lines)


@pytest.mark.parametrize("strategy_id", [strategy.id for strategy in content.catalogue()])
def test_nothing_is_withheld_from_somebody_without_any_of_it(strategy_id: str) -> None:
    """I answered no to everything: all of it is there, and no line nags."""
    assert shown(strategy_id, night_with_signs(), NOTHING) == Verdict()


@pytest.mark.parametrize("strategy_id", ["leg-massage", *WARM, *COMPRESSION, "cold"])
def test_a_blank_answer_shows_a_caution_and_hides_nothing(strategy_id: str) -> None:
    """I skipped the questions; what I should mind is said, and nothing is kept from me."""
    found = shown(strategy_id, Night(night_of=SUNDAY), About())
    assert found.state == "caution"
    assert all(line.says.startswith("If ") for line in found.lines)


def test_conditions_that_say_the_same_are_said_once() -> None:
    """I read one line with both conditions, not two lines that differ in one word."""
    lines = [line.says for line in shown("cold", night_with_signs(), About()).lines]
    (numb,) = [line for line in lines if "feet are numb" in line]
    assert "diabetes has damaged your nerves" in numb


def test_the_strongest_wins_and_a_withheld_one_says_only_why() -> None:
    """My leg is hot and the rest is blank: I read about the clot, and no advice on how warm the bath may be."""
    found = shown("warm-bath", night_with_signs("hot-leg"), About(pregnant=True))
    assert found.state == "withheld"
    (line,) = found.lines
    assert "same day" in line.says


def test_a_yes_stands_beside_the_cautions_of_what_is_blank() -> None:
    """I said pregnant and nothing else: what changes comes first, the rest as cautions."""
    found = shown("warm-bath", night_with_signs(), About(pregnant=True))
    assert found.state == "changed"
    (why,) = found.why
    assert why.says.startswith("Warm, not hot")
    assert found.ifs
    assert all(line.says.startswith("If ") for line in found.ifs)
    assert found.lines == (why, *found.ifs)


def test_what_is_said_already_is_not_said_again_with_an_if() -> None:
    """My feet are numb; that it would be the same with damaged nerves is no news."""
    found = shown("warm-bath", night_with_signs(), About(numb_feet=True))
    assert [line.says.startswith("Ask your clinic how warm it may be") for line in found.why] == [True]
    assert not any("damaged your nerves" in line.says for line in found.ifs)


@pytest.mark.parametrize(
    ("night", "so"),
    [
        (Night(night_of=SUNDAY), None),
        (night_with_signs(), False),
        (night_with_signs("rest-pain"), False),
        (night_with_signs("hot-leg"), True),
    ],
)
def test_a_sign_is_of_its_night(night: Night, so: bool | None) -> None:
    """A leg that was hot in spring withholds nothing tonight, and a night nobody looked at is no answer."""
    assert holds("hot-leg", night, Person()) is so
