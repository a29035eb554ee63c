"""Wherever a post's hashtags are counted or listed, they are those in its caption and those behind it."""

import datetime as dt

import pytest

from models.choices import TagKind
from planner.checks import engine, loading
from planner.cli import agenda
from planner.edits import named
from planner.exchange import export_ics, export_markdown, export_table, plan_table, tables
from planner.library import hashtags, proposals, usage
from planner.reminders import reminders
from planner.video import as_text, videos

SIX = "Cold brew #a #b dan #c enak #d #e #f untuk kamu"
ALL = "#a #b #c #d #e #f #g"


@pytest.fixture
def video(workspace) -> int:
    made = workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 27, 19)))
    workspace.do(videos.set_text(made, "caption", SIX))
    workspace.do(videos.set_hashtags(made, ["g"]))
    return made


def seen(workspace, ids=None):
    now = workspace.now()
    calendar = workspace.read_plain(lambda c: loading.load_calendar(c, now))
    found = workspace.read_plain(lambda c: loading.load(c, calendar, ids=ids))
    return found, engine.check(found, calendar)


def test_the_rules_count_all_of_them(workspace, video) -> None:
    _facts, results = seen(workspace)
    said = [result.finding for result in results if result.rule.code.startswith("TAG")]
    assert [finding.message for finding in said if "hashtags, at" in finding.message] == [
        "7 hashtags, at most 5"
    ]


def test_a_fix_changes_the_place_where_a_hashtag_stands(workspace, video) -> None:
    workspace.do(hashtags.set_kind("c", TagKind.AVOID))
    [found] = [one.finding for one in seen(workspace)[1] if one.rule.code == "TAG012"]
    assert (found.field, SIX[found.start : found.end]) == ("caption", "#c")
    assert found.fixes[0].args == (video, "caption", SIX.replace(" #c", ""))


def test_one_step_takes_out_what_stands_in_both_places(workspace, video) -> None:
    workspace.do(videos.set_hashtags(video, ["f", "g"]))
    workspace.do(videos.set_text(video, "caption", "#x1 kopi #a #b #c #d #e enak"))
    [found] = [one.finding for one in seen(workspace)[1] if one.rule.code == "TAG002"]
    assert found.fixes[0].edit == "videos.set_caption_and_hashtags"
    workspace.do(named(found.fixes[0].edit, *found.fixes[0].args))
    after = workspace.read(lambda s: videos.get(s, video))
    assert (after.caption, after.hashtags) == ("#x1 kopi #a #b #c #d enak", [])
    workspace.undo()
    assert workspace.read(lambda s: videos.get(s, video)).hashtags == ["f", "g"]


def test_every_list_of_them_is_the_same(workspace, video) -> None:
    [loaded], results = seen(workspace)
    assert agenda.records([loaded], results, {})[0]["hashtags"] == ALL.replace("#", "").split()
    table = workspace.read(export_table.rows)
    assert dict(zip(table[0], table[1], strict=True))["Hashtags"] == ALL
    assert ALL in workspace.read(lambda s: as_text.as_text(s, video))
    assert ALL.replace("#", "\\#") in workspace.read(export_markdown.as_markdown)
    assert ALL in b"".join(
        workspace.read(lambda s: export_ics.events(s, workspace.now())).values()
    ).decode().replace("\r\n ", "")


def test_the_table_that_goes_out_comes_in_with_each_where_it_stood(workspace, video) -> None:
    table = tables.read_text(export_table.as_csv(workspace.read(export_table.rows)).decode("utf-8-sig"))
    plan = plan_table.parse(
        table,
        plan_table.guess_columns(table),
        today=dt.date(2026, 11, 23),
        zone="Asia/Jakarta",
        day_first=None,
    )
    [back] = plan.videos
    assert (back.caption, back.hashtags) == (SIX, ("g",))


def test_the_library_counts_the_use_of_those_in_captions(workspace, video) -> None:
    uses = workspace.read_plain(lambda c: usage.uses(c, dt.date(2026, 11, 30)))
    assert [use.tags for use in uses] == [tuple("abcdefg")]
    assert workspace.read_plain(usage.used_tags) == list("abcdefg")


def test_proposals_leave_no_room_where_the_caption_is_full(workspace, video) -> None:
    workspace.do(hashtags.set_kind("coldbrew", TagKind.CATEGORY))
    [loaded], _results = seen(workspace)
    assert proposals.tags(loaded, ()) == []


def test_neighbours_are_compared_by_all_of_them(workspace, video) -> None:
    for day in (28, 29, 30):
        made = workspace.do(videos.add("Again", dt.datetime(2026, 11, day, 19)))
        workspace.do(videos.set_hashtags(made, list("gfedcba")))
    codes = {one.rule.code for one in seen(workspace)[1] if one.video and one.video.title == "Again"}
    assert "TAG010" in codes


def test_a_trend_in_a_caption_is_reminded_of_when_it_cools(workspace, video) -> None:
    workspace.do(hashtags.set_kind("C", TagKind.TRENDING, dt.date(2026, 11, 23)))
    now = workspace.now()
    coming = workspace.read(lambda s: reminders.coming(s, now, now + dt.timedelta(days=20)))
    assert any("#c" in item.title for item in coming)
