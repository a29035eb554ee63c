"""Checklists of the shop that are ticked: setting up a market, and what is done when a product goes viral."""

import datetime as dt
from collections.abc import Iterator

from sqlmodel import Session, col, select

from models.product import ShopTask
from planner import presets
from planner.calendar.workspace import edit
from planner.i18n import N_, _
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


def shop_check() -> list[tuple[str, str]]:
    """Return what setting a shop up asks for: the key of each line, and its words in the current language."""
    return [(line["key"], _(line["text"])) for line in presets.read("shop_check", "rules")["line"]]


def extract(*_args: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give Babel the lines of the file, so that they are translated like any others."""
    for line in presets.read("shop_check", "rules")["line"]:
        yield 1, "_", line["text"], []


def done(session: Session, product_id: int | None = None, market: str = "") -> set[str]:
    """Return the keys of the lines that are done, of a product's list or of a market's."""
    wanted = select(ShopTask.key).where(
        col(ShopTask.product_id) == product_id,
        col(ShopTask.market) == market,
        col(ShopTask.done_utc).is_not(None),
    )
    return set(session.exec(wanted))
