"""A calendar as a table that comes back whole, for the phone, and as text."""

import csv
import datetime as dt
import io
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import openpyxl
import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from models.choices import Flag, ReminderKind, Stage
from models.database import open_engine
from models.filming import FilmingDay
from models.records import Beat
from models.video import Video
from planner import i18n, opening
from planner.calendar.workspace import Workspace
from planner.checks import waivers
from planner.errors import PlanError
from planner.exchange import (
    cells,
    export,
    export_table,
    ignored,
    plan_import,
    plan_table,
    tables,
)
from planner.exchange.ignored import IgnoredRule
from planner.exchange.plan_table import PlannedVideo
from planner.live import list_before, lives
from planner.reminders import reminder_settings, reminders
from planner.texts.beats import lawful
from planner.video import fields, videos
from tests.reminding import remind_only
from tests.trying import examples

NOW = dt.datetime(2026, 11, 23, 3, tzinfo=dt.UTC)
ODD = st.text(st.sampled_from("=+-@'\t\r\n,;\"abc é🎉#1:|"), max_size=12)
LINE = st.text(st.sampled_from("=+-@' abcé🎉1.,;\""), max_size=10).map(str.strip) | st.sampled_from(
    ["#N/A", "_x0041_", "_x000d_", "'=1", "0-3 s: Pour"]
)
WORDS = st.text(st.sampled_from("abcdefg"), min_size=1, max_size=6)


@given(ODD)
def test_a_cell_comes_back_and_none_begins_like_a_formula(text):
    safe = cells.defused(text)
    assert cells.whole(safe) == text
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))


BEATS = st.lists(
    st.builds(
        Beat,
        st.integers(0, 30).map(float),
        st.integers(30, 90).map(float),
        WORDS,
        st.lists(LINE.filter(bool), max_size=3).map("\n".join),
    ),
    max_size=4,
).map(tuple)


@given(BEATS)
def test_beats_come_back_from_a_cell(beats):
    assert cells.read_beats(cells.beats_text(beats)) == beats


RULES = st.lists(
    st.builds(
        IgnoredRule,
        st.sampled_from(["TAG002", "HOOK003", "BRAND001"]),
        WORDS | st.just(""),
        st.lists(WORDS, max_size=4).map(" ".join),
        st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2099, 1, 1)),
    ),
    unique_by=lambda rule: (rule.code, rule.about),
    max_size=4,
).map(tuple)


@given(RULES)
def test_ignored_rules_come_back_from_a_cell(rules):
    assert ignored.read(ignored.write(rules)) == (rules, True)


LINES = st.lists(LINE, max_size=4).map("\n".join).map(str.strip)
BY_KIND = {
    "text": lambda _field: LINES.filter(bool),
    "flag": lambda _field: st.booleans(),
    "choice": lambda field: st.sampled_from(list(field.choices)),
}
FURTHER = {field.name: BY_KIND[field.kind](field) for field in plan_table.FURTHER_FIELDS}
PLACE = st.floats(-99_999, 99_999).map(lambda at: round(at, 2))
BEGINS = {
    column: Video(title="").model_dump()[column] for column in fields.columns_of(plan_table.FURTHER_FIELDS)
}
PLANNED = st.builds(
    PlannedVideo,
    row=st.just(1),
    key=st.just(""),
    title=LINE.filter(bool).map(lambda text: " ".join(text.split())).filter(bool),
    stage=st.sampled_from(list(Stage)),
    at=st.none()
    | st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2090, 1, 1)).map(
        lambda at: at.replace(second=0, microsecond=0)
    ),
    zone=st.just("Asia/Jakarta"),
    format=st.sampled_from([None, "how-to", "unboxing"]),
    hook=LINES,
    overlay=LINES,
    shows=st.frozensets(st.sampled_from(["product", "result", "motion", "overlay"])),
    length=st.floats(0.001, 86_399).map(lambda length: round(length, 3)),
    beats=BEATS.map(lawful),  # as every edit keeps them
    script=LINES,
    sound=WORDS | st.just(""),
    sound_link=st.just(""),
    voice_over=st.booleans(),
    caption=LINES,
    hashtags=st.lists(WORDS, max_size=4, unique=True).map(tuple),
    product=LINE,
    cta=LINE,
    notes=LINES,
    ignored=RULES,
    labels=st.lists(WORDS, max_size=3, unique=True).map(tuple),
    place=LINE,
    props=LINE,
    flag=st.sampled_from(list(Flag)),
    table=st.just(""),
    more=st.builds(
        lambda further, place: further | place,
        st.fixed_dictionaries({}, optional=FURTHER),
        st.just({}) | st.fixed_dictionaries({"overlay_x": PLACE, "overlay_y": PLACE}),
    ),
)


