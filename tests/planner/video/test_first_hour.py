"""The first hour after a post leaves the link, the pinned comment and what was asked behind."""

import datetime as dt

import pytest

from models.choices import Stage
from planner.errors import PlanError
from planner.video import first_hour, videos


@pytest.fixture
def video(workspace, clock):
    made = workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 23, 12)))
    workspace.do(videos.set_text(made, "product", "Beans"))
    workspace.do(first_hour.begin(made, clock()))
    return made


def hour(workspace, video):
    return workspace.read(lambda s: first_hour.of_video(s, video))


def test_beginning_the_first_hour_marks_the_video_as_posted_once(workspace, video, clock):
    assert workspace.read(lambda s: videos.get(s, video)).stage is Stage.POSTED
    assert hour(workspace, video).posted_utc == clock()
    with pytest.raises(PlanError, match="began already"):
        workspace.do(first_hour.begin(video, clock()))
    workspace.undo()
    assert workspace.read(lambda s: videos.get(s, video)).stage is Stage.IDEA


def test_a_link_is_a_web_address(workspace, video):
    workspace.do(videos.set_text(video, "posted_link", " https://example.com/v/2 "))
    assert workspace.read(lambda s: videos.get(s, video)).posted_link == "https://example.com/v/2"
    with pytest.raises(PlanError, match="begins with https"):
        workspace.do(videos.set_text(video, "posted_link", "file:///etc/passwd"))


def test_a_link_of_the_platform_tells_the_number_and_needs_no_https(workspace, video):
    workspace.do(videos.set_text(video, "posted_link", "www.tiktok.com/@kopi/video/7412345678901234567"))
    posted = workspace.read(lambda s: videos.get(s, video))
    assert posted.posted_link == "https://www.tiktok.com/@kopi/video/7412345678901234567"
    assert posted.posted_id == "7412345678901234567"


def test_what_is_asked_often_comes_first_and_becomes_an_idea(workspace, video):
    for text in ("How long does it keep?", "Which grind?", "which  GRIND?"):
        workspace.do(first_hour.add_question(video, text))
    assert first_hour.asked(hour(workspace, video)) == [("Which grind?", 2), ("How long does it keep?", 1)]
    made = workspace.do(first_hour.make_idea(video, "Which grind?"))
    idea = workspace.read(lambda s: videos.get(s, made))
    assert (idea.title, idea.product, idea.notes) == ("Which grind?", "Beans", "Asked under “Cold brew”")
    workspace.do(first_hour.remove_question(video, "which grind?"))
    assert first_hour.asked(hour(workspace, video)) == [("How long does it keep?", 1)]


def test_reply_starters_are_the_users_own_once_there_are_any(workspace):
    assert len(workspace.read(lambda s: first_hour.starters(s, "id"))) > 2
    workspace.do(first_hour.set_starters("id", ["Makasih!", " "]))
    assert workspace.read(lambda s: first_hour.starters(s, "id")) == ["Makasih!"]
    assert workspace.read(lambda s: first_hour.starters(s, "en"))[0].startswith("Good question")
    workspace.do(first_hour.set_starters("id", []))
    assert len(workspace.read(lambda s: first_hour.starters(s, "id"))) > 2


def test_deleting_the_video_takes_its_first_hour_along(workspace, video):
    workspace.do(videos.delete((video,)))
    workspace.undo()
    assert hour(workspace, video) is not None


def test_a_first_hour_that_has_not_begun_takes_no_notes(workspace):
    made = workspace.do(videos.add("Later"))
    with pytest.raises(PlanError, match="has not begun"):
        workspace.do(first_hour.add_question(made, "x"))


def test_what_is_out_or_about_to_be_is_listed_last_one_first_and_nothing_without_a_date(workspace, video):
    soon = workspace.do(videos.add("Soon", dt.datetime(2026, 11, 24, 12), stage=Stage.SCHEDULED))
    workspace.do(videos.add("Idea", dt.datetime(2026, 11, 25, 12)))
    workspace.do(videos.add("Edited", dt.datetime(2026, 11, 25, 12), stage=Stage.EDITED))
    workspace.do(videos.add("Undated", stage=Stage.POSTED))
    found = workspace.read(first_hour.posted)
    assert [(one.id, hour is not None) for one, hour in found] == [(soon, False), (video, True)]


def test_comments_and_answers_are_counted_and_an_answer_is_never_without_its_comment(workspace, video):
    workspace.do(first_hour.count_came(video, 3))
    for _time in range(4):
        workspace.do(first_hour.count_answered(video))
    assert (hour(workspace, video).came, hour(workspace, video).answered) == (4, 4)
    workspace.undo()
    assert (hour(workspace, video).came, hour(workspace, video).answered) == (3, 3)


def test_a_first_hour_runs_until_it_is_over(workspace, video, clock):
    def running(at):
        return [one.title for one, _hour in workspace.read(lambda s: first_hour.running(s, at))]

    assert running(clock() + dt.timedelta(minutes=59)) == ["Cold brew"]
    assert running(clock() + first_hour.length()) == []
