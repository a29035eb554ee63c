"""Lengths of time as people type them: "1 day, 1 hour, 10 min", "2 hari", "1440, 60"."""

import re

from planner.errors import PlanError
from planner.i18n import _

_UNITS = {
    1: ("", "m", "min", "mins", "minute", "minutes", "mnt", "menit"),
    60: ("h", "hr", "hrs", "hour", "hours", "j", "jam"),
    1440: ("d", "day", "days", "hari"),
    10080: ("w", "week", "weeks", "minggu", "mgg"),
}
_BY_WORD = {word: minutes for minutes, words in _UNITS.items() for word in words}
_SPAN = re.compile(r"(\d{1,6})\s*([^\W\d]*\.?)")


def minutes(text: str) -> list[int]:
    """Return lengths of time in minutes, in their order; a number alone is minutes. Raises PlanError for another."""
    found = []
    for part in filter(str.strip, re.split(r"[,;\n]", text)):
        match = _SPAN.fullmatch(part.strip().casefold())
        unit = _BY_WORD.get(match[2]) or _BY_WORD.get(match[2].rstrip(".")) if match else None
        if match is None or unit is None:
            raise PlanError(
                _("“{span}” is not a length of time. Write it like 1 day, 2 h or 10 min.").format(
                    span=part.strip()
                )
            )
        found.append(int(match[1]) * unit)
    return found
