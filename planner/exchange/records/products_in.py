"""Compares the products of a file with those of a calendar, and brings them in."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from models.choices import StockFrom
from models.product import Product, Sku
from planner.exchange.records import kinds
from planner.exchange.records.compared import Change, Compared, Item, Part
from planner.exchange.records.product_rows import ProductRow, VariantRow
from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import N_, _
from planner.shop import money, names, products, stock

VARIANT = "variant"
WORDS: Mapping[str, str] = {
    "title": N_("Shop title"), "description": N_("Description"), "category": N_("Category"), "link": N_("Link"),
    "pictures": N_("Pictures"), "price": N_("Price"), "cost": N_("Cost"), "commission": N_("Commission"),
    "buffer": N_("Buffer"), "lead_days": N_("Lead days"), "supplier": N_("Supplier"), "backup": N_("Backup"),
    "shop_id": N_("Shop id"), "notes": N_("Notes"), "code": N_("SKU"), "option": N_("Variant"),
    "stock": N_("Stock"), "currency": N_("Currency"),
}  # fmt: skip
"""What the fields are called."""
_LONGEST = 40


@dataclass(slots=True)
class _Known:
    """The products and variants of a calendar by what a file may call them."""

    products: Mapping[int, Product]
    skus: Mapping[int, list[Sku]]
    by_code: Mapping[str, Sku]
    by_sku_id: Mapping[str, Sku]
    by_shop_id: Mapping[str, int]
    by_name: dict[str, int]


def compare(session: Session, rows: Iterable[ProductRow]) -> Compared:
    """Return how the products of a file differ from those of the calendar; nothing is changed."""
    known = _known(session)
    compared = Compared(kinds.PRODUCTS, [])
    taken: dict[int | str, int] = {}
    for row in rows:
        product = _meant(row, known)
        key = (product.id or 0) if product else names.folded(row.name)
        if reason := _refusal(row, product, taken.get(key)):
            compared.problems.append(Problem(row.row, None, reason))
            continue
        taken[key] = row.row
        compared.items.append(_item(row, product, known, compared.problems))
    return compared


def _known(session: Session) -> _Known:
    found = {one.id or 0: one for one in session.exec(select(Product).order_by(col(Product.id)))}
    skus: dict[int, list[Sku]] = {}
    for sku in session.exec(select(Sku).order_by(col(Sku.id))):
        skus.setdefault(sku.product_id, []).append(sku)
    every = [sku for listed in skus.values() for sku in listed]
    return _Known(
        found,
        skus,
        {sku.code.casefold(): sku for sku in every if sku.code},
        {sku.shop_id: sku for sku in every if sku.shop_id},
        {one.shop_id: id_ for id_, one in found.items() if one.shop_id},
        names.by_name(names.Named(id_, one.name, one.other_names) for id_, one in found.items()),
    )


def _meant(row: ProductRow, known: _Known) -> Product | None:
    """Return the product of the calendar that rows are about: by a SKU, else by the shop's id, else by the name."""
    for variant in row.variants:
        if sku := _by_code(variant, known):
            return known.products[sku.product_id]
    found = known.by_shop_id.get(str(row.fields.get("shop_id", "")))
    if found is None:
        typed = [row.name, *(row.whole if len(row.whole) == 1 else [])]
        found = next((id_ for name in typed if (id_ := names.meant(name, known.by_name))), None)
    return known.products[found] if found is not None else None


def _refusal(row: ProductRow, product: Product | None, before: int | None) -> str:
    """Return why rows can't come in, "" where they can."""
    name = quoted(row.name)
    if before is not None:
        text = _("Row {row}: “{name}” is the product of row {before} already. It was left out.")
        return text.format(row=row.row, name=name, before=before)
    if product is not None:
        return ""
    if not row.name:
        text = _(
            "Row {row}: SKU {code} is not in the calendar, and the row names no product. It was left out."
        )
        return text.format(row=row.row, code=row.variants[0].code)
    if not names.folded(row.name):
        text = _("Row {row}: “{name}” is no name of a product. It was left out.")
        return text.format(row=row.row, name=name)
    return ""


