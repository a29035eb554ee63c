"""Names of months and weekdays in ten languages."""

import pytest
from babel import Locale

from planner.texts import names
from planner.texts.vocabulary import listed
from tests.each import each

HERE = ("en", "id", "ms")
AMBIGUOUS = {"mar"}  # a month and a Tuesday: decided by what else stands there


@pytest.mark.parametrize("language", [*HERE, *names.LANGUAGES])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_name_of_a_month_or_weekday_is_known(language: str, width: str) -> None:
    locale = Locale.parse(language)
    for number, name in locale.months["format"][width].items():
        assert language == "vi" or names.month(name) == number, name
    for number, name in locale.days["format"][width].items():
        assert names.weekday(name) == number, name


@each(
    "word, month",
    [
        ("marco", 3),
        ("fevrier", 2),
        ("Marz", 3),
        ("agustus", 8),
        ("Ogos", 8),
        ("ม.ค.", 1),
        ("มี.ค.", 3),
        ("kopi", None),
    ],
)
def test_accents_may_be_missing(word: str, month: int | None) -> None:
    assert names.month(word) == month


@each(
    "about", ["months", "weekdays", "day_parts", "zone", "several", "clock_words", "week_words", "date_words"]
)
def test_a_word_stands_once_in_its_table(about: str) -> None:
    forms = [names.folded(word) for words in listed()[about].values() for word in words]
    assert sorted(forms) == sorted(set(forms))


def test_months_weekdays_and_parts_of_the_day_are_complete() -> None:
    assert list(listed()["months"]) == [str(month) for month in range(1, 13)]
    assert list(listed()["weekdays"]) == [str(weekday) for weekday in range(7)]
    assert list(listed()["day_parts"]) == list(listed()["part_hours"])


def test_the_short_name_of_a_foreign_month_may_be_a_word() -> None:
    assert names.foreign_short("out")
    assert not names.foreign_short("Des")
    assert not names.foreign_short("latte")
