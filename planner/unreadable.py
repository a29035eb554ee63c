"""Names every value of a calendar that this program can't understand, with what is read in its place."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from models import reading, values
from models.reading import Connection
from planner.i18n import N_, _

TABLES = {
    "calendar": N_("Calendar settings"),
    "contentformat": N_("Format"),
    "sound": N_("Sound"),
    "hashtag": N_("Hashtag"),
    "campaign": N_("Campaign"),
    "ownday": N_("Custom date"),
    "template": N_("Template"),
    "series": N_("Series"),
    "filmingday": N_("Filming day"),
    "liveevent": N_("Live event"),
    "liveline": N_("Line of a list before"),
    "liverun": N_("Run of a live event"),
    "video": N_("Video"),
    "ownfield": N_("Own field"),
    "ownvalue": N_("Value of an own field"),
    "numbersfile": N_("File of numbers"),
    "orderline": N_("Line of an order"),
    "numbersrow": N_("Row of numbers"),
    "planfile": N_("Plan that was brought in"),
    "planrow": N_("Row of a plan"),
    "cover": N_("Cover"),
    "firsthour": N_("First hour"),
    "reminder": N_("Reminder"),
    "due": N_("Due reminder"),
    "reminderwatch": N_("Look at the reminders"),
    "waiver": N_("Ignored finding"),
    "review": N_("Review"),
    "sighting": N_("Sighting"),
    "tagset": N_("Set of hashtags"),
    "brandrule": N_("Brand rule"),
    "findingcount": N_("Count of findings"),
    "rulewatch": N_("Look at the rules"),
    "trendlook": N_("Trend check"),
    "trendfind": N_("Find"),
    "history": N_("History"),
    "unfinished": N_("Unfinished work"),
    "product": N_("Product"),
    "sku": N_("Variant"),
    "stockcount": N_("Count of a stock"),
    "shoptask": N_("Task of the shop"),
    "creator": N_("Creator"),
    "agreement": N_("Agreement"),
    "sample": N_("Sample"),
    "permission": N_("Permission"),
    "challenge": N_("Challenge"),
}
"""What a row of each table is called."""
NAMES = ("title", "name", "text", "code", "label", "brand", "handle", "tag")
"""The columns by one of which a row is known."""
HIDDEN = {"ad_code"}
"""The columns of which no value is ever told."""
LONGEST = 60
"""Characters of a value, or of a name, that are shown."""
MOST = 1000
"""How many values are named."""


def bad_values(connection: Connection) -> list[str]:
    """Return a sentence for each value that can't be read: where it stands, what it is, and what was read instead.

    Every table is read once, and nothing is changed. Raises sqlite3.Error.
    """
    connection.text_factory = values.decoded
    found = _of_rules(connection)
    for table, cells in values.CELLS.items():
        cursor = connection.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - our own names
        columns = [column[0] for column in cursor.description]
        for row in cursor:
            raw = dict(zip(columns, row, strict=True))
            for column, instead in _wrong(table, raw, cells):
                found.append(_sentence(table, raw, column, instead))
                if len(found) == MOST:
                    return found
    return found


def _of_rules(connection: Connection) -> list[str]:
    """Return a sentence for each change of a rule that the rule set does not take."""
    from planner.checks.ruleset import RuleSet

    return RuleSet(json.loads(reading.settings_row(connection).get("rule_changes") or "{}")).problems


def _wrong(table: str, raw: dict[str, Any], cells: dict[str, values.Cell]) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a row that can't be read, each with what is read instead."""
    for column, value in raw.items():
        if column not in cells:
            continue  # of a newer program
        read = cells[column](value)
        if read is not value:
            yield column, read
        elif column == "zone" and value and not values.known_zone(value):
            yield column, _("the calendar’s zone")
    if table == "reminder" and raw.get("recurrence"):
        from planner.reminders import recurring

        start = values.moment(values.NEVER)(raw.get("at"))
        rule = values.text(raw["recurrence"])
        if not recurring.readable(rule, dt.datetime.fromisoformat(start)):
            yield "recurrence", _("no recurrence")
    if table == "calendar":
        from planner.checks import ruleset

        unknown = [key for key in json.loads(values.TEXTS(raw.get("packs"))) if key not in ruleset.packs()]
        if unknown:
            yield "packs", _("the other packs")


def _sentence(table: str, raw: dict[str, Any], column: str, instead: Any) -> str:
    name = next((values.text(raw[one]) for one in NAMES if raw.get(one) and one != column), "")
    whose = f"{_(TABLES[table])} “{_short(name)}”" if name else _(TABLES[table])
    return _("{row} (row {id}), {column}: {value} can't be read; {instead} is taken.").format(
        row=whose,
        id=raw.get("id"),
        column=column,
        value="…" if column in HIDDEN else _shown(raw[column]),
        instead=_instead(instead),
    )


def _shown(value: Any) -> str:
    if value is None:
        return _("nothing")
    if isinstance(value, bytes):
        return _("bytes ({content})").format(content=_short(value.hex(" ")))
    return f"“{_short(value)}”" if isinstance(value, str) else _short(repr(value))


def _instead(value: Any) -> str:
    if value in (None, "", "[]", "{}"):
        return _("nothing")
    return _short(value) if isinstance(value, str) else repr(value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"
