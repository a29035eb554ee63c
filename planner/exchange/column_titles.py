"""What the fields that a column can be are called."""

from collections.abc import Mapping

from planner.exchange import own_columns
from planner.i18n import N_, _
from planner.video import fields

FURTHER: Mapping[str, str] = {
    "datetime": N_("Date and time"),
    "weekday": N_("Day of the week, or “Day 1”"),
    "week": N_("Week"),
    "id": N_("ID"),
    "platform": N_("Network"),
    "archived": N_("Archived"),
}
"""What a column can be that is no field of a video."""


def title(field: str) -> str:
    """Return what a field is called, with those that only a table has."""
    known = fields.BY_NAME.get(field)
    name = own_columns.name_of(field)
    return _(fields.header(known)) if known else name or _(FURTHER.get(field, field))
