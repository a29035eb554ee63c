"""Compares the creators of a file with those of a calendar, and brings them in with all that hangs on them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from models.choices import CreatorStage, PermissionState, SampleKind
from models.creator import Agreement, Creator, Permission, Sample
from models.product import Product, Sku
from planner import dates, labels
from planner.creators import agreements, creators, permissions, rates, samples
from planner.creators.known import handle_of
from planner.errors import PlanError
from planner.exchange.records import kinds
from planner.exchange.records.compared import Change, Compared, Item, Part
from planner.exchange.records.creator_rows import CreatorRow, Sheet
from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import N_, _
from planner.shop import money, names

SAMPLE, PERMISSION, AGREEMENT = "sample", "permission", "agreement"
WORDS: Mapping[str, str] = {
    "name": N_("Name"), "niche": N_("Niche"), "contact": N_("Contact"), "city": N_("City"),
    "language": N_("Language"), "notes": N_("Notes"), "followers": N_("Followers"), "engagement": N_("Engagement"),
    "stage": N_("Stage"), "product": N_("Product"), "sku": N_("SKU"), "tracking": N_("Tracking"), "link": N_("Link"),
    "requested": N_("Requested"), "approved": N_("Sample approved"), "shipped": N_("Shipped"),
    "received": N_("Received"), "posted": N_("Posted"), "due": N_("Due"), "kind": N_("Kind"), "cost": N_("Cost"),
    "currency": N_("Currency"), "state": N_("State"), "asked": N_("Asked on"), "asked_how": N_("Asked how"),
    "granted": N_("Granted on"), "repost": N_("Repost"), "ads": N_("Ads"), "site": N_("Web site"),
    "until": N_("Until"), "may_edit": N_("May be edited"), "credit": N_("Credit"), "written": N_("In writing"),
    "ad_code": N_("Ad code"), "ad_start": N_("Ad code from"), "ad_days": N_("Days of the ad code"), "fee": N_("Fee"),
    "tiers": N_("Commission"), "code": N_("Discount code"),
}  # fmt: skip
"""What the fields are called."""
_LONGEST = 40


def compare(session: Session, rows: Iterable[CreatorRow]) -> Compared:
    """Return how the creators of a file differ from those of the calendar; nothing is changed."""
    known = {one.handle: one for one in session.exec(select(Creator))}
    compared = Compared(kinds.CREATORS, [])
    codes = {one.code.casefold(): one.creator_id for one in session.exec(select(Agreement)) if one.code}
    sold = _Sold(session)
    for row in rows:
        creator = known.get(row.handle)
        item = Item(row.row, f"@{row.handle}", creator.id if creator else None)
        item.is_known = creator is not None or row.is_customer
        if creator is not None or not row.is_customer:
            _differ(item, creator, row.fields, "")
        _add_agreement(session, item, row, codes, compared.problems)
        _add_samples(session, item, row, sold, compared.problems)
        _add_permissions(session, item, row)
        compared.items.append(item)
    compared.items = [item for item in compared.items if item.parts or item.id or not item.is_known]
    strangers = [item for item in compared.items if item.id is None and item.is_known]
    if strangers:
        text = _("No creator of the calendar, so these are noted as customers: {handles}.")
        listed = ", ".join(item.name for item in strangers[:20]) + ", …" * (len(strangers) > 20)
        compared.problems.append(Problem(None, None, text.format(handles=listed), "note"))
    return compared


def _add_agreement(
    session: Session, item: Item, row: CreatorRow, codes: dict[str, int], problems: list[Problem]
) -> None:
    """Compare what was agreed with the newest agreement; commission by steps stays as it is."""
    fields = dict(row.agreement)
    if not fields:
        return
    code = str(fields.get("code", "")).casefold()
    if code and codes.setdefault(code, item.id or -row.row) not in (item.id, -row.row):
        text = _("Row {row}: code {code} is already another creator’s. It was left out.")
        problems.append(Problem(row.row, None, text.format(row=row.row, code=fields.pop("code"))))
    there = agreements.of(session, item.id) if item.id else []
    newest = there[-1] if there else None
    if newest is not None:
        fields.pop("kind", None)
        if len(newest.tiers) > 1 and fields.pop("tiers", None):
            text = _("Row {row}: the commission of {name} goes by steps here. It stays.")
            problems.append(Problem(row.row, None, text.format(row=row.row, name=item.name), "note"))
    if fields and fields.keys() != {"kind"}:
        _add_part(item, AGREEMENT, Sheet(row.row, fields), newest, "")


class _Sold:
    """The products of a calendar by their SKUs, for samples that name nothing else."""

    def __init__(self, session: Session) -> None:
        found = session.exec(
            select(Sku.code, Product.name).where(Sku.product_id == Product.id, Sku.code != "")
        )
        self._names = {code.casefold(): name for code, name in found}

    def named(self, code: str) -> str:
        """Return the name of the product that has a SKU, or whose SKUs alone begin with it; "" for none."""
        low = code.casefold()
        if not low or low in self._names:
            return self._names.get(low, "")
        begun = {name for known, name in self._names.items() if known.startswith(f"{low}-")}
        return begun.pop() if len(begun) == 1 else ""


def _add_samples(session: Session, item: Item, row: CreatorRow, sold: _Sold, problems: list[Problem]) -> None:
    """Compare samples with those of the creator: by the parcel's number, else the next one of the same product."""
    free = samples.of(session, item.id) if item.id and row.samples else []
    for sheet in row.samples:
        fields = _by_its_name(sheet, sold, problems)
        tracking = fields.get("tracking")
        same = next((one for one in free if tracking and one.tracking == tracking), None)
        if same is None:
            same = next(
                (one for one in free if _is_of(one, fields) and not (tracking and one.tracking)), None
            )
        if same is not None:
            free.remove(same)
        _add_part(item, SAMPLE, Sheet(sheet.row, fields), same, str(fields["product"]))


