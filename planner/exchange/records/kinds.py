"""Tells by the headers of a sheet whether it lists products or creators, and which field each column is."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from planner import presets
from planner.exchange.shapes import headers
from planner.exchange.shapes.table import Grid
from planner.i18n import N_
from planner.shop import money
from planner.texts.vocabulary import plain

LOOKED_AT = 15
"""Rows in which the headers are sought."""
BRIEF = 200
"""Rows of a sheet in which a line a field is sought."""
PRODUCTS, CREATORS = "products", "creators"
TEMPLATE, SHOPIFY, STOCK, GOODS = "template", "shopify", "stock", "goods"
CREATOR_LIST, TRACKER, SAMPLES, PERMISSIONS = "creator_list", "tracker", "samples", "permissions"
KINDS: Mapping[str, tuple[str, str]] = {
    TEMPLATE: (PRODUCTS, N_("The platform’s product template")),
    SHOPIFY: (PRODUCTS, N_("Products of Shopify")),
    STOCK: (PRODUCTS, N_("A stock sheet")),
    GOODS: (PRODUCTS, N_("A list of products")),
    CREATOR_LIST: (CREATORS, N_("The platform’s list of creators")),
    TRACKER: (CREATORS, N_("A list of creators")),
    SAMPLES: (CREATORS, N_("A list of samples")),
    PERMISSIONS: (CREATORS, N_("A list of permissions")),
}
"""What a sheet may be: what comes of it, and what screens call it."""
_INVISIBLE = re.compile("[\ufeff\u200b-\u200d\u2060]")
_BEHIND = re.compile(r"\(([^()]{1,4})\)$")
_PLANNED = frozenset(
    {
        "hook",
        "script",
        "overlay",
        "sound",
        "hashtags",
        "beats",
        "cta",
        "shows",
        "voice_over",
        "time",
        "datetime",
        "week",
    }
)
"""Fields of a plan that no list of products or creators has."""
_WHEN = frozenset({"date", "weekday"})
_DATED = _WHEN | {"datetime", "week", "time"}
_STEP = "step"
_SAID = frozenset({"title", "hook", "caption", "script"})
_TITLED = frozenset(
    map(plain, ("name", "nama", "video", "clip", "konten", "item", "list", "creator", "kreator"))
)
"""Headers that call a title in a plan, and something else in a list."""
_STEPS = frozenset({"requested", "approved", "shipped", "received", "tracking"})
_RIGHTS = frozenset(
    {"answer", "granted", "where", "until", "may_edit", "ad_code", "ad_end", "ad_days", "credit"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet that lists products or creators: what it is, its header's place among the rows, and its columns.

    ``columns`` has by group and field the places of its cells, more than one where warehouses or pictures have each
    their own. ``headers`` are as they are typed.
    """

    kind: str
    grid: Grid
    at: int
    headers: tuple[str, ...]
    columns: Mapping[tuple[str, str], tuple[int, ...]]
    currency: str = ""
    """The currency that a header names; "" where none does."""

    @property
    def about(self) -> str:
        """PRODUCTS or CREATORS."""
        return KINDS[self.kind][0]

    @property
    def is_vague(self) -> bool:
        """Whether little tells that it is what it seems to be."""
        return self.kind == GOODS and ("product", "sku") not in self.columns

    @property
    def rows(self) -> list[tuple[int, list[str]]]:
        """The rows below the header."""
        return self.grid.rows[self.at + 1 :]


def of_grids(grids: Iterable[Grid], about: str = "") -> list[Found]:
    """Return which sheets list products or creators, none where a sheet beside them is a plan.

    A list without SKUs is one of products only where no other table stands beside it: it may be for shopping.
    ``about`` takes those that list one of both, whatever stands beside them. Of a text, which comes once for each
    sign that may part its cells, the one with the most columns is taken.
    """
    found, others = list[Found](), list[Grid]()
    for grid in grids:
        one = of_grid(grid)
        if one is None:
            others.append(grid)
        elif not grid.hidden and about in ("", one.about):
            found.append(one)
    if any(one.grid.sign for one in found):
        return [max(found, key=lambda one: len(one.columns))]
    beside = [grid for grid in others if not grid.hidden]
    if about or not beside:
        return found
    if any(_is_plan(grid) or _is_brief(grid) for grid in beside):
        return []
    wide = any(headers.filled(row) > 2 for grid in beside for _number, row in grid.rows[:LOOKED_AT])
    return [one for one in found if not (wide and one.is_vague)]


