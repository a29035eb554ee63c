"""Reads the rows of a list of products: those of one product become one, with its variants."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planner.exchange.records import cells, kinds
from planner.exchange.records.cells import Answers, Row
from planner.exchange.records.kinds import Found
from planner.exchange.shapes.table import Problem, quoted
from planner.i18n import _, ngettext
from planner.shop import money, names

_OPTION = re.compile(r"(.+\S)\s+[-–—]\s+(\S.*)")
_LONGEST_OPTION = 60
_TAGS = re.compile(r"<[^<>]*>")
_BREAKS = re.compile(r"<(?:br|/p|/li|/div|/h\d)\b[^<>]*>", re.IGNORECASE)
_DEFAULT_OPTION = "defaulttitle"  # what Shopify calls the option of a product without any
_FIELDS = ("category", "link", "supplier", "backup", "notes")


@dataclass(frozen=True, slots=True)
class VariantRow:
    """A variant as a file lists it; ``price`` in minor units, None where nothing is said of price or stock."""

    row: int
    code: str = ""
    option: str = ""
    price: int | None = None
    stock: int | None = None
    shop_id: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether it is no variant, but another picture of its product."""
        return not (self.code or self.option or self.shop_id) and self.price is None and self.stock is None


@dataclass(slots=True)
class ProductRow:
    """A product as a file lists it: its fields by name, amounts in minor units of ``currency``, and its variants.

    ``name`` is "" where the rows have SKUs alone. ``whole`` are the names as they stand there, options included.
    """

    row: int
    name: str
    currency: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    variants: list[VariantRow] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)


def read(sheets: Sequence[tuple[Found, str]], answers: Answers, problems: list[Problem]) -> list[ProductRow]:
    """Return the products of some sheets with their names, in their order; rows of one product are one.

    What was left out or guessed is among the problems.
    """
    so_far = _SoFar()
    for found, sheet in sheets:
        said = replace(answers, currency=found.currency or answers.currency)
        explained = found.kind == kinds.TEMPLATE or cells.has_notes(found)
        so_far.last = ""
        for row in cells.rows(found, said, problems, sheet):
            if explained and _explains(row):
                continue
            explained = False
            _add(row, so_far)
    problems += _told(so_far)
    products = list(so_far.products.values())
    _refuse_parts(products, problems)
    return products


def _told(so_far: "_SoFar") -> list[Problem]:
    """Return what is said of names that were parted, and of rows without any."""
    said = []
    if so_far.continued:
        text = _("Rows without a name were read as variants of the product above them: {rows}.")
        listed = ", ".join(map(str, so_far.continued[:20])) + ", …" * (len(so_far.continued) > 20)
        said.append(text.format(rows=listed))
    if so_far.parted:
        text = ngettext(
            "In {n} name the words behind the dash were read as the variant, such as “{name}”.",
            "In {n} names the words behind the dash were read as the variant, such as “{name}”.",
            len(so_far.parted),
        )
        said.append(text.format(n=len(so_far.parted), name=quoted(so_far.parted[0])))
    return [Problem(None, None, line, "note") for line in said]


@dataclass(slots=True)
class _SoFar:
    """What was read so far: products by what makes their rows one, SKUs with their rows, names that were parted."""

    products: dict[str, ProductRow] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    parted: list[str] = field(default_factory=list)
    last: str = ""
    """What makes the rows of the last product one."""
    continued: list[int] = field(default_factory=list)
    """Rows without a name that are variants of the product above them."""


def _add(row: Row, so_far: _SoFar) -> None:
    """Take a row into its product, which is made where it is the first one of it."""
    typed, code = row.text("product", "name"), row.code("product", "sku")
    name, option = _parted(row, typed)
    key = _key(row, name, code)
    if not typed and option and so_far.last and not row.text("product", "handle"):
        key = so_far.last
        so_far.continued.append(row.number)
    if not key:
        row.tell(_("There is neither a name nor a SKU. The row was left out."))
        return
    if code and code.casefold() in so_far.codes:
        said = _("SKU {code} stands in row {row} already. The row was left out.")
        row.tell(said.format(code=code, row=so_far.codes[code.casefold()]), "product", "sku")
        return
    one = so_far.products.setdefault(key, ProductRow(row.number, name, _currency(row)))
    if not (code or option or row.found.kind == kinds.SHOPIFY) and one.variants:
        said = _("“{name}” stands in row {row} already, and the row names no variant. It was left out.")
        row.tell(said.format(name=quoted(name), row=one.row), "product", "name")
        return
    so_far.last = key if name else so_far.last
    if code:
        so_far.codes[code.casefold()] = row.number
    if name != typed:
        so_far.parted.append(typed)
    variant = VariantRow(
        row.number, code, option, _price(row, one), row.count("product", "stock"), row.id("product", "sku_id")
    )
    _fill(row, one)
    if typed and typed not in one.whole:
        one.whole.append(typed)
    if not variant.says_nothing or not one.variants:
        one.variants.append(variant)


