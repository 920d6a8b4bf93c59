"""The plain mode asks what the screens ask, in lines that can be listened to."""

from __future__ import annotations

import io
import os
import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from stillnight.cli.main import main
from stillnight.cli.plain.doing import DOING
from stillnight.cli.plain.lines import Lines
from stillnight.cli.plain.prompts import label
from stillnight.cli.plain.words import WORDS, heard
from stillnight.diary.night import Cramp, Dose, Night, SleepEpisode, StrategyUse
from stillnight.diary.person import About, LabResult, Medicine, Person
from stillnight.diary.questions import PARTS, QUESTIONS
from stillnight.store.disk import DiskDiary
from stillnight.tui.glyphs import ASCII
from tests.builders import at, night_with
from tests.cli.plain import Interrupted, Talking, Typing, talking
from tests.cli.shell import EVENING, SUNDAY, Shell
from tests.tui.driving import controls

MORNING = "2026-11-23T07:10:00+01:00"
AUTUMN, SPRING = date(2026, 10, 24), date(2026, 3, 28)


@pytest.fixture
def talk(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Talking:
    """The plain mode on scene 1's evening."""
    return talking(shell, monkeypatch)


def keep(shell: Shell, night: Night) -> None:
    """Put this night into the diary."""
    DiskDiary(shell.folder).change(night.night_of, lambda _: night)


# --- asking ----------------------------------------------------------------------------------------


def test_the_evening_is_asked_in_the_order_of_the_table(shell: Shell, talk: Talking) -> None:
    """On the sofa I hear one question after another, and each answer is saved as I give it."""
    told = talk("6", "2045", "2:30", "1,2", "", "partly", "q")
    assert told.code == 0, told.err
    night = shell.night()
    assert (night.urge.worst, night.urge.began, night.urge.lasted) == (6, at("2026-11-22 20:45"), 150)
    assert (night.urge.set_off, night.urge.rest_before, night.urge.eased) == (("sitting", "lying"), None, "partly")
    assert told.out.count("saved: ") == 5


def test_every_question_of_the_table_is_asked(shell: Shell, talk: Talking) -> None:
    """No question of the screens is missing for who listens."""
    keep(shell, night_with({"urge.worst": 5, "caffeine.count": 1, "alcohol.count": 1, "exercise.minutes": 5}))
    keep(shell, replace(shell.night(), sleep=replace(shell.night().sleep, awakenings=1)))
    told = talk(*[""] * 60)
    out = told.out.replace("\n", " ")
    missing = [question.id for question in QUESTIONS if not question.elsewhere and label(question) not in out]
    assert missing == []
    assert all(words.upper() in told.out for words in PARTS.values())


def test_the_hour_decides_which_part_comes_first(talk: Talking) -> None:
    """In the kitchen at ten past seven I am asked about this morning."""
    told = talk(now=MORNING)
    assert told.out.index("THIS MORNING") < told.out.index("Into bed")
    assert "EVENING" not in told.out


def test_enter_keeps_and_skips(shell: Shell, talk: Talking) -> None:
    """Enter changes nothing, and writes nothing."""
    keep(shell, night_with({"urge.worst": 6}))
    told = talk("", "", "q")
    assert "Worst urge, 0 to 10 (6 of 10):" in told.out
    assert "saved" not in told.out.partition("Night of")[2].partition("EVENING")[2]
    assert shell.night() == night_with({"urge.worst": 6})


def test_none_and_blank_are_two_answers(shell: Shell, talk: Talking) -> None:
    """A dash is the answer none; "blank" takes the answer back."""
    talk("-", "q")
    assert shell.night().urge.worst == 0
    talk("blank", "q")
    assert shell.night().urge.worst is None


def test_back_goes_to_the_question_before(shell: Shell, talk: Talking) -> None:
    """I notice one answer late and go back."""
    talk("6", "<", "7", "q")
    assert shell.night().urge.worst == 7
    talk("back", "3", "q")
    assert shell.night().urge.worst == 3


def test_a_wrong_answer_is_asked_again_with_the_words_of_the_screens(shell: Shell, talk: Talking) -> None:
    """I hear what is wrong and what would be right, and the question again; the old answer is kept."""
    keep(shell, night_with({"urge.worst": 6}))
    told = talk("eleven", "5", "q")
    assert '"eleven" is not a number from 0 to 10; type one, or none' in told.out
    assert told.out.count("Worst urge, 0 to 10 (6 of 10):") == 2
    assert shell.night().urge.worst == 5


def test_a_question_mark_explains_with_the_source(talk: Talking) -> None:
    """I hear what is asked, and who asks it so."""
    told = talk("?", "q")
    assert "The strongest urge to move your legs since you got up" in told.out
    assert "Source: a daily 0-10 rating, as in Happe 2016" in told.out


def test_the_usual_answer_is_offered_and_never_taken_by_itself(shell: Shell, talk: Talking) -> None:
    """Three nights at ten to eleven: it is offered, and y takes it."""
    for back in (1, 2, 3):
        evening = SUNDAY - timedelta(days=back)
        keep(shell, night_with({"sleep.bed": at(f"{evening} 22:50")}, evening))
    told = talk("", now=MORNING)
    assert "Into bed, a time (usually 22:50, y takes it):" in told.out
    assert shell.night().sleep.bed is None
    talk("y", now=MORNING)
    assert shell.night().sleep.bed == at("2026-11-22 22:50")


def test_a_time_that_came_twice_is_asked_about(shell: Shell, talk: Talking) -> None:
    """The clock went back that night; I say which half past two I mean."""
    options = ("--night", AUTUMN.isoformat())
    told = talk("part morning", "", "", "", "", "02:30", "2", "q", options=options)
    assert "02:30 came twice that night" in told.out
    assert shell.night(AUTUMN).sleep.woke == at("2026-10-25 02:30", second=True)


def test_a_time_that_did_not_exist_is_refused(shell: Shell, talk: Talking) -> None:
    """The clock skipped half past two; I am told so and asked again."""
    told = talk("", "", "", "", "02:30", "03:30", "q", options=("--night", SPRING.isoformat()))
    assert told.out.count("Final awakening, a time:") == 2
    assert shell.night(SPRING).sleep.woke == at("2026-03-29 03:30")


def test_what_does_not_fit_is_said_and_kept(talk: Talking) -> None:
    """A time still to come is saved, and I hear that it is."""
    assert "saved: 23:30 (still to come)" in talk("6", "23:30", "q").out.replace("\n", " ")


# --- pipes -----------------------------------------------------------------------------------------


def test_a_mistake_in_a_pipe_never_moves_answers_to_other_questions(shell: Shell, talk: Talking) -> None:
    """Line two of my file is wrong: what stands before it is saved, nothing after it is read."""
    told = talk("6", "half past", "4", pipe=True)
    assert told.code == 2
    assert told.err.startswith('stillnight: line 2: "half past" is not a time')
    assert told.err.count("\n") == 1
    assert (shell.night().urge.worst, shell.night().urge.began, shell.night().urge.lasted) == (6, None, None)


def test_a_mistake_inside_a_list_is_named_once(talk: Talking) -> None:
    """A wrong pain of a cramp ends the pipe with one line, too."""
    told = talk("cramp", "left", "calf", "99", pipe=True)
    assert told.code == 2
    assert told.err.count("line 4") == 1


def test_lines_may_name_their_question(shell: Shell, talk: Talking) -> None:
    """A file of named answers needs no order, and no knowledge of which question comes next."""
    told = talk("urge.worst=6", "sleep.bed=22:00", "notes=a long day", pipe=True)
    assert told.code == 0, told.err
    night = shell.night()
    assert (night.urge.worst, night.sleep.bed, night.notes) == (6, at("2026-11-22 22:00"), "a long day")


def test_a_time_that_came_twice_has_to_be_whole_in_a_pipe(shell: Shell, talk: Talking) -> None:
    """Nobody is there to be asked, so the line says which one it means."""
    options = ("--night", AUTUMN.isoformat())
    told = talk("", "", "", "", "02:30", pipe=True, options=options)
    assert told.code == 2
    assert "'02:30 first'" in told.err
    talk("", "", "", "", "02:30 first", pipe=True, options=options)
    assert shell.night(AUTUMN).sleep.woke == at("2026-10-25 02:30")


def test_the_end_of_the_input_ends_it_with_the_summary(shell: Shell, talk: Talking) -> None:
    """An empty file is no fault; neither is one that ends early."""
    told = talk(pipe=True)
    assert (told.code, told.err) == (0, "")
    assert "Nothing is noted for this night yet." in told.out
    assert "Worst urge: 6 of 10." in talk("6", pipe=True).out


def test_a_line_without_end_is_refused(shell: Shell, talk: Talking) -> None:
    """Somebody pipes a picture into it."""
    told = talk("6", "x" * 30_000, pipe=True)
    assert told.code == 2
    assert "line 2 is longer than 20000 characters" in told.err
    assert shell.night().urge.worst == 6


def test_ctrl_c_leaves_cleanly(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code is the one that shells know."""
    monkeypatch.setattr("sys.stdin", Interrupted())
    assert shell("--plain").code == 130


def test_a_closed_input_is_refused_in_a_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started with its input closed."""
    monkeypatch.setattr("sys.stdin", None)
    assert "closed" in shell.refused("--plain")


# --- words -----------------------------------------------------------------------------------------


def test_every_word_is_done() -> None:
    """What the table promises, something does."""
    at_the_prompt = {"?", "<", "blank", "words", "q"}
    assert {word.name for word in WORDS} - at_the_prompt == set(DOING) - {"set"}


def test_words_are_text_where_text_is_typed(shell: Shell, talk: Talking) -> None:
    """My note is "back": it is a note. With a slash it is a word."""
    told = talk("part night", "", "back", "q pain", "", options=())
    assert shell.night().notes == "back\nq pain"
    told = talk("part night", "", "/blank", "/q")
    assert told.code == 0
    assert shell.night().notes is None


def test_a_whole_choice_is_an_answer_even_where_it_reads_like_a_word() -> None:
    """I worked a night shift; that is what the choice is called."""
    by_id = {question.id: question for question in QUESTIONS}
    assert heard("night shift", options=by_id["day.kind"].options) is None
    assert heard("urge only", options=by_id["urge.feels"].options) is None
    assert heard("night yesterday", options=by_id["day.kind"].options) == ("night", "yesterday")


def test_a_cramp_is_noted_from_any_prompt(shell: Shell, talk: Talking) -> None:
    """03:12: one word, and what there is to tell of it; then the question that was asked comes again."""
    told = talk("cramp", "left", "calf", "7", "q", now="2026-11-23T03:12:00+01:00", options=("--night", "yesterday"))
    (cramp,) = shell.night().cramps or ()
    assert replace(cramp, id=None) == Cramp(at=at("2026-11-23 03:12"), side="left", muscle="calf", pain=7)
    assert told.code == 0


def test_the_urge_is_noted_from_any_prompt(shell: Shell, talk: Talking) -> None:
    """The worst of the night stays the worst, and it began when it first came."""
    talk("urge 6", "urge 4", "q")
    assert (shell.night().urge.worst, shell.night().urge.began) == (6, at("2026-11-22 21:40"))


def test_another_night_is_taken_in_hand(shell: Shell, talk: Talking) -> None:
    """Yesterday's morning is blank; I go there and back."""
    told = talk("night yesterday", "22:15", "night 2026-11-22", "6", "q")
    assert "Night of Sat 21 to Sun 22 Nov 2026" in told.out
    assert shell.night(SUNDAY - timedelta(days=1)).sleep.bed == at("2026-11-21 22:15")
    assert shell.night().urge.worst == 6


def test_a_night_to_come_is_refused(talk: Talking) -> None:
    """I am told so, and asked again."""
    assert "has not begun" in talk("night 2026-11-25", "q").out


def test_the_calendar_is_said_in_words(shell: Shell, talk: Talking) -> None:
    """A week a line: how many nights, and the figure of each; a blank is said to be blank."""
    keep(shell, night_with({"urge.worst": 6}))
    told = talk("calendar urge", "q").out.replace("\n", " ")
    assert "from Mon 16 Nov: 1 of 7 nights, worst urge blank, blank, blank, blank, blank, blank, 6" in told


def test_signs_are_asked_in_full_and_said_at_once(shell: Shell, talk: Talking) -> None:
    """A swollen, hot leg: I hear how soon somebody has to look at it, once."""
    told = talk("signs", "2", "", "q")
    assert shell.night().signs == ("breathless",)
    assert told.out.count("! CALL FOR HELP NOW") == 1


def test_the_summary_says_blanks_and_never_zero(shell: Shell, talk: Talking) -> None:
    """What I did not answer is said to be blank."""
    keep(shell, night_with({"urge.worst": 6, "alcohol.count": 0}))
    told = talk("summary", "q").out.replace("\n", " ")
    assert "Worst urge: 6 of 10." in told
    assert "Alcohol: none." in told
    assert "Blank: in bed; " in told
    assert "They need: into bed; out of bed" in told
    assert "caffeine 0" not in told.lower()


# --- lists -----------------------------------------------------------------------------------------


def test_a_list_is_added_to_changed_and_taken_from(shell: Shell, talk: Talking) -> None:
    """Two cramps in the night, one of them noted by mistake."""
    talk("part night", "+", "left", "", "4", "", "", "", "", "+", "right", "", "", "", "", "", "", "q")
    assert [cramp.side for cramp in shell.night().cramps or ()] == ["left", "right"]
    talk("part night", "1", "", "foot", "", "", "", "", "", "remove 2", "q")
    assert [(cramp.side, cramp.muscle, cramp.pain) for cramp in shell.night().cramps or ()] == [("left", "foot", 4)]


def test_none_of_a_list_is_an_answer(shell: Shell, talk: Talking) -> None:
    """No cramps tonight; later there is one, and none is refused."""
    talk("part night", "-", "q")
    assert shell.night().cramps == ()
    keep(shell, night_with({"cramps": (Cramp(pain=3),)}))
    assert "there is 1 cramp already" in talk("part night", "-", "q").out


def test_an_item_without_an_answer_is_not_noted(shell: Shell, talk: Talking) -> None:
    """I open a cramp and tell nothing."""
    assert "no cramp was noted" in talk("part night", "+", *[""] * 7, "q").out
    assert shell.night().cramps is None


def test_a_name_is_kept_as_it_is_typed(shell: Shell, talk: Talking) -> None:
    """A medicine called "Summary" is a medicine."""
    talk("doses=x", "q")
    told = talk(*[""] * 6, "6", "q")
    assert told.code == 0
    talk("-", *[""] * 5, "+", "Summary 300", "300 mg", "21:00", "q")
    assert [replace(dose, id=None) for dose in shell.night().doses or ()] == [
        Dose(name="Summary 300", dose="300 mg", at=at("2026-11-22 21:00"))
    ]


# --- the checklist ---------------------------------------------------------------------------------


def test_a_strategy_is_marked_and_rated(shell: Shell, talk: Talking) -> None:
    """Done, with the urge before and after and the relief."""
    talk("use calf stretch", "y", "7", "4", "3", "q")
    (use,) = shell.night().uses or ()
    assert replace(use, id=None) == StrategyUse(strategy="calf-stretch", done="done", before=7, after=4, relief=3)


@pytest.mark.parametrize(
    ("said", "done", "reason"),
    [("n", "not-done", None), ("-", "not-done", None), ("s", "skipped", None), ("s too tired", "skipped", "too tired")],
)
def test_not_done_and_skipped_are_answers(
    shell: Shell, talk: Talking, said: str, done: str, reason: str | None
) -> None:
    """I left it out, and say so."""
    talk("use warm bath", said, "q")
    (use,) = shell.night().uses or ()
    assert (use.done, use.reason) == (done, reason)
    talk("use warm bath", "blank", "q")
    assert not shell.night().uses


def test_the_checklist_goes_group_by_group(shell: Shell, talk: Talking) -> None:
    """I go through the groups that I want, and hear how many are done."""
    told = talk("checklist", "y", "y", "7", "", "", "<", "<", "q")
    assert "In the day: 0 of " in told.out
    assert len(shell.night().uses or ()) == 1


def test_a_withheld_strategy_says_why_and_is_not_asked(shell: Shell, talk: Talking) -> None:
    """With numb feet, heat is not for now, and I hear the reason."""
    DiskDiary(shell.folder).change_person(lambda person: replace(person, about=About(numb_feet=True)))
    told = talk("use heat", "q")
    assert "not for now." in told.out
    assert "Mind: " in told.out
    assert "y done" not in told.out


def test_answers_about_me_withhold_at_once(shell: Shell, talk: Talking) -> None:
    """I say that my feet are numb, and the next tip goes by it."""
    told = talk("about", "y", "<", "<", "use heat", "q")
    assert DiskDiary(shell.folder).person().about.numb_feet is True
    assert "not for now." in told.out


# --- how it reads ----------------------------------------------------------------------------------


def test_prompts_end_in_a_colon_and_nothing_is_redrawn(talk: Talking) -> None:
    """A screen reader hears each line once."""
    told = talk("6", "2045", "?", "words", "summary", "calendar", "q")
    assert [character for character in controls(told.out) if character != "\n"] == []
    assert told.out.count(": saved: ") == 2  # nobody's typing is echoed here: a prompt, and what came of the answer


@pytest.mark.parametrize("columns", [40, 60])
def test_every_line_fits(shell: Shell, talk: Talking, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty columns are a real size; what stands after a prompt is what I typed there."""
    monkeypatch.setenv("COLUMNS", str(columns))
    keep(shell, night_with({"naps": (SleepEpisode(kind="nap", minutes=20),), "urge.worst": 6}))
    keep_medicine(shell)
    lists = ("medicines", "?", "1", "?", "/q")
    typed = ("?", "words", "checklist", "y", "?", "<", "<", "signs", "1", "undo", "redo", "calendar", "summary", *lists)
    told = talk(*typed, pipe=True)
    assert told.code == 0, told.err
    answered = tuple(f": {line}" for line in typed)
    assert [line for line in told.out.splitlines() if len(line) > columns and not line.endswith(answered)] == []


def test_it_is_ascii_where_the_locale_is(shell: Shell, talk: Talking) -> None:
    """Without Unicode every sign of ours has another."""
    shell.environ["LC_ALL"] = "C"
    keep(shell, night_with({"uses": (StrategyUse(strategy="heat", before=5, after=None),)}))
    assert talk("?", "words", "summary", "calendar", "checklist", "y", "?", "<", "<", "signs", "", "q").out.isascii()


def test_screens_have_their_words(talk: Talking) -> None:
    """The calendar that --screen opens is said first."""
    assert "Calendar, efficiency" in talk("q", options=("--screen", "calendar")).out
    assert "Checklist, " in talk("q", options=("--screen", "strategies")).out
    told = talk(options=("--screen", "moon"))
    assert (told.code, '--plain has no "moon"' in told.err) == (2, True)


# --- undo --------------------------------------------------------------------------------------------


def test_undo_takes_the_last_answer_back_and_asks_it_again(shell: Shell, talk: Talking) -> None:
    """I typed 7 for 6: one word, and I hear what stands there now and am asked again."""
    told = talk("7", "undo", "6", "q")
    assert "undone: Worst urge blank" in told.out
    assert told.out.count("Worst urge, 0 to 10:") == 2
    assert shell.night().urge.worst == 6


def test_what_was_undone_can_be_done_again(shell: Shell, talk: Talking) -> None:
    """Two words back, two on again; then there is nothing left either way."""
    told = talk("7", "2045", "undo", "undo", "undo", "redo", "redo", "redo", "q")
    assert (shell.night().urge.worst, shell.night().urge.began) == (7, at("2026-11-22 20:45"))
    for words in ("undone: It began blank", "nothing to undo", "done again: Worst urge 7 of 10", "nothing to redo"):
        assert words in told.out


def test_undo_goes_back_to_its_part_and_its_night(shell: Shell, talk: Talking) -> None:
    """I am in another night by now: I hear which night it is in, and go there."""
    told = talk("night yesterday", "22:15", "night 2026-11-22", "undo", "22:30", "q")
    assert "undone, night of Sat 21 to Sun 22 Nov: Into bed blank" in told.out.replace("\n", " ")
    assert shell.night(SUNDAY - timedelta(days=1)).sleep.bed == at("2026-11-21 22:30")


def test_back_from_where_undo_led_to_asks_the_question_before(shell: Shell, talk: Talking) -> None:
    """It asked "when it began" again; < is still the question before that one."""
    talk("7", "2045", "undo", "<", "5", "q")
    assert (shell.night().urge.worst, shell.night().urge.began) == (5, None)


def test_undo_takes_a_cramp_back_field_by_field(shell: Shell, talk: Talking) -> None:
    """Noted by a word, with its side: undo leaves the cramp, undo again takes it."""
    talk("cramp", "left", "undo", "q")
    (cramp,) = shell.night().cramps or ()
    assert cramp.side is None
    talk("cramp", "undo", "q")
    assert len(shell.night().cramps or ()) == 1


def test_undo_leaves_what_another_session_changed(shell: Shell, talk: Talking, monkeypatch: pytest.MonkeyPatch) -> None:
    """My phone answered the same since: I am told, and it stays."""
    asked = Lines.ask

    def phone_comes_between(lines: Lines, prompt: str) -> str | None:
        typed = asked(lines, prompt)
        if typed == "undo":
            keep(shell, night_with({"urge.worst": 8}))
        return typed

    monkeypatch.setattr(Lines, "ask", phone_comes_between)
    told = talk("7", "undo", "undo", "q")
    assert "another session has changed that since; nothing undone" in told.out
    assert "nothing to undo" in told.out
    assert shell.night().urge.worst == 8


def test_undo_takes_answers_about_me_back(shell: Shell, talk: Talking) -> None:
    """A yes by mistake would withhold tips."""
    told = talk("about", "y", "undo", "q")
    assert "undone: Numb feet blank" in told.out
    assert DiskDiary(shell.folder).person().about == About(asked=True)


def test_undo_in_a_pipe_is_a_line_like_any_other(shell: Shell, talk: Talking) -> None:
    """A file of answers may take one back."""
    told = talk("7", "undo", "6", pipe=True)
    assert told.code == 0, told.err
    assert shell.night().urge.worst == 6


# --- medicines and blood tests ---------------------------------------------------------------------


def person(shell: Shell) -> Person:
    """The person as the disk has them."""
    return DiskDiary(shell.folder).person()


def test_a_medicine_is_noted_field_by_field(shell: Shell, talk: Talking) -> None:
    """Each field is saved as I give it, and what I skip stays blank; then I hear the list."""
    told = talk("medicines", "+", "gabapentin", "300 mg", "21:00", "2026-05-01", "", "2", "", "", "q")
    assert person(shell).medicines == (MEDICINE,)
    assert "1: gabapentin 300 mg, 21:00, from Fri 1 May 2026, now" in told.out.replace("\n", " ")


def test_a_new_dose_keeps_the_old_one(shell: Shell, talk: Talking) -> None:
    """I type 600 over 300: it is a new entry from today, and I am told so."""
    keep_medicine(shell)
    told = talk("medicines", "1", "", "600 mg", "/q")
    assert [(one.dose, one.until) for one in person(shell).medicines] == [
        ("300 mg", date(2026, 11, 21)),
        ("600 mg", None),
    ]
    assert "the old dose stays in the list" in told.out.replace("\n", " ")


def test_a_medicine_written_by_mistake_is_taken_away_and_comes_back(shell: Shell, talk: Talking) -> None:
    """One line takes it away and says what brings it back."""
    keep_medicine(shell)
    told = talk("medicines", "remove 1", "q")
    assert person(shell).medicines == ()
    assert "'undo' brings it back" in told.out
    keep_medicine(shell)
    talk("medicines", "remove 1", "undo", "q")
    assert person(shell).medicines == (MEDICINE,)


def test_an_answer_after_undo_brings_nothing_back(shell: Shell, talk: Talking) -> None:
    """The wrong name is undone while its fields are asked: what I say next does not note it again."""
    talk("medicines", "+", "iron", "/undo", "<", "zinc", "", "/q")
    assert [one.name for one in person(shell).medicines] == ["zinc"]


def test_a_number_that_is_none_of_the_list_is_refused(shell: Shell, talk: Talking) -> None:
    """I hear how many there are, and that + adds one."""
    keep_medicine(shell)
    told = talk("medicines", "2", "remove 3", "what", "", "tests", "1", "q")
    for words in ("there is no medicine 2; type 1 to 1", "there is no medicine 3", "type +, a number of the list"):
        assert words in told.out.replace("\n", " ")
    assert "there is no blood test 1; + adds one" in told.out


def test_a_blood_test_is_noted_and_not_judged(shell: Shell, talk: Talking) -> None:
    """The figure stands as the laboratory wrote it."""
    told = talk("tests", "+", "ferritin", "48", "ng/ml", "2026-10-03", "", "", "q")
    assert person(shell).labs == (LabResult(test="ferritin", value=48.0, unit="ng/ml", on=date(2026, 10, 3)),)
    assert "1: ferritin 48 ng/ml, Sat 3 Oct 2026" in told.out


MEDICINE = Medicine(name="gabapentin", dose="300 mg", usual="21:00", since=date(2026, 5, 1), kind="gabapentin")


def keep_medicine(shell: Shell) -> None:
    """Put one medicine on the list."""
    DiskDiary(shell.folder).change_person(lambda person: replace(person, medicines=(MEDICINE,)))


# --- the timer -------------------------------------------------------------------------------------


class Waiting:
    """A clock that passes while a timer waits, and somebody who presses Enter at one of the waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, stops_at: int = -1) -> None:
        self.now = EVENING
        self.waits: list[float] = []
        self._stops_at = stops_at
        monkeypatch.setattr(Lines, "typed_within", lambda _, seconds: self.wait(seconds))

    def wait(self, seconds: float) -> bool:
        """Let so much time pass."""
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)
        return len(self.waits) - 1 == self._stops_at


def timed(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], waiting: Waiting, *lines: str
) -> str:
    """What the plain mode says to these lines while the clock passes."""
    monkeypatch.setattr("sys.stdin", Typing("".join(f"{line}\n" for line in lines)))
    assert main(("--plain",), clock=lambda: waiting.now, environ=shell.environ) == 0
    return capsys.readouterr().out.replace("\n", " ")


