"""Lengths of time are read as people type them in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import dates, i18n
from planner.errors import PlanError
from planner.texts import typed_spans
from tests.trying import examples


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 day, 1 hour, 10 min", [1440, 60, 10]),
        ("1440, 60, 10", [1440, 60, 10]),
        ("2 hari; 3 jam\n5 menit", [2880, 180, 5]),
        ("1d, 2h, 30m", [1440, 120, 30]),
        ("1 week", [10080]),
        (" ", []),
    ],
)
def test_lengths_of_time_are_read_in_order(text, found):
    assert typed_spans.minutes(text) == found


@pytest.mark.parametrize("text", ["soon", "1 fortnight", "-5", "1.5 h"])
def test_what_is_no_length_is_refused_with_what_was_typed(text):
    with pytest.raises(PlanError, match=text):
        typed_spans.minutes(text)


@given(st.lists(st.integers(0, 20_000), max_size=4), st.sampled_from(["en", "id"]))
@examples(50, 1000)
def test_what_is_shown_is_read_again(lengths, language):
    before = i18n.language()
    i18n.set_language(language)
    try:
        assert typed_spans.minutes(", ".join(map(dates.minutes, lengths))) == lengths
    finally:
        i18n.set_language(before)
