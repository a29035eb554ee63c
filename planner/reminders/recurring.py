"""Recurrences: the wall-clock times of an RRULE (RFC 5545), as python-dateutil works them out."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from dateutil.rrule import rrule, rrulestr

from planner import dates
from planner.errors import PlanError
from planner.i18n import N_, _, ngettext

KNOWN = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "WKST")
)
STEPS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 0, "YEARLY": 0}
"""The days of a period; 0 where periods differ."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SOON = dt.timedelta(days=28 * 366)
"""A recurrence comes within this time or never: weekdays and leap days come round in 28 years."""
KEPT = dt.timedelta(days=7)
"""What is asked of no longer a time is kept worked out: it is asked again at every change of the day's plan."""
CYCLE = 400
"""Years after which every date has its weekday and week again."""
SHORTEST = 28
"""The last day that every month has."""
MOST = 1000
"""The highest COUNT and INTERVAL that is taken."""
USUAL = {
    "": N_("Once"),
    "FREQ=DAILY": N_("Every day"),
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": N_("Every weekday"),
    "FREQ=WEEKLY": N_("Every week"),
    "FREQ=WEEKLY;INTERVAL=2": N_("Every two weeks"),
    "FREQ=MONTHLY": N_("Every month"),
    "FREQ=MONTHLY;BYMONTHDAY=-1": N_("Last day of every month"),
    "FREQ=YEARLY": N_("Every year"),
}
"""What is offered, by its RRULE."""


def checked(text: str, start: dt.datetime) -> str:
    """Return an RRULE in capitals, without its name. ``start`` is the first wall-clock time.

    Raises PlanError for one that can't be read, comes more often than daily, or never comes.
    """
    rule = "".join(text.split()).upper().removeprefix("RRULE:")
    if not rule:
        return ""
    parts = dict(one.partition("=")[::2] for one in rule.split(";"))
    numbers = [parts.get(name, "1") for name in ("COUNT", "INTERVAL")]
    readable = set(parts) <= KNOWN and parts.get("FREQ") in STEPS
    if not readable or any(not one.isdecimal() or not 0 < int(one) <= MOST for one in numbers):
        raise PlanError(_wrong(text))
    if "UNTIL" in parts:  # a date counts whole, and a moment is one on the wall
        day = parts["UNTIL"].removesuffix("Z")
        parts["UNTIL"] = day if "T" in day else f"{day}T235959"
        rule = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        comes = _comes(rule, start)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise PlanError(_wrong(text)) from error
    if not comes:
        raise PlanError(_("This recurrence never happens. Choose another one, or a later end."))
    return rule


@lru_cache(maxsize=20_000)
def readable(rule: str, start: dt.datetime) -> bool:
    """Whether a recurrence that stands in a calendar can be read; one that can't counts as none."""
    try:
        checked(rule, start)
    except PlanError:
        return False
    return True


def walls(rule: str, start: dt.datetime, after: dt.datetime, until: dt.datetime) -> Iterator[dt.datetime]:
    """Yield the wall-clock times after ``after`` and up to ``until`` of what begins at ``start``, in order."""
    if not rule or not readable(rule, start):
        if after < start <= until:
            yield start
        return
    if until < start:
        return
    short = until - after <= KEPT
    found = (
        _on_days(rule, start, after.date(), until.date())
        if short
        else _occurrences(rule, _nearer(rule, start, after), until)
    )
    yield from (wall for wall in found if after < wall <= until)


@lru_cache(maxsize=20_000)
def _on_days(rule: str, start: dt.datetime, first: dt.date, last: dt.date) -> tuple[dt.datetime, ...]:
    """Return the times of whole days, both ends included."""
    begin = dt.datetime.combine(first, dt.time())
    found = _occurrences(rule, _nearer(rule, start, begin), dt.datetime.combine(last, dt.time.max))
    return tuple(wall for wall in found if wall >= begin)


