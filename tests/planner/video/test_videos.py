"""What can be done to a video, and what is refused."""

import datetime as dt
import math
from pathlib import Path

import pytest

from models.choices import Stage
from models.records import Beat
from models.video import Video
from planner import items
from planner.calendar import settings
from planner.checks import reviews, waivers
from planner.errors import PlanError
from planner.video import filming, formats, series, videos
from tests.planner.dumping import dump

SEVEN = dt.datetime(2026, 11, 25, 19, 0)


@pytest.fixture
def video(workspace) -> int:
    return workspace.do(videos.add("Unboxing", SEVEN))


def got(workspace, video_id: int) -> Video:
    return workspace.read(lambda session: videos.get(session, video_id))


def test_a_video_is_planned_on_the_calendars_wall_clock(workspace, video):
    found = got(workspace, video)
    assert (found.at, found.zone, found.stage) == (SEVEN, "Asia/Jakarta", Stage.IDEA)
    assert found.at_utc == dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


def test_a_video_may_have_a_zone_of_its_own_and_keeps_it(workspace):
    video = workspace.do(videos.add("Unboxing", SEVEN, "America/New_York"))
    workspace.do(videos.reschedule(video, SEVEN + dt.timedelta(days=1)))
    found = got(workspace, video)
    assert found.zone == "America/New_York"
    assert found.at_utc == dt.datetime(2026, 11, 27, 0, 0, tzinfo=dt.UTC)


def test_an_idea_needs_no_date(workspace):
    found = got(workspace, workspace.do(videos.add("Some day")))
    assert (found.at, found.at_utc, found.zone) == (None, None, "Asia/Jakarta")


def test_a_date_can_be_taken_away(workspace, video):
    workspace.do(videos.reschedule(video, None))
    assert (got(workspace, video).at, got(workspace, video).at_utc) == (None, None)


def test_seconds_are_not_planned(workspace):
    found = got(workspace, workspace.do(videos.add("x", SEVEN.replace(second=59, microsecond=7))))
    assert found.at == SEVEN


def test_a_zone_that_is_none_is_refused(workspace, video):
    before = dump(workspace)
    with pytest.raises(PlanError, match="Asia/Nowhere"):
        workspace.do(videos.reschedule(video, SEVEN, "Asia/Nowhere"))
    assert dump(workspace) == before


@pytest.mark.parametrize(
    ("at", "zone"),
    [
        (dt.datetime(1, 1, 1), "Asia/Jakarta"),
        (dt.datetime(9999, 12, 31, 23, 59), "America/Los_Angeles"),
    ],
)
def test_a_date_at_the_edge_of_time_is_refused_with_a_sentence(workspace, at, zone):
    with pytest.raises(PlanError, match="is out of reach"):
        workspace.do(videos.add("x", at, zone))


def test_moving_to_another_day_keeps_the_time_of_day(workspace):
    early = workspace.do(videos.add("Early", dt.datetime(2026, 3, 28, 2, 30), "Europe/Berlin"))
    idea = workspace.do(videos.add("Idea"))
    workspace.do(items.shift([early, idea], [], 1))  # to a night without 02:30 there
    assert got(workspace, early).at == dt.datetime(2026, 3, 29, 2, 30)
    assert got(workspace, early).at_utc == dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)
    assert got(workspace, idea).at is None
    workspace.do(items.shift([early], [], 1))
    assert got(workspace, early).at == dt.datetime(2026, 3, 30, 2, 30)


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_a_video_keeps_a_title(workspace, video, title):
    with pytest.raises(PlanError, match="needs a title"):
        workspace.do(videos.set_text(video, "title", title))
    assert got(workspace, workspace.do(videos.add(title))).title == "New video"


def test_a_text_is_kept_as_it_is(workspace, video):
    text = "  <b>=1+1</b>\u202e مرحبا 👩‍🍳\n\t#kopi "
    for field in videos.TEXTS.keys() - {"posted_link"}:
        workspace.do(videos.set_text(video, field, text))
        assert getattr(got(workspace, video), field) == text