def _item(row: ProductRow, product: Product | None, known: _Known, problems: list[Problem]) -> Item:
    """Return a product of a file beside the one of the calendar that it is, if there is one."""
    if product is None:
        base = next((one.price for one in row.variants if one.price is not None), None)
        values = {**row.fields, "currency": row.currency} | ({} if base is None else {"price": base})
        item = Item(row.row, row.name, None, values)
        item.parts = [
            Part(VARIANT, _variant(one, None, _own_price(one.price, base), row.currency))
            for one in row.variants
        ]
        return item
    item = Item(row.row, product.name, product.id)
    skus = known.skus.get(product.id or 0, [])
    pairs = list(_pairs(row, skus, known, product, problems))
    fields = dict(row.fields)
    if not {sku.id for _one, sku in pairs if sku} >= {sku.id for sku in skus}:
        fields.pop("buffer", None)  # of these variants alone
    base = product.price
    priced = _prices(row, product, pairs, len(skus), problems)
    if priced is None:
        fields.pop("cost", None)
    elif priced:
        base = priced[0]
        if base != product.price:
            fields["price"] = base
        if product.price is None and not product.cost and row.currency != product.currency:
            fields["currency"] = row.currency
    _differ(item, product, fields, row.currency)
    for one, sku in pairs:
        price = sku.price if sku else None
        if priced and one.price is not None:
            price = _own_price(one.price, base)
        item.parts.append(Part(VARIANT, _variant(one, sku, price, row.currency)))
    return item


def _own_price(price: int | None, base: int | None) -> int | None:
    return None if price == base else price


def _pairs(
    row: ProductRow, skus: Sequence[Sku], known: _Known, product: Product, problems: list[Problem]
) -> Iterable[tuple[VariantRow, Sku | None]]:
    """Yield each variant of a file with the one of the calendar that it is, None for a new one."""
    named = [_by_code(one, known) for one in row.variants]
    taken = {sku.id for sku in named if sku}
    free = [sku for sku in skus if sku.id not in taken]
    for one, by_code in zip(row.variants, named, strict=True):
        if by_code is not None and by_code.product_id != product.id:
            text = _("Row {row}: SKU {code} is one of another product of the calendar. It was left out.")
            problems.append(Problem(one.row, None, text.format(row=one.row, code=one.code)))
            continue
        sku = by_code or _alike(one, free, alone=len(skus) == 1)
        if sku is None and not one.code and not one.option and len(skus) > 1:
            text = _("Row {row}: “{name}” has {n} variants, and the row names none of them. It was left out.")
            said = text.format(row=one.row, name=quoted(product.name), n=len(skus))
            problems.append(Problem(one.row, None, said))
            continue
        if sku in free:
            free.remove(sku)
        yield one, sku


def _by_code(one: VariantRow, known: _Known) -> Sku | None:
    return known.by_code.get(one.code.casefold()) or known.by_sku_id.get(one.shop_id)


def _alike(one: VariantRow, free: Sequence[Sku], *, alone: bool) -> Sku | None:
    """Return the variant that a row means by its option, or the product's only one; never one with another SKU."""
    for sku in free:
        if one.code and sku.code:
            continue
        same = bool(one.option) and names.folded(one.option) == names.folded(sku.option)
        if same or (alone and not (one.option and sku.option)):
            return sku
    return None


