"""What a calendar of before names is proposed, and listed in one step."""

import datetime as dt

import pytest

from planner.live import lives
from planner.live.lives import Preparation
from planner.shop import first_look, known, products
from planner.video import videos

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def written(workspace):
    """Two videos of one product, written in two ways, one of two others, and a live event."""
    for text in ("Gift box", "gift box", "Drip bags, Beans"):
        video = workspace.do(videos.add("Video"))
        workspace.do(videos.set_text(video, "product", text))
    workspace.do(
        lives.add("Live", dt.datetime(2026, 12, 4, 20), prepared=Preparation(["Gift box", "Tumbler"]))
    )
    return workspace


def proposed(workspace):
    return workspace.read_plain(
        lambda connection: first_look.unlisted_products(connection, known.load(connection, TODAY))
    )


def test_what_is_named_and_not_listed_is_proposed_the_most_frequent_first(written):
    assert proposed(written) == [("Gift box", 3), ("Beans", 1), ("Drip bags", 1), ("Tumbler", 1)]


def test_what_is_taken_is_listed_in_one_step_and_proposed_no_more(written):
    written.do(products.add("beans"))
    assert written.do(first_look.take(["Gift box", "Beans"])) == 1
    assert [one.name for one in proposed(written)] == ["Drip bags", "Tumbler"]
    written.undo()
    assert "Gift box" in [one.name for one in proposed(written)]
