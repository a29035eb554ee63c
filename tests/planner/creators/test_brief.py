"""The brief: what to show and what is agreed, in both languages, and never an ad code."""

import datetime as dt

import pytest

from models.choices import AgreementKind, PermissionState
from planner import i18n
from planner.creators import brief
from planner.creators.known import Agreed, Allowance, KnownCreator

DAY = dt.date(2026, 12, 12)
AGREED = Agreed(
    1, AgreementKind.PAID, fee=25_000_000, currency="IDR", tiers=((0, 10), (50, 12.5)), ads_rate=5, videos=2, due=DAY,
    code="AYU10", link="https://example.com/?a=1&b=2", product="Gift box <large>",
    benefits="Coffee in 15 s\nNo machine",
    features="500 ml", selling_point="Cheaper than a café", dos="- Show the pour", donts="No other brands",
)  # fmt: skip
GIVEN = Allowance(
    1, state=PermissionState.GRANTED, repost=True, ads=True, until=DAY, credit="@ayu", ad_code="#SECRETCODE",
    ad_start=DAY, ad_days=30,
)  # fmt: skip
AYU = KnownCreator(1, "ayu", "Ayu", agreements=(AGREED,), allowances=(GIVEN,))


def test_a_brief_says_what_to_show_and_what_is_agreed():
    text = brief.text(AYU, AGREED, "Senja Coffee")
    assert text.startswith("Brief: Gift box <large>\nFor Ayu, from Senja Coffee\n")
    for line in (
        "- Coffee in 15 s",
        "- Show the pour",
        "- 2 videos, the last by Sat 12 Dec 2026",
        "- Fee: Rp 250.000",
        "- Commission: 10 %, from 50 orders 12.5 %",
        "- Commission on orders through a shop ad: 5 %",
        "- Your code for buyers: AYU10",
        "- on our account, in ads; until Sat 12 Dec 2026; we change nothing in it; with credit: @ayu",
    ):
        assert line in text.splitlines()


def test_the_story_is_the_creators_where_nothing_else_is_written():
    assert "Tell it your own way" in brief.text(AYU, AGREED)
    assert "Tell it your own way" not in brief.text(AYU, Agreed(1, freedom="The music"))


def test_without_a_granted_right_the_brief_promises_to_ask():
    assert "We ask you before we use" in brief.text(KnownCreator(1, "ayu"), AGREED)


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_brief_has_an_ad_code_in_it(language):
    for page in (brief.text(AYU, AGREED, "S", language), brief.html(AYU, AGREED, "S", language)):
        assert "SECRETCODE" not in page


def test_a_page_of_html_shows_what_was_typed_and_says_its_language():
    page = brief.html(AYU, AGREED, "Senja & Co", "id")
    assert "Gift box &lt;large&gt;" in page
    assert "Senja &amp; Co" in page
    assert "a=1&amp;b=2" in page
    assert '<html lang="id">' in page


def test_a_brief_in_another_language_leaves_that_of_the_program_alone():
    before = i18n.language()
    assert "12 Des 2026" in brief.text(AYU, AGREED, language="id")
    assert i18n.language() == before
    assert "12 Dec 2026" in brief.text(AYU, AGREED, language="en")


def test_who_keeps_the_product_is_told_so():
    assert "You keep the product" in brief.text(AYU, Agreed(1, AgreementKind.PRODUCT, product="Box"))
