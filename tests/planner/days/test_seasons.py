"""Seasons and sales come from tomorrow on, in the markets that have them, over the turn of the year too."""

import datetime as dt

from planner.days import seasons

TWELVE = dt.date(2026, 12, 12)


def days(today: dt.date, ahead: int, market: str = "ID") -> list[dt.date]:
    return [season.day for season in seasons.coming(today, ahead, market)]


def test_a_season_is_coming_until_the_day_before_it_and_not_on_the_day_itself():
    assert TWELVE in days(TWELVE - dt.timedelta(days=1), 1)
    assert TWELVE not in days(TWELVE, 30)


def test_the_last_day_that_is_asked_for_counts():
    assert TWELVE in days(TWELVE - dt.timedelta(days=9), 9)
    assert TWELVE not in days(TWELVE - dt.timedelta(days=9), 8)


def test_seasons_come_over_the_turn_of_the_year():
    assert {day.year for day in days(dt.date(2026, 12, 1), 120)} == {2026, 2027}


def test_a_season_of_one_market_does_not_come_in_another():
    one, other = (set(seasons.coming(dt.date(2026, 1, 1), 365, market)) for market in ("ID", "US"))
    assert one - other
    assert other - one
