"""Reads the rows of a list of creators: those of one handle become one, with what was agreed, sent and allowed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from models.choices import AgreementKind, CreatorStage, SampleKind
from planner import dates
from planner.creators import states
from planner.creators.known import handle_of
from planner.exchange.records import cells, kinds, permission_cells
from planner.exchange.records.cells import Answers, Row
from planner.exchange.records.kinds import Found
from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import _
from planner.shop import money

_TEXTS = ("name", "niche", "contact", "city", "language", "notes")
_MOST_FOLLOWERS = 10**10


@dataclass(slots=True)
class Sheet:
    """What one row says of a sample or a permission: its fields by name."""

    row: int
    fields: dict[str, Any]


@dataclass(slots=True)
class CreatorRow:
    """A creator as a file lists it, by handle; ``is_customer`` where the file lists permissions alone."""

    row: int
    handle: str
    fields: dict[str, Any] = field(default_factory=dict)
    agreement: dict[str, Any] = field(default_factory=dict)
    samples: list[Sheet] = field(default_factory=list)
    permissions: list[Sheet] = field(default_factory=list)
    is_customer: bool = False
    stages: list[CreatorStage] = field(default_factory=list)
    """How far work has come, by each row that says so."""


def read(sheets: Sequence[tuple[Found, str]], answers: Answers, problems: list[Problem]) -> list[CreatorRow]:
    """Return the creators of some sheets with their names, in their order; those of one handle are one.

    What was left out or guessed is among the problems.
    """
    creators: dict[str, CreatorRow] = {}
    for found, sheet in sheets:
        said = replace(answers, currency=found.currency or answers.currency)
        for row in cells.rows(found, said, problems, sheet):
            if handle := _handle(row, explained=bool(creators)):
                _add(row, creators.setdefault(handle, CreatorRow(row.number, handle, is_customer=True)))
    for one in creators.values():
        if one.stages:
            one.fields["stage"] = _furthest(one.stages)
    _refuse_parts(list(creators.values()), problems)
    return list(creators.values())


def _add(row: Row, one: CreatorRow) -> None:
    """Take a row into its creator."""
    one.is_customer &= row.found.kind == kinds.PERMISSIONS
    _fill(row, one)
    if stage := _stage(row):
        one.stages.append(stage)
    posted = _add_sample(row, one)
    if allowed := permission_cells.read(row, posted):
        one.permissions.append(Sheet(row.number, allowed))


def _handle(row: Row, *, explained: bool) -> str:
    """Return whose row it is, "" where no handle stands there, which is told but where it explains the columns."""
    typed = row.text("creator", "handle")
    handle = handle_of(typed)
    if not handle:
        if explained or row.found.kind != kinds.CREATOR_LIST:
            row.tell(_("No creator is named. The row was left out."))
        return ""
    if any(sign.isspace() or sign in "/@," for sign in handle):
        said = _("“{text}” is no handle: that is one word, such as @ayu.kitchen. The row was left out.")
        row.tell(said.format(text=quoted(typed)), "creator", "handle")
        return ""
    return handle


def _fill(row: Row, one: CreatorRow) -> None:
    """Take over what a row says of its creator, and say where it says otherwise than a row before it."""
    said: dict[str, Any] = {name: row.text("creator", name) for name in _TEXTS}
    if said["name"] and handle_of(said["name"]) == one.handle:
        said["name"] = ""
    said["followers"] = row.count("creator", "followers")
    if said["followers"] is not None and not 0 <= said["followers"] <= _MOST_FOLLOWERS:
        row.tell(
            _("“{text}” is no number of followers.").format(text=said["followers"]), "creator", "followers"
        )
        said["followers"] = None
    said["engagement"] = row.percent("creator", "engagement")
    _take(row, one.fields, said)
    rate, fee = row.percent("creator", "commission"), row.price("creator", "fee")
    agreed: dict[str, Any] = {"code": row.text("creator", "code")}
    if rate is not None:
        agreed["tiers"] = [[0.0, rate]]
    if fee and fee.minor:
        agreed |= {"fee": fee.minor, "currency": fee.currency}
    if len(agreed["code"].split()) > 1:
        said_of = _("“{text}” is no discount code: that is one word.")
        row.tell(said_of.format(text=quoted(agreed["code"])), "creator", "code")
        agreed["code"] = ""
    _take(row, one.agreement, agreed)
    if one.agreement:
        one.agreement["kind"] = AgreementKind.PAID if "fee" in one.agreement else AgreementKind.AFFILIATE


_CALLED = {"tiers": "commission"}


def _take(row: Row, kept: dict[str, Any], said: dict[str, Any]) -> None:
    for name, value in said.items():
        if value in ("", None):
            continue
        if kept.get(name, value) != value and name not in ("notes", "currency"):
            text = _("“{text}” is not what a row before it says of the same creator. The later one holds.")
            column = _CALLED.get(name, name)
            row.note(text.format(text=quoted(row.text("creator", column))), "creator", column)
        if name == "notes" and value not in kept.get("notes", value):
            kept["notes"] = f"{kept['notes']}\n{value}"
        else:
            kept[name] = value if name != "notes" else kept.get("notes", value)


def _stage(row: Row) -> CreatorStage | None:
    typed = row.text("creator", "stage")
    if not typed or typed in {"-", "–"}:
        return None
    if meant := kinds.meaning(typed, "stage"):
        return CreatorStage(meant)
    text = _("“{text}” is no stage that is known. Write one of: {stages}.")
    known = ", ".join(one.value for one in CreatorStage)
    row.tell(text.format(text=quoted(typed), stages=known), "creator", "stage")
    return None


def _furthest(said: list[CreatorStage]) -> CreatorStage:
    """Return how far work has come by the rows of one creator: it is past only where none goes on."""
    order = list(CreatorStage)
    going = [one for one in said if one is not CreatorStage.PAST]
    return max(going or said, key=order.index)


def _add_sample(row: Row, one: CreatorRow) -> dt.date | None:
    """Take over what a row says of a sample, and return the day on which its video was posted."""
    product, sku = row.text("sample", "product"), row.code("sample", "sku")
    link = row.text("sample", "link")
    steps = {step: _step(row, step, link) for step in states.STEPS}
    due = row.day("sample", "due")
    tracking = row.text("sample", "tracking")
    posted = steps[states.POSTED]
    moved = any(steps.values()) or due or tracking
    if not (moved or (row.found.kind == kinds.SAMPLES and (product or sku))):
        return posted
    if cells.says_yes(product) is not None:
        product = ""
    if not (product or sku):
        if any(steps[step] for step in states.STEPS[:-1]) or tracking:
            row.tell(
                _("Which product was sent stands nowhere. The sample was left out."), "sample", "product"
            )
        return posted
    fields: dict[str, Any] = {"product": product or sku, "sku": sku, "tracking": tracking, "link": link}
    fields |= _in_order(row, steps)
    if due and steps["received"] and due < steps["received"]:
        row.tell(_("The day is before the sample arrived. It was left out."), "sample", "due")
        due = None
    fields["due"] = due
    if kind := kinds.meaning(row.text("sample", "kind"), "sample_kind"):
        fields["kind"] = SampleKind(kind)
    paid = [price for name in ("cost", "shipping") if (price := row.price("sample", name))]
    if paid and len({price.currency for price in paid}) == 1:
        fields |= {"cost": sum(price.minor for price in paid), "currency": paid[0].currency}
    one.samples.append(
        Sheet(row.number, {name: value for name, value in fields.items() if value not in ("", None)})
    )
    return posted


def _step(row: Row, step: str, link: str) -> dt.date | None:
    """Return the day of a step. One that a cell only ticks has none; that of posting stands in the video's own id."""
    said = cells.says_yes(text := row.text("sample", step))
    if said is None and text:
        return row.day("sample", step)
    if not said:
        return None
    day = cells.posted_on(link, row.answers) if step == states.POSTED else None
    if day:
        row.note(
            _("The day of posting, {day}, was read from the video’s id.").format(day=dates.day_year(day)),
            "sample",
            step,
        )
    else:
        row.tell(
            _("“{text}” says no day. Write the day on which it was.").format(text=quoted(text)),
            "sample",
            step,
        )
    return day


