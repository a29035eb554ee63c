"""The command ``doctor``: whether Hookline has what it needs here, and whether a calendar is whole."""

import os
import platform
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple
from zoneinfo import available_timezones

from models.calendar_file import SCHEMA_VERSION
from planner import i18n, log, places, times, unreadable
from planner.cli import output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.i18n import _, ngettext
from planner.preferences import Preferences
from planner.presets import version

OLDEST_SQLITE = (3, 35, 0)


class Fact(NamedTuple):
    """One thing that was looked at, and whether it is as it should be."""

    text: str
    well: bool = True


def run(options: Namespace, _preferences: Preferences, _clock: Clock) -> int:
    """Print what was found, a line each. Return 1 if something needs a look, else 0."""
    facts = [*_program(), *_places(), *_log(), *_surroundings()]
    if options.plan is not None:
        facts += _calendar(Path(options.plan))
    marks = {True: _("ok"), False: _("trouble")}
    width = max(map(len, marks.values())) + 2
    for fact in facts:
        output.say(f"{marks[fact.well]:<{width}}{output.safe(fact.text)}")
    return int(not all(fact.well for fact in facts))


def _program() -> Iterator[Fact]:
    yield Fact(f"Hookline {version()}, {sys.platform}")
    yield Fact(f"Python {platform.python_version()}", sys.version_info >= (3, 11))
    yield Fact(f"SQLite {sqlite3.sqlite_version}", sqlite3.sqlite_version_info >= OLDEST_SQLITE)
    try:
        yield Fact(f"Qt {metadata.version('PySide6-Essentials')}")
    except metadata.PackageNotFoundError:
        yield Fact(_("Qt is not installed, so only the command line works."), False)


def _places() -> Iterator[Fact]:
    folders = (
        (_("Calendars: {folder}"), places.data()),
        (_("Preferences: {folder}"), places.preferences().parent),
    )
    for text, folder in folders:
        there = folder
        while not there.exists() and there != there.parent:
            there = there.parent
        well = there.is_dir() and os.access(there, os.W_OK)
        words = text.format(folder=folder)
        yield Fact(words if well else _("{place}: it can't be written").format(place=words), well)


def _log() -> Iterator[Fact]:
    text = _("Log: {path}, {n} KB").format(path=log.path(), n=-(-log.size() // 1000))
    yield Fact(text)


def _surroundings() -> Iterator[Fact]:
    zones = len(available_timezones())
    text = ngettext("{n} time zone is known", "{n} time zones are known", zones)
    yield Fact(text.format(n=zones), zones > 0)
    yield Fact(_("This computer's time zone: {zone}").format(zone=times.system_zone()))
    yield Fact(_("Language: {language}").format(language=i18n.LANGUAGES[i18n.language()]))
    if sys.platform in ("win32", "darwin"):
        yield Fact(_("The system shows notifications."))
    elif _notification_bus():
        yield Fact(_("There is a bus for notifications."))
    else:
        screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
        text = _("Notifications aren’t available: reminders show only in the window.")
        yield Fact(text, not screen)


def _notification_bus() -> bool:
    """Whether a D-Bus session is there; nothing is asked of it."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address:
        path = address.partition("path=")[2].partition(",")[0]
        return not path or Path(path).exists()
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(folder) and (Path(folder) / "bus").exists()


def _calendar(path: Path) -> Iterator[Fact]:
    try:
        with plans.reading(path, thorough=False) as connection:
            facts = list(_inside(path, connection))
    except PlanError as error:
        facts = [Fact(str(error), False)]
    yield from facts


def _inside(path: Path, connection: sqlite3.Connection) -> Iterator[Fact]:
    verdict = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    text = _("{calendar} is whole") if verdict == "ok" else _("{calendar} is damaged: {reason}")
    yield Fact(text.format(calendar=path, reason=verdict.replace("\n", " ")), verdict == "ok")
    orphans = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    text = ngettext("{n} row refers to one that is gone", "{n} rows refer to ones that are gone", orphans)
    yield Fact(text.format(n=orphans), orphans == 0)
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    text = _("File version {version}; this Hookline writes {newest}")
    yield Fact(text.format(version=schema, newest=SCHEMA_VERSION), schema == SCHEMA_VERSION)
    yield from (Fact(sentence, False) for sentence in unreadable.bad_values(connection))
    n = connection.execute("SELECT count(*) FROM video").fetchone()[0]
    yield Fact(ngettext("{n} video", "{n} videos", n).format(n=n))
