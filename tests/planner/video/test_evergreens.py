"""Videos that may come again: found once their days are over, copied into a slot, and not while they are planned."""

import datetime as dt

from models import reading
from models.choices import Again, Stage
from planner import items
from planner.video import videos

AT = dt.datetime(2026, 11, 1, 19)


def again(workspace, day: str) -> list[str]:
    return [tile.title for tile in workspace.read_plain(lambda c: reading.evergreen(c, day))]


def posted(workspace, title: str, at: dt.datetime = AT, days: Again = Again.DAYS_30) -> int:
    made = workspace.do(videos.add(title, at))
    workspace.do(videos.set_stage([made], Stage.POSTED))
    workspace.do(videos.choose(made, "again", days))
    return made


def test_a_posted_video_may_come_again_after_its_days_and_not_before(workspace):
    posted(workspace, "Ratio cheat sheet")
    posted(workspace, "Only once", days=Again.NEVER)
    posted(workspace, "Half a year", days=Again.DAYS_180)
    assert again(workspace, "2026-11-30") == []
    assert again(workspace, "2026-12-01") == ["Ratio cheat sheet"]
    assert again(workspace, "2027-05-01") == ["Ratio cheat sheet", "Half a year"]


def test_a_video_that_is_planned_again_waits_until_that_one_is_posted_and_over(workspace):
    first = posted(workspace, "Ratio cheat sheet")
    slot = dt.datetime(2026, 12, 7, 12, 30)
    workspace.do(items.plan({first: slot}, [first]))
    copy = workspace.read(lambda s: videos.get(s, first + 1))
    assert (copy.title, copy.at, copy.stage) == ("Ratio cheat sheet", slot, Stage.SCRIPTED)
    assert workspace.read(lambda s: videos.get(s, first)).at == AT
    assert again(workspace, "2027-06-01") == []
    workspace.do(videos.set_stage([copy.id], Stage.POSTED))
    assert again(workspace, "2027-01-05") == []
    assert again(workspace, "2027-01-06") == ["Ratio cheat sheet"]
    workspace.undo()
    workspace.undo()
    assert again(workspace, "2026-12-01") == ["Ratio cheat sheet"]
