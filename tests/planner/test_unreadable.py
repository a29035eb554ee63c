"""One value that can't be read stops nothing: it is named, and everything else goes on."""

import contextlib
import datetime as dt
import random
import socket
import sqlite3
from contextlib import closing

import pytest
from sqlmodel import select

from models import reading, values
from models.choices import Stage
from models.columns import Tolerant
from models.database import TABLES, open_engine
from models.video import Video
from planner import cli, opening, unreadable
from planner.calendar import settings as calendar_settings
from planner.calendar.workspace import Workspace
from planner.checks import brand_rules, engine, loading, reviews, rule_watch, waivers
from planner.cli import agenda, list_creators
from planner.creators import history, own_page
from planner.days import layers, own_days, wall
from planner.errors import PlanError
from planner.exchange import export, report
from planner.library import trend_check, usage
from planner.live import audience, list_before, live_run, lives
from planner.reminders import reminder_settings, reminders
from planner.results import grouped, joined
from planner.video import as_text, campaigns, filming, first_hour, own_fields, series, templates, videos
from tests.planner.dumping import rows
from tests.spoiling import BAD, CUT_SHORT, NOW, build, columns, spoil


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "Senja.hookline"
    build(path)
    return path


@pytest.fixture(scope="session")
def content(sample):
    return sample.read_bytes()


def read_everything(session):
    """The queries that pages make."""
    for table in TABLES:
        rows = session.exec(select(table)).all()
        assert [row.id for row in rows if row.id is None] == []
    calendar_settings.get(session)
    videos.products(session)
    for video in session.exec(select(Video)).all()[:8]:
        as_text.as_text(session, video.id)
        own_fields.of_video(session, video.id)
        series.of_video(session, video.id)
        series.following(session, video.id)
    for campaign in campaigns.all_campaigns(session):
        campaigns.overview(session, campaign.id, NOW.date())
    templates.all_templates(session)
    own_fields.all_fields(session)
    own_fields.uses(session)
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
        list_before.of_live(session, live.id)
        if state := live_run.load(session, live.id):
            live_run.view(state, NOW)
    live_run.running(session, NOW)
    lives.coming(session, NOW)
    filming.waiting(session)
    for day in filming.all_days(session):
        filming.call_sheet(session, day.id)
    first_hour.posted(session)
    first_hour.starters(session, "id")
    reminders.due(session, NOW)
    reminders.missed(session)
    reminders.coming(session, NOW, NOW + dt.timedelta(days=30))


def read_plain(connection):
    calendar = loading.load_calendar(connection, NOW)
    found = loading.load(connection, calendar)
    results = engine.check(
        found, calendar, waivers=loading.load_waivers(connection), lives=loading.load_lives(connection, calendar),
        plan=loading.load_plan(connection, calendar),
    )  # fmt: skip
    known = loading.load_creators(connection, calendar)
    found_in = engine.check_others("creator", known, calendar)
    list(list_creators.as_text([list_creators.record(one, found_in[one.id]) for one in known]))
    for one in known:
        history.of(one.creator, calendar.today)
        own_page.html(one.creator, calendar.today, calendar.sample_days)
    for one in joined.outcomes(connection):
        joined.plain(one, {})
    grouped.lives(connection)
    reading.settled(connection)
    reading.order_lines(connection)
    list(agenda.text(agenda.planned(connection), NOW.date()))
    layers.stored(connection, dt.date(2026, 11, 1), dt.date(2026, 12, 1))
    usage.uses(connection, NOW.date())
    usage.used_tags(connection)
    usage.sound_rows(connection)
    reviews.queue(connection, dt.date(2026, 11, 1), dt.date(2026, 12, 31), ())
    wall.of_month(connection, dt.date(2026, 11, 1))
    report.content(connection, NOW, None)
    rule_watch.look(connection, NOW)
    reading.find(connection, "grind", 50)
    reading.find(connection, "", 50)
    reading.board(connection, "2026-11-01")
    reading.unscheduled(connection)
    reading.in_campaign(connection, 1)
    reading.products(connection)
    reading.labels(connection)
    reading.own_fields(connection)
    reading.own_texts(connection)
    reading.covers(connection, range(1, 60))
    usage.sound_videos(connection, 1)
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
    assert set(unreadable.TABLES) == set(values.CELLS) == {table.__tablename__ for table in TABLES}
    for table in TABLES:
        assert set(values.CELLS[table.__tablename__]) == set(table.__table__.columns.keys())
        read = [column for column in table.__table__.columns if not column.primary_key]
        assert all(isinstance(column.type, Tolerant) for column in read)


