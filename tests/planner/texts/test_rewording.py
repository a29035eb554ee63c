"""A clause goes or is replaced so that what is left reads as sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.texts import rewording
from tests.trying import examples


@pytest.mark.parametrize(
    ("text", "word", "left", "instead"),
    [
        ("Get yours - link in bio!", "bio", "Get yours!", "Get yours - tap here!"),
        ("order via link di bio. Stok terbatas", "bio", "Stok terbatas", "Tap here. Stok terbatas"),
        (
            "Soap is back, link in bio, ships Friday",
            "bio",
            "Soap is back, ships Friday",
            "Soap is back, tap here, ships Friday",
        ),
        ("One. link in bio. iPhone cases", "bio", "One. iPhone cases", "One. Tap here. iPhone cases"),
        ("Visit bio #soap", "bio", "#soap", "Tap here #soap"),
        ("Soap\nLink in bio! 🔗", "bio", "Soap", "Soap\nTap here! 🔗"),
    ],
)
def test_a_clause_goes_or_is_replaced(text, word, left, instead):
    at = text.index(word)
    clause = rewording.around(text, at, at + len(word))
    assert rewording.without(text, *clause) == left
    assert rewording.instead(text, *clause, "tap here") == instead


@given(st.text(max_size=120), st.data())
@examples(100, 2000)
def test_a_clause_holds_its_stretch_and_lies_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    clause = rewording.around(text, start, end)
    assert 0 <= clause.start <= clause.end <= len(text)
    rewording.without(text, *clause)
    rewording.instead(text, *clause, "tap")
