"""How long a text takes to say: what is heard of it, and what is silent."""

import csv
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from planner.texts import numerals
from planner.texts.spoken import LONGEST, Pace, rest, seconds, spoken
from tests.each import each
from tests.growing import times_as_long
from tests.trying import examples

BRISK = Pace(5, 6, 0.2, 0.06)
SYLLABLES = Pace(1, 1, 0, 0)
"""Seconds are syllables."""
GROWTH = 9
NOTICED = 0.15
"""Seconds that nobody hears."""
LANGUAGES = st.sampled_from(["en", "id"])
SAID = {
    # numbers, prices, measures
    "It's £340 new and I paid £12.": "It's three hundred and forty pounds new and I paid twelve pounds.",
    "Use code MOSS15 at checkout.": "Use code moss fifteen at checkout.",
    "I washed it 50x and it's fine": "I washed it fifty times and it's fine",
    "Only 12% of the people know": "Only twelve percent of the people know",
    "It takes 30-40 minutes with it": "It takes thirty to forty minutes with it",
    "It is on 24/7 for the dog": "It is on twenty four seven for the dog",
    "The $6 one vs the $60 one": "The six dollars one versus the sixty dollars one",
    "My 3rd try on the 21st of May": "My third try on the twenty first of May",
    "This is the #1 mistake": "This is the number one mistake",
    "I have 10k followers & 2 cats": "I have ten thousand followers and two cats",
    "Open from 2026-11-30 on for you": "Open from thirty november twenty twenty six on for you",
    "Call 555-0134-288 before the noon": (
        "Call five five five, oh one three four, two eight eight before the noon"
    ),
    "Cuma Rp 89.000 dan ini awet": "Cuma delapan puluh sembilan ribu rupiah dan ini awet",
    "Cuma Rp. 25rb ini udah dapat": "Cuma dua puluh lima ribu rupiah ini udah dapat",
    "Rp5.000/hari untuk kamu": "lima ribu rupiah per hari untuk kamu",
    "Dicuci 20x tetap melar 0% ini": "Dicuci dua puluh kali tetap melar nol persen ini",
    "Ini 1.200 rpm dan suaranya 45 dB": (
        "Ini seribu dua ratus er pe em dan suaranya empat puluh lima desibel"
    ),
    "Ini 2x3 m aja": "Ini dua kali tiga meter aja",
    "RM1.20 je untuk korang": "satu ringgit dua puluh sen je untuk korang",
    "WA 0812-7788-9900 ya kak, bisa": (
        "we a nol delapan satu dua, tujuh tujuh delapan delapan, sembilan sembilan nol nol ya kak, bisa"
    ),
    "WhatsApp 8123 4567 untuk ini ya": "WhatsApp delapan satu dua tiga, empat lima enam tujuh untuk ini ya",
    "Ini no. 1 dari yang lain": "Ini nomor satu dari yang lain",
    # short forms and letters
    "yg ini bgt utk kamu, dl ya": "yang ini banget untuk kamu, dulu ya",
    "mmg sy tak sangka dgn korang": "memang saya tak sangka dengan korang",
    "Waktu aku di-PHK dari kantor itu": "Waktu aku di pe ha ka dari kantor itu",
    "Udah BPOM dan SNI ini": "Udah be pom dan es en i ini",
    "STOP! JANGAN BUANG YANG INI": "stop! jangan buang yang ini",
    # names
    "Makasih @kopi.senandung buat ini": "Makasih kopi senandung buat ini",
    "Thanks to @river_clay for it": "Thanks to river clay for it",
}
SILENT = (
    "[zoom]",
    "(holds up the soap)",
    "*sighs*",
    "[zoom (slowly) in]",
    "(a [b] c)",
    "🌶️🔥",
    "👩‍👩‍👧🏽",
    "1️⃣",
    "#sambal",
    "＃fyp",
    "https://senja.id/x?y=1",
    "www.senja.id",
    "senja.co.id",
    "bit.ly/senja",
    "™",
)
TIMES = Path(__file__).with_name("spoken_times.tsv")
"""Sentences, and the seconds in which they are said: the mean of what a synthesizer takes, and of their syllables
counted by it, briskly and unhurriedly. Their numbers were written out for it by hand."""


@each("written, said", SAID.items())
def test_a_text_is_said_as_a_person_reads_it_out(written, said):
    assert spoken(written) == spoken(said)


@each("silent", SILENT)
def test_what_nobody_says_takes_no_time(silent):
    assert seconds(silent, BRISK) == 0
    assert seconds(f"Three months {silent} with one bar", BRISK) == seconds(
        "Three months with one bar", BRISK
    )


@pytest.mark.parametrize("language", ["en", "id", "ms"])
def test_sentences_take_as_long_as_a_synthesizer_takes(language):
    with TIMES.open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["language"] == language
        ]
    usual = "en" if language == "en" else "id"
    fits = [
        float(row["low"]) - NOTICED <= seconds(row["text"], BRISK, usual) <= float(row["high"]) + NOTICED
        for row in rows
    ]
    assert len(fits) == 20
    assert sum(fits) >= 17


@pytest.mark.parametrize(
    "text", ["customer(s)", "(021) 555 1234 567", "mahal :( tapi bagus :)", "**bold ones**", "2 * 3 * 4"]
)
def test_brackets_and_stars_that_are_no_direction_hide_nothing(text):
    assert spoken(text).syllables >= 2


def test_a_bracket_that_never_closes_hides_nothing():
    assert seconds("[zoom in on it", BRISK) == seconds("zoom in on it", BRISK)
    assert seconds("one) two] three", BRISK) == seconds("one two three", BRISK)


