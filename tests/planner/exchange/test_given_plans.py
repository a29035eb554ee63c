"""Plans as people and their tools write them, each against what its author meant (NAME.truth.json)."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planner.exchange import plan_source, tables
from planner.exchange.plan_source import Answers
from planner.exchange.plan_table import ParsedPlan
from tests.planner.exchange import truth
from tests.planner.exchange.truth import Verdict

TODAY = dt.date(2026, 11, 30)
ONLY_A_COLOUR = {"warna-status-tanaman.xlsx": "stage"}
"""Plans in which a field is nothing but the colour of its cells, which is not read."""


@cache
def brought_in(name: str, folder: Path = truth.PLANS) -> ParsedPlan:
    """Return what comes of a plan with what its user would answer."""
    source = tables.read_all(folder / name)
    return plan_source.read(source, plan_source.parts(source), answers(truth.of(name, folder)["ask"]))


@cache
def verdict(name: str) -> Verdict:
    return truth.judge(truth.of(name)["videos"], brought_in(name).videos)


def answers(asked: dict[str, Any]) -> Answers:
    start = asked.get("start")
    return Answers(
        TODAY,
        "Asia/Jakarta",
        asked.get("day_first"),
        first_day=dt.date.fromisoformat(start) if start else None,
        platform=asked.get("platform", "tiktok").casefold(),
    )


def test_there_are_plans_of_every_kind() -> None:
    kinds = {name.rpartition(".")[2] for name in truth.names()}
    assert len(truth.names()) == 42
    assert kinds == {"csv", "tsv", "xlsx", "md", "txt", "json", "ics"}


@pytest.mark.parametrize("name", truth.names())
def test_all_videos_of_a_plan_come_in_none_too_many_each_at_its_time(name: str) -> None:
    assert verdict(name).videos == []


@pytest.mark.parametrize("name", truth.names(truth.FURTHER))
def test_all_videos_of_a_plan_of_a_rarer_shape_come_in_none_too_many_each_at_its_time(name: str) -> None:
    meant, came = truth.of(name, truth.FURTHER)["videos"], brought_in(name, truth.FURTHER).videos
    assert truth.judge(meant, came).videos == []


@pytest.mark.parametrize("name", truth.names())
def test_all_fields_of_a_plan_are_what_its_author_meant(name: str) -> None:
    wrong = verdict(name).fields
    unread = ONLY_A_COLOUR.get(name)
    assert [line for line in wrong if not (unread and line.startswith(f"{unread} of "))] == []
    assert bool(unread) == bool(wrong), "what was not read is read now: take it out of the list"


@pytest.mark.parametrize("name", [name for name in truth.names() if truth.of(name)["left_out"]])
def test_what_a_plan_leaves_out_is_told(name: str) -> None:
    said = " ".join(problem.message for problem in brought_in(name).problems).casefold()
    for left_out in truth.of(name)["left_out"]:
        assert any(word.casefold() in said for word in re.findall(r'"([^"]+)"', left_out)), left_out


def test_what_is_lost_moved_altered_or_added_is_noticed() -> None:
    meant = truth.of("posts.json")["videos"]
    came = brought_in("posts.json").videos
    first, last = came[0], came[-1]
    assert first.at
    moved = replace(first, at=first.at + dt.timedelta(days=1))
    assert len(truth.judge(meant, came[1:]).videos) == 1
    assert len(truth.judge(meant, [moved, *came[1:]]).videos) == 1
    assert len(truth.judge(meant, [*came, replace(last, title="Nobody's", hook="", caption="")]).videos) == 1
    assert truth.judge(meant, [replace(first, hook="Another"), *came[1:]]).fields
