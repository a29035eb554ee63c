"""Syllables as they are heard: English by groups of vowels, Indonesian and Malay by each vowel."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.texts.syllables import STRETCH, syllables
from tests.each import each
from tests.trying import examples

ENGLISH = {
    "soap": 1, "the": 1, "made": 1, "makes": 1, "picked": 1, "wanted": 2, "boxes": 2, "pieces": 2, "table": 2,
    "bottled": 2, "killed": 1, "lovely": 2, "statement": 2, "safety": 2, "video": 3, "radio": 3, "million": 2,
    "delicious": 3, "curious": 3, "being": 2, "playing": 2, "player": 2, "easier": 3, "ingredient": 4,
    "create": 2, "every": 2, "everyone": 3, "someone": 2, "didn't": 2, "don't": 1, "can't": 1, "it's": 1,
    "they've": 1, "hundred": 2, "seven": 2, "twenty": 2, "thirtieth": 3, "rhythm": 2, "you": 1, "eyes": 1,
    "business": 2, "crème": 1, "I": 1, "hmm": 1,
}  # fmt: skip
INDONESIAN = {
    "sabun": 2, "hari": 2, "dia": 2, "buah": 2, "kalau": 2, "sampai": 2, "sampainya": 3, "oi": 1, "baik": 2,
    "keamanan": 4, "maaf": 2, "yang": 1, "yg": 1, "dgn": 2, "skrg": 2, "skincare": 2, "live": 1, "beauty": 2,
    "size": 1, "kue": 2, "sore": 2, "oke": 2, "kucing": 2, "saing": 2, "shampoo": 2,
}  # fmt: skip


@each("word, heard", ENGLISH.items())
def test_an_english_word_has_the_syllables_that_are_heard(word, heard):
    assert syllables(word, "en") == heard


@pytest.mark.parametrize(("word", "heard"), INDONESIAN.items())
@pytest.mark.parametrize("language", ["id", "ms"])
def test_an_indonesian_or_malay_word_has_one_for_each_vowel_and_borrowed_ones_as_in_english(
    word, heard, language
):
    assert syllables(word, language) == heard


def test_a_vowel_that_is_written_long_is_said_long_up_to_a_breath():
    assert syllables("sooo", "en") == 3
    assert syllables("bundaaaa", "id") == 2 + 3
    assert syllables("hmmmmmmm", "en") == syllables("hm", "en")
    assert syllables("a" * 5000, "id") == STRETCH


def test_a_sign_is_a_syllable_where_signs_are_and_other_alphabets_are_guessed():
    assert syllables("肥皂很好", "en") == 4
    assert syllables("молоко", "en") == 3


@examples(100, 1500)
@given(st.text(min_size=1, max_size=40), st.sampled_from(["en", "id", "ms"]))
@example("'", "en")
@example("e", "en")
@example("\u0301", "id")
@example("ﬀ", "en")
def test_whatever_a_word_is_it_has_a_syllable_and_no_more_than_letters(word, language):
    assert 1 <= syllables(word, language) <= max(7, 2 * len(word) + 1)


@examples(50, 1000)
@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True), st.sampled_from(["en", "id", "ms"]))
def test_capitals_change_nothing(word, language):
    assert syllables(word.upper(), language) == syllables(word, language)
