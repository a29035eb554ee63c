import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from models.choices import SeriesBy, Stage
from models.records import Beat
from models.template import Series
from models.video import Video
from planner.errors import PlanError
from planner.video import campaigns, series, templates, videos

FIRST = dt.datetime(2026, 11, 27, 19)
UNTIL = dt.date(2026, 12, 20)  # four Fridays


@pytest.fixture
def first(workspace):
    made = workspace.do(videos.add("Friday tip", FIRST, stage=Stage.APPROVED))
    workspace.do(videos.set_text(made, "hook", "Wait"))
    workspace.do(videos.set_beats(made, [Beat(0, 3, "Hook", "cup")]))
    workspace.do(videos.set_hashtags(made, ["kopi"]))
    return made


@pytest.fixture
def begun(workspace, first):
    workspace.do(series.begin(first, FIRST, 1, UNTIL))
    return [one.id for one in all_videos(workspace)]


def all_videos(workspace):
    return workspace.read(lambda s: list(s.exec(select(Video).order_by(Video.at))))


def test_a_series_is_a_video_every_week_up_to_its_last_day(workspace, first):
    made = workspace.do(series.begin(first, FIRST, 1, dt.date(2026, 12, 18)))
    found = all_videos(workspace)
    assert [one.at.date().day for one in found] == [27, 4, 11, 18]
    assert {one.series_id for one in found} == {made}
    assert {(one.title, one.hook, tuple(one.hashtags)) for one in found} == {
        ("Friday tip", "Wait", ("kopi",))
    }
    assert [one.stage for one in found] == [Stage.APPROVED] + [Stage.SCRIPTED] * 3
    assert workspace.undo() == "Begin series"
    assert len(all_videos(workspace)) == 1


def test_every_other_week_and_from_another_day(workspace, first):
    workspace.do(series.begin(first, FIRST + dt.timedelta(days=1), 2, UNTIL))
    assert [one.at for one in all_videos(workspace)] == [
        dt.datetime(2026, 11, 28, 19),
        dt.datetime(2026, 12, 12, 19),
    ]


def test_the_clock_on_the_wall_stays_when_clocks_change(workspace):
    made = workspace.do(videos.add("Tip", dt.datetime(2026, 10, 23, 19), "Europe/London"))
    workspace.do(series.begin(made, dt.datetime(2026, 10, 23, 19), 1, dt.date(2026, 10, 30)))
    assert [(one.at.hour, one.at_utc.hour) for one in all_videos(workspace)] == [(19, 18), (19, 19)]


@pytest.mark.parametrize(
    ("every", "until", "match"),
    [
        (1, dt.date(2026, 11, 27), "once"),
        (1, dt.date(2020, 1, 1), "once"),
        (1, dt.date(2028, 12, 1), "104"),
        (0, UNTIL, "weeks"),
        (53, UNTIL, "weeks"),
    ],
)
def test_too_few_and_too_many_are_refused(workspace, first, every, until, match):
    with pytest.raises(PlanError, match=match):
        workspace.do(series.begin(first, FIRST, every, until))
    assert len(all_videos(workspace)) == 1


def test_a_video_is_in_one_series_only(workspace, begun):
    with pytest.raises(PlanError, match="already"):
        workspace.do(series.begin(begun[1], FIRST, 1, UNTIL))


def test_what_is_changed_reaches_those_that_follow_and_no_posted_one(workspace, begun):
    workspace.do(videos.set_text(begun[1], "hook", "Look"))
    workspace.do(videos.set_text(begun[1], "title", "Mine alone"))
    workspace.do(videos.set_beats(begun[1], []))
    workspace.do(videos.reschedule(begun[1], dt.datetime(2026, 12, 5, 12, 30)))
    workspace.do(videos.set_stage((begun[2],), Stage.POSTED))
    assert workspace.do(series.change_following(begun[1])) == 1
    found = all_videos(workspace)
    assert [one.hook for one in found] == ["Wait", "Look", "Wait", "Look"]
    assert [len(one.beats) for one in found] == [1, 0, 1, 0]
    assert [one.at for one in found][2:] == [dt.datetime(2026, 12, 11, 19), dt.datetime(2026, 12, 18, 12, 30)]
    assert found[3].title == "Friday tip"
    assert found[3].at_utc.hour == 5


def test_one_field_alone_is_applied(workspace, begun):
    workspace.do(videos.set_text(begun[0], "hook", "Look"))
    workspace.do(videos.set_text(begun[0], "caption", "Mine"))
    assert workspace.do(series.change_following(begun[0], ("hook",))) == 3
    assert {one.caption for one in all_videos(workspace)[1:]} == {""}
    with pytest.raises(KeyError):
        workspace.do(series.change_following(begun[0], ("series_id",)))


def test_lists_are_not_shared(workspace, begun):
    workspace.do(videos.set_hashtags(begun[0], ["gayo"]))
    workspace.do(series.change_following(begun[0]))
    workspace.do(videos.set_hashtags(begun[0], ["other"]))
    assert [one.hashtags for one in all_videos(workspace)] == [["other"]] + [["gayo"]] * 3


