"""Text a person typed is data: what comes out is harmless, and still says what was there."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stillnight.diary.words import clean, clean_line, counted, quoted

ANY_TEXT = st.text(st.characters())
NASTY_TEXT = st.text(
    st.sampled_from("aé \t\r\n\x00\x1b\x7f\x85\x9b\u0301\u0308\u0338\u0344\u0316\u09c7\u09be\u1100\u1161")
    | st.sampled_from("\u200b\u200c\u200d\u200e\u202e\u2028\u2066\u061c\ufeff\ufe0f\ud800\udfff\U000e0041\U0001d160")
)
BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
GONE = {*BIDI, *range(0xE0000, 0xE0080), 0xFEFF, 0x2028, 0x2029, *range(0xD800, 0xE000)}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("legs still at 02:10", "legs still at 02:10"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\u2028two\u2029three", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("nul \x00 del \x7f", "nul ␀ del ␡"),
        ("\x9b2J and \x80\x85\x9f", "\ufffd2J and \ufffd\ufffd\ufffd"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("user\u202etxt.exe\u202c \u2066x\u2069\u200e\u200f\u061c", "usertxt.exe x"),
        ("\ufeffstart", "start"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬 👍🏽", "👩\u200d🔬 👍🏽"),
        ("[@click=app.quit]tired[/]", "[@click=app.quit]tired[/]"),
        ("", ""),
    ],
)
def test_clean_keeps_the_words_and_shows_what_it_cannot_keep(typed: str, kept: str) -> None:
    """My note stays my note, and nothing in it can steer the terminal."""
    assert clean(typed) == kept


@given(ANY_TEXT | NASTY_TEXT, st.integers(0, 60))
@example("e" + "\u0301" * 40, 20_000)
@example("a" + "\u0344" * 9, 20_000)
@example("\r\u200e\n", 20_000)
def test_cleaning_twice_changes_nothing_more(text: str, limit: int) -> None:
    """A note I open and save again is the same note."""
    once = clean(text, limit)
    assert clean(once, limit) == once
    line = clean_line(text, limit)
    assert clean_line(line, limit) == line


@given(ANY_TEXT | NASTY_TEXT)
def test_no_control_character_survives(text: str) -> None:
    """Nothing I paste can move the cursor, ring the bell or turn the line around."""
    kept = clean(text)
    assert not {character for character in kept if unicodedata.category(character) == "Cc"} - {"\n"}
    assert not {ord(character) for character in kept} & GONE
    assert unicodedata.is_normalized("NFC", kept)
    assert kept.encode("utf-8").decode("utf-8") == kept


@given(ANY_TEXT | NASTY_TEXT, st.integers(0, 60))
def test_no_text_is_longer_than_its_limit(text: str, limit: int) -> None:
    """A whole book pasted into a field is cut, not a reason to fail."""
    assert len(clean(text, limit)) <= limit
    assert len(clean_line(text, limit)) <= limit
    assert len(quoted(text, limit + 1)) <= limit + 3


def test_a_character_carries_at_most_eight_marks() -> None:
    """A tower of accents does not climb over the lines above it."""
    assert clean("x" + "\u0316" * 9 + "y" + "\u0316") == "x" + "\u0316" * 8 + "y" + "\u0316"
    assert clean("x" + ("\u0316" * 8 + "\u200d") * 2) == "x" + "\u0316" * 8 + "\u200d\u200d"


@given(ANY_TEXT | NASTY_TEXT)
def test_text_in_plain_letters_is_never_touched(text: str) -> None:
    """Whatever I write in printable ASCII comes back letter for letter."""
    plain = "".join(character for character in text if " " <= character <= "~")
    assert clean(plain) == plain == clean_line(plain)


@given(ANY_TEXT | NASTY_TEXT)
def test_a_line_is_one_line(text: str) -> None:
    """A name with a line break in it still fits one row."""
    assert "\n" not in clean_line(text)
    assert len(quoted(text).splitlines()) == 1


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("25:10", '"25:10"'),
        ("  25:10\n", '"25:10"'),
        ("", '""'),
        ("12345678901234567890", '"12345678901234567890"'),
        ("123456789012345678901", '"1234567890123456789…"'),
        ("a\nb\x1b", '"a b␛"'),
    ],
)
def test_an_echo_is_short_clean_and_quoted(typed: str, echo: str) -> None:
    """The message shows me what I typed, without letting it do anything."""
    assert quoted(typed) == echo


@pytest.mark.parametrize("piece", ["a", "\u0301\u0316", "\u0316\u0301\u200d", "\r", "\ud800", "\U000e0041"])
def test_a_very_long_text_is_cleaned_in_a_moment(piece: str) -> None:
    """Pasting a megabyte of anything does not freeze the diary."""
    text = "e" + piece * (500_000 // len(piece))
    begun = time.perf_counter()
    clean(text)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(("count", "said"), [(0, "0 cramps"), (1, "1 cramp"), (2, "2 cramps"), (11, "11 cramps")])
def test_things_are_counted_in_words(count: int, said: str) -> None:
    """One cramp is not 1 cramps."""
    assert counted(count, "cramp") == said
    assert counted(2, "entry", "entries") == "2 entries"
