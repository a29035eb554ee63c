"""Reads JSON: lists of posts wherever they lie in it, the boards of Trello, a post a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from planner.errors import PlanError
from planner.exchange import limits
from planner.exchange.packed import TooLargeError
from planner.exchange.shapes import by_day, grid, headers, keys
from planner.exchange.shapes.table import Origin, Problem, Source, Table, quoted, too_large, too_many_cells
from planner.i18n import _
from planner.texts.vocabulary import plain

_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson"})
_DEEPEST = 30  # levels of lists and objects
_FLAT = 4  # levels of an object that become columns
_LEAST = 2  # columns of a list of objects that makes it a table

Thing = dict[str, Any]


@dataclass(slots=True)
class _Reading:
    """What was found in one text."""

    origin: Origin
    tables: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cells: int = 0


def read(text: str, origin: Origin, suffix: str) -> Source | None:
    """Return the lists of objects in a JSON text as tables; None for a pasted text that is no JSON.

    Raises PlanError for a file of JSON that is broken, nested without end, or holds no list of objects, and
    TooLargeError for one with more than a table can hold.
    """
    _refuse_too_much(text)
    found = _parsed(text, suffix)
    if found is None and suffix not in _SUFFIXES:
        return None
    reading = _Reading(origin)
    if (
        isinstance(found, dict)
        and isinstance(found.get("cards"), list)
        and isinstance(found.get("lists"), list)
    ):
        _board(reading, found)
    else:
        _walk(reading, found)
    if not reading.tables:
        raise PlanError(_("The JSON holds no list of posts: an array of objects such as [{“title”: …}]."))
    return Source(reading.tables, reading.problems)


def _refuse_too_much(text: str) -> None:
    """Refuse what would take many times its own length once it is read.

    No text has more lists and objects than signs that begin one, nor more things in them than commas beside.
    """
    if text.count("{") + text.count("[") > limits.MAX_CELLS or text.count(",") > limits.MAX_ELEMENTS:
        raise TooLargeError


def _parsed(text: str, suffix: str) -> Any:
    """Return what a JSON text says; lines of objects are a list of them."""
    try:
        return json.loads(text.strip())
    except RecursionError as error:
        raise PlanError(_("The JSON is nested without end. Export it again.")) from error
    except ValueError as error:
        if (some := _json_lines(text)) is not None:
            return some
        if suffix not in _SUFFIXES:
            return None
        line = getattr(error, "lineno", 1)
        said = _("The JSON is broken in line {line}. Export it again, or save the plan as CSV.")
        raise PlanError(said.format(line=line)) from error


def _json_lines(text: str) -> list[Any] | None:
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if not line.lstrip().startswith("{"):
            return None
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            return None
        if len(found) > limits.MAX_ROWS:
            raise too_large()
    return found or None


def _walk(reading: _Reading, found: Any) -> None:
    """Find the lists of objects in something nested, the outermost that hold fields first."""
    waiting: list[tuple[Any, tuple[str, ...], tuple[str, ...], int]] = [(found, (), by_day.zone(found), 0)]
    gathered: dict[tuple[str, ...], list[tuple[Thing, tuple[str, ...]]]] = {}
    while waiting:
        thing, path, above, depth = waiting.pop()
        if depth > _DEEPEST:
            raise PlanError(_("The JSON is nested without end. Export it again."))
        if isinstance(thing, dict) and (days := by_day.posts(thing)) is not None:
            dated, empty = days
            gathered.setdefault(path, []).extend((one, above) for one in dated)
            reading.problems += by_day.told(empty)
        elif isinstance(thing, dict):
            _into(thing, path, above, depth, waiting, gathered)
        elif isinstance(thing, list):
            objects = [one for one in thing if isinstance(one, dict)]
            if _is_cells(thing):
                source = grid.read(
                    enumerate([[_text(cell) for cell in row] for row in thing]), reading.origin
                )
                reading.tables += source.tables
                reading.problems += source.problems
            elif objects and not _inner(objects):
                gathered.setdefault(path, []).extend((one, above) for one in objects)
            else:
                waiting += [
                    (one, path, above, depth + 1) for one in reversed(thing) if isinstance(one, dict | list)
                ]
    legend = by_day.legend(found)
    for path, things in gathered.items():
        _table(reading, path, [(by_day.spelled(one, legend), above) for one, above in things])
    reading.problems += by_day.without_videos(reading.tables)
    if isinstance(found, dict) and not reading.tables and _looks_like_post(found):
        _table(reading, (), [(found, ())])


def _is_cells(rows: list[Any]) -> bool:
    """Return whether a list holds rows of cells, as the programming interfaces of spreadsheets give them."""
    if len(rows) < 2 or not all(isinstance(row, list) for row in rows):
        return False
    return max(map(len, rows)) > 1 and not any(isinstance(cell, dict | list) for row in rows for cell in row)


def _inner(objects: list[Thing]) -> bool:
    """Return whether objects are not posts themselves but hold lists of posts, such as weeks."""
    held = any(_holds_posts(value) for one in objects[:20] for value in one.values())
    return held and not any(_looks_like_post(one) for one in objects[:20])


def _holds_posts(value: Any, depth: int = 0) -> bool:
    if isinstance(value, list):
        return any(isinstance(one, dict) and (_looks_like_post(one) or (depth < 2 and any(
            _holds_posts(inner, depth + 1) for inner in one.values()))) for one in value[:5])  # fmt: skip
    return (
        isinstance(value, dict) and depth < 2 and any(_holds_posts(one, depth + 1) for one in value.values())
    )


def _looks_like_post(thing: Thing) -> bool:
    """Return whether an object has two or more fields of a video."""
    return len({headers.field_of(spoken(name)) for name in thing} - {None}) >= 2


def _into(
    thing: Thing, path: tuple[str, ...], above: tuple[str, ...], depth: int,
    waiting: list[tuple[Any, tuple[str, ...], tuple[str, ...], int]],
    gathered: dict[tuple[str, ...], list[tuple[Thing, tuple[str, ...]]]],
) -> None:  # fmt: skip
    """Go into an object: what is no list in it stands over what is."""
    texts = [
        f"{name}: {value}"
        for name, value in thing.items()
        if isinstance(value, str | int | float) and value != ""
    ]
    over = (*above, *texts) if texts else above
    lists = [(name, value) for name, value in thing.items() if isinstance(value, list | dict)]
    by_name = [(name, value) for name, value in lists if isinstance(value, dict) and _looks_like_post(value)]
    if len(by_name) > 1 and len(by_name) == len(lists):  # posts by their names or days
        gathered.setdefault(path, []).extend((value, (*over, name)) for name, value in by_name)
        return
    for name, value in reversed(lists):
        waiting.append((value, (*path, name), over, depth + 1))


def spoken(name: str) -> str:
    """Return a key as words: "publishAt" and "publish_at" are "publish at"."""
    signs = "".join(
        f" {sign.lower()}" if sign.isupper() and not name.isupper() else sign for sign in str(name)[:100]
    )
    return signs.replace("_", " ").replace("-", " ").replace(".", " ").strip()


def _table(reading: _Reading, path: tuple[str, ...], things: list[tuple[Thing, tuple[str, ...]]]) -> None:
    """Add the table that a list of objects makes."""
    if len(things) > limits.MAX_ROWS:
        raise too_large()
    rows = []
    for thing, _above in things:
        cells: dict[str, str] = {}
        _flatten(thing, "", 0, cells)
        reading.cells += len(cells)
        if reading.cells > limits.MAX_CELLS:
            raise too_many_cells()
        rows.append(cells)
    rows = _without_wrapper(rows)
    names = keys.columns(rows)
    name = path[-1] if path else reading.origin.name
    if len(names) > limits.MAX_COLUMNS:
        raise too_large()
    if len(names) < _LEAST:
        text = _("The list “{name}” was left out: its entries have no fields.")
        reading.problems.append(Problem(None, None, text.format(name=quoted(name)), "note"))
        return
    above = [over for _thing, over in things]
    shared = _shared(above)
    reading.tables.append(
        Table(
            headers.named(names, len(names)), [tuple(row.get(one, "") for one in names) for row in rows],
            reading.origin.encoding, "JSON", [], (), quoted(name),
            (*reading.origin.context, *above[0][:shared], *path), tuple(over[shared:] for over in above), "objects",
        )
    )  # fmt: skip


def _without_wrapper(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return cells without the one name that all of theirs begin with, such as "node." of a query's answer."""
    first = next(iter(rows[0]), "").partition(".")[0] + "."
    if not all(name.startswith(first) for row in rows for name in row):
        return rows
    return [{name[len(first) :]: cell for name, cell in row.items()} for row in rows]


