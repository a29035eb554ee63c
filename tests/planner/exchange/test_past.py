"""Tables of a plan that are over begin on another day, were posted, or are left out."""

import datetime as dt

from planner.exchange import past, plan_source, tables
from planner.exchange.past import OUT, POSTED, Past
from planner.exchange.plan_source import Answers
from planner.exchange.plan_table import ParsedPlan

TODAY = dt.date(2026, 11, 30)
TEXT = """# November

| Title | Date |
|---|---|
| Latte | 2026-11-03 |
| Tea | 2026-11-05 |

# December

| Title | Date |
|---|---|
| Mocha | 2026-12-07 |
"""


def plan(text: str = TEXT) -> ParsedPlan:
    source = tables.read_all_text(text)
    return plan_source.read(source, plan_source.parts(source), Answers(TODAY, "Asia/Jakarta"))


def shown(found: ParsedPlan) -> list[str]:
    return [f"{video.title} {video.at:%d %b} {video.stage}" for video in found.videos if video.at]


def test_a_table_of_which_all_days_are_over_is_past() -> None:
    assert past.tables(plan(), TODAY) == [Past("November", 2)]


def test_a_table_with_a_day_to_come_or_a_posted_video_is_not() -> None:
    assert past.tables(plan(), dt.date(2026, 11, 4)) == []
    posted = TEXT.replace(
        "| Title | Date |\n|---|---|\n| Latte | 2026-11-03 |",
        "| Title | Date | Stage |\n|---|---|---|\n| Latte | 2026-11-03 | posted |",
    )
    assert past.tables(plan(posted), TODAY) == []


def test_one_that_begins_on_another_day_keeps_its_weekdays_and_leaves_the_others_alone() -> None:
    found = past.settled(plan(), {"November": dt.date(2026, 12, 14)})
    assert shown(found) == ["Latte 15 Dec idea", "Tea 17 Dec idea", "Mocha 07 Dec idea"]
    assert [video.moved for video in found.videos] == [42, 42, 0]


def test_one_that_was_posted_has_that_stage() -> None:
    assert shown(past.settled(plan(), {"November": POSTED}))[:2] == [
        "Latte 03 Nov posted",
        "Tea 05 Nov posted",
    ]


def test_one_that_is_left_out_brings_nothing() -> None:
    assert shown(past.settled(plan(), {"November": OUT})) == ["Mocha 07 Dec idea"]


def test_without_an_answer_all_stays() -> None:
    assert past.settled(plan(), {}) == plan()
