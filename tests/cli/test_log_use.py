"""I did something against it; one line notes it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from stillnight.diary.night import StrategyUse
from stillnight.diary.own import keeping
from stillnight.diary.person import About, OwnStrategy
from stillnight.store.disk import DiskDiary
from tests.builders import without_ids
from tests.cli.shell import SUNDAY, Shell


def at(text: str) -> datetime:
    """A moment in Berlin's winter."""
    return datetime.fromisoformat(f"2026-11-{text}:00+01:00")


def test_it_is_noted_as_done_now(shell: Shell) -> None:
    """I type no more than I must."""
    assert shell.done("log", "use", "calf-stretch") == "noted: calf stretch: 21:40 · Sun 22 → Mon 23 Nov\n"
    assert without_ids(shell.night()).uses == (StrategyUse(strategy="calf-stretch", done="done", at=at("22T21:40")),)


def test_everything_about_it_can_be_said(shell: Shell) -> None:
    """The urge before and after, the relief, when and how much."""
    details = ("--before", "7", "--after", "4", "--relief", "good", "--when", "before", "--amount", "10 min")
    said = shell.done("log", "use", "calf", "--at", "21:10", *details)
    assert said == "noted: calf stretch: 21:10, 7 → 4, good, before bed, 10 min · Sun 22 → Mon 23 Nov\n"
    (use,) = shell.night().uses or ()
    assert (use.before, use.after, use.relief, use.when, use.amount) == (7, 4, 3, "before-bed", "10 min")


@pytest.mark.parametrize("name", ["warm-bath", "warm bath or shower", "warm", "WARM"])
def test_an_id_a_name_or_its_beginning_is_enough(shell: Shell, name: str) -> None:
    """I need not remember how it is written."""
    shell.done("log", "use", name)
    assert [use.strategy for use in shell.night().uses or ()] == ["warm-bath"]


def test_my_own_strategies_are_known(shell: Shell) -> None:
    """What I made myself is noted like the rest."""
    DiskDiary(shell.folder).change_person(keeping(OwnStrategy(id="cold-tiles", name="Cold tiles")))
    assert shell.done("log", "use", "cold t").startswith("noted: Cold tiles: 21:40")


def test_one_that_is_not_known_offers_the_nearest_and_notes_nothing(shell: Shell) -> None:
    """I mistyped it; nothing is made up, and I am told what I may have meant."""
    said = shell.refused("log", "use", "calf-strech")
    assert 'there is no strategy "calf-strech"; did you mean calf-stretch' in said
    assert not shell.folder.exists()


def test_the_same_line_twice_is_one_use_and_another_time_is_another(shell: Shell) -> None:
    """The link was slow and I sent it again; at three o'clock it is a second use."""
    for _ in range(2):
        shell.done("log", "use", "walking", "--at", "21:00")
    shell.done("log", "use", "walking", "--at", "21:30")
    assert [use.at for use in shell.night().uses or ()] == [at("22T21:00"), at("22T21:30")]


def test_a_command_with_a_name_of_its_own_may_be_run_again_later(shell: Shell) -> None:
    """My button sent it, the line broke, it sent it again a minute later: one use."""
    for now in ("2026-11-22T21:40:00+01:00", "2026-11-22T21:41:00+01:00"):
        shell.done("log", "use", "heat", "--id", "button-7", now=now)
    (use,) = shell.night().uses or ()
    assert (use.id, use.at) == ("button-7", at("22T21:40"))


def test_skipped_has_a_reason_and_not_done_has_none(shell: Shell) -> None:
    """Two answers of their own, and neither has a time."""
    assert shell.done("log", "use", "heat", "--skipped", "too tired") == (
        "noted: heat: skipped: too tired · Sun 22 → Mon 23 Nov\n"
    )
    shell.done("log", "use", "yoga", "--not-done")
    assert without_ids(shell.night()).uses == (
        StrategyUse(strategy="heat", done="skipped", reason="too tired"),
        StrategyUse(strategy="yoga", done="not-done"),
    )


@pytest.mark.parametrize("rest", [["--skipped", "x", "--relief", "2"], ["--not-done", "--at", "21:00"]])
def test_what_was_left_out_cannot_be_rated(shell: Shell, rest: list[str]) -> None:
    """One of the two is a slip; nothing is noted."""
    assert "what was left out has none" in shell.refused("log", "use", "heat", *rest)
    assert not shell.folder.exists()


def test_skipped_and_not_done_exclude_each_other(shell: Shell) -> None:
    """It was one or the other."""
    assert "not allowed with" in shell.refused("log", "use", "heat", "--skipped", "x", "--not-done")


@pytest.mark.parametrize(
    ("option", "value"), [("--before", "11"), ("--relief", "5"), ("--when", "later"), ("--at", "25")]
)
def test_an_answer_that_is_none_names_its_option(shell: Shell, option: str, value: str) -> None:
    """One line says which one and what would do."""
    assert option in shell.refused("log", "use", "heat", option, value)
    assert not shell.folder.exists()


def test_a_night_that_is_named_is_the_one_and_has_no_time_of_its_own(shell: Shell) -> None:
    """Friday's walk; I cannot say when."""
    shell.done("log", "use", "walking", "--night", "fri")
    assert without_ids(shell.night(date(2026, 11, 20))).uses == (StrategyUse(strategy="walking", done="done"),)


def test_one_that_is_not_for_me_is_noted_and_says_why(shell: Shell) -> None:
    """I did it, so it is in my diary; and I am told what to mind."""
    DiskDiary(shell.folder).change_person(lambda person: type(person)(about=About(numb_feet=True)))
    assert " · mind: " in shell.done("log", "use", "heat")
    assert [use.strategy for use in shell.night(SUNDAY).uses or ()] == ["heat"]


def test_what_was_typed_cannot_steer_the_terminal(shell: Shell) -> None:
    """A reason and an amount are data."""
    for argv in (["--skipped", "a\x1b[2Jb"], ["--amount", "\x1b]0;x\x07"]):
        assert "\x1b" not in shell.done("log", "use", "heat", *argv)


def test_show_says_names_and_not_ids(shell: Shell) -> None:
    """I read "calf stretch" and not how a file calls it."""
    shell.done("log", "use", "calf-stretch", "--before", "7", "--after", "4")
    assert "Strategies            1: calf stretch 7 → 4" in shell.done("show")