def _price(row: Row, one: ProductRow) -> int | None:
    """Return the price of a row in its product's currency, which is that of the first price."""
    price = row.price("product", "price", _currency(row))
    if price is None:
        return None
    if not one.variants:
        one.currency = price.currency
    if price.currency != one.currency:
        said = _("The price is in another currency than that of row {row}. It was left out.")
        row.tell(said.format(row=one.row), "product", "price")
        return None
    return price.minor


def _parted(row: Row, typed: str) -> tuple[str, str]:
    """Return the name of a row's product, and its option: of its columns, else what stands behind a dash."""
    options = [row.text("product", name) for name in ("option1", "option2", "option3")]
    option = " / ".join(
        one for one in options if one and names.folded(one).replace(" ", "") != _DEFAULT_OPTION
    )
    own = row.found.kind in (kinds.STOCK, kinds.GOODS)
    match = _OPTION.fullmatch(typed) if own and not option else None
    if match and len(match[2]) <= _LONGEST_OPTION:
        return match[1], match[2]
    return typed, option


def _key(row: Row, name: str, code: str) -> str:
    """Return by what the rows of a product are known as one: its handle, its name, else its SKU."""
    if handle := row.text("product", "handle"):
        return f"handle {handle.casefold()}"
    if name:
        return f"name {names.folded(name) or name}"
    return f"sku {code}" if code else ""


def _currency(row: Row) -> str:
    named = row.text("product", "currency")
    said = money.currency_of(named) if named else ""
    if named and not said:
        row.tell(
            _("“{text}” is no currency that is known.").format(text=quoted(named)), "product", "currency"
        )
    return said or row.answers.currency


def _fill(row: Row, one: ProductRow) -> None:
    """Take over what a row says of its product where no row before it did."""
    said: dict[str, Any] = {name: row.text("product", name) for name in _FIELDS}
    if row.found.kind in (kinds.TEMPLATE, kinds.SHOPIFY):
        said["title"] = one.name
        said["notes"] = ""
    said["description"] = plain_text(row.long_text("product", "description"))
    said["shop_id"] = row.id("product", "shop_id")
    cost = row.price("product", "cost", one.currency)
    said["cost"] = cost.minor if cost else None
    if (buffer := row.count("product", "buffer")) is not None:
        said["buffer"] = buffer + one.fields.pop("buffer", 0)
    said["lead_days"] = row.count("product", "lead_days")
    said["commission"] = row.percent("product", "commission")
    for name in ("buffer", "lead_days"):
        if (said.get(name) or 0) < 0:
            row.tell(_("“{text}” is below 0.").format(text=row.text("product", name)), "product", name)
            said[name] = None
    for name, value in said.items():
        if value not in ("", None):
            one.fields.setdefault(name, value)
    pictures = [
        address for text in row.texts("product", "pictures") for address in re.split(r"[\s,;]+", text)
    ]
    if new := [address for address in pictures if address and address not in one.fields.get("pictures", ())]:
        one.fields["pictures"] = [*one.fields.get("pictures", ()), *new]


def _explains(row: Row) -> bool:
    """Whether a row beneath the template's header tells how to fill it: neither its price nor its stock is a number."""
    if (code := row.text("product", "sku")) and " " not in code:
        return False
    texts = [*row.texts("product", "price"), *row.texts("product", "stock")]
    return not any(re.search(r"\d", text) and len(text) < 20 for text in texts)


def _refuse_parts(products: list[ProductRow], problems: list[Problem]) -> None:
    """Take no price of a file that has parts of units although its currency has none: it is another one's."""
    for currency in {one.currency for one in products}:
        mine = [one for one in products if one.currency == currency]
        prices = [each.price for one in mine for each in one.variants if each.price is not None]
        prices += [one.fields["cost"] for one in mine if "cost" in one.fields]
        if not any(money.has_parts(price, currency) for price in prices):
            continue
        text = _(
            "The prices have cents, and {currency} has none: they were left out. Say which currency they are in."
        )
        problems.append(Problem(None, None, text.format(currency=currency), "error", "currency", currency))
        for one in mine:
            one.fields.pop("cost", None)
            one.variants = [replace(each, price=None) for each in one.variants]


def plain_text(text: str) -> str:
    """Return the words of a text with marks of web pages, line by line."""
    if "<" not in text and "&" not in text:
        return text
    words = html.unescape(_TAGS.sub(" ", _BREAKS.sub("\n", text.replace("\n", " "))))
    return "\n".join(filter(None, (" ".join(line.split()) for line in words.splitlines())))
