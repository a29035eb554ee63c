"""A pattern of the brand's own: * stands for anything in one line, and no text makes it slow."""

import re
from functools import partial

from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.checks.brand import fits
from tests.growing import times_as_long

TEXTS = st.text("aAbB*. \nß", max_size=9)


def slowly(pattern: str, text: str) -> bool:
    """The meaning itself: at some place, sign by sign, a * eats any number of signs but no line break.

    A line break in a pattern is a blank.
    """

    def here(left: str, rest: str) -> bool:
        if not left:
            return True
        if left[0] == "*":
            eats = bool(rest) and rest[0] != "\n" and here(left, rest[1:])
            return here(left[1:], rest) or eats
        return rest[:1] == left[0] and here(left[1:], rest[1:])

    text, pattern = text.casefold(), re.sub(r"\*+", "*", pattern.casefold()).replace("\n", " ")
    return any(here(pattern, text[at:]) for at in range(len(text) + 1))


@given(TEXTS, TEXTS)
@example("a*b", "a\nb")
@example("a\nb*a", "a bba")
@settings(max_examples=500, deadline=None)
def test_a_pattern_means_what_it_says_sign_by_sign(pattern: str, text: str) -> None:
    assert fits(pattern, text) == slowly(pattern, text)


def test_a_pattern_pays_no_regard_to_case_not_even_that_of_dotted_letters() -> None:
    assert fits("indirim*ÜRÜN", "Bugün İNDİRİM var, her ürün")
    assert fits("(a+)+$ [.]", "So (A+)+$ [.] it is")
    assert not fits("(a+)+$", "aaaa")


def test_a_pattern_of_many_stars_takes_time_in_proportion_to_the_text() -> None:
    for pattern, piece in (
        ("* * * #ad", "word "),
        ("*a*a*x", "a"),
        ("*kopi*senja*gratis ongkir*", "kopi senja gratis "),
        ("a*" * 40 + "x", "a"),
        ("a*b", "a\n"),
        ("*\n" * 300 + "b", "a\n"),
    ):
        grown = times_as_long(partial(fits, pattern), piece * 2_000, piece * 8_000, 12)
        assert grown < 12, pattern


def test_stars_beside_one_another_are_one_and_cost_nothing():
    assert fits("a***b", "axxb")
    lines = "a\n" * 4_000
    assert times_as_long(lambda n: fits("*" * n + "x", lines[: 2 * n]), 1_000, 4_000, 9) < 9
