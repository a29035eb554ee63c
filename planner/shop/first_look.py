"""What videos and live events of before name as products, and that no list has yet."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session

from models import reading
from models.reading import Connection
from planner.calendar.workspace import edit
from planner.i18n import N_
from planner.shop import names, products
from planner.shop.known import Shop


class Proposal(NamedTuple):
    """A name as it is written most often, and how many videos and live events write it."""

    name: str
    n: int


def unlisted_products(connection: Connection, shop: Shop) -> list[Proposal]:
    """Return the products that are named and not listed, the one named most often first."""
    written: dict[str, Counter[str]] = {}

    def note(text: str) -> None:
        for name in () if shop.named(text) else names.split(text):
            if names.folded(name) and shop.named(name) is None:
                written.setdefault(names.folded(name), Counter())[name] += 1

    for _id, _title, product, _stage, _at in reading.videos_naming(connection):
        note(product)
    for _id, _name, _at, listed, run in reading.lives_naming(connection, ""):
        for name in json.loads(listed):
            note(str(name))
        for part in json.loads(run):
            note(str(part.get("product", "")))
    found = [Proposal(most.most_common(1)[0][0], most.total()) for most in written.values()]
    return sorted(found, key=lambda one: (-one.n, one.name.casefold()))


@edit(N_("Add products"))
def take(session: Session, wanted: Sequence[str]) -> int:
    """List products by names, each with one variant, but for those that are listed already; return how many."""
    made = 0
    for name in wanted:
        if products.named(session, name) is None:
            products.add(name).run(session)
            made += 1
    return made
