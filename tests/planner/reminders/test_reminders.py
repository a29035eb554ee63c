"""Reminders fall due at the right moment, each once, and are told of, snoozed, skipped and undone."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import Session, select

from models.choices import DueState, ReminderKind, Stage
from models.database import open_engine
from models.reminder import Reminder, ReminderWatch
from planner import items, opening, times
from planner.calendar import settings as calendar_settings
from planner.calendar.workspace import Workspace
from planner.errors import PlanError
from planner.live import list_before, lives
from planner.reminders import reminder_settings, reminders
from planner.video import videos
from tests.planner.reminders.looking import SEVEN, coming, due, look, missed, rows, utc
from tests.reminding import remind_only
from tests.trying import examples

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
EVERY_DAY = range(7)
ZONES = ("Europe/London", "America/New_York", "Asia/Jakarta", "Australia/Lord_Howe")


@pytest.fixture
def calendar_in() -> Iterator[Callable[[str], Workspace]]:
    """Make a calendar in a zone that reminds of the trend check at 09:00 alone."""
    made = []

    def make(zone: str) -> Workspace:
        workspace = Workspace(open_engine(None), lambda: utc(2026, 1, 1))
        made.append(workspace)
        workspace.record(opening.furnish(brand="Senja Coffee", zone=zone, language="en").run)
        remind_only(workspace, ReminderKind.TREND_CHECK)
        return workspace

    yield make
    for workspace in made:
        workspace.close()


def trend_at(workspace: Workspace, hour: int, minute: int = 0) -> None:
    workspace.do(
        reminder_settings.set_trend_check(on=True, time=dt.time(hour, minute), weekdays=EVERY_DAY, minutes=20)
    )


def between(workspace: Workspace, after: dt.datetime, until: dt.datetime) -> list[reminders.Occurrence]:
    return workspace.read(lambda session: reminders.occurrences(session, after, until))


"""19:00 in Jakarta."""


@pytest.mark.parametrize("zone", ZONES)
def test_nine_stays_nine_all_year_with_one_a_date(calendar_in, zone):
    workspace = calendar_in(zone)
    start = times.to_utc(dt.datetime(2027, 1, 1), zone)
    found = between(workspace, start, times.to_utc(dt.datetime(2028, 1, 1), zone))
    walls = [times.to_wall(one.due_utc, zone) for one in found]
    assert walls == [dt.datetime(2027, 1, 1, 9) + DAY * n for n in range(365)]
    assert [one.wall for one in found] == walls


CHANGES = (
    ("America/New_York", 3, dt.time(2, 15)),
    ("America/New_York", 10, dt.time(1, 45)),
    ("Europe/London", 3, dt.time(1, 45)),
    ("Europe/London", 10, dt.time(1, 45)),
    ("Australia/Lord_Howe", 3, dt.time(1, 45)),
    ("Australia/Lord_Howe", 10, dt.time(2, 15)),
    ("Asia/Jakarta", 3, dt.time(2, 15)),
)
"""Times that a night of the next weeks skips or has twice, and one of a zone where clocks stay as they are."""
NIGHTS = tuple(
    product(ZONES, (3, 10), (dt.time(0), dt.time(1, 30), dt.time(1, 45), dt.time(2, 15), dt.time(2, 30)))
)


@pytest.mark.parametrize(
    ("zone", "month", "time"),
    [*CHANGES, *(pytest.param(*one, marks=pytest.mark.slow) for one in NIGHTS if one not in CHANGES)],
)
def test_night_times_come_once_a_date_whatever_pieces_the_night_is_looked_at_in(
    calendar_in, zone, month, time
):
    workspace = calendar_in(zone)
    trend_at(workspace, time.hour, time.minute)
    start = times.to_utc(dt.datetime(2027, month, 1, 12), zone)
    steps = [start + 5 * HOUR * n for n in range(45 * 24 // 5 + 1)]
    found = [one for after, until in pairwise(steps) for one in between(workspace, after, until)]
    assert [one.wall for one in found] == [
        dt.datetime.combine(dt.date(2027, month, 2), time) + DAY * n for n in range(45)
    ]


def test_half_past_one_comes_once_on_londons_autumn_night(calendar_in):
    workspace = calendar_in("Europe/London")
    trend_at(workspace, 1, 30)
    night = between(workspace, utc(2027, 10, 30, 12), utc(2027, 10, 31, 12))
    assert [one.due_utc for one in night] == [utc(2027, 10, 31, 0, 30)]


def test_half_past_one_is_told_once_when_the_clock_runs_through_both(calendar_in):
    workspace = calendar_in("Europe/London")
    trend_at(workspace, 1, 30)
    start = utc(2027, 10, 30, 22)
    for n in range(40):
        look(workspace, start + 10 * MINUTE * n)
    assert [row.wall for row in rows(workspace)] == [dt.datetime(2027, 10, 31, 1, 30)]


def test_half_past_two_comes_once_on_new_yorks_spring_night(calendar_in):
    workspace = calendar_in("America/New_York")
    trend_at(workspace, 2, 30)
    night = between(workspace, utc(2027, 3, 13, 12), utc(2027, 3, 14, 12))
    assert [(one.wall, one.due_utc) for one in night] == [
        (dt.datetime(2027, 3, 14, 2, 30), utc(2027, 3, 14, 7, 30))
    ]


def test_lord_howes_half_hour_is_no_different(calendar_in):
    workspace = calendar_in("Australia/Lord_Howe")
    trend_at(workspace, 1, 45)
    assert len(between(workspace, utc(2027, 4, 3), utc(2027, 4, 4))) == 1


def test_only_the_chosen_weekdays_count(calendar_in):
    workspace = calendar_in("Asia/Jakarta")
    workspace.do(reminder_settings.set_trend_check(on=True, time=dt.time(9), weekdays=(4, 0, 4), minutes=15))
    found = between(workspace, utc(2026, 11, 23), utc(2026, 12, 7))
    assert [one.wall.weekday() for one in found] == [0, 4, 0, 4]
    assert {one.minutes for one in found} == {15}


def test_moving_the_calendar_to_another_zone_makes_no_second_one_on_that_date(calendar_in):
    workspace = calendar_in("Asia/Jakarta")
    look(workspace, utc(2026, 11, 23, 1))
    look(workspace, utc(2026, 11, 23, 3))
    workspace.do(calendar_settings.change("zone", "Europe/London"))
    assert coming(workspace, utc(2026, 11, 23, 3), utc(2026, 11, 23, 12)) == []
    look(workspace, utc(2026, 11, 23, 12))
    assert len(rows(workspace)) == 1


def test_the_longest_move_there_is_makes_no_second_one_on_that_date_either(calendar_in):
    workspace = calendar_in("Pacific/Kiritimati")
    look(workspace, utc(2026, 11, 22, 18))
    look(workspace, utc(2026, 11, 22, 20))  # nine in the morning of the 23rd was at seven in the evening
    workspace.do(calendar_settings.change("zone", "Pacific/Midway"))  # 25 hours behind
    look(workspace, utc(2026, 11, 23, 19, 30))
    assert coming(workspace, utc(2026, 11, 23, 19, 30), utc(2026, 11, 23, 21)) == []
    look(workspace, utc(2026, 11, 23, 21))
    assert [row.wall.day for row in rows(workspace) if row.wall.day == 23] == [23]


def test_a_zone_that_this_computer_does_not_know_is_taken_as_utc(calendar_in):
    workspace = calendar_in("Asia/Jakarta")

    def corrupt(session: Session) -> None:
        calendar_settings.get(session).zone = "Mars/Olympus"

    workspace.record(corrupt)
    found = between(workspace, utc(2026, 11, 23), utc(2026, 11, 24))
    assert [one.due_utc for one in found] == [utc(2026, 11, 23, 9)]


def test_a_post_falls_due_at_its_time_in_its_own_zone(posts_only, now):
    posts_only.do(videos.add("Cold brew", dt.datetime(2026, 11, 23, 9), zone="Europe/London"))
    (one,) = between(posts_only, now, now + DAY)
    assert (one.kind, one.due_utc, one.wall, one.zone, one.title) == (
        ReminderKind.POST,
        utc(2026, 11, 23, 9),
        dt.datetime(2026, 11, 23, 9),
        "Europe/London",
        "Cold brew",
    )


def test_the_end_of_the_span_is_in_it_and_its_start_is_not(posts_only, evening):
    assert between(posts_only, SEVEN - HOUR, SEVEN)
    assert not between(posts_only, SEVEN, SEVEN + HOUR)


def test_a_posted_video_and_one_without_a_date_are_not_reminded_of(posts_only, evening, now):
    posts_only.do(videos.add("Some day"))
    posts_only.do(videos.set_stage([evening], Stage.POSTED))
    assert between(posts_only, now, now + DAY) == []


def test_a_live_event_is_reminded_of_a_day_an_hour_and_ten_minutes_before(posts_only, now):
    live = posts_only.do(lives.add("Harvest live", dt.datetime(2026, 11, 25, 20)))
    found = between(posts_only, now, now + 4 * DAY)
    assert [(one.live_id, one.video_id, one.minutes, one.wall) for one in found] == [
        (live, 0, 1440, dt.datetime(2026, 11, 24, 20)),
        (live, 0, 60, dt.datetime(2026, 11, 25, 19)),
        (live, 0, 10, dt.datetime(2026, 11, 25, 19, 50)),
    ]
    assert {one.at for one in found} == {dt.datetime(2026, 11, 25, 20)}


def test_everything_comes_in_order_of_time(workspace, now):
    for hour in (21, 13, 17):
        workspace.do(videos.add(f"At {hour}", dt.datetime(2026, 11, 24, hour)))
    workspace.do(lives.add("Live", dt.datetime(2026, 11, 24, 18)))
    moments = [one.due_utc for one in between(workspace, now, now + 2 * DAY)]
    assert moments == sorted(moments)
    assert len(moments) == 2 + 3 * 2 + 3 + 1  # trend checks, posts with first hours, a live event and its end


@pytest.mark.slow
def test_a_month_of_videos_takes_no_more_queries_than_one(workspace, now):
    def count() -> int:
        seen: list[str] = []

        def note(_c, _cursor, statement, *_rest) -> None:
            seen.append(statement)

        event.listen(workspace._engine, "before_cursor_execute", note)
        try:
            between(workspace, now, now + 40 * DAY)
        finally:
            event.remove(workspace._engine, "before_cursor_execute", note)
        return len([one for one in seen if one.startswith("SELECT")])

    def plan(n: int) -> None:
        workspace.do(videos.add(f"Video {n}", dt.datetime(2026, 11, 24, 12) + 12 * HOUR * n))
        workspace.do(lives.add(f"Live {n}", dt.datetime(2026, 11, 24, 13) + 12 * HOUR * n))

    plan(0)
    first = count()
    for n in range(1, 60):
        plan(n)
    assert count() == first <= len(ReminderKind) + 2


def test_the_first_look_at_a_calendar_finds_nothing_missed(workspace, now):
    workspace.do(videos.add("Yesterday", dt.datetime(2026, 11, 22, 9)))
    assert look(workspace, now) == []
    assert (due(workspace, now), missed(workspace)) == ([], [])
    watch = workspace.read(lambda session: session.get_one(ReminderWatch, 1))
    assert watch.until == now


def test_what_falls_due_while_the_program_runs_is_due(posts_only, evening):
    look(posts_only, SEVEN - MINUTE)
    ids = look(posts_only, SEVEN + MINUTE)
    (item,) = due(posts_only, SEVEN + MINUTE)
    assert ids == [item.id]
    assert (item.title, item.wall, item.zone, item.video_id, item.live_id, item.minutes, item.kind) == (
        "Cold brew",
        dt.datetime(2026, 11, 23, 19),
        "Asia/Jakarta",
        evening,
        0,
        0,
        ReminderKind.POST,
    )
    assert missed(posts_only) == []


def test_closed_for_three_days_is_missed_once_each_and_a_second_start_adds_none(workspace, now):
    remind_only(workspace, ReminderKind.TREND_CHECK, ReminderKind.POST, ReminderKind.LIVE)
    look(workspace, now)
    workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 24, 19)))
    workspace.do(lives.add("Harvest live", dt.datetime(2026, 11, 25, 20)))
    back = now + 3 * DAY
    assert len(look(workspace, back)) == 3 + 1 + 3
    listed = [(item.kind, item.wall.day) for item in missed(workspace)]
    assert sorted(listed) == [
        (ReminderKind.LIVE, 24),
        (ReminderKind.LIVE, 25),
        (ReminderKind.LIVE, 25),
        (ReminderKind.POST, 24),
        (ReminderKind.TREND_CHECK, 24),
        (ReminderKind.TREND_CHECK, 25),
        (ReminderKind.TREND_CHECK, 26),
    ]
    assert due(workspace, back) == []
    assert look(workspace, back + MINUTE) == []
    assert len(missed(workspace)) == 7


def test_two_minutes_late_is_still_on_time(posts_only, evening):
    look(posts_only, SEVEN - HOUR)
    look(posts_only, SEVEN + 2 * MINUTE)
    assert [row.state for row in rows(posts_only)] == [DueState.DUE]


def test_three_minutes_late_is_missed(posts_only, evening):
    look(posts_only, SEVEN + 3 * MINUTE)
    assert [item.video_id for item in missed(posts_only)] == [evening]


def test_what_is_planned_into_the_past_is_not_missed(posts_only, now):
    posts_only.do(videos.add("Noted afterwards", dt.datetime(2026, 11, 23, 15)))
    five = utc(2026, 11, 23, 10)
    assert look(posts_only, five, seen=five - MINUTE) == []
    assert look(posts_only, five + HOUR) == []


def test_a_clock_set_back_a_little_waits_until_the_time_comes_again(posts_only, evening):
    look(posts_only, SEVEN + MINUTE)
    assert look(posts_only, SEVEN - HOUR) == []
    watch = posts_only.read(lambda session: session.get_one(ReminderWatch, 1))
    assert watch.until == SEVEN + MINUTE
    assert look(posts_only, SEVEN + 2 * MINUTE) == []
    assert len(rows(posts_only)) == 1


def test_a_clock_that_was_a_year_ahead_misses_nothing_once_it_is_right(posts_only, evening, now):
    look(posts_only, now + 365 * DAY)
    assert len(missed(posts_only)) == 1
    assert look(posts_only, now) == []
    assert missed(posts_only) == []
    assert len(coming(posts_only, now, now + DAY)) == 1
    look(posts_only, SEVEN - MINUTE)
    assert len(look(posts_only, SEVEN)) == 1
    assert [item.video_id for item in due(posts_only, SEVEN)] == [evening]


def test_a_clock_that_was_two_days_ahead_misses_nothing_once_it_is_right(posts_only, evening, now):
    look(posts_only, now + 2 * DAY)
    assert len(missed(posts_only)) == 1
    look(posts_only, now)
    assert missed(posts_only) == []
    assert [item.video_id for item in coming(posts_only, now, now + DAY)] == [evening]


def test_a_clock_set_back_by_a_day_may_have_been_right_and_what_it_told_of_stays(posts_only, evening):
    look(posts_only, SEVEN + DAY)
    look(posts_only, SEVEN)
    assert [item.video_id for item in missed(posts_only)] == [evening]


def test_a_clock_that_was_wrong_takes_back_nothing_that_was_missed_before(posts_only, evening, now):
    look(posts_only, SEVEN + HOUR)
    later = posts_only.do(videos.add("Next week", dt.datetime(2026, 11, 30, 19)))
    look(posts_only, now + 9 * DAY)
    assert [item.video_id for item in missed(posts_only)] == [evening, later]
    look(posts_only, SEVEN + 2 * HOUR)
    assert [item.video_id for item in missed(posts_only)] == [evening]


def test_a_clock_that_goes_back_over_what_was_done_does_not_tell_of_it_again(posts_only, evening, now):
    (row,) = look(posts_only, SEVEN)
    posts_only.do(reminders.done(row))
    look(posts_only, now + 9 * DAY)
    look(posts_only, now)
    assert coming(posts_only, now, now + DAY) == []
    assert look(posts_only, SEVEN) == []
    assert len(rows(posts_only)) == 1


@pytest.mark.slow
@examples(10, 40)
@given(
    zone=st.sampled_from(ZONES),
    start=st.datetimes(dt.datetime(2027, 1, 1), dt.datetime(2027, 12, 1)).map(
        lambda wall: wall.replace(tzinfo=dt.UTC)
    ),
    gaps=st.lists(st.integers(1, 3 * 24 * 60), min_size=1, max_size=12),
    time=st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    at=st.integers(0, 14 * 24 * 60),
)
def test_any_sequence_of_looks_finds_each_once(zone, start, gaps, time, at):
    workspace = Workspace(open_engine(None), lambda: start)
    workspace.record(opening.furnish(brand="", zone=zone, language="en").run)
    remind_only(
        workspace, *set(ReminderKind) - {ReminderKind.FIRST_HOUR}
    )  # its list waits until the video is out
    trend_at(workspace, time.hour, time.minute)
    video = workspace.do(videos.add("Video", times.to_wall(start + MINUTE * at, zone)))
    live = workspace.do(lives.add("Live", times.to_wall(start + MINUTE * at, zone)))
    look(workspace, start)
    moment = start
    told: list[int] = []
    for gap in gaps:
        moment += MINUTE * gap
        told += look(workspace, moment)
    assert len(told) == len(set(told))
    expected = between(workspace, start, moment)
    found = rows(workspace)
    assert {row.id for row in found} == set(told)
    keys = sorted((row.reminder_id, row.video_id, row.live_id, row.due_utc) for row in found)
    assert keys == sorted((one.reminder_id, one.video_id, one.live_id, one.due_utc) for one in expected)
    assert {row.state for row in found} <= {DueState.DUE, DueState.MISSED}
    assert {row.video_id for row in found} <= {0, video}
    assert {row.live_id for row in found} <= {0, live}
    listed = due(workspace, moment) + missed(workspace)
    assert sorted(item.id for item in listed) == sorted(told)
    workspace.close()


def test_a_moved_videos_old_reminder_vanishes_and_the_new_one_comes(posts_only, evening):
    look(posts_only, SEVEN)
    posts_only.do(videos.reschedule(evening, dt.datetime(2026, 11, 23, 21)))
    assert due(posts_only, SEVEN) == []
    assert [one.wall.hour for one in coming(posts_only, SEVEN, SEVEN + DAY)] == [21]
    look(posts_only, SEVEN + 2 * HOUR)
    assert [item.wall.hour for item in due(posts_only, SEVEN + 2 * HOUR)] == [21]


def test_a_video_that_moves_away_and_back_has_its_reminder_again(posts_only, evening):
    look(posts_only, SEVEN)
    posts_only.do(videos.reschedule(evening, dt.datetime(2026, 11, 24, 21)))
    posts_only.undo()
    assert len(due(posts_only, SEVEN)) == 1


def test_the_reminder_of_a_video_that_was_posted_vanishes(posts_only, evening):
    look(posts_only, SEVEN)
    posts_only.do(videos.set_stage([evening], Stage.POSTED))
    assert due(posts_only, SEVEN) == []


def test_the_same_moment_in_another_zone_is_shown_on_its_clock(posts_only, evening):
    look(posts_only, SEVEN)
    posts_only.do(videos.reschedule(evening, dt.datetime(2026, 11, 23, 12), "Europe/London"))
    (item,) = due(posts_only, SEVEN)
    assert (item.wall, item.zone) == (dt.datetime(2026, 11, 23, 12), "Europe/London")


def test_a_moved_live_events_old_reminders_vanish(posts_only, now):
    live = posts_only.do(lives.add("Harvest live", dt.datetime(2026, 11, 24, 13)))
    look(posts_only, now + 2 * HOUR)
    assert len(due(posts_only, now + 2 * HOUR) + missed(posts_only)) == 1
    posts_only.do(items.shift([], [live], 6))
    assert due(posts_only, now + 2 * HOUR) + missed(posts_only) == []


def test_turning_a_reminder_off_hides_what_it_told_and_on_brings_it_back(posts_only, evening):
    look(posts_only, SEVEN)
    posts_only.do(reminder_settings.set_post(on=False, minutes=0))
    assert due(posts_only, SEVEN) == []
    posts_only.do(reminder_settings.set_post(on=True, minutes=30))
    assert len(due(posts_only, SEVEN)) == 1


def test_what_was_told_is_no_longer_coming(posts_only, evening, now):
    assert len(coming(posts_only, now, now + DAY)) == 1
    look(posts_only, SEVEN)
    assert coming(posts_only, SEVEN, SEVEN + DAY) == []


def live_offsets(workspace: Workspace) -> list[int]:
    found = workspace.read(reminder_settings.chosen)
    return [one.minutes for one in found if one.kind is ReminderKind.LIVE]


def test_the_offsets_of_live_events_become_what_was_chosen(workspace):
    workspace.do(reminder_settings.set_lives((60, 30, 30)))
    assert sorted(live_offsets(workspace)) == [30, 60]
    workspace.do(reminder_settings.set_lives(()))
    assert live_offsets(workspace) == []
    workspace.undo()
    workspace.undo()
    assert live_offsets(workspace) == [1440, 60, 10]


def test_removing_an_offset_hides_what_it_told_and_undo_brings_it_back(posts_only):
    posts_only.do(lives.add("Harvest live", dt.datetime(2026, 11, 23, 20)))
    look(posts_only, SEVEN)
    assert [item.minutes for item in due(posts_only, SEVEN)] == [60]
    posts_only.do(reminder_settings.set_lives((1440, 45)))
    assert due(posts_only, SEVEN) == []
    posts_only.undo()
    assert [item.minutes for item in due(posts_only, SEVEN)] == [60]


def test_a_tick_between_does_not_keep_a_new_offset_from_being_undone(posts_only):
    posts_only.do(lives.add("Harvest live", dt.datetime(2026, 11, 23, 20)))
    posts_only.do(reminder_settings.set_lives((60, 300)))
    look(posts_only, SEVEN)
    assert len(rows(posts_only)) == 2
    posts_only.undo()
    assert [item.minutes for item in due(posts_only, SEVEN)] == [60]
    posts_only.redo()
    assert [item.minutes for item in due(posts_only, SEVEN) + missed(posts_only)] == [60, 300]


def test_a_calendar_without_reminder_rows_gets_them_when_they_are_chosen(posts_only):
    def empty(session: Session) -> None:
        for row in session.exec(select(Reminder)):
            session.delete(row)

    posts_only.record(empty)
    posts_only.do(reminder_settings.set_post(on=True, minutes=15))
    trend_at(posts_only, 9)
    kinds = [(one.kind, one.minutes) for one in posts_only.read(reminder_settings.chosen)]
    assert kinds == [(ReminderKind.TREND_CHECK, 20), (ReminderKind.POST, 15)]


@pytest.mark.parametrize("minutes", [-1, reminder_settings.LONGEST + 1])
def test_minutes_out_of_reason_are_refused(workspace, minutes):
    for edit in (
        reminder_settings.set_post(on=True, minutes=minutes),
        reminder_settings.set_lives((60, minutes)),
        reminder_settings.set_trend_check(on=True, time=dt.time(9), weekdays=EVERY_DAY, minutes=minutes),
    ):
        with pytest.raises(PlanError, match="minutes"):
            workspace.do(edit)


def test_a_trend_check_needs_a_day_unless_it_is_off(workspace):
    with pytest.raises(PlanError, match="day"):
        workspace.do(reminder_settings.set_trend_check(on=True, time=dt.time(9), weekdays=(), minutes=20))
    workspace.do(reminder_settings.set_trend_check(on=False, time=dt.time(9), weekdays=(), minutes=20))


def test_missed_times_stand_together_once_a_reminder(workspace, clock):
    """Thirty missed checks are one row; what is about a video comes before what only recurs."""
    look(workspace, clock())
    workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    clock.now += 4 * DAY
    look(workspace, clock())
    groups = reminders.together(workspace.read(reminders.missed))
    ids = [group[0].reminder_id for group in groups if not group[0].video_id]
    assert len(ids) == len(set(ids))
    assert any(len(group) > 1 for group in groups)
    about = [bool(group[0].video_id or group[0].live_id) for group in groups]
    assert about == sorted(about, reverse=True)
    assert sum(map(len, groups)) == len(workspace.read(reminders.missed))


def test_what_is_done_is_still_told_for_the_day(workspace, clock):
    look(workspace, clock())
    clock.now += DAY
    look(workspace, clock())
    [item, *_rest] = workspace.read(reminders.missed)
    workspace.do(reminders.done(item.id))
    done = workspace.read(lambda s: reminders.done_between(s, clock.now - DAY, clock.now))
    assert [one.id for one in done] == [item.id]


def ahead_of(workspace: Workspace, now: dt.datetime) -> list[str] | None:
    found = workspace.read(lambda session: reminders.ahead_of(session, now, now + DAY))
    return None if found is None else [one.title for one in found]


def test_what_is_ahead_is_known_once_somebody_looked_and_until_something_is_to_be_told(workspace, now):
    remind_only(workspace, ReminderKind.POST)
    assert ahead_of(workspace, now) is None
    look(workspace, now)
    assert ahead_of(workspace, now) == []
    workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 23, 19)))
    assert ahead_of(workspace, now) == ahead_of(workspace, SEVEN - MINUTE) == ["Cold brew"]
    assert ahead_of(workspace, SEVEN) is None
    assert ahead_of(workspace, now - MINUTE) is None  # the clock was set back
    workspace.record(
        lambda s: setattr(s.get_one(ReminderWatch, 1), "until", times.NEVER.replace(tzinfo=dt.UTC))
    )
    assert ahead_of(workspace, now) is None


def test_one_live_event_comes_before_what_recurs_and_what_is_due_first_first(workspace, now):
    remind_only(workspace, ReminderKind.TREND_CHECK, ReminderKind.LIVE_AFTER)
    trend_at(workspace, 9)
    look(workspace, now)
    for name, hour in (("Later", 21), ("Sooner", 20)):
        workspace.do(lives.add(name, dt.datetime(2026, 11, 23, hour), minutes=60))
    look(workspace, now + DAY)
    groups = reminders.together(workspace.read(reminders.missed))
    assert [group[0].title for group in groups] == ["Sooner", "Later", "Trend check"]
    assert [len(group) for group in groups] == [1, 1, 1]


def test_what_falls_due_at_one_moment_comes_in_one_order_whichever_was_changed_last(workspace, now):
    remind_only(workspace, ReminderKind.LIVE_LINE)
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 24, 20)))
    for text in "abcdefghijk":
        workspace.do(list_before.add(live, text, 60))
    abouts = [one.about for one in between(workspace, now, now + 2 * DAY)]
    assert len(abouts) == 11
    assert abouts == sorted(abouts)
