"""A run of show takes over what the products say: their price, and how many there are."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from models.reading import Connection
from models.records import Segment
from planner.shop import known, money
from planner.shop.known import Shop


def completed(
    connection: Connection,
    before: Sequence[Segment],
    after: Sequence[Segment],
    today: dt.date,
    *,
    renew: bool = False,
) -> list[Segment]:
    """Return a changed run of show with price and stock of each product that is new in it, where they are empty.

    With ``renew`` those of every product that is listed: the price where it is empty, the stock as it is now.
    """
    fresh = {one.product for one in after} - {one.product for one in before} - {""}
    wanted = {one.product for one in after} if renew else fresh
    if not wanted:
        return list(after)
    shop = known.load(connection, today)
    return [_filled(one, shop, renew=renew) if one.product in wanted else one for one in after]


def _filled(segment: Segment, shop: Shop, *, renew: bool) -> Segment:
    product = shop.named(segment.product)
    if product is None:
        return segment
    price, stock = segment.price, segment.stock
    if not price and product.lowest_price is not None:
        price = money.shown(product.lowest_price, product.currency)
    if product.stock is not None and (stock is None or renew):
        stock = max(0, product.stock)
    return replace(segment, price=price, stock=stock)