def test_only_texts_and_flags_are_set_by_name(workspace, video):
    for edit in (videos.set_text, videos.set_flag):
        with pytest.raises(KeyError):
            workspace.do(edit(video, "at_utc", "x"))


@pytest.mark.parametrize("seconds", [0, -1, math.nan, math.inf, 24 * 3600])
def test_a_length_is_above_zero_and_below_a_day(workspace, video, seconds):
    with pytest.raises(PlanError, match="above zero"):
        workspace.do(videos.set_length(video, seconds))
    assert got(workspace, video).length is None


def test_beats_are_kept_in_order_of_start(workspace, video):
    workspace.do(videos.set_beats(video, [Beat(3, 9, "b"), Beat(0, 3, "a"), Beat(3, 5, "c")]))
    assert [beat["name"] for beat in got(workspace, video).beats] == ["a", "c", "b"]


@pytest.mark.parametrize("beat", [Beat(3, 2, "late"), Beat(-1, 2, "early")])
def test_a_beat_that_ends_before_it_starts_is_refused(workspace, video, beat):
    with pytest.raises(PlanError, match=beat.name):
        workspace.do(videos.set_beats(video, [Beat(0, 1, "fine"), beat]))
    assert got(workspace, video).beats == []


def test_a_duplicate_is_an_own_video_without_waivers(workspace, video):
    workspace.do(videos.set_hashtags(video, ["kopi"]))
    workspace.do(videos.set_stage([video], Stage.POSTED))
    workspace.do(waivers.add(video, "HOOK001", "", "so"))
    copy = workspace.do(videos.duplicate(video))
    found = got(workspace, copy)
    assert (found.title, found.stage, found.hashtags) == ("Unboxing (copy)", Stage.SCRIPTED, ["kopi"])
    assert (found.at, found.source) == (SEVEN, "")
    assert len(dump(workspace)["waiver"]) == 1
    idea = workspace.do(videos.add("Idea"))
    assert got(workspace, workspace.do(videos.duplicate(idea))).stage is Stage.IDEA


def test_several_videos_move_through_the_stages_together(workspace, video):
    other = workspace.do(videos.add("Other"))
    workspace.do(videos.set_stage([video, other], Stage.FILMED))
    assert {got(workspace, one).stage for one in (video, other)} == {Stage.FILMED}
    with pytest.raises(PlanError):
        workspace.do(videos.set_stage([video, 99], Stage.POSTED))
    assert got(workspace, video).stage is Stage.FILMED


def test_a_video_named_twice_is_deleted_once(workspace, video):
    workspace.do(videos.delete([video, video]))
    assert workspace.read(lambda session: videos.find(session, video)) is None


def test_products_are_listed_once_by_name(workspace, video):
    for product in ("gayo", "Toraja", "gayo", ""):
        workspace.do(videos.set_text(workspace.do(videos.add("x")), "product", product))
    assert workspace.read(videos.products) == ["gayo", "Toraja"]


def test_a_new_zone_of_the_calendar_leaves_planned_videos_where_they_are(workspace, video):
    workspace.do(settings.change("zone", "Europe/London"))
    assert (got(workspace, video).at, got(workspace, video).zone) == (SEVEN, "Asia/Jakarta")
    assert got(workspace, workspace.do(videos.add("New", SEVEN))).zone == "Europe/London"


def test_the_moment_at_which_a_video_came_to_its_stage_is_noted_whatever_brought_it_there(
    workspace, video, clock
):
    clock.now += dt.timedelta(days=3)
    workspace.do(videos.set_stage([video], Stage.SCRIPTED))
    came = got(workspace, video).staged_utc
    assert came == clock.now.replace(tzinfo=came.tzinfo)
    clock.now += dt.timedelta(days=1)
    workspace.do(videos.set_text(video, "hook", "Look"))
    assert got(workspace, video).staged_utc == came
    workspace.do(reviews.approve(video, clock.now))
    assert got(workspace, video).staged_utc > came
    workspace.undo()
    assert got(workspace, video).staged_utc == came


