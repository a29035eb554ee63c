"""Reads calendars (ICS): an event a row, with the fields that its description names."""

import datetime as dt
import html
import re
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.errors import PlanError
from planner.exchange import limits
from planner.exchange.shapes import headers, keys
from planner.exchange.shapes.headers import field_of
from planner.exchange.shapes.table import Origin, Problem, Source, Table, quoted, too_large, too_many_cells
from planner.i18n import _
from planner.texts.vocabulary import plain

_LINE_END = re.compile(r"<br\s?/?>|</(?:p|div|li)>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:br|p|div|span|b|i|u|ul|ol|li|a|strong|em|html-blob)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_FIRST = ("Title", "Start", "Zone", "End", "All day")
REPEATS, ALSO_ON, EXCEPT, INSTEAD_OF = "Repeats", "Also on", "Except", "Instead of"
"""Columns of how an event comes again: its RRULE, further and left out times, the time that it stands in for."""


def read(text: str, origin: Origin) -> Source:
    """Return the events of a calendar as one table.

    ``Start`` is a date, a wall-clock time in ``Zone``, or with an offset a moment. Raises PlanError for a calendar
    that is broken or has no event. Repetitions are told, not made: a problem of the column ``REPEATS``.
    """
    if text.upper().count("BEGIN:VEVENT") > limits.MAX_ROWS:
        raise too_large()
    calendars = _calendars(text)
    rows: list[dict[str, str]] = []
    problems: list[Problem] = []
    cells = 0
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            rows.append(_row(event, len(rows) + 1, problems))
            cells += len(rows[-1])
            if cells > limits.MAX_CELLS:
                raise too_many_cells()
        if tasks := len(calendar.walk("VTODO")):
            said = _("{count} tasks of the calendar were left out: only its events are read.")
            problems.append(Problem(None, None, said.format(count=tasks), "note"))
    if not rows:
        raise PlanError(_("The calendar has no event. Export one that has."))
    names = keys.columns(rows)
    names = [name for name in _FIRST if name in names] + [name for name in names if name not in _FIRST]
    if len(names) > limits.MAX_COLUMNS:
        raise too_large()
    title = next((str(one.get("X-WR-CALNAME") or one.get("NAME") or "") for one in calendars), "")
    name = title or origin.name
    context = (*origin.context, *filter(None, [title]))
    table = Table(
        headers.named(names, len(names)), [tuple(row.get(one, "") for one in names) for row in rows],
        origin.encoding, "ICS", problems, (), quoted(name), context, ((),) * len(rows), "events",
    )  # fmt: skip
    return Source([table], [])


def _calendars(text: str) -> list[Any]:
    import icalendar

    try:
        found: list[Any] = icalendar.Calendar.from_ical(text.strip(), multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise PlanError(_("The calendar is broken. Export it again.")) from error
    return found


def _row(event: Any, number: int, problems: list[Problem]) -> dict[str, str]:
    """Return the cells of an event, and tell what of it can't be a row."""
    start, zone, all_day = _moment(event, "DTSTART")
    end, _zone, _all_day = _moment(event, "DTEND")
    title = _text(event, "SUMMARY")
    row = {
        "Title": title,
        "Start": start,
        "Zone": zone,
        "End": end or _text(event, "DURATION"),
        "All day": "TRUE" if all_day else "FALSE",
        "Status": _text(event, "STATUS"),
        "Categories": _categories(event),
        "Location": _text(event, "LOCATION"),
    }
    found, before = keys.fields(_without_tags(_text(event, "DESCRIPTION")))
    _take_stage(row, found)
    known = {plain(name): value for name, value in row.items()}
    row |= {name: value for name, value in found.items() if plain(name) not in known}
    before += [
        f"{name}: {value}" for name, value in found.items() if known.get(plain(name), value) != value
    ]  # of the event's own properties, which count
    row["Description"] = "\n".join(before).strip()
    row["Link"], row["UID"] = _text(event, "URL"), _text(event, "UID")
    row[REPEATS] = _text(event, "RRULE")
    row |= {ALSO_ON: _moments(event, "RDATE"), EXCEPT: _moments(event, "EXDATE")}
    row[INSTEAD_OF] = _moments(event, "RECURRENCE-ID")
    if row["Status"].upper() == "CANCELLED":
        said = _("Event {row}, “{title}”, is cancelled (CANCELLED).")
        problems.append(Problem(number, "Status", said.format(row=number, title=quoted(title)), "note"))
    if event.get("RRULE") is not None:
        said = _("Event {row}, “{title}”, comes again by a rule. Only its first time was read.")
        problems.append(Problem(number, REPEATS, said.format(row=number, title=quoted(title)), "note"))
    if event.errors:
        said = _("Event {row}, “{title}”: {name} could not be read.")
        names = ", ".join(str(name) for name, _error in event.errors[:3] if name)
        text = said.format(row=number, title=quoted(title), name=names)
        problems.append(Problem(number, None, text))
    return {name: value for name, value in row.items() if value or name in _FIRST}


def _take_stage(row: dict[str, str], found: dict[str, str]) -> None:
    """Give the stage that a description tells the place of the event's own status: it is confirmed by itself."""
    told = next((name for name in found if field_of(name) == "stage"), None)
    if told and row["Status"].upper() != "CANCELLED":
        row["Status"] = found.pop(told)


def _moment(event: Any, name: str) -> tuple[str, str, bool]:
    """Return a moment as ISO text, the zone it names, and whether it is a day alone."""
    held = event.get(name)
    value = getattr(held, "dt", None)
    if isinstance(value, dt.datetime):
        zone = str(held.params.get("TZID") or "")
        if value.tzinfo is not None and not _is_zone(zone):
            return value.isoformat(), "", False
        return value.replace(tzinfo=None).isoformat(), zone, False
    if isinstance(value, dt.date):
        return value.isoformat(), "", True
    return ("" if held is None else str(held)), "", False


def _moments(event: Any, name: str) -> str:
    """Return several dates or moments as ISO text, parted by commas; a moment has its offset where it has a zone."""
    held = event.get(name)
    several = held if isinstance(held, list) else [held] if held is not None else []
    values = [one.dt for some in several for one in getattr(some, "dts", [some])]
    return ", ".join(one.isoformat() if isinstance(one, dt.date) else str(one) for one in values)


def _is_zone(name: str) -> bool:
    try:
        return bool(name) and ZoneInfo(name) is not None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False


def _without_tags(text: str) -> str:
    """Return a description without the HTML that calendars on the web write into it."""
    if not _TAG.search(text):
        return text
    return html.unescape(_TAG.sub("", _LINE_END.sub("\n", text)))


def _text(event: Any, name: str) -> str:
    """Return a property as text; several are parted by line breaks."""
    held = event.get(name)
    if held is None:
        return ""
    if isinstance(held, list):
        return "\n".join(_plain(one) for one in held)
    return _plain(held)


def _plain(value: Any) -> str:
    if hasattr(value, "to_ical") and not isinstance(value, str):
        return bytes(value.to_ical()).decode("utf-8", "replace")
    return str(value).strip()


def _categories(event: Any) -> str:
    held = event.get("CATEGORIES")
    several = held if isinstance(held, list) else [held] if held is not None else []
    return ", ".join(str(one) for some in several for one in getattr(some, "cats", [some]))