def of_grid(grid: Grid) -> Found | None:
    """Return what a sheet lists by its headers, None for anything else. Of several headers the last one holds."""
    found = None
    if _is_plan(grid):
        return None
    for at, (_number, row) in enumerate(grid.rows[:LOOKED_AT]):
        if headers.filled(row) < 2:
            continue
        others = {plain(clean(cell)) for cell in row} & words("signs", "other")
        if len(others) > 1 and not _is_creator_list(row):
            return None
        columns, currency = _columns(row)
        if kind := _kind(row, columns):
            mine = _of_kind(kind, columns)
            found = Found(kind, grid, at, tuple(cell.strip() for cell in row), mine, currency)
    return found


def _of_kind(
    kind: str, columns: Mapping[tuple[str, str], tuple[int, ...]]
) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return the columns that mean something in a list of a kind: a word may name a step here and a right there."""
    if KINDS[kind][0] == PRODUCTS:
        return {key: places for key, places in columns.items() if key[0] == "product"}
    people = {key: places for key, places in columns.items() if key[0] != "product"}
    if kind == PERMISSIONS:
        found = {key: places for key, places in people.items() if key[0] != "sample"}
        if ("permission", "answer") not in found and ("creator", "stage") in found:
            found["permission", "answer"] = found["creator", "stage"]
        found.pop(("creator", "stage"), None)
        return found
    taken = {places for key, places in people.items() if key[0] != "permission" and key[1] != "link"}
    return {key: places for key, places in people.items() if key[0] != "permission" or places not in taken}


def _is_creator_list(row: Sequence[str]) -> bool:
    columns, _currency = _columns(row)
    return _kind(row, columns) in (CREATOR_LIST, TRACKER)


def clean(cell: str) -> str:
    """Return a cell without what nobody sees, and with single blanks."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", cell)).split())


def words(table: str, name: str) -> frozenset[str]:
    """Return words of the presets as they are compared."""
    return _words()[table][name]


def is_called(text: str, table: str, name: str) -> bool:
    """Whether a text is one of the words of the presets."""
    return plain(clean(text)) in words(table, name)


def meaning(text: str, table: str) -> str:
    """Return which of the names of a table of the presets a text is a word for; "" for none."""
    low = plain(clean(text))
    return next((name for name, known in _words()[table].items() if low in known), "") if low else ""


@cache
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    return {
        table: {name: frozenset(map(plain, listed)) for name, listed in names.items()}
        for table, names in presets.read("records").items()
    }


