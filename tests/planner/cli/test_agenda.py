"""The agenda: in order, by day, with what has no date at the end."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.calendar_file import connect_readonly
from models.choices import Stage
from planner import opening
from planner.calendar.workspace import Workspace
from planner.checks import engine, loading
from planner.cli import agenda
from planner.live import lives
from planner.video import videos
from tests.conftest import StillClock

MONDAY = dt.date(2026, 11, 23)


@pytest.fixture
def calendar(tmp_path: Path, clock: StillClock) -> Iterator[Workspace]:
    workspace = opening.create(tmp_path / "c.hookline", clock, zone="Asia/Jakarta", spoken="en")
    workspace.do(videos.add("Late", dt.datetime(2026, 11, 25, 19), stage=Stage.SCRIPTED))
    workspace.do(videos.add("Early", dt.datetime(2026, 11, 25, 9)))
    workspace.do(videos.add("Today", dt.datetime(2026, 11, 23, 12, 30)))
    workspace.do(videos.add("Some day"))
    workspace.do(videos.add("Next year", dt.datetime(2027, 1, 2, 8)))
    workspace.do(lives.add("Gift box", dt.datetime(2026, 11, 25, 12), minutes=45))
    yield workspace
    workspace.close()


def planned(
    workspace: Workspace, first: dt.date | None = None, last: dt.date | None = None
) -> list[agenda.Entry]:
    assert workspace.path is not None
    connection = connect_readonly(workspace.path)
    try:
        return agenda.planned(connection, first, last)
    finally:
        connection.close()


def test_days_have_headings_and_entries_times(calendar: Workspace) -> None:
    assert [line for line, _entry in agenda.text(planned(calendar), MONDAY)] == [
        "Monday 23 November · today",
        "  12:30  Today  · Idea",
        "",
        "Wednesday 25 November",
        "  09:00  Early  · Idea",
        "  12:00  Gift box  · Live, 45 min",
        "  19:00  Late  · Scripted",
        "",
        "Saturday 2 January 2027",
        "  08:00  Next year  · Idea",
        "",
        "No date",
        "    –    Some day  · Idea",
    ]


def test_both_ends_are_included_and_ideas_without_a_date_are_not(calendar: Workspace) -> None:
    found = planned(calendar, MONDAY, dt.date(2026, 11, 25))
    assert [entry.title for entry in found] == ["Today", "Early", "Gift box", "Late"]
    assert [entry.title for entry in planned(calendar, dt.date(2026, 11, 25))] == [
        "Early", "Gift box", "Late", "Next year",
    ]  # fmt: skip
    assert [entry.title for entry in planned(calendar, None, MONDAY)] == ["Today"]


def test_the_last_day_of_all_days_has_no_day_after_it(calendar: Workspace) -> None:
    assert len(planned(calendar, dt.date.min, dt.date.max)) == 5


def test_records_have_just_these_keys(calendar: Workspace, clock: StillClock) -> None:
    assert calendar.path is not None
    connection = connect_readonly(calendar.path)
    found = loading.load(connection, loading.load_calendar(connection, clock()))
    connection.close()
    results = engine.check(found, found[0].calendar)
    records = agenda.records(found, results, {found[0].id: {"Pillar": "Sell"}})
    assert [record["title"] for record in records] == ["Today", "Early", "Late", "Next year", "Some day"]
    assert list(records[0]) == [
        "id", "title", "stage", "flag", "at", "zone", "format", "hook", "overlay", "length", "beats", "sound",
        "caption", "hashtags", "product", "cta", "script", "labels", "notes", "own", "findings",
    ]  # fmt: skip
    assert records[2]["at"] == "2026-11-25T19:00:00"
    assert records[4]["at"] is None
    assert "PLAN001" in records[0]["findings"]


def test_facts_and_the_file_give_the_same_lines(calendar: Workspace, clock: StillClock) -> None:
    assert calendar.path is not None
    connection = connect_readonly(calendar.path)
    found = loading.load(connection, loading.load_calendar(connection, clock()))
    connection.close()
    assert agenda.of_facts(found) == [entry for entry in planned(calendar) if entry.video_id]
    days = agenda.within(found, MONDAY, dt.date(2026, 11, 25))
    assert [video.title for video in days] == ["Today", "Early", "Late"]
