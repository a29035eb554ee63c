"""The calendar's own settings: read, and changed as undoable steps."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from sqlmodel import Session

from models.calendar import Calendar
from models.choices import Account
from planner import times
from planner.calendar.workspace import edit
from planner.errors import PlanError, filled
from planner.i18n import N_, _

LABELS = {
    "brand": N_("Change brand"),
    "account": N_("Change account type"),
    "market": N_("Change market"),
    "zone": N_("Change time zone"),
    "language": N_("Change spoken language"),
    "first_weekday": N_("Change first day of the week"),
    "max_length": N_("Change longest video"),
}
"""The settings, with the label of the step that changes each."""
DAY_S = 86_400


@edit(lambda name, _value: LABELS[name])
def change(session: Session, name: str, value: str | float | Account | None) -> None:
    """Change one of LABELS. A new zone holds for what is planned from now on. Raises PlanError if it is no zone.

    The longest video is in seconds, above 0 and at most a day. Raises PlanError for another one.
    """
    if name not in LABELS:
        raise KeyError(name)
    if name == "max_length" and value is not None and not (_is_number(value) and 0 < value <= DAY_S):
        raise PlanError(_("The longest video lasts more than 0 seconds and at most a day."))
    if name == "zone":
        times.zone(str(value))
    setattr(get(session), name, value)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def get(session: Session) -> Calendar:
    """Return the calendar's settings, read once in a session: it lets go of what nobody else holds."""
    calendar = session.info["calendar"] = session.get_one(Calendar, 1)
    return calendar


@edit(N_("Change rhythm"))
def set_slots(session: Session, slots: Sequence[tuple[int, dt.time, str]]) -> None:
    """Set the slots of a week: weekday (0 is Monday), wall-clock time, and the format each is kept for, or ""."""
    get(session).slots = [
        {"weekday": day, "time": f"{time:%H:%M}"} | ({"format": kept_for} if kept_for else {})
        for day, time, kept_for in sorted(set(slots))
    ]


@edit(N_("Change the countries whose holidays are shown"))
def set_markets(session: Session, codes: Sequence[str]) -> None:
    """Choose the countries (ISO 3166-1 alpha-2) whose public holidays are shown beside those of the market."""
    get(session).markets = list(dict.fromkeys(codes))


@edit(N_("Change what the platform takes"))
def set_fees(session: Session, market: str, lines: Sequence[Mapping[str, Any]]) -> None:
    """Set what the platform takes in a market, in place of what is known of it; no lines: what is known holds again.

    Each line has a ``name``, and ``percent`` of the price or ``fixed`` in whole units, with a ``cap`` or None.
    Raises PlanError for numbers that no fee has.
    """
    kept = [line for line in get(session).fees if line.get("market") != market]
    for line in lines:
        percent, fixed, cap = line.get("percent", 0), line.get("fixed", 0), line.get("cap")
        if not (0 <= percent <= 100 and 0 <= fixed < 1e12 and (cap is None or 0 <= cap < 1e12)):
            raise PlanError(_("A fee is between 0 and 100 % of the price, or a fixed amount of 0 and more."))
        name = filled(str(line.get("name", "")), _("A fee needs a name, such as: Platform commission."))
        kept.append({"market": market, "name": name, "percent": percent, "fixed": fixed, "cap": cap})
    get(session).fees = kept


@edit(N_("Change the limit of a stage"))
def set_stage_limit(session: Session, stage: str, most: int) -> None:
    """Set how many videos a stage should hold at most; 0 is no limit."""
    calendar = get(session)
    limits = {one: n for one, n in calendar.stage_limits.items() if one != stage}
    calendar.stage_limits = limits | ({stage: most} if most > 0 else {})


@edit(N_("Change the audience’s active hours"))
def set_active_hours(session: Session, hours: Sequence[int]) -> None:
    """Set the hours of the day, 0 to 23, at which the audience is active. Raises PlanError for another one."""
    if any(not 0 <= hour <= 23 for hour in hours):
        raise PlanError(_("The hours of a day are 0 to 23."))
    get(session).active_hours = sorted(set(hours))
