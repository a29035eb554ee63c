"""One value that can't be read stops nothing: it is named, and everything else goes on."""

import contextlib
import datetime as dt
import json
import random
import sqlite3
from contextlib import closing

import pytest
from PIL import Image
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from models import values
from models.choices import BrandRuleKind
from models.columns import Tolerant
from models.database import TABLES, open_engine
from models.live import LiveRun
from models.video import Video
from planner import (
    agenda,
    audience,
    brand_rules,
    campaigns,
    covers,
    demo,
    filming,
    first_hour,
    layers,
    live_list,
    library,
    live_run,
    lives,
    own_days,
    reminder_settings,
    reminders,
    reviews,
    rule_watch,
    series,
    tally,
    templates,
    trend_check,
    unreadable,
    videos,
    videotext,
    wall,
)
from planner import settings as calendar_settings
from planner.brand_rules import Wish
from planner.checks import engine, facts, waivers
from planner.cli import main
from planner.exchange import export, report
from planner.workspace import Workspace

NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
BAD = (
    None, 0, 5, -7, 2**62, 1e308, float("inf"), -0.5, "", "x", "{", "[1, {}]", '{"a": [null]}', '"text"', "Mars/Base",
    "0001-01-01 00:00:00.000000", "9999-12-31 23:59:59.999999", "2026-13-45 99:00:00", "0001-01-01", "9999-12-31",
    "25:99", b"\xff\x00", b"[]", '[{"start": "a"}, {"start": 0, "end": 1e999}]', '["\\ud800"]', "nan", "[" * 3000,
    '[{"weekday": 9, "time": "07:00"}, {"time": 4}]', '{"HOOK001": {"severity": "loud", "max": "x"}, "TAG002": 4}',
    '[{"minutes": "ten", "what": 3, "stock": "x"}]', '{"begun": 4, "lengths": [], "parts": [{}]}',
)  # fmt: skip
"""Values of every type that SQLite has, for any column."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A calendar with something in every table."""
    path = tmp_path_factory.mktemp("sample") / "Senja.hookline"
    workspace = demo.build(path, lambda: NOW, "en")
    workspace.do(templates.save(1, "Brewing"))
    workspace.do(series.begin(1, dt.datetime(2026, 12, 1, 19, 0), 1, dt.date(2026, 12, 24)))
    workspace.do(reminder_settings.add_own("Order boxes", dt.datetime(2026, 11, 24, 9), "", "FREQ=WEEKLY"))
    workspace.do(first_hour.begin(1, NOW))
    workspace.do(own_days.add(dt.date(2026, 12, 5), "Our birthday", True))
    workspace.do(brand_rules.add(Wish(BrandRuleKind.INSTEAD, ("cheap",), ("caption",), "good value")))
    workspace.do(covers.put(1, covers.cut(Image.new("RGB", (270, 480)), covers.Box(0, 0, 270, 480))))
    workspace.do(reviews.approve(1, NOW))
    look = workspace.do(trend_check.begin(NOW, 20))
    workspace.do(trend_check.note_idea(look, NOW, "Iced coffee"))
    workspace.do(waivers.add(2, "HOOK003", "", "It is our way", dt.date(2027, 1, 1)))
    workspace.record(lambda session: tally.note(session, NOW.date(), {"HOOK001": 2}))
    workspace.record(lambda session: rule_watch.note(session, rule_watch.Look("abc", frozenset({1}))))
    live = workspace.read(lives.all_lives)[0]
    state = live_run.start(live_run.segments(live), 60, NOW)
    workspace.record(lambda session: session.add(LiveRun(live_id=live.id, state=live_run.as_json(state))))
    workspace.record(lambda session: reminders.look(session, NOW - dt.timedelta(days=3)))
    workspace.record(lambda session: reminders.look(session, NOW))
    workspace.close()
    return path


@pytest.fixture(scope="session")
def content(sample):
    return sample.read_bytes()


def spoil(path, content, wrong):
    """Put values into columns, each of a row counted from the first."""
    path.write_bytes(content)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table, column, row, value in wrong:
            ids = [id_ for (id_,) in connection.execute(f"SELECT id FROM {table} ORDER BY id")]
            if not ids:
                continue
            with contextlib.suppress(sqlite3.IntegrityError):  # no NULL, or not twice
                connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (value, ids[row % len(ids)]))