@cache
def _fields() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the words for columns by group and field, the likeliest first."""
    return {
        group: {name: tuple(map(plain, listed)) for name, listed in presets.read("records")[group].items()}
        for group in ("product", "creator", "sample", "permission")
    }


def _columns(row: Sequence[str]) -> tuple[dict[tuple[str, str], tuple[int, ...]], str]:
    """Return the places of the fields that a row of headers names, and the currency that one of them does."""
    named, currency = list[str](), ""
    for cell in row:
        text, said = _without_currency(clean(cell))
        named.append(plain(text))
        currency = currency or said
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for group, fields in _fields().items():
        taken = set[int]()
        for name, listed in fields.items():
            places = [named.index(word) for word in listed if word in named]
            place = next((place for place in places if place not in taken), None)
            if place is not None:
                found[group, name] = (place,)
                taken.add(place)
    several = {
        "stock": tuple(at for at, cell in enumerate(row) if _is_warehouse(cell)),
        "pictures": tuple(at for at, name in enumerate(named) if _is_picture(name)),
    }
    found |= {("product", name): places for name, places in several.items() if places}
    for sign, said in (("imperial", "USD"), ("rupiah", "IDR")):
        if words("signs", sign) & set(named):
            currency = currency or said
    return found, currency


def _without_currency(header: str) -> tuple[str, str]:
    """Return a header without the currency in a bracket behind it, and that currency."""
    plain = unicodedata.normalize("NFKC", header).rstrip()
    match = _BEHIND.search(plain)
    said = money.currency_of(match[1]) if match else ""
    return (plain[: match.start()].rstrip(), said) if match and said else (header, "")


def _is_warehouse(header: str) -> bool:
    return clean(header).casefold().startswith(tuple(presets.read("records")["warehouses"]["begins"]))


def _is_picture(name: str) -> bool:
    bare = name.rstrip("0123456789")
    return name in words("signs", "images") or (bare != name and bare in words("signs", "more_images"))


def _kind(row: Sequence[str], columns: Mapping[tuple[str, str], tuple[int, ...]]) -> str:
    """Return what a sheet with these headers is, "" for none that is known."""
    named = {plain(clean(cell)) for cell in row if cell.strip()}
    have = {group: {field for one, field in columns if one == group} for group in _fields()}
    planned = _planned(row)
    return _creators(named, have, planned) or _products(named, have["product"], planned)


def _products(named: set[str], have: set[str], planned: set[str]) -> str:
    if named & words("signs", "picture") and {"name", "sku"} <= have:
        return TEMPLATE
    if named & words("signs", "shopify") and {"handle", "sku", "name"} <= have:
        return SHOPIFY
    if named & words("signs", "other") or planned - ({"hashtags"} if "sku" in have else set()):
        return ""
    if {"sku", "stock"} <= have and "price" not in have:
        return STOCK
    if {"sku", "price"} <= have or ("name" in have and have & {"price", "stock"}):
        return GOODS
    return ""


def _creators(named: set[str], have: Mapping[str, set[str]], planned: set[str]) -> str:
    creator, sample, right = have["creator"], have["sample"], have["permission"]
    if "handle" not in creator:
        return ""
    if named & words("signs", "figures"):
        return "" if named & {"videoid", "idvideo"} else CREATOR_LIST
    if planned - _WHEN - {_STEP}:
        return ""
    wanted = creator & {"followers", "commission", "fee", "contact", "stage"}
    if len(right & _RIGHTS) >= 2 and "link" in right and not creator & {"followers", "fee", "commission"}:
        return PERMISSIONS
    if len(sample & _STEPS) >= 2 and sample & {"product", "sku"}:
        return TRACKER if creator & {"followers", "fee"} else SAMPLES
    vague = (wanted == {"stage"} and planned & _WHEN) or (
        named & words("signs", "other") and "followers" not in creator
    )
    return TRACKER if wanted and not vague else ""


def _planned(row: Sequence[str]) -> set[str]:
    """Return the fields that headers name and that only a plan of videos has, days, and days of a step of a sample."""
    found = set[str]()
    for cell in filter(str.strip, row):
        field, name = headers.field_of(cell), plain(clean(cell))
        if field in _WHEN and name in _steps():
            field = _STEP
        if field in _PLANNED | _WHEN | {_STEP} or (field == "title" and name not in _TITLED):
            found.add(field)
        elif name == "caption":
            found.add("caption")
    return found


@cache
def _steps() -> frozenset[str]:
    """Return the headers that name the day of a step of a sample or of a right."""
    return frozenset(
        word for group in ("sample", "permission") for listed in _fields()[group].values() for word in listed
    )


def _is_brief(grid: Grid) -> bool:
    """Whether the rows of a sheet begin with what a video says and has, a line a field."""
    first = [
        next((cell.strip().rstrip(":") for cell in row if cell.strip()), "") for _number, row in grid.rows
    ]
    named = {headers.field_of(cell) for cell in dict.fromkeys(first[:BRIEF]) if cell}
    return len(named & (_SAID | _DATED | _PLANNED)) > 1 and bool(named & (_SAID | _DATED))


def _is_plan(grid: Grid) -> bool:
    """Whether a sheet has the headers of a plan: they name a day, and what a video says."""
    named = (_planned(row) for _number, row in grid.rows[: 2 * LOOKED_AT])
    return any(one & _DATED and one & _SAID for one in named)
