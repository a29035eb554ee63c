"""The law of a safe fix: what is made unread mends its finding, leaves a clause, and raises nothing new."""

import csv
import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.choices import BrandRuleKind, Disclosure, Severity, Stage
from models.reading import Connection
from models.records import Beat
from planner import edits
from planner.calendar.workspace import Workspace
from planner.checks import engine, fixing, law, loading
from planner.checks.facts import BrandRuleFacts, Neighbour, Timeline, VideoFacts, WaiverFacts
from planner.checks.rule import Fix
from planner.checks.ruleset import RuleSet
from planner.texts import clauses
from planner.video import videos
from tests.planner.checks import planned
from tests.planner.checks.planned import a_calendar, a_video, cases
from tests.trying import examples

FOLDER = Path(__file__).parent / "labelled"
RULES = Path(engine.__file__).parent / "rules"
CALENDAR = a_calendar()
MOST = 60
"""Fixes to one video in these tests."""
LONG = 3000
"""Characters of a text that somebody types."""


def texts(name: str) -> Iterator[str]:
    for path in sorted(FOLDER.glob(f"*{name}.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield (row.get("text") or row.get(name.rstrip("s"), "")).replace("\\n", "\n")


def results(video: VideoFacts) -> list[engine.Result]:
    return [one for one in engine.check([video], video.calendar) if one.video is not None]


def counted(told: list[engine.Result]) -> Counter[tuple[str, str]]:
    return Counter((one.rule.code, one.finding.about) for one in told)


def obeys_the_law(video: VideoFacts) -> int:
    """Make all safe fixes of a video and return how many there were."""
    now, told, made = video, results(video), 0
    before = counted(told)
    for made in itertools.count():
        result, fix = next(law.safe_fixes(told), (None, None))
        if fix is None or result is None:
            break
        assert made < MOST
        after = law.mended(now, fix)
        assert after is not None
        left = results(after)
        key = (result.rule.code, result.finding.about)
        assert counted(left)[key] < counted(told)[key], fix
        assert counted(left) <= counted(told), fix
        for field in law.TEXTS:
            assert clauses.keeps_a_clause(getattr(now, field), getattr(after, field)), fix
        now, told = after, left
    assert counted(told) <= before
    return made


@pytest.mark.slow
def test_in_the_cases_of_all_rules() -> None:
    subjects = [one.subject for one in cases() if not one.lacking]
    usual = [one for one in subjects if isinstance(one, VideoFacts) and len(one.caption + one.hook) < LONG]
    assert sum(map(obeys_the_law, usual)) > 10


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.slow)], ids=["every fifth", "all"])
@pytest.mark.parametrize(("field", "name", "least"), [("hook", "hooks", 40), ("caption", "captions", 5)])
def test_in_texts_as_people_write_them(field: str, name: str, least: int, step: int) -> None:
    some = itertools.islice(texts(name), 0, None, step)
    made = sum(obeys_the_law(a_video(CALENDAR, {field: text})) for text in some)
    assert made >= least // step


WORDS = st.sampled_from(
    [
        "hi",
        "halo",
        "guys",
        "semuanya",
        "welcome",
        "back",
        "aku",
        "Dita",
        "dari",
        "Senja",
        "today",
        "kita",
        "bahas",
        "cold",
        "brew",
        "gelas",
        "retak",
        "di",
        "the",
        "of",
        "#fyp",
        "#kopi",
        "#viral",
        "#coldbrew",
        "#senjacoffee",
        ",",
        ".",
        "!",
        "🔥",
        "cheap",
        "tap",
        "basket",
        "www.senja.com",
        "this",
        "video",
        "\n",
    ]
)
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join)
NAMES = st.lists(
    st.sampled_from(["fyp", "viral", "kopi", "coldbrew", "cold-brew", "icedcoffee", "Kopi"]), max_size=7
)
OWN = BrandRuleFacts(7, BrandRuleKind.INSTEAD, ("cheap",), ("caption", "hook", "hashtags"), "good value")
BRANDED = a_calendar({"brand_rules": (OWN,)})
object.__setattr__(BRANDED, "rules", RuleSet(brand={OWN.code: Severity.FIX}))


@pytest.mark.slow
@given(SENTENCES, SENTENCES, NAMES)
@examples(60, 600)
def test_in_any_hook_caption_and_hashtags(hook: str, caption: str, tags: list[str]) -> None:
    obeys_the_law(a_video(BRANDED, {"hook": hook, "caption": caption, "hashtags": tags}))


def codes_made(video: VideoFacts) -> set[str]:
    return {result.rule.code for result, _fix in law.safe_fixes(results(video))}