def columns():
    return [(table, column) for table, cells in values.CELLS.items() for column in cells if column != "id"]


def read_everything(session):
    """The queries that pages make."""
    for table in TABLES:
        rows = session.exec(select(table)).all()
        assert [row.id for row in rows if row.id is None] == []
    calendar_settings.get(session)
    videos.products(session)
    for video in session.exec(select(Video)).all():
        videotext.as_text(session, video.id)
        series.of_video(session, video.id)
        series.following(session, video.id)
    for campaign in campaigns.all_campaigns(session):
        campaigns.overview(session, campaign.id, NOW.date())
    templates.all_templates(session)
    reminder_settings.chosen(session)
    trend_check.log(session, 10)
    trend_check.next_free(session, NOW)
    trend_check.streak(session, NOW.date())
    audience.moments(session, NOW)
    audience.table(session)
    rule_watch.last(session)
    brand_rules.all_rules(session)
    for live in lives.all_lives(session):
        live_run.segments(live)
        live_list.of_live(session, live.id)
        if state := live_run.load(session, live.id):
            live_run.view(state, NOW)
    live_run.running(session)
    lives.coming(session, NOW)
    filming.waiting(session)
    for day in filming.all_days(session):
        filming.call_sheet(session, day.id)
    first_hour.posted(session)
    first_hour.starters(session, 'id')
    reminders.due(session, NOW)
    reminders.missed(session)
    reminders.coming(session, NOW, NOW + dt.timedelta(days=30))


def read_plain(connection):
    calendar = facts.load_calendar(connection, NOW)
    found = facts.load(connection, calendar)
    results = engine.check(
        found, calendar, waivers=facts.load_waivers(connection), lives=facts.load_lives(connection, calendar),
        plan=facts.load_plan(connection, calendar),
    )  # fmt: skip
    list(agenda.text(agenda.planned(connection), NOW.date()))
    layers.stored(connection, dt.date(2026, 11, 1), dt.date(2026, 12, 1))
    library.uses(connection, NOW.date())
    library.used_tags(connection)
    library.sound_rows(connection)
    reviews.queue(connection, dt.date(2026, 11, 1), dt.date(2026, 12, 31), ())
    wall.of_month(connection, dt.date(2026, 11, 1))
    report.content(connection, NOW, None)
    rule_watch.look(connection, NOW)
    return {video.id for video in found}, results


def go_through(path):
    """Do everything that only reads, twice each way; return the ids of the videos that the checks saw."""
    workspace = Workspace(open_engine(path, read_only=True), lambda: NOW, path=path, read_only=True)
    try:
        workspace.read(read_everything)
        for kind in export.KINDS:
            assert workspace.read(lambda session, kind=kind: export.content(session, kind, NOW))
        seen, _results = workspace.read_plain(read_plain)
        workspace.read_plain(unreadable.bad_values)
    finally:
        workspace.close()
    return seen


def test_every_column_has_a_cell_and_its_usual_value_fits():
    for table in TABLES:
        assert set(values.CELLS[table.__tablename__]) == set(table.__table__.columns.keys())
        assert all(isinstance(column.type, Tolerant) for column in table.__table__.columns)


def test_a_sound_calendar_has_nothing_to_name_and_something_in_every_table(sample):
    with closing(sqlite3.connect(sample)) as connection:
        assert unreadable.bad_values(connection) == []
        empty = [name for name in values.CELLS if not connection.execute(f"SELECT 1 FROM {name}").fetchone()]
    assert empty == []


def test_any_value_in_any_column_stops_nothing(content, tmp_path):
    path, dice = tmp_path / "spoiled.hookline", random.Random(7)
    wrong = [(table, column, dice.randrange(9), dice.choice(BAD)) for table, column in columns()]
    dice.shuffle(wrong)
    spoil(path, content, ())
    whole = go_through(path)
    for at in range(0, len(wrong), 12):
        part = wrong[at : at + 12]
        spoil(path, content, part)
        before = path.read_bytes()
        assert go_through(path) == whole, part
        assert path.read_bytes() == before


@pytest.mark.slow
def test_every_value_in_every_column_stops_nothing(content, tmp_path):
    path = tmp_path / "spoiled.hookline"
    for value in BAD:
        for table, column in columns():
            spoil(path, content, [(table, column, 0, value)])
            assert go_through(path), (table, column, value)