def test_the_last_one_and_one_without_a_series_or_date_have_nothing_to_follow(workspace, begun):
    with pytest.raises(PlanError, match="follows"):
        workspace.do(series.change_following(begun[-1]))
    with pytest.raises(PlanError, match="no series"):
        workspace.do(series.change_following(workspace.do(videos.add("Alone", FIRST))))
    workspace.do(videos.reschedule(begun[0], None))
    with pytest.raises(PlanError, match="date"):
        workspace.do(series.change_following(begun[0]))
    assert workspace.read(lambda s: series.following(s, begun[0])) == []


def test_a_series_ends_with_what_is_not_posted(workspace, begun):
    workspace.do(videos.set_stage((begun[3],), Stage.POSTED))
    assert workspace.do(series.end(begun[1])) == 2
    assert [one.id for one in all_videos(workspace)] == [begun[0], begun[3]]
    assert workspace.read(lambda s: series.of_video(s, begun[0])).until == dt.date(2026, 12, 3)
    workspace.undo()
    assert len(all_videos(workspace)) == 4


def test_ending_at_the_first_one_takes_the_series_itself_away(workspace, begun):
    assert workspace.do(series.end(begun[0])) == 4
    assert workspace.read(lambda s: s.exec(select(Series)).all()) == []
    workspace.undo()
    assert len(all_videos(workspace)) == 4


def test_a_series_that_is_all_posted_can_not_be_ended(workspace, begun):
    workspace.do(videos.set_stage(begun, Stage.POSTED))
    with pytest.raises(PlanError, match="posted"):
        workspace.do(series.end(begun[0]))


def test_a_series_may_come_once_a_year_or_for_two_years(workspace, first):
    workspace.do(series.begin(first, FIRST, 52, FIRST.date() + dt.timedelta(weeks=52)))
    assert len(all_videos(workspace)) == 2
    workspace.undo()
    workspace.do(series.begin(first, FIRST, 1, FIRST.date() + dt.timedelta(weeks=103)))
    assert len(all_videos(workspace)) == 104
    workspace.undo()
    with pytest.raises(PlanError, match="104"):
        workspace.do(series.begin(first, FIRST, 1, FIRST.date() + dt.timedelta(weeks=104)))


def test_the_copies_of_a_series_are_in_the_campaign_of_the_first_and_carry_its_format(workspace, first):
    campaign = workspace.do(campaigns.add("Fridays", FIRST.date(), UNTIL))
    workspace.do(campaigns.assign([first], campaign))
    workspace.do(videos.set_format(first, 1))
    workspace.do(series.begin(first, FIRST, 1, UNTIL))
    assert {(one.campaign_id, one.format_id) for one in all_videos(workspace)} == {(campaign, 1)}


@pytest.mark.parametrize("field", ["hook", "overlay", "script", "caption", "cta", "product", "notes"])
def test_each_text_reaches_those_that_follow(workspace, begun, field):
    workspace.do(videos.set_text(begun[0], field, "New words"))
    workspace.do(series.change_following(begun[0]))
    assert {getattr(one, field) for one in all_videos(workspace)} == {"New words"}


def test_the_length_and_the_format_reach_those_that_follow(workspace, begun):
    workspace.do(videos.set_length(begun[0], 21))
    workspace.do(videos.set_format(begun[0], 2))
    workspace.do(series.change_following(begun[0]))
    assert {(one.length, one.format_id) for one in all_videos(workspace)} == {(21, 2)}


def test_every_field_that_is_applied_can_be(workspace, begun):
    assert set(series.FIELDS) <= templates.CONTENT | {"format_id"}


@given(
    st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2090, 1, 1)), st.integers(1, 52), st.integers(0, 3000)
)
def test_a_series_comes_every_so_many_weeks_until_its_last_day(first, every, days):
    until = first.date() + dt.timedelta(days=days)
    found = series.moments(first, every, until)
    wanted = [first + dt.timedelta(days=n) for n in range(days + 1) if n % (7 * every) == 0]
    assert found == wanted[: series.MOST + 1]


@given(
    st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2090, 1, 1)), st.integers(1, 12), st.integers(0, 3000)
)
def test_a_series_by_the_month_comes_on_its_day_or_on_the_last_one_of_a_shorter_month(first, every, days):
    until = first.date() + dt.timedelta(days=days)
    found = series.moments(first, every, until, SeriesBy.MONTH)
    for number, at in enumerate(found):
        assert (at.year - first.year) * 12 + at.month - first.month == number * every
        assert at.time() == first.time()
        assert at.day == first.day or (at.day < first.day and (at + dt.timedelta(days=1)).day == 1)
        assert at.date() <= until


def test_videos_of_a_monthly_series_are_made_and_taken_back(workspace):
    made = workspace.do(videos.add("Payday haul", dt.datetime(2027, 1, 31, 19)))
    workspace.do(series.begin(made, dt.datetime(2027, 1, 31, 19), 1, dt.date(2027, 4, 30), SeriesBy.MONTH))
    days = sorted(one.at.date().isoformat() for one in all_videos(workspace))
    assert days == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
    workspace.undo()
    assert len(all_videos(workspace)) == 1
