"""A live event follows its run of show, absorbs what is late or early, and survives whatever happens in the middle."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from models.choices import LiveStage
from models.live import LiveRun
from models.records import Segment
from planner.errors import PlanError
from planner.live import live_run, lives

NOW = dt.datetime(2026, 11, 27, 13, tzinfo=dt.UTC)
RUN = (Segment(5, "Hook"), Segment(15, "Box"), Segment(10, "Questions"), Segment(10, "Last call"))


def after(minutes):
    return NOW + dt.timedelta(minutes=minutes)


def seen(state, minutes):
    return live_run.view(state, after(minutes))


def begun():
    return live_run.start(RUN, 40, NOW)


def test_a_run_counts_down_its_segment_and_the_whole():
    view = seen(begun(), 2)
    assert (view.at, view.left, view.to_end, view.late) == (0, 180, 38 * 60, 0)
    assert view.coming == (900, 600, 600)


def test_what_is_late_is_taken_from_the_segments_that_come_and_the_end_stays():
    late = seen(begun(), 12)  # seven minutes over
    assert late.left == -7 * 60
    assert sum(late.coming) == 28 * 60
    state = live_run.following(begun(), after(12))
    assert seen(state, 12).left == pytest.approx(12 * 60)
    assert seen(state, 12).late == pytest.approx(0)


def test_what_is_early_is_given_to_the_segments_that_come():
    state = live_run.following(begun(), after(1))
    assert seen(state, 1).left == pytest.approx(39 / 35 * 15 * 60)
    assert seen(state, 1).to_end == pytest.approx(39 * 60)


def test_a_run_that_is_far_too_late_ends_later_and_no_segment_vanishes():
    view = seen(begun(), 60)
    assert view.coming == (30, 30, 30)
    assert view.late == pytest.approx(20 * 60 + 90)


def test_a_segment_planned_shorter_than_the_least_never_grows_because_others_are_late():
    state = live_run.start((Segment(5, "Hook"), Segment(10 / 60, "Jingle"), Segment(10, "Box")), 15, NOW)
    assert seen(state, 60).coming == (10, 30)


def test_a_minute_more_or_less_moves_the_segments_that_come_and_not_the_end():
    state = live_run.longer(begun(), after(1), 60)
    assert seen(state, 1).left == 5 * 60
    assert seen(state, 1).to_end == pytest.approx(39 * 60)
    shorter = live_run.longer(begun(), after(4), -300)
    assert seen(shorter, 4).left == 0  # no further than now


def test_a_pause_stops_the_clock():
    state = live_run.paused(begun(), after(2))
    assert seen(state, 9).left == 180
    going = live_run.resumed(state, after(9))
    assert seen(going, 10).left == 120
    assert live_run.paused(live_run.paused(begun(), after(2)), after(5)) == state


@pytest.mark.parametrize("minutes", [-3, 60])
def test_a_clock_that_is_set_right_during_a_pause_leaves_the_run_where_it_stood(minutes):
    once = live_run.resumed(live_run.paused(begun(), after(1)), after(3))
    state = live_run.paused(once, after(5))
    assert seen(state, 5).left == 120
    going = live_run.resumed(state, after(5 + minutes))
    assert seen(going, 5 + minutes).left == 120
    assert seen(going, 6 + minutes).left == 60


def test_the_last_segment_ends_the_run_and_one_can_go_back():
    state = begun()
    for minute in (5, 20, 30, 40):
        state = live_run.following(state, after(minute))
    assert seen(state, 50).over
    assert [part.ended for part in state.parts] == [300, 1200, 1800, 2400]
    again = live_run.back(state, after(41))
    assert not seen(again, 41).over
    assert again.at == 3
    assert live_run.back(again, after(41)).at == 2
    assert live_run.following(state, after(60)) == state


def test_a_live_event_without_a_run_of_show_is_one_segment():
    state = live_run.start((), 60, NOW)
    assert seen(state, 10).left == 50 * 60


def test_an_event_may_be_on_from_half_an_hour_before_it_to_an_hour_after_it_both_included(workspace):
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20), minutes=60))
    event = workspace.read(lambda s: lives.get(s, live))
    assert [live_run.is_time(event, after(minutes)) for minutes in (-31, -30, 120, 121)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_run_that_began_half_an_hour_before_its_event_is_no_rehearsal(workspace):
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    event = workspace.read(lambda s: lives.get(s, live))
    begun_at = {minutes: live_run.start(RUN, 40, after(minutes)) for minutes in (-31, -30)}
    assert live_run.real(event, begun_at[-31]) is None
    assert live_run.real(event, begun_at[-30]) == begun_at[-30]


def test_a_minute_that_was_added_to_one_segment_is_not_given_to_another():
    state = live_run.longer(begun(), after(1), 60)
    following = live_run.following(state, after(6))
    assert seen(following, 6).left == pytest.approx(34 / 35 * 15 * 60)
    longer = live_run.longer(following, after(7), 60)
    assert seen(live_run.back(longer, after(7)), 7).length == 300


def test_a_clock_that_is_set_back_before_the_start_shows_the_run_at_its_start():
    assert seen(begun(), -3).left == 300
    assert live_run.clock(begun(), after(-3)) == 0


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["next", "back", "more", "less", "pause", "resume"]),
        st.floats(0, 900, allow_nan=False),
    ),
    max_size=25,
)
LENGTHS = st.lists(st.floats(0, 60), min_size=1, max_size=6)


@given(LENGTHS, STEPS)
def test_whatever_is_pressed_a_run_that_was_kept_is_the_same_and_its_times_are_in_order(lengths, steps):
    state, now = live_run.start([Segment(m) for m in lengths], 60, NOW), NOW
    acts = {
        "next": live_run.following,
        "back": live_run.back,
        "more": lambda s, n: live_run.longer(s, n, 60),
        "less": lambda s, n: live_run.longer(s, n, -60),
        "pause": live_run.paused,
        "resume": live_run.resumed,
    }
    for step, seconds in steps:
        now += dt.timedelta(seconds=seconds)
        state = acts[step](state, now)
        kept = live_run.from_json(json.loads(json.dumps(live_run.as_json(state))))
        assert kept == state
        view = live_run.view(state, now)
        assert 0 <= view.at < len(lengths)
        assert len(view.coming) == len(lengths) - 1 - view.at
        assert all(length >= 0 for length in view.coming)
        assert view.to_end >= 0
        assert len(state.parts) == state.at + 1
        for part in state.parts[:-1]:
            assert part.ended is not None
            assert part.began <= part.ended + 1e-6
        for one, other in zip(state.parts, state.parts[1:], strict=False):
            assert other.began == pytest.approx(one.ended)


def test_a_run_is_kept_with_its_event_and_found_again(workspace):
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))  # NOW, in Jakarta
    state = live_run.following(begun(), after(5))
    workspace.record(lambda s: live_run.save(s, live, state))
    assert workspace.read(lambda s: live_run.load(s, live)) == state
    assert workspace.read(lambda s: live_run.running(s, after(6))).id == live
    assert workspace.read(lambda s: live_run.running(s, after(121))) is None
    for minute in (20, 30, 40):
        state = live_run.following(state, after(minute))
    workspace.record(lambda s: live_run.save(s, live, state))
    assert stage(workspace, live, after(41)) is LiveStage.DONE
    assert workspace.read(lambda s: lives.get(s, live)).stage is LiveStage.PLANNED
    assert workspace.read(lambda s: live_run.running(s, after(41))) is None
    workspace.do(live_run.forget(live))
    assert workspace.read(lambda s: live_run.load(s, live)) is None


def stage(workspace, live, now):
    return workspace.read(lambda s: live_run.stage_of(lives.get(s, live), live_run.load(s, live), now))


def test_how_far_an_event_has_come_follows_from_its_run_and_the_clock(workspace):
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    workspace.do(lives.set_stage(live, LiveStage.READY))
    assert stage(workspace, live, NOW) is LiveStage.READY
    workspace.record(lambda s: live_run.save(s, live, begun()))
    assert stage(workspace, live, after(10)) is LiveStage.LIVE
    assert stage(workspace, live, after(119)) is LiveStage.LIVE
    assert stage(workspace, live, after(121)) is LiveStage.DONE
    early = live_run.start(RUN, 60, NOW - dt.timedelta(minutes=31))
    workspace.record(lambda s: live_run.save(s, live, early))
    assert stage(workspace, live, after(10)) is LiveStage.READY


def test_a_run_is_never_in_the_way_of_undo(workspace):
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    workspace.do(lives.describe(live, "Dita", "", ""))
    workspace.do(lives.set_stage(live, LiveStage.READY))
    state = begun()
    workspace.record(lambda s: live_run.save(s, live, state))
    for minute in (5, 20, 30, 40):
        state = live_run.following(state, after(minute))
        workspace.record(lambda s, state=state: live_run.save(s, live, state))
    assert workspace.undo() == "Change stage of live event"
    assert workspace.undo() == "Describe live event"
    assert workspace.read(lambda s: lives.get(s, live)).host == ""
    assert workspace.redo() == "Describe live event"


def test_a_run_of_show_that_was_changed_since_is_told(workspace):
    with pytest.raises(PlanError, match="was changed since"):
        live_run.check_same(begun(), RUN[:2])


def test_pieces_are_counted_in_the_segment_that_is_on_and_notes_are_kept(clock):
    run = live_run.start((Segment(4), Segment(14, stock=14)), 60, clock())
    run = live_run.sell(live_run.sell(live_run.following(run, clock())))
    assert [live_run.sold(run, at) for at in (0, 1)] == [0, 2]
    assert live_run.sold(live_run.sell(run, -5), 1) == 0
    run = live_run.noted(live_run.noted(run, " Asked for  oat milk "), "  ")
    assert run.notes == ("Asked for oat milk",)
    assert live_run.from_json(live_run.as_json(run)) == run


def test_a_run_that_is_over_has_nothing_left_and_its_clock_stands_where_it_ended():
    state = begun()
    for minute in (5, 20, 30, 45):
        state = live_run.following(state, after(minute))
    view = seen(state, 90)
    assert (view.over, view.paused, view.to_end, view.late) == (True, False, 0, 5 * 60)
    assert live_run.clock(state, after(90)) == 45 * 60
    assert live_run.paused(state, after(91)) == state


def test_going_back_after_the_end_goes_on_where_it_ended():
    state = begun()
    for minute in (5, 20, 30, 40):
        state = live_run.following(state, after(minute))
    again = live_run.back(state, after(50))
    assert live_run.clock(again, after(51)) == 41 * 60
    assert (again.over, again.parts[-1].ended, again.parts[-2].ended) == (None, None, 1800)


def test_going_back_in_the_first_segment_changes_nothing_and_later_the_one_before_goes_on():
    assert live_run.back(begun(), after(2)) == begun()
    state = live_run.following(begun(), after(5))
    again = live_run.back(live_run.paused(state, after(6)), after(9))
    assert (again.at, again.paused, again.parts) == (0, None, begun().parts)
    assert seen(again, 9).left == -60  # six minutes on its own clock
    for minute in (20, 30):
        state = live_run.following(state, after(minute))
    assert [part.ended for part in live_run.back(state, after(31)).parts] == [300, 1200, None]


def test_a_pause_that_goes_on_to_the_next_segment_ends():
    state = live_run.following(live_run.paused(begun(), after(2)), after(9))
    assert (state.at, state.paused, state.parts[0].ended) == (1, None, 120)


def test_what_was_waited_adds_up_over_several_pauses():
    state = live_run.resumed(live_run.paused(begun(), after(1)), after(3))
    state = live_run.resumed(live_run.paused(state, after(4)), after(8))
    assert live_run.clock(state, after(10)) == 4 * 60
    assert live_run.resumed(state, after(10)) == state


def test_segments_without_minutes_come_with_none():
    state = live_run.start((Segment(5, "Hook"), Segment(0, "Jingle"), Segment(0, "Bye")), 5, NOW)
    assert seen(state, 2).coming == (0, 0)
    assert live_run.following(state, after(5)).parts[-1].planned == 0
    assert seen(live_run.following(state, after(5)), 5).length == 0
    assert seen(live_run.longer(state, NOW, -600), 0).length == 0


def test_one_more_piece_at_a_time_is_counted_and_a_segment_later_than_any_has_none():
    state = live_run.sell(begun(), 3)
    assert [live_run.sold(state, at) for at in (0, 3, 4)] == [3, 0, 0]
    state = live_run.sell(live_run.following(state, after(5)))
    assert state.sold == (3, 1, 0, 0)
    assert live_run.sell(state, -1).sold == (3, 0, 0, 0)


def test_a_run_is_kept_once_and_one_that_can_not_be_read_is_none(workspace):
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    for state in (begun(), live_run.sell(begun())):
        workspace.record(lambda s, state=state: live_run.save(s, live, state))
    assert len(workspace.read(lambda s: s.exec(select(LiveRun)).all())) == 1
    assert workspace.read(live_run.by_live) == {live: live_run.sell(begun())}
    workspace.record(lambda s: setattr(s.exec(select(LiveRun)).one(), "state", {}))
    assert workspace.read(lambda s: live_run.load(s, live)) is None
    assert workspace.read(live_run.by_live) == {}
    with pytest.raises(PlanError):
        workspace.record(lambda s: live_run.save(s, live + 1, begun()))


def test_an_event_that_is_started_over_is_ready_again_only_if_it_was_done(workspace):
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20)))
    for before, afterwards in ((LiveStage.DONE, LiveStage.READY), (LiveStage.PLANNED, LiveStage.PLANNED)):
        workspace.do(lives.set_stage(live, before))
        workspace.record(lambda s: live_run.save(s, live, begun()))
        workspace.do(live_run.forget(live))
        assert workspace.read(lambda s: lives.get(s, live)).stage is afterwards


def test_events_that_are_over_are_those_that_ran_or_are_called_done(workspace):
    ids = [
        workspace.do(lives.add(f"Live {hour}", dt.datetime(2026, 11, 27, hour))) for hour in (10, 15, 20, 21)
    ]
    workspace.do(lives.set_stage(ids[0], LiveStage.DONE))
    workspace.record(lambda s: live_run.save(s, ids[2], begun()))
    assert [one.id for one in workspace.read(lambda s: live_run.done(s, after(10)))] == [ids[0]]
    assert {one.id for one in workspace.read(lambda s: live_run.done(s, after(300)))} == {ids[0], ids[2]}


def test_an_event_without_a_run_of_show_is_run_as_one_segment_of_its_length_and_name(workspace):
    live = workspace.do(lives.add("Friday live", dt.datetime(2026, 11, 27, 20), minutes=45))
    event = workspace.read(lambda s: lives.get(s, live))
    assert live_run.segments(event) == (Segment(45, "Friday live"),)
    live_run.check_same(live_run.start(RUN, 40, NOW), RUN)
    assert live_run.real(event, None) is None
