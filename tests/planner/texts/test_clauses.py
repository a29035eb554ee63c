"""What is left of a text that was cut has to stand."""

import time

from hypothesis import given
from hypothesis import strategies as st

from planner.texts.clauses import keeps_a_clause
from tests.each import each
from tests.trying import examples

STANDS = [
    ("Hi guys, cold brew in fifteen seconds", "Cold brew in fifteen seconds"),
    ("Hi guys! Wow! Look at this cup", "Wow! Look at this cup"),
    ("Halo semuanya, gelas ini retak sendiri", "Gelas ini retak sendiri"),
    ("Tap the basket #kopi #fyp", "Tap the basket #kopi"),
    ("Tap the basket\n#fyp #kopi", "Tap the basket\n#kopi"),
    ("#fyp #viral", ""),
    ("Cheap! A cup for you", "Good value! A cup for you"),
    ("The same as before", "The same as before"),
    ("Pesan sekarang ya kak, atau mampir ke toko kami", "Pesan sekarang ya kak"),
]
FALLS = [
    ("Hai sobat kuliner! Sekarang kita ke pasar", "Kuliner! Sekarang kita ke pasar"),
    ("Hai sobat manis, piring ini retak?", "Manis, piring ini retak?"),
    ("Welcome back to the kingdom of mug repairs", "Of mug repairs"),
    ("Halo, dengan Budi di alur cerita film", "Di alur cerita film"),
    ("This is the channel where we talk about Unreal", "Where we talk about Unreal"),
    ("We are back with another haul", "With another haul"),
    ("Mau order? Order via WhatsApp. Stok terbatas ya kak", "Mau order? Order via. Stok terbatas ya kak"),
    ("Simply click the link for the full version", "Simply click the for the full version"),
    ("I love #fyp content a lot", "I love content a lot"),
    ("Hi guys", ""),
    ("Everything about #kopi.", "Everything about."),
    ("Hi guys, plant parents!", "Plant parents!"),
]


@each("before, after", STANDS)
def test_a_whole_clause_that_is_left_can_stand(before: str, after: str) -> None:
    assert keeps_a_clause(before, after)


@each("before, after", FALLS)
def test_a_piece_of_a_clause_can_not(before: str, after: str) -> None:
    assert not keeps_a_clause(before, after)


TEXT = st.text(alphabet="ab #.,\n🔥'", max_size=40)


@given(TEXT, TEXT)
@examples(200, 3000)
def test_any_two_texts_have_an_answer_and_one_that_is_not_cut_stands(one: str, other: str) -> None:
    keeps_a_clause(one, other)
    assert keeps_a_clause(one, one)


@given(st.text(alphabet="ab .,\n🔥'", max_size=40))
@examples(100, 2000)
def test_a_text_of_which_no_word_is_left_says_nothing(text: str) -> None:
    assert keeps_a_clause(text, "") is not any(map(str.isalpha, text))


def test_a_text_that_was_pasted_by_mistake_takes_no_square_of_time() -> None:
    long = "a b, #c d\n" * 10_000
    began = time.process_time()
    keeps_a_clause(long, "b, d\n" * 10_000)
    keeps_a_clause(long, "")
    assert time.process_time() - began < 2
