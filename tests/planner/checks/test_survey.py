import datetime as dt

import pytest

from models.choices import Flag, Stage
from planner.checks import survey, waivers
from planner.checks.survey import Period
from planner.live import lives
from planner.video import videos


def add(workspace, title="Cold brew", day=25, month=11):
    return workspace.do(videos.add(title, dt.datetime(2026, month, day, 19)))


def look(workspace, period=Period.FOURTEEN, **kwargs):
    return workspace.read_plain(lambda c: survey.look(c, workspace.now(), period, **kwargs))


def titles(found):
    return {result.video.title for result in found.results if result.video}


def test_only_the_videos_of_the_period_are_looked_at(workspace):
    add(workspace, "Near")
    add(workspace, "Far", month=12)
    assert titles(look(workspace)) == {"Near"}
    assert titles(look(workspace, Period.ALL)) == {"Near", "Far"}
    assert look(workspace).videos == 1


def test_a_video_without_a_date_belongs_to_everything(workspace):
    made = add(workspace, "Some day")
    workspace.do(videos.reschedule(made, None))
    assert titles(look(workspace, Period.THIRTY)) == set()
    assert titles(look(workspace, Period.ALL)) == {"Some day"}


def test_live_events_outside_the_period_are_left_out(workspace):
    workspace.do(lives.add("Soon", dt.datetime(2026, 11, 27, 20)))
    workspace.do(lives.add("Later", dt.datetime(2027, 1, 27, 20)))
    assert {result.live.name for result in look(workspace).results if result.live} == {"Soon"}


def test_posted_videos_do_not_count(workspace):
    made = add(workspace)
    workspace.do(videos.set_stage((made,), Stage.POSTED))
    assert look(workspace).videos == 0


def test_a_video_on_hold_does_not_count_until_it_is_taken_up_again(workspace):
    made = add(workspace)
    workspace.do(videos.choose(made, "flag", Flag.ON_HOLD))
    assert look(workspace).videos == 0
    workspace.do(videos.choose(made, "flag", Flag.NONE))
    assert look(workspace).videos == 1


@pytest.mark.slow
def test_many_videos_are_checked_in_steps_that_may_stop(workspace):
    for n in range(120):
        add(workspace, f"Video {n}", 24 + n % 5)
    steps = []
    whole = look(workspace, step=lambda done, of: steps.append((done, of)))
    assert steps == [(0, 120), (50, 120), (100, 120)]
    assert survey.by_code(whole.results)["PLAN001"] == 120

    def stop(done, of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        look(workspace, step=stop)


def test_what_is_waived_does_not_count(workspace):
    made = add(workspace)
    workspace.do(waivers.add(made, "HOOK001", "", "The picture is the hook"))
    assert "HOOK001" not in survey.by_code(look(workspace).results)


def test_everything_that_is_found_without_a_subject_can_be_waived(workspace):
    bare = [r for r in look(workspace).results if r.video is None and r.live is None]
    assert {r.rule.code for r in bare} >= {"TAG004"}  # the library has no hashtag that trends
    for result in bare:
        workspace.do(waivers.add(None, result.rule.code, result.finding.about, "It is known"))
    again = look(workspace).results
    assert survey.by_code(again) == {}


def test_a_waiver_that_holds_nothing_back_is_told_from_one_that_does(workspace):
    made = add(workspace)
    live = workspace.do(lives.add("Soon", dt.datetime(2026, 11, 27, 20)))
    used = {
        workspace.do(waivers.add(made, "HOOK001", "", "The picture is the hook")),
        workspace.do(waivers.add(None, "LIV001", "", "A surprise", live_id=live)),
        workspace.do(waivers.add(None, "TAG004", "", "It is known")),
    }
    workspace.do(waivers.add(made, "LEN004", "", "It has no length"))
    workspace.do(waivers.add(made, "LEN001", "", "Over", dt.date(2026, 11, 1)))
    assert workspace.read_plain(lambda c: survey.holding(c, workspace.now())) == used
