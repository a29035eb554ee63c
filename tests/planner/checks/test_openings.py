"""The rule about greetings reads an opening word by word and never stands still."""

from hypothesis import given
from hypothesis import strategies as st

from planner.checks.rules.hook003_slow_intro import MOST_WORDS, _Opening, find
from planner.texts import phrases
from tests.planner.checks.planned import a_video

GREETINGS = "hi Hi hai Hello guys Guys, welcome back to my channel balik lagi sama"
NAMES = "Dita Dita! Ayu, I'm aku Aku nama I am from dari Bu Kopi,"
REST = "today hari ini kita mau show you beans . ! , - 🎉 this it's"
SPOKEN = st.lists(st.sampled_from(f"{GREETINGS} {NAMES} {REST}".split()), max_size=14).map(" ".join)


@given(SPOKEN)
def test_every_step_of_an_opening_goes_on_and_the_finding_lies_in_the_hook(hook):
    video = a_video(None, {"hook": hook})
    settings = video.calendar.rules["HOOK003"]
    opening = _Opening(hook, phrases.tokens(hook)[:MOST_WORDS], settings)
    for at in range(len(opening.cut)):
        after = opening._one(at)
        assert after == 0 or after > at
    for found in find(video, settings):
        assert 0 <= found.start < found.end <= len(hook)
