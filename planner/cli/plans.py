"""What PLAN means: a calendar file or a table, found, opened for reading, and turned into facts."""

import datetime as dt
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from models.calendar_file import SUFFIX, FileRefusedError, connect_readonly, inspect
from planner import places, times
from planner.cli import output
from planner.cli.clock import Clock, moment, utc_now
from planner.errors import PlanError
from planner.i18n import _, language
from planner.preferences import Preferences

if TYPE_CHECKING:  # what an agenda in text can do without
    from planner.checks.facts import CalendarFacts, LiveFacts, PlanFacts, VideoFacts, WaiverFacts
    from planner.exchange.tables import Problem, Source

PASTED = "-"


class Facts(NamedTuple):
    """A plan as the checks see it."""

    calendar: "CalendarFacts"
    videos: "list[VideoFacts]"
    waivers: "list[WaiverFacts]"
    lives: "list[LiveFacts]"
    plan: "PlanFacts | None" = None
    own: Mapping[int, Mapping[str, str]] = MappingProxyType({})
    """What stands in fields of the user's own, by the video's id and the field's name."""


def chosen(text: str | None, preferences: Preferences) -> str:
    """Return the PLAN that was named, else the calendar opened last. Raises PlanError where there is none."""
    if text is not None:
        return text
    recent = preferences.recent
    path = recent[0] if recent else places.calendar()
    if not path.is_file():
        raise PlanError(_("No calendar was opened yet. Name one, or a table, after the command."))
    return str(path)


def is_calendar(plan: str) -> bool:
    """Whether PLAN is to be read as a calendar file, by its name or its first bytes."""
    if plan == PASTED:
        return False
    path = Path(plan)
    if path.suffix == SUFFIX or not path.is_file():
        return path.suffix not in {".csv", ".tsv", ".txt", ".md", ".xlsx", ".json", ".ics"}
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


@contextmanager
def reading(path: Path, *, thorough: bool = True) -> Iterator[sqlite3.Connection]:
    """Open a calendar file for reading alone. Raises PlanError for what is none, is damaged or too new."""
    try:
        state = inspect(path, thorough=thorough)
    except FileRefusedError as refused:
        from planner.calendar import files

        raise PlanError(files.refusal(path, refused)) from refused
    if state.behind:
        _bring_up_to_date(path)
    connection = connect_readonly(path)
    try:
        yield connection
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise PlanError(_unreadable(path, error, newer=state.newer)) from error
    finally:
        connection.close()


def calendar_facts(path: Path, clock: Clock, today: dt.date | None = None) -> Facts:
    """Return all of a calendar file."""
    from models import reading as rows
    from planner.checks import loading

    with reading(path) as connection:
        zone = rows.settings_row(connection).get("zone") or "UTC"
        calendar = loading.load_calendar(connection, moment(clock, today, zone))
        return Facts(
            calendar,
            loading.load(connection, calendar),
            loading.load_waivers(connection),
            loading.load_lives(connection, calendar),
            loading.load_plan(connection, calendar),
            rows.own_texts(connection),
        )


def table_facts(plan: str, clock: Clock, today: dt.date | None = None, *, hidden: str | None = None) -> Facts:
    """Return a table as facts, with a note on standard error for each thing that could not be read.

    ``hidden`` "take" takes what is hidden in a workbook too; anything else leaves it out, which is told.
    """
    from planner.exchange import plan_facts, plan_source

    zone = times.system_zone()
    calendar = plan_facts.calendar_of(moment(clock, today, zone), zone, language())
    source = read_source(plan, hidden=hidden == "take")
    parsed = plan_source.read(source, plan_source.parts(source), plan_source.Answers(calendar.today, zone))
    report([*parsed.problems, *left_out(source)])
    calendar = plan_facts.knowing(calendar, parsed.videos)
    videos, waivers = plan_facts.videos_of(parsed.videos, calendar), plan_facts.waivers_of(parsed.videos)
    own = {video.row: video.own for video in parsed.videos if video.own}
    return Facts(calendar, videos, waivers, [], plan_facts.plan_of(videos, calendar), own)


def facts_of(plan: str, clock: Clock, today: dt.date | None = None, *, hidden: str | None = None) -> Facts:
    """Return PLAN as facts, as of now or of noon on a day; ``hidden`` as ``table_facts`` has it."""
    if is_calendar(plan):
        return calendar_facts(Path(plan), clock, today)
    return table_facts(plan, clock, today, hidden=hidden)


def refuse_hidden(plan: str, hidden: str | None) -> None:
    """Raise PlanError where it is said of a calendar what to do with what is hidden: only a workbook hides."""
    if hidden is not None and is_calendar(plan):
        text = _("“{plan}” is a calendar, and only in a workbook is something hidden. Leave --hidden out.")
        raise PlanError(text.format(plan=plan))


def left_out(source: "Source") -> "list[Problem]":
    """Return how to bring in what is hidden, where it was left out."""
    from planner.exchange.tables import Problem

    said = _("Add --hidden take to bring in what is hidden.")
    return [Problem(None, None, said, "note")] if source.left_out else []


def read_source(plan: str, *, hidden: bool = False, text: str | None = None) -> "Source":
    """Return the tables in a file, with what is ``hidden`` in a workbook, or in what is pasted into standard input.

    ``text`` is what was pasted, where it was read already.
    """
    from planner.exchange import tables

    if plan != PASTED:
        return tables.read_all(Path(plan), hidden=hidden)
    return tables.read_all_text(pasted() if text is None else text)


def pasted() -> str:
    """Return what is pasted into standard input. Raises PlanError for what is no UTF-8."""
    from planner.exchange import limits

    try:
        return sys.stdin.buffer.read(limits.MAX_BYTES + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlanError(_("The pasted text is not UTF-8. Save it as a file and name that.")) from error


def report(problems: "list[Problem]") -> None:
    """Print what could not be read, or was read with something to know."""
    for problem in problems:
        output.note(problem.message)


def _bring_up_to_date(path: Path) -> None:
    from planner import opening

    opening.open_calendar(path, utc_now).close()


def _unreadable(path: Path, error: Exception, *, newer: bool) -> str:
    if newer:
        text = _("“{name}” is from a newer Hookline and can't be read by this one. Update Hookline.")
        return text.format(name=path.name)
    text = _("“{name}” is damaged: {reason}. Open a backup or a copy of it.")
    return text.format(name=path.name, reason=error)
