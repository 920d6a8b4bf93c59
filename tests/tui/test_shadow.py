"""The copy of the screen and what it sends: whatever stood there, afterwards what was wanted stands there."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stillnight.tui.terminal.cells import Cell, cells_of
from stillnight.tui.terminal.pen import PLAIN, pen_of
from stillnight.tui.terminal.shadow import Piece, Room, Shadow, erases_paper
from stillnight.tui.terminal.writing import sent_bytes
from tests.terminal.sent import rows_painted
from tests.tui.emulator import Emulator, Older, Shown, plainly, same

WIDTH, HEIGHT = 14, 4
EDGES: Final = {0, HEIGHT - 1}

CODES: Final = ("", "1", "31", "7", "4;32", "38;5;180;48;5;233", "48;5;233", "48;5;16", "1;38;2;1;2;3;48;2;9;9;9", "44")

NARROW: Final = "  ab é▸█\xa0"
WIDE: Final = ("界", "e\u0301", "한", "🌙")
JOINED: Final = ("👩\u200d👧", "☺\ufe0f")

Segments = list[tuple[str, str]]
"""Texts and the codes they are drawn with."""

Part = tuple[int, int, Segments]
"""A piece before it is cells: line, column, segments."""


def cut(segments: Segments, width: int) -> Segments:
    """The segments that have room in so many columns."""
    kept: Segments = []
    for text, codes in segments:
        signs = ""
        for sign in signs_of(text):
            if cell_len(signs + sign) > width:
                break
            signs += sign
        kept.append((signs, codes))
        width -= cell_len(signs)
    return kept


def signs_of(text: str) -> list[str]:
    """The signs the texts below are made of."""
    found: list[str] = []
    while text:
        sign = next((sign for sign in (*WIDE, *JOINED) if text.startswith(sign)), text[0])
        found.append(sign)
        text = text[len(sign) :]
    return found


def segments(signs: tuple[str, ...]) -> st.SearchStrategy[Segments]:
    """Segments that fill a line, or not."""
    texts = st.lists(st.sampled_from(signs), max_size=8).map("".join)
    return st.lists(st.tuples(texts, st.sampled_from(CODES)), max_size=5)


def screens(signs: tuple[str, ...]) -> st.SearchStrategy[list[Part]]:
    """Whole screens, each line filled to its end."""

    def filled(lines: list[Segments]) -> list[Part]:
        parts = []
        for y, line in enumerate(lines):
            kept = cut(line, WIDTH)
            left = WIDTH - sum(cell_len(text) for text, _ in kept)
            parts.append((y, 0, [*kept, (" " * left, kept[-1][1] if kept else "")]))
        return parts

    return st.lists(segments(signs), min_size=HEIGHT, max_size=HEIGHT).map(filled)


def parts_of_screens(signs: tuple[str, ...]) -> st.SearchStrategy[list[Part]]:
    """Some places of a screen, as partial updates bring them."""
    part = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), segments(signs))
    return st.lists(part.map(lambda one: (one[0], one[1], cut(one[2], WIDTH - one[1]))), max_size=3)


ALL_SIGNS: Final = (*NARROW, *WIDE, *JOINED)
PLACES: Final = st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1))


def pieces(parts: list[Part]) -> list[Piece]:
    """The parts as the shadow takes them."""
    return [(y, x, cells_of([(text, pen_of(codes)) for text, codes in line])) for y, x, line in parts]


def drawn(parts: list[Part], cursor: tuple[int, int]) -> str:
    """The parts drawn without any art."""
    return "".join(plainly(*part) for part in parts) + f"\x1b[{cursor[1] + 1};{cursor[0] + 1}H"


@given(
    first=screens(ALL_SIGNS),
    updates=st.lists(screens(ALL_SIGNS) | parts_of_screens(ALL_SIGNS), max_size=4),
    cursors=st.lists(PLACES, min_size=5, max_size=5),
    paper=st.booleans(),
)
def test_what_is_sent_makes_of_one_screen_the_next(
    first: list[Part], updates: list[list[Part]], cursors: list[tuple[int, int]], paper: bool
) -> None:
    """Whatever I saw before, after each frame I see what was to be shown, letter by letter and colour by colour."""
    shadow, sent = Shadow(erases_paper=paper), Emulator(WIDTH, HEIGHT, erases_paper=paper)
    plain = Emulator(WIDTH, HEIGHT, erases_paper=paper)
    sent.take("\x1b[7;41m" + "left over by another program\r\n" * HEIGHT)
    for parts, cursor in zip([first, *updates], cursors, strict=False):
        sent.take(shadow.frame(WIDTH, HEIGHT, pieces(parts), cursor))
        plain.take(drawn(parts, cursor))
        assert sent.shown() == plain.shown()
        assert same(sent, plain)


@given(
    first=screens(ALL_SIGNS),
    updates=st.lists(st.tuples(screens(ALL_SIGNS), PLACES, st.integers(1, 60), st.booleans()), min_size=1, max_size=4),
)
def test_what_has_no_room_comes_later_and_nothing_is_forgotten(
    first: list[Part], updates: list[tuple[list[Part], tuple[int, int], int, bool]]
) -> None:
    """Over a slow line a screen may come in several pieces; when all have come it is as it was to be."""
    shadow, sent, plain = Shadow(), Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    sent.take(shadow.frame(WIDTH, HEIGHT, pieces(first), (0, 0)))
    for parts, cursor, size, edges_wait in updates:
        text = shadow.frame(WIDTH, HEIGHT, pieces(parts), cursor, Room(size, edges_wait))
        sent.dirty.clear()
        sent.take(text)
        assert sent_bytes(text) <= size or len(sent.dirty) <= 1 or sent.dirty == EDGES
        assert not (edges_wait and sent.dirty & EDGES)
        plain.take(drawn(parts, cursor))
    while shadow.owes:
        sent.take(shadow.frame(WIDTH, HEIGHT, (), cursor, Room(1)))
    assert sent.shown() == plain.shown()


def line_of_letters(y: int, letter: str) -> Piece:
    """A line filled with one letter."""
    return y, 0, cells_of([(letter * 10, PLAIN)])


def test_the_line_of_the_cursor_goes_first_and_the_edges_last() -> None:
    """Of all that a key changes, the row I am on is there first; the moment of saving and the keys come last."""
    shadow = Shadow()
    shadow.frame(10, 5, [line_of_letters(y, "a") for y in range(5)], (0, 3))
    frames = [shadow.frame(10, 5, [line_of_letters(y, "b") for y in range(5)], (0, 3), Room(20))]
    while shadow.owes:
        frames.append(shadow.frame(10, 5, (), (0, 3), Room(20)))
    assert [rows_painted(frame.encode(), 10, 5) for frame in frames] == [{3}, {1}, {2}, {0, 4}]


def test_the_edges_go_along_where_all_fits_unless_they_are_to_wait() -> None:
    """A short answer brings the moment of saving with it."""
    shadow = Shadow()
    shadow.frame(10, 5, [line_of_letters(y, "a") for y in range(5)], (0, 0))
    both = [line_of_letters(0, "b"), line_of_letters(2, "b")]
    assert rows_painted(shadow.frame(10, 5, both, (0, 0), Room(60, edges_wait=True)).encode(), 10, 5) == {2}
    assert shadow.frame(10, 5, (), (0, 0), Room(60, edges_wait=True)) == ""
    assert shadow.owes
    assert rows_painted(shadow.frame(10, 5, [line_of_letters(2, "c")], (0, 0), Room(60)).encode(), 10, 5) == {0, 2}
    assert not shadow.owes


def test_of_lines_that_wait_the_newest_is_drawn_once() -> None:
    """A row that changed twice before it was its turn is sent as it is now, and not at all if it is as it was."""
    shadow = Shadow()
    shadow.frame(10, 3, [line_of_letters(y, "a") for y in range(3)], (0, 0))
    assert shadow.frame(10, 3, [line_of_letters(2, "b")], (0, 0), Room(9, edges_wait=True)) == ""
    assert shadow.frame(10, 3, [line_of_letters(2, "a")], (0, 0), Room(9, edges_wait=True)) == ""
    assert not shadow.owes


@given(screens(ALL_SIGNS), PLACES)
def test_what_is_shown_already_is_not_sent(screen: list[Part], cursor: tuple[int, int]) -> None:
    """A screen that is drawn a second time costs nothing."""
    shadow = Shadow(erases_paper=True)
    shadow.frame(WIDTH, HEIGHT, pieces(screen), cursor)
    assert shadow.frame(WIDTH, HEIGHT, pieces(screen), cursor) == ""


@given(screens((*NARROW, "界")), screens((*NARROW, "界")))
def test_a_difference_is_never_longer_than_drawing_without_art(first: list[Part], then: list[Part]) -> None:
    """The way chosen is at most as long as the plain one."""
    shadow = Shadow(erases_paper=True)
    shadow.frame(WIDTH, HEIGHT, pieces(first), (0, 0))
    assert sent_bytes(shadow.frame(WIDTH, HEIGHT, pieces(then), (0, 0))) <= sent_bytes(drawn(then, (0, 0)))


@given(screens(ALL_SIGNS), screens(ALL_SIGNS), PLACES)
def test_every_frame_ends_with_the_plain_pen(first: list[Part], then: list[Part], cursor: tuple[int, int]) -> None:
    """What another program writes after us is written in its own colours."""
    shadow, terminal = Shadow(), Emulator(WIDTH, HEIGHT)
    for parts in (first, then):
        terminal.take(shadow.frame(WIDTH, HEIGHT, pieces(parts), cursor))
        assert terminal.cursor.attrs == terminal.default_char


@given(screens(ALL_SIGNS), screens(ALL_SIGNS), screens(ALL_SIGNS))
def test_a_forgotten_terminal_is_drawn_whole(first: list[Part], noise: list[Part], then: list[Part]) -> None:
    """Another program wrote over the screen; drawn again, nothing of that is left."""
    shadow, sent, plain = Shadow(erases_paper=True), Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    sent.take(shadow.frame(WIDTH, HEIGHT, pieces(first), (0, 0)))
    sent.take("\x1b[2;3r" + drawn(noise, (3, 1)) + "\x1b[4;35m")
    shadow.forget()
    sent.take(shadow.frame(WIDTH, HEIGHT, pieces(then), (0, 0)))
    plain.take(drawn(then, (0, 0)))
    assert same(sent, plain)


def test_another_size_is_drawn_whole() -> None:
    """The window grew: what the terminal made of the old picture is gone."""
    shadow, terminal = Shadow(), Emulator(3, 1)
    shadow.frame(2, 1, [(0, 0, cells_of([("ab", PLAIN)]))], (0, 0))
    assert not shadow.knows(3, 1)
    terminal.take("zzz\r" + shadow.frame(3, 1, [(0, 0, cells_of([("ab ", PLAIN)]))], (0, 0)))
    assert terminal.display == ["ab "]


@pytest.mark.parametrize("sign", ["👩\u200d👧", "☺\ufe0f", "e\u0301", "🌙"])
def test_signs_of_disputed_width_leave_the_columns_after_them_straight(sign: str) -> None:
    """An old terminal draws my family of emoji wider than it is; what stands after it is where it belongs."""
    shadow, terminal = Shadow(), Older(20, 2)
    lines = [f"a{sign} after|", "b    after|"]
    rows = [(y, 0, cells_of([(line + " " * (20 - cell_len(line)), PLAIN)])) for y, line in enumerate(lines)]
    terminal.take(shadow.frame(20, 2, rows, (0, 0)))
    assert column_of("|", terminal.shown()[0]) == cell_len(lines[0]) - 1
    rows[0] = (0, 0, cells_of([(lines[1].ljust(20), PLAIN)]))
    terminal.take(shadow.frame(20, 2, rows, (0, 0)))
    assert terminal.shown()[0] == terminal.shown()[1]


def shown_after(terminal: Emulator, *screens: str) -> str:
    """The first line of a terminal after one-line screens, one after another; empty columns are not told."""
    shadow = Shadow(erases_paper=True)
    for line in screens:
        row = cells_of([(line + " " * (terminal.columns - cell_len(line)), PLAIN)])
        terminal.take(shadow.frame(terminal.columns, 1, [(0, 0, row)], (0, 0)))
    return "".join(str(cell[0]) for cell in terminal.shown()[0]).rstrip()


def test_a_wide_sign_in_place_of_another_moves_nothing() -> None:
    """I mend one character of a note in Chinese or Korean: what stands further right stays in its column."""
    assert shown_after(Emulator(20, 1), "界 one", "한 two") == "한 two"
    assert shown_after(Emulator(20, 1), "界 at the end 1", "한 at the end 2") == "한 at the end 2"
    assert shown_after(Emulator(20, 1), "a界b", "ab界") == "ab界"


def test_a_sign_wider_than_it_should_be_covers_nothing_for_long() -> None:
    """An old terminal draws a family over its neighbours; the neighbours are drawn after it."""
    assert shown_after(Older(20, 1), "b    after", "a👩\u200d👧  after") == "a👩\u200d  after"


def test_a_sign_narrower_than_it_should_be_leaves_nothing_old_beside_it() -> None:
    """Where a terminal takes one column for a smile that has two, the second is empty."""
    assert shown_after(Older(20, 1), "xxxxxx", "a☺\ufe0fbxx") == "a☺\ufe0f bxx"


@pytest.mark.parametrize(("x", "left"), [(0, "z 한"), (1, " z한"), (2, "界z "), (3, "界 z")])
def test_half_a_wide_sign_is_a_blank(x: int, left: str) -> None:
    """Something is drawn over half of a wide sign: the other half is gone, here as on the terminal."""
    shadow, terminal = Shadow(), Emulator(4, 1)
    terminal.take(shadow.frame(4, 1, [(0, 0, cells_of([("界한", PLAIN)]))], (0, 0)))
    terminal.take(shadow.frame(4, 1, [(0, x, cells_of([("z", PLAIN)]))], (0, 0)))
    assert "".join(str(cell[0]) for cell in terminal.shown()[0]) == left
    assert shadow.frame(4, 1, [(0, 0, cells_of([(left, PLAIN)]))], (0, 0)) == ""


@pytest.mark.parametrize(
    ("old", "new", "sent"),
    [
        ("Worst urge    6 of 10", "Worst urge    7 of 10", "\x1b[;15H7\r"),
        ("urge began at 20:45 h", "urge", "\x1b[;6H\x1b[K\r"),
        ("one two three", "onE twO three", "\x1b[;3HE twO\r"),
        ("a             b", "A             B", "\x1b[HA\x1b[13CB\r"),
        ("", "x", "\x1b[Hx\r"),
    ],
    ids=["one cell", "the end erased", "a gap written again", "a gap jumped over", "the shortest way home"],
)
def test_what_is_sent_for_a_line(old: str, new: str, sent: str) -> None:
    """The very bytes: where to, what, and the cursor at rest again."""
    shadow = Shadow()
    first, then = ([(0, 0, cells_of([(line.ljust(30), PLAIN)]))] for line in (old, new))
    shadow.frame(30, 1, first, (0, 0))
    assert shadow.frame(30, 1, then, (0, 0)) == sent


def column_of(sign: str, row: list[Shown]) -> int:
    """Where a sign stands."""
    return [cell[0] for cell in row].index(sign)


def test_a_mark_that_combines_with_the_segment_before_it_stays_with_it() -> None:
    """The cursor stands on a letter with an accent: the accent stays on it."""
    assert cells_of([("e", PLAIN), ("\u0301x", pen_of("7"))]) == [Cell("e\u0301", PLAIN), Cell("x", pen_of("7"))]
    assert cells_of([("界", PLAIN), ("\u0301", PLAIN)]) == [Cell("界\u0301", PLAIN), Cell("", PLAIN)]
    assert cells_of([("\u0301a", PLAIN)]) == [Cell("a", PLAIN)]


def test_no_control_character_becomes_a_cell() -> None:
    """What steers a terminal has no column, so it is never sent."""
    assert cells_of([("a\x1bb\x9bc\x07", PLAIN)]) == cells_of([("abc", PLAIN)])


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("xterm-256color", True),
        ("xterm", True),
        ("linux", True),
        ("tmux-256color", True),
        ("screen", False),
        ("screen-256color", False),
        ("vt100", False),
        ("", False),
        ("unheard-of", False),
    ],
)
def test_only_a_terminal_known_for_it_erases_in_colour(term: str, expected: bool) -> None:
    """In GNU screen the colour behind the text reaches the end of the line too, because it is written there."""
    assert erases_paper(term) is expected
