"""A calendar with something in every table, and values that can't be read put into it."""

import contextlib
import datetime as dt
import sqlite3
from contextlib import closing

from PIL import Image

from models import values
from models.choices import BrandRuleKind, CreatorStage, OwnKind
from models.live import LiveRun
from planner import demo
from planner.calendar.slicing import Slices
from planner.checks import brand_rules, reviews, rule_watch, tally, waivers
from planner.checks.brand_rules import Wish
from planner.creators import agreements, challenges, creators, permissions, samples
from planner.days import own_days
from planner.exchange import plan_import, plan_table, tables
from planner.library import trend_check
from planner.live import live_run, lives
from planner.reminders import reminder_settings, reminders
from planner.results import bringing
from planner.shop import checklists
from planner.video import covers, first_hour, own_fields, series, templates, videos
from tests.planner.results.exports import NUMBERS, PAID

NOW = dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
BAD = (
    None, 0, 5, -7, 2**62, 1e308, float("inf"), -0.5, "", "x", "{", "[1, {}]", '{"a": [null]}', '"text"', "Mars/Base",
    "0001-01-01 00:00:00.000000", "9999-12-31 23:59:59.999999", "2026-13-45 99:00:00", "0001-01-01", "9999-12-31",
    "25:99", b"\xff\x00", b"[]", '[{"start": "a"}, {"start": 0, "end": 1e999}]', '["\\ud800"]', "nan", "[" * 3000,
    '[{"weekday": 9, "time": "07:00"}, {"time": 4}]', '{"HOOK001": {"severity": "loud", "max": "x"}, "TAG002": 4}',
    '[{"minutes": "ten", "what": 3, "stock": "x"}]', '{"begun": 4, "lengths": [], "parts": [{}]}',
)  # fmt: skip
"""Values of every type that SQLite has, for any column."""


CUT_SHORT = "Deleted by a long edit that was cut short"
"""The title of a video that is back once that edit is taken back."""


def build(path):
    """Build a calendar with something in every table."""
    workspace = demo.build(path, lambda: NOW, "en")
    workspace.do(templates.save(1, "Brewing"))
    workspace.do(bringing.bring([NUMBERS, PAID], "Asia/Jakarta", NOW))
    workspace.do(series.begin(1, dt.datetime(2026, 12, 1, 19, 0), 1, dt.date(2026, 12, 24)))
    workspace.do(reminder_settings.add_own("Order boxes", dt.datetime(2026, 11, 24, 9), "", "FREQ=WEEKLY"))
    workspace.do(first_hour.begin(1, NOW))
    pillar = workspace.do(own_fields.add("Pillar", OwnKind.CHOICE, ("Learn", "Sell")))
    workspace.do(own_fields.set_value(1, pillar, "Learn"))
    workspace.do(own_fields.set_value(2, workspace.do(own_fields.add("Owner")), "Nila"))
    workspace.do(own_days.add(dt.date(2026, 12, 5), "Our birthday", True))
    workspace.do(brand_rules.add(Wish(BrandRuleKind.INSTEAD, ("cheap",), ("caption",), "good value")))
    workspace.do(covers.put(1, covers.cut(Image.new("RGB", (270, 480)), covers.Box(0, 0, 270, 480))))
    workspace.do(reviews.approve(1, NOW))
    look = workspace.do(trend_check.begin(NOW, 20))
    workspace.do(trend_check.note_idea(look, NOW, "Iced coffee"))
    workspace.do(waivers.add(2, "HOOK003", "", "It is our way", dt.date(2027, 1, 1)))
    ayu = workspace.do(
        creators.add("ayu", {"followers": 12_000, "engagement": 6.2, "fit": 4, "looked_at": 20})
    )
    workspace.do(creators.set_stage([ayu], CreatorStage.DELIVERING))
    agreed = {
        "signed": NOW.date(),
        "due": dt.date(2026, 12, 12),
        "fee": 100,
        "tiers": [(0, 10), (50, 12)],
        "videos": 2,
    }
    workspace.do(agreements.plan_videos(workspace.do(agreements.add(ayu, agreed)), [None]))
    workspace.do(samples.add(ayu, "Gift box", {"received": NOW.date(), "cost": 100}))
    code = {
        "ads": True,
        "ad_code": "#SECRETCODE",
        "ad_start": NOW.date(),
        "ad_days": 30,
        "until": dt.date(2026, 12, 30),
    }
    workspace.do(permissions.grant(workspace.do(permissions.add({"creator_id": ayu})), NOW.date(), code))
    workspace.do(checklists.tick("stop_ads", True, NOW, 1))
    workspace.do(challenges.add("senjacup", NOW.date(), dt.date(2026, 12, 24)))
    table = tables.read_text("Title,Owner\nFrom a plan,Nila\n")
    plan = plan_table.parse(table, {"Title": "title"}, today=NOW.date(), zone="Asia/Jakarta", day_first=True)
    workspace.do(plan_import.store(plan.videos, brought=plan_import.Brought("plan.csv", now=NOW)))
    workspace.record(lambda session: tally.note(session, NOW.date(), {"HOOK001": 2}))
    workspace.record(lambda session: rule_watch.note(session, rule_watch.Look("abc", frozenset({1}))))
    live = workspace.read(lives.all_lives)[0]
    state = live_run.start(live_run.segments(live), 60, NOW)
    workspace.record(lambda session: session.add(LiveRun(live_id=live.id, state=live_run.as_json(state))))
    workspace.record(lambda session: reminders.look(session, NOW - dt.timedelta(days=3)))
    workspace.record(lambda session: reminders.look(session, NOW))
    whole, slices = workspace.do(videos.add(CUT_SHORT)), Slices(workspace, "Import plan")
    for work in (videos.set_text(whole, "notes", "x"), videos.add("Half an import"), videos.delete([whole])):
        slices.do(work.run)
    workspace.close()


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
                connection.execute(
                    f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (value, ids[row % len(ids)])
                )


def columns():
    return [(table, column) for table, cells in values.CELLS.items() for column in cells if column != "id"]
