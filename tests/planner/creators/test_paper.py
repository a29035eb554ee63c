"""Pages that are handed to a creator: the same words as text and as HTML, all escaped."""

from planner.creators import paper
from planner.creators.paper import Section

PARTS = [
    Section("One", ("A sentence.",), ("first", "<b>second</b>")),
    Section("Empty"),
    Section("Two", ("Last.",)),
]


def test_a_page_as_text_has_a_dash_before_what_is_listed():
    assert paper.as_text("Title", "for you", PARTS) == (
        "Title\nfor you\n\nOne\nA sentence.\n- first\n- <b>second</b>\n\nTwo\nLast.\n"
    )


def test_a_page_as_html_shows_signs_as_they_were_typed():
    page = paper.as_html("<Title>", "a & b", PARTS)
    assert "<h1>&lt;Title&gt;</h1>" in page
    assert "<p>a &amp; b</p>" in page
    assert "<li>&lt;b&gt;second&lt;/b&gt;</li>" in page
    assert "Empty" not in page


def test_what_a_text_lists_comes_without_its_own_signs():
    assert paper.lines_of("- Cold in 15 s\n\n• Lasts\nplain") == ("Cold in 15 s", "Lasts", "plain")
