"""Makes the safe fixes of videos, one after the other: each may change what the next one finds."""

import datetime as dt
from collections.abc import Collection, Sequence

from sqlmodel import Session

from planner import edits
from planner.calendar.workspace import edit, plain_of
from planner.checks import engine, loading
from planner.checks.law import safe_fixes
from planner.i18n import N_

MOST = 50
"""Fixes to a video, for texts that were pasted by mistake."""


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
            found = engine.check(
                loading.load(connection, calendar, ids=(video_id,)), calendar, waivers=waivers
            )
            wanted = (result for result in found if not codes or result.rule.code in codes)
            _result, fix = next(safe_fixes(wanted, waivers), (None, None))
            if fix is None:
                break
            edits.named(fix.edit, *fix.args).run(session)
            session.flush()
            made += 1
            if fix.edit == "waivers.remove":
                waivers = loading.load_waivers(connection)
    return made