def test_what_is_tried_below_is_all_that_a_table_has():
    tried = {one.name for one in dataclass_fields(PlannedVideo)} | FURTHER.keys() | {"overlay_place"}
    assert {field.name for field in fields.FIELDS} - tried == {"date", "time"}  # they are "at"


def come_back(planned, kind, folder, language):
    """Import a plan into an empty calendar, export it, and read the file."""
    before = i18n.language()
    i18n.set_language(language)
    workspace = Workspace(open_engine(None), lambda: NOW)
    try:
        workspace.record(opening.furnish(brand="Senja", zone="Asia/Jakarta", language="en").run)
        workspace.do(plan_import.store(planned))
        path = folder / f"plan.{kind}"
        path.write_bytes(workspace.read(lambda s: export.content(s, kind, NOW)))
        table = tables.read(path)
        columns = plan_table.guess_columns(table)
        assert len(columns) == len(export_table.COLUMNS)
        return plan_table.parse(table, columns, today=NOW.date(), zone="Asia/Jakarta", day_first=None)
    finally:
        workspace.close()
        i18n.set_language(before)


def same(video):
    """What must be the same: all but the row, its key, table and columns, and the order of the ignored rules."""
    more, rules = BEGINS | video.more, tuple(sorted(video.ignored, key=str))
    return replace(video, row=0, key="", table="", says=frozenset(), more=more, ignored=rules)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "id"])
