"""Which product a text means: by its name, or another name that it goes by, whatever the case and the signs."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_SIGNS = re.compile(r"[^\w]+")


class Named(NamedTuple):
    """A product by its id, its name and its other names."""

    id: int
    name: str
    other_names: Sequence[str] = ()


@lru_cache(maxsize=16_384)
def folded(name: str) -> str:
    """Return a name without case, signs and needless blanks, so that two ways to write it are one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(
        _SIGNS.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).split()
    )


def by_name(products: Iterable[Named]) -> dict[str, int]:
    """Return the product of each folded name; a product's own name goes before another's other name."""
    found: dict[str, int] = {}
    known = list(products)
    for product in known:
        for other in product.other_names:
            found.setdefault(folded(other), product.id)
    for product in known:
        found[folded(product.name)] = product.id
    found.pop("", None)
    return found


def meant(text: str, known: Mapping[str, int]) -> int | None:
    """Return the product that a text names as a whole, or None. ``known`` is as ``by_name`` returns it."""
    return known.get(folded(text)) if text else None


def split(text: str) -> tuple[str, ...]:
    """Return the names that a text lists with commas or line breaks, each once."""
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in re.split(r"[,\n;]", text)))))
