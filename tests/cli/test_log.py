"""It happens; I note it in one line and turn over."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec
import pytest

from stillnight.diary.edits import changing
from stillnight.diary.night import Cramp
from stillnight.store.disk import DiskDiary
from tests.builders import without_ids
from tests.cli.shell import SUNDAY, Shell

IN_BED = "2026-11-23T03:14:20+01:00"


def at(text: str) -> datetime:
    """A moment in Berlin's winter."""
    return datetime.fromisoformat(f"2026-11-{text}:00+01:00")


class TestCramp:
    """`stillnight log cramp`."""

    def test_it_is_noted_now_unless_said_otherwise(self, shell: Shell) -> None:
        """I type no more than I must; the time is this minute's."""
        assert shell.done("log", "cramp", now=IN_BED) == "noted: cramp 03:14 · Sun 22 → Mon 23 Nov\n"
        assert without_ids(shell.night()).cramps == (Cramp(at=at("23T03:14")),)

    def test_everything_about_it_can_be_said(self, shell: Shell) -> None:
        """Scene 2, and what I remember of it in the morning."""
        details = ("--side", "left", "--muscle", "calf", "--pain", "7", "--minutes", "2", "--woke", "y")
        said = shell.done("log", "cramp", "--at", "03:12", *details, "--ended-by", "stretching", now=IN_BED)
        assert said == "noted: cramp 03:12 left calf, pain 7, 2 min · Sun 22 → Mon 23 Nov\n"
        noted = Cramp(
            at=at("23T03:12"), side="left", muscle="calf", pain=7, minutes=2, woke=True, ended_by="stretching"
        )
        assert without_ids(shell.night()).cramps == (noted,)

    def test_in_the_evening_a_time_after_midnight_was_last_night(self, shell: Shell) -> None:
        """At 21:40 on Sunday, 03:12 is this Sunday's small hours: the night from Saturday."""
        assert "Sat 21 → Sun 22 Nov" in shell.done("log", "cramp", "--at", "03:12")
        assert without_ids(shell.night(date(2026, 11, 21))).cramps == (Cramp(at=at("22T03:12")),)

    def test_a_night_that_is_named_is_the_one(self, shell: Shell) -> None:
        """I forgot one of Friday's."""
        shell.done("log", "cramp", "--at", "03:12", "--night", "fri")
        assert without_ids(shell.night(date(2026, 11, 20))).cramps == (Cramp(at=at("21T03:12")),)

    def test_in_a_past_night_the_time_may_stay_blank(self, shell: Shell) -> None:
        """There was one on Friday, I cannot say when; it is not noted as now."""
        assert shell.done("log", "cramp", "--night", "fri") == "noted: a cramp · Fri 20 → Sat 21 Nov\n"
        assert without_ids(shell.night(date(2026, 11, 20))).cramps == (Cramp(),)

    def test_cramps_add_up(self, shell: Shell) -> None:
        """The second does not replace the first."""
        shell.done("log", "cramp", "--at", "02:00", now=IN_BED)
        shell.done("log", "cramp", "--at", "01:00", now=IN_BED)
        assert len(shell.night().cramps or ()) == 2

    def test_the_zone_is_kept_with_it(self, shell: Shell) -> None:
        """The night knows whose clock said 03:14."""
        shell.done("log", "cramp", now=IN_BED)
        assert shell.night().zone == "Europe/Berlin"


class TestIds:
    """`stillnight log cramp --id`: a script that may have been killed runs the same command again."""

    LEFT = ("log", "cramp", "--side", "left", "--id", "button-17")

    def test_the_same_command_again_says_the_same_and_adds_nothing(self, shell: Shell) -> None:
        """The link broke before I read the answer; the second time, a minute later, it is the first cramp still."""
        said = shell.done(*self.LEFT, now=IN_BED)
        assert said == "noted: cramp 03:14 left · Sun 22 → Mon 23 Nov\n"
        assert shell.done(*self.LEFT, now="2026-11-23T03:15:00+01:00") == said
        assert shell.night().cramps == (Cramp(id="button-17", at=at("23T03:14"), side="left"),)

    def test_the_same_command_writes_nothing(self, shell: Shell) -> None:
        """Nothing is new, so no file is."""
        shell.done(*self.LEFT, now=IN_BED)
        before = {path: path.read_bytes() for path in shell.folder.rglob("*.json")}
        shell.done(*self.LEFT, "--zone", "America/New_York", now=IN_BED)
        assert {path: path.read_bytes() for path in shell.folder.rglob("*.json")} == before

    @pytest.mark.parametrize("later", ["2026-11-23T12:30:00+01:00", "2026-11-25T21:00:00+01:00"])
    def test_it_is_found_in_the_night_it_is_in(self, shell: Shell, later: str) -> None:
        """The script comes again after noon, or two days on, when "now" is another night."""
        said = shell.done(*self.LEFT, now=IN_BED)
        assert shell.done(*self.LEFT, now=later) == said
        for days in (0, 1, 3):
            assert len(shell.night(SUNDAY + timedelta(days=days)).cramps or ()) == (days == 0)

    def test_what_i_answered_since_stays(self, shell: Shell) -> None:
        """I said in the app how bad it was; the script that comes again takes nothing back."""
        shell.done(*self.LEFT, now=IN_BED)
        (cramp,) = shell.night().cramps or ()
        worse = msgspec.structs.replace(cramp, pain=8)
        DiskDiary(shell.folder).change(SUNDAY, changing("cramps", cramp, worse, "Europe/Berlin"))
        assert "left, pain 8" in shell.done(*self.LEFT, now=IN_BED)
        assert shell.night().cramps == (worse,)

    def test_another_id_is_another_cramp(self, shell: Shell) -> None:
        """Two in the same minute are two."""
        shell.done(*self.LEFT, now=IN_BED)
        shell.done(*self.LEFT[:-1], "button-18", now=IN_BED)
        assert len(shell.night().cramps or ()) == 2

    def test_without_one_every_cramp_gets_its_own(self, shell: Shell) -> None:
        """I need not think of names."""
        for _ in range(2):
            shell.done("log", "cramp", now=IN_BED)
        ids = {cramp.id for cramp in shell.night().cramps or ()}
        assert len(ids) == 2
        assert None not in ids

    @pytest.mark.parametrize("wrong", ["", " ", "a b", "x" * 41, "\x1b[2J", "é"])
    def test_what_is_no_id_is_refused_in_words(self, shell: Shell, wrong: str) -> None:
        """The script has a fault; nothing is noted."""
        said = shell.refused("log", "cramp", "--id", wrong)
        assert said == "stillnight: --id: give 1 to 40 letters, digits, dots, dashes or underscores\n"
        assert not shell.folder.exists()

    def test_nobody_is_shown_an_id(self, shell: Shell) -> None:
        """I read what I said, in words and as JSON, and no marks of the machine."""
        shell.done(*self.LEFT, now=IN_BED)
        for command in (("show",), ("show", "--json")):
            assert "button-17" not in shell.done(*command, now=IN_BED)

    def test_an_urge_may_be_noted_again_as_it_is(self, shell: Shell) -> None:
        """An urge is an answer, not one more event: twice the same is once."""
        said = shell.done("log", "urge", "6", "--began", "20:45")
        before = shell.night()
        assert shell.done("log", "urge", "6", "--began", "20:45") == said
        assert shell.night() == before


