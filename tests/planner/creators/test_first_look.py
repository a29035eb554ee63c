"""What a calendar of before names as creators is proposed, and listed in one step."""

import pytest

from planner.creators import creators, first_look, known
from planner.video import videos


@pytest.fixture
def written(workspace):
    """Videos that name a creator in their field, one with a link, and two in a caption."""
    for creator, caption in (
        ("@Mira", ""),
        ("https://www.tiktok.com/@mira/video/1", ""),
        ("", "with @Rani.kopi!"),
    ):
        workspace.do(videos.add("Video", texts={"creator": creator, "caption": caption}))
    return workspace


def proposed(workspace):
    return workspace.read_plain(lambda c: first_look.unlisted_creators(c, known.load(c)))


def test_who_is_named_and_not_listed_is_proposed_the_most_frequent_first(written):
    assert proposed(written) == [("mira", 2), ("rani.kopi", 1)]


def test_who_is_taken_is_listed_in_one_step_and_proposed_no_more(written):
    written.do(creators.add("mira"))
    assert written.do(first_look.take_creators(["mira", "rani.kopi"])) == 1
    assert proposed(written) == []
    written.undo()
    assert proposed(written) == [("rani.kopi", 1)]


def test_a_handle_is_found_in_a_text_and_an_address_is_none():
    assert first_look.handles_in("with @Rani.kopi, ask @mira!") == {"rani.kopi", "mira"}
    assert first_look.handles_in("mail me@shop.example") == set()
