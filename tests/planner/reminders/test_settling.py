"""What fell due is done, skipped, snoozed or deleted with its video, and every one of these can be undone."""

import datetime as dt

import pytest

from models.choices import DueState, ReminderKind
from planner import times
from planner.errors import PlanError
from planner.live import list_before, lives
from planner.reminders import reminder_settings, reminders
from planner.video import videos
from tests.planner.reminders.looking import SEVEN, coming, due, look, missed, rows
from tests.reminding import remind_only

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def test_what_is_coming_holds_the_snoozed_one_at_its_time(posts_only, evening):
    (row,) = look(posts_only, SEVEN)
    posts_only.do(reminders.snooze(row, SEVEN + 20 * MINUTE))
    (one,) = coming(posts_only, SEVEN, SEVEN + HOUR)
    assert isinstance(one, reminders.DueItem)
    assert (one.id, one.due_utc, one.wall) == (
        row,
        SEVEN + 20 * MINUTE,
        dt.datetime(2026, 11, 23, 19, 20),
    )


def test_done_and_skipped_are_gone_from_the_list_and_undo_brings_them_back(posts_only, evening):
    (row,) = look(posts_only, SEVEN)
    for edit in (reminders.done, reminders.skip):
        posts_only.do(edit(row))
        assert due(posts_only, SEVEN) == []
        posts_only.undo()
        assert [item.id for item in due(posts_only, SEVEN)] == [row]


def test_a_snoozed_one_is_gone_until_its_time_and_told_again_then(posts_only, evening):
    (row,) = look(posts_only, SEVEN)
    later = SEVEN + 10 * MINUTE
    posts_only.do(reminders.snooze(row, later))
    assert look(posts_only, later - MINUTE) == []
    assert due(posts_only, later - MINUTE) == []
    assert look(posts_only, later) == [row]
    assert [item.id for item in due(posts_only, later)] == [row]
    assert look(posts_only, later + MINUTE) == []


@pytest.mark.parametrize("settle", [reminders.done, reminders.skip])
def test_what_is_settled_ends_its_snooze(posts_only, evening, settle):
    (row,) = look(posts_only, SEVEN)
    posts_only.do(reminders.snooze(row, SEVEN + HOUR))
    posts_only.do(settle(row))
    assert [one.snoozed_until for one in rows(posts_only)] == [None]
    assert coming(posts_only, SEVEN, SEVEN + DAY) == []
    assert look(posts_only, SEVEN + HOUR) == []


def test_what_is_skipped_ahead_while_it_is_snoozed_ends_its_snooze(posts_only, evening):
    (row,) = look(posts_only, SEVEN)
    (one,) = due(posts_only, SEVEN)
    posts_only.do(reminders.snooze(row, SEVEN + HOUR))
    posts_only.do(reminders.skip_ahead(one))
    assert [(one.id, one.state, one.snoozed_until) for one in rows(posts_only)] == [
        (row, DueState.SKIPPED, None)
    ]


@pytest.mark.parametrize(
    ("choice", "hour", "until"),
    [
        ("10min", 12, dt.datetime(2026, 11, 23, 12, 10)),
        ("1h", 12, dt.datetime(2026, 11, 23, 13)),
        ("evening", 12, dt.datetime(2026, 11, 23, 19)),
        ("evening", 19, dt.datetime(2026, 11, 24, 9)),
        ("evening", 22, dt.datetime(2026, 11, 24, 9)),
        ("tomorrow", 12, dt.datetime(2026, 11, 24, 9)),
        ("tomorrow", 3, dt.datetime(2026, 11, 24, 9)),
    ],
)
def test_a_snooze_ends_when_its_words_say_on_the_wall_clock(choice, hour, until):
    begun = times.to_utc(dt.datetime(2026, 11, 23, hour), "Asia/Jakarta")
    ends = reminders.snoozed_until(begun, choice, "Asia/Jakarta")
    assert times.to_wall(ends, "Asia/Jakarta") == until


