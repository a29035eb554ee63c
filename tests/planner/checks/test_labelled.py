"""How right the word rules are: precision and recall on hooks and captions that were labelled by hand."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.checks.engine import all_rules
from planner.checks.facts import VideoFacts
from planner.texts import tagtext
from tests.planner.checks.planned import a_calendar, a_video

FOLDER = Path(__file__).parent / "labelled"
HOOK_RULES = ("HOOK003", "HOOK008", "HOOK009")
CAPTION_RULES = ("CAP002", "CAP003", "CAP004", "CAP005", "CAP006", "CAP007", "CAP008")
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.90
"""What a word rule must reach; one that can't is a hint, or goes."""


@dataclass(frozen=True)
class Labelled:
    """A text with the codes of the faults that a person sees in it."""

    video: VideoFacts
    codes: frozenset[str]
    text: str


def rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def hooks() -> list[Labelled]:
    return [
        Labelled(
            a_video(
                a_calendar(),
                {
                    "hook": row["hook"],
                    "overlay": row["overlay"] or "",
                    "product": row["product"],
                    "script": "",
                },
            ),
            frozenset(filter(None, row["codes"].split(","))),
            row["hook"],
        )
        for row in rows("hooks")
    ]


def captions() -> list[Labelled]:
    bare = {"cta": "", "script": "", "beats": [], "hook": "Cold brew in 15 seconds", "overlay": ""}
    return [
        Labelled(
            a_video(a_calendar(), {**bare, "caption": row["caption"]}),
            frozenset(filter(None, row["codes"].split(","))),
            row["caption"],
        )
        for row in rows("captions")
    ]


def measured(code: str, texts: list[Labelled]) -> tuple[list[str], list[str], int]:
    """Return what a rule finds and a person does not, what it misses, and how many it finds rightly."""
    loaded = all_rules()[code]
    wrong, missed, right = [], [], 0
    for one in texts:
        found = any(True for _ in loaded.find(one.video, one.video.calendar.rules[code]))
        if found and code in one.codes:
            right += 1
        elif found:
            wrong.append(one.text)
        elif code in one.codes:
            missed.append(one.text)
    return wrong, missed, right


def table() -> list[tuple[str, int, float, float]]:
    """Return each word rule with the number of its labelled faults, its precision and its recall."""
    found = []
    for codes, texts in ((HOOK_RULES, hooks()), (CAPTION_RULES, captions())):
        for code in codes:
            wrong, missed, right = measured(code, texts)
            found.append(
                (code, right + len(missed), right / (right + len(wrong) or 1), right / (right + len(missed)))
            )
    return found


@pytest.mark.parametrize(("name", "least"), [("hooks", 200), ("captions", 200)])
def test_there_are_enough_texts_and_no_two_alike(name, least):
    texts = [tuple(row.values()) for row in rows(name)]
    assert len(texts) >= least
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("code", HOOK_RULES)
def test_a_rule_of_hooks_is_right_and_misses_little(code):
    check(code, hooks())


@pytest.mark.parametrize("code", CAPTION_RULES)
def test_a_rule_of_captions_is_right_and_misses_little(code):
    check(code, captions())


def check(code: str, texts: list[Labelled]) -> None:
    wrong, missed, right = measured(code, texts)
    assert right / (right + len(wrong)) >= LEAST_PRECISION, wrong
    assert right / (right + len(missed)) >= LEAST_RECALL, missed


OTHERS = {"hooks": ("HOOK003", "HOOK009", "CAP005"), "captions": (*CAPTION_RULES, "TAG003", "TAG008")}
LEAST_OF_OTHERS = {"HOOK009": (0.95, 0.75), "CAP004": (0.95, 0.75)}
"""Precision and recall of rules that can't reach the others'."""


def of_others(name: str, code: str) -> list[Labelled]:
    """Return the texts that other hands wrote and labelled, in three languages, but those doubtful for a rule."""
    found = []
    for row in rows(f"other_{name}"):
        text = row["text"].replace("\\n", "\n")
        if code in (row["doubt"] or "").split(","):
            continue
        caption, tags = tagtext.lift(text) if name == "captions" else ("", ())
        bare = {
            "cta": "",
            "script": "",
            "beats": [],
            "overlay": "",
            "caption": caption,
            "hashtags": list(tags),
        }
        hook = {"hook": "Cold brew in 15 seconds" if name == "captions" else text}
        found.append(
            Labelled(
                a_video(a_calendar(), {**bare, **hook}), frozenset((row["codes"] or "").split(",")), text
            )
        )
    return found


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, codes in OTHERS.items() for code in codes])
def test_a_rule_is_right_on_what_other_hands_wrote(name: str, code: str) -> None:
    wrong, missed, right = measured(code, of_others(name, code))
    precision, recall = LEAST_OF_OTHERS.get(code, (LEAST_PRECISION, LEAST_RECALL))
    assert right / (right + len(wrong)) >= precision, wrong
    assert right / (right + len(missed)) >= recall, missed
