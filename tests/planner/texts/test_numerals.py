"""Numbers in words: what a person says who reads them out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.texts.numerals import LONGEST, cardinal, date, digits, known, ordinal, quantity, sign, spoken
from tests.each import each
from tests.trying import examples

LANGUAGES = st.sampled_from(["en", "id", "ms"])
SAID = {
    ("388", "en"): "three hundred and eighty eight",
    ("388", "id"): "tiga ratus delapan puluh delapan",
    ("388", "ms"): "tiga ratus lapan puluh lapan",
    ("1,300", "en"): "thirteen hundred",
    ("12,500", "en"): "twelve thousand five hundred",
    ("12.500", "id"): "dua belas ribu lima ratus",
    ("1.000", "id"): "seribu",
    ("1005", "en"): "one thousand and five",
    ("1.250.000", "en"): "one million two hundred and fifty thousand",
    ("2.500.000.000", "id"): "dua miliar lima ratus juta",
    ("1,250.75", "en"): "one thousand two hundred and fifty point seven five",
    ("1.8", "en"): "one point eight",
    ("1,8", "id"): "satu koma delapan",
    ("0.125", "id"): "nol koma satu dua lima",
    ("2019", "en"): "twenty nineteen",
    ("1905", "en"): "nineteen oh five",
    ("2000", "en"): "two thousand",
    ("2026", "id"): "dua ribu dua puluh enam",
    ("2/3", "en"): "two thirds",
    ("3/4", "id"): "tiga per empat",
    ("1/2", "ms"): "setengah",
    ("9/10", "en"): "nine out of ten",
    ("24/7", "en"): "twenty four seven",
    ("12/12", "id"): "dua belas dua belas",
    ("25/12/2026", "id"): "dua puluh lima desember dua ribu dua puluh enam",
    ("99/99/2026", "en"): "ninety nine ninety nine twenty twenty six",
    ("19:00", "id"): "sembilan belas",
    ("7:30", "en"): "seven thirty",
    ("00:00", "id"): "nol",
    ("11.11", "id"): "sebelas sebelas",
    ("007", "en"): "oh oh seven",
    ("0812.3456.7890", "id"): "nol delapan satu dua tiga empat lima enam tujuh delapan sembilan nol",
    ("0", "ms"): "sifar",
}
QUANTITIES = {
    ("1.20", "ms", "RM", ""): "satu ringgit dua puluh sen",
    ("59", "ms", "RM", ""): "lima puluh sembilan ringgit",
    ("5.00", "ms", "RM", ""): "lima ringgit",
    ("89.000", "id", "Rp", ""): "delapan puluh sembilan ribu rupiah",
    ("89.125", "en", "Rp", ""): "eighty nine thousand one hundred and twenty five rupiah",
    ("25", "id", "Rp", "rb"): "dua puluh lima ribu rupiah",
    ("1,2", "id", "", "jt"): "satu koma dua juta",
    ("2.15", "en", "$", ""): "two fifteen",
    ("2.05", "en", "$", ""): "two oh five",
    ("19", "en", "$", ""): "nineteen dollars",
    ("1.2", "en", "$", "M"): "one point two million dollars",
    ("4", "id", "US$", ""): "empat dolar Amerika",
    ("100", "en", "", "USD"): "one hundred dollars",
    ("5000", "ms", "", "mAh"): "lima ribu mili amper jam",
    ("1.5", "en", "", "kg"): "one point five kilos",
    ("100", "id", "", "%"): "seratus persen",
    ("20", "en", "", "x"): "twenty times",
    ("21", "en", "", "st"): "twenty first",
    ("7.30", "en", "", "pm"): "seven thirty pee em",
    ("3", "en", "", "orders"): "three",
}


@each("written, said", SAID.items())
def test_a_number_is_said_in_its_language(written, said):
    assert spoken(*written) == said


@each("written, said", QUANTITIES.items())
def test_a_price_or_measure_is_said_with_what_it_is_of(written, said):
    assert quantity(*written) == said


def test_a_unit_is_known_in_any_case_and_a_word_is_none():
    assert known("KG", "id")
    assert known("rb", "id")
    assert known("th", "en")
    assert not known("th", "id")
    assert not known("orders", "en")
    assert not known("", "en")


def test_signs_between_words_are_said_and_others_are_silent():
    assert sign("&", "id") == "dan"
    assert sign("to", "ms") == "hingga"
    assert sign("/", "en") == ""


def test_an_ordinal_is_english():
    assert [ordinal(number) for number in (1, 12, 20, 33)] == [
        "first",
        "twelfth",
        "twentieth",
        "thirty third",
    ]


def test_a_date_has_its_month_by_name():
    assert date("30", "11", "2026", "en") == "thirty november twenty twenty six"
    assert date("30", "8", "2026", "ms") == "tiga puluh ogos dua ribu dua puluh enam"


@examples(100, 1500)
@given(st.integers(0, 10**LONGEST - 1), LANGUAGES)
def test_each_whole_number_is_said_in_letters_alone(number, language):
    said = cardinal(number, language)
    assert said.replace(" ", "").isalpha()
    assert "  " not in said
    assert said == said.strip()


@examples(100, 1000)
@given(st.integers(0, 10**LONGEST - 2), LANGUAGES)
def test_no_two_numbers_are_said_alike(number, language):
    assert cardinal(number, language) != cardinal(number + 1, language)


@examples(50, 1000)
@given(st.integers(1000, 10**9 - 1))
def test_the_signs_between_thousands_are_not_heard(number):
    assert spoken(f"{number:,}", "en") == cardinal(number, "en")
    assert spoken(f"{number:,}".replace(",", "."), "id") == cardinal(number, "id")


@pytest.mark.slow
@examples(100, 500)
@given(st.from_regex(r"\d+([.,:/]\d+){0,6}", fullmatch=True), LANGUAGES)
def test_whatever_stands_between_digits_something_is_said(written, language):
    assert spoken(written, language).replace(" ", "").isalpha()


def test_a_number_of_any_length_ends():
    assert spoken("9" * 50_000, "en") == digits("9" * 50_000, "en")
