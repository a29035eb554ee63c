"""Several videos and live events at once."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from models.choices import Stage
from models.reading import Tile
from models.video import Video
from planner import items
from planner.days.filtering import Filter, fields_of, from_json
from planner.live import lives
from planner.video import videos

EVENING = dt.datetime(2026, 11, 25, 19)


def all_videos(workspace):
    return workspace.read(lambda session: session.exec(select(Video).order_by(Video.id)).all())


def test_videos_and_live_events_move_together_as_one_step(workspace):
    video, idea = workspace.do(videos.add("Cold brew", EVENING)), workspace.do(videos.add("Idea"))
    live = workspace.do(lives.add("Show", EVENING))
    workspace.do(items.shift([video, idea], [live], 7))
    assert [one.at for one in all_videos(workspace)] == [EVENING + dt.timedelta(days=7), None]
    assert workspace.read(lambda s: lives.get(s, live)).at == EVENING + dt.timedelta(days=7)
    workspace.undo()
    assert all_videos(workspace)[0].at == EVENING
    assert workspace.read(lambda s: lives.get(s, live)).at == EVENING


def test_a_copy_for_next_week_keeps_its_title_and_begins_again(workspace):
    video = workspace.do(videos.add("Cold brew", EVENING, stage=Stage.POSTED))
    assert len(workspace.do(items.copy([video], 7))) == 1
    copy = all_videos(workspace)[1]
    assert (copy.title, copy.at, copy.stage) == ("Cold brew", EVENING + dt.timedelta(days=7), Stage.SCRIPTED)


def test_what_is_taken_off_the_calendar_waits_without_a_date(workspace):
    video = workspace.do(videos.add("Cold brew", EVENING))
    workspace.do(items.take_off([video]))
    assert (all_videos(workspace)[0].at, all_videos(workspace)[0].at_utc) == (None, None)


@pytest.mark.parametrize(
    ("move", "wall"),
    [
        (lambda video: items.shift([video], [], 7), EVENING + dt.timedelta(days=7)),
        (
            lambda video: items.to_moment([video], [], EVENING - dt.timedelta(days=2)),
            EVENING - dt.timedelta(days=2),
        ),
        (
            lambda video: items.plan({video: EVENING + dt.timedelta(hours=1)}),
            EVENING + dt.timedelta(hours=1),
        ),
    ],
)
def test_a_video_that_moves_keeps_its_own_zone_and_its_moment_follows_from_it(workspace, move, wall):
    video = workspace.do(videos.add("For New York", EVENING, "America/New_York"))
    workspace.do(move(video))
    moved = all_videos(workspace)[0]
    assert (moved.at, moved.zone) == (wall, "America/New_York")
    assert moved.at_utc == (wall + dt.timedelta(hours=5)).replace(tzinfo=dt.UTC)


def test_a_video_that_is_taken_off_the_calendar_keeps_its_zone_for_when_it_comes_back(workspace):
    video = workspace.do(videos.add("For New York", EVENING, "America/New_York"))
    workspace.do(items.take_off([video]))
    assert all_videos(workspace)[0].zone == "America/New_York"


def test_a_live_event_that_moves_keeps_its_own_zone(workspace):
    live = workspace.do(lives.add("Show", EVENING, "America/New_York"))
    workspace.do(items.to_moment([], [live], EVENING + dt.timedelta(days=1)))
    moved = workspace.read(lambda s: lives.get(s, live))
    assert (moved.at, moved.zone) == (EVENING + dt.timedelta(days=1), "America/New_York")
    assert moved.at_utc == dt.datetime(2026, 11, 27, 0, tzinfo=dt.UTC)


TILE = Tile(1, "Cold brew", "idea", "", "", "how-to", "Gayo", '["cold"]', 3)


@pytest.mark.parametrize(
    ("wanted", "passes"),
    [
        (Filter(), True),
        (Filter(formats=("how-to", "unboxing")), True),
        (Filter(formats=("unboxing",)), False),
        (Filter(stages=("idea",), products=("Gayo",)), True),
        (Filter(stages=("idea",), products=("Mug",)), False),
        (Filter(labels=("warm", "cold")), True),
        (Filter(campaigns=(4,)), False),
        (Filter(text="brew"), True),
        (Filter(finding="fix"), True),
        (Filter(finding="none"), False),
        (Filter(own=("1=Learn", "1=Sell")), True),
        (Filter(own=("1=Sell",)), False),
        (Filter(own=("1=Learn", "2=")), True),
        (Filter(own=("1=Learn", "2=a=b")), False),
        (Filter(own=("3=a=b",)), True),
    ],
)
def test_a_video_passes_what_has_one_value_of_each(wanted, passes):
    assert wanted.passes(TILE, {1}, (2, 0, 0), {1: "Learn", 3: "a=b"}) is passes


@pytest.mark.parametrize(
    ("count", "passed"),
    [
        ((0, 0, 0), {"none"}),
        ((0, 0, 3), {"none"}),
        ((1, 0, 0), {"fix"}),
        ((0, 1, 0), {"consider"}),
        ((1, 1, 0), {"fix", "consider"}),
        ((0, 0, 0, 1), set()),
    ],
)
def test_a_video_has_nothing_found_only_where_every_rule_could_look(count, passed):
    wanted = ("fix", "consider", "none")
    assert {one for one in wanted if Filter(finding=one).passes(TILE, (), count)} == passed


def test_a_video_that_was_not_checked_yet_passes():
    assert Filter(finding="none").passes(TILE, (), None)


@given(
    st.builds(
        Filter,
        text=st.text(max_size=5),
        formats=st.lists(st.text(max_size=5)).map(tuple),
        campaigns=st.lists(st.integers()).map(tuple),
        own=st.lists(st.text(max_size=5)).map(tuple),
        finding=st.sampled_from(["", "fix", "none"]),
    )
)
def test_a_filter_comes_back_as_it_was_kept(wanted):
    assert from_json(wanted.as_json()) == wanted


def test_a_filter_names_the_own_fields_that_it_asks_for():
    assert fields_of(["2=x", "1=", "2=y=z", "x=1", "", "٣=1", f"{10**30}=1"]) == [1, 2]


@given(
    st.dictionaries(
        st.sampled_from(["text", "formats", "campaigns", "x"]),
        st.none() | st.integers() | st.text() | st.lists(st.none() | st.text() | st.integers()),
    )
)
def test_whatever_was_kept_makes_a_filter(kept):
    assert isinstance(from_json(kept), Filter)
