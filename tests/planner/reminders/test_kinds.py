"""Each kind of reminder comes at its time, about what is still to be done; quiet hours, days off and pauses."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import Flag, LiveStage, ReminderKind, SampleKind, Stage, TagKind
from models.reminder import Reminder
from planner import times
from planner.checks import rule_settings
from planner.creators import creators, permissions, samples
from planner.errors import PlanError
from planner.library import hashtags, sounds
from planner.live import list_before, live_run, lives
from planner.reminders import recurring, reminder_settings, reminders
from planner.reminders.kinds import KINDS
from planner.shop import products, stock
from planner.video import campaigns, filming, first_hour, videos
from tests.reminding import remind_only
from tests.trying import examples

DAY = dt.timedelta(days=1)
ZONE = "Asia/Jakarta"
MONDAY = dt.date(2026, 11, 23)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute)


def utc(wall: dt.datetime) -> dt.datetime:
    return times.to_utc(wall, ZONE)


@pytest.fixture
def alone(workspace):
    """Turn every kind off but some."""

    def keep(*kept: ReminderKind) -> None:
        remind_only(workspace, *kept)
        workspace.record(lambda session: reminders.look(session, workspace.now()))

    return keep


def walls(workspace, days: int = 30) -> list[tuple[str, dt.datetime]]:
    now = workspace.now()
    found = workspace.read(lambda session: reminders.coming(session, now, now + days * DAY))
    return [(one.title, one.wall) for one in found]


def look(workspace, wall: dt.datetime) -> list[reminders.DueItem]:
    ids = workspace.record(lambda session: reminders.look(session, utc(wall)))
    return workspace.read(lambda session: reminders.items(session, ids))


def due(workspace, wall: dt.datetime) -> list[str]:
    return [one.title for one in workspace.read(lambda session: reminders.due(session, utc(wall)))]


def test_the_first_hour_is_told_of_five_minutes_after_a_post_until_it_begins(workspace, alone):
    alone(ReminderKind.FIRST_HOUR)
    video = workspace.do(videos.add("Cold brew", at(23, 19), stage=Stage.SCHEDULED))
    assert walls(workspace) == [("Cold brew", at(23, 19, 5))]
    assert [item.title for item in look(workspace, at(23, 19, 5))] == ["Cold brew"]
    workspace.do(first_hour.begin(video, utc(at(23, 19, 6))))
    assert due(workspace, at(23, 19, 7)) == []


@pytest.mark.parametrize("flag", [Flag.ON_HOLD, Flag.CANCELLED])
@pytest.mark.parametrize(
    ("kind", "stage"),
    [
        (ReminderKind.POST, Stage.EDITED),
        (ReminderKind.FIRST_HOUR, Stage.SCHEDULED),
        (ReminderKind.FILM, Stage.APPROVED),
    ],
)
def test_nobody_is_reminded_of_a_video_on_hold_or_cancelled(workspace, alone, kind, stage, flag):
    alone(kind)
    video = workspace.do(videos.add("Cold brew", at(27, 19), stage=stage))
    assert [title for title, _wall in walls(workspace)] == ["Cold brew"]
    workspace.do(videos.choose(video, "flag", flag))
    assert walls(workspace) == []
    assert look(workspace, at(27, 20)) == []
    workspace.do(videos.choose(video, "flag", Flag.NONE))
    assert [title for title, _wall in walls(workspace)] == ["Cold brew"]


def test_what_fell_due_before_a_video_was_put_on_hold_is_due_no_more(workspace, alone):
    alone(ReminderKind.POST)
    video = workspace.do(videos.add("Cold brew", at(23, 19), stage=Stage.EDITED))
    look(workspace, at(23, 19))
    assert due(workspace, at(23, 19, 1)) == ["Cold brew"]
    workspace.do(videos.choose(video, "flag", Flag.ON_HOLD))
    assert due(workspace, at(23, 19, 1)) == []


def test_a_sound_of_a_cancelled_video_alone_need_not_be_seen_again(workspace, alone):
    alone(ReminderKind.SEEN_AGAIN)
    video = workspace.do(videos.add("Cold brew", at(30, 19)))
    workspace.do(videos.set_sound(video, workspace.do(sounds.add("Dusk", trending=True, last_seen=MONDAY))))
    before = walls(workspace)
    workspace.do(videos.choose(video, "flag", Flag.CANCELLED))
    assert before
    assert walls(workspace) == []


def test_the_first_hour_of_a_video_that_is_not_out_yet_waits_for_it(workspace, alone):
    alone(ReminderKind.FIRST_HOUR)
    video = workspace.do(videos.add("Late", at(23, 19), stage=Stage.EDITED))
    assert look(workspace, at(23, 19, 5)) == []
    workspace.do(videos.set_stage((video,), Stage.POSTED))
    assert due(workspace, at(23, 19, 20)) == ["Late"]


def test_what_is_not_filmed_is_told_of_two_days_before_in_the_morning(workspace, alone):
    alone(ReminderKind.FILM)
    video = workspace.do(videos.add("Cold brew", at(27, 19), stage=Stage.SCRIPTED))
    assert walls(workspace) == [("Cold brew", at(25, 9))]
    look(workspace, at(25, 9))
    assert due(workspace, at(25, 9)) == ["Cold brew"]
    workspace.do(videos.set_stage((video,), Stage.FILMED))
    assert due(workspace, at(25, 10)) == []


@pytest.mark.parametrize("stage", Stage)
def test_filming_is_told_of_for_ideas_scripts_and_approved_videos_and_for_none_that_is_filmed(
    workspace, alone, stage
):
    alone(ReminderKind.FILM)
    workspace.do(videos.add("Cold brew", at(27, 19), stage=stage))
    told = [] if stage in {Stage.FILMED, Stage.EDITED, Stage.SCHEDULED, Stage.POSTED} else [at(25, 9)]
    assert [wall for _title, wall in walls(workspace)] == told


def test_a_filming_day_is_told_of_the_evening_before(workspace, alone):
    alone(ReminderKind.FILMING_DAY)
    workspace.do(filming.add("Kitchen", at(28, 8), "Home", ()))
    assert walls(workspace) == [("Kitchen", at(27, 18))]


def test_each_line_before_a_live_event_has_its_own_time_moves_with_it_and_ends_when_ticked(workspace, alone):
    alone(ReminderKind.LIVE_LINE)
    live = workspace.do(lives.add("Friday live", at(27, 20)))
    line = workspace.do(list_before.add(live, "Light and sound", 90))
    workspace.do(list_before.add(live, "Tell subscribers", 3 * 24 * 60))
    assert walls(workspace) == [
        ("Friday live: Tell subscribers", at(24, 20)),
        ("Friday live: Light and sound", at(27, 18, 30)),
    ]
    workspace.do(lives.change(live, "Friday live", at(28, 20), ZONE, 60, ""))
    assert walls(workspace)[1] == ("Friday live: Light and sound", at(28, 18, 30))
    workspace.do(list_before.tick(line, workspace.now()))
    assert len(walls(workspace)) == 1


def test_after_a_live_event_comes_at_its_end_and_a_day_later(workspace, alone):
    alone(ReminderKind.LIVE_AFTER)
    workspace.do(lives.add("Friday live", at(27, 20), ZONE, 90))
    assert walls(workspace) == [("Friday live", at(27, 21, 30)), ("Friday live", at(28, 21, 30))]


def test_a_live_event_that_is_done_or_over_is_told_of_no_more_and_a_rehearsal_changes_nothing(
    workspace, alone
):
    alone(ReminderKind.LIVE)
    live = workspace.do(lives.add("Show", at(27, 20), minutes=60))
    ahead = walls(workspace)
    assert len(ahead) == 3

    def run(begun):
        state = live_run.following(live_run.start((), 60, begun), begun + dt.timedelta(minutes=10))
        assert state.over is not None
        workspace.record(lambda session: live_run.save(session, live, state))

    run(utc(at(26, 20)))  # the evening before: a rehearsal
    assert walls(workspace) == ahead
    run(utc(at(27, 19, 45)))
    assert walls(workspace) == []
    workspace.do(live_run.forget(live))
    assert walls(workspace) == ahead
    workspace.do(lives.set_stage(live, LiveStage.DONE))
    assert walls(workspace) == []


def test_the_end_of_an_event_that_began_days_ago_is_told_of(workspace, alone):
    alone(ReminderKind.LIVE_AFTER)
    workspace.do(lives.add("Long show", at(24, 20), ZONE, 5 * 24 * 60))
    assert walls(workspace) == [("Long show", at(29, 20)), ("Long show", at(30, 20))]
    look(workspace, at(29, 19))
    assert [item.title for item in look(workspace, at(29, 20))] == ["Long show"]


def test_a_line_that_is_due_weeks_before_its_event_is_told_of(workspace, alone):
    alone(ReminderKind.LIVE_LINE)
    live = workspace.do(lives.add("Show", at(20, 20, month=12)))
    workspace.do(list_before.add(live, "Samples", 26 * 24 * 60))
    look(workspace, at(24, 19))
    assert [item.title for item in look(workspace, at(24, 20))] == ["Show: Samples"]


def test_seasons_and_campaigns_are_told_of_when_they_should_be_begun(workspace, alone):
    alone(ReminderKind.SEASON)
    workspace.do(
        campaigns.add("Gift box", dt.date(2026, 12, 20), dt.date(2026, 12, 24), "note", dt.date(2026, 12, 1))
    )
    found = walls(workspace, 60)
    assert ("Gift box", at(1, 9, month=12)) in found
    assert ("Ramadan", dt.datetime(2027, 1, 18, 9)) in found  # 21 days before the 8th of February


def test_sounds_and_hashtags_of_coming_videos_are_told_of_when_they_turn_cold(workspace, alone):
    alone(ReminderKind.SEEN_AGAIN)
    sound = workspace.do(sounds.add("Dusk", trending=True, last_seen=MONDAY))
    workspace.do(sounds.add("Unused", trending=True, last_seen=MONDAY))
    workspace.do(hashtags.set_kind("kopisusu", TagKind.TRENDING, MONDAY))
    assert walls(workspace) == []
    video = workspace.do(videos.add("Cold brew", at(30, 19)))
    workspace.do(videos.set_sound(video, sound))
    workspace.do(videos.set_hashtags(video, ["kopisusu"]))
    assert walls(workspace) == [("Dusk", at(27, 9)), ("#kopisusu", at(1, 9, month=12))]
    look(workspace, at(27, 9))
    assert due(workspace, at(27, 10)) == ["Dusk"]
    workspace.do(sounds.mark_seen(sound, dt.date(2026, 11, 27)))
    assert due(workspace, at(27, 10)) == []


@pytest.mark.parametrize(("many", "more"), [(3, ""), (4, " +1"), (6, " +3")])
def test_three_that_turn_cold_on_one_day_are_named_and_the_others_counted(workspace, alone, many, more):
    alone(ReminderKind.SEEN_AGAIN)
    for n in range(many):
        sound = workspace.do(sounds.add(f"Sound {n}", trending=True, last_seen=MONDAY))
        workspace.do(videos.set_sound(workspace.do(videos.add("Cold brew", at(30, 19))), sound))
    assert walls(workspace) == [(f"Sound 0, Sound 1, Sound 2{more}", at(27, 9))]


def test_a_product_is_told_of_when_it_falls_below_its_buffer_as_normal_days_sell_it(workspace, alone):
    alone(ReminderKind.LOW_STOCK)
    box = workspace.do(products.add("Gift box", {"buffer": 50, "daily_orders": 6.0}))
    [sku] = workspace.read(lambda session: products.skus(session, box))
    workspace.do(stock.say({sku.id: 62}, utc(at(23, 12))))
    assert walls(workspace) == [("Gift box: 62 counted", at(26, 9))]
    workspace.do(stock.say({sku.id: 14}, utc(at(23, 12))))
    assert walls(workspace) == [("Gift box: 14 counted", at(24, 9))]
    workspace.do(stock.say({sku.id: None}, utc(at(23, 12))))
    assert walls(workspace) == []


def test_the_video_of_a_sample_is_told_of_three_days_before_it_is_due_and_on_the_day(workspace, alone):
    alone(ReminderKind.SAMPLE_DUE)
    ayu = workspace.do(creators.add("ayu"))
    sample = workspace.do(samples.add(ayu, "Gift box", {"received": MONDAY - 7 * DAY}))
    workspace.do(samples.add(ayu, "Own parcel", {"received": MONDAY, "kind": SampleKind.OWN}))
    assert walls(workspace) == [("@ayu: Gift box", at(27, 9)), ("@ayu: Gift box", at(30, 9))]
    [item] = look(workspace, at(27, 9))
    assert (
        KINDS[item.kind].line_of(item.minutes).format(title=item.title)
        == "@ayu: Gift box: its video is due soon"
    )
    [item] = look(workspace, at(30, 9))
    assert (
        KINDS[item.kind].line_of(item.minutes).format(title=item.title)
        == "@ayu: Gift box: its video is due today"
    )
    workspace.do(rule_settings.change("CRE005", "free_days", 10))
    assert walls(workspace) == [("@ayu: Gift box", at(26, 9))]
    workspace.do(samples.forward(sample, MONDAY, "posted"))
    assert walls(workspace) == []
    assert due(workspace, at(27, 10)) == []


def test_rights_and_ad_codes_are_told_of_14_7_and_3_days_before_they_end(workspace, alone):
    alone(ReminderKind.RIGHTS_END)
    ayu = workspace.do(creators.add("ayu"))
    until = dt.date(2026, 12, 20)
    for whose in ({"creator_id": ayu}, {"handle": "rina"}):
        given = workspace.do(permissions.add(whose))
        workspace.do(permissions.change(given, {"until": until}))
        assert ("permission of @rina", at(6, 9, month=12)) not in walls(workspace)
        workspace.do(permissions.grant(given, MONDAY, {"repost": True}))
    assert walls(workspace) == [
        (f"permission of @{handle}", at(day, 9, month=12))
        for day in (6, 13, 17)
        for handle in ("ayu", "rina")
    ]
    code = {"until": None, "ad_code": "#SECRETCODE", "ad_start": dt.date(2026, 11, 20), "ad_days": 30}
    workspace.do(permissions.change(1, code))
    assert [title for title, _wall in walls(workspace)] == ["ad code of @ayu", "permission of @rina"] * 3
    [first, _second] = look(workspace, at(6, 9, month=12))
    assert KINDS[first.kind].line_of(first.minutes).format(title=first.title) in {
        "In 14 days: ad code of @ayu ends", "In 14 days: permission of @rina ends",
    }  # fmt: skip


def test_a_kind_with_several_reminders_is_turned_off_and_on_as_it_was(workspace, alone):
    alone(ReminderKind.RIGHTS_END)
    given = workspace.do(permissions.add({"handle": "rina"}))
    workspace.do(permissions.grant(given, MONDAY, {"repost": True, "until": dt.date(2026, 12, 20)}))
    workspace.do(reminder_settings.set_on(ReminderKind.RIGHTS_END, False))
    assert walls(workspace) == []
    workspace.do(reminder_settings.set_on(ReminderKind.RIGHTS_END, True))
    assert len(walls(workspace)) == 3


def test_only_what_is_trending_and_in_a_video_with_a_date_to_come_turns_cold(workspace, alone):
    alone(ReminderKind.SEEN_AGAIN)
    plans = {
        "Plain": ({"trending": False}, at(30, 19), Stage.IDEA),
        "Posted": ({"trending": True}, at(20, 19), Stage.POSTED),
        "Undated": ({"trending": True}, None, Stage.IDEA),
        "Upcoming": ({"trending": True}, at(30, 19), Stage.IDEA),
    }
    for name, (told, moment, stage) in plans.items():
        sound = workspace.do(sounds.add(name, last_seen=MONDAY, **told))
        video = workspace.do(videos.add(name, moment, stage=stage))
        workspace.do(videos.set_sound(video, sound))
        tag = f"tag{name.lower()}"
        workspace.do(hashtags.set_kind(tag, TagKind.TRENDING, MONDAY))
        if not told["trending"]:
            workspace.do(hashtags.set_kind(tag, TagKind.NICHE))
        workspace.do(videos.set_hashtags(video, [tag]))
    assert walls(workspace) == [("Upcoming", at(27, 9)), ("#tagupcoming", at(1, 9, month=12))]


def test_an_own_reminder_recurs_on_its_own_wall_clock(workspace, alone):
    alone(ReminderKind.OWN)
    made = workspace.do(
        reminder_settings.add_own("Stock", at(23, 8), "Europe/London", "FREQ=WEEKLY;BYDAY=MO,TH")
    )
    kind = workspace.read(lambda session: session.get_one(Reminder, made).kind)
    assert kind is ReminderKind.OWN
    workspace.record(lambda session: setattr(session.get_one(Reminder, made), "on", True))
    assert walls(workspace, 8) == [("Stock", at(23, 8)), ("Stock", at(26, 8)), ("Stock", at(30, 8))]
    workspace.do(reminder_settings.change_own(made, "Stock", at(24, 8), "Europe/London"))
    assert walls(workspace) == [("Stock", at(24, 8))]
    workspace.do(reminder_settings.delete_own(made))
    assert walls(workspace) == []


def test_an_own_reminder_that_began_years_ago_still_comes(workspace, alone):
    alone(ReminderKind.OWN)
    workspace.do(reminder_settings.add_own("Rent", dt.datetime(2021, 1, 5, 8), "", "FREQ=MONTHLY"))
    workspace.do(reminder_settings.add_own("Long gone", dt.datetime(2021, 1, 6, 8)))
    assert walls(workspace, 45) == [("Rent", at(5, 8, month=12)), ("Rent", dt.datetime(2027, 1, 5, 8))]


def test_one_time_can_be_skipped_ahead_and_undone(workspace, alone):
    alone(ReminderKind.TREND_CHECK)
    now = workspace.now()
    first, *_rest = workspace.read(lambda session: reminders.coming(session, now, now + 5 * DAY))
    workspace.do(reminders.skip_ahead(first))
    assert walls(workspace, 3)[0] == ("Trend check", at(25, 9))
    assert look(workspace, at(24, 9)) == []
    workspace.undo()
    assert walls(workspace, 3)[0] == ("Trend check", at(24, 9))


def test_a_pause_lets_nothing_come_and_nothing_be_missed(workspace, alone):
    alone(ReminderKind.TREND_CHECK, ReminderKind.POST)
    workspace.do(videos.add("Cold brew", at(24, 19)))
    workspace.do(reminder_settings.pause(utc(at(26, 9))))
    assert walls(workspace, 5)[0] == ("Trend check", at(27, 9))
    assert look(workspace, at(26, 12)) == []
    assert workspace.read(reminders.missed) == []
    workspace.do(reminder_settings.pause(None))
    assert due(workspace, at(26, 12)) == []


def test_quiet_hours_hold_back_what_can_wait_and_not_a_post(workspace, alone):
    alone(ReminderKind.POST, ReminderKind.OWN)
    workspace.do(reminder_settings.set_quiet(dt.time(22), dt.time(7)))
    workspace.do(videos.add("Late post", at(23, 23)))
    workspace.do(reminder_settings.add_own("Order boxes", at(23, 23, 30)))
    assert [item.title for item in look(workspace, at(23, 23))] == ["Late post"]
    assert look(workspace, at(23, 23, 30)) == []
    assert due(workspace, at(23, 23, 31)) == ["Late post"]
    assert [item.title for item in look(workspace, at(24, 7))] == ["Order boxes"]
    assert due(workspace, at(24, 7)) == ["Late post", "Order boxes"]


@pytest.mark.parametrize(
    ("begin", "end", "asked", "told"),
    [
        ((12, 0), (14, 0), (12, 0), (14, 0)),
        ((12, 0), (14, 0), (13, 59), (14, 0)),
        ((12, 0), (14, 0), (14, 0), (14, 0)),
        ((12, 0), (14, 0), (11, 59), (11, 59)),
        ((22, 0), (7, 0), (22, 0), (31, 0)),
        ((22, 0), (7, 0), (6, 59), (7, 0)),
        ((22, 0), (7, 0), (7, 0), (7, 0)),
    ],
)
def test_quiet_hours_hold_back_from_their_first_minute_to_before_their_last(
    workspace, alone, begin, end, asked, told
):
    alone(ReminderKind.OWN)
    workspace.do(reminder_settings.set_quiet(dt.time(*begin), dt.time(*end)))
    day = at(24, 0)
    due_at, told_at = (day + dt.timedelta(hours=h, minutes=m) for h, m in (asked, told))
    workspace.do(reminder_settings.add_own("Boxes", due_at))
    if told_at > due_at:
        assert look(workspace, due_at) == []
        assert look(workspace, told_at - dt.timedelta(minutes=1)) == []
    assert [item.title for item in look(workspace, told_at)] == ["Boxes"]


def test_what_waited_is_told_of_by_a_first_look_at_the_very_end_of_quiet_hours(workspace, alone):
    alone(ReminderKind.OWN)
    workspace.do(reminder_settings.set_quiet(dt.time(22), dt.time(7)))
    workspace.do(reminder_settings.add_own("Order boxes", at(23, 23, 30)))
    assert [item.state for item in look(workspace, at(24, 7))] == ["due"]


def test_what_waited_through_quiet_hours_is_missed_only_if_nobody_was_there_after_them(workspace, alone):
    alone(ReminderKind.OWN)
    workspace.do(reminder_settings.set_quiet(dt.time(22), dt.time(7)))
    workspace.do(reminder_settings.add_own("Order boxes", at(23, 23, 30)))
    assert [item.state for item in look(workspace, at(24, 7, 1))] == ["due"]
    workspace.do(reminder_settings.add_own("Ribbons", at(24, 23, 30)))
    assert [item.state for item in look(workspace, at(25, 9))] == ["missed"]


def test_a_day_off_drops_the_trend_check_and_puts_off_the_rest(workspace, alone):
    alone(ReminderKind.TREND_CHECK, ReminderKind.OWN)
    workspace.do(reminder_settings.set_days_off((6,), (dt.date(2026, 11, 24),)))
    workspace.do(reminder_settings.add_own("Order boxes", at(24, 10)))
    assert walls(workspace, 7) == [
        ("Order boxes", at(24, 10)),
        *((("Trend check"), at(day, 9)) for day in (25, 26, 27, 28, 30)),
    ]
    assert look(workspace, at(24, 10)) == []
    assert due(workspace, at(25, 10)) == ["Order boxes", "Trend check"] or look(workspace, at(25, 10))


def test_a_weekday_off_puts_off_what_can_wait_to_its_time_on_the_next_day(workspace, alone):
    alone(ReminderKind.OWN, ReminderKind.POST)
    workspace.do(reminder_settings.set_days_off((1, 2), ()))
    workspace.do(reminder_settings.add_own("Order boxes", at(24, 10)))
    workspace.do(videos.add("Cold brew", at(24, 19)))
    assert look(workspace, at(24, 10)) == []
    assert [item.title for item in look(workspace, at(24, 19))] == ["Cold brew"]
    assert look(workspace, at(26, 9, 59)) == []
    assert [item.title for item in look(workspace, at(26, 10))] == ["Order boxes"]


WAITS = {
    ReminderKind.FILM,
    ReminderKind.SEASON,
    ReminderKind.SEEN_AGAIN,
    ReminderKind.LOW_STOCK,
    ReminderKind.SAMPLE_DUE,
    ReminderKind.RIGHTS_END,
    ReminderKind.OWN,
    ReminderKind.WEEKLY_REVIEW,
}


@pytest.mark.parametrize("kind", [kind for kind in ReminderKind if kind is not ReminderKind.TREND_CHECK])
def test_on_a_day_off_comes_what_is_about_a_moment_and_the_rest_waits_a_day(workspace, alone, kind):
    alone(kind)
    tomorrow = at(24, 20)
    video = workspace.do(videos.add("Soon", tomorrow, stage=Stage.SCHEDULED))
    sound = workspace.do(sounds.add("Dusk", trending=True, last_seen=MONDAY - 3 * DAY))
    workspace.do(videos.set_sound(video, sound))
    workspace.do(videos.add("To film", at(26, 19)))
    workspace.do(filming.add("Kitchen", at(25, 8)))
    live = workspace.do(lives.add("Show", tomorrow))
    workspace.do(list_before.add(live, "Light", 60))
    workspace.do(
        campaigns.add("Gifts", dt.date(2026, 12, 1), dt.date(2026, 12, 2), "note", dt.date(2026, 11, 24))
    )
    workspace.do(reminder_settings.add_own("Boxes", at(24, 10)))
    box = workspace.do(products.add("Gift box"))
    [sku] = workspace.read(lambda session: products.skus(session, box))
    workspace.do(stock.say({sku.id: 0}, utc(at(23, 12))))
    ayu = workspace.do(creators.add("ayu"))
    workspace.do(samples.add(ayu, "Gift box", {"due": dt.date(2026, 11, 27)}))
    permission = workspace.do(permissions.add({"creator_id": ayu}))
    workspace.do(permissions.grant(permission, MONDAY, {"until": dt.date(2026, 12, 1)}))
    if kind is ReminderKind.WEEKLY_REVIEW:
        workspace.do(reminder_settings.set_weekly_review(on=True, time=dt.time(9), weekdays=(1,), minutes=20))
    workspace.do(reminder_settings.set_days_off((), (dt.date(2026, 11, 24),)))
    now = workspace.now()
    ahead = workspace.read(lambda session: reminders.coming(session, now, utc(at(25, 0))))
    found = [one for one in ahead if one.kind is kind]
    assert found
    later = [None if one.told_utc is None else one.told_utc - one.due_utc for one in found]
    assert later == [DAY if kind in WAITS else None] * len(found)


def test_a_week_of_days_off_is_refused(workspace):
    with pytest.raises(PlanError, match="day"):
        workspace.do(reminder_settings.set_days_off(range(7), ()))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "daily",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=WEEKLY;X=1",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;COUNT=3;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_recurrence_that_cannot_be_is_refused_in_a_sentence(workspace, rule):
    with pytest.raises(PlanError, match="recurrence"):
        workspace.do(reminder_settings.add_own("Stock", at(23, 8), "", rule))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=WEEKLY;BYSETPOS=3",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20280228",
    ],
)
def test_that_a_recurrence_never_comes_is_known_while_it_is_typed(rule):
    began = time.thread_time()
    assert not recurring.readable(rule, at(23, 8))
    assert time.thread_time() - began < 1


def test_a_leap_day_comes_even_if_it_is_years_ahead():
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    assert recurring.readable(f"{rule};UNTIL=20280229", at(23, 8))
    assert recurring.readable(rule, dt.datetime(2096, 3, 1, 8))  # 2100 has none


def test_a_reminder_without_words_is_refused(workspace):
    with pytest.raises(PlanError, match="words"):
        workspace.do(reminder_settings.add_own("  ", at(23, 8)))


RULES = st.one_of(
    st.builds(lambda n: f"FREQ=DAILY;INTERVAL={n}", st.integers(1, 40)),
    st.builds(
        lambda n, days: f"FREQ=WEEKLY;INTERVAL={n};BYDAY={','.join(days)}",
        st.integers(1, 6),
        st.lists(st.sampled_from(("MO", "TU", "WE", "TH", "FR", "SA", "SU")), min_size=1, unique=True),
    ),
    st.builds(lambda n: f"FREQ=MONTHLY;INTERVAL={n}", st.integers(1, 5)),
    st.builds(lambda n: f"FREQ=DAILY;COUNT={n}", st.integers(1, 60)),
)


@given(
    RULES,
    st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2026, 1, 1)),
    st.integers(0, 2000),
    st.integers(1, 90),
)
@examples(20, 60)
def test_a_later_look_finds_what_walking_from_the_start_would_find(rule, start, skipped, length):
    start = start.replace(microsecond=0)
    after = start + skipped * DAY
    until = after + length * DAY
    walked = [wall for wall in recurring.walls(rule, start, start - DAY, until) if wall > after]
    assert list(recurring.walls(rule, start, after, until)) == walked


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", "Once"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "Every week: Mon, Thu"),
        ("FREQ=DAILY;INTERVAL=3", "Every 3 days"),
        ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ("FREQ=DAILY;COUNT=5", "FREQ=DAILY;COUNT=5"),
    ],
)
def test_a_recurrence_is_said_in_words_where_it_has_some(rule, words):
    assert recurring.label(rule) == words


def test_a_sparse_recurrence_is_looked_for_no_further_than_asked():
    rule = recurring.checked("FREQ=DAILY;COUNT=900;BYMONTH=2;BYMONTHDAY=29", at(1, 8))
    walls_ = list(recurring.walls(rule, at(1, 8), dt.datetime(2031, 1, 1), dt.datetime(2040, 1, 1)))
    assert walls_ == [dt.datetime(2032, 2, 29, 8), dt.datetime(2036, 2, 29, 8)]
