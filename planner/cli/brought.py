"""What the command line says of an import: what came in, what changed, what is gone, what could not be read."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from planner.cli import output
from planner.exchange import change_words
from planner.exchange.in_step import Changed, Compared, Taken
from planner.exchange.plan_import import Stored
from planner.exchange.plan_table import ParsedPlan
from planner.exchange.tables import Problem
from planner.exchange.unseen import as_json
from planner.i18n import _, ngettext

MOST_LINES = 60
"""Lines of changes that are printed."""


def say(
    options: Namespace, plan: ParsedPlan, stored: Stored | None, compared: Compared, taken: Taken
) -> None:
    """Say what came in, or would come in where nothing was stored."""
    if options.format == "json":
        output.say(as_json(_record(plan, stored, compared, taken)))
        return
    if stored is None:
        _say_dry(plan, len(compared.there), options)
    else:
        _say_stored(stored, options.calendar)
    _say_changes(compared, taken)


def _record(plan: ParsedPlan, stored: Stored | None, compared: Compared, taken: Taken) -> dict[str, Any]:
    """Return what came of an import as plain values: what came, changed, is gone, was left out, guessed, not read."""

    def told(problems: Sequence[Problem]) -> list[dict[str, Any]]:
        return [{"row": one.row, "column": one.column, "message": one.message} for one in problems]

    def video(at: int) -> dict[str, Any]:
        one = compared.videos[at]
        when = one.at.isoformat() if one.at else None
        told = {"table": one.table, "row": one.row, "title": one.title, "at": when, "zone": one.zone}
        return told | {"own": dict(one.own)}

    errors = [one for one in plan.problems if one.level == "error"]
    notes = [one for one in plan.problems if one.level == "note" and one not in plan.left_out]
    return {
        "stored": stored is not None,
        "came": stored.added if stored else len(taken.new),
        "changed": stored.updated if stored else 0,
        "deleted": stored.deleted if stored else 0,
        "known": len(compared.there),
        "videos": [video(at) for at in range(len(compared.videos))],
        "new": [video(at) for at in sorted(taken.new)],
        "deleted_here": [video(at) for at in compared.deleted],
        "changes": [video(one.at) | {"fields": _fields(one, taken)} for one in compared.changed],
        "gone": _gone(compared, taken),
        "left_out": told(plan.left_out),
        "guessed": told(notes),
        "unreadable": told(errors),
    }  # fmt: skip


def _fields(one: Changed, taken: Taken) -> list[dict[str, Any]]:
    fields = taken.fields.get(one.at, ())
    return [
        {"field": change.field, "calendar": change.ours, "file": change.theirs, "changed_here": change.here,
         "taken": change.field in fields}
        for change in one.changes
    ]  # fmt: skip


def _gone(compared: Compared, taken: Taken) -> list[dict[str, Any]]:
    return [
        {"title": one.title, "at": one.at.isoformat() if one.at else None, "changed_here": one.here,
         "deleted": one.video_id in taken.gone}
        for one in compared.gone
    ]  # fmt: skip


def _say_changes(compared: Compared, taken: Taken) -> None:
    """Say field by field what the file changed, and what it no longer has."""
    lines = []
    for one in compared.changed:
        fields_ = taken.fields.get(one.at, frozenset())
        for change in one.changes:
            left = "" if change.field in fields_ else _("not taken")
            why = _("changed in the calendar too: it stays") if change.here and left else left
            lines.append(f"  {one.title}: {change_words.line(change)}" + f" ({why})" * bool(why))
    for gone in compared.gone:
        text = (
            _("“{title}” is no longer in the file and was deleted.")
            if gone.video_id in taken.gone
            else _("“{title}” is no longer in the file. It stays in the calendar.")
        )
        lines.append("  " + text.format(title=gone.title))
    for at in compared.deleted:
        text = _("“{title}” was deleted in the calendar and did not come in again.")
        lines.append("  " + text.format(title=compared.videos[at].title))
    for line in lines[:MOST_LINES]:
        output.say(output.safe(line))
    if (more := len(lines) - MOST_LINES) > 0:
        output.say(ngettext("  and {n} more", "  and {n} more", more).format(n=more))


def _say_dry(plan: ParsedPlan, known: int, options: Namespace) -> None:
    n = len(plan.videos)
    output.say(ngettext("{n} video would come in.", "{n} videos would come in.", n).format(n=n))
    if known:
        text = {
            "skip": ngettext(
                "{n} of them came in before and would be left out.",
                "{n} of them came in before and would be left out.",
                known,
            ),
            "update": ngettext(
                "{n} of them came in before and would be updated.",
                "{n} of them came in before and would be updated.",
                known,
            ),
            "overwrite": ngettext(
                "{n} of them came in before and would be overwritten.",
                "{n} of them came in before and would be overwritten.",
                known,
            ),
            "duplicate": ngettext(
                "{n} of them came in before and would be there twice.",
                "{n} of them came in before and would be there twice.",
                known,
            ),
        }[options.known]
        output.say(text.format(n=known))


def _say_stored(stored: Stored, target: Path) -> None:
    text = ngettext("{n} video came into {calendar}.", "{n} videos came into {calendar}.", stored.added)
    output.say(output.safe(text.format(n=stored.added, calendar=target)))
    if stored.updated:
        n = stored.updated
        output.say(ngettext("{n} was updated.", "{n} were updated.", n).format(n=n))
    if stored.deleted:
        n = stored.deleted
        output.say(ngettext("{n} was deleted.", "{n} were deleted.", n).format(n=n))
    if stored.skipped:
        output.say(left_as_it_is(stored.skipped))


def left_as_it_is(n: int) -> str:
    """Return what is said of so many videos or events that came in before."""
    text = ngettext(
        "{n} came in before and was left as it is.", "{n} came in before and were left as they are.", n
    )
    return text.format(n=n)