def _prices(
    row: ProductRow,
    product: Product,
    pairs: Sequence[tuple[VariantRow, Sku | None]],
    many: int,
    problems: list[Problem],
) -> tuple[int | None] | tuple[()] | None:
    """Return the price of a known product by which its variants differ, () where none changes.

    None where the file's prices can't be taken, since those of the calendar are in another currency.
    """
    priced = [(one.price, sku) for one, sku in pairs if one.price is not None]
    if not priced and "cost" not in row.fields:
        return ()
    if row.currency != product.currency and (product.price is not None or product.cost is not None):
        text = _(
            "Row {row}: “{name}” has its price in {ours} here and in {theirs} in the file. The price stays."
        )
        said = text.format(row=row.row, name=quoted(product.name), ours=product.currency, theirs=row.currency)
        problems.append(Problem(row.row, None, said, "note"))
        return None
    if all(sku and (sku.price if sku.price is not None else product.price) == price for price, sku in priced):
        return ()
    every = len({sku.id for _price, sku in priced if sku}) == many
    if product.price is None or (every and product.price not in [price for price, _sku in priced]):
        return (priced[0][0],)
    return (product.price,)


def _differ(item: Item, product: Product, fields: Mapping[str, Any], currency: str) -> None:
    """Note what a file says otherwise of a product that is known."""
    for name, value in fields.items():
        ours = getattr(product, name)
        theirs = _joined(ours, value) if name == "pictures" else value
        if ours == theirs or (name == "notes" and ours):
            continue
        item.values[name] = theirs
        change = Change(_(WORDS[name]), _shown(name, ours, product.currency), _shown(name, theirs, currency))
        item.changes.append(change)


def _joined(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the pictures of a file and then the others, or those that are there where none is new."""
    return list(ours) if set(theirs) <= set(ours) else [*theirs, *(one for one in ours if one not in theirs)]


def _variant(one: VariantRow, sku: Sku | None, price: int | None, currency: str) -> Item:
    """Return a variant of a file beside that of the calendar; without one, all that the file says is written."""
    said = {
        "code": one.code,
        "option": one.option,
        "price": price,
        "stock": one.stock,
        "shop_id": one.shop_id,
    }
    item = Item(one.row, " · ".join(filter(None, (one.code, one.option))), sku.id if sku else None)
    if sku is None:
        item.values = said
        return item
    if sku.code:
        del said["code"]
    if sku.option:
        del said["option"]
    for name, value in said.items():
        ours = getattr(sku, name)
        if ours != value and (value not in ("", None) or name == "price"):
            item.values[name] = value
            change = Change(_(WORDS[name]), _shown(name, ours, currency), _shown(name, value, currency))
            item.changes.append(change)
    return item


def _shown(name: str, value: Any, currency: str) -> str:
    if value in (None, ""):
        return ""
    if name in ("price", "cost"):
        return money.shown(value, currency)
    if name == "pictures":
        return str(len(value))
    return quoted(f"{value:g}" if isinstance(value, float) else str(value), _LONGEST)


def bring_in(session: Session, compared: Compared, now: dt.datetime) -> None:
    """Write what ``compare`` found to differ; ``now`` is UTC. Raises PlanError for a value that no product has."""
    counted: dict[int, int | None] = {}
    for item in compared.items:
        if item.id is None:
            skus = [_sku(part.item) for part in item.parts]
            products.insert(session, Product(name=item.name), item.values, skus)
        else:
            if item.values:
                products.change(item.id, item.values).run(session)
            skus = [_written(session, item.id, part.item) for part in item.parts]
            session.flush()
        for part, sku in zip(item.parts, skus, strict=True):
            if part.item.values.get("stock") is not None:
                counted[sku.id or 0] = part.item.values["stock"]
    stock.say(counted, now, StockFrom.IMPORTED).run(session)


def _sku(item: Item, product_id: int = 0) -> Sku:
    """Return a new variant, but for its stock: that is said afterwards, so that it stands in the log."""
    return Sku(
        product_id=product_id, **{name: value for name, value in item.values.items() if name != "stock"}
    )


def _written(session: Session, product_id: int, item: Item) -> Sku:
    """Return a variant of a known product with what the file says of it; ``compare`` saw to it that SKUs differ."""
    if item.id is None:
        sku = _sku(item, product_id)
        session.add(sku)
        return sku
    sku = products.get_sku(session, item.id)
    for name, value in item.values.items():
        if name != "stock":
            setattr(sku, name, value)
    return sku