def test_what_is_coming_leaves_out_a_snooze_that_ends_later(posts_only, evening):
    (row,) = look(posts_only, SEVEN)
    posts_only.do(reminders.snooze(row, SEVEN + 2 * HOUR))
    assert coming(posts_only, SEVEN, SEVEN + HOUR) == []
    assert [one.video_id for one in coming(posts_only, SEVEN, SEVEN + 2 * HOUR)] == [evening]


def test_a_snooze_that_ends_in_a_pause_is_not_told_of_and_due_once_the_pause_is_over(posts_only, evening):
    (row,) = look(posts_only, SEVEN)
    posts_only.do(reminders.snooze(row, SEVEN + HOUR))
    posts_only.do(reminder_settings.pause(SEVEN + 2 * HOUR))
    assert coming(posts_only, SEVEN, SEVEN + 3 * HOUR) == []
    assert look(posts_only, SEVEN + HOUR) == []
    assert look(posts_only, SEVEN + 2 * HOUR) == []
    assert [item.id for item in due(posts_only, SEVEN + 2 * HOUR)] == [row]


def test_a_snooze_that_ends_after_a_pause_is_coming_and_told_of(posts_only, evening):
    (row,) = look(posts_only, SEVEN)
    posts_only.do(reminders.snooze(row, SEVEN + 2 * HOUR))
    posts_only.do(reminder_settings.pause(SEVEN + HOUR))
    assert [one.video_id for one in coming(posts_only, SEVEN, SEVEN + 3 * HOUR)] == [evening]
    assert look(posts_only, SEVEN + 2 * HOUR) == [row]


def test_undoing_a_snooze_has_it_due_at_once(posts_only, evening):
    (row,) = look(posts_only, SEVEN)
    posts_only.do(reminders.snooze(row, SEVEN + HOUR))
    posts_only.undo()
    assert [item.id for item in due(posts_only, SEVEN)] == [row]


def test_a_missed_one_that_is_snoozed_is_due_afterwards(posts_only, evening):
    (row,) = look(posts_only, SEVEN + HOUR)
    posts_only.do(reminders.snooze(row, SEVEN + 2 * HOUR))
    assert missed(posts_only) == []
    assert look(posts_only, SEVEN + 2 * HOUR) == [row]
    assert [item.id for item in due(posts_only, SEVEN + 2 * HOUR)] == [row]


def test_skipping_one_ahead_leaves_the_others_of_its_moment(workspace, now):
    remind_only(workspace, ReminderKind.OWN, ReminderKind.LIVE_LINE)
    look(workspace, now)
    at_eight = dt.datetime(2026, 11, 24, 20)
    live = workspace.do(lives.add("Show", at_eight))
    for text in ("Light", "Sound"):
        workspace.do(list_before.add(live, text, 60))
        workspace.do(reminder_settings.add_own(text, at_eight - HOUR))
    ahead = coming(workspace, now, now + 2 * DAY)
    assert len(ahead) == 4
    at_seven = ahead[0].due_utc
    look(workspace, at_seven)
    for one in (ahead[1], ahead[3]):
        workspace.do(reminders.skip_ahead(one))
    assert [item.key for item in due(workspace, at_seven)] == [ahead[0].key, ahead[2].key]


def test_all_missed_are_skipped_as_one_step(workspace, now):
    remind_only(workspace, ReminderKind.TREND_CHECK)
    look(workspace, now)
    look(workspace, now + 5 * DAY)
    assert len(missed(workspace)) == 5
    workspace.do(reminders.skip_all_missed())
    assert missed(workspace) == []
    workspace.undo()
    assert len(missed(workspace)) == 5


def test_a_reminder_that_is_gone_says_so(workspace):
    for edit in (reminders.done(99), reminders.skip(99), reminders.snooze(99, workspace.now())):
        with pytest.raises(PlanError, match="no longer"):
            workspace.do(edit)