def _shared(above: list[tuple[str, ...]]) -> int:
    """Return how many of the texts over rows are the same for all of them."""
    count = 0
    while all(len(one) > count and one[count] == above[0][count] for one in above):
        count += 1
    return count


def _flatten(thing: Thing, before: str, depth: int, cells: dict[str, str]) -> None:
    """Put an object's values into cells by name; what is nested in it has its names joined by a full stop."""
    for name, value in thing.items():
        whole = f"{before}.{name}" if before else str(name)
        if isinstance(value, dict) and depth < _FLAT and value:
            _flatten(value, whole, depth + 1, cells)
        elif (text := _text(value)) or whole not in cells:
            cells[whole] = text
            if len(text) > limits.MAX_CELL:
                raise too_large()


def _text(value: Any) -> str:
    """Return a value as the text of a cell: a list of texts joined by commas, of objects a line each."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        nested = any(isinstance(one, dict | list) for one in value)
        return ("\n" if nested else ", ").join(filter(None, (_line(one) for one in value)))
    return _line(value)


def _line(value: Any) -> str:
    """Return one entry of a list: an object by its name, its seconds and text, or all that it holds."""
    if isinstance(value, dict):
        plain_values = {
            spoken(name): one for name, one in value.items() if isinstance(one, str | int | float)
        }
        start, end = (
            next((plain_values[name] for name in names if name in plain_values), None) for names in _SECONDS
        )
        if start is not None and end is not None:
            rest = [
                str(one)
                for name, one in plain_values.items()
                if name not in _SECONDS[0] + _SECONDS[1] and one != ""
            ]
            return f"{start}-{end}s {': '.join(rest)}".strip()
        if set(plain_values) & {"name", "title", "text", "value"} and len(plain_values) < len(value) + 1:
            first = next(
                plain_values[name] for name in ("name", "title", "text", "value") if name in plain_values
            )
            if all(name in _SMALL or plain_values[name] == first for name in plain_values):
                return str(first)
        return ", ".join(f"{name}: {one}" for name, one in plain_values.items() if one != "")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value if not isinstance(one, dict | list))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _text(value) if isinstance(value, bool) or value is None else str(value)


_SECONDS = (("start", "from", "begin", "mulai", "dari"), ("end", "to", "until", "selesai", "sampai"))
_SMALL = frozenset(
    {"id", "color", "url", "slug", "name", "title", "text", "value", "id board", "pos", "uses"}
)


def _board(reading: _Reading, board: Thing) -> None:
    """Add the cards of a Trello board: with the names of their lists and labels, and custom fields by name."""
    lists = {one.get("id"): one for one in _objects(board, "lists")}
    labels = {
        one.get("id"): str(one.get("name") or one.get("color") or "") for one in _objects(board, "labels")
    }
    customs = {one.get("id"): one for one in _objects(board, "customFields")}
    checklists = {one.get("id"): one for one in _objects(board, "checklists")}
    rows = []
    for card in sorted(_objects(board, "cards"), key=lambda card: _place(lists, card)):
        row = _card(card, lists, labels)
        _custom(card, customs, row)
        for known in (checklists.get(one) for one in card.get("idChecklists") or [] if isinstance(one, str)):
            if known:
                row[str(known.get("name") or _("List"))] = _text(
                    [one.get("name") for one in _objects(known, "checkItems")]
                )
        rows.append(row)
    if len(rows) > limits.MAX_ROWS:
        raise too_large()
    names = keys.columns(rows)
    closed = [row["Name"] for row in rows if row["Archived"] == "TRUE"]
    if closed:
        text = _("Closed cards, which are in the archive, are marked: {names}.")
        reading.problems.append(
            Problem(None, None, text.format(names=quoted(", ".join(closed), 200)), "note")
        )
    if not rows or len(names) > limits.MAX_COLUMNS:
        return
    name = str(board.get("name") or reading.origin.name)
    reading.tables.append(
        Table(
            headers.named(names, len(names)), [tuple(row.get(one, "") for one in names) for row in rows],
            reading.origin.encoding, "JSON", [], (), quoted(name),
            (*reading.origin.context, *filter(None, [name, str(board.get("desc") or "")])),
            ((),) * len(rows), "objects",
        )
    )  # fmt: skip


def _objects(thing: Thing, name: str) -> Iterator[Thing]:
    found = thing.get(name)
    return (one for one in found if isinstance(one, dict)) if isinstance(found, list) else iter(())


def _place(lists: dict[Any, Thing], card: Thing) -> tuple[float, float]:
    """Return where a card lies on its board: by its list, then by its own place."""
    spots = (lists.get(card.get("idList"), {}).get("pos"), card.get("pos"))
    one, two = (float(spot) if isinstance(spot, int | float) else 0.0 for spot in spots)
    return one, two


def _card(card: Thing, lists: dict[Any, Thing], labels: dict[Any, str]) -> dict[str, str]:
    """Return the cells of a card; fields that its text names have columns of their own."""
    column = lists.get(card.get("idList"), {})
    own = [_line(one) if not isinstance(one, dict) else str(one.get("name") or one.get("color") or "")
           for one in card.get("labels") or [] if isinstance(one, dict | str)]  # fmt: skip
    named = own or [labels.get(one, "") for one in card.get("idLabels") or [] if isinstance(one, str)]
    found, before = keys.fields(str(card.get("desc") or ""))
    closed = bool(card.get("closed")) or bool(column.get("closed"))
    row = {
        "Name": _text(card.get("name")),
        "List Name": _text(column.get("name")),
        "Due Date": _text(card.get("due")),
        "Due Complete": _text(card.get("dueComplete")),
        "Archived": _text(closed),
        "Labels": ", ".join(filter(None, named)),
        "Card ID": _text(card.get("id")),
        "Card URL": _text(card.get("shortUrl") or card.get("url")),
    }
    known = {plain(name) for name in row}
    row |= {name: value for name, value in found.items() if plain(name) not in known}
    row["Card Description"] = "\n".join(before).strip()
    if start := _text(card.get("start")):
        row["Start Date"] = start
    return row


def _custom(card: Thing, customs: dict[Any, Thing], row: dict[str, str]) -> None:
    """Add the values of a card's own fields by the names that its board gives them."""
    for one in _objects(card, "customFieldItems"):
        known = customs.get(one.get("idCustomField"), {})
        value: Any = one.get("value")
        if isinstance(value, dict):
            value = next(iter(value.values()), "")
        if one.get("idValue"):
            options = {option.get("id"): option.get("value") for option in _objects(known, "options")}
            chosen = options.get(one["idValue"], "")
            value = next(iter(chosen.values()), "") if isinstance(chosen, dict) else chosen
        if name := str(known.get("name") or ""):
            row.setdefault(name, _text(value))
