"""What may not be loaded when the first window shows: it would hold the first picture back."""

import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner import opening
from planner.video import videos

ROOT = Path(__file__).parents[2]
LATER = {
    "PIL", "alembic", "apscheduler", "caldav", "charset_normalizer", "dateutil", "desktop_notifier", "holidays",
    "icalendar", "keyring", "lxml", "niquests", "openpyxl", "pydantic", "rapidfuzz", "regex", "sqlalchemy",
    "sqlmodel", "tomli_w", "tzlocal",
}  # fmt: skip
"""Packages that are loaded while the first picture already stands there."""
OURS_LATER = (
    "planner.checks.rules",
    "planner.exchange.tables",
    "planner.calendar.workspace",
    "ui.video",
    "ui.exporting.wall",
)
PROGRAM = """
import json, os, sys
sys.path.insert(0, {root!r})
import main
from ui import front
front.plain_imports()
from PySide6.QtWidgets import QMainWindow, QTableView
from ui.calendar.month_view import MonthView

def paint(view, event):
    QTableView.paintEvent(view, event)
    titles = [item.title for day in view.days_model().days for item in day.items]
    print(json.dumps([sorted(sys.modules), titles]))
    sys.stdout.flush()
    os._exit(0)

MonthView.paintEvent = paint
main.main([{calendar!r}])
"""


@pytest.fixture
def loaded(tmp_path, clock):
    """Start the program on a calendar and return what is loaded at the first picture, and the titles on it."""
    path = tmp_path / "Senja.hookline"
    with contextlib.closing(opening.create(path, clock, zone="UTC", spoken="en")) as workspace:
        workspace.do(videos.add("Cold brew", _noon()))
    config = tmp_path / ".config" / "Hookline"
    config.mkdir(parents=True)
    (config / "preferences.json").write_text(json.dumps({"page": "calendar", "notifications": False}))
    home = {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(root=str(ROOT), calendar=str(path))],
        env=kept | home,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert found.stdout, found.stderr
    return json.loads(found.stdout.splitlines()[-1])


def _noon():
    return dt.datetime.combine(dt.datetime.now(dt.UTC).date(), dt.time(12))


def test_the_first_picture_is_the_month_and_waits_for_no_library(loaded) -> None:
    modules, titles = loaded
    assert titles == ["Cold brew"]
    assert {name.partition(".")[0] for name in modules} & LATER == set()
    assert [name for name in modules if name.startswith(OURS_LATER)] == []
