"""What a plan changes, in words: a field's name, and its values as screens show them."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from models.records import beats_from_json
from planner import dates, labels
from planner.exchange import own_columns
from planner.exchange.in_step import Change
from planner.exchange.shapes.table import quoted
from planner.i18n import N_, _
from planner.video import fields

NOTHING = N_("nothing")
_PARTS = {
    "product": N_("product"), "result": N_("result"), "motion": N_("motion"), "overlay": N_("overlay"),
}  # fmt: skip


def title(change: Change) -> str:
    """Return what the changed field is called."""
    return own_columns.name_of(change.field) or _(fields.header(fields.BY_NAME[change.field]))


def value(field: str, found: Any, most: int = 60) -> str:
    """Return a value of a field on one line of at most so many characters; "nothing" where it is empty."""
    known = fields.BY_NAME.get(field)
    if field in _WORDS:
        text = quoted(_WORDS[field](found), most) if found else ""
    elif known and known.words is not None:
        text = _(known.words[found]) if known.words.get(found) else ""
    elif isinstance(found, bool):
        text = _("yes") if found else _("no")
    else:
        text = f"“{quoted(found, most)}”" if found else ""
    return text or _(NOTHING)


def line(change: Change) -> str:
    """Return a change as "Hook: “One pan” → “No pan”"."""
    field = change.field
    if field == "date" and change.ours and change.theirs and change.ours[:10] == change.theirs[:10]:
        return f"{_(fields.header(fields.BY_NAME['time']))}: {change.ours[11:]} → {change.theirs[11:]}"
    return f"{title(change)}: {value(field, change.ours)} → {value(field, change.theirs)}"


def _moment(text: str) -> str:
    return dates.moment(dt.datetime.fromisoformat(text))


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "stage": labels.stage,
    "date": _moment,
    "zone": str,
    "format": labels.content_format,
    "length": dates.seconds,
    "shows": lambda found: ", ".join(_(_PARTS[one]) for one in found),
    "beats": lambda found: "; ".join(
        f"{beat.start:g}–{beat.end:g} {beat.name}".strip() for beat in beats_from_json(found)
    ),
    "hashtags": lambda found: " ".join("#" + tag for tag in found),
    "labels": ", ".join,
    "overlay_place": str,
}