def label(rule: str) -> str:
    """Return a recurrence in words, or as it stands where it has none."""
    if rule in USUAL:
        return _(USUAL[rule])
    parts = dict(one.partition("=")[::2] for one in rule.split(";"))
    frequency, interval = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1")
    if frequency not in STEPS or not (interval.isascii() and interval.isdecimal() and len(interval) < 5):
        return rule
    every = int(interval)
    days = [day for day in parts.pop("BYDAY", "").split(",") if day]
    known = frequency == "WEEKLY" or not days
    if parts or not known or not set(days) <= set(DAYS):
        return rule
    several = {
        "DAILY": ngettext("Every {n} day", "Every {n} days", every),
        "WEEKLY": ngettext("Every {n} week", "Every {n} weeks", every),
        "MONTHLY": ngettext("Every {n} month", "Every {n} months", every),
        "YEARLY": ngettext("Every {n} year", "Every {n} years", every),
    }
    text = _(USUAL[f"FREQ={frequency}"]) if every == 1 else several[frequency].format(n=every)
    names = ", ".join(_(dates.SHORT_WEEKDAYS[DAYS.index(day)]) for day in days)
    return _("{period}: {days}").format(period=text, days=names) if names else text


def left_out(rule: str, start: dt.datetime) -> str:
    """Return what a recurrence leaves out that somebody may expect: its own first day, short months; else nothing."""
    if not rule:
        return ""
    first = next(walls(rule, start, start - dt.timedelta(minutes=1), start + KEPT), None)
    if first != start:
        return _("{day} is left out: the recurrence does not fall on it.").format(day=dates.day(start.date()))
    if rule.startswith("FREQ=MONTHLY") and "BY" not in rule and start.day > SHORTEST:
        words = _("Months without a {day} are left out. “Last day of every month” leaves out none.")
        return words.format(day=dates.nth(start.day))
    return ""


def _nearer(rule: str, start: dt.datetime, after: dt.datetime) -> dt.datetime:
    """Return a start that is whole periods later: nobody wants to walk through years of days."""
    if "COUNT=" in rule:
        return start
    parts = dict(one.partition("=")[::2] for one in rule.split(";"))
    period = STEPS[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))
    periods = (after - start).days // period - 1 if period else 0
    return start + dt.timedelta(days=max(periods, 0) * period)


def _comes(rule: str, start: dt.datetime) -> bool:
    """Whether a recurrence comes within SOON, or its own end.

    The library walks on to the year 9999 where it finds nothing, for seconds: so it begins as many cycles later.
    """
    made, _count = _rule(rule, start)
    end: dt.datetime | None = vars(made)["_until"]
    last = min(start + SOON, end) if end else start + SOON
    later = (dt.MAXYEAR - last.year) // CYCLE * CYCLE
    begin, until = (one.replace(year=one.year + later) for one in (start, last))
    return any(True for _wall in made.replace(dtstart=begin, until=until))


def _occurrences(rule: str, start: dt.datetime, until: dt.datetime) -> Iterator[dt.datetime]:
    """Yield the times up to ``until``; beyond that nothing is looked for, which may take until the year 9999."""
    made, count = _rule(rule, start)
    end: dt.datetime | None = vars(made)["_until"]  # dateutil has no public name for it
    last = min(until, end) if end else until
    return islice(made.replace(until=last), count)


@lru_cache(maxsize=20_000)
def _rule(rule: str, start: dt.datetime) -> tuple[rrule, int | None]:
    """Return a rule without its COUNT, and that; None for no end."""
    parts = dict(one.partition("=")[::2] for one in rule.split(";"))
    count = parts.pop("COUNT", None)
    made = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
    if not isinstance(made, rrule):
        raise TypeError(rule)
    return made, int(count) if count else None


def _wrong(text: str) -> str:
    return _("“{text}” is not a recurrence. Write it as FREQ=WEEKLY;BYDAY=MO,TH, daily at the most.").format(
        text=text
    )
