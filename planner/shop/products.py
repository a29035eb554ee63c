"""Everything that can be done to a product and its variants."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.choices import Answer, ShippedBy
from models.creator import Agreement, Sample
from models.live import LiveEvent
from models.product import Product, Sku
from models.video import Video
from planner.calendar import forgetting, settings
from planner.calendar.workspace import edit
from planner.errors import PlanError, filled
from planner.i18n import N_, _
from planner.shop import fit, laws, money, names

TABLES = (Product, Sku)
"""What a list of products should look at again for."""


def _texts(value: str | Sequence[str]) -> list[str]:
    found = names.split(value) if isinstance(value, str) else value
    return list(dict.fromkeys(filter(None, (one.strip() for one in found))))


LAWS: Mapping[str, laws.Law] = {
    **dict.fromkeys(
        (
            "title",
            "description",
            "category",
            "link",
            "supplier",
            "backup",
            "instead",
            "shop_id",
            "notes",
            "currency",
        ),
        laws.text,
    ),
    **dict.fromkeys(("other_names", "pictures", "markets"), _texts),
    **dict.fromkeys(("price", "cost"), laws.amount),
    **dict.fromkeys(("ship_days", "buffer", "lead_days", "packing"), laws.some),
    "shipped_by": ShippedBy,
    **dict.fromkeys(fit.QUESTIONS, Answer),
    "commission": laws.percent,
    "daily_orders": laws.number,
}
"""The fields that ``change`` may change, beside the name."""


@edit(N_("Add product"))
def add(session: Session, name: str, fields: Mapping[str, Any] | None = None) -> int:
    """Add a product with one variant and return its id. Raises PlanError as ``change`` does, and for a name twice."""
    product = Product(name=_free(session, name), currency=money.of_market(settings.get(session).market))
    insert(session, product, fields or {}, [Sku(product_id=0)])
    return product.id or 0


def insert(session: Session, product: Product, fields: Mapping[str, Any], variants: Sequence[Sku]) -> None:
    """Add a product and its variants, of whose name and SKUs it is known that no other has them.

    Raises PlanError as ``change`` does.
    """
    laws.keep(product, fields, LAWS)
    session.add(product)
    session.flush()
    for sku in variants:
        sku.product_id = product.id or 0
        session.add(sku)
    session.flush()


@edit(N_("Change product"))
def change(session: Session, product_id: int, fields: Mapping[str, Any]) -> None:
    """Change fields of a product by name: texts, lists of texts, amounts in minor units, whole numbers, percent.

    Another ``name`` goes into all videos, live events, samples and agreements that name it. Raises KeyError for a field
    that there is none of, and PlanError for a value that it can't have or a name that another has.
    """
    product = get(session, product_id)
    if "name" in fields:
        _rename(session, product, str(fields["name"]))
    laws.keep(product, {name: value for name, value in fields.items() if name != "name"}, LAWS)


@edit(N_("Delete product"))
def delete(session: Session, product_id: int) -> None:
    """Delete a product with its variants and their log; videos go on naming it as a text."""
    product = get(session, product_id)
    forgetting.forget_product(session, product_id)
    session.delete(product)


@edit(N_("Add variant"))
def add_sku(session: Session, product_id: int, code: str, option: str = "", price: int | None = None) -> int:
    """Add a variant and return its id. Raises PlanError for a SKU that another variant has."""
    get(session, product_id)
    sku = Sku(
        product_id=product_id, code=_free_code(session, code), option=option.strip(), price=laws.amount(price)
    )
    session.add(sku)
    session.flush()
    return sku.id or 0


@edit(N_("Change variant"))
def change_sku(session: Session, sku_id: int, code: str, option: str, price: int | None) -> None:
    """Change a variant. Raises PlanError for a SKU that another variant has."""
    sku = get_sku(session, sku_id)
    sku.code = _free_code(session, code, but=sku_id)
    sku.option, sku.price = option.strip(), laws.amount(price)


@edit(N_("Delete variant"))
def delete_sku(session: Session, sku_id: int) -> None:
    """Delete a variant with its log. Raises PlanError for the last one of a product, which carries its stock."""
    sku = get_sku(session, sku_id)
    if len(skus(session, sku.product_id)) == 1:
        raise PlanError(_("This is the product’s only variant. Delete the product instead."))
    forgetting.forget_sku(session, sku_id)
    session.delete(sku)


def get(session: Session, product_id: int) -> Product:
    """Return a product. Raises PlanError if it is gone."""
    found = session.get(Product, product_id)
    if found is None:
        raise PlanError(_("This product is no longer in the calendar."))
    return found


def get_sku(session: Session, sku_id: int) -> Sku:
    """Return a variant. Raises PlanError if it is gone."""
    found = session.get(Sku, sku_id)
    if found is None:
        raise PlanError(_("This variant is no longer in the calendar."))
    return found


def skus(session: Session, product_id: int) -> list[Sku]:
    """Return the variants of a product in the order in which they came."""
    return list(session.exec(select(Sku).where(Sku.product_id == product_id).order_by(col(Sku.id))))


def named(session: Session, text: str) -> Product | None:
    """Return the product that a text names, by its name or another name of it, or None."""
    known = names.by_name(
        names.Named(one.id or 0, one.name, one.other_names) for one in session.exec(select(Product))
    )
    found = names.meant(text, known)
    return session.get(Product, found) if found else None


def _rename(session: Session, product: Product, name: str) -> None:
    """Give a product another name, in everything that names it."""
    new, old = _free(session, name, but=product.id or 0), names.folded(product.name)
    if new == product.name:
        return
    naming: list[Video | Sample | Agreement] = [
        *session.exec(select(Video).where(Video.product != "")),
        *session.exec(select(Sample).where(Sample.product != "")),
        *session.exec(select(Agreement).where(Agreement.product != "")),
    ]
    for row in naming:
        if names.folded(row.product) == old:
            row.product = new
    for other in session.exec(select(Product).where(Product.instead != "")):
        if names.folded(other.instead) == old:
            other.instead = new
    for live in session.exec(select(LiveEvent)):
        if old in map(names.folded, live.products):
            live.products = [new if names.folded(one) == old else one for one in live.products]
        if any(names.folded(str(part.get("product", ""))) == old for part in live.run_of_show):
            live.run_of_show = [
                part | {"product": new} if names.folded(str(part.get("product", ""))) == old else part
                for part in live.run_of_show
            ]
    product.name = new


def _free(session: Session, name: str, but: int = 0) -> str:
    """Return a name that no other product has, in any case and with any signs."""
    kept = filled(name, _("A product needs a name, such as: Gift box."))
    wanted = names.folded(kept)
    if not wanted:
        raise PlanError(_("A product needs a name, such as: Gift box."))
    for other in session.exec(select(Product).where(Product.id != but)):
        if wanted == names.folded(other.name):
            raise PlanError(_("There is already a product “{product}”.").format(product=other.name))
    return kept


def _free_code(session: Session, code: str, but: int = 0) -> str:
    kept = code.strip()
    wanted = select(Sku).where(col(Sku.code) == kept, col(Sku.id) != but)
    if kept and (other := session.exec(wanted).first()):
        product = session.get(Product, other.product_id)
        raise PlanError(
            _("SKU {code} is already one of “{product}”.").format(
                code=kept, product=product.name if product else ""
            )
        )
    return kept
