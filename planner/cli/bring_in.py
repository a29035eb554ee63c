"""The command ``import``: a plan, whatever it lives in, into a calendar."""

import datetime as dt
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from models.reading.own import OwnFieldRow
from planner import opening, presets, times
from planner.calendar import files
from planner.calendar.settings import get as calendar_settings
from planner.calendar.workspace import Workspace
from planner.cli import bring_events, bring_records, brought, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.exchange import answered, columns, in_step, own_columns, own_import, plan_import, plan_source
from planner.exchange.answered import Answered
from planner.exchange.in_step import Compared
from planner.exchange.plan_import import Brought, Stored
from planner.exchange.plan_source import Answers, Part
from planner.exchange.plan_table import ParsedPlan
from planner.exchange.tables import Problem, Source
from planner.i18n import _, ngettext
from planner.preferences import Preferences
from planner.video import fields, own_fields, own_kinds


def run(options: Namespace, _preferences: Preferences, clock: Clock) -> int:
    """Bring a plan, or a list of products or creators, into a calendar, or say what would come in. Return 0."""
    if options.kind in ("live", "days"):
        return bring_events.run(options, clock)
    text = plans.pasted() if options.file == plans.PASTED else None
    if options.kind != "videos" and (code := bring_records.run(options, clock, text)) is not None:
        return code
    return _run(Namespace(**{**vars(options), "known": options.known or "skip"}), clock, text)


def _run(options: Namespace, clock: Clock, text: str | None) -> int:
    """Bring a plan into a calendar, or say what would come in; ``text`` is what was pasted, if that is brought in."""
    path = None if options.file == "-" else Path(options.file).absolute()
    target: Path = options.calendar
    workspace = opening.open_calendar(target, clock) if target.exists() else None
    try:
        kept = _kept(workspace, path)
        hidden = options.hidden == "take" if options.hidden else kept is not None and kept.hidden
        source = plans.read_source(options.file, hidden=hidden, text=text)
        own = tuple(workspace.read(own_import.known)) if workspace else ()
        found = own_import.recognised(plan_source.parts(source, tuple(options.sheet) or None), own)
        found, answers = _answered(options, workspace, clock, found, kept, own)
        plan = _read(source, found, answers, own)
        if options.start_on:
            plan = _moved(plan, options.start_on)
        compared = _compared(workspace, plan, path, options)
        if options.format == "text":
            plans.report(plan.problems)
        taken = plan_import.chosen(compared, on_known=options.known, delete_gone=options.gone == "delete")
        if options.dry_run:
            brought.say(options, plan, None, compared, taken)
            return 0
        of_file = Brought(
            path.name if path else _("the clipboard"),
            path,
            clock(),
            answered.as_json(answered.of(found, answers, {}, hidden=hidden)),
            options.remember or None,
        )
        stored = _stored(workspace, plan, options, of_file, clock, answers.zone)
    finally:
        if workspace:
            workspace.close()
    brought.say(options, plan, stored, compared, taken)
    return 0


def _read(source: Source, found: list[Part], answers: Answers, own: tuple[OwnFieldRow, ...]) -> ParsedPlan:
    """Return a plan with what there is to say of it. Raises PlanError where nothing would come in."""
    plan = plan_source.read(source, found, answers)
    plan.problems.extend(plans.left_out(source))
    lacking = own_columns.lacking(own, (video.own for video in plan.videos))
    plan.problems.extend(own_columns.told(lacking))
    return plan


def _compared(
    workspace: Workspace | None, plan: ParsedPlan, path: Path | None, options: Namespace
) -> Compared:
    """Return how a plan differs from the calendar; all of it is new where there is none, or where it comes twice."""
    if workspace is None:
        return Compared(plan.videos, new=tuple(range(len(plan.videos))))
    compared = workspace.read(lambda session: in_step.compare(session, plan.videos, path))
    if options.known == "duplicate":
        return replace(compared, new=tuple(range(len(plan.videos))), changed=(), gone=(), deleted=())
    return compared


def _kept(workspace: Workspace | None, path: Path | None) -> Answered | None:
    """Return what is remembered of a file, None where nothing is."""
    stored = workspace.read(lambda session: plan_import.remembered(session, path)) if workspace else {}
    return answered.from_json(stored) if stored else None


def _answered(
    options: Namespace, workspace: Workspace | None, clock: Clock, found: list[Part], before: Answered | None,
    own: tuple[OwnFieldRow, ...],
) -> tuple[list[Part], Answers]:  # fmt: skip
    """Return a plan's tables and the answers: those of the options before those that are remembered of the file."""
    kept = before or Answered()
    if before:
        found, _kept = answered.applied(
            replace(kept, taken={} if options.sheet else kept.taken), found, Answers(clock().date(), "UTC")
        )
    found = mapped(found, options.map)
    for column in options.own:
        found = _as_own(found, column, own)
    day_first = True if options.day_first else False if options.month_first else kept.day_first
    answers = _answers(options, workspace, clock, found, day_first)
    first_day = answers.first_day or kept.first_day
    return found, replace(answers, first_day=first_day, instead=kept.instead, own=own)


