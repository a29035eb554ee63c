"""A caption in capitals, written as sentences: the same words, and nobody shouts any more."""

from hypothesis import given
from hypothesis import strategies as st

from planner.checks import engine, law
from planner.checks.facts import VideoFacts
from planner.checks.rules.cap007_shouting import calm
from tests.planner.checks.planned import a_video
from tests.trying import examples

PIECES = st.sampled_from(
    ["PROMO", "GILA", "HARI", "INI", "BPOM", "COD", "IPHONE", "I'M", "A", "T-SHIRT", "500ML", "S23", "5G", "Rp", "RP",
     "iPhone", "#KOPI", "@Senja", "🔥", "!", ".", ",", "\n", "-", "é", "ÉCLAIR", "ẞ", "İ", "www.SENJA.com", "P.O", "¡"]
)  # fmt: skip
SHOUTED = st.lists(PIECES, max_size=20).map(" ".join)


def fixes(video: VideoFacts) -> list[tuple[engine.Result, object]]:
    found = engine.check([video], video.calendar, rules=engine.chosen(["CAP007"]))
    return [(result, fix) for result in found for fix in result.finding.fixes]


@given(SHOUTED)
@examples(200, 2000)
def test_it_is_calm_afterwards_and_has_the_same_words(text: str) -> None:
    video = a_video(changes={"caption": text})
    for result, fix in fixes(video):
        after = law.mended(video, fix)
        assert after is not None
        assert after.caption != text
        assert after.caption.casefold().replace("i\u0307", "i") == text.casefold().replace("i\u0307", "i")
        assert not [one for one, _fix in fixes(after) if one.finding.about == result.finding.about]


@given(SHOUTED)
@examples(200, 2000)
def test_what_is_calm_stays_as_it_is(text: str) -> None:
    once = calm(text, {"iphone": "iPhone", "rp": "Rp", "ml": "ml"}, frozenset({"bpom", "cod"}))
    assert calm(once, {"iphone": "iPhone", "rp": "Rp", "ml": "ml"}, frozenset({"bpom", "cod"})) == once