@pytest.mark.parametrize("year", [1, 2, 999, 9000, 9999])
def test_a_year_at_the_ends_of_the_calendar_is_out_of_reach(workspace, year):
    workspace.do(videos.add("Latte"))
    for zone in ("Asia/Jakarta", "America/Los_Angeles"):
        with pytest.raises(PlanError, match=f"year {year} is out of reach"):
            workspace.do(videos.reschedule(1, dt.datetime(year, 6, 1, 12), zone))
        with pytest.raises(PlanError, match="out of reach"):
            workspace.do(videos.add("Tea", dt.datetime(year, 6, 1, 12), zone))


@pytest.mark.parametrize("stage", Stage)
def test_a_duplicate_is_an_idea_or_a_script_again_in_no_series_and_on_no_filming_day(workspace, stage):
    at = dt.datetime(2026, 11, 27, 19)
    first = workspace.do(videos.add("Tip", at, stage=stage))
    workspace.do(series.begin(first, at, 1, dt.date(2026, 12, 20)))
    workspace.do(filming.add("Saturday", at, "", (first,)))
    copy = got(workspace, workspace.do(videos.duplicate(first)))
    assert copy.stage is (Stage.IDEA if stage is Stage.IDEA else Stage.SCRIPTED)
    assert (copy.series_id, copy.filming_id, copy.at) == (None, None, at)


def test_a_duplicate_is_not_taken_for_the_row_of_the_table_that_the_first_one_came_from(workspace, video):
    workspace.record(lambda session: setattr(videos.get(session, video), "source", "plan.csv:7"))
    assert got(workspace, workspace.do(videos.duplicate(video))).source == ""


def test_undo_and_redo_bring_back_the_moment_of_a_stage_and_note_no_new_one(workspace, video, clock):
    made = got(workspace, video).staged_utc
    clock.now += dt.timedelta(hours=1)
    workspace.do(videos.set_stage([video], Stage.APPROVED))
    noted = got(workspace, video).staged_utc
    clock.now += dt.timedelta(hours=1)
    workspace.undo()
    assert got(workspace, video).staged_utc == made
    workspace.redo()
    assert got(workspace, video).staged_utc == noted != made


def test_videos_from_files_are_half_an_hour_apart(workspace):
    at = dt.datetime(2026, 11, 27, 19)
    made = workspace.do(videos.add_files([Path("one.mp4"), Path("two_b.mp4"), Path("three.mp4")], at))
    assert [(got(workspace, one).title, got(workspace, one).at) for one in made] == [
        ("one", at), ("two b", at + dt.timedelta(minutes=30)), ("three", at + dt.timedelta(hours=1)),
    ]  # fmt: skip


def test_how_posted_videos_of_a_format_began_is_told_newest_first_and_each_hook_once(workspace):
    how_to = workspace.read(lambda s: formats.id_of(s, "how-to"))
    told = (
        ("Old", "Stop pouring", 1),
        ("Again", "Stop pouring", 3),
        ("New", "Ice first", 2),
        ("Bare", "", 4),
    )
    for title, hook, day in told:
        made = workspace.do(videos.add(title, dt.datetime(2026, 11, day, 19)))
        workspace.do(videos.set_text(made, "hook", hook))
        workspace.do(videos.set_format(made, how_to))
        workspace.do(videos.set_stage((made,), Stage.POSTED))
    workspace.do(videos.add("Planned", dt.datetime(2026, 12, 1, 19)))
    found = workspace.read(lambda s: videos.begun(s, "how-to"))
    assert [(one.hook, one.title) for one in found] == [("Stop pouring", "Again"), ("Ice first", "New")]
    assert workspace.read(lambda s: videos.begun(s, "unboxing")) == []
