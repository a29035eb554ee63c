"""What the kinds of own fields make of a text."""

import pytest

from planner.errors import PlanError
from planner.video import own_kinds


@pytest.mark.parametrize(
    ("text", "meant"),
    [("yes", True), (" YA ", True), ("✓", True), ("no", False), ("Tidak", False), ("maybe", None)],
)
def test_yes_and_no_are_read_in_the_words_of_tables(text, meant):
    assert own_kinds.yes_or_no(text) is meant


def test_choices_are_each_once_on_one_line_as_they_are_written_first():
    assert own_kinds.different(["Sell  it", "learn", " ", "sell it", "LEARN"]) == ["Sell it", "learn"]


def test_a_choice_is_found_however_it_is_written():
    assert own_kinds.among(("Sell it", "Learn"), " sell\nIT") == "Sell it"
    assert own_kinds.among(("Sell it",), "Sell") is None


def test_at_most_five_texts_that_are_neither_are_named():
    with pytest.raises(PlanError, match="“a”, “b”, “c”, “d”, “e”[.] Change"):
        own_kinds.ticks("Seen", "abcde")
    with pytest.raises(PlanError, match="“e”, and 2 more[.] Change"):
        own_kinds.ticks("Seen", "abcdefg")
    assert own_kinds.ticks("Seen", ["yes", "no"]) == {"yes": True, "no": False}
