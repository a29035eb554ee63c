"""What is fixed without anybody reading it is right afterwards: the rule is content, and no other one is worse."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.choices import BrandRuleKind, Severity
from planner.checks import engine
from planner.checks.facts import BrandRuleFacts, VideoFacts
from planner.checks.rule import Fix
from planner.checks.ruleset import RuleSet
from tests.planner.checks.planned import a_calendar, a_video, cases, mended

FOLDER = Path(__file__).parent / "labelled"
CALENDAR = a_calendar()
MOST = 40
"""Safe fixes of one rule to one video."""


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield texts as people publish them, in English, Indonesian and Malay.

    ``left`` is what a person would leave of a hook that opens slowly; keep where nothing would be left.
    """
    with (FOLDER / f"everyday_{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def texts(name: str) -> Iterator[str]:
    for row in rows(name):
        yield row["text"].replace("\\n", "\n")


def safe_texts(video: VideoFacts, code: str = "") -> Iterator[tuple[str, Fix]]:
    """Yield the safe fixes of texts, with the codes of their rules."""
    for result in engine.check([video], video.calendar):
        for fix in result.finding.fixes:
            if fix.safe and fix.edit == "videos.set_text" and code in ("", result.rule.code):
                yield result.rule.code, fix


def to_fix(video: VideoFacts) -> set[str]:
    found = engine.check([video], video.calendar)
    return {result.rule.code for result in found if result.severity is Severity.FIX}


def is_right_after_fixes(video: VideoFacts) -> int:
    """Make the safe fixes of each rule by itself, look at what is left, and return how many were made."""
    made = 0
    fields = {code: str(fix.args[1]) for code, fix in safe_texts(video)}
    for code, field in fields.items():
        now = video
        for _round in range(MOST):
            fix = next((fix for _code, fix in safe_texts(now, code)), None)
            if fix is None:
                break
            now, made = mended(now, fix), made + 1
        changed = (code, getattr(video, field), getattr(now, field))
        left = [r.rule.code for r in engine.check([now], now.calendar) if r.finding.field == field]
        assert code not in left, changed
        assert to_fix(now) <= to_fix(video), changed
    return made


SUBJECTS = [subject for case in cases() if not case.lacking for subject in [case.subject]]


@pytest.mark.slow
def test_in_the_cases_of_all_rules() -> None:
    assert sum(is_right_after_fixes(one) for one in SUBJECTS if isinstance(one, VideoFacts)) > 15


@pytest.mark.slow
def test_in_hooks_as_people_publish_them() -> None:
    assert sum(is_right_after_fixes(a_video(CALENDAR, {"hook": text})) for text in texts("hooks")) > 15


@pytest.mark.slow
def test_a_safe_cut_leaves_what_a_person_would_leave_or_only_words_that_lead_to_it() -> None:
    made = kept = 0
    for row in rows("hooks"):
        for code, fix in safe_texts(a_video(CALENDAR, {"hook": row["text"]})):
            if code != "HOOK003" or row["left"] == "-":
                continue
            rest, made = str(fix.args[2]), made + 1
            if row["left"] == "keep":
                kept += 1
                continue
            assert rest.casefold().endswith(row["left"].casefold()), rest
            lead = rest[: len(rest) - len(row["left"])]
            assert not set(lead) & set(".,!?…:;\n"), rest
    assert made > 15
    assert kept <= 1  # "In this video, I'll be reviewing a vacuum": without the first words it is no worse


@pytest.mark.slow
def test_in_captions_as_people_publish_them() -> None:
    assert sum(is_right_after_fixes(a_video(CALENDAR, {"caption": text})) for text in texts("captions")) > 2


def test_words_of_the_brand_are_said_instead_of_others_to_the_end() -> None:
    own = BrandRuleFacts(7, BrandRuleKind.INSTEAD, ("cheap", "bargain"), ("caption", "hook"), "good value")
    calendar = a_calendar({"brand_rules": (own,)})
    object.__setattr__(calendar, "rules", RuleSet(brand={own.code: Severity.FIX}))
    assert is_right_after_fixes(a_video(calendar, {"caption": "Cheap, cheap! A bargain. " * 5})) == 15


@pytest.mark.parametrize("n", [1, 40, 700])
def test_every_hashtag_that_is_stuck_is_freed_unless_there_is_no_room(n: int) -> None:
    video = a_video(
        changes={"caption": "Tap the basket. " + "a.#bc\n" * n, "hashtags": ["kopi", "seduh", "senja"]}
    )
    fixes = [fix for code, fix in safe_texts(video) if code == "CAP006"]
    assert len(fixes) == (1 if n == 1 else 0)  # more of them are one hashtag many times
    if fixes:
        assert is_right_after_fixes(video) >= 1


def test_a_blank_that_would_make_the_caption_too_long_is_not_safe() -> None:
    tags = ["kopi", "seduh", "senja"]
    for length in range(2175, 2182):
        video = a_video(
            changes={"caption": "Tap the basket " + "a" * (length - 21) + "!#kopi", "hashtags": tags}
        )
        is_right_after_fixes(video)
