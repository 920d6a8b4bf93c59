"""I look at the ways of coping, at tonight's checklist, and at one card."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from stillnight import content
from stillnight.cli.pages import Para, lines_of
from stillnight.diary.night import Night, StrategyUse
from stillnight.diary.person import About, OwnStrategy, Person, Planned
from stillnight.diary.wrapping import columns_of
from stillnight.store.disk import DiskDiary
from tests.cli.shell import SUNDAY, Shell


@pytest.fixture
def planned(shell: Shell) -> Shell:
    """A diary with a plan, an own strategy, and six evenings of baths."""
    diary = DiskDiary(shell.folder)
    person = Person(
        plan=(Planned(strategy="warm-bath"), Planned(strategy="tiles", days=("mon",))),
        own=(OwnStrategy(id="tiles", name="Cold tiles", caution="slippery"),),
        about=About(numb_feet=True),
    )
    diary.change_person(lambda _: person)
    use = StrategyUse(strategy="warm-bath", done="done", before=6, after=4, relief=2)
    for back in range(1, 7):
        evening = SUNDAY - timedelta(days=back)
        diary.change(evening, lambda night: Night(night_of=night.night_of, zone="Europe/Berlin", uses=(use,)))
    return shell


def test_all_of_them_are_listed_by_group(shell: Shell) -> None:
    """I see what there is, with the ids to type."""
    said = shell.done("strategies")
    assert [line for line in said.splitlines() if line.isupper()] == [
        *("IN THE DAY", "BEFORE BED", "WHEN IT STRIKES", "MEDICAL")
    ]
    for strategy in content.catalogue():
        assert f"  {strategy.id} " in said
        assert strategy.name in said


def test_looking_makes_nothing(shell: Shell) -> None:
    """Having a look leaves no folder behind."""
    for argv in (["strategies"], ["strategies", "--tonight"], ["strategies", "heat"]):
        shell.done(*argv)
    assert not shell.folder.exists()


def test_tonight_has_the_plan_first_and_four_marks(planned: Shell) -> None:
    """What I did, did not, skipped and did not say are four things."""
    planned.done("log", "use", "warm", "--at", "21:10", "--relief", "3")
    planned.done("log", "use", "cold", "--skipped", "too late")
    planned.done("log", "use", "yoga", "--not-done")
    said = planned.done("strategies", "--tonight")
    assert said.startswith(
        "Sun 22 → Mon 23 Nov 2026\n\nPLANNED FOR TONIGHT 1 of 1\n  [x] warm bath or shower: 21:10, good\n"
    )
    for line in (
        "  [/] cold (not for now): skipped: too late\n",
        "  [-] yoga: not done\n",
        "  [ ] tai chi\n",
        "  [ ] Cold tiles\n",
    ):
        assert line in said


def test_what_is_withheld_says_why_and_what_is_changed_how(planned: Shell) -> None:
    """My feet are numb: no heat, and the bath with care."""
    said = " ".join(planned.done("strategies", "--tonight").split())
    assert "heat (not for now) What you do not feel can harm you." in said
    assert "test the water with your wrist" in said


def test_a_sign_is_said_on_top(planned: Shell) -> None:
    """A hot leg comes before any checklist."""
    planned.done("set", "signs=hot-leg")
    said = planned.done("strategies", "--tonight")
    assert said.splitlines()[1].startswith("! THE SAME DAY: One leg that is swollen")
    assert "[ ] leg massage (not for now)" in said


def test_another_night_can_be_named(planned: Shell) -> None:
    """Last Monday's list is last Monday's plan."""
    said = planned.done("strategies", "--night", "2026-11-16")
    assert said.startswith("Mon 16 → Tue 17 Nov 2026")
    assert "PLANNED FOR TONIGHT 1 of 2" in said


def test_a_card_has_how_care_evidence_history_and_sources(planned: Shell) -> None:
    """Everything that is known, and my own history with its caveats."""
    said = planned.done("strategies", "warm")
    headings = [line.split(" [")[0] for line in said.splitlines() if line.isupper()]
    assert said.startswith("WARM BATH OR SHOWER (before bed)\n")
    assert headings == ["HOW", "TO MIND", "WHAT IS KNOWN", "YOUR OWN HISTORY", "SOURCES"]
    flat = " ".join(said.split())
    assert "Used on 6 of the last 7 nights, on 6 of 6 in all." in flat
    assert "Urge before and after: 6.0 → 4.0 on average, 6 uses." in flat
    assert "Such a change flatters everything" in flat
    assert "cannot tell whether it helps" in flat
    assert "cramps: no trial found" in flat
    assert "doi:10.3121/cmr.2023.1824" in flat


def test_a_card_without_history_claims_and_caveats_nothing(shell: Shell) -> None:
    """Not used yet is all there is to say."""
    said = shell.done("strategies", "heat")
    assert "Not used yet." in said
    assert "flatters" not in said


def test_a_card_of_my_own_has_no_evidence(planned: Shell) -> None:
    """Nobody has tried it but me, and no source is made up."""
    said = planned.done("strategies", "tiles")
    assert said.startswith("COLD TILES (when it strikes)\n")
    assert "  - slippery\n" in said
    assert "WHAT IS KNOWN" not in said
    assert "SOURCES" not in said


def test_the_checklist_for_programs(planned: Shell) -> None:
    """The shape that the README promises."""
    planned.done("log", "use", "warm", "--at", "21:10", "--relief", "3")
    planned.done("set", "signs=weak-legs")
    told = json.loads(planned.done("strategies", "--tonight", "--json"))
    assert list(told) == ["night", "signs", "strategies"]
    assert (told["night"], [sign["id"] for sign in told["signs"]]) == ("2026-11-22", ["weak-legs"])
    first = told["strategies"][0]
    assert list(first) == ["id", "name", "section", "archived", "state", "uses", "safety", "why"]
    assert (first["id"], first["section"], first["state"], first["safety"]) == (
        "warm-bath",
        "planned",
        "done",
        "changed",
    )
    assert first["uses"] == [
        {
            "done": "done",
            "when": None,
            "at": "2026-11-22T21:10:00+01:00",
            "before": None,
            "after": None,
            "relief": 3,
            "amount": None,
            "reason": None,
        }
    ]
    states = {entry["id"]: entry["state"] for entry in told["strategies"]}
    assert states["yoga"] is None


def test_a_card_and_the_whole_list_for_programs(planned: Shell) -> None:
    """The same facts as on the pages, with the timer in seconds."""
    card = json.loads(planned.done("strategies", "warm", "--json"))
    assert card["timer"] == [{"says": "in the warm water", "seconds": 600}]
    assert card["history"]["change"] == {"n": 6, "before": 6.0, "after": 4.0}
    assert card["rls"]["tag"] == "advice"
    listed = json.loads(planned.done("strategies", "--json"))["strategies"]
    assert len(listed) == len(content.catalogue()) + 1
    assert {key: card[key] for key in listed[0]} in listed


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (["zzz"], "there is no strategy"),
        (["heat", "--tonight"], "a card is of no night"),
        (["--tonight", "--night", "fri"], "the night is given twice"),
        (["--night", "someday"], "someday"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(shell: Shell, argv: list[str], why: str) -> None:
    """I am told what is wrong and what to do."""
    assert why in shell.refused("strategies", *argv)


def test_a_name_that_steers_a_terminal_is_harmless(shell: Shell) -> None:
    """A file that somebody else wrote has escape codes in a name and a step."""
    nasty = OwnStrategy(id="x", name="x\x1b[31m\x07", steps=("\x9b31m",), caution="\u202ex")
    DiskDiary(shell.folder).change_person(lambda _: Person(own=(nasty,), plan=(Planned(strategy="x"),)))
    use = StrategyUse(strategy="\x1b[2J", amount="\x1b[0m", reason="\x07", done="skipped")
    DiskDiary(shell.folder).change(SUNDAY, lambda night: Night(night_of=night.night_of, uses=(use,)))
    for argv in (["strategies"], ["strategies", "--tonight"], ["strategies", "x"], ["strategies", "--json"]):
        said = shell.done(*argv)
        assert not set(said) & {"\x1b", "\x07", "\x9b", "\u202e"}, argv
    assert "\x1b" not in json.loads(shell.done("strategies", "--tonight", "--json"))["strategies"][0]["name"]


@pytest.mark.parametrize("width", [40, 45, 80])
@pytest.mark.parametrize("strategy", list(content.catalogue()), ids=lambda strategy: strategy.id)
def test_every_page_fits_a_phone(shell: Shell, width: int, strategy: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """At forty columns no line runs out of the screen."""
    monkeypatch.setattr("stillnight.cli.pages.columns", lambda: width)
    said = shell.done("strategies", getattr(strategy, "id", ""))
    assert max(map(columns_of, said.splitlines())) <= width


def test_a_paragraph_wraps_under_its_own_beginning() -> None:
    """A step's second line stands under its first word."""
    assert lines_of(Para("  1. ", "one two three four"), 14) == ("  1. one two", "     three", "     four")
    assert lines_of("", 40) == ("",)
    assert lines_of("    x", 40) == ("    x",)


def test_dates_outside_the_fortnight_cost_no_reading(planned: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checklist reads two weeks, however many years there are."""
    asked: list[tuple[date, date]] = []
    nights = DiskDiary.nights

    def noted(diary: DiskDiary, first: date, last: date) -> object:
        asked.append((first, last))
        return nights(diary, first, last)

    monkeypatch.setattr(DiskDiary, "nights", noted)
    planned.done("strategies", "--tonight")
    assert asked == [(SUNDAY - timedelta(days=14), SUNDAY)]
