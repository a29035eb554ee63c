"""The first ideas of a calendar: a mix of formats for the products that somebody names."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session

from planner import labels
from planner.calendar import settings
from planner.calendar.workspace import edit
from planner.errors import PlanError
from planner.i18n import N_, _
from planner.video import formats, videos

MOST_PRODUCTS = 50
LONGEST_PRICE = 24
"""Characters that a price has at most, with its currency."""
_PRICE = re.compile(r"(?:rp|idr|usd|\$|€|£)?[ .]{0,2}\d[\d.,]*", re.IGNORECASE)


class Named(NamedTuple):
    """A product as it was typed; ``price`` as it stands there, or empty."""

    name: str
    price: str = ""


def products(text: str) -> list[Named]:
    """Return the products of a text, one a line, each once; a price may follow a comma."""
    found: dict[str, Named] = {}
    for line in text.splitlines():
        words = " ".join(line.split()).strip(" ,;-•")
        if not words:
            continue
        one = _priced(words)
        found.setdefault(one.name.casefold(), one)
    return list(found.values())


def _priced(words: str) -> Named:
    """Return a product apart from the price behind its last sign that parts them."""
    for at in range(max(1, len(words) - LONGEST_PRICE - 1), len(words)):
        tail = words[at + 1 :].strip()
        if words[at] in ",;\t" and _PRICE.fullmatch(tail) and words[:at].strip():
            return Named(words[:at].strip(), tail)
    return Named(words)


def mix(named: Sequence[Named], keys: Sequence[str]) -> list[tuple[Named, str]]:
    """Return a product and a format for each idea: every product and every format comes, none twice together."""
    if not named or not keys:
        return []
    return [(named[n % len(named)], keys[n % len(keys)]) for n in range(max(len(named), len(keys)))]


@edit(N_("Start from products and slots"))
def start(session: Session, brand: str, text: str, slots: Sequence[tuple[int, dt.time, str]]) -> list[int]:
    """Name the brand, keep the slots of a week, and add an idea without a date for each format or product.

    Return the ideas' ids. Raises PlanError without a product and a slot, and for more than MOST_PRODUCTS.
    """
    named = products(text)
    if not named and not slots:
        raise PlanError(_("Name a product, or choose a day to post on."))
    if len(named) > MOST_PRODUCTS:
        raise PlanError(
            _("These are {n} products. Start with at most {most}.").format(n=len(named), most=MOST_PRODUCTS)
        )
    if brand.strip():
        settings.change("brand", brand.strip()).run(session)
    settings.set_slots(slots).run(session)
    made = []
    keys = [one.key for one in formats.all_formats(session) if one.key]
    for product, key in mix(named, keys):
        title = f"{labels.content_format(key)}: {product.name}"
        video = videos.get(session, videos.add(title, format_key=key).run(session))
        video.product = product.name
        video.notes = _("Price: {price}").format(price=product.price) if product.price else ""
        made.append(video.id or 0)
    return made
