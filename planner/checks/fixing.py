"""Makes the safe fixes of videos, one after the other: each may change what the next one finds."""

import datetime as dt
from collections.abc import Collection, Sequence

from sqlmodel import Session

from models.reading import Connection
from planner import edits
from planner.calendar.workspace import edit, plain_of
from planner.checks import engine, loading
from planner.checks.facts import CalendarFacts, WaiverFacts
from planner.checks.rule import Fix
from planner.i18n import N_

MOST = 50
"""Fixes to a video; more would be two rules that undo each other."""


@edit(N_("Fix all safe"))
def fix_all_safe(
    session: Session, video_ids: Sequence[int], now: dt.datetime, codes: Collection[str] = ()
) -> int:
    """Make every safe fix of some videos, of all rules or of ``codes``, and return how many. ``now`` is UTC."""
    connection = plain_of(session)
    calendar = loading.load_calendar(connection, now)
    waivers = loading.load_waivers(connection)
    made = 0
    for video_id in video_ids:
        for _round in range(MOST):
            fix = _first(connection, calendar, waivers, video_id, codes)
            if fix is None:
                break
            edits.named(fix.edit, *fix.args).run(session)
            session.flush()
            made += 1
    return made


def _first(
    connection: Connection,
    calendar: CalendarFacts,
    waivers: Sequence[WaiverFacts],
    video_id: int,
    codes: Collection[str],
) -> Fix | None:
    videos = loading.load(connection, calendar, ids=(video_id,))
    for result in engine.check(videos, calendar, waivers=waivers):
        if result.waiver is None and (not codes or result.rule.code in codes):
            for fix in result.finding.fixes:
                if fix.safe:
                    return fix
    return None
