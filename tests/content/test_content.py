"""The content keeps its own rules: every statement has a source, and everything that is named exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from stillnight import content
from stillnight.diary.naming import key_of
from stillnight.diary.night import Night, Sign
from stillnight.diary.person import About, Person
from stillnight.diary.questions import BY_ID
from stillnight.diary.strategy import GROUPS, Statement, Strategy
from stillnight.diary.wrapping import columns_of, wrapped
from tests.builders import SUNDAY

STRATEGIES = tuple(content.catalogue())
FORTY = 40

WANTED = {
    *("leg-stretches", "calf-stretch", "hamstring-stretch", "thigh-stretch", "yoga", "tai-chi", "walking"),
    *("absorbing-task", "warm-bath", "leg-massage", "heat", "cold", "compression-stockings", "compression-pump"),
    *("iron-rich-food", "no-late-caffeine", "no-alcohol", "exercise", "regular-hours", "relaxation"),
    *("no-antihistamine", "medicine", "prescribed-iron"),
}
"""What the product promises to offer."""


def statements_of(strategy: Strategy) -> Iterator[Statement]:
    """Everything a card says about health."""
    parts = (strategy.how, *strategy.cautions, strategy.rls, strategy.cramps, strategy.beyond)
    return (part for part in parts if part is not None)


def every_statement() -> Iterator[tuple[str, Statement]]:
    """Everything the product says about health, with the place it stands in."""
    for strategy in STRATEGIES:
        yield from ((strategy.id, one) for one in statements_of(strategy))
    for rule in content.catalogue().rules:
        yield f"rule {rule.when}", Statement(says=rule.says, sources=rule.sources)
    yield from ((f"flag {flag.id}", flag) for flag in content.flags())
    yield from ((f"guide {topic.id}", one) for topic in content.guide() for one in topic.statements)
    caveats = content.catalogue().caveats
    assert caveats is not None
    yield from (("caveat", caveats.change), ("caveat", caveats.used))


SAID = tuple(every_statement())
IDS = [f"{number} {place}" for number, (place, _) in enumerate(SAID)]


@pytest.mark.parametrize(("place", "statement"), SAID, ids=IDS)
def test_every_statement_has_sources_that_exist(place: str, statement: Statement) -> None:
    """Whatever I read about my health, I can look up where it comes from."""
    assert statement.sources, place
    assert set(statement.sources) <= set(content.sources()), place


def test_every_source_is_used() -> None:
    """The list of sources lists nothing for show."""
    assert set(content.sources()) == {source for _, statement in SAID for source in statement.sources}


@pytest.mark.parametrize(("place", "statement"), SAID, ids=IDS)
def test_nobody_is_diagnosed_or_told_to_change_a_medicine(place: str, statement: Statement) -> None:
    """It is a diary and no doctor: it never says what I have, nor to start or stop what was prescribed."""
    said = statement.says.casefold()
    assert not re.search(r"\byou (?:probably |may |might )?(?:have (?:a|an|rls|restless)\b|suffer)", said), place
    for verb in re.findall(r"\b(?:stop|change|start) (?:it|one|such a medicine|your medicine|taking)\b", said):
        assert "not " + verb in said or "do not " in said or "nobody to" in said, place


@pytest.mark.parametrize(("place", "statement"), SAID, ids=IDS)
def test_every_statement_reads_at_forty_columns(place: str, statement: Statement) -> None:
    """On my phone no line runs out of the screen, and no word is cut."""
    lines = wrapped(statement.says, FORTY)
    assert max(map(columns_of, lines)) <= FORTY, place
    assert " ".join(lines) == " ".join(statement.says.split()), place


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.id)
def test_steps_read_at_forty_columns(strategy: Strategy) -> None:
    """I follow the steps on a phone: a step is at most six lines, one thing at a time."""
    assert strategy.steps
    for step in strategy.steps:
        lines = wrapped(step, FORTY - 4)
        assert len(lines) <= 6, step
        assert " ".join(lines) == step


def test_the_strategies_are_those_that_are_promised() -> None:
    """Whatever the product promises to offer stands in the list, each once."""
    assert [strategy.id for strategy in STRATEGIES] == list(dict.fromkeys(strategy.id for strategy in STRATEGIES))
    assert {strategy.id for strategy in STRATEGIES} == WANTED


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.id)
def test_a_card_tells_restless_legs_and_cramps_apart(strategy: Strategy) -> None:
    """I see what is known for my restless legs and, apart from it, for my cramps, and what it does not show."""
    assert strategy.rls is not None
    assert strategy.cramps is not None
    assert strategy.beyond is not None
    for known in (strategy.rls, strategy.cramps):
        assert (known.tag == "none") <= ("no trial found" in known.says.casefold())


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.id)
def test_for_cramps_only_stretches_and_medicines_claim_trials(strategy: Strategy) -> None:
    """The Cochrane review of 2021 found trials of stretching only; nothing else may look as if it had one."""
    assert strategy.cramps is not None
    with_trials = {"leg-stretches", "calf-stretch", "hamstring-stretch", "medicine"}
    assert (strategy.cramps.tag not in {"none", "advice"}) == (strategy.id in with_trials)


def test_stockings_are_told_from_the_pump() -> None:
    """The good trial tested a pump; nobody sells me stockings with it."""
    stockings, pump = (content.catalogue().named(key) for key in ("compression-stockings", "compression-pump"))
    assert stockings.rls is not None
    assert pump.rls is not None
    assert (stockings.rls.tag, pump.rls.tag) == ("none", "trials")


def test_names_fit_a_row_and_no_two_are_alike() -> None:
    """A row of the checklist shows the whole name, and typing a name means one strategy."""
    keys = [key for known in STRATEGIES for key in {known.id, key_of(known.name)}]
    assert len(keys) == len(set(keys))
    assert all(columns_of(strategy.name) <= 22 for strategy in STRATEGIES)


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.id)
def test_an_id_is_a_key(strategy: Strategy) -> None:
    """What a use is kept under is found again by it."""
    assert key_of(strategy.id) == strategy.id


def test_parts_of_a_routine_exist() -> None:
    """The routine's timer runs stretches that there are."""
    known = {strategy.id for strategy in STRATEGIES}
    assert {part for strategy in STRATEGIES for part in strategy.parts} <= known


