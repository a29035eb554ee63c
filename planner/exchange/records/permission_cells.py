"""Reads what a row says of a permission: the answer, where, until when, and the code for ads, which is never told."""

import datetime as dt
import re
from typing import Any

from models.choices import PermissionState
from planner import dates
from planner.creators.permissions import MOST_DAYS
from planner.exchange.records import cells, kinds
from planner.exchange.records.cells import Row
from planner.exchange.shapes.table import quoted
from planner.i18n import _

RIGHTS = (
    "asked", "asked_how", "answer", "granted", "where", "until", "may_edit", "credit", "ad_code", "written",
)  # fmt: skip
_PLACES = re.compile(r"[+,;/&|]|\band\b|\bdan\b", re.IGNORECASE)
_NONE = frozenset({"-", "–"})


def read(row: Row, posted: dt.date | None = None) -> dict[str, Any]:
    """Return the fields of a permission that a row tells of, none where it tells of none.

    ``posted`` is the day on which the video was posted, where a row says so: days of use count from there where
    nobody noted when they were granted.
    """
    if not any(_says(row.text("permission", name)) for name in RIGHTS):
        return {}
    found: dict[str, Any] = {
        name: row.text("permission", name) for name in ("link", "asked_how", "credit", "written")
    }
    found |= {name: row.day("permission", name) for name in ("asked", "granted", "until")}
    found["may_edit"] = bool(_ticked(row, "may_edit"))
    found |= _where(row)
    _decide(row, found)
    _end(row, found, posted)
    if found["asked"] and found["granted"] and found["granted"] < found["asked"]:
        row.tell(
            _("It was given before it was asked for. The day of asking was left out."), "permission", "asked"
        )
        found["asked"] = None
    begun = cells.posted_on(found["link"], row.answers) or posted or found["asked"] or found["granted"]
    found |= _code(row, begun)
    if (
        found.get("ad_code")
        and not row.text("permission", "answer")
        and found["state"] is not PermissionState.GRANTED
    ):
        found |= {"state": PermissionState.GRANTED, "ads": True}
        found["until"] = found["until"] or found["ad_start"] + dt.timedelta(found["ad_days"])
        text = _("The code was read as a permission for ads until {end}.")
        row.note(text.format(end=dates.day_year(found["until"])), "permission", "ad_code")
    return {name: value for name, value in found.items() if value not in ("", None, False)}


def _says(text: str) -> bool:
    """Whether a cell says anything."""
    return bool(text) and kinds.meaning(text, "answer") != "none"


def _ticked(row: Row, name: str) -> bool | None:
    text = row.text("permission", name)
    said = cells.says_yes(text)
    if said is None and text and text not in _NONE:
        row.tell(
            _("“{text}” is neither yes nor no. It was left out.").format(text=quoted(text)),
            "permission",
            name,
        )
    return said


def _where(row: Row) -> dict[str, bool]:
    """Return where a video may be used: on the brand's account, in ads, on its site."""
    found = dict[str, bool]()
    for part in filter(str.strip, _PLACES.split(row.text("permission", "where"))):
        if meant := kinds.meaning(part, "where"):
            found[meant] = True
        else:
            text = _("“{text}” is no place of use that is known. Write organic, ads or site.")
            row.tell(text.format(text=quoted(part.strip())), "permission", "where")
    return found


def _decide(row: Row, found: dict[str, Any]) -> None:
    """Say whether a permission was given, refused, asked for or only found."""
    answer = row.text("permission", "answer")
    meant = kinds.meaning(answer, "answer")
    waits = found["asked"] or found["asked_how"] or meant == "waiting"
    asked = PermissionState.ASKED if waits else PermissionState.FOUND
    said = cells.says_yes(answer)
    if answer and said is None and meant not in ("none", "waiting"):
        text = _("“{text}” is no answer that is known. Write yes or no.")
        row.tell(text.format(text=quoted(answer)), "permission", "answer")
    if said or (not answer and found["granted"]):
        found["state"] = PermissionState.GRANTED
        if kinds.is_called(row.header("permission", "answer"), "signs", "reuse"):
            found["repost"] = True
        return
    found["state"] = PermissionState.REFUSED if said is False else asked
    if found["granted"]:
        text = _("The answer is “{answer}”, so the day on which it was given, {day}, was left out.")
        day = dates.day_year(found["granted"])
        row.note(text.format(answer=answer, day=day), "permission", "granted")
        found["granted"] = None


def _end(row: Row, found: dict[str, Any], posted: dt.date | None) -> None:
    """Say until when a permission holds; without an end that can be read it is not taken as given for ever."""
    granted = found["state"] is PermissionState.GRANTED
    typed = row.text("permission", "until")
    n = cells.days_in(row.text("permission", "answer")) if not typed else None
    begins = found["granted"] or posted
    if granted and n and begins:
        found["until"] = begins + dt.timedelta(n)
        text = _("The {n} days of use were counted from {day}, until {end}.")
        said = text.format(n=n, day=dates.day_year(begins), end=dates.day_year(found["until"]))
        row.note(said, "permission", "answer")
    elif granted and n:
        text = _("When the {n} days of use begin stands nowhere: it was noted as asked for, not as given.")
        row.tell(text.format(n=n), "permission", "answer")
        found["state"] = PermissionState.ASKED
    first = found["granted"] or found["asked"]
    if found["until"] and first and found["until"] < first:
        row.tell(_("It ends before it begins. The end was left out."), "permission", "until")
        found["until"] = None
    if granted and typed and typed not in _NONE and not found["until"]:
        row.tell(_("Its end can’t be read: it was noted as asked for, not as given."), "permission", "until")
        found["state"], found["granted"] = PermissionState.ASKED, None


def _code(row: Row, begins: dt.date | None) -> dict[str, Any]:
    """Return a code for ads with its start and its days, where both can be known; the code itself is never told."""
    code = row.text("permission", "ad_code")
    if not code or code in _NONE:
        return {}
    start, end = row.day("permission", "ad_start"), row.day("permission", "ad_end")
    n = cells.days_in(row.text("permission", "ad_days"))
    if start and end and n and start + dt.timedelta(n) != end:
        text = _("The code ends on {end}, yet {n} days from {start} are not that day. The code was left out.")
        row.tell(
            text.format(end=dates.day_year(end), n=n, start=dates.day_year(start)), "permission", "ad_end"
        )
        return {}
    if start and end and not n:
        n = (end - start).days
    if end and n and not row.text("permission", "ad_start"):
        start = end - dt.timedelta(n)
        if begins and start < begins:
            text = _(
                "By its {n} days until {end} the code would have begun on {start}, before its video or its permission. "
                "The code was left out."
            )  # fmt: skip
            said = text.format(n=n, end=dates.day_year(end), start=dates.day_year(start))
            row.tell(said, "permission", "ad_days")
            return {}
        text = _("The code’s first day, {start}, was worked out from its end and its days.")
        row.note(text.format(start=dates.day_year(start)), "permission", "ad_code")
    if not start:
        text = _("The code has no day on which it starts. It was left out: type it with its start.")
        row.tell(text, "permission", "ad_code")
        return {}
    if not n or not 1 <= n <= MOST_DAYS:
        row.tell(
            _("For how many days the code holds can’t be read. It was left out."), "permission", "ad_code"
        )
        return {}
    return {"ad_code": code, "ad_start": start, "ad_days": n}
