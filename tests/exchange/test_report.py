"""The report says what my nights say: the same figures as everywhere, and nothing that I did not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import html5lib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Cramp, Night
from stillnight.diary.nights import Nights
from stillnight.diary.person import Person
from stillnight.diary.statistics import say_deviation, say_figure, statistics_of
from stillnight.diary.summary import summary
from stillnight.diary.wrapping import columns_of
from stillnight.exchange.report.build import report
from stillnight.exchange.report.fitting import cut, few
from stillnight.exchange.report.html import as_html
from stillnight.exchange.report.markdown import as_markdown, literal
from stillnight.exchange.report.model import Report
from stillnight.exchange.report.table import ROWS
from stillnight.exchange.report.text import as_text
from tests import strategies
from tests.builders import LONDON, NEW_YORK, SUNDAY, good_night, night_with
from tests.emoji import emoji_in
from tests.exchange.fullest import fullest
from tests.exchange.plain import FIRST, LAST, NIGHTS, plain_report
from tests.strategies import LAW

NIGHTS_OF_ANY_KIND = st.one_of(strategies.NIGHTS, strategies.SLEEPS)

EMPTY = report(Nights(), Person(), FIRST, LAST, LAST)


def test_every_measure_has_its_row() -> None:
    """Nothing that the diary measures is left out of the table."""
    assert {measure.id for measure in MEASURES} <= {measure.id for measure in ROWS}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_the_figures_are_those_of_the_calendar_and_of_stats(measure: object) -> None:
    """The report, the year's line and the table of figures are one and the same."""
    row = plain_report().rows[[one.id for one in ROWS].index(measure.id)]  # type: ignore[attr-defined]
    of, shown = statistics_of(measure, NIGHTS), measure  # type: ignore[arg-type]
    spread = summary(NIGHTS, shown, FIRST, LAST).spread  # type: ignore[arg-type]
    assert spread is not None
    assert row.n == of.n == spread.n
    assert row.median == say_figure(shown, spread.median)  # type: ignore[arg-type]
    assert row.mean == say_figure(shown, of.mean)  # type: ignore[arg-type]
    assert row.sd == say_deviation(shown, of.sd)  # type: ignore[arg-type]


@pytest.mark.parametrize("written", [as_html, as_markdown, as_text])
def test_no_report_has_an_emoji(written: Callable[[Report], str | list[str]]) -> None:
    """What I hand to my doctor has letters and plain signs, on paper and on screens."""
    assert emoji_in("".join(written(plain_report()))) == []


def test_the_heading_counts_nights_and_says_nothing_else_of_them() -> None:
    """Two nights are missing; that is a number and no reproach."""
    assert "filled in: 26 of 28 nights" in plain_report().header
    assert "changes of time zone: none" in plain_report().header


def test_changes_of_zone_and_clock_are_said() -> None:
    """I flew to New York, and in London the clock went back: whoever reads the times has to know."""
    nights = Nights(
        (
            replace(good_night(), night_of=date(2026, 10, 24), zone=LONDON),
            replace(good_night(), night_of=date(2026, 10, 26), zone=NEW_YORK),
        )
    )
    header = report(nights, Person(), date(2026, 10, 20), date(2026, 10, 30), LAST).header
    assert "changes of time zone: Mon 26 Oct Europe/London to America/New_York" in header
    assert "nights in which the clock changed: Sat 24 Oct" in header


def test_days_a_week_with_the_urge() -> None:
    """On two of four nights that say, which is three and a half days a week; a blank night is not counted."""
    worst = (6, 0, None, 4, 0)
    nights = Nights(
        night_with({"urge.worst": one, "notes": "x"}, SUNDAY - timedelta(days=back)) for back, one in enumerate(worst)
    )
    lines = report(nights, Person(), SUNDAY - timedelta(days=6), SUNDAY, SUNDAY).urge
    assert lines[0] == "urge on 2 of 4 nights that say: 3.5 days a week"


