"""The language of a text is that of its function words; of one without, what is usual around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.texts.language import language
from tests.trying import examples

TEXTS = {
    "en": (
        "This mug fell off a roof rack.",
        "If your towels smell, it's not the soap",
        "I never rinse rice before cooking",
        "Why is nobody talking about this brush?",
        "My grandmother kept buttons in a biscuit tin",
    ),
    "id": (
        "Sabun ini udah tiga minggu nggak habis-habis",
        "Kenapa cabai kamu cepat busuk?",
        "Gue kira casing bening itu semua bakal kuning",
        "Stop buang toples bekas, coba cara ini",
        "Waktu aku di-PHK, cuma mesin jahit ini yang tersisa",
        "POV: kamu baru restock skincare yang lagi viral",
    ),
    "ms": (
        "Korang tahu tak kenapa sambal cepat basi?",
        "Dah 6 bulan pakai, tali dia masih kuat",
        "Kuali ni RM39 je, tak melekat langsung",
        "Jom tengok macam mana nak bersihkan kipas",
        "Mmg sy tak sangka, jahitan dia kemas gila",
    ),
}


@pytest.mark.parametrize(
    ("theirs", "text"), [(theirs, text) for theirs, texts in TEXTS.items() for text in texts]
)
@pytest.mark.parametrize("usual", ["en", "id"])
def test_a_sentence_is_in_its_language_whatever_the_calendars(theirs, text, usual):
    assert language(text, usual) == theirs


@pytest.mark.parametrize("usual", ["en", "id"])
def test_what_has_no_function_word_is_in_the_usual_language(usual):
    assert language("Cold brew", usual) == usual
    assert language("", usual) == usual
    assert language("89%", usual) == usual


@examples(50, 1000)
@given(st.text(), st.sampled_from(["en", "id"]))
def test_any_text_has_a_language(text, usual):
    assert language(text, usual) in {"en", "id", "ms"}
