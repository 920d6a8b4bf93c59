"""Few bytes: a key repaints what it changed and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from stillnight.tui.widgets.gauge import Face, Gauge
from stillnight.tui.widgets.lines import KeyLine, SayLine, TopLine
from stillnight.tui.widgets.picture import NightPicture
from stillnight.tui.widgets.questions import QuestionRows
from stillnight.tui.widgets.rows import RowList
from stillnight.tui.widgets.words import Words
from tests import invented
from tests.builders import SUNDAY
from tests.tui.driving import StandingClock, answer, app_at, diary_with, go_to, press, question_rows, rows_of
from tests.tui.test_strategies import FIVE, planned
from tests.tui.test_strategy_timer import pass_seconds

EVENING = "2026-11-22 21:40"
FULL = next(invented.nights(SUNDAY, 1))


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, int]]:
    """Which line of which widget was rendered how often."""
    counted: Counter[tuple[str, int]] = Counter()

    def counting(kind: type[Widget]) -> None:
        plain = kind.render_line

        def render_line(self: Widget, y: int) -> Strip:
            counted[self.id or "", y] += 1
            return plain(self, y)

        monkeypatch.setattr(kind, "render_line", render_line)

    for kind in (RowList, NightPicture, Words, Gauge, Face, TopLine, SayLine, KeyLine):
        counting(kind)
    return counted


async def begin(pilot: Pilot[None], rendered: Counter[tuple[str, int]]) -> None:
    """Begin to count, when all that was to be drawn is drawn: Textual draws sixty times a second at most."""
    while pilot.app.screen._dirty_widgets:
        await pilot.pause()
    rendered.clear()


def line_of(rows: QuestionRows, row_id: str) -> int:
    """The line of the screen's list that a row is on."""
    return [row.id for row in rows.rows].index(row_id) - rows._first_line


@pytest.mark.parametrize("key", ["down", "up", "j", "k"])
async def test_moving_the_cursor_repaints_two_lines(rendered: Counter[tuple[str, int]], key: str) -> None:
    """An arrow sends the line I left and the line I came to, and nothing else."""
    app = app_at(EVENING, diary_with(FULL))
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "fatigue")
        left = line_of(question_rows(app), "fatigue")
        await begin(pilot, rendered)
        await press(pilot, key)
        came = left + (1 if key in "down j" else -1)
        assert rendered == {("rows", left): 1, ("rows", came): 1}


async def test_an_answer_repaints_its_line_its_headings_count_and_the_time_of_saving(
    rendered: Counter[tuple[str, int]],
) -> None:
    """A digit sends the row it answers, how many are answered, that it is saved, and the picture."""
    app = app_at(EVENING)
    async with app.run_test(size=(80, 30)) as pilot:
        await go_to(pilot, "fatigue")
        rows = question_rows(app)
        await begin(pilot, rendered)
        await press(pilot, "5")
        by_widget = {widget: {y for name, y in rendered if name == widget} for widget in {name for name, _ in rendered}}
        assert by_widget["rows"] == {line_of(rows, "part:evening"), line_of(rows, "fatigue")}
        assert by_widget["top"] == {0}
        assert set(by_widget) <= {"rows", "top", "picture"}
        assert max(rendered.values()) == 1


async def test_a_changed_answer_repaints_one_line_of_the_list(rendered: Counter[tuple[str, int]]) -> None:
    """Mending an answer sends one line of the list."""
    app = app_at(EVENING, diary_with(FULL))
    async with app.run_test(size=(80, 30)) as pilot:
        await answer(pilot, "fatigue", "5")
        await begin(pilot, rendered)
        await press(pilot, "6")
        assert {y for name, y in rendered if name == "rows"} == {line_of(question_rows(app), "fatigue")}
        assert ("keys", 0) not in rendered
        assert ("said", 0) not in rendered


@pytest.mark.parametrize("key", ["5", "f12", "f11"])
async def test_nothing_is_repainted_where_nothing_changes(rendered: Counter[tuple[str, int]], key: str) -> None:
    """A key that changes nothing sends nothing."""
    app = app_at(EVENING, diary_with(FULL))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "fatigue", "5")
        await begin(pilot, rendered)
        await press(pilot, key)
        assert rendered == {}


@pytest.mark.parametrize(("row", "key"), [("part:evening", "up"), ("part:morning", "down")])
async def test_an_arrow_at_the_end_of_the_list_repaints_nothing(
    rendered: Counter[tuple[str, int]], row: str, key: str
) -> None:
    """At the ends of the list there is nothing to send."""
    app = app_at(EVENING, diary_with(FULL))
    async with app.run_test(size=(80, 30)) as pilot:
        await go_to(pilot, row)
        await begin(pilot, rendered)
        await press(pilot, key)
        assert rendered == {}


async def test_an_idle_screen_repaints_nothing(rendered: Counter[tuple[str, int]]) -> None:
    """While I do nothing, nothing is sent, also when the app looks at the clock."""
    app = app_at(EVENING, diary_with(FULL))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await begin(pilot, rendered)
        app.upkeep.tell_new_night()
        await pilot.pause()
        await pilot.pause()
        assert rendered == {}


async def test_a_typed_character_repaints_one_line(rendered: Counter[tuple[str, int]]) -> None:
    """Each character of a time sends its own row."""
    app = app_at(EVENING, diary_with(FULL))
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(pilot, "caffeine.last", "1")
        await begin(pilot, rendered)
        await press(pilot, "5")
        assert rendered == {("rows", line_of(question_rows(app), "caffeine.last")): 1}


@pytest.mark.parametrize(("key", "step"), [("down", 1), ("up", -1)])
async def test_moving_on_the_checklist_repaints_two_rows_and_the_words_below(
    rendered: Counter[tuple[str, int]], key: str, step: int
) -> None:
    """An arrow sends the strategy I left, the one I came to, and what there is to mind with it."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "down", "down")
        line = rows_of(app).cursor_line
        await begin(pilot, rendered)
        await press(pilot, key)
        assert {y for name, y in rendered if name == "rows"} == {line, line + step}
        assert {name for name, _ in rendered} <= {"rows", "detail"}
        assert max(rendered.values()) == 1


async def test_a_tick_repaints_its_row_the_count_above_it_and_the_time_of_saving(
    rendered: Counter[tuple[str, int]],
) -> None:
    """Space sends the row it ticks, how many are done, and that it is saved."""
    app = app_at(EVENING, planned(*FIVE))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "down")
        await begin(pilot, rendered)
        await press(pilot, "space")
        assert rendered == {("rows", 0): 1, ("rows", 2): 1, ("top", 0): 1}


async def test_a_second_of_a_timer_repaints_what_is_left_and_the_bar_only_when_it_grows(
    rendered: Counter[tuple[str, int]],
) -> None:
    """While I stretch, a second sends a few figures, and now and then one more cell of the bar."""
    clock = StandingClock(EVENING)
    app = app_at(clock, planned("warm-bath"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "g")
        pass_seconds(app, clock, 60)
        await pilot.pause()
        seen: Counter[str] = Counter()
        for _ in range(20):
            await begin(pilot, rendered)
            pass_seconds(app, clock, 1)
            await pilot.pause()
            seen.update(name for name, _ in rendered)
            assert set(rendered) <= {("face", 0), ("face", 3), ("gauge", 0)}
        assert seen["face"] == 20
        assert 1 <= seen["gauge"] <= 3