def test_every_group_has_strategies_and_they_stand_together() -> None:
    """The file reads in the order of the screen."""
    groups = [strategy.group for strategy in STRATEGIES]
    assert list(dict.fromkeys(groups)) == list(GROUPS)
    assert groups == sorted(groups, key=list(GROUPS).index)


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.id)
def test_no_timer_is_longer_than_what_is_safe(strategy: Strategy) -> None:
    """Cold for twenty minutes at most: the timer cannot run past it."""
    if strategy.timer is not None and strategy.timer.most is not None:
        assert sum(phase.seconds for phase in strategy.timer.expanded()) <= strategy.timer.most


@pytest.mark.parametrize(
    ("strategy_id", "least", "most"),
    [("heat", 10, 15), ("cold", 10, 20), ("warm-bath", 10, 10), ("compression-pump", 60, 60)],
)
def test_timers_take_the_minutes_that_their_source_says(strategy_id: str, least: int, most: int) -> None:
    """MPFT: heat and cold 10-15 min, cold never over 20; Haghayegh 2019: at least 10; Lettieri 2009: an hour."""
    course = content.catalogue().course(content.catalogue().named(strategy_id))
    assert course[0].seconds == least * 60
    assert sum(phase.seconds for phase in course) <= most * 60


def test_the_cold_timer_says_never_more_than_twenty_minutes() -> None:
    """At the end, when it matters, it is said again."""
    timer = content.catalogue().named("cold").timer
    assert timer is not None
    assert timer.most == 20 * 60
    assert "20 minutes" in timer.ends


@pytest.mark.parametrize("strategy_id", ["calf-stretch", "hamstring-stretch", "thigh-stretch"])
def test_a_stretch_is_ten_seconds_three_times_each_side(strategy_id: str) -> None:
    """Hallegraeff 2012: 10 s, three times, each leg; the change of side is called out."""
    course = content.catalogue().course(content.catalogue().named(strategy_id))
    holds = [phase for phase in course if phase.says.startswith("stretch")]
    assert [phase.seconds for phase in holds] == [10] * 6
    assert [("left" in phase.says, "right" in phase.says) for phase in holds] == [(True, False)] * 3 + [
        (False, True)
    ] * 3
    assert course[course.index(holds[3]) - 1].says == "change sides: right leg"


def test_the_routine_runs_all_three_stretches() -> None:
    """One timer takes me through calves, hamstrings and fronts of the thighs."""
    course = content.catalogue().course(content.catalogue().named("leg-stretches"))
    assert len([phase for phase in course if phase.says.startswith("stretch")]) == 18