@examples(5, 12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(planned=st.lists(PLANNED, min_size=1, max_size=4))
def test_a_plan_comes_back_from_a_table_as_it_was(tmp_path_factory, kind, language, planned):
    planned = [replace(one, key=f"k{n}") for n, one in enumerate(planned)]
    parsed = come_back(planned, kind, tmp_path_factory.mktemp("plan"), language)
    assert not [problem for problem in parsed.problems if problem.level == "error"]
    assert sorted(map(same, parsed.videos), key=str) == sorted(map(same, planned), key=str)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@examples(5, 12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(planned=st.lists(PLANNED, min_size=1, max_size=4))
def test_a_table_that_came_in_again_goes_out_as_it_was(tmp_path_factory, kind, planned):
    folder = tmp_path_factory.mktemp("plan")
    planned = [replace(one, key=f"k{n}", row=n) for n, one in enumerate(planned)]
    again = come_back(planned, kind, folder, "en")
    before = (folder / f"plan.{kind}").read_bytes()
    come_back(again.videos, kind, folder, "en")
    assert lines_of(before, kind) == lines_of((folder / f"plan.{kind}").read_bytes(), kind)


def lines_of(content, kind):
    """Return the rows of a file, in an order of their own: those without a date stand as they were made."""
    if kind == "csv":
        return sorted(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return sorted([str(cell.value) for cell in row] for row in sheet)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_videos_on_hold_and_cancelled_come_back_as_such(tmp_path, kind, language):
    [plain] = plan_table.parse(
        tables.read_text("Title\nA\n"),
        {"Title": "title"},
        today=NOW.date(),
        zone="Asia/Jakarta",
        day_first=None,
    ).videos
    held = [replace(plain, title=flag.value, flag=flag, stage=Stage.FILMED) for flag in Flag]
    parsed = come_back([replace(one, key=one.title) for one in held], kind, tmp_path, language)
    assert {(one.title, one.flag, one.stage) for one in parsed.videos} == {
        (flag.value, flag, Stage.FILMED) for flag in Flag
    }


@pytest.fixture
def filled(workspace):
    remind_only(workspace, ReminderKind.TREND_CHECK, ReminderKind.POST, ReminderKind.LIVE)
    made = workspace.do(videos.add("Cold brew", dt.datetime(2026, 11, 25, 19)))
    workspace.do(videos.set_text(made, "hook", "Stop *buying* ice"))
    workspace.do(videos.set_hashtags(made, ["coldbrew"]))
    workspace.do(waivers.add(made, "TAG001", "", "on purpose"))
    workspace.do(videos.add("Idea"))
    for at in (dt.datetime(2026, 10, 31, 9), dt.datetime(2026, 11, 2, 9)):  # around the end of summer time
        workspace.do(videos.add("New York", at, "America/New_York"))
    workspace.do(lives.add("Show", dt.datetime(2026, 11, 27, 20)))
    workspace.record(
        lambda s: s.add(
            FilmingDay(
                name="Kitchen", at=dt.datetime(2026, 11, 24, 9), zone="Asia/Jakarta", at_utc=NOW, place="Loft"
            )
        )
    )
    return workspace


def events(workspace, days=None):
    content = workspace.read(lambda s: export.content(s, "ics", NOW, days))
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def test_a_calendar_for_the_phone_has_the_same_wall_times_in_the_same_zones(filled):
    found = {(str(one["summary"]), one["dtstart"].dt) for one in events(filled) if "rrule" not in one}
    jakarta, york = ZoneInfo("Asia/Jakarta"), ZoneInfo("America/New_York")
    assert found == {
        ("Cold brew", dt.datetime(2026, 11, 25, 19, tzinfo=jakarta)),
        ("New York", dt.datetime(2026, 10, 31, 9, tzinfo=york)),
        ("New York", dt.datetime(2026, 11, 2, 9, tzinfo=york)),
        ("Live: Show", dt.datetime(2026, 11, 27, 20, tzinfo=jakarta)),
        ("Filming: Kitchen", dt.datetime(2026, 11, 24, 9, tzinfo=jakarta)),
    }


def test_an_event_keeps_its_uid_and_no_two_share_one(filled):
    before = {str(one["summary"]): str(one["uid"]) for one in events(filled)}
    filled.do(videos.set_text(1, "title", "Cold brew, renamed"))
    after = {str(one["summary"]): str(one["uid"]) for one in events(filled)}
    assert after["Cold brew, renamed"] == before["Cold brew"]
    uids = [str(one["uid"]) for one in events(filled)]
    assert len(set(uids)) == len(uids)


def test_posts_and_live_events_ring_before_they_are_due(filled):
    [live] = [one for one in events(filled) if one["summary"] == "Live: Show"]
    assert sorted(alarm["trigger"].dt for alarm in live.walk("VALARM"))


def test_every_reminder_is_in_it_with_an_alarm(workspace):
    at = dt.datetime(2026, 11, 27, 20)
    workspace.do(videos.add("Cold brew", at))
    live = workspace.do(lives.add("Show", at))
    workspace.do(list_before.add(live, "Charge", 60))
    workspace.do(reminder_settings.add_own("Once", at))
    workspace.do(reminder_settings.add_own("Stock", at, "Europe/London", "FREQ=DAILY;UNTIL=20270101"))
    found = {str(one["summary"]): one for one in events(workspace)}
    named = {
        "Cold brew", "Live: Show", "Show: Charge", "Once", "Stock", "Trend check", "Weekly review",
        "Answer comments: Cold brew", "Film the video: Cold brew", "After the live event: Show",
        "Begin to prepare: Ramadan",
    }  # fmt: skip
    assert named <= found.keys()
    assert all(found[name].walk("VALARM") for name in named)
    assert found["Film the video: Cold brew"]["dtstart"].dt.replace(tzinfo=None) == dt.datetime(
        2026, 11, 25, 9
    )
    until = found["Stock"]["rrule"]["until"][0]
    assert until == dt.datetime(2027, 1, 1, 23, 59, 59, tzinfo=dt.UTC)  # London, in winter


def test_what_is_skipped_and_days_off_are_left_out_of_what_comes_again(workspace):
    remind_only(workspace, ReminderKind.TREND_CHECK)
    workspace.do(reminder_settings.set_days_off((6,), (dt.date(2026, 11, 27),)))
    first = workspace.read(lambda s: reminders.coming(s, NOW, NOW + dt.timedelta(days=2)))[0]
    workspace.do(reminders.skip_ahead(first))
    [trend] = [one for one in events(workspace) if str(one["summary"]) == "Trend check"]
    assert "SU" not in trend["rrule"]["byday"]
    left_out = {day.dt.date() for one in trend["exdate"] for day in one.dts}
    assert left_out == {dt.date(2026, 11, 27), first.wall.date()}


def test_only_the_days_that_were_asked_for_are_in_it(filled):
    days = dt.date(2026, 11, 25), dt.date(2026, 11, 26)
    assert [str(one["summary"]) for one in events(filled, days) if "rrule" not in one] == ["Cold brew"]
    table = filled.read(lambda s: export_table.rows(s, days))
    assert [row[0] for row in table] == ["Title", "Cold brew"]


def test_as_text_it_reads_day_by_day_and_no_sign_means_anything(filled):
    text = filled.read(lambda s: export.content(s, "markdown", NOW)).decode()
    assert "## Wednesday 25 November 2026\n\n- 19:00 **Cold brew** · Idea\n" in text
    assert "  - Hook: Stop \\*buying\\* ice\n  - \\#coldbrew\n" in text
    assert text.endswith("## No date\n\n- **Idea** · Idea\n")


@pytest.mark.parametrize(("name", "kind"), [("a.CSV", "csv"), ("a.xlsx", "xlsx"), ("a.md", "markdown")])
def test_a_name_tells_the_kind(name, kind):
    assert export.kind_of(Path(name)) == kind


def test_a_name_that_tells_no_kind_is_refused():
    with pytest.raises(PlanError, match="End it in"):
        export.kind_of(Path("a.doc"))
