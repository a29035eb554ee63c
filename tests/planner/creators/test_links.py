"""Discount codes and links of a creator's own."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.creators import links
from planner.errors import PlanError
from tests.trying import examples

PAGE = "https://example.com/gift-box?color=red#reviews"


@pytest.mark.parametrize(
    ("handle", "code"),
    [
        ("@ayu", "AYU"),
        ("ayu.kitchen", "AYUKITCHEN"),
        ("a_very_long_handle", "AVERYLONGHAN"),
        ("https://www.tiktok.com/@Ayu?lang=id", "AYU"),
    ],
)
def test_a_code_is_made_of_the_handle(handle, code):
    assert links.code_for(handle) == code


def test_a_code_that_is_taken_is_counted_on():
    assert links.code_for("ayu", ["ayu", "AYU-2"]) == "AYU-3"


def test_a_handle_of_which_no_code_can_be_made_is_told():
    with pytest.raises(PlanError, match="Type one"):
        links.code_for("@привет")


def test_a_link_says_where_its_visitors_come_from_and_keeps_what_it_said():
    link = links.link_for(PAGE, "@ayu", 12)
    assert link == (
        "https://example.com/gift-box?color=red&utm_source=tiktok&utm_medium=creator&utm_campaign=ayu"
        "&utm_content=12#reviews"
    )


def test_marks_that_a_link_has_already_are_replaced():
    first = links.link_for(PAGE, "ayu", 12)
    assert links.link_for(first, "Ramadan sale") == links.link_for(PAGE, "Ramadan sale")


@pytest.mark.parametrize(
    "page",
    ["", "example.com", "mailto:a@b.c", "javascript:alert(1)", "https://", "http://[", "https://a b.com/"],
)
def test_what_is_no_link_to_a_page_is_refused(page):
    with pytest.raises(PlanError, match="no link to a page"):
        links.link_for(page, "ayu")


@given(st.text(min_size=1, max_size=20).filter(lambda t: t.strip().strip("@").strip()), st.integers(1, 10**6))
@examples(50, 500)
def test_whatever_the_campaign_is_called_the_link_reads_back(campaign, video):
    marks = parse_qs(urlsplit(links.link_for(PAGE, campaign, video)).query)
    assert marks["utm_content"] == [str(video)]
    assert marks["utm_campaign"] == [campaign.strip().lstrip("@")]


def test_what_is_no_link_is_copied_as_it_is():
    assert links.counted("ask me", "@ayu") == "ask me"
    assert links.counted("https://example.com", "@ayu") == links.link_for("https://example.com", "ayu")
