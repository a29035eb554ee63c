"""Reads the cells of a wall calendar: several entries in one, each with its hour, title, fields and tags in lines."""

import re
from itertools import pairwise

from planner.exchange.shapes import facts, keys, titles
from planner.exchange.shapes.legend import Legend
from planner.exchange.shapes.when import When, is_when, leading
from planner.i18n import _

_DAY = re.compile(r"(\d{1,2})(?:\s*\n|$)")
_BULLET = re.compile(r"(?:[-•*‣▪◦]|\d{1,2}[.)]|[A-Za-z]\))\s+(?=\S)")
_TAGS = re.compile(r"(?:[#＃][^\s#＃]+[\s,]*+)+")
_LAST_DAY = 31
_HOURS = frozenset({"time", "both"})


def day_numbers(cells: dict[int, str]) -> dict[int, tuple[str, str]]:
    """Return the day of the month and what stands below it, of cells each of which begins with one; {} for others."""
    found = {
        at: (day[1], cell.strip()[day.end() :].strip())
        for at, cell in cells.items()
        if (day := _DAY.match(cell.strip()))
    }
    rising = [int(day) for day, _rest in found.values()]
    alike = len(found) == len(cells) > 1 and all(
        two == one + 1 or two == 1 or two > one for one, two in pairwise(rising)
    )
    return found if alike and all(0 < day <= _LAST_DAY for day in rising) else {}


def entries(cell: str, signs: Legend) -> list[str]:
    """Return the entries of a cell: one, or as many as have an hour, a sign of the legend or a bullet of their own.

    The number of its day, which may stand over all of them, goes with each.
    """
    cell = cell.strip()
    day = _DAY.match(cell)
    over = day[0] if day and "\n" in cell else ""
    lines = [line.rstrip() for line in cell[len(over) :].splitlines() if line.strip()]
    starts = _starts(lines, signs)
    if len(starts) < 2:
        return [cell]
    ends = [*starts[1:], len(lines)]
    return [over + "\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _starts(lines: list[str], signs: Legend) -> list[int]:
    """Return where entries begin among some lines."""
    timed = [at for at, line in enumerate(lines) if _timed(line, signs)]
    if timed and timed[0] == 0:
        return timed
    alone = [at for at in timed if is_when(lines[at].strip())]
    if len(alone) > 1 and alone == list(range(1, len(lines), 2)) and len(lines) % 2 == 0:
        return [at - 1 for at in alone]  # the hour stands below its title
    for found in (
        [at for at, line in enumerate(lines) if _BULLET.match(line.strip())],
        [at for at, line in enumerate(lines) if signs.stage(line)[1]],
    ):
        if len(found) > 1 and found[0] == 0:
            return found
    return []


def _timed(line: str, signs: Legend) -> When | None:
    """Return the hour that a line begins with, behind a bullet or a sign of the legend."""
    bare = signs.stage(_BULLET.sub("", line.strip(" -•*"), count=1))[0]
    when = leading(bare)
    return when if when and when.kind in _HOURS else None


def fill(item: dict[str, str], text: str, signs: Legend) -> None:
    """Put the text of one entry into its columns: a day of the month, an hour, fields by name, tags, the title."""
    if (day := _DAY.match(text)) and "\n" in text:
        item[_("Date")] = day[1]
        text = text[day.end() :].strip()
    lines: list[str] = []
    tags: list[str] = []
    for line in text.splitlines():
        (tags if _TAGS.fullmatch(line.strip()) else lines).append(line)
    if not any(map(str.strip, lines)):
        lines, tags = tags, []
    found, before = keys.fields("\n".join(lines))
    before = [line for line in before if line.strip()]
    for line in before:
        if (kind := is_when(line)) in _HOURS and len(before) > 1:
            keep(item, _("Time") if kind == "time" else _("Date and time"), line.strip())
            before.remove(line)
            break
    if before:
        _title(item, before, signs)
    for name, value in {**found, **({_("Hashtags"): " ".join(tags)} if tags else {})}.items():
        keep(item, name, value)


def keep(item: dict[str, str], name: str, text: str) -> None:
    """Put a text into a column; where another one stands there already, into one of its own, so that none is lost.

    A date of which the number of the day stands there is said by that.
    """
    there = item.setdefault(name, text)
    if there != text and not (there.isdecimal() and text.endswith(f"-{int(there):02}")):
        item[f"{name} 2"] = text


def _title(item: dict[str, str], lines: list[str], signs: Legend) -> None:
    """Put the first of some lines into the title, with the hour, stage and length that it has, and say the others."""
    title, stage = signs.stage(_BULLET.sub("", lines[0].strip(" -•*"), count=1))
    when = leading(title)
    if when and when.rest:
        keep(item, _("Time") if when.kind == "time" else _("Date and time"), when.text)
        title = when.rest
        if not stage:
            title, stage = signs.stage(title)
    if not item.keys() & {_("Time"), _("Date and time")} and (behind := titles.clock_behind(title)):
        title, item[_("Time")] = behind
    item[_("Title")], told = facts.split(title)
    item |= told | ({_("Stage"): stage} if stage else {})
    rest = []
    for line in lines[1:]:
        if _("Stage") not in item and facts.is_stage(line):
            item[_("Stage")] = line.strip()
        elif _("Hook") not in item and (said := facts.quotation(line)):
            item[_("Hook")] = said
        else:
            rest.append(line)
    if notes := "\n".join(rest).strip():
        item[_("Notes")] = notes
