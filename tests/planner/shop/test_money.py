"""Prices and counts as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import presets
from planner.errors import PlanError
from planner.i18n import set_language
from planner.shop import money
from tests.each import each
from tests.trying import examples

PRICES = [
    ("Rp 89.000", "", (8_900_000, "IDR")),
    ("Rp89.000,-", "", (8_900_000, "IDR")),
    ("89rb", "IDR", (8_900_000, "IDR")),
    ("89 ribu", "IDR", (8_900_000, "IDR")),
    ("12,5rb", "IDR", (1_250_000, "IDR")),
    ("1,2jt", "IDR", (120_000_000, "IDR")),
    ("Rp 1.234.567", "", (123_456_700, "IDR")),
    ("129000", "IDR", (12_900_000, "IDR")),
    ("IDR 159.000", "", (15_900_000, "IDR")),
    ("Rp 1.234,50", "", (123_450, "IDR")),
    ("RM7.90", "", (790, "MYR")),
    ("RM7,988.80", "", (798_880, "MYR")),
    ("$1,234.56", "", (123_456, "USD")),
    ("$19.9", "USD", (1_990, "USD")),
    ("S$8", "", (800, "SGD")),
    ("19.90", "USD", (1_990, "USD")),
    ("£1,234", "", (123_400, "GBP")),
    ("627.840.078₫", "", (627_840_078, "VND")),
    ("฿250", "", (25_000, "THB")),
    ("0", "IDR", (0, "IDR")),
]
NO_PRICES = [
    "-3",
    "Rp -5.000",
    "free",
    "1.2.3",
    "12,34,5",
    "10%",
    "Rp",
    "7.70E+18",
    "1,2345,67",
    "99 barang",
    "1.2M",
]
COUNTS = [
    ("12 pcs", 12),
    ("-3", -3),
    ("1.2K", 1_200),
    ("12,5rb", 12_500),
    ("48.200", 48_200),
    ("1,2jt", 1_200_000),
    ("1.5M", 1_500_000),
    ("0", 0),
    ("", None),
]


@each("text, currency, wanted", PRICES)
def test_a_price_is_read_as_people_write_it(text, currency, wanted):
    assert money.read(text, currency) == money.Money(*wanted)


@each("text", NO_PRICES)
def test_what_is_no_price_is_refused_with_the_text_in_it(text):
    with pytest.raises(PlanError, match="“"):
        money.read(text, "IDR")


def test_nothing_is_no_price():
    assert money.read("", "IDR") is money.read(" - ", "IDR") is None


def test_what_may_be_two_prices_is_not_guessed():
    with pytest.raises(PlanError, match="two ways"):
        money.read("$1.234")
    assert money.read("1.234", "IDR") == money.Money(123_400, "IDR")


@each("text, wanted", COUNTS)
def test_how_many_there_are_is_read_as_people_write_it(text, wanted):
    assert money.count(text) == wanted


@each("text, wanted", [("10%", 10.0), ("7,5 %", 7.5), ("12", 12.0), ("", None)])
def test_a_part_of_a_hundred_is_read(text, wanted):
    assert money.percent(text) == wanted


@each("text", ["120%", "-1", "ten"])
def test_what_is_no_part_of_a_hundred_is_refused(text):
    with pytest.raises(PlanError):
        money.percent(text)


@each("currency", [row["currency"] for row in presets.read("markets").values()])
@given(minor=st.integers(0, money.MOST), language=st.sampled_from(["en", "id"]))
@examples(30, 300)
def test_what_is_shown_is_read_again(currency, minor, language):
    set_language(language)
    try:
        whole = minor - minor % 10 ** money.digits(currency)  # parts look otherwise in either language
        assert money.read(money.typed(minor, currency), currency) == money.Money(minor, currency)
        if currency in {"IDR", "VND"} or language == "en":
            assert money.read(money.shown(whole, currency), currency) == money.Money(whole, currency)
    finally:
        set_language("en")


@given(st.text(max_size=20))
@examples(200, 2000)
def test_any_text_is_a_price_or_is_refused(text):
    try:
        found = money.read(text, "IDR")
    except PlanError:
        return
    assert found is None or found.minor >= 0
