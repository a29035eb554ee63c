"""Checklists of the shop that are ticked: setting up a market, and what is done when a product goes viral."""

import datetime as dt

from sqlmodel import Session, col, select

from models.product import ShopTask
from planner.calendar.workspace import edit
from planner.i18n import N_
from planner.shop import products


@edit(N_("Tick a line of the shop’s list"))
def tick(
    session: Session, key: str, on: bool, now: dt.datetime, product_id: int | None = None, market: str = ""
) -> None:
    """Say that a line of a list is done, or not yet; ``now`` is UTC. Raises PlanError if its product is gone."""
    if product_id is not None:
        products.get(session, product_id)
    wanted = select(ShopTask).where(
        ShopTask.key == key, col(ShopTask.market) == market, col(ShopTask.product_id) == product_id
    )
    task = session.exec(wanted).first()
    if task is None:
        task = ShopTask(product_id=product_id, market=market, key=key)
        session.add(task)
    task.done_utc = now if on else None


def done(session: Session, product_id: int | None = None, market: str = "") -> set[str]:
    """Return the keys of the lines that are done, of a product's list or of a market's."""
    wanted = select(ShopTask.key).where(
        col(ShopTask.product_id) == product_id,
        col(ShopTask.market) == market,
        col(ShopTask.done_utc).is_not(None),
    )
    return set(session.exec(wanted))