def test_the_trend_of_the_beginning_is_that_of_the_halves() -> None:
    """It began at a median of so-and-so in the first fortnight and of so-and-so in the second, each with its n."""
    middle = FIRST + timedelta(days=13)
    halves = [
        [night.urge.began.hour * 60 + night.urge.began.minute for night in part if night.urge.began]
        for part in (NIGHTS.between(FIRST, middle), NIGHTS.between(middle + timedelta(days=1), LAST))
    ]
    first, second = (
        f"{round(float(np.median(half))) // 60:02}:{round(float(np.median(half))) % 60:02} (n {len(half)})"
        for half in halves
    )
    assert f"trend: first half {first}, second half {second}" in plain_report().urge


def test_cramps_are_counted_over_nights_that_say() -> None:
    """Two cramps on two of seven nights are two a week; the night without an answer is not one without cramps."""
    pain = (Cramp(pain=7, minutes=2, side="left", woke=True), Cramp(pain=4, side="left", woke=False))
    nights = [night_with({"notes": "x"}, SUNDAY - timedelta(days=back)) for back in range(8)]
    said = [replace(night, cramps=()) for night in nights[2:7]]
    asked = Nights([replace(nights[0], cramps=pain[:1]), replace(nights[1], cramps=pain[1:]), *said, nights[7]])
    lines = report(asked, Person(), SUNDAY - timedelta(days=7), SUNDAY, SUNDAY).cramps
    assert lines == (
        "2 cramps on 2 of 7 nights that say: 2 a week",
        "pain, 0 to 10: median 5.5 (n 2)",
        "length: median 2 min (n 1)",
        "side: left 2",
        "woke from 1 of 2 that say",
    )


def test_medicines_stand_with_the_dates_of_change() -> None:
    """The new dose and the end of the old one are there; what ended long before is not."""
    lines = plain_report().treatment.medicines
    assert len(lines) == 2
    assert lines[0] == "gabapentin 300 mg, 21:00; Mon 1 Jun 2026 to Sat 7 Nov 2026 (ended)"
    assert lines[1] == "gabapentin 600 mg, 21:00; from Sun 8 Nov 2026 (new)"
    assert plain_report().treatment.changes == (date(2026, 11, 8),)
    taken = [dose.at.hour * 60 + dose.at.minute for night in NIGHTS for dose in night.doses or () if dose.at]
    at = round(float(np.median(taken)))
    assert plain_report().treatment.doses == (
        f"gabapentin 300 mg: {len(taken)} nights, median {at // 60:02}:{at % 60:02} (n {len(taken)})",
    )
    assert plain_report().treatment.labs == ("ferritin 48 ng/ml, Sat 3 Oct 2026, Nord",)


def test_the_dates_of_a_medicine_are_never_cut() -> None:
    """However long its name is, when it began and ended stays readable."""
    assert all(
        line.endswith("Mon 5 Oct 2026 to Sun 1 Nov 2026 (new, ended)") for line in fullest().treatment.medicines[:-1]
    )
    assert fullest().treatment.medicines[-1] == "… and 14 more"


def test_strategies_are_counts_and_no_more() -> None:
    """How often I used each is said, and that this says nothing of an effect."""
    stretches = sum(
        any(use.strategy == "calf-stretch" and use.done in (None, "done") for use in night.uses or ())
        for night in NIGHTS
    )
    assert f"calf stretch {stretches}" in plain_report().treatment.strategies
    for shown in (as_html(plain_report()), "\n".join(as_text(plain_report()))):
        assert "nothing here says whether it helped" in shown


def test_notes_are_there_only_when_chosen() -> None:
    """What I wrote in the night goes to nobody unless I say which."""
    noted = [night for night in NIGHTS if night.notes]
    assert plain_report().notes == ()
    assert plain_report().without_notes == f"None were chosen; {len(noted)} nights of these have notes."
    chosen = plain_report(notes=(noted[0].night_of,))
    assert len(chosen.notes) == 1
    assert chosen.notes[0].endswith(f": {noted[0].notes}")
    assert noted[0].notes not in as_html(plain_report())  # type: ignore[operator]


@pytest.mark.parametrize("made", [plain_report(), fullest(), EMPTY], ids=["ordinary", "fullest", "empty"])
def test_no_report_diagnoses_or_names_the_diary_after_another(made: Report) -> None:
    """It says that it is self-reported, in our own words, and gives sources beside figures for comparison."""
    for shown in (as_html(made), " ".join(as_text(made)), as_markdown(made)):
        plain = re.sub(r"\s+", " ", shown.replace("\\", ""))
        assert "Self-reported; not a diagnosis." in plain
        assert "CSD" not in plain
        assert "in our own words" in plain
        assert "Ohayon 2017" in plain


