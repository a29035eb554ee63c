"""What a fix would change is seen before it is made: the stretch that differs, and all other values in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import Severity
from planner.checks import engine, fix_preview
from planner.checks.facts import VideoFacts
from planner.checks.fix_preview import Change, change_of, stretch
from planner.checks.rule import Fix
from tests.planner.checks.planned import a_calendar, a_video, cases
from tests.trying import examples


def shown(change: Change) -> tuple[str, str]:
    return f"{change.head}[{change.old}]{change.tail}", f"{change.head}[{change.new}]{change.tail}"


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("Hi guys, cold brew now", "Cold brew now", "[Hi guys, cold] brew now", "[Cold] brew now"),
        ("Ships now!#kopi", "Ships now! #kopi", "Ships [now!#kopi]", "Ships [now! #kopi]"),
        ("#kopi #fyp #seduh", "#kopi #seduh", "#kopi [#fyp] #seduh", "#kopi [] #seduh"),
        ("", "Cold brew", "[]", "[Cold brew]"),
        ("a\nb c", "a\nb", "a b[ c]", "a b[]"),
    ],
)
def test_the_words_that_differ_are_told_apart(before: str, after: str, old: str, new: str) -> None:
    told = shown(stretch("Caption", before, after))
    assert [one.replace(" ]", "]").replace("] ", "]") for one in told] == [
        one.replace(" ]", "]").replace("] ", "]") for one in (old, new)
    ]


TEXTS = st.text(alphabet="ab #.,\n🔥", max_size=60)


@given(TEXTS, TEXTS)
@examples(200, 3000)
def test_a_short_change_is_shown_whole(before: str, after: str) -> None:
    change = stretch("Hook", before, after)
    if fix_preview.CUT not in "".join((change.head, change.tail)):
        assert change.head + change.old + change.tail == before.replace("\n", " ")
        assert change.head + change.new + change.tail == after.replace("\n", " ")


@given(st.text(alphabet="ab ", max_size=400), st.text(alphabet="ab ", max_size=400))
@examples(50, 1000)
def test_a_long_one_is_cut_short(before: str, after: str) -> None:
    change = stretch("Hook", before, after)
    for part in (change.old, change.new):
        assert len(change.head + part + change.tail) <= 130


@pytest.mark.slow
def test_every_fix_of_every_rule_can_be_shown() -> None:
    made = set()
    for case in cases():
        if case.lacking or not isinstance(case.subject, VideoFacts):
            continue
        for result in engine.check([case.subject], case.calendar):
            for fix in result.finding.fixes:
                change = change_of(result, fix)
                assert change is not None, fix.edit
                assert change.old != change.new or fix.edit == "videos.set_text", fix
                assert change.field
                assert change.sentence.startswith(change.field)
                made.add(fix.edit)
    assert len(made) > 8


def test_a_screen_reader_hears_both() -> None:
    [result] = (
        one for one in engine.check([a_video(changes={"hook": "Hi guys, cold brew in a minute"})], a_calendar())
        if one.rule.code == "HOOK003"
    )  # fmt: skip
    assert result.severity is not Severity.OFF
    change = change_of(result, result.finding.fixes[0])
    assert change is not None
    assert change.sentence == (
        "Spoken hook. Before: Hi guys, cold brew in a minute. After: Cold brew in a minute."
    )
    assert change_of(result, Fix("", "nobody.knows", ())) is None


def test_a_change_names_the_other_texts_that_go_on_saying_what_goes() -> None:
    calendar = a_calendar({})
    video = a_video(
        calendar,
        {
            "hook": "Hi guys, cold brew now",
            "script": "HI GUYS! Cold brew.",
            "caption": "Cold brew",
            "overlay": "",
        },
    )
    result = next(one for one in engine.check((video,), calendar) if one.rule.code == "HOOK003")
    change = change_of(result, result.finding.fixes[0])
    assert change is not None
    assert change.note == "The same words stay in: Script."
    assert change.sentence.endswith(change.note)
