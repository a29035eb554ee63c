"""Holidays, sales, campaigns and own days between two days."""

import datetime as dt

from models.campaign import Campaign
from planner.days import layers, own_days
from planner.video import campaigns

FIRST, END = dt.date(2026, 11, 1), dt.date(2027, 1, 1)


def stored(workspace, first=FIRST, end=END):
    return workspace.read_plain(lambda connection: layers.stored(connection, first, end))


def test_public_holidays_are_those_of_the_markets_in_the_language():
    indonesian = {(note.first, note.name) for note in layers.holidays(["ID"], [2026], "id")}
    assert (dt.date(2026, 8, 17), "Hari Kemerdekaan Republik Indonesia") in indonesian
    both = layers.holidays(["ID", "GB", "XX"], [2026], "en")
    assert {note.name[-4:] for note in both} == {"(ID)", "(GB)"}
    assert all(note.first.year == 2026 for note in both)


def test_double_days_are_sales():
    assert dt.date(2026, 12, 12) in {note.first for note in layers.sales(FIRST, END, "ID")}


def test_a_campaign_shows_where_it_reaches_into_the_days(workspace):
    workspace.record(
        lambda session: session.add(
            Campaign(name="Gift month", first=dt.date(2026, 10, 20), last=dt.date(2026, 11, 1))
        )
    )
    assert [note.name for note in stored(workspace)] == ["Gift month"]
    assert stored(workspace, FIRST + dt.timedelta(days=1)) == []


def test_a_yearly_day_comes_back_and_29_february_only_in_leap_years(workspace):
    workspace.do(own_days.add(dt.date(2024, 2, 29), "Leap day", yearly=True))
    found = stored(workspace, dt.date(2023, 1, 1), dt.date(2030, 1, 1))
    assert [note.first for note in found] == [dt.date(2024, 2, 29), dt.date(2028, 2, 29)]


def test_a_campaign_is_not_shown_in_days_that_end_where_it_begins(workspace):
    workspace.do(campaigns.add("Gifts", END, END + dt.timedelta(days=3)))
    assert stored(workspace) == []
    assert [note.name for note in stored(workspace, end=END + dt.timedelta(days=1))] == ["Gifts"]


def test_an_own_day_is_shown_on_the_first_day_and_not_on_the_one_after_the_last(workspace):
    workspace.do(own_days.add(FIRST, "Birthday"))
    workspace.do(own_days.add(END, "New year"))
    assert [(note.first, note.name) for note in stored(workspace)] == [(FIRST, "Birthday")]


def test_a_yearly_day_is_shown_on_both_sides_of_the_turn_of_the_year(workspace):
    workspace.do(own_days.add(dt.date(2020, 1, 5), "Opening", yearly=True))
    workspace.do(own_days.add(dt.date(2020, 12, 5), "Party", yearly=True))
    found = stored(workspace, dt.date(2026, 12, 1), dt.date(2027, 2, 1))
    assert [note.first for note in found] == [dt.date(2026, 12, 5), dt.date(2027, 1, 5)]