@pytest.mark.parametrize("made", [plain_report(), fullest(), EMPTY], ids=["ordinary", "fullest", "empty"])
def test_plain_text_keeps_within_80_columns(made: Report) -> None:
    """I paste it into a letter, and no line breaks."""
    assert max(map(columns_of, as_text(made))) <= 80
    drawn = as_text(made, ascii_only=True)
    assert not {"█", "▒", "─"} & set("".join(drawn))


def test_markdown_has_tables_that_a_reader_of_markdown_reads() -> None:
    """Each table has as many cells in every row, whatever I typed, and nothing of it becomes markup."""
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown(fullest()))
    kinds = [token.type for token in tokens]
    assert kinds.count("table_open") == 2
    assert kinds.count("tr_open") == 2 + len(ROWS) + 28
    assert kinds.count("td_open") == 9 * len(ROWS) + 7 * 28
    inline = {child.type for token in tokens for child in token.children or ()}
    assert not inline & {"link_open", "image", "html_inline", "code_inline", "strong_open", "em_open"}
    assert "html_block" not in kinds


@given(st.text(max_size=40))
@LAW
def test_any_text_is_text_in_markdown(typed: str) -> None:
    """What I type comes out of a reader of Markdown as I typed it, in a list and in a table."""
    line = cut(typed, 40)
    for page in (f"- {literal(line)}", f"| a |\n| --- |\n| {literal(line)} |"):
        tokens = MarkdownIt("commonmark").enable("table").parse(page)
        inline = [token for token in tokens if token.type == "inline"]
        children = [child for token in inline for child in token.children or ()]
        assert {child.type for child in children} <= {"text", "text_special"}
        shown = "".join(child.content for token in inline[-1:] for child in token.children or ())
        assert shown.strip() == line.strip()


@pytest.mark.parametrize(
    "typed", ["1. one", "- two", "+ three", "= four", "12) five", "http://x.example", "www.x.example"]
)
def test_what_begins_like_a_list_is_no_list(typed: str) -> None:
    """A medicine called "1. morning" is one medicine and no numbered list."""
    tokens = MarkdownIt("gfm-like").parse(f"- {literal(typed)}")
    assert [token.type for token in tokens].count("list_item_open") == 1
    assert [child.content for token in tokens for child in token.children or () if child.type == "link_open"] == []


def test_an_empty_stretch_has_no_zeros() -> None:
    """Nothing was filled in: no mean, no rating, no cramp is made up."""
    assert {row.n for row in EMPTY.rows} == {0}
    assert {row.mean for row in EMPTY.rows} == {"–"}
    assert EMPTY.urge == ("The urge to move the legs was not rated.",)
    assert EMPTY.cramps == ("Cramps were not noted.",)
    assert "no times given" in as_html(EMPTY)


def test_what_there_is_no_room_for_is_counted() -> None:
    """A long list ends with how many more there are, and a long line with an ellipsis."""
    assert few(["a", "b", "c", "d"], 3) == ("a", "b", "… and 2 more")
    assert few(["a", "b", "c"], 3) == ("a", "b", "c")
    assert cut("長" * 30, 11) == "長長長長長…"
    assert cut("short", 11) == "short"


@given(st.lists(st.tuples(NIGHTS_OF_ANY_KIND, st.integers(0, 13)), max_size=5), st.integers(0, 23))
@settings(LAW, max_examples=20)
def test_any_nights_make_a_report(found: list[tuple[Night, int]], starts: int) -> None:
    """However odd my answers are, there is a valid page, and plain text that keeps to its columns."""
    nights = Nights(replace(night, night_of=SUNDAY - timedelta(days=back)) for night, back in found)
    dates = {night.night_of for night in nights}
    made = report(nights, Person(night_starts=starts), SUNDAY - timedelta(days=13), SUNDAY, SUNDAY, notes=dates)
    html5lib.HTMLParser(strict=True).parse(as_html(made))
    assert max(map(columns_of, as_text(made))) <= 80
    assert "nan" not in re.sub("<[a-z]+>", "", as_html(made).partition("<body>")[2]).split()
    MarkdownIt("commonmark").enable("table").parse(as_markdown(made))