def test_the_seconds_of_beats_are_silent_and_other_seconds_are_said():
    said = spoken("This is the one.\nAnd this is what it does.")
    assert spoken("0-3s: This is the one.\n3-8s: And this is what it does.") == said
    assert spoken("Hook (0-3s): This is the one.\n0:03-0:08 And this is what it does.") == said
    assert spoken("10-15 seconds: this is all it takes").syllables > spoken("this is all it takes").syllables


def test_the_language_of_the_text_sets_the_speed_not_that_of_the_calendar():
    english, indonesian = "This is the one that I never wash", "Ini yang nggak pernah aku cuci"
    for usual in ("en", "id"):
        assert spoken(english, usual).language == "en"
        assert spoken(indonesian, usual).language == "id"
    assert seconds(english, BRISK) == spoken(english).syllables / 5
    assert seconds(indonesian, BRISK) == spoken(indonesian).syllables / 6


def test_sentences_and_commas_are_pauses_only_between_words():
    assert spoken("Three months. One bar.")[2:] == (1, 0)
    assert spoken("Three months, one bar")[2:] == (0, 1)
    assert spoken("...Three months?!")[2:] == (0, 0)
    assert spoken("Dan... ternyata, [zoom]. batu")[2:] == (2, 0)
    assert spoken("One line\nanother – and a third")[2:] == (1, 1)


def test_a_range_a_hyphen_and_a_dash_are_told_apart():
    assert spoken("habis-habis")[2:] == (0, 0)
    assert spoken("3 - and more")[2:] == (0, 1)
    assert seconds("3–5", SYLLABLES) == seconds("three to five", SYLLABLES)


def test_what_is_left_when_the_time_is_over_begins_with_the_word_that_does_not_fit():
    text = "Satu dua tiga [zoom] empat lima. Enam tujuh 🔥 #x"
    left = rest(text, 1.0, BRISK, "id")
    assert text[left.start : left.end] == "empat lima. Enam tujuh 🔥 #x"
    assert left.words == 4


def test_what_is_left_of_a_text_that_fits_is_its_last_word():
    assert rest("One two three", 60, BRISK) == (8, 13, 1)
    assert rest("...", 1, BRISK) == (0, 3, 1)
    assert rest("", 1, BRISK) == (0, 0, 1)


def test_of_a_very_long_text_the_beginning_is_read_and_the_rest_taken_to_be_like_it():
    line = "This is the one that I never wash. "
    once, long = line * (LONGEST // len(line)), line * (4 * LONGEST // len(line))
    assert seconds(long, BRISK) == pytest.approx(4 * seconds(once, BRISK), rel=0.01)
    assert rest(long, 0, BRISK).words == pytest.approx(4 * rest(once, 0, BRISK).words, rel=0.01)


WORDS = st.lists(
    st.sampled_from(["soap", "sabun", "12", "Rp 5rb", "50%", "yg", "BPOM", "@a.b", "🔥", "[x]", "#a"])
)
ENDS = st.sampled_from([" ", ". ", ", ", "\n", "... "])


@examples(100, 1500)
@given(WORDS, WORDS, ENDS, LANGUAGES)
@example(["soap"] * 4 + ["yg"] * 2, [], " ", "id")
def test_more_words_never_take_less_time(words, more, end, usual):
    text = f"The soap {end.join(words)}"
    longer = text + end + end.join(more) + " the and of"
    assume(spoken(text, usual).language == spoken(longer, usual).language)
    assert seconds(longer, BRISK, usual) >= seconds(text, BRISK, usual)


@examples(100, 1500)
@given(st.integers(0, 10**9), LANGUAGES)
def test_a_number_takes_as_long_in_digits_as_in_words(number, usual):
    written = f"{number:,}".replace(",", "." if usual == "id" else ",")
    frame = "This is the {} of it" if usual == "en" else "Ini yang {} untuk kamu"
    words = numerals.spoken(written, usual)
    assert seconds(frame.format(written), BRISK) == seconds(frame.format(words), BRISK)


@examples(100, 1500)
@given(st.text(st.characters(exclude_characters="[]()*"), max_size=30), st.sampled_from(["[{}]", "({})"]))
def test_stage_directions_are_silent_whatever_they_say(direction, brackets):
    text = "This is the one {} of them"
    shown = spoken(text.format(brackets.format(direction)), "en")
    if shown.language == "en":  # a direction of many Indonesian words may make a text Indonesian
        assert shown == spoken(text.format(""), "en") or direction.strip().isdecimal()


@examples(200, 3000)
@given(st.text(), LANGUAGES, st.floats(0, 100))
@example("([)]", "en", 0)
@example("1/2/3", "id", 0)
@example("٣٤", "en", 0)
@example("1-2-2026", "en", 0)
@example("99-99-2026", "id", 0)
@example("@", "en", 0)
@example("+62", "en", 0)
@example("0812-", "id", 0)
@example("a.b.c/", "id", 0)
def test_any_text_can_be_said_and_what_is_left_lies_in_it(text, usual, within):
    assert seconds(text, BRISK, usual) >= 0
    left = rest(text, within, BRISK, usual)
    assert 0 <= left.start <= left.end <= len(text)
    assert left.words >= 1


@each("piece", ["1 ", "(", "[(", "a.", "*a", "0812 ", "555-", "@a.", "2/3:", "- ", ":)", "Rp 1 rb "])
def test_the_time_to_read_a_text_grows_no_faster_than_the_text(piece):
    def read(size: int) -> None:
        spoken.__wrapped__((piece * size)[:size])

    assert times_as_long(read, 4_000, 16_000, GROWTH) < GROWTH
