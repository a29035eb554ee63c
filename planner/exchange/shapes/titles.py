"""Takes apart the first line of a video in a list: its day and time, its title, its hook in quotes, its hashtags."""

import re
from functools import cache

from planner import presets
from planner.exchange import stages
from planner.exchange.limits import MAX_SHORT
from planner.exchange.shapes import facts, lines
from planner.exchange.shapes.headers import field_of
from planner.exchange.shapes.keys import without_sign
from planner.exchange.shapes.when import is_when, leading, plain_words
from planner.i18n import N_, _
from planner.texts.vocabulary import plain

_WORD = re.compile(r"\S+")
_ONLY_TAGS = re.compile(r"(?:[#＃][^\s#＃,]++,?)++")
_QUOTED = re.compile(r"^(.*\S)\s+[\"“„«]([^\"“”„«»]+)[\"”»]\s*$", re.DOTALL)
_LAST = re.compile(
    r"^(.*\S)(?:\s+[-–—|@]\s*|\s*[(\[]|,\s+|\s+(?=(?:jam|pukul|pkl|at)\s))([^()\[\]–—|@]{1,30})[)\]]?\s*$",
    re.DOTALL,
)
_NAMED = re.compile(
    r"^(.*\S)\s*[(\[]([^()\[\]:：\"“„«]{2,30}?)\s*(?:[:：]|(?=[\"“„«]))\s*([^()\[\]]+)[)\]]\s*$", re.DOTALL
)
"""A title, and in brackets a field and what it holds: "Mug (hook: Look)"."""
_BRACKETED = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]\n]{4,40})[)\]]\s*([^()\[\]\n]{0,60})$", re.DOTALL)
"""A title, a day in brackets, and what little stands behind it."""
_TOLD = frozenset({"hook", "caption", "sound", "cta", "product", "overlay", "format"})
_UNDATED = re.compile(r"([^\W\d][^:\n–—-]{1,30}?)\s*(?::|\s[-–—|])\s+(\S.*)", re.DOTALL)
_NAMES = {
    "date": N_("Date"), "time": N_("Time"), "both": N_("Date and time"), "week": N_("Day"),
}  # fmt: skip


@cache
def _tags_at(text: str) -> int:
    """Return where the hashtags at the end of a text begin, its length where it has none."""
    place = len(text)
    for word in reversed(list(_WORD.finditer(text))):
        if not _ONLY_TAGS.fullmatch(word[0]):
            break
        place = word.start()
    return place


def _signs() -> dict[str, str]:
    found: dict[str, str] = presets.read("shapes")["signs"]
    return found


def sign_field(sign: str) -> str | None:
    """Return the field that a sign such as 🪝 stands for, "when" for a day; None for any other."""
    return _signs().get(sign[:1]) if sign else None


def when_name(text: str) -> str:
    """Return what the column of a day or an hour is called."""
    return _(_NAMES[is_when(text) or "both"])


def is_day_off(title: str) -> bool:
    """Return whether a line says of a day that nothing is posted."""
    when = leading(title)
    words = (when.rest if when else title).casefold().split()
    starts = {plain(" ".join(words[:count])) for count in (1, 2)}
    return bool(when) and bool(starts & plain_words("day_off")) and len(words) <= 6


def cells(title: str, fields: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the cells of an item by column, and what of its first line stands over it.

    That is its title where a field gives another.
    """
    found: dict[str, str] = {}
    named = {field_of(name) for name in fields}
    text = title[len(lines.numbering(title)) :].strip()
    text = _without_day(text, found)
    if len(text) > MAX_SHORT:
        named |= {"hashtags", "hook", "time"}
    text = _without_bracket(text, found, named)
    if _("Time") not in found and not named & {"time", "datetime"} and (behind := clock_behind(text)):
        text, found[_("Time")] = behind
    if "hashtags" not in named and (place := _tags_at(text)) < len(text):
        found[_("Hashtags")] = text[place:].strip()
        text = text[:place].strip()
    if (said := _NAMED.match(text[:MAX_SHORT])) and (name := field_of(said[2])) in _TOLD - named:
        text, found[said[2]] = said[1], said[3].strip(' "“”„«»')
        named.add(name)
    rest, told = facts.split(text)
    if told and not any(field_of(name) in named for name in told):
        found |= told
        text = rest
    if "hook" not in named and (quoted := _QUOTED.match(text)):
        before = _before_hook(quoted[1])
        if before is not None:
            found[_("Hook")] = quoted[2].strip()
            text = before
    over: tuple[str, ...] = ()
    if text and "title" in named:
        over = (text,)
    elif text:
        found = {**found, _("Title"): text}
    return found | {name: cell for name, cell in fields.items() if name not in found} | _both(
        found, fields
    ), over


def _without_day(text: str, found: dict[str, str]) -> str:
    """Return a text without the day it begins with, which goes to its column, as "no date yet" does."""
    if when := leading(without_sign(text)[1]):
        found[_(_NAMES[when.kind])] = when.text
        return when.rest[len(lines.numbering(when.rest)) :].strip()
    undated = _UNDATED.match(text[:MAX_SHORT])
    if undated and plain(undated[1]) in plain_words("undated"):
        found[_("Date")] = undated[1]
        return text[undated.start(2) :]
    return text


def _without_bracket(text: str, found: dict[str, str], named: set[str | None]) -> str:
    """Return a title without the day in brackets behind it and how far the video is: "Mug (Tue 1 June, 6pm) edited"."""
    dated = found or named & {"date", "datetime", "time"}
    said = None if dated else _BRACKETED.match(text[:MAX_SHORT])
    when = leading(said[2]) if said else None
    if not said or when is None or when.rest or when.kind == "time" or not any(map(str.isdigit, said[2])):
        return text
    behind = without_sign(said[3].strip())[1].strip(" -–—,:")
    if behind and not stages.is_stage(behind):
        return text
    found[_(_NAMES[when.kind])] = when.text
    if behind and "stage" not in named:
        found[_("Stage")] = behind
    return said[1].strip()


def only_tags(text: str) -> bool:
    """Return whether a line holds hashtags and nothing else."""
    words = text.replace(",", " ").split()
    return bool(words) and all(word[0] in "#＃" and len(word) > 1 for word in words)


def clock_behind(text: str) -> tuple[str, str] | None:
    """Return a title and the hour that ends it: "Mug — 7am"; None for one without."""
    last = _LAST.match(text)
    return (last[1], last[2].strip()) if last and _is_clock(last[2]) else None


def _is_clock(text: str) -> bool:
    return is_when(text) == "time" and any(map(str.isdigit, text))


def _before_hook(text: str) -> str | None:
    """Return a title without the dash or the word "hook" that ends it, None where it ends with neither."""
    words = text.rsplit(maxsplit=1)
    if len(words) == 2 and field_of(words[1].strip(":=")) == "hook":
        return words[0].rstrip(" -–—|:,")
    return text.rstrip(" -–—|:,") if text[-1] in "-–—|:," else None


def _both(found: dict[str, str], fields: dict[str, str]) -> dict[str, str]:
    """Return what a line and a field both give under one name, joined."""
    return {name: f"{found[name]}, {fields[name]}" for name in found if fields.get(name)}