def test_the_timer_says_each_step_as_it_begins(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Eyes closed: left and right, ten seconds three times each, then I am asked how it was."""
    waiting = Waiting(monkeypatch)
    out = timed(shell, monkeypatch, capsys, waiting, "timer calf-stretch", "y", "7", "4", "3", "q")
    left, right = out.index("left, 1 of 3: 10 seconds"), out.index("right, 3 of 3: 10 seconds")
    assert left < out.index("change sides: right leg") < right
    (use,) = shell.night().uses or ()
    assert (use.strategy, use.done, use.before, use.after, use.relief) == ("calf-stretch", "done", 7, 4, 3)
    assert "left:" not in out, "ten seconds need no count"


def test_a_long_step_says_what_is_left_of_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the bath I hear every five minutes how long it still is."""
    waiting = Waiting(monkeypatch)
    out = timed(shell, monkeypatch, capsys, waiting, "timer warm-bath", "", "q")
    said = [int(minutes) for minutes in re.findall(r"(\d+) minutes left", out)]
    assert said
    assert all(minutes % 5 == 0 for minutes in said)
    assert max(waiting.waits) < 301


def test_enter_stops_the_timer_and_notes_nothing(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody rang at the door."""
    out = timed(shell, monkeypatch, capsys, Waiting(monkeypatch, stops_at=1), "timer calf-stretch", "q")
    assert "The timer is stopped." in out
    assert shell.night().uses is None


def test_a_timer_of_what_is_withheld_does_not_start(shell: Shell, talk: Talking) -> None:
    """My feet are numb: heat is not for now, and I hear why."""
    DiskDiary(shell.folder).change_person(lambda person: replace(person, about=About(numb_feet=True)))
    told = talk("timer heat", "q")
    assert "not for now." in told.out
    assert "Mind: " in told.out
    assert "Enter stops it" not in told.out


@pytest.mark.parametrize(
    ("line", "pipe", "words"),
    [
        ("timer no-late-caffeine", False, "there is no timer for"),
        ("timer knitting", False, "there is no strategy"),
        ("timer calf-stretch", True, "a timer needs somebody who hears it"),
    ],
)
def test_a_timer_that_cannot_be_is_refused_in_words(talk: Talking, line: str, pipe: bool, words: str) -> None:
    """There is none, no such strategy, or only a file of answers."""
    told = talk(line, "q", pipe=pipe)
    assert words in f"{told.out} {told.err}".replace("\n", " ")


def test_waiting_ends_with_a_line_or_with_the_time() -> None:
    """Enter is heard at once; without it the time passes."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as source, os.fdopen(writing, "w") as typing:
        lines = Lines(source, io.StringIO(), ASCII)
        assert not lines.typed_within(0)
        typing.write("\n")
        typing.flush()
        assert lines.typed_within(10)
        assert not lines.typed_within(0)
