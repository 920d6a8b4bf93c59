"""I answer questions of a night in one line."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from stillnight.diary.answers import answer
from stillnight.diary.question import Question
from stillnight.diary.questions import QUESTIONS
from tests.cli.shell import SUNDAY, Shell

ANSWERS = {
    "time": "22:00",
    "duration": "45",
    "count": "2",
    "scale": "4",
    "yesno": "no",
    "text": "a long day",
}
PLAIN = [question for question in QUESTIONS if question.kind != "list"]


@pytest.mark.parametrize("question", PLAIN, ids=lambda question: question.id)
def test_every_question_can_be_set_and_blanked(shell: Shell, question: Question) -> None:
    """Each question of the diary has a name that works here."""
    text = ANSWERS.get(question.kind) or question.options[0].id
    shell.done("set", f"{question.id}={text}", "--night", "fri")
    assert answer(shell.night(date(2026, 11, 20)), question.id) is not None
    shell.done("set", f"{question.id}=", "--night", "fri")
    assert answer(shell.night(date(2026, 11, 20)), question.id) is None


def test_each_answer_is_said_in_a_line_and_then_the_night(shell: Shell) -> None:
    """I see what was saved, and for which night."""
    assert shell.done("set", "sleep.latency=1:18", "sleep.bed=2200", "--night", "2026-11-20") == (
        "sleep.bed      22:00\nsleep.latency  1 h 18\nsaved · Fri 20 → Sat 21 Nov 2026\n"
    )


def test_a_blanked_answer_is_said_as_blank(shell: Shell) -> None:
    """I take an answer back and see that it is blank, not none."""
    shell.done("set", "fatigue=3")
    assert shell.done("set", "fatigue=").startswith("fatigue  –\n")


def test_times_find_the_one_before_them_whatever_their_order(shell: Shell) -> None:
    """I type the night in any order; the times after midnight land on the next day."""
    shell.done("set", "sleep.up=7", "sleep.woke=6:40", "sleep.tried=0:15", "sleep.bed=23:30", "--night", "sat")
    sleep = shell.night(date(2026, 11, 21)).sleep
    assert [str(moment) for moment in (sleep.bed, sleep.tried, sleep.woke, sleep.up)] == [
        "2026-11-21 23:30:00+01:00",
        "2026-11-22 00:15:00+01:00",
        "2026-11-22 06:40:00+01:00",
        "2026-11-22 07:00:00+01:00",
    ]


def test_one_wrong_value_saves_none(shell: Shell) -> None:
    """I get one of three wrong; the other two are not saved behind my back, and what was there stays."""
    shell.done("set", "fatigue=3")
    before = shell.night()
    shell.refused("set", "fatigue=4", "sleep.latency=soon", "urge.worst=2")
    assert shell.night() == before


def test_one_change_saves_all(shell: Shell) -> None:
    """All the answers of a line are one save: another session never sees half of them."""
    shell.done("set", "fatigue=3", "urge.worst=2", "sleep.bed=21:30")
    assert b'"revision":1' in (shell.folder / "nights-2026.json").read_bytes().replace(b" ", b"")


def test_none_is_an_answer(shell: Shell) -> None:
    """I had no coffee; that is not the same as saying nothing."""
    assert shell.done("set", "caffeine.count=none").startswith("caffeine.count  none\n")
    assert shell.night().caffeine.count == 0


def test_what_does_not_fit_is_said_and_saved(shell: Shell) -> None:
    """I set the time I will get up; it is kept, and the diary remarks on it."""
    assert "sleep.up  07:00  (still to come)\n" in shell.done("set", "sleep.up=7:00")
    assert shell.night().sleep.up is not None


def test_now_is_this_minute(shell: Shell) -> None:
    """I go to bed now."""
    shell.done("set", "sleep.bed=now")
    assert shell.night().sleep.bed == datetime.fromisoformat("2026-11-22T21:40+01:00")


def test_now_is_refused_in_a_night_that_is_over(shell: Shell) -> None:
    """Now is no time of last Friday."""
    assert "not in this night" in shell.refused("set", "sleep.bed=now", "--night", "fri")


def test_before_noon_tonight_is_still_last_evenings_night(shell: Shell) -> None:
    """At breakfast I fill in the night I have just had, without a date."""
    shell.done("set", "sleep.woke=6:40", now="2026-11-23T07:10:00+01:00")
    assert str(shell.night(SUNDAY).sleep.woke) == "2026-11-23 06:40:00+01:00"


class TestZone:
    """The zone a night is filled in."""

    def test_a_typed_time_keeps_the_zone_it_was_typed_in(self, shell: Shell) -> None:
        """I am in Berlin and the night says so."""
        shell.done("set", "sleep.bed=21:30")
        assert shell.night().zone == "Europe/Berlin"

    def test_without_a_time_no_zone_is_kept(self, shell: Shell) -> None:
        """How tired I was has no time zone."""
        shell.done("set", "fatigue=3")
        assert shell.night().zone is None

    def test_a_past_night_keeps_its_own_zone(self, shell: Shell) -> None:
        """I slept in Lisbon on Friday; mending it from Berlin does not move it."""
        lisbon = ("--zone", "Europe/Lisbon")
        shell.done("set", "sleep.bed=22:00", *lisbon, now="2026-11-20T22:00:00+00:00")
        shell.done("set", "sleep.tried=22:30", "--night", "fri")
        night = shell.night(date(2026, 11, 20))
        assert (night.zone, str(night.sleep.tried)) == ("Europe/Lisbon", "2026-11-20 22:30:00+00:00")

    def test_tonight_goes_by_where_i_am_now(self, shell: Shell) -> None:
        """I flew this evening; what I type from now on is typed there."""
        shell.done("set", "urge.began=20:00")
        shell.done("set", "sleep.bed=20:30", "--zone", "Europe/Lisbon")
        night = shell.night()
        assert night.zone == "Europe/Lisbon"
        assert (str(night.urge.began), str(night.sleep.bed)) == (
            "2026-11-22 20:00:00+01:00",
            "2026-11-22 20:30:00+00:00",
        )


class TestClockChange:
    """The two odd nights of the year."""

    def test_the_hour_that_was_skipped_is_refused(self, shell: Shell) -> None:
        """Half past two did not exist; I am told so rather than given half past three."""
        line = shell.refused("set", "sleep.woke=02:30", "sleep.tried=23:00", "--night", "2026-03-28")
        assert "sleep.woke: 02:30 did not exist" in line

    def test_the_hour_that_came_twice_has_to_be_told_apart(self, shell: Shell) -> None:
        """Half past two came twice; I am told how to say which, and both ways work."""
        night = ("--night", "2026-10-24")
        line = shell.refused("set", "sleep.woke=02:30", "sleep.tried=23:00", *night)
        assert "sleep.woke: " in line
        assert "'02:30 first'" in line
        assert "'02:30 second'" in line
        shell.done("set", "sleep.tried=23:00", "sleep.woke=02:30 first", *night)
        first = shell.night(date(2026, 10, 24)).sleep.woke
        shell.done("set", "sleep.woke=02:30 second", *night)
        second = shell.night(date(2026, 10, 24)).sleep.woke
        assert (str(first), str(second)) == ("2026-10-25 02:30:00+02:00", "2026-10-25 02:30:00+01:00")


def test_a_sign_that_is_ticked_says_at_once_what_to_do(shell: Shell) -> None:
    """A hot leg is no answer to be filed away: I read the same-day line as it is saved."""
    said = shell.done("set", "signs=hot-leg,weak-legs")
    assert "! THE SAME DAY: One leg that is swollen" in said
    assert said.index("THE SAME DAY") < said.index("MAKE AN APPOINTMENT")
    assert "!" not in shell.done("set", "signs=none of these")


@pytest.mark.parametrize(("name", "where"), [("cramps", "log cramp"), ("uses", "log use"), ("naps", "in the app")])
def test_a_list_says_where_it_is_added_to(shell: Shell, name: str, where: str) -> None:
    """A list is no field; I am told the command."""
    assert where in shell.refused("set", f"{name}=1")
