"""Events of a calendar come in as live events or as days of one's own, and again without doubling."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import LiveStage
from models.database import open_engine
from planner.calendar.workspace import Workspace
from planner.days import own_days
from planner.errors import PlanError
from planner.exchange import events_import, limits, tables
from planner.exchange.events_import import Found, Kind
from planner.exchange.plan_import import OnKnown, Stored
from planner.exchange.plan_when import Answers
from planner.live import list_before, lives
from tests.conftest import StillClock
from tests.trying import examples

TODAY = dt.date(2026, 11, 30)  # a Monday
ZONE = "Asia/Jakarta"


def event(*lines: str, uid: str = "1", title: str = "Show") -> str:
    body = [f"UID:{uid}"] * bool(uid) + [f"SUMMARY:{title}"] * bool(title) + list(lines)
    return "\r\n".join(["BEGIN:VEVENT", *body, "END:VEVENT"])


def read(*events: str, kind: Kind = "live", today: dt.date = TODAY) -> Found:
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *events, "END:VCALENDAR", ""])
    return events_import.read(tables.read_all_text(text), Answers(today, ZONE), kind)


def said(found: Found) -> str:
    return "\n".join(problem.message for problem in found.problems)


def bring(workspace: Workspace, found: Found, on_known: OnKnown = "update") -> Stored:
    return workspace.do(events_import.store(found, on_known))


def shows(workspace: Workspace) -> list[str]:
    return [
        f"{one.name} {one.at:%d %H:%M} {one.minutes}" for one in reversed(workspace.read(lives.all_lives))
    ]


def days(workspace: Workspace) -> list[str]:
    return [
        f"{one.name} {one.day:%m-%d}" + " yearly" * one.yearly for one in workspace.read(own_days.all_days)
    ]


EVENING = ("DTSTART;TZID=Asia/Makassar:20261204T200000", "DTEND;TZID=Asia/Makassar:20261204T213000")


# Live events


def test_an_event_is_a_live_event_with_its_zone_length_place_and_products(workspace):
    found = read(
        event(
            *EVENING,
            "LOCATION:Studio 2",
            "DESCRIPTION:Bring the beans\\nProduct: Gayo\\, Toraja",
            "URL:https://x.example/a",
        )
    )
    assert bring(workspace, found) == Stored(1, 0, 0)
    [live] = workspace.read(lives.all_lives)
    assert (live.name, live.at, live.zone, live.minutes) == (
        "Show", dt.datetime(2026, 12, 4, 20), "Asia/Makassar", 90,
    )  # fmt: skip
    assert live.at_utc == dt.datetime(2026, 12, 4, 12, tzinfo=dt.UTC)
    assert (live.place, live.products, live.stage) == ("Studio 2", ["Gayo", "Toraja"], LiveStage.PLANNED)
    assert live.description == "Bring the beans\nLink: https://x.example/a"
    assert not found.problems


def test_it_is_as_one_that_is_made_by_hand(workspace):
    bring(workspace, read(event(*EVENING)))
    workspace.do(lives.add("By hand", dt.datetime(2026, 12, 5, 20)))
    made, by_hand = (workspace.read(lambda s, n=n: lives.get(s, n)) for n in (1, 2))
    assert made.run_of_show == by_hand.run_of_show
    assert workspace.read(lambda s: list_before.of_live(s, 1)) == workspace.read(
        lambda s: list_before.of_live(s, 2)
    )


def test_a_tentative_one_is_an_idea_and_a_cancelled_one_is_told():
    found = read(
        event(*EVENING, "STATUS:TENTATIVE"), event(*EVENING, "STATUS:CANCELLED", uid="2", title="Off")
    )
    assert [(one.name, one.stage) for one in found.lives] == [("Show", LiveStage.IDEA)]
    assert said(found) == (
        "Event 2, “Off”, is cancelled and was left out. If it came in before, delete it yourself."
    )


def test_whole_days_begin_in_the_evening_and_no_length_is_an_hour(workspace):
    found = read(event("DTSTART;VALUE=DATE:20261204"), event("DTSTART:20261205T100000", uid="2"))
    bring(workspace, found)
    assert shows(workspace) == ["Show 04 19:00 60", "Show 05 10:00 60"]
    assert "1 event is for whole days: 19:00 was taken as its start." in said(found)
    assert "1 event says no length: an hour was taken." in said(found)


def test_a_duration_is_a_length_and_a_moment_in_utc_is_on_the_wall():
    [live] = read(event("DTSTART:20261204T130000Z", "DURATION:PT2H30M")).lives
    assert (live.at, live.zone, live.minutes) == (dt.datetime(2026, 12, 4, 20), ZONE, 150)


def test_an_event_without_a_day_is_left_out_and_one_without_a_title_has_one():
    found = read(event(*EVENING, title=""), event(title="Some day", uid="2"))
    assert [one.name for one in found.lives] == ["Untitled event"]
    assert "Event 2, “Some day”, has no day that can be read. It was left out." in said(found)


def test_nothing_that_can_come_in_is_an_error_that_says_why():
    with pytest.raises(PlanError, match="None of the events can come in.*has no day"):
        read(event(title="Some day"))
    with pytest.raises(PlanError, match="holds no events"):
        events_import.read(tables.read_all_text("Title,Date\nA,2026-12-01\n"), Answers(TODAY, ZONE), "live")


# That come again


WEEKLY = ("DTSTART;TZID=Asia/Jakarta:20260904T200000", "RRULE:FREQ=WEEKLY;BYDAY=FR")


def test_an_event_that_comes_again_has_its_times_of_the_coming_weeks_and_that_is_told():
    found = read(event(*WEEKLY, "DURATION:PT1H"))
    assert [f"{one.at:%m-%d %H:%M}" for one in found.lives][:2] == ["12-04 20:00", "12-11 20:00"]
    assert len(found.lives) == len({one.key for one in found.lives}) == 13
    assert said(found) == (
        "Event 1, “Show”, comes again: its 13 times from today until 2027-03-01 were taken. Import the file again "
        "later for those that follow."
    )


def test_one_that_begins_far_ahead_has_its_first_weeks():
    found = read(event("DTSTART:20270801T200000", "RRULE:FREQ=MONTHLY", "DURATION:PT1H"))
    assert [f"{one.at:%m-%d}" for one in found.lives] == ["08-01", "09-01", "10-01"]


def test_left_out_moved_and_further_times_are_heard():
    found = read(
        event(
            *WEEKLY, "DURATION:PT1H", "EXDATE;TZID=Asia/Jakarta:20261211T200000",
            "RDATE;TZID=Asia/Jakarta:20261209T200000",
        ),
        event(
            "RECURRENCE-ID;TZID=Asia/Jakarta:20261218T200000", "DTSTART;TZID=Asia/Jakarta:20261219T160000",
            "DURATION:PT2H", title="Moved",
        ),
    )  # fmt: skip
    assert [f"{one.name} {one.at:%m-%d %H}" for one in sorted(found.lives, key=lambda one: one.at)][:4] == [
        "Show 12-04 20", "Show 12-09 20", "Moved 12-19 16", "Show 12-25 20",
    ]  # fmt: skip


def test_an_end_in_utc_is_on_the_wall():
    found = read(event(WEEKLY[0], "RRULE:FREQ=WEEKLY;UNTIL=20261211T130000Z", "DURATION:PT1H"))
    assert [one.at.day for one in found.lives] == [4, 11]


def test_one_that_is_over_is_told_and_a_rule_that_cannot_be_read_too():
    over = event(WEEKLY[0], "RRULE:FREQ=WEEKLY;COUNT=2", title="Over")
    odd = event(WEEKLY[0], "RRULE:FREQ=HOURLY", uid="2", title="Odd")
    found = read(over, odd)
    assert [(one.name, one.at.month) for one in found.lives] == [("Odd", 9)]
    assert "Event 1, “Over”, comes again, but not from today until 2027-03-01. It was left out." in said(
        found
    )
    assert "Event 2, “Odd”, comes again by “FREQ=HOURLY”, which can’t be read." in said(found)


def test_later_the_times_that_follow_come_in_and_no_other(workspace):
    bring(workspace, read(event(*WEEKLY, "DURATION:PT1H")))
    later = read(event(*WEEKLY, "DURATION:PT1H"), today=TODAY + dt.timedelta(weeks=2))
    assert bring(workspace, later) == Stored(2, 0, 11)


def test_more_times_than_a_table_has_rows_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_ROWS", 100)
    with pytest.raises(PlanError, match="larger than 100 rows"):
        read(*(event(WEEKLY[0], "RRULE:FREQ=DAILY", uid=str(n)) for n in range(2)))


# Again


def test_an_event_that_was_moved_and_renamed_is_the_same(workspace):
    bring(workspace, read(event(*EVENING)))
    moved = read(event("DTSTART:20261206T190000", "DURATION:PT1H", title="Show two"))
    assert bring(workspace, moved) == Stored(0, 1, 0)
    assert shows(workspace) == ["Show two 06 19:00 60"]
    assert workspace.read(lambda session: events_import.known(session, moved)) == 1


def test_what_the_file_says_nothing_of_stays(workspace):
    bring(workspace, read(event(*EVENING, "LOCATION:Studio")))
    workspace.do(lives.describe(1, "Sari", "Loft", "Sell out"))
    workspace.do(lives.set_stage(1, LiveStage.READY))
    assert bring(workspace, read(event(*EVENING))) == Stored(0, 0, 1)
    live = workspace.read(lambda session: lives.get(session, 1))
    assert (live.host, live.place, live.stage) == ("Sari", "Loft", LiveStage.READY)


def test_what_was_changed_here_stays_unless_it_is_to_be_overwritten(workspace):
    bring(workspace, read(event(*EVENING)))
    workspace.do(lives.change(1, "Our show", dt.datetime(2026, 12, 7, 10), ZONE, 90, ""))
    assert bring(workspace, read(event(*EVENING))) == Stored(0, 0, 1)  # the file says what it said
    longer = read(event(EVENING[0], "DURATION:PT3H", title="Great show"))
    assert bring(workspace, longer) == Stored(0, 1, 0, kept=1)
    assert shows(workspace) == ["Our show 07 10:00 180"]
    assert bring(workspace, longer) == Stored(0, 0, 1)
    assert bring(workspace, longer, "overwrite") == Stored(0, 1, 0)
    assert shows(workspace) == ["Great show 04 20:00 180"]


def test_what_the_file_says_for_the_first_time_fills_what_is_empty(workspace):
    bring(workspace, read(event(EVENING[0])))
    workspace.do(lives.describe(1, "", "Loft", ""))
    more = read(event(*EVENING, "LOCATION:Studio", "DESCRIPTION:Bring beans"))
    assert bring(workspace, more) == Stored(0, 1, 0, kept=1)
    live = workspace.read(lambda session: lives.get(session, 1))
    assert (live.minutes, live.place, live.description) == (90, "Loft", "Bring beans")


def test_it_can_be_left_as_it_is_or_be_there_twice(workspace):
    bring(workspace, read(event(*EVENING)))
    other = read(event("DTSTART:20261206T190000", "DURATION:PT1H"))
    assert bring(workspace, other, "skip") == Stored(0, 0, 1)
    assert bring(workspace, other, "duplicate") == Stored(1, 0, 0)
    assert len(shows(workspace)) == 2


def test_an_import_is_one_step_of_undo(workspace):
    bring(workspace, read(event(*WEEKLY, "DURATION:PT1H")))
    bring(workspace, read(event(*WEEKLY, "DURATION:PT1H")))  # changes nothing, so it is none
    workspace.undo()
    assert shows(workspace) == []


def test_without_a_uid_the_title_and_the_day_are_known_and_equal_ones_are_as_many(workspace):
    same = event(*EVENING, uid="")
    assert bring(workspace, read(same, same)) == Stored(2, 0, 0)
    assert bring(workspace, read(same, same, same)) == Stored(1, 0, 2)


# Days of one's own


def test_whole_days_are_days_and_several_are_each_one(workspace):
    found = read(
        event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", title="Closed"), kind="days"
    )
    bring(workspace, found)
    assert days(workspace) == ["Closed 12-24", "Closed 12-25", "Closed 12-26"]
    assert said(found) == "1 event goes on for several days: each is a day of its own."


def test_what_comes_each_year_is_a_day_that_does(workspace):
    birthday = event("DTSTART;VALUE=DATE:20200317", "RRULE:FREQ=YEARLY;BYMONTH=3", title="Birthday")
    once = event("DTSTART;VALUE=DATE:20201217", "RRULE:FREQ=YEARLY;UNTIL=20261231", uid="2", title="Jubilee")
    bring(workspace, read(birthday, once, kind="days"))
    assert days(workspace) == ["Birthday 03-17 yearly", "Jubilee 12-17"]


def test_the_time_stands_behind_the_name_and_what_has_no_place_is_told(workspace):
    found = read(event(*EVENING, "LOCATION:Studio"), kind="days")
    bring(workspace, found)
    assert days(workspace) == ["Show, 20:00 12-04"]
    assert "1 event has a time of day, which stands behind its name." in said(found)
    assert "1 event says more than a day can hold" in said(found)


# Laws

MOMENTS = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2028, 1, 1)).map(lambda at: f"{at:%Y%m%dT%H%M}00")
STARTS = st.one_of(
    MOMENTS.map("DTSTART:{}".format),
    MOMENTS.map("DTSTART:{}Z".format),
    MOMENTS.map("DTSTART;TZID=America/New_York:{}".format),
    MOMENTS.map(lambda at: f"DTSTART;VALUE=DATE:{at[:8]}"),
)
MORE = st.lists(
    st.sampled_from(
        ["DURATION:PT45M", "LOCATION:Loft", "DESCRIPTION:a\\nProduct: b", "STATUS:TENTATIVE", "RRULE:FREQ=WEEKLY",
         "RRULE:FREQ=YEARLY", "RRULE:FREQ=DAILY;COUNT=3", "URL:https://x.example"]
    ),
    unique_by=lambda line: line[:5],
    max_size=4,
)  # fmt: skip
EVENTS = st.lists(
    st.builds(
        lambda start, more, uid, title: event(start, *more, uid=uid, title=title),
        STARTS, MORE, st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["Show", "", "Latte, two"]),
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["live", "days"])
@examples(15, 200)
@given(EVENTS)
def test_a_calendar_that_is_read_twice_changes_nothing_the_second_time(kind, wanted):
    workspace = Workspace(open_engine(None), StillClock())
    try:
        try:
            found = read(*wanted, kind=kind)
        except PlanError:
            return  # none of them has a time in the coming weeks
        assert bring(workspace, found) == Stored(len(found.items), 0, 0)
        before = shows(workspace), days(workspace)
        assert bring(workspace, read(*wanted, kind=kind)) == Stored(0, 0, len(found.items))
        assert (shows(workspace), days(workspace)) == before
    finally:
        workspace.close()