def test_deleting_a_video_forgets_its_reminders_and_undo_restores_them(posts_only, evening):
    look(posts_only, SEVEN)
    posts_only.do(videos.delete([evening]))
    assert rows(posts_only) == []
    posts_only.undo()
    assert [item.video_id for item in due(posts_only, SEVEN)] == [evening]


def test_deleting_a_live_event_forgets_its_reminders_alone(posts_only, evening, now):
    live = posts_only.do(lives.add("Harvest live", dt.datetime(2026, 11, 23, 20)))
    look(posts_only, SEVEN)
    assert {row.live_id for row in rows(posts_only)} == {0, live}
    posts_only.do(lives.delete(live))
    assert [row.video_id for row in rows(posts_only)] == [evening]
    posts_only.undo()
    assert {item.live_id for item in due(posts_only, SEVEN)} == {0, live}


def test_a_reminder_that_falls_due_after_a_delete_does_not_keep_it_from_being_undone(posts_only, evening):
    posts_only.do(videos.add("Later", dt.datetime(2026, 11, 23, 20)))
    look(posts_only, SEVEN)
    posts_only.do(videos.delete([evening]))
    look(posts_only, SEVEN + HOUR)
    posts_only.undo()
    assert sorted(item.title for item in due(posts_only, SEVEN + HOUR)) == ["Cold brew", "Later"]


def test_deleting_can_be_undone_and_done_again_after_more_fell_due(posts_only, evening):
    posts_only.do(videos.delete([evening]))
    posts_only.undo()
    look(posts_only, SEVEN)
    posts_only.redo()
    assert due(posts_only, SEVEN) == []
    posts_only.undo()
    assert len(due(posts_only, SEVEN)) == 1


def settle(workspace, kind: ReminderKind, now: dt.datetime) -> None:
    workspace.record(lambda session: reminders.settle_today(session, kind, now))


def test_what_is_done_for_today_is_what_was_missed_since_midnight_and_what_comes_until_the_next(
    workspace, now
):
    remind_only(workspace, ReminderKind.TREND_CHECK, ReminderKind.POST)
    times_ = {"on": True, "time": dt.time(9), "weekdays": range(7), "minutes": 20}
    workspace.do(reminder_settings.set_trend_check(**times_))
    look(workspace, now)  # Monday noon
    workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 8)))
    wednesday = now + 2 * DAY
    look(workspace, wednesday)
    assert [item.wall.day for item in missed(workspace)] == [24, 25, 25]
    settle(workspace, ReminderKind.TREND_CHECK, wednesday)
    assert [(item.kind, item.wall.day) for item in missed(workspace)] == [
        (ReminderKind.TREND_CHECK, 24), (ReminderKind.POST, 25),
    ]  # fmt: skip
    early = now + 2 * DAY + 14 * HOUR  # two in the morning
    settle(workspace, ReminderKind.TREND_CHECK, early)
    assert [one.wall.day for one in coming(workspace, early, early + 2 * DAY)] == [27]
    assert [one.wall.day for one in rows(workspace) if one.state is DueState.DONE] == [25, 26]
    assert look(workspace, early + DAY / 2) == []


@pytest.mark.parametrize("hour", [0, 23])
def test_today_begins_and_ends_at_midnight_of_the_calendars_clock(workspace, now, hour):
    remind_only(workspace, ReminderKind.TREND_CHECK)
    workspace.do(reminder_settings.set_trend_check(on=True, time=dt.time(0), weekdays=range(7), minutes=20))
    look(workspace, now)
    tuesday = times.to_utc(dt.datetime(2026, 11, 24, hour), "Asia/Jakarta")
    look(workspace, tuesday)
    settle(workspace, ReminderKind.TREND_CHECK, tuesday)
    assert [(one.state, one.wall.day) for one in rows(workspace)] == [(DueState.DONE, 24)]
    assert [one.wall.day for one in coming(workspace, tuesday, tuesday + 2 * DAY)][:1] == [25]
