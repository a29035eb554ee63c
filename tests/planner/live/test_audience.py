"""When the audience is there: typed, imported from real exports, marked, and shown where the viewers are."""

import datetime as dt
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calendar import settings
from planner.errors import PlanError
from planner.exchange import audience_table
from planner.live import audience, lives, run_templates
from planner.live.run_templates import scaled

TODAY = dt.date(2026, 11, 23)  # a Monday
HEADER = "Date,Hour,Active followers\n"


def bring_in(tmp_path, text, name="FollowerActivity.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return audience_table.read(path, TODAY)


def test_a_table_of_two_weeks_becomes_the_mean_of_each_hour(tmp_path):
    text = HEADER + "November 20,20,100\nNovember 13,20,50\nNovember 20,21,undefined\nNovember 14,8,-3\n"
    assert bring_in(tmp_path, text) == {(4, 20): 75}


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        ("November 22", 6),
        ("11月22日", 6),
        ("22 tháng Mười Một", 6),
        ("22 November", 6),
        ("2026-11-22", 6),
        ("December 31", 2),  # of 2025: this year's is still to come
        ("9月13日", 6),
        ("18 tháng Tám", 1),
        ("18 Agustus", 1),
    ],
)
def test_dates_without_a_year_are_the_last_such_day(tmp_path, day, weekday):
    assert bring_in(tmp_path, f'{HEADER}"{day}",7,12\n') == {(weekday, 7): 12}


def test_a_zip_as_it_is_downloaded_is_read(tmp_path):
    path = tmp_path / "Followers.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("FollowerHistory.csv", "Date,Followers\nNovember 20,9\n")
        packed.writestr("FollowerActivity.csv", HEADER + 'November 20,20,"1,200"\n')
    assert audience_table.read(path, TODAY) == {(4, 20): 1200}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Date,Followers\nNovember 20,3\n", "needs the columns"),
        (HEADER + "November 20,20,3\nSomeday,20,3\n", "Row 2: “Someday”"),
        (HEADER + "November 20,25,3\n", "Row 1: “25”"),
        (HEADER + "November 20,20,undefined\n", "no numbers"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row(tmp_path, text, said):
    with pytest.raises(PlanError, match=said):
        bring_in(tmp_path, text)


def test_a_broken_zip_and_one_without_the_table_are_refused(tmp_path):
    broken = tmp_path / "a.zip"
    broken.write_bytes(b"PK nothing")
    with pytest.raises(PlanError, match="could not be read"):
        audience_table.read(broken, TODAY)
    empty = tmp_path / "b.zip"
    with zipfile.ZipFile(empty, "w") as packed:
        packed.writestr("Content.csv", "a,b\n1,2\n")
    with pytest.raises(PlanError, match="no FollowerActivity"):
        audience_table.read(empty, TODAY)


def test_the_best_moments_are_ahead_apart_and_shown_where_the_viewers_are(workspace):
    workspace.do(audience.take_over({(0, 12): 99, (0, 13): 95, (0, 20): 80, (0, 21): 85, (4, 20): 90}))
    workspace.do(audience.set_viewer_zones(("Asia/Makassar", "Europe/London")))
    found = workspace.read(lambda s: audience.moments(s, workspace.now()))  # Monday noon
    assert [one.wall for one in found] == [
        dt.datetime(2026, 11, 23, 13),
        dt.datetime(2026, 11, 27, 20),
        dt.datetime(2026, 11, 23, 21),
    ]
    assert found[1].elsewhere == (
        ("Asia/Makassar", dt.datetime(2026, 11, 27, 21)),
        ("Europe/London", dt.datetime(2026, 11, 27, 13)),
    )


def test_the_best_hours_become_those_of_the_checks(workspace):
    with pytest.raises(PlanError, match="Type a few hours"):
        workspace.do(audience.use_best())
    workspace.do(audience.take_over({(0, 19): 40, (4, 20): 70, (5, 20): 0}))
    workspace.do(audience.use_best())
    assert workspace.read(settings.get).active_hours == [19, 20]


def test_eight_hours_of_a_week_are_the_best_and_none_in_which_nobody_is_there():
    known = {(0, hour): 100 - hour for hour in range(10)} | {(1, 3): 0}
    assert audience.best(known) == [(0, hour) for hour in range(8)]
    assert audience.best({(1, 3): 0, (1, 4): 1}) == [(1, 4)]


def test_moments_of_an_evening_are_three_hours_apart_or_one(workspace):
    workspace.do(audience.take_over({(1, 17): 90, (1, 19): 80, (1, 20): 70}))
    found = workspace.read(lambda s: audience.moments(s, workspace.now()))
    assert [one.wall.hour for one in found] == [17, 20]


def test_the_most_followers_that_are_taken_are_a_thousand_million(workspace):
    workspace.do(audience.set_hour(6, 23, 1_000_000_000))
    workspace.do(audience.set_hour(0, 0, 0))
    assert workspace.read(audience.table) == {(0, 0): 0, (6, 23): 1_000_000_000}
    with pytest.raises(PlanError):
        workspace.do(audience.set_hour(6, 23, 1_000_000_001))


def test_odd_numbers_and_unknown_zones_are_refused(workspace):
    for edit in (
        audience.set_hour(0, 24, 3),
        audience.set_hour(7, 3, 3),
        audience.set_hour(0, 3, -1),
        audience.set_viewer_zones(("Europe/Atlantis",)),
    ):
        with pytest.raises(PlanError):
            workspace.do(edit)


def test_a_run_of_show_to_begin_with_takes_as_long_as_the_event(workspace):
    live = workspace.do(lives.add("Show", dt.datetime(2026, 11, 27, 20), minutes=45))
    for key in run_templates.names():
        workspace.do(run_templates.use(live, key))
        run = workspace.read(lambda s: lives.get(s, live)).run_of_show
        assert sum(part["minutes"] for part in run) == 45
    with pytest.raises(PlanError):
        workspace.do(run_templates.use(live, "gone"))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1, 600))
def test_scaled_segments_fill_any_length_exactly(shares, minutes):
    run = scaled([{"share": share, "en": "x"} for share in shares], minutes, "en")
    assert sum(one.minutes for one in run) == minutes
    assert all(one.minutes >= 0 for one in run)