def _in_order(row: Row, steps: dict[str, dt.date | None]) -> dict[str, dt.date]:
    """Return the days of steps without one that is before the step that goes before it, which is told."""
    made: dict[str, dt.date] = {}
    for step, day in steps.items():
        first = next(reversed(made), "")
        if not day:
            continue
        if first and day < made[first]:
            text = _("{later} is before “{first}” on {day}. It was left out.")
            before = dates.day_year(made[first])
            said = text.format(later=dates.day_year(day), first=row.header("sample", first), day=before)
            row.tell(said, "sample", step)
            continue
        made[step] = day
    return made


def _refuse_parts(creators: list[CreatorRow], problems: list[Problem]) -> None:
    """Take no cost of a file that has parts of units although its currency has none: it is another one's."""
    costs = [sample.fields for one in creators for sample in one.samples if "cost" in sample.fields]
    odd = {fields["currency"] for fields in costs if money.has_parts(fields["cost"], fields["currency"])}
    for currency in sorted(odd):
        text = _(
            "The costs have cents, and {currency} has none: they were left out. Say which currency they are in."
        )
        problems.append(Problem(None, None, text.format(currency=currency), "error", "currency", currency))
    for fields in costs:
        if fields["currency"] in odd:
            del fields["cost"], fields["currency"]
