"""Tonight's checklist: what I planned first, the rest by group, nothing of the night left out."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from stillnight.diary.checklist import Section, checklist
from stillnight.diary.medicines import say_medicine
from stillnight.diary.night import Night, StrategyUse
from stillnight.diary.person import Medicine, OwnStrategy, Person, Planned
from stillnight.diary.plan import archiving, planned_on
from stillnight.diary.safety import Condition, Rule
from stillnight.diary.strategies import Catalogue
from stillnight.diary.strategy import Strategy
from tests.builders import SUNDAY

WALK = Strategy(id="walk", name="walking about", group="strikes")
BATH = Strategy(id="bath", name="warm bath", group="before-bed")
YOGA = Strategy(id="yoga", name="yoga", group="day")
HEAT = Strategy(id="heat", name="heat", group="strikes")
CATALOGUE = Catalogue(
    (YOGA, BATH, WALK, HEAT),
    (Condition(id="hot-leg", words="a leg is hot"),),
    (Rule(when="hot-leg", does="withhold", strategies=("heat",), says="Not now.", sources=("nhs",)),),
)
NIGHT = Night(night_of=SUNDAY, signs=())


def ids(sections: tuple[Section, ...]) -> dict[str, list[str]]:
    """The strategies of each section."""
    return {section.id: [entry.strategy.id for entry in section.entries] for section in sections}


def test_without_a_plan_everything_stands_by_group_and_open() -> None:
    """I planned nothing: I see all of it, in the order of a day."""
    sections = checklist(NIGHT, Person(), CATALOGUE)
    assert ids(sections) == {"day": ["yoga"], "before-bed": ["bath"], "strikes": ["walk", "heat"]}
    assert not any(section.folded for section in sections)


def test_what_is_planned_stands_first_in_its_order_and_the_rest_folded() -> None:
    """My own order, on top; the rest is one key away."""
    person = Person(plan=(Planned(strategy="walk"), Planned(strategy="yoga")))
    sections = checklist(NIGHT, person, CATALOGUE)
    assert ids(sections) == {"planned": ["walk", "yoga"], "before-bed": ["bath"], "strikes": ["heat"]}
    assert [section.folded for section in sections] == [False, True, True]


def test_a_plan_is_for_its_weekdays() -> None:
    """Yoga on Sundays, the bath on Mondays; the weekday is that of the evening."""
    person = Person(plan=(Planned(strategy="yoga", days=("sun",)), Planned(strategy="bath", days=("mon",))))
    assert planned_on(NIGHT, person) == ("yoga",)
    assert planned_on(Night(night_of=date(2026, 11, 23)), person) == ("bath",)


def test_a_group_with_something_ticked_is_not_folded() -> None:
    """What I did tonight is in sight."""
    person = Person(plan=(Planned(strategy="yoga"),))
    used = replace(NIGHT, uses=(StrategyUse(strategy="bath", done="done"),))
    folded = {section.id: section.folded for section in checklist(used, person, CATALOGUE)}
    assert folded == {"planned": False, "before-bed": False, "strikes": True}


def test_an_archived_one_is_hidden_unless_it_was_used_that_night() -> None:
    """I put it away; a night that knows it still shows it, and the plan no longer does."""
    person = archiving("bath")(Person(plan=(Planned(strategy="bath"),)))
    assert "bath" not in {key for keys in ids(checklist(NIGHT, person, CATALOGUE)).values() for key in keys}
    used = replace(NIGHT, uses=(StrategyUse(strategy="bath"),))
    (section,) = [section for section in checklist(used, person, CATALOGUE) if section.id == "used"]
    assert [(entry.strategy.id, entry.archived, entry.mark) for entry in section.entries] == [("bath", True, "done")]


def test_what_was_written_in_words_is_shown_too() -> None:
    """I typed something the catalogue does not know; it is not lost from sight."""
    used = replace(NIGHT, uses=(StrategyUse(strategy="cold tiles"), StrategyUse(strategy="Warm bath")))
    sections = {section.id: section for section in checklist(used, Person(), CATALOGUE)}
    assert [entry.strategy.name for entry in sections["used"].entries] == ["cold tiles"]
    assert [entry.mark for entry in sections["before-bed"].entries] == ["done"]


def test_my_own_stand_in_their_group() -> None:
    """A strategy of my own is a row like any other."""
    person = Person(own=(OwnStrategy(id="tiles", name="cold tiles", group="strikes"),))
    assert ids(checklist(NIGHT, person, CATALOGUE))["strikes"] == ["walk", "heat", "tiles"]


def test_several_uses_of_one_strategy_stand_on_one_entry() -> None:
    """Once before bed, once at three: one row, two uses."""
    uses = (StrategyUse(strategy="walk", relief=1), StrategyUse(strategy="walk", relief=3))
    entries = [e for s in checklist(replace(NIGHT, uses=uses), Person(), CATALOGUE) for e in s.entries]
    assert [len(entry.uses) for entry in entries if entry.strategy.id == "walk"] == [2]


def test_searching_finds_names_that_hold_all_the_words_and_unfolds() -> None:
    """I type a few letters, in any case, and see what I looked for."""
    person = Person(plan=(Planned(strategy="yoga"),))
    (section,) = checklist(NIGHT, person, CATALOGUE, "ABOUT walk")
    assert (section.id, section.folded, [e.strategy.id for e in section.entries]) == ("strikes", False, ["walk"])
    assert checklist(NIGHT, person, CATALOGUE, "zzz") == ()


def test_a_section_counts_what_was_done_and_nothing_else() -> None:
    """1 of 2: skipped is not done, and blank is not "not done"."""
    used = replace(
        NIGHT, uses=(StrategyUse(strategy="walk", done="done"), StrategyUse(strategy="heat", done="skipped"))
    )
    sections = {section.id: section for section in checklist(used, Person(), CATALOGUE)}
    assert (sections["strikes"].done, len(sections["strikes"].entries)) == (1, 2)
    assert [entry.mark for entry in sections["day"].entries] == [None]


def test_each_entry_says_how_safe_it_is() -> None:
    """The hot leg withholds heat, and the row knows why."""
    hot = replace(NIGHT, signs=("hot-leg",))
    verdicts = {e.strategy.id: e.verdict for s in checklist(hot, Person(), CATALOGUE) for e in s.entries}
    assert verdicts["heat"].state == "withheld"
    assert [line.says for line in verdicts["heat"].lines] == ["Not now."]
    assert verdicts["walk"].state == "shown"


def test_what_is_planned_and_unknown_is_left_out() -> None:
    """The plan names something that is gone; no empty row."""
    person = Person(plan=(Planned(strategy="gone"),))
    assert "planned" not in ids(checklist(NIGHT, person, CATALOGUE))


def test_medicine_as_prescribed_is_what_my_own_list_says() -> None:
    """I see which medicines it means tonight; iron alone for iron."""
    catalogue = Catalogue(
        (
            Strategy(id="medicine", name="medicine", group="medical", medicines="all"),
            Strategy(id="iron", name="iron", group="medical", medicines="iron"),
            WALK,
        )
    )
    gabapentin = Medicine(name="gabapentin", dose="300 mg", usual="21:00", kind="gabapentin")
    iron, old = Medicine(name="iron", kind="iron"), Medicine(name="old", until=date(2026, 1, 1))
    person = Person(medicines=(gabapentin, iron, old))
    entries = {e.strategy.id: e.medicines for s in checklist(NIGHT, person, catalogue) for e in s.entries}
    assert entries == {"medicine": (gabapentin, iron), "iron": (iron,), "walk": ()}
    assert [say_medicine(one) for one in entries["medicine"]] == ["gabapentin 300 mg, 21:00", "iron"]
