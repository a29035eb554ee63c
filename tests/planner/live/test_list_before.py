"""The list before a live event moves with it; its run of show keeps what was typed elsewhere."""

import datetime as dt

import pytest

from models.choices import LiveStage
from models.records import Segment, segments_from_json
from planner.errors import PlanError
from planner.live import list_before, lives
from planner.video import videos

AT = dt.datetime(2026, 11, 27, 20)


@pytest.fixture
def live(workspace):
    return workspace.do(lives.add("Friday live", AT))


def lines(workspace, live):
    return workspace.read(lambda s: list_before.of_live(s, live))


def test_the_usual_list_is_proposed_once_in_order_of_when_it_is_due(workspace, live):
    workspace.do(list_before.begin(live))
    found = lines(workspace, live)
    assert [line.due for line in found] == sorted(line.due for line in found)
    assert found[-1].text == "Light, sound, second phone"
    assert found[-1].due == dt.datetime(2026, 11, 27, 19)
    with pytest.raises(PlanError, match="has a list already"):
        workspace.do(list_before.begin(live))


def test_moving_the_event_moves_its_lines(workspace, live):
    workspace.do(list_before.add(live, "Charge the phone", 90))
    workspace.do(lives.change(live, "Friday live", AT + dt.timedelta(days=1), "Asia/Jakarta", 60, ""))
    [line] = lines(workspace, live)
    assert line.due == dt.datetime(2026, 11, 28, 18, 30)


def test_a_line_a_day_before_is_due_at_the_same_time_of_day_across_a_clock_change(workspace):
    live = workspace.do(lives.add("London live", dt.datetime(2027, 3, 28, 20), "Europe/London"))
    workspace.do(list_before.add(live, "Early", 24 * 60))
    [line] = lines(workspace, live)
    assert line.due == dt.datetime(2027, 3, 27, 20)  # the clocks went forward that night
    assert line.due_utc == dt.datetime(2027, 3, 27, 20, tzinfo=dt.UTC)


def test_a_line_is_ticked_and_unticked(workspace, live, clock):
    made = workspace.do(list_before.add(live, "Charge the phone", 90))
    workspace.do(list_before.tick(made, clock()))
    assert lines(workspace, live)[0].done_utc == clock()
    workspace.do(list_before.tick(made, None))
    assert lines(workspace, live)[0].done_utc is None


def test_lines_without_words_or_at_an_odd_time_are_refused(workspace, live):
    with pytest.raises(PlanError, match="needs a few words"):
        workspace.do(list_before.add(live, " ", 10))
    with pytest.raises(PlanError, match="up to a year"):
        workspace.do(list_before.add(live, "x", -1))


def test_a_line_is_due_at_the_start_or_up_to_a_year_before(workspace, live):
    year = 365 * 24 * 60
    for minutes in (0, year):
        workspace.do(list_before.add(live, "Light", minutes))
    assert [line.due for line in lines(workspace, live)] == [AT - dt.timedelta(days=365), AT]
    for minutes in (-1, year + 1):
        with pytest.raises(PlanError, match="up to a year"):
            workspace.do(list_before.add(live, "Light", minutes))


def test_deleting_an_event_takes_its_list_along_and_undo_brings_it_back(workspace, live):
    workspace.do(list_before.begin(live))
    workspace.do(lives.delete(live))
    workspace.undo()
    assert len(lines(workspace, live)) == len(list_before.usual())


# The run of show


def run_of(workspace, live):
    return segments_from_json(workspace.read(lambda s: lives.get(s, live)).run_of_show)


BOX = Segment(14, "Gift box, three ways", "Gift box", "Rp 212.500", 15, 0, 50, "Only tonight")


def test_a_segment_keeps_everything_that_is_known_of_it(workspace, live):
    workspace.do(lives.set_run(live, (BOX, Segment(10, "Questions"))))
    assert run_of(workspace, live) == (BOX, Segment(10, "Questions"))


def test_typing_the_run_of_show_as_words_keeps_what_is_known_of_its_segments(workspace, live):
    workspace.do(lives.set_run(live, (BOX, Segment(10, "Questions"))))
    typed = (Segment(8, "Hello"), Segment(20, "Gift box, three ways"))
    workspace.do(lives.prepare(live, (), "", False, typed))
    first, second = run_of(workspace, live)
    assert first == Segment(8, "Hello")
    assert (second.minutes, second.price, second.needs) == (20, "Rp 212.500", 50)


def test_a_run_of_show_is_copied_from_an_earlier_event_without_its_stock(workspace, live):
    workspace.do(lives.set_run(live, (BOX,)))
    other = workspace.do(lives.add("Next live", AT + dt.timedelta(days=7)))
    workspace.do(lives.copy_run(other, live))
    [segment] = run_of(workspace, other)
    assert (segment.price, segment.stock) == ("Rp 212.500", None)


def test_a_discount_is_a_number_of_percent(workspace, live):
    with pytest.raises(PlanError, match="percent"):
        workspace.do(lives.set_run(live, (Segment(5, "x", discount=101),)))


def test_what_came_of_it_is_noted_and_clips_become_ideas(workspace, live):
    workspace.do(lives.set_result(live, 1200, 31, 4_500_000, "Rp", "Begin earlier"))
    workspace.do(lives.set_stage(live, LiveStage.DONE))
    assert workspace.read(lambda s: lives.get(s, live)).orders == 31
    made = workspace.do(lives.add_clip(live, "The last box"))
    assert "Friday live" in workspace.read(lambda s: videos.get(s, made)).notes
    with pytest.raises(PlanError, match="less than zero"):
        workspace.do(lives.set_result(live, -1, None, None, "", ""))