def test_a_hashtag_that_is_needed_for_the_least_number_stays() -> None:
    enough = a_video(changes={"hashtags": ["coldbrew", "senjacoffee", "coldbrewathome", "fyp"]})
    too_few = a_video(changes={"hashtags": ["senjacoffee", "coldbrew", "fyp"]})
    assert "TAG003" in codes_made(enough)
    assert "TAG003" not in codes_made(too_few)
    [still_offered] = [
        fix for one in results(too_few) if one.rule.code == "TAG003" for fix in one.finding.fixes
    ]
    assert still_offered.safe  # by its rule; the law says no


def test_judged_results_are_the_same_but_for_what_they_call_safe() -> None:
    video = a_video(
        changes={"hashtags": ["senjacoffee", "coldbrew", "fyp"], "hook": "Hi guys, this cup is cracked"}
    )
    told, judged = results(video), law.judged(results(video))
    assert [one.finding.message for one in judged] == [one.finding.message for one in told]
    safe = {one.rule.code for one in judged if any(fix.safe for fix in one.finding.fixes)}
    assert safe == {"HOOK003"}


def test_a_fix_that_makes_a_later_video_the_same_is_not_safe() -> None:
    video = a_video(changes={"hook": "Hi guys, cold brew in fifteen seconds"})
    assert video.at_utc
    here = Neighbour(video.id, video.title, video.at_utc, video.hook, video.folded_tags)

    def before(hook: str) -> VideoFacts:
        later = Neighbour(99, "Later", here.at_utc + dt.timedelta(days=1), hook)
        return replace(video, timeline=Timeline([here, later]))

    assert "HOOK003" in codes_made(before("Grey to gold crema"))
    assert "HOOK003" not in codes_made(before("Cold brew in fifteen seconds"))


def test_the_rules_that_look_at_earlier_hooks_and_hashtags_are_known() -> None:
    looking = {
        path.stem[:7].upper().rstrip("_")
        for path in RULES.glob("*.py")
        if any(sign in path.read_text(encoding="utf-8") for sign in ("other.hook", "other.tags"))
    }
    assert looking == set(law.AROUND)


def test_a_waiver_that_is_needed_is_not_taken_away() -> None:
    video = a_video()
    old = WaiverFacts(
        3, video.id, "HOOK003", "", "The greeting is the joke", planned.TODAY - dt.timedelta(days=2)
    )
    greeting = a_video(changes={"hook": "Hi guys, cold brew in fifteen seconds"})

    def removable(one: VideoFacts) -> bool:
        told = [r for r in engine.check([one], one.calendar, waivers=[old]) if r.video is not None]
        return any(fix.edit == "waivers.remove" for _result, fix in law.safe_fixes(told, [old]))

    assert removable(video)
    assert removable(greeting)  # it held nothing back any more


MADE = {
    "videos.set_text": (1, "hook", "Grey to gold crema"),
    "videos.set_flag": (1, "voice_over", True),
    "videos.choose": (1, "disclosure", Disclosure.PARTNERSHIP),
    "videos.set_length": (1, 22.0),
    "videos.set_hashtags": (1, ("kopi", "seduh")),
    "videos.set_caption_and_hashtags": (1, "Look #kopi", ("seduh",)),
    "videos.set_beats": (1, (Beat(3, 9, "Step 1", "Pour"), Beat(0, 3, "Hook", "Hold it up"))),
    "videos.place_overlay": (1, 120.0, 400.0),
}


@pytest.mark.parametrize("name", law.CHANGES)
def test_what_a_fix_does_to_the_facts_is_what_its_edit_does(name: str, workspace: Workspace) -> None:
    def facts() -> VideoFacts:
        def load(connection: Connection) -> VideoFacts:
            return loading.load(connection, loading.load_calendar(connection, workspace.now()), ids=[1])[0]

        return workspace.read_plain(load)

    workspace.do(videos.add("Cold brew"))
    before = facts()
    workspace.do(edits.named(name, *MADE[name]))
    after = law.mended(before, Fix("", name, MADE[name]))
    assert after is not None
    assert after != before
    assert replace(facts(), calendar=before.calendar) == after


def test_all_safe_fixes_leave_what_is_not_safe_and_are_one_step(workspace: Workspace) -> None:
    workspace.do(videos.add("Cold brew"))
    workspace.do(videos.set_stage((1,), Stage.SCRIPTED))
    workspace.do(videos.set_text(1, "hook", "Hi guys, cold brew in fifteen seconds"))
    workspace.do(videos.set_hashtags(1, ("fyp", "coldbrew", "icedcoffee")))  # two would be too few
    assert workspace.do(fixing.fix_all_safe((1,), workspace.now())) == 1
    video = workspace.read(lambda session: videos.get(session, 1))
    assert (video.hook, video.hashtags) == ("Cold brew in fifteen seconds", ["fyp", "coldbrew", "icedcoffee"])
    workspace.undo()
    assert workspace.read(lambda session: videos.get(session, 1)).hook.startswith("Hi guys")
    workspace.redo()
    assert workspace.do(fixing.fix_all_safe((1,), workspace.now())) == 0
