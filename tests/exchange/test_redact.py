"""What leaves a diary for a study says nothing of whose it is, and keeps what is studied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from msgspec import inspect

from stillnight import content
from stillnight.diary.measures import MEASURES
from stillnight.diary.night import Cramp, Dose, Night, Sleep, StrategyUse, Urge
from stillnight.diary.person import COLOURS, LOOKS, SIGNS, About, LabResult, Medicine, OwnStrategy, Person, Planned
from stillnight.diary.walk import leaves
from stillnight.exchange.redact import MOST_WEEKS, TEXTS, Redactor, shift_of
from tests.builders import at, good_night
from tests.exchange.diaries import typed_nights, typed_person, written
from tests.strategies import LAW

WEEKS = timedelta(weeks=-100)
EVENING = date(2026, 11, 22)

PERSON = Person(
    zone="Europe/Berlin",
    about=About(numb_feet=True, other="since my time at Siemens"),
    own=(OwnStrategy(id="annas-tea", name="Anna's tea", steps=("Call Anna",), caution="not with Bob"),),
    plan=(Planned(strategy="annas-tea"), Planned(strategy="calf-stretch")),
    archived=("annas-tea", "warm-bath"),
    medicines=(Medicine(name="Restex from Dr Kay", dose="one in Hamburg", kind="dopamine", since=date(2026, 1, 1)),),
    labs=(LabResult(test="ferritin", value=48.0, unit="ng/ml", on=date(2026, 10, 3), laboratory="Nord"),),
)
NIGHT = Night(
    night_of=EVENING,
    zone="Europe/Berlin",
    urge=Urge(worst=6, began=at("2026-11-22 20:45"), where=("left-calf",)),
    cramps=(Cramp(id="secret1", pain=7), Cramp(id="secret2")),
    doses=(Dose(name="restex FROM Dr. Kay", dose="300 mg"), Dose(name="Other", dose="two of Eva's")),
    uses=(
        StrategyUse(strategy="Anna's Tea", done="done", amount="a mug from Anna", reason="Anna came"),
        StrategyUse(strategy="calf stretch", relief=3),
        StrategyUse(strategy="dance with Eva"),
    ),
    notes="Anna said",
)


def redactor(person: Person = PERSON, shift: timedelta = WEEKS) -> Redactor:
    """As the command makes one."""

    def strategy_id(text: str) -> str | None:
        known = content.catalogue().get(text)
        return known.id if known else None

    return Redactor(person, shift, strategy_id)


def test_no_word_of_mine_leaves() -> None:
    """Whoever reads the file meets neither Anna nor Hamburg."""
    redact = redactor()
    told = written([redact.night(NIGHT)], redact.person()).decode()
    for word in ("Anna", "anna", "Hamburg", "Siemens", "Berlin", "Kay", "Eva", "Bob", "Nord", "secret", "2026-"):
        assert word not in told


def test_the_same_name_is_the_same_number_throughout() -> None:
    """A study still sees that I used one strategy of my own and one medicine, and which kind it is."""
    redact = redactor()
    night, person = redact.night(NIGHT), redact.person()
    assert [use.strategy for use in night.uses or ()] == ["own-1", "calf-stretch", "own-2"]
    assert (person.own[0].id, person.own[0].name) == ("own-1", "own-1")
    assert [one.strategy for one in person.plan] == ["own-1", "calf-stretch"]
    assert person.archived == ("own-1", "warm-bath")
    assert [dose.name for dose in night.doses or ()] == ["medicine-1", "medicine-2"]
    assert person.medicines[0].name == "medicine-1"
    assert person.medicines[0].kind == "dopamine"


def test_what_is_studied_stays() -> None:
    """Ratings, places, doses, figures of blood tests and answers about me are there."""
    redact = redactor()
    night, person = redact.night(NIGHT), redact.person()
    assert (night.urge.worst, night.urge.where) == (6, ("left-calf",))
    assert [dose.dose for dose in night.doses or ()] == ["300 mg", None]
    assert (person.labs[0].value, person.labs[0].unit, person.labs[0].test) == (48.0, "ng/ml", "ferritin")
    assert person.about == About(numb_feet=True)


def test_dates_move_by_whole_weeks() -> None:
    """A Sunday stays a Sunday, and all my dates move together."""
    redact = redactor()
    night, person = redact.night(NIGHT), redact.person()
    assert night.night_of == EVENING + WEEKS
    assert night.night_of.weekday() == EVENING.weekday()
    assert person.medicines[0].since == date(2026, 1, 1) + WEEKS
    assert person.labs[0].on == date(2026, 10, 3) + WEEKS


def test_the_clock_is_of_no_place() -> None:
    """Neither my offset nor the night when the clock changed tells where or when I was; lengths stay true."""
    night = Night(
        night_of=date(2026, 10, 24),
        sleep=Sleep(bed=at("2026-10-24 23:00"), tried=at("2026-10-24 23:10"), up=at("2026-10-25 07:00")),
    )
    sleep = redactor().night(night).sleep
    assert sleep.bed is not None
    assert sleep.up is not None
    assert (sleep.bed.hour, sleep.bed.utcoffset()) == (23, timedelta())
    assert sleep.up.utcoffset() == timedelta()
    assert sleep.up - sleep.bed == timedelta(hours=9)


def test_measures_stay_as_they_were() -> None:
    """The figures that a study rests on are those of the diary, moments on their new dates."""
    before, after = good_night(), redactor().night(good_night())
    for measure in MEASURES:
        old, new = measure.of(before).value, measure.of(after).value
        if isinstance(old, datetime):
            assert isinstance(new, datetime)
            assert new.replace(tzinfo=None) == (old + WEEKS).replace(tzinfo=None)
        else:
            assert new == old


@pytest.mark.parametrize("chance", [0, MOST_WEEKS - 1])
@pytest.mark.parametrize("first", [date(1970, 1, 1), date(1975, 5, 5), EVENING, date(2199, 1, 1)])
def test_the_shift_is_never_nothing_and_stays_in_the_calendar(first: date, chance: int) -> None:
    """However chance falls, my dates are not the true ones."""
    shift = shift_of(first, chance)
    assert shift
    assert 1970 <= (first + shift).year <= 2199


def test_every_text_of_the_diary_is_decided() -> None:
    """A field that is added later is not let out unseen: this test asks for a decision."""
    assert set(_texts(Night)) | set(_texts(Person)) == set(TEXTS)


@LAW
@given(nights=typed_nights(), person=typed_person())
def test_no_typed_text_and_no_date_stays(nights: list[Night], person: Person) -> None:
    """Whatever stands in a diary: what is left was chosen from our lists, is a number, or is one of ours."""
    redact = redactor(person)
    for before, after in [(person, redact.person()), *((night, redact.night(night)) for night in nights)]:
        kept = [(place, value) for place, value in leaves(after) if place in TEXTS and value is not None]
        assert all(_harmless(place, value) for place, value in kept)
        assert msgspec.json.decode(msgspec.json.encode(after), type=type(after)) == after
        moments = [value for _, value in leaves(after) if isinstance(value, datetime)]
        assert all(moment.utcoffset() == timedelta() for moment in moments)
        assert before is not after


def _harmless(place: str, value: str) -> bool:
    known = {strategy.id for strategy in content.catalogue()} | {"%", *LOOKS, *COLOURS, *SIGNS}
    name, _, number = value.rpartition("-")
    return (
        value in known
        or value.isdigit()
        or (name in {"own", "medicine", "flag"} and number.isdigit())
        or (TEXTS[place] in {"dose", "unit"} and value[0].isdigit())
    )


def _texts(cls: type[msgspec.Struct]) -> Iterator[str]:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    for field in info.fields:
        yield from _in_type(f"{cls.__name__}.{field.name}", field.type)


def _in_type(place: str, kind: inspect.Type) -> Iterator[str]:
    match kind:
        case inspect.UnionType(types=types):
            for one in types:
                yield from _in_type(place, one)
        case inspect.VarTupleType(item_type=item):
            yield from _in_type(place, item)
        case inspect.StructType(cls=cls):
            yield from _texts(cls)
        case inspect.StrType():
            yield place