def test_rules_name_conditions_and_strategies_that_exist() -> None:
    """No rule is left hanging, and every condition has a rule to ask it for."""
    catalogue = content.catalogue()
    conditions = {condition.id for condition in catalogue.conditions}
    assert {rule.when for rule in catalogue.rules} == conditions
    assert {key for rule in catalogue.rules for key in rule.strategies} <= {strategy.id for strategy in STRATEGIES}


def test_conditions_are_answers_about_a_person_or_signs_of_a_night() -> None:
    """Whatever a rule asks, I can answer somewhere."""
    signs = {option.id for option in BY_ID["signs"].options}
    answers = {field.name for field in msgspec.structs.fields(About) if field.type == bool | None}
    assert {condition.id for condition in content.catalogue().conditions} <= signs | answers


def test_every_sign_has_a_line_and_no_line_is_of_nothing() -> None:
    """Ticking a sign always says something, in words that ask for it in full."""
    by_sign = [flag.sign for flag in content.flags() if flag.sign is not None]
    assert sorted(by_sign) == sorted(option.id for option in BY_ID["signs"].options)
    for flag in content.flags():
        flag.says.format(minutes=1, hours=1, nights=1)
    assert all((flag.sign is None) != (flag.counted is None) for flag in content.flags())
    assert all(bool(flag.asks) == (flag.sign is not None) for flag in content.flags())


@pytest.mark.parametrize("sign", [option.id for option in BY_ID["signs"].options])
def test_a_line_about_a_sign_says_whom_to_turn_to(sign: Sign) -> None:
    """It tells me what it can be a sign of, or what it is a reason for, and how soon; never what I have."""
    (flag,) = [flag for flag in content.flags() if flag.sign == sign]
    said = flag.says.casefold()
    assert "sign" in said or "reason" in said or "effects of" in said
    needed = {"now": ("emergency",), "today": ("same day",), "soon": ("appointment", "prescribers")}[flag.urgency]
    assert any(words in said for words in needed)


def test_the_guide_covers_what_is_promised() -> None:
    """The pages that the product promises are there, and pages name pages and cards that exist."""
    topics = {topic.id for topic in content.guide()}
    assert topics == {
        *("restless-legs", "cramps", "tell-apart", "causes", "lifestyle", "iron", "medicines", "dopamine"),
        *("cramp-medicines", "compression", "stretching", "bath-massage", "heat-cold", "honest"),
        *("see-someone", "help-now"),
    }
    known = {strategy.id for strategy in STRATEGIES}
    for topic in content.guide():
        assert set(topic.strategies) <= known
        assert set(topic.see) <= topics - {topic.id}


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda strategy: strategy.id)
def test_every_card_leads_to_the_guide(strategy: Strategy) -> None:
    """From any card I can read on."""
    assert content.guide().about(strategy.id)


def test_the_guide_says_what_prescribers_look_at_and_from_where() -> None:
    """Winkelman 2024: ferritin 75 or below, transferrin saturation below 20 %, between 75 and 100 infusion only."""
    (said,) = [one for one in content.guide().named("iron").statements if one.says.startswith("What prescribers")]
    assert all(figure in said.says for figure in ("75 ng/ml or below", "below 20%", "between 75 and 100"))
    assert said.sources == ("aasm-2025",)


@pytest.mark.parametrize("name", ["strategies", "flags", "guide"])
def test_content_that_is_not_as_it_should_be_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in a file is found when it is read, with its place, and not on somebody's screen."""
    read = getattr(content, {"strategies": "catalogue"}.get(name, name))
    monkeypatch.setattr(
        content, "_parsed", lambda _: {{"strategies": "strategy", "flags": "flag"}.get(name, "topic"): 5}
    )
    with pytest.raises(msgspec.ValidationError, match=r"\$\.|required"):
        read.__wrapped__()


def test_reading_the_content_needs_no_diary() -> None:
    """A blank night and a new person see every strategy, and cautions instead of gaps."""
    from stillnight.diary.checklist import checklist

    entries = [e for s in checklist(Night(night_of=SUNDAY), Person(), content.catalogue()) for e in s.entries]
    assert {entry.strategy.id for entry in entries} == WANTED
    assert {entry.verdict.state for entry in entries} == {"shown", "caution"}
