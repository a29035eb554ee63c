"""Permissions: whose video, asked, given or refused, until when, and the ad code with its days."""

import datetime as dt
import traceback

import pytest

from models.choices import Origin, PermissionState
from models.creator import Permission
from planner.creators import creators, known, permissions
from planner.errors import PlanError
from planner.video import videos

DAY = dt.date(2026, 11, 25)
BEFORE = DAY - dt.timedelta(days=1)


def kept(workspace, permission):
    return workspace.read(lambda s: permissions.get(s, permission).model_dump())


@pytest.fixture
def found(workspace):
    return workspace.do(permissions.add({"handle": "@Rina", "link": "https://www.tiktok.com/@rina/video/7"}))


def test_a_found_video_is_asked_for_and_given(workspace, found):
    workspace.do(permissions.ask(found, DAY, "Message"))
    workspace.do(permissions.grant(found, DAY, {"repost": True, "credit": "@rina", "until": DAY}))
    row = kept(workspace, found)
    assert (row["handle"], row["state"], row["asked_how"]) == ("rina", PermissionState.GRANTED, "Message")
    with pytest.raises(PlanError, match="answered already"):
        workspace.do(permissions.ask(found, DAY))


def test_a_refusal_keeps_what_was_noted(workspace, found):
    workspace.do(permissions.ask(found, DAY, "Message"))
    workspace.do(permissions.refuse(found))
    row = kept(workspace, found)
    assert (row["state"], row["asked"], row["granted"]) == (PermissionState.REFUSED, DAY, None)


def test_a_handle_that_a_creator_has_is_that_creators(workspace):
    ayu = workspace.do(creators.add("ayu"))
    made = workspace.do(permissions.add({"handle": "@AYU"}))
    assert kept(workspace, made)["creator_id"] == ayu


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"granted": DAY, "until": BEFORE}, "ends on Tue 24 Nov 2026, before it begins on Wed 25 Nov 2026"),
        ({"asked": DAY, "until": BEFORE}, "before it begins"),
        ({"asked": DAY, "granted": BEFORE}, "before it was asked for"),
        ({"ad_code": "#abc"}, "needs the day on which it starts"),
        ({"ad_code": "#abc", "ad_start": DAY}, "the days for which it holds"),
        ({"ad_code": "#abc", "ad_days": 30}, "needs the day on which it starts"),
        ({"ad_days": 0}, "1 to 3650 days"),
        ({"handle": "", "link": ""}, "whose video"),
        ({"creator_id": 99}, "This creator is no longer"),
        ({"video_id": 99}, "This video"),
    ],
)
def test_what_can_not_be_is_told_and_nothing_half_is_in(workspace, found, fields, said):
    before = kept(workspace, found)
    with pytest.raises(PlanError, match=said):
        workspace.do(permissions.change(found, {"notes": "new", **fields}))
    assert kept(workspace, found) == before


def test_the_start_of_a_code_can_not_be_taken_away_from_it(workspace, found):
    workspace.do(permissions.change(found, {"ad_code": "#abc", "ad_start": DAY, "ad_days": 30}))
    with pytest.raises(PlanError, match="needs the day"):
        workspace.do(permissions.change(found, {"ad_start": None}))
    workspace.do(permissions.change(found, {"ad_start": None, "ad_code": ""}))


def test_a_repost_is_a_video_of_the_calendar_with_its_right(workspace, found):
    with pytest.raises(PlanError, match="No repost is allowed yet"):
        workspace.do(permissions.plan_video(found))
    workspace.do(
        permissions.grant(found, DAY, {"repost": True, "credit": "@rina", "written": "Message, 25 Nov"})
    )
    made = workspace.do(permissions.plan_video(found, dt.datetime(2026, 12, 1, 19)))
    video = workspace.read(lambda s: videos.get(s, made))
    assert (video.title, video.origin, video.creator) == ("Repost of @rina", Origin.CUSTOMER, "rina")
    assert (video.caption, video.permission) == ("@rina", "Message, 25 Nov")
    loaded = workspace.read_plain(known.load)
    assert [one.id for one in loaded.allowed_for(made, "rina")] == [found]
    with pytest.raises(PlanError, match="already"):
        workspace.do(permissions.plan_video(found))


def test_a_deleted_video_leaves_its_permission(workspace, found):
    workspace.do(permissions.grant(found, DAY, {"repost": True}))
    made = workspace.do(permissions.plan_video(found))
    workspace.do(videos.delete((made,)))
    assert kept(workspace, found)["video_id"] is None


def test_what_the_database_refuses_does_not_tell_the_ad_code(workspace):
    code = "#" + "SECRET" * 2  # not as it stands in this line, which the traceback shows
    with pytest.raises(PlanError) as refused:
        workspace.record(lambda session: session.add(Permission(creator_id=99, ad_code=code)))
    assert code not in "".join(traceback.format_exception(refused.value))