def _by_its_name(sheet: Sheet, sold: _Sold, problems: list[Problem]) -> dict[str, Any]:
    """Return what is said of a sample, its product by the name that it has in the calendar."""
    typed = str(sheet.fields["product"])
    code = str(sheet.fields.get("sku", ""))
    name = sold.named(code) or sold.named(typed)
    if not name or names.folded(name) == names.folded(typed):
        return dict(sheet.fields)
    text = _("Row {row}: “{typed}” was read as the product “{name}”, by its SKU.")
    said = text.format(row=sheet.row, typed=quoted(typed), name=quoted(name))
    problems.append(Problem(sheet.row, None, said, "note"))
    return dict(sheet.fields) | {"product": name, "sku": code or typed}


def _is_of(one: Sample, fields: Mapping[str, Any]) -> bool:
    """Whether a sample is of the product that a file names, by its SKU or its name."""
    theirs = {names.folded(str(fields.get(name, ""))) for name in ("product", "sku")} - {""}
    return bool(theirs & {names.folded(one.product), names.folded(one.sku)})


def _add_permissions(session: Session, item: Item, row: CreatorRow) -> None:
    """Compare permissions with those of the same person: by the video's link, else the next one without any."""
    free: list[Permission] = []
    if row.permissions:
        mine = col(Permission.creator_id) == item.id if item.id else col(Permission.handle) == row.handle
        free = list(session.exec(select(Permission).where(mine).order_by(col(Permission.id))))
    for sheet in row.permissions:
        link = _bare(str(sheet.fields.get("link", "")))
        same = next((one for one in free if _bare(one.link) == link), None)
        if same is not None:
            free.remove(same)
        _add_part(item, PERMISSION, sheet, same, str(sheet.fields.get("link", "")))


def _bare(link: str) -> str:
    return link.partition("?")[0].rstrip("/").casefold()


def _add_part(item: Item, what: str, sheet: Sheet, there: SQLModel | None, name: str) -> None:
    part = Item(sheet.row, name, there.id if there is not None else None)  # type: ignore[attr-defined]
    fields = dict(sheet.fields)
    if there is not None and "link" in fields and _bare(there.link) == _bare(fields["link"]):  # type: ignore[attr-defined]
        del fields["link"]
    _differ(part, there, fields, str(fields.get("currency", "")))
    item.parts.append(Part(what, part))


def _differ(item: Item, there: SQLModel | None, fields: Mapping[str, Any], currency: str) -> None:
    """Note what a file says otherwise of something that is known; of something new, all that it says."""
    if there is None:
        item.values = dict(fields)
        return
    for name, value in fields.items():
        ours = getattr(there, name)
        if ours == value or (name == "notes" and ours):
            continue
        item.values[name] = value
        change = Change(_(WORDS[name]), _shown(name, ours, currency), _shown(name, value, currency))
        item.changes.append(change)


def _shown(name: str, value: Any, currency: str) -> str:
    if value in (None, "", []) and not isinstance(value, bool):
        return ""
    if name in _WRITTEN:
        return _WRITTEN[name](value, currency)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.date):
        return dates.day_year(value)
    return quoted(f"{value:g}" if isinstance(value, float) else str(value), _LONGEST)


_WRITTEN: Mapping[str, Callable[[Any, str], str]] = {
    "ad_code": lambda _code, _currency: "•••",
    "fee": money.shown,
    "cost": money.shown,
    "tiers": lambda tiers, _currency: rates.in_words(tiers),
    "stage": lambda stage, _currency: _(labels.CREATOR_STAGES[CreatorStage(stage)]),
    "state": lambda state, _currency: _(labels.PERMISSIONS[PermissionState(state)]),
    "kind": lambda kind, _currency: _(labels.SAMPLE_KINDS[SampleKind(kind)]),
}
"""How fields are shown that are no plain words; an ad code never is."""


def bring_in(session: Session, compared: Compared) -> None:
    """Write what ``compare`` found to differ; what doesn't fit to what the calendar has is left out, which is told."""
    for item in compared.items:
        creator_id = _creator(session, item)
        for part in item.parts:
            if part.item.is_same:
                continue
            try:
                _write(session, part, creator_id, item.name)
            except PlanError as error:
                text = _("Row {row}: {reason} It was left out.").format(row=part.item.row, reason=error)
                compared.problems.append(Problem(part.item.row, None, text))


def _creator(session: Session, item: Item) -> int | None:
    """Write a creator, and return the id; None for a customer."""
    fields = {name: value for name, value in item.values.items() if name != "stage"}
    if item.id is None:
        if item.is_known:
            return None
        creator_id = creators.add(item.name, fields).run(session)
    else:
        creator_id = item.id
        if fields:
            creators.change(creator_id, fields).run(session)
    if stage := item.values.get("stage"):
        creators.set_stage([creator_id], CreatorStage(stage)).run(session)
    return creator_id


def _write(session: Session, part: Part, creator_id: int | None, name: str) -> None:
    fields, id_ = part.item.values, part.item.id
    if part.what == PERMISSION:
        whose = {"creator_id": creator_id} if creator_id else {"handle": handle_of(name)}
        edit = permissions.add({**whose, **fields}) if id_ is None else permissions.change(id_, fields)
    elif creator_id is None:
        return
    elif part.what == SAMPLE:
        more = {key: value for key, value in fields.items() if key != "product"}
        edit = (
            samples.add(creator_id, fields["product"], more) if id_ is None else samples.change(id_, fields)
        )
    else:
        edit = agreements.add(creator_id, fields) if id_ is None else agreements.change(id_, fields)
    edit.run(session)
