"""The command ``import`` for a list of products or creators: the platform's, Shopify's, or a sheet of one's own."""

import tempfile
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from planner import opening, times
from planner.calendar import files
from planner.calendar.settings import get as calendar_settings
from planner.calendar.workspace import Workspace
from planner.cli import brought, output, plans
from planner.cli.clock import Clock
from planner.errors import PlanError
from planner.exchange.records import compared as compared_of
from planner.exchange.records import creators_in, kinds, parsed, products_in
from planner.exchange.records.cells import Answers
from planner.exchange.records.compared import Change, Compared, Item
from planner.exchange.records.parsed import Opener, Parsed
from planner.exchange.shapes.table import Problem
from planner.exchange.unseen import as_json
from planner.i18n import N_, _, ngettext
from planner.shop import money

OF_PLANS = {
    "map": "--map", "sheet": "--sheet", "own": "--own", "first_day": "--first-day", "start_on": "--start-on",
}  # fmt: skip
"""Options that make a file a plan of videos, whatever its headers are."""
OF_VIDEOS = {"year": "--year", "remember": "--remember", "hidden": "--hidden", "known": "--known"}
"""Options that mean nothing to a list."""


def run(options: Namespace, clock: Clock, text: str | None = None) -> int | None:
    """Bring a list into a calendar, or say what would come in. Return 0, None for a file that is no such list.

    ``text`` is what was pasted, if that is brought in. Raises PlanError where nothing can come in, and for an option
    that is for videos.
    """
    wanted = options.kind or ""
    if not wanted and any(getattr(options, name) for name in OF_PLANS):
        return None
    opened = parsed.of_text(text) if text is not None else parsed.of_file(Path(options.file).absolute())
    seen = parsed.seems(opened, wanted)
    if not seen:
        if wanted:
            raise PlanError(_nothing(wanted))
        return None
    wrong = [said for name, said in (OF_PLANS | OF_VIDEOS).items() if getattr(options, name)]
    if wrong := wrong + ["--gone"] * (options.gone != "keep"):
        said = _("{options} is for videos and means nothing with --as {kind}.")
        raise PlanError(said.format(options=", ".join(wrong), kind=seen[0].about))
    with tempfile.TemporaryDirectory() if _is_tried(options) else nullcontext() as folder:
        target = Path(folder) / "tried.hookline" if folder else options.calendar
        _bring(options, clock, opened, target)
    return 0


def _is_tried(options: Namespace) -> bool:
    """Whether nothing is to be stored, and there is no calendar to look at."""
    return options.dry_run and not options.calendar.exists()


def _nothing(wanted: str) -> str:
    text = {
        kinds.PRODUCTS: _(
            "The file lists no products: its headers name no SKU, price or stock. Check the headers."
        ),
        kinds.CREATORS: _("The file lists no creators: its headers name no handle. Check the headers."),
    }
    return text[wanted]


def _bring(options: Namespace, clock: Clock, opened: Opener, target: Path) -> None:
    """Read a list, store it unless it is a trial, and say what came of it."""
    made = not target.exists()
    zone = times.zone(options.zone).key if options.zone else times.system_zone()
    workspace = opening.create(target, clock, zone=zone) if made else opening.open_calendar(target, clock)
    try:
        answers = _answers(options, workspace, clock)
        name = Path(options.file).name if options.file != plans.PASTED else ""
        found = parsed.read(opened, answers, options.kind or "", name)
        if found is None:
            raise PlanError(_nothing(kinds.PRODUCTS))
        if found.unclear:
            raise PlanError(
                _("The dates can be read with the day or the month first. Add --day-first or --month-first.")
            )
        if options.dry_run:
            compared = workspace.read(lambda session: parsed.compare(session, found))
        else:
            compared = workspace.do(parsed.store(found, clock()))
    except BaseException:
        if made and workspace.path:
            workspace.close()
            files.discard(workspace.path)
        raise
    finally:
        workspace.close()
    problems = [*found.problems, *compared.problems]
    if options.format == "json":
        output.say(as_json(_record(found, compared, problems, stored=not options.dry_run)))
        return
    plans.report(problems)
    _say(found, compared, options)


def _answers(options: Namespace, workspace: Workspace, clock: Clock) -> Answers:
    calendar = workspace.read(calendar_settings)
    currency = money.of_market(calendar.market)
    if options.currency:
        currency = money.currency_of(options.currency)
        if not currency:
            text = _("“{text}” is no currency that is known.").format(text=options.currency)
            raise PlanError(text)
    zone = times.zone(options.zone).key if options.zone else calendar.zone
    day_first = True if options.day_first else False if options.month_first else None
    return Answers(times.to_wall(clock(), zone).date(), zone, day_first, currency)


