"""Makes tables of the videos of a list: a row each, a column for each field that any of them has."""

from dataclasses import dataclass, field

from planner.exchange import limits
from planner.exchange.shapes import facts, headers, keys, titles
from planner.exchange.shapes.table import Origin, Table, quoted, too_large, too_many_cells
from planner.exchange.shapes.when import is_group, is_one_day, leading, plain_words
from planner.i18n import _
from planner.texts.vocabulary import plain


@dataclass(frozen=True, slots=True)
class Words:
    """A line that stands over all videos: under how many headings, which line it is, and what it says."""

    depth: int
    number: int
    text: str


@dataclass(slots=True)
class Item:
    """What may be a video while its lines are read: what it is called, its fields, and the headings over it."""

    number: int
    level: int
    made_by: str
    """heading, point, line or fields: what its first line was."""
    title: str = ""
    above: tuple[str, ...] = ()
    fields: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    open: str = ""
    """The field that a line without a name goes on with."""

    def add(self, name: str, text: str) -> None:
        """Add a line to a field, which is open from then on."""
        name = self.names.setdefault(plain(name), name)
        self.fields.setdefault(name, []).append(text)
        self.open = name

    def has(self, field_: str | None) -> bool:
        """Return whether a field is given, whatever it is called."""
        return field_ is not None and any(headers.field_of(name) == field_ for name in self.fields)

    def go_on(self, text: str) -> None:
        """Add a line to the open field, to the notes where none is open."""
        self.add(self.open or _("Notes"), text)


def tables(items: list[Item], context: list[Words], origin: Origin) -> list[Table]:
    """Return items as tables: those that are planned in one, other lists by their heading."""
    full = any(_is_planned(item) and not _is_only_ticked(item) for item in items)
    sections = {
        item.above
        for item in items
        if _is_planned(item) and not (full and _is_only_ticked(item) and not _is_board(item))
    }
    sections |= {item.above for item in items if item.above and is_group(item.above[-1])}
    planned = [item for item in items if item.above in sections]
    others: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        if item.above not in sections:
            others.setdefault(item.above, []).append(item)
    found = [_table(planned, context, origin)] if planned else []
    return found + [_table(some, [] if planned else context, origin) for some in others.values()]


def _is_planned(item: Item) -> bool:
    """Return whether an item has more than its words: a field, or a day of its own."""
    return bool(item.fields) or item.made_by in {"heading", "line"} or leading(item.title) is not None


def _is_only_ticked(item: Item) -> bool:
    """Return whether a box is all that an item has beside its words: it may be a thing to buy."""
    return item.fields.keys() <= {_("Done")} and leading(item.title) is None and item.made_by == "point"


def _is_board(item: Item) -> bool:
    """Return whether an item stands in a list that is a stage or an archive of a board."""
    return any(facts.is_stage(text) or plain(text) in plain_words("archives") for text in item.above)


def _table(items: list[Item], context: list[Words], origin: Origin) -> Table:
    """Return items as one table."""
    rows, above = _rows(items)
    columns = _ordered(rows)
    if len(columns) > limits.MAX_COLUMNS:
        raise too_large()
    if len(columns) * len(rows) > limits.MAX_CELLS:
        raise too_many_cells()
    shared = 0
    while all(len(one) > shared and one[shared] == above[0][shared] for one in above):
        if shared == len(items[0].above):
            break
        shared += 1
    name = above[0][shared - 1] if shared else context[-1].text if len(context) == 1 else origin.name
    # a day dates what stands under it, though there is no other
    shared = next((at for at in range(shared) if is_one_day(above[0][at])), shared)
    lines = [(depth, 1, text) for depth, text in enumerate(above[0][:shared])]
    lines += [(words.depth, 0, words.text) for words in context]
    over = [text for _depth, _kind, text in sorted(lines, key=lambda one: one[:2])]
    return Table(
        headers.named(columns, len(columns)),
        [tuple(cells.get(column, "") for column in columns) for cells in rows],
        origin.encoding, _("List"), [], tuple(item.number for item in items), quoted(name),
        (*origin.context, *over), tuple(one[shared:] for one in above), "list",
    )  # fmt: skip


def _rows(items: list[Item]) -> tuple[list[dict[str, str]], list[tuple[str, ...]]]:
    """Return the cells of each item by column, and what stands over it."""
    rows: list[dict[str, str]] = []
    above: list[tuple[str, ...]] = []
    names: dict[str, str] = {}
    timed = any(when.kind == "both" for item in items if (when := leading(item.title)))
    for item in items:
        fields = {name: "\n".join(text).strip() for name, text in item.fields.items()}
        cells, over = titles.cells(item.title, fields)
        cells |= {name: cell for name, cell in _beside(cells).items() if name not in cells}
        cells |= _of_headings(cells, item.above)
        if timed and _("Date") in cells and _("Date") not in fields:
            cells = {_("Date and time"): cells.pop(_("Date")), **cells}
        elif timed and _("Day") in cells and _("Day") not in fields:
            cells = {_("Date and time"): cells.pop(_("Day")), **cells}
        rows.append({names.setdefault(plain(name), name): cell for name, cell in cells.items()})
        above.append((*item.above, *over))
    return rows, above


def _beside(cells: dict[str, str]) -> dict[str, str]:
    """Return what stands behind the lengths of an item, and leave the lengths alone: "25 s. Filmed."."""
    told: dict[str, str] = {}
    for name, cell in list(cells.items()):
        if headers.field_of(name) == "length":
            cells[name], more = facts.beside_length(cell)
            told |= more
    return told


def _of_headings(cells: dict[str, str], above: tuple[str, ...]) -> dict[str, str]:
    """Return what the headings over an item tell of it: its stage, and whether it is in an archive."""
    found: dict[str, str] = {}
    if any(plain(text) in plain_words("archives") for text in above):
        found[_("Archived")] = "TRUE"
    elif not any(headers.field_of(name) == "stage" for name in cells):
        stage = next((text for text in reversed(above) if facts.is_stage(text)), None)
        found |= {_("Stage"): stage} if stage else {}
    return found


def _ordered(rows: list[dict[str, str]]) -> list[str]:
    """Return the columns of a list: days, the title, then all fields as they come first."""
    first = [_("Date and time"), _("Date"), _("Day"), _("Time"), _("Title")]
    names = keys.columns(rows)
    return [name for name in first if name in names] + [name for name in names if name not in first]
