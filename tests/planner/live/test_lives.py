"""What can be done to a live event, and what is refused."""

import datetime as dt
from dataclasses import replace

import pytest

from models.records import Segment, segments_from_json
from planner import items
from planner.errors import PlanError
from planner.live import lives
from planner.video import videos
from tests.planner.dumping import dump

EIGHT = dt.datetime(2026, 11, 29, 20, 0)


@pytest.fixture
def live(workspace) -> int:
    return workspace.do(lives.add("Sunday live", EIGHT))


def got(workspace, live_id):
    return workspace.read(lambda session: lives.get(session, live_id))


def test_a_live_event_is_planned_on_the_calendars_wall_clock(workspace, live):
    found = got(workspace, live)
    assert (found.at, found.zone, found.minutes) == (EIGHT, "Asia/Jakarta", 60)
    assert found.at_utc == dt.datetime(2026, 11, 29, 13, 0, tzinfo=dt.UTC)


def test_a_live_event_moves_with_its_moment(workspace, live):
    workspace.do(items.shift([], [live], 7))
    assert got(workspace, live).at == dt.datetime(2026, 12, 6, 20, 0)
    assert got(workspace, live).at_utc == dt.datetime(2026, 12, 6, 13, 0, tzinfo=dt.UTC)
    workspace.do(lives.change(live, " Evening ", EIGHT, "Europe/London", 90, "All"))
    found = got(workspace, live)
    assert (found.name, found.minutes, found.description) == ("Evening", 90, "All")
    assert found.at_utc == dt.datetime(2026, 11, 29, 20, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(("name", "minutes"), [("", 60), ("  ", 60), ("Live", 0), ("Live", -5)])
def test_a_live_event_needs_a_name_and_a_length(workspace, live, name, minutes):
    before = dump(workspace)
    for edit in (
        lives.add(name, EIGHT, minutes=minutes),
        lives.change(live, name, EIGHT, "Asia/Jakarta", minutes, ""),
    ):
        with pytest.raises(PlanError, match="live event"):
            workspace.do(edit)
    assert dump(workspace) == before


def test_the_next_live_event_is_the_first_to_come(workspace, live):
    later = workspace.do(lives.add("Later", EIGHT + dt.timedelta(days=7)))
    moment = dt.datetime(2026, 11, 29, 13, 0, tzinfo=dt.UTC)
    next_after = [
        workspace.read(lambda session, now=now: lives.next_live(session, now))
        for now in (moment - dt.timedelta(minutes=1), moment, moment + dt.timedelta(days=8))
    ]
    assert [one and one.id for one in next_after] == [live, later, None]


def test_a_copied_run_of_show_keeps_prices_and_knows_no_stock(workspace, live):
    sold = Segment(10, "Box", product="Gift box", price="Rp 89.000", stock=3)
    workspace.do(lives.prepare(live, ["Gift box"], "", subscribers_told=False, run_of_show=[sold]))
    other = workspace.do(lives.add("Next live", EIGHT + dt.timedelta(days=7)))
    workspace.do(lives.prepare(other, ["Mug"], "", subscribers_told=False, run_of_show=[]))
    workspace.do(lives.copy_run(other, live))
    assert segments_from_json(got(workspace, other).run_of_show) == (replace(sold, stock=None),)
    assert got(workspace, other).products == ["Mug", "Gift box"]
    assert segments_from_json(got(workspace, live).run_of_show) == (sold,)


def test_an_event_of_one_minute_a_part_of_none_and_a_full_discount_are_allowed(workspace, live):
    workspace.do(lives.change(live, "Short", EIGHT, "Asia/Jakarta", 1, ""))
    run = (Segment(0, "Mark"), Segment(1, "Free", discount=100), Segment(1, "Box"))
    workspace.do(lives.set_run(live, run))
    assert segments_from_json(got(workspace, live).run_of_show) == run
    for bad in (Segment(-0.5, "Mark"), Segment(1, "Box", discount=101), Segment(1, "Box", discount=-1)):
        with pytest.raises(PlanError):
            workspace.do(lives.set_run(live, (bad,)))


def test_nothing_sold_is_a_result_and_less_than_nothing_is_none(workspace, live):
    workspace.do(lives.set_result(live, 0, 0, 0.0, "IDR", ""))
    found = got(workspace, live)
    assert (found.viewers, found.orders, found.revenue) == (0, 0, 0)
    for numbers in ((-1, 0, 0), (0, -1, 0), (0, 0, -0.5)):
        with pytest.raises(PlanError, match="less than zero"):
            workspace.do(lives.set_result(live, *numbers, "IDR", ""))


def test_a_teaser_comes_a_day_before_at_the_events_own_time_and_zone(workspace):
    live = workspace.do(lives.add("For New York", EIGHT, "America/New_York"))
    teaser = workspace.do(lives.add_teaser(live))
    video = workspace.read(lambda session: videos.get(session, teaser))
    assert (video.at, video.zone, video.live_id) == (EIGHT - dt.timedelta(days=1), "America/New_York", live)


def test_details_go_to_the_segment_of_the_same_words_once_and_never_over_what_was_typed():
    box, other = Segment(10, "Box", price="Rp 1"), Segment(5, "Box", price="Rp 2")
    typed = (Segment(8, "Box"), Segment(9, "Box"), Segment(7, "Box"))
    assert lives.keep_details((box, other), typed) == [
        replace(box, minutes=8), replace(other, minutes=9), Segment(7, "Box"),
    ]  # fmt: skip
    said = Segment(8, "Box", price="Rp 3")
    assert lives.keep_details((box,), (said,)) == [said]