def test_a_sound_calendar_has_nothing_to_name_and_something_in_every_table(sample):
    with closing(sqlite3.connect(sample)) as connection:
        assert unreadable.bad_values(connection) == []
        empty = [name for name in values.CELLS if not connection.execute(f"SELECT 1 FROM {name}").fetchone()]
    assert empty == []


AT_ONCE = 100
"""Columns that are spoiled together: going through a calendar takes half a second."""


@pytest.mark.slow
def test_any_value_in_any_column_stops_nothing(content, tmp_path):
    path, dice = tmp_path / "spoiled.hookline", random.Random(7)
    wrong = [(table, column, dice.randrange(9), dice.choice(BAD)) for table, column in columns()]
    dice.shuffle(wrong)
    spoil(path, content, ())
    whole = go_through(path)
    for at in range(0, len(wrong), 40):
        part = wrong[at : at + 40]
        spoil(path, content, part)
        before = path.read_bytes()
        assert go_through(path) == whole, part
        assert path.read_bytes() == before


@pytest.mark.slow
def test_every_value_in_every_column_stops_nothing(content, tmp_path):
    path, dice = tmp_path / "spoiled.hookline", random.Random()
    spoil(path, content, ())
    whole = go_through(path)
    for value in BAD:
        wrong = [(table, column, dice.randrange(9), value) for table, column in columns()]
        dice.shuffle(wrong)  # in other company each time: one that hides another does not hide it always
        for at in range(0, len(wrong), AT_ONCE):
            part = wrong[at : at + AT_ONCE]
            spoil(path, content, part)
            assert go_through(path) == whole, part


ODD_WORK = ("a/b/c", "/1//x", "h/99999999999999999999/m/1", f"{socket.gethostname()}/-1/m/1")
ODD_BACK = (
    '[["nope", 1, null, "x"]]', '[["video", 1, null, 1]]', '[["video", 1, {"nope": 1}, null]]',
    '[["video", "1", {}, {}]]', '[["video", 1, {"title": []}, {"title": 1}]]', '[["video", 1, {"title": "x"}, {}]]',
    '[["video", 1, [], {}]]', f'[["video", {2**70}, null, "x"]]', '[["video", 1, {"title": 1e999}, null]]',
    '[[["video"], 1, null, "x"]]',
)  # fmt: skip


@pytest.mark.parametrize(
    "column", ["back", *(pytest.param(name, marks=pytest.mark.slow) for name in ("work", "at"))]
)
def test_a_calendar_opens_whatever_stands_in_unfinished_work_and_what_can_not_be_taken_back_is_named(
    content, tmp_path, column
):
    path = tmp_path / "spoiled.hookline"
    for value in (*BAD, *ODD_WORK, *ODD_BACK):
        spoil(path, content, [("unfinished", column, row, value) for row in (0, 1)])
        with closing(opening.open_calendar(path, lambda: NOW)) as workspace:
            titles = workspace.read(lambda session: session.exec(select(Video.title)).all())
        assert CUT_SHORT in titles, (column, value)
        with closing(sqlite3.connect(path)) as plain:
            left = plain.execute("SELECT id FROM unfinished").fetchall()
            named = [one for one in unreadable.bad_values(plain) if one.startswith("Unfinished work (row")]
        assert len(named) == len(left) <= (2 if column == "back" else 0), (column, value)


SPOILED = (
    ("video", "hashtags", 0, '["kopi", 5'),
    ("video", "stage", 0, "archived"),
    ("video", "length", 0, -5.0),
    ("video", "caption", 0, b"\xffcup"),
    ("video", "at_utc", 0, "soon"),
    ("waiver", "until", 0, "9999-12-31"),
    ("review", "verdict", 0, "perhaps"),
    ("cover", "picture", 0, b"\x00"),
)
"""Of the first video and of what hangs on it."""


