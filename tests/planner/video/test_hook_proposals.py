"""Hooks to start from: of the video's own facts, in its own language, and none at which the checks find fault."""

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import Stage
from models.records import Beat
from planner import demo, presets
from planner.checks import engine, loading
from planner.checks.facts import FormatFacts, VideoFacts
from planner.library import proposals
from planner.video import hook_proposals
from tests.planner.checks.planned import a_calendar, a_video
from tests.trying import examples

NOTHING = {
    "hook": "", "overlay": "", "title": "New video", "product": "", "script": "", "caption": "", "cta": "", "notes": "",
    "format": "none", "facts": {"beats": ()},
}  # fmt: skip
CALENDAR = a_calendar()


def bare(**more: object) -> VideoFacts:
    return a_video(CALENDAR, {**NOTHING, **more})


def passes(video: VideoFacts, text: str) -> None:
    rules = [engine.all_rules()[code] for code in ("HOOK003", "HOOK004", "HOOK008", "HOOK009", "CAP005")]
    tried = replace(video, hook=text, stage=Stage.SCRIPTED)
    found = engine.check([tried], video.calendar, rules=rules)
    assert [one.rule.code for one in found if one.finding.field in ("hook", "overlay")] == [], text
    assert "{" not in text
    assert "}" not in text
    assert text.strip() == text


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_video_of_the_sample_gets_three_that_pass_and_none_is_like_another(tmp_path, clock, language):
    workspace = demo.build(tmp_path / "sample.hookline", clock, language)
    videos = workspace.read_plain(lambda c: loading.load(c, loading.load_calendar(c, workspace.now())))
    workspace.close()
    assert len(videos) > 30
    for video in videos:
        proposed = proposals.hooks(video)
        assert len(proposed) == 3, video.title
        for text in proposed:
            passes(video, text)
        for one in proposed:
            assert not [
                other
                for other in proposed
                if other != one and hook_proposals.alike(one, other, video.product)
            ]


def test_where_nothing_is_known_nothing_is_made_up():
    assert proposals.hooks(bare()) == []


def test_the_product_alone_is_enough():
    assert proposals.hooks(bare(product="Soy candle 200 ml", title="Idea 7")) == [
        "One thing before buying soy candle", "Soy candle: worth it or not?", "What soy candle can and can’t do",
    ]  # fmt: skip


def test_the_language_is_that_of_the_videos_own_texts_and_not_of_the_calendar():
    script = "Kopi kamu pahit karena airnya terlalu panas. Tunggu satu menit dulu."
    assert proposals.hooks(bare(product="Biji kopi Gayo", script=script))[0] == (
        "Kopi kamu pahit karena airnya terlalu panas"
    )
    english = bare(product="Gayo beans", script="Your coffee is bitter because the water is too hot.")
    assert proposals.hooks(replace(english, calendar=replace(CALENDAR, language="id")))[0] == (
        "Your coffee is bitter because the water is too hot"
    )


def test_a_price_and_a_time_are_taken_as_they_stand():
    priced = bare(product="Keripik tempe 250 g", notes="Jual Rp 25.000 saja, renyah dan gurih")
    assert "Keripik tempe Rp 25.000, worth it nggak?" in list(hook_proposals.candidates(priced, "", "id"))
    quick = bare(product="Cold brew concentrate", notes="It is ready in 15 seconds, all of it")
    assert "Cold brew concentrate in 15 seconds?" in list(hook_proposals.candidates(quick, "", "en"))


def test_the_format_says_what_comes_first():
    video = bare(product="Drip bags", title="No kettle at the office")
    for key, first in (("how-to", "The right way to use drip bags"), ("unboxing", "Inside the drip bags")):
        assert proposals.hooks(replace(video, format=FormatFacts(key)))[0] == first


def test_what_asks_directs_or_links_is_no_opening():
    told = "Tap the basket for this mug. Close up of the mug on it. See www.mugs.com for all. #mug is our favourite."
    assert list(hook_proposals.candidates(bare(script=told), "", "en")) == []


def test_a_beat_that_tells_of_the_trouble_is_one():
    beats = (Beat(0, 3, "Hook", "Hands"), Beat(3, 8, "Problem", "A tote that soaks through in the rain"))
    video = replace(bare(product="Waxed tote"), beats=beats)
    assert proposals.hooks(video)[0] == "A tote that soaks through in the rain"


def test_the_hook_that_is_there_is_not_proposed_again():
    video = bare(product="Drip bags", title="No kettle at the office", hook="No kettle at the office")
    assert "No kettle at the office" not in proposals.hooks(video)


def test_every_pattern_stands_in_both_languages_with_the_same_holes():
    def holes(text: str) -> set[str]:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}

    for pattern in presets.read("hooks")["pattern"]:
        assert holes(pattern["en"]) == holes(pattern["id"])


TEXT = st.lists(
    st.sampled_from(
        ["Hi", "guys", "kopi", "{product}", "{", "}", "pahit", "bitter", "in", "15", "seconds", "Rp", "89.000", "$7",
         "?", ".", "!", "guaranteed", "cures", "tanpa", "without", "the", "wait", "🔥", "#kopi", "[zoom]",
         "Gayo", "beans", "200", "g", "\n", "%"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@given(TEXT, TEXT, TEXT, TEXT, st.sampled_from(["", "how-to", "unboxing", "before-after"]))
@examples(60, 2000)
def test_whatever_a_video_says_no_proposal_is_at_fault(title, product, script, caption, key):
    video = bare(title=title or "x", product=product, script=script, caption=caption)
    if key:
        video = replace(video, format=FormatFacts(key))
    proposed = proposals.hooks(video)
    assert len(proposed) <= 3
    for text in proposed:
        rules = [engine.all_rules()[code] for code in proposals.HOOK_RULES]
        tried = replace(video, hook=text, stage=Stage.SCRIPTED)
        found = engine.check([tried], video.calendar, rules=rules)
        assert [one.rule.code for one in found if one.finding.field == "hook"] == []
