"""The stock of variants: typed, counted or imported, with its log, and how long it lasts."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from models.choices import StockFrom
from models.product import StockCount
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.shop import products

MOST = 10**9


@edit(N_("Add product"))
def add_counted(
    session: Session, name: str, fields: Mapping[str, Any], there: int | None, now: dt.datetime
) -> int:
    """Add a product and say how many there are, as one step; return its id. Raises PlanError as ``products.add``."""
    made = products.add(name, fields).run(session)
    if there is not None:
        [sku] = products.skus(session, made)
        say({sku.id or 0: there}, now, StockFrom.TYPED).run(session)
    return made


@edit(N_("Count stock"))
def say(
    session: Session,
    counted: Mapping[int, int | None],
    now: dt.datetime,
    said_by: StockFrom = StockFrom.COUNTED,
) -> None:
    """Say how many there are of variants, by id; None says that nobody knows. ``now`` is UTC.

    Below 0 more was sold than there was. Raises PlanError for a number that no warehouse holds.
    """
    for sku_id, stock in counted.items():
        if stock is not None and not -MOST <= stock <= MOST:
            raise PlanError(_("“{n}” is more than a warehouse holds.").format(n=stock))
        sku = products.get_sku(session, sku_id)
        if sku.stock != stock:
            session.add(StockCount(sku_id=sku_id, at_utc=now, before=sku.stock, stock=stock, said_by=said_by))
            sku.stock = stock
