"""My week begins on the day it begins on where I live."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from stillnight.diary.week import WEEKDAY, WeekStart, week_start_in

LOCALES = [Locale.parse(name) for name in locale_identifiers()]
WITH_TERRITORY = [locale for locale in LOCALES if locale.territory and locale.language != "pt"]
"""Babel gives all of Portuguese the first day of Brazil, also where the repository has another."""

TERRITORIES = {locale.territory for locale in WITH_TERRITORY if locale.territory and locale.territory.isalpha()}


@pytest.mark.parametrize("territory", sorted(TERRITORIES))
def test_a_week_begins_as_the_unicode_repository_has_it(territory: str) -> None:
    """Every territory Babel knows of begins its weeks here on the same day as there."""
    there = {locale.first_week_day for locale in WITH_TERRITORY if locale.territory == territory}
    names = {f"{locale.language}_{territory}.UTF-8" for locale in WITH_TERRITORY if locale.territory == territory}
    assert {WEEKDAY[week_start_in(name)] for name in names} == there


def test_the_territories_begin_their_weeks_on_all_four_days() -> None:
    """The comparison is not one of Mondays only."""
    assert len(TERRITORIES) > 200
    assert {locale.first_week_day for locale in WITH_TERRITORY} == {0, 4, 5, 6} == set(WEEKDAY.values())


@pytest.mark.parametrize(
    ("locale", "day"),
    [
        ("C", "mon"),
        ("", "mon"),
        ("POSIX", "mon"),
        ("C.UTF-8", "mon"),
        ("en_US.UTF-8", "sun"),
        ("en_US", "sun"),
        ("en-US", "sun"),
        ("en_us.utf8", "sun"),
        ("en_GB.UTF-8", "mon"),
        ("en-GB", "mon"),
        ("de_DE@euro", "mon"),
        ("de_DE.ISO-8859-15@euro", "mon"),
        ("pt_BR.UTF-8", "sun"),
        ("ar_EG.UTF-8", "sat"),
        ("fa_IR", "sat"),
        ("dv_MV", "fri"),
        ("fil_PH", "sun"),
        ("en", "mon"),
        ("xx_ZZ", "mon"),
        ("en_USA", "mon"),
        ("../../etc", "mon"),
    ],
)
def test_a_locale_as_it_is_written_says_its_first_day(locale: str, day: WeekStart) -> None:
    """LANG as my machine has it is understood, and one without a territory begins on Monday."""
    assert week_start_in(locale) == day
