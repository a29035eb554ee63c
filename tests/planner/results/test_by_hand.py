"""Numbers typed by hand count like those of a file, and are asked for a day and a week after a post."""

import datetime as dt

import pytest

from models.choices import Stage
from planner.errors import PlanError
from planner.results import bringing, by_hand, joined
from planner.video import videos
from tests.conftest import NOW
from tests.planner.results.exports import BALCONY

ZONE = "Asia/Jakarta"
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def posted(workspace):
    at = (NOW + dt.timedelta(hours=7)).replace(tzinfo=None)  # Jakarta's wall clock
    return workspace.do(videos.add("Balcony", at, zone=ZONE, stage=Stage.POSTED))


@pytest.fixture
def type_(workspace, posted):
    def type_(now=NOW, **numbers):
        return workspace.do(by_hand.note(posted, numbers, "IDR", ZONE, now))

    return type_


def outcomes(workspace):
    return workspace.read_plain(joined.outcomes)


def asked(workspace, hours):
    found = workspace.read_plain(lambda connection: by_hand.wanted(connection, NOW + hours * HOUR))
    return [(one.title, one.is_late) for one in found]


def test_typed_numbers_are_those_of_the_video_and_one_undo_takes_them_back(workspace, posted, type_):
    type_(views=1200, orders=3, gmv=267_000, likes=None)
    [one] = outcomes(workspace)
    assert (one.planned.id, one.numbers) == (posted, {"views": 1200, "orders": 3, "gmv": 267_000})
    assert joined.plain(one, {})["video_id"] == ""
    workspace.undo()
    assert outcomes(workspace) == []


def test_what_was_typed_last_counts(workspace, type_):
    type_(views=1200, orders=3)
    type_(views=5400, orders=9)
    assert [one.numbers for one in outcomes(workspace)] == [{"views": 5400, "orders": 9}]


def test_numbers_typed_before_the_number_of_the_video_was_known_stay_its_own(workspace, posted, type_):
    type_(views=1200)
    workspace.do(videos.set_text(posted, "posted_link", f"https://www.tiktok.com/@a/video/{BALCONY}"))
    type_(views=1300)
    [one] = outcomes(workspace)
    assert (one.video_id, one.planned.id, one.get("views")) == (BALCONY, posted, 1300)


def test_of_a_video_that_was_deleted_nothing_is_told(workspace, posted, type_):
    type_(views=1200)
    workspace.do(videos.delete([posted]))
    assert outcomes(workspace) == []
    workspace.undo()
    assert len(outcomes(workspace)) == 1


@pytest.mark.parametrize(("numbers", "said"), [({}, "at least one"), ({"views": -1}, "below zero")])
def test_no_number_and_one_below_zero_are_refused(workspace, type_, numbers, said):
    with pytest.raises(PlanError, match=said):
        type_(**numbers)
    assert workspace.read(bringing.all_files) == []


def test_they_are_asked_for_after_a_day_and_again_after_a_week_and_not_for_ever(workspace, posted, type_):
    assert asked(workspace, 23) == []
    assert asked(workspace, 25) == [("Balcony", False)]
    type_(NOW + 26 * HOUR, views=100)
    assert asked(workspace, 27) == []
    assert asked(workspace, 24 * 7 - 1) == []
    assert asked(workspace, 24 * 7 + 1) == [("Balcony", True)]
    type_(NOW + (24 * 7 + 2) * HOUR, views=100)
    assert asked(workspace, 24 * 8) == []
    workspace.undo()
    assert asked(workspace, 24 * 15) == []


def test_a_video_that_is_not_posted_is_not_asked_for(workspace, posted):
    workspace.do(videos.set_stage([posted], Stage.EDITED))
    assert asked(workspace, 25) == []


def test_what_is_known_is_where_the_next_numbers_begin(workspace, posted, type_):
    type_(views=1200, gmv=89_000)
    known = workspace.read_plain(lambda connection: by_hand.last_of(connection, posted))
    assert known == {
        "views": 1200,
        "gmv": 89_000,
    }