def rows_of(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = values.decoded
        return rows(connection)


def test_a_change_of_another_column_leaves_the_bad_value_alone(content, tmp_path, opened):
    path = tmp_path / "spoiled.hookline"
    spoil(path, content, SPOILED)
    before = rows_of(path)
    workspace = opened(path)
    workspace.do(videos.set_text(1, "notes", "Lens: 35 mm"))
    workspace.do(videos.set_flag(1, "voice_over", True))
    names = list(values.CELLS["video"])
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = values.decoded
        columns_ = ", ".join(name for name in names if name not in ("notes", "voice_over", "staged_utc"))
        now = connection.execute(f"SELECT {columns_} FROM video WHERE id = 1").fetchone()
        spoil(tmp_path / "again.hookline", content, SPOILED)
    with closing(sqlite3.connect(tmp_path / "again.hookline")) as connection:
        connection.text_factory = values.decoded
        assert now == connection.execute(f"SELECT {columns_} FROM video WHERE id = 1").fetchone()
    workspace.undo()
    workspace.undo()
    assert rows_of(path) == before


@pytest.mark.parametrize(
    "edit",
    [
        videos.set_text(1, "caption", "New words"),
        videos.set_hashtags(1, ("kopi",)),
        videos.set_stage((1,), Stage.FILMED),
        videos.set_length(1, 22.0),
        videos.reschedule(1, dt.datetime(2026, 12, 1, 19, 0)),
        videos.delete((1,)),
        videos.duplicate(1),
    ],
    ids=["text", "list", "choice", "number", "moment", "delete", "copy"],
)
def test_undo_puts_back_what_could_not_be_read(content, tmp_path, opened, edit):
    path = tmp_path / "spoiled.hookline"
    spoil(path, content, SPOILED)
    before = rows_of(path)
    workspace = opened(path)
    workspace.do(edit)
    after = rows_of(path)
    assert after != before
    workspace.undo()
    assert rows_of(path) == before
    workspace.redo()
    assert rows_of(path) == after
    workspace.undo()
    assert rows_of(path) == before


@pytest.fixture
def opened():
    """Opens calendars, and closes them in the end."""
    made = []

    def open_(path):
        made.append(Workspace(open_engine(path), lambda: NOW, path=path))
        return made[-1]

    yield open_
    for workspace in made:
        workspace.close()


@pytest.mark.slow
def test_a_text_that_is_not_utf_8_is_read_as_far_as_it_is(content, tmp_path):
    path = tmp_path / "spoiled.hookline"
    spoil(path, content, ())
    whole = go_through(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table, cells in values.CELLS.items():
            for column in cells:
                if values.CELLS[table][column] is values.text and (table, column) != ("video", "title"):
                    sql = f"UPDATE {table} SET \"{column}\" = CAST(x'6b6f7069ff' AS TEXT) WHERE id % 2"
                    with contextlib.suppress(sqlite3.IntegrityError):  # twice the same
                        connection.execute(sql)
        connection.execute("UPDATE video SET title = CAST(x'4b6f7069ff' AS TEXT) WHERE id = 1")
    assert go_through(path) == whole
    workspace = Workspace(open_engine(path, read_only=True), lambda: NOW, path=path, read_only=True)
    try:
        assert workspace.read(lambda session: videos.get(session, 1).title) == "Kopi�"
        assert "Kopi�" in {video.title for video in workspace.read(lambda s: s.exec(select(Video)).all())}
        assert any("“Kopi�”" in one for one in workspace.read_plain(unreadable.bad_values))
    finally:
        workspace.close()


def run(capsys, *words, well=True):
    code = cli.main([*map(str, words)], lambda: NOW)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert code != 2 or not well, err
    return code, out, err


@pytest.mark.slow
def test_each_command_goes_on_past_bad_values_and_doctor_names_them(content, tmp_path, capsys):
    path = tmp_path / "spoiled.hookline"
    spoil(
        path,
        content,
        [
            *SPOILED,
            ("calendar", "zone", 0, "Mars/Base"),
            ("video", "zone", 3, "Mars/Base"),
            ("video", "at", 4, "0001-01-01 00:00:00.000000"),
            ("calendar", "rule_changes", 0, '{"HOOK001": {"severity": "loud"}}'),
            ("calendar", "packs", 0, '["no such pack"]'),
            ("reminder", "recurrence", 12, "FREQ=NEVER"),
        ],
    )
    for kind in ("text", "json", "csv", "sarif", "github", "html"):
        assert run(capsys, "check", path, "--format", kind)[0] in (0, 1)
    assert run(capsys, "agenda", path)[0] == 0
    assert run(capsys, "agenda", path, "--format", "json")[0] == 0
    for kind in ("csv", "ics", "markdown"):
        assert run(capsys, "export", path, "--to", kind)[0] == 0
    code, out, _err = run(capsys, "doctor", path)
    assert code == 1
    with closing(sqlite3.connect(path)) as connection:
        named = unreadable.bad_values(connection)
    assert len(named) == len(SPOILED) + 6
    assert [sentence for sentence in named if sentence not in out] == []
    assert next(one for one in named if "stage" in one) == (
        "Video “Grind size, explained with sugar” (row 1), stage: “archived” can't be read; idea is taken."
    )


@pytest.mark.parametrize("command", ["check", "agenda", "export", "doctor"])
def test_a_table_that_is_gone_is_a_sentence(content, tmp_path, capsys, command):
    path = tmp_path / "spoiled.hookline"
    spoil(path, content, [])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in ("brandrule", "liveevent", "contentformat", "cover"):
            connection.execute(f"DROP TABLE {table}")
    code, out, err = run(capsys, command, path, well=False)
    assert code == (1 if command == "doctor" else 2)
    assert "no such table" in err + out
    assert "SELECT" not in err + out


def test_an_ad_code_that_can_not_be_read_is_not_told(content, tmp_path):
    path = tmp_path / "spoiled.hookline"
    spoil(path, content, [("permission", "ad_code", 0, b"SECRETCODE")])
    with closing(sqlite3.connect(path)) as connection:
        [said] = unreadable.bad_values(connection)
    assert "ad_code: … can't be read" in said
    assert "53 45 43" not in said


def test_each_kind_of_zone_that_is_not_known_here_falls_back(content, tmp_path, opened):
    path = tmp_path / "spoiled.hookline"
    spoil(path, content, [("video", "zone", 0, "Mars/Base"), ("liveevent", "zone", 0, "Mars/Base")])
    workspace = opened(path)
    calendar = workspace.read_plain(lambda connection: loading.load_calendar(connection, NOW))
    found = workspace.read_plain(lambda connection: loading.load(connection, calendar))
    assert {video.zone for video in found if video.at} == {"Asia/Jakarta"}
    assert b"TZID=Asia/Jakarta" in workspace.read(lambda session: export.content(session, "ics", NOW))
    assert workspace.read(lambda session: videos.get(session, 1).zone) == "Mars/Base"


@pytest.mark.parametrize("year", [1, 1899, 3000, 9999])
def test_nothing_is_planned_into_a_year_that_could_not_be_read_again(workspace, year):
    made = workspace.do(videos.add("Cold brew"))
    for at in (dt.datetime(year, 1, 1), dt.datetime(year, 12, 31, 23, 59)):
        for zone in ("UTC", "Asia/Jakarta", "Pacific/Auckland"):
            with pytest.raises(PlanError, match="out of reach"):
                workspace.do(videos.reschedule(made, at, zone))
    far = dt.date(year, 6, 1)
    for edit in (
        campaigns.add("12.12", far, far),
        own_days.add(far, "Our birthday"),
        waivers.add(made, "HOOK001", "", "silent on purpose", far),
        filming.add("Kitchen", dt.datetime(year, 6, 1, 9)),
        lives.add("Live", dt.datetime(year, 6, 1, 9)),
        reminder_settings.add_own("Boxes", dt.datetime(year, 6, 1, 9)),
    ):
        with pytest.raises(PlanError, match="out of reach"):
            workspace.do(edit)


def test_a_video_whose_zone_is_not_known_here_is_moved_on_the_calendar_s_clock(content, tmp_path, opened):
    path = tmp_path / "spoiled.hookline"
    spoil(path, content, [("video", "zone", 0, "Mars/Base")])
    workspace = opened(path)
    workspace.do(videos.reschedule(1, dt.datetime(2026, 12, 1, 19, 0)))
    moved = workspace.read(lambda session: videos.get(session, 1))
    assert (moved.zone, moved.at_utc) == ("Asia/Jakarta", dt.datetime(2026, 12, 1, 12, 0, tzinfo=dt.UTC))
    workspace.undo()
    assert workspace.read(lambda session: videos.get(session, 1).zone) == "Mars/Base"
    with pytest.raises(PlanError, match="Mars/Base"):
        workspace.do(videos.reschedule(2, dt.datetime(2026, 12, 1, 19, 0), "Mars/Base"))


def test_a_look_at_the_reminders_that_can_not_be_read_finds_nothing_missed(content, tmp_path, opened):
    path = tmp_path / "spoiled.hookline"
    spoil(path, content, [("reminderwatch", "until", 0, "x")])
    workspace = opened(path)
    before = len(workspace.read(reminders.missed))
    workspace.record(lambda session: reminders.look(session, NOW))
    assert len(workspace.read(reminders.missed)) == before