def _answers(
    options: Namespace,
    workspace: Workspace | None,
    clock: Clock,
    found: Sequence[Part],
    day_first: bool | None,
) -> Answers:
    """Return what the options and the calendar say beside the file, which decides an order of dates that is None.

    Raises PlanError for dates that nothing decides.
    """
    calendar = workspace.read(calendar_settings) if workspace else None
    zone = (
        times.zone(options.zone).key if options.zone else calendar.zone if calendar else times.system_zone()
    )
    if day_first is None:
        if (order := plan_source.date_order(list(found))) == "ambiguous":
            raise PlanError(
                _("The dates can be read with the day or the month first. Add --day-first or --month-first.")
            )
        day_first = order != "month_first"
    return Answers(
        today=times.to_wall(clock(), zone).date(),
        zone=zone,
        day_first=day_first,
        year=options.year,
        first_day=options.first_day,
        slots=plan_source.usual_times(calendar.slots if calendar else ()),
        platform=options.platform,
    )


def mapped(found: list[Part], wishes: Sequence[str]) -> list[Part]:
    """Return tables with the field of each header: guessed, but for what ``Column=field`` says. Raises PlanError."""
    known = {*presets.read("columns")["fields"], *fields.BY_NAME}
    for wish in wishes:
        name, equals, field = (part.strip() for part in wish.rpartition("="))
        having = _having(found, name if equals else "", wish)
        if field and field not in known and not own_columns.name_of(field):
            text = _("“{field}” isn’t a field. The fields are: {fields}, and {own}NAME for one of your own.")
            raise PlanError(text.format(field=field, fields=", ".join(sorted(known)), own=columns.OWN))
        found = [_with(part, name, field) if part in having else part for part in found]
    return found


def _as_own(found: list[Part], column: str, own: Sequence[OwnFieldRow]) -> list[Part]:
    """Return tables in which a column is a field of the user's own. Raises PlanError for a name that none can have."""
    having = _having(found, column, column)
    header = next(one for one in having[0].table.headers if one.casefold() == column.casefold())
    there = {own_kinds.folded(one.name): one.name for one in own}
    name = there.get(own_kinds.folded(header), header)
    if name not in there.values() and (reason := own_fields.refusal(name)):
        raise PlanError(reason)
    return [_with(part, column, columns.OWN + name) if part in having else part for part in found]


def _having(found: Sequence[Part], name: str, wish: str) -> list[Part]:
    """Return the tables that have a column of a name. Raises PlanError where none has."""
    having = [part for part in found if name.casefold() in map(str.casefold, part.table.headers)]
    if not name or not having:
        headers = dict.fromkeys(header for part in found for header in part.table.headers)
        text = _("“{map}” names no column of the table. Its columns are: {headers}.")
        raise PlanError(text.format(map=wish, headers=", ".join(headers)))
    return having


def _with(part: Part, name: str, field: str) -> Part:
    """Return a table in which a column is a field, or none."""
    header = next(one for one in part.table.headers if one.casefold() == name.casefold())
    kept = {one: known for one, known in part.columns.items() if known != field and one != header}
    if field:
        kept[header] = field
    taken = part.taken or plan_source.holds_videos(part.table, kept, alone=True)
    return replace(part, columns=kept, taken=taken)


def _moved(plan: ParsedPlan, first: dt.date) -> ParsedPlan:
    """Return a plan whose videos begin on a day, or in its week where the first one keeps its weekday by that."""
    videos, moved = plan_source.moved(plan.videos, first)
    text = ngettext(
        "{n} video was moved by {days} days.", "{n} videos were moved by {days} days.", len(videos)
    )
    told = Problem(None, None, text.format(n=len(videos), days=moved), "note")
    return replace(plan, videos=videos, problems=[*plan.problems, told])


def _stored(
    workspace: Workspace | None,
    plan: ParsedPlan,
    options: Namespace,
    of_file: Brought,
    clock: Clock,
    zone: str,
) -> Stored:
    """Store a plan; in a calendar that is made for it where there is none, and if that fails, there is none either."""
    work = plan_import.store(
        plan.videos, options.known, brought=of_file, delete_gone=options.gone == "delete"
    )
    if workspace:
        return workspace.do(work)
    made = opening.create(options.calendar, clock, zone=zone)
    try:
        return made.do(work)
    except BaseException:
        made.close()
        if made.path:
            files.discard(made.path)
        raise
    finally:
        made.close()
