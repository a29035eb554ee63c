"""The command ``products``: what is sold, what is left of its price, its stock and what is found in its listing."""

import csv
import io
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.choices import Severity
from planner.cli import output, plans
from planner.cli.clock import Clock
from planner.dates import number
from planner.errors import PlanError
from planner.exchange.cells import defused
from planner.exchange.unseen import as_json
from planner.i18n import _, ngettext
from planner.preferences import Preferences
from planner.shop import money, prices
from planner.shop.known import Known, Variant

COLUMNS = (
    "name", "title", "price", "currency", "cost", "fees", "commission", "margin", "stock", "buffer", "days", "videos",
    "findings",
)  # fmt: skip
"""The columns of the table that it prints, of which ``records`` has more."""


def run(options: Namespace, preferences: Preferences, clock: Clock) -> int:
    """Print the products of a calendar. Return 0, or 1 where something is to fix."""
    plan = plans.chosen(options.plan, preferences)
    if not plans.is_calendar(plan):
        raise PlanError(_("“{plan}” is no calendar. Bring it in first: hookline import.").format(plan=plan))
    rows, fix = records(Path(plan), clock)
    if options.format == "json":
        output.say(as_json(rows))
    elif options.format == "csv":
        output.say(_csv(rows))
    else:
        _print(rows)
    return int(fix)


def records(path: Path, clock: Clock) -> tuple[list[dict[str, Any]], bool]:
    """Return the products of a calendar as plain values, amounts in whole units, and whether something is to fix."""
    from planner.checks import engine, loading

    with plans.reading(path) as connection:
        calendar = loading.load_calendar(connection, clock())
        facts = loading.load_products(connection, calendar)
    found = engine.check_others("product", facts, calendar)
    fix = any(result.severity is Severity.FIX for results in found.values() for result in results)
    return [_record(one, [result.rule.code for result in found[one.id]]) for one in facts], fix


def _record(facts: Any, codes: list[str]) -> dict[str, Any]:
    product, ladder = facts.product, facts.ladder
    currency = product.currency

    def amount(minor: int | None) -> float | int | None:
        return money.major(minor, currency)

    return {
        "id": product.id,
        "name": product.name,
        "other_names": list(product.other_names),
        "title": product.title,
        "category": product.category,
        "price": amount(product.lowest_price),
        "currency": currency,
        "cost": amount(product.cost),
        "fees": amount(ladder.taken(prices.FEE)) if ladder and ladder.known_fees else None,
        "commission": amount(ladder.taken(prices.COMMISSION)) if ladder else None,
        "commission_percent": product.commission,
        "margin": amount(ladder.left) if ladder else None,
        "margin_percent": None if ladder is None or ladder.margin is None else round(ladder.margin, 1),
        "stock": product.stock,
        "buffer": product.buffer,
        "days": None if product.lasts is None else round(product.lasts, 1),
        "daily_orders": product.daily_orders,
        "skus": [_sku(one, product) for one in product.variants],
        "shop_id": product.shop_id,
        "videos": [one.id for one in product.videos],
        "lives": [one.id for one in product.lives],
        "fit": product.fits().grade or None,
        "findings": codes,
    }


def _sku(one: Variant, product: Known) -> dict[str, Any]:
    price = one.price if one.price is not None else product.price
    return {
        "sku": one.code, "option": one.option, "price": money.major(price, product.currency), "stock": one.stock,
        "id": one.shop_id,
    }  # fmt: skip


def _csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for row in rows:
        table.writerow([defused(output.safe(_cell(row[name]))) for name in COLUMNS])
    return out.getvalue().rstrip("\n")


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _print(rows: list[Mapping[str, Any]] | list[dict[str, Any]]) -> None:
    if not rows:
        output.say(_("There are no products yet."))
        return
    for row in rows:
        facts = [_price(row), _stock(row)]
        n = len(row["videos"])
        facts.append(ngettext("{n} video", "{n} videos", n).format(n=n) if n else _("no video"))
        line = "  · ".join([row["name"], *filter(None, facts)])
        output.say(output.safe(line + (f"  · {' '.join(row['findings'])}" if row["findings"] else "")))


def _price(row: Mapping[str, Any]) -> str:
    if row["price"] is None:
        return _("no price")
    minor = round(row["price"] * 10 ** money.digits(row["currency"]))
    return money.shown(minor, row["currency"])


def _stock(row: Mapping[str, Any]) -> str:
    if row["stock"] is None:
        return _("stock not counted")
    left = _("{n} left").format(n=row["stock"])
    return (
        left if row["days"] is None else _("{left}, {days} days").format(left=left, days=number(row["days"]))
    )