class TestUrge:
    """`stillnight log urge`."""

    def test_it_began_now_if_the_night_does_not_know_better(self, shell: Shell) -> None:
        """The first of the evening."""
        said = shell.done("log", "urge", "6")
        assert said == "noted: urge 6 of 10, it began 21:40 · Sun 22 → Mon 23 Nov\n"
        assert shell.night().urge.began == at("22T21:40")

    def test_the_next_does_not_move_when_it_began(self, shell: Shell) -> None:
        """It came at 21:40; at 23:00 it is still that evening's urge."""
        shell.done("log", "urge", "3")
        assert shell.done("log", "urge", "5", now="2026-11-22T23:00:00+01:00").startswith("noted: urge 5 of 10 ·")
        assert (shell.night().urge.worst, shell.night().urge.began) == (5, at("22T21:40"))

    def test_the_worst_stays_the_worst(self, shell: Shell) -> None:
        """It is better now; how bad it was is not forgotten, and I am told."""
        shell.done("log", "urge", "6")
        assert "urge 2 of 10 (the worst stays 6 of 10)" in shell.done("log", "urge", "2")
        assert shell.night().urge.worst == 6

    def test_none_has_no_beginning(self, shell: Shell) -> None:
        """No urge tonight."""
        shell.done("log", "urge", "none")
        assert (shell.night().urge.worst, shell.night().urge.began) == (0, None)

    def test_details_can_be_said(self, shell: Shell) -> None:
        """When, how long, where, what it is like."""
        details = ("--began", "20:45", "--lasted", "2h30", "--where", "left-calf,right-calf", "--feels", "burning")
        said = shell.done("log", "urge", "6", *details, "--rest-before", "20", "--eased", "partly")
        for words in ("it began 20:45", "it lasted 2 h 30", "where both calves", "moving helped partly"):
            assert words in said
        urge = shell.night().urge
        assert (urge.began, urge.lasted, urge.rest_before, urge.eased) == (at("22T20:45"), 150, 20, "partly")

    def test_after_noon_an_evening_time_was_yesterdays(self, shell: Shell) -> None:
        """On Monday afternoon I note last evening's urge."""
        shell.done("log", "urge", "6", "--began", "20:45", now="2026-11-23T13:00:00+01:00")
        assert shell.night(SUNDAY).urge.began == at("22T20:45")

    def test_a_morning_time_of_today_belongs_to_tonights_day(self, shell: Shell) -> None:
        """It first came at ten this morning: that is the day of tonight's entry."""
        shell.done("log", "urge", "4", "--began", "10:00")
        assert shell.night(SUNDAY).urge.began == at("22T10:00")

    def test_an_urge_of_last_night_is_not_begun_now(self, shell: Shell) -> None:
        """Friday's urge did not begin today."""
        shell.done("log", "urge", "4", "--night", "fri")
        assert (shell.night(date(2026, 11, 20)).urge.worst, shell.night(date(2026, 11, 20)).urge.began) == (4, None)


@pytest.mark.parametrize(
    "command", [["log", "cramp", "--pain", "7"], ["log", "urge", "6"], ["set", "fatigue=3"]], ids=" ".join
)
def test_what_another_session_saves_meanwhile_is_not_lost(
    shell: Shell, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app is open on the sofa and saves at the very moment I note something in bed; both are there."""
    change = DiskDiary.change

    def late(diary: DiskDiary, night_of: date, edit: object) -> object:
        monkeypatch.setattr(DiskDiary, "change", change)
        shell.done("log", "cramp", "--at", "21:00", "--side", "right")
        shell.done("set", "sleep.bed=21:30", "urge.lasted=20")
        return change(diary, night_of, edit)  # type: ignore[arg-type]

    monkeypatch.setattr(DiskDiary, "change", late)
    assert shell(*command).code == 0
    night = shell.night()
    assert night.sleep.bed == at("22T21:30")
    assert night.urge.lasted == 20
    assert night.cramps is not None
    assert night.cramps[0].side == "right"