def _say(found: Parsed, compared: Compared, options: Namespace) -> None:
    """Say what the file is, what came of it, and field by field what changed."""
    kinds_ = dict.fromkeys(_(kinds.KINDS[sheet.kind][1]) for sheet in found.sheets)
    output.say(f"{', '.join(kinds_)}: {', '.join(counts(compared))}.")
    new, changed, same = len(compared.new), len(compared.changed), len(compared.same)
    if options.dry_run:
        text = _("{new} would be new, {changed} would change, {same} would stay as they are.")
        output.say(text.format(new=new, changed=changed, same=same))
    else:
        output.say(output.safe(_came(compared.about, new).format(n=new, calendar=options.calendar)))
        if changed:
            output.say(ngettext("{n} was updated.", "{n} were updated.", changed).format(n=changed))
        if same:
            output.say(brought.left_as_it_is(same))
    lines = [line for item in compared.changed for line in _lines(item)]
    for line in lines[: brought.MOST_LINES]:
        output.say(output.safe(line))
    if (more := len(lines) - brought.MOST_LINES) > 0:
        output.say(ngettext("  and {n} more", "  and {n} more", more).format(n=more))


def _came(about: str, n: int) -> str:
    if about == kinds.PRODUCTS:
        return ngettext("{n} product came into {calendar}.", "{n} products came into {calendar}.", n)
    return ngettext("{n} creator came into {calendar}.", "{n} creators came into {calendar}.", n)


_COUNTED: Sequence[tuple[str, Callable[[int], str]]] = (
    (products_in.VARIANT, lambda n: ngettext("{n} variant", "{n} variants", n)),
    (creators_in.SAMPLE, lambda n: ngettext("{n} sample", "{n} samples", n)),
    (creators_in.PERMISSION, lambda n: ngettext("{n} permission", "{n} permissions", n)),
    (creators_in.AGREEMENT, lambda n: ngettext("{n} agreement", "{n} agreements", n)),
)


_CALLED = {
    products_in.VARIANT: N_("Variant"), creators_in.SAMPLE: N_("Sample"), creators_in.PERMISSION: N_("Permission"),
    creators_in.AGREEMENT: N_("Agreement"),
}  # fmt: skip


def counts(compared: Compared) -> list[str]:
    """Return how many there are of what: "20 products", "23 variants"."""
    n = compared.count()
    first = (
        ngettext("{n} product", "{n} products", n)
        if compared.about == kinds.PRODUCTS
        else ngettext("{n} creator", "{n} creators", n)
    )
    rest = [said(many).format(n=many) for what, said in _COUNTED if (many := compared.count(what))]
    return [first.format(n=n), *rest]


def _lines(item: Item) -> list[str]:
    """Return what changes of something that is known, a line each."""
    lines = [f"  {item.name}: {compared_of.told(item.changes)}"] if item.changes else []
    for part in item.parts:
        if part.item.is_same:
            continue
        what = compared_of.told(part.item.changes) if part.item.id is not None else _("new")
        lines.append(f"  {item.name}, {part.item.name or _(_CALLED[part.what])}: {what}")
    return lines


def _record(found: Parsed, compared: Compared, problems: list[Problem], *, stored: bool) -> dict[str, Any]:
    """Return what came of a list as plain values, in the shape of what is said of a plan."""

    def told(level: str, *, about_rows: bool | None = None) -> list[dict[str, Any]]:
        return [
            {"row": one.row, "column": one.column, "message": one.message}
            for one in problems
            if one.level == level and (about_rows is None or (one.row is not None) == about_rows)
        ]

    return {
        "kind": compared.about,
        "sheets": [{"sheet": one.grid.name, "kind": one.kind} for one in found.sheets],
        "stored": stored,
        "came": len(compared.new),
        "changed": len(compared.changed),
        "deleted": 0,
        "known": len(compared.items) - len(compared.new),
        compared.about: [_plain(item) for item in compared.items],
        "variants": compared.count(products_in.VARIANT),
        "samples": compared.count(creators_in.SAMPLE),
        "permissions": compared.count(creators_in.PERMISSION),
        "agreements": compared.count(creators_in.AGREEMENT),
        "new": [_plain(item) for item in compared.new],
        "changes": [_plain(item) | {"fields": _fields(item)} for item in compared.changed],
        "left_out": told("note", about_rows=False),
        "guessed": told("note", about_rows=True),
        "unreadable": told("error"),
    }  # fmt: skip


def _plain(item: Item) -> dict[str, Any]:
    parts = [{"row": part.item.row, "what": part.what, "name": part.item.name} for part in item.parts]
    return {"row": item.row, "name": item.name, "parts": parts}


def _fields(item: Item) -> list[dict[str, Any]]:
    def plain(change: Change, name: str) -> dict[str, Any]:
        return {"of": name, "field": change.field, "calendar": change.ours, "file": change.theirs}

    own = [plain(change, "") for change in item.changes]
    return own + [plain(change, part.item.name) for part in item.parts for change in part.item.changes]
